{# write_table_generation(name, generation): notes in the audit schema what a table holds from now on, and since when. #}
{% macro write_table_generation(name, generation) -%}
    {%- set generations = layer_relation('audit', 'table_generations') -%}
    {%- do run_query('delete from ' ~ generations ~ " where table_name = '" ~ name ~ "'") -%}
    {%- do run_query('insert into ' ~ generations ~ " (table_name, generation, built_at) select '" ~ name ~ "', '" ~ generation ~ "', " ~ utc_now_text()) -%}
{%- endmacro %}
