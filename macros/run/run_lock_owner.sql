{% macro run_lock_owner() -%}
    {%- set query -%}
select max(owner) as owner from {{ layer_relation('audit', 'run_lock') }}
    {%- endset -%}
    {{ return(run_query(query).rows[0][0] or '') }}
{%- endmacro %}
