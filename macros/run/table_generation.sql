{% macro table_generation(name) -%}
    {%- set query -%}
select max(generation) as generation
from {{ layer_relation('audit', 'table_generations') }}
where table_name = {{ quoted(name) }}
    {%- endset -%}
    {{ return(run_query(query).rows[0][0] or '') }}
{%- endmacro %}
