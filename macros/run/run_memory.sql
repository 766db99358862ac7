{# For what costs time to work out and does not change while a run lasts. `graph` is the one object that dbt gives to
   all nodes and hooks. Not to be used while dbt parses. #}
{% macro run_memory() -%}
    {{ return(graph.setdefault('ssd_scrambler ' ~ invocation_id, {})) }}
{%- endmacro %}
