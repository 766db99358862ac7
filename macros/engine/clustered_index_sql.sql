{% macro clustered_index_sql(relation, columns) -%}
    {{ return(adapter.dispatch('clustered_index_sql', 'ssd_scrambler')(relation=relation, columns=columns)) }}
{%- endmacro %}

{% macro default__clustered_index_sql(relation, columns) %}
    {{- engine_not_supported('clustered_index_sql') -}}
{% endmacro %}

{% macro sqlserver__clustered_index_sql(relation, columns) -%}
create clustered index scrambled_order on {{ relation }} ({{ columns | join(', ') }})
{%- endmacro %}

{% macro duckdb__clustered_index_sql(relation, columns) %}{% endmacro %}
