{# values_withheld(sql): a statement whose errors hold no value of a table. SQL Server's own messages quote the value that could not be converted (245),
   that was too long (2628) or that occurs twice (2627), and dbt writes what it gets into the log, run_results.json and the console. #}
{% macro values_withheld(sql) -%}
    {{ return(adapter.dispatch('values_withheld', 'ssd_scrambler')(sql=sql)) }}
{%- endmacro %}

{% macro default__values_withheld(sql) %}{{ engine_not_supported('values_withheld') }}{% endmacro %}

{# The declaration first: a block may not be empty, and some statements of dbt are comments alone. The message is thrown
   under the number 50000, since THROW takes no number of the server's own. #}
{% macro sqlserver__values_withheld(sql) -%}
begin try
declare @ssd_scrambler_error nvarchar(2000);
{{ sql }}
end try
begin catch
set @ssd_scrambler_error = concat('SQL Server error ', error_number(), ', line ', error_line(), ': ', case
    when error_number() in ({{ errors_without_values() | join(', ') }}) then error_message()
    when error_number() in (235, 241, 242, 244, 245, 248, 293, 295, 8114, 8169) then 'a value cannot be converted to the type that it is given'
    when error_number() in (220, 232, 8115) then 'a number is outside the range of its type'
    when error_number() in (2628, 8152) then 'a text is too long for its column'
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

{# errors_without_values(): the numbers of SQL Server errors whose message names objects, columns, rights and resources, never a value: they are shown as
   they are. Source: sys.messages. #}
{% macro errors_without_values() -%}
    {{ return([
        102, 156, 195, 206, 207, 208, 209, 213, 4104, 8117, 8120, 457, 468, 512, 8134,
        229, 230, 262, 297, 300, 911, 916, 2760, 3701, 15151, 15247, 2714, 15225, 15335,
        511, 701, 1101, 1105, 1204, 1205, 1222, 1701, 1946, 3906, 3930, 8623, 8632, 8645, 9002, 40544
    ]) }}
{%- endmacro %}
