{# run_memory(): a mapping that all nodes and hooks of this run share, for what costs time to work out and does not change while a run lasts. It lies in dbt's
   `graph`, the one object that dbt gives to all of them, under this run's id. Empty at first; not to be used while dbt parses. #}
{% macro run_memory() -%}
    {{ return(graph.setdefault('ssd_scrambler ' ~ invocation_id, {})) }}
{%- endmacro %}
