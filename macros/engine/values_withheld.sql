{# SQL Server's own messages quote the value that could not be converted (245), that was too long (2628) or that
   occurs twice (2627), and dbt writes what it gets into the log, run_results.json and the console. #}
{% macro values_withheld(sql) -%}
    {{ return(adapter.dispatch('values_withheld', 'ssd_scrambler')(sql=sql)) }}
{%- endmacro %}

{% macro default__values_withheld(sql) %}{{ engine_not_supported('values_withheld') }}{% endmacro %}

{# The declaration first: a block may not be empty, and some statements of dbt are comments alone. The message is
   thrown under the number 50000, since THROW takes no number of the server's own. #}
{% macro sqlserver__values_withheld(sql) -%}
begin try
declare @ssd_scrambler_error nvarchar(2000);
{{ sql }}
end try
begin catch
set @ssd_scrambler_error = concat('SQL Server error ', error_number(), ', line ', error_line(), ': ', case
    when error_number() in (
        {%- for numbers in errors_without_values() | batch(25) %}
        {{ numbers | join(', ') }}{{ ',' if not loop.last }}
        {%- endfor %}
    ) then error_message()
    when error_number() in (235, 241, 245, 293, 295, 8114, 8169, 9819)
        then 'a value cannot be converted to the type that it is given'
    when error_number() in (220, 232, 242, 244, 248, 8115) then 'a value is outside the range of its type'
    when error_number() in (2628, 2629, 8152) then 'a text is too long for its column'
    when error_number() in (1505, 2601, 2627) then 'two rows have the same key'
    else 'no description'
end, '. The message of the server itself is not shown where it could quote a value.');
if xact_state() = -1 rollback transaction;
throw 50000, @ssd_scrambler_error, 1;
end catch
{%- endmacro %}

{# DuckDB has no block that catches: it is for made-up data. #}
{% macro duckdb__values_withheld(sql) -%}
{{ sql }}
{%- endmacro %}

{% macro errors_without_values() -%}
    {%- set numbers = {
        'statements and types': [
            102, 110, 120, 121, 156, 195, 205, 206, 207, 208, 209, 213, 257, 260, 306, 402, 421, 446, 449, 451, 456,
            457, 468, 512, 515, 529, 536, 537, 547, 1934, 4104, 8116, 8117, 8118, 8120, 8121, 8127, 8134, 8155, 8156,
            8158, 8159, 8168,
        ],
        'objects and rights': [
            229, 230, 262, 297, 300, 911, 916, 1088, 1913, 2705, 2714, 2760, 2812, 3701, 3702, 3726, 4060, 4712, 4902,
            4922, 4924, 5074, 15151, 15225, 15247, 15335,
        ],
        'transactions and locks': [601, 1204, 1205, 1221, 1222, 3609, 3902, 3903, 3906, 3930, 3960, 3964],
        'space, memory and limits': [
            511, 701, 802, 823, 824, 845, 1101, 1104, 1105, 1132, 1701, 1946, 3627, 8618, 8621, 8622, 8623, 8624, 8630,
            8631, 8632, 8642, 8645, 8651, 9001, 9002,
        ],
        'Azure': [10928, 10929, 40501, 40544, 40549, 40550, 40551, 40552, 40553],
    } -%}
    {{ return(numbers.values() | sum(start=[])) }}
{%- endmacro %}
