{# record_generation(): post-hook of every scrambled model: notes which generation the table now holds. #}
{% macro record_generation() -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {%- set generations = layer_relation('audit', 'table_generations') -%}
        {%- do run_query('delete from ' ~ generations ~ " where table_name = '" ~ this.identifier ~ "'") -%}
        {%- do run_query('insert into ' ~ generations ~ " (table_name, generation, built_at) select '" ~ this.identifier ~ "', '" ~ generation() ~ "', " ~ utc_now_text()) -%}
    {%- endif -%}
{%- endmacro %}

{# require_unique_rows(): post-hook of vault__rows: raises where a table's key occurs more than once. Records are compared with their
   originals by key, so a doubled key could neither be proven nor told apart. Counts only. #}
{% macro require_unique_rows() -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {%- set names = {} -%}
        {%- for entry in ssd_tables() -%}{%- do names.update({entry.number: entry.table}) -%}{%- endfor -%}
        {%- set found = [] -%}
        {%- for row in run_query('select table_number, count(*) as doubled from (select table_number, row_key from ' ~ this ~ ' group by table_number, row_key having count(*) > 1) as d group by table_number order by table_number').rows -%}
            {%- do found.append(names[row[0] | int] ~ ' (' ~ row[1] ~ ')') -%}
        {%- endfor -%}
        {%- if found -%}
            {{ exceptions.raise_compiler_error('Primary keys occur more than once, case and spaces at the ends aside: ' ~ found | join(', ') ~ ' doubled. Remove the doubled records from the extract, then run `dbt build --selector scramble` again. Nothing was scrambled.') }}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}

{# require_pseudonyms(): post-hook of vault__identifiers: raises where a value got no pseudonym, which means that an identifier of fixed form
   has run out of numbers. #}
{% macro require_pseudonyms() -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {%- set found = [] -%}
        {%- for row in run_query('select identifier, count(*) as missing from ' ~ this ~ ' where pseudonym is null group by identifier').rows -%}
            {%- do found.append(row[0] ~ ' (' ~ row[1] ~ ' values; capacity ' ~ generated_identifiers().get(row[0]) ~ ')') -%}
        {%- endfor -%}
        {%- if found -%}
            {{ exceptions.raise_compiler_error('Identifiers without a new value: ' ~ found | join(', ') ~ '. The extract holds more distinct values than there are numbers that were never issued: check the column for junk.') }}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}
