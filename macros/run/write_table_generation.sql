{% macro write_table_generation(name, generation) -%}
    {%- set generations = layer_relation('audit', 'table_generations') -%}
    {%- set forget -%}
delete from {{ generations }} where table_name = {{ quoted(name) }}
    {%- endset -%}
    {%- set note -%}
insert into {{ generations }} (table_name, generation, built_at)
select {{ quoted(name) }}, {{ quoted(generation) }}, {{ utc_now_text() }}
    {%- endset -%}
    {%- do run_query(forget) -%}
    {%- do run_query(note) -%}
{%- endmacro %}
