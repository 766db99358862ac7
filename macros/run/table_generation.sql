{# table_generation(name): the generation that a table holds by the audit schema; empty where none was noted. #}
{% macro table_generation(name) -%}
    {%- set row = run_query('select max(generation) as generation from ' ~ layer_relation('audit', 'table_generations') ~ " where table_name = '" ~ name ~ "'").rows[0] -%}
    {{ return(row[0] or '') }}
{%- endmacro %}
