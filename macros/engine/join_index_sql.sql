{% macro join_index_sql(relation, column) -%}
    {{ return(adapter.dispatch('join_index_sql', 'ssd_scrambler')(relation=relation, column=column)) }}
{%- endmacro %}

{% macro default__join_index_sql(relation, column) %}{{ engine_not_supported('join_index_sql') }}{% endmacro %}

{# Not unique: a column of a foreign key holds a parent's key many times. The name is the column's; a table's index
   names are its own. #}
{% macro sqlserver__join_index_sql(relation, column) -%}
create nonclustered index ix_{{ column }} on {{ relation }} ({{ column }})
{%- endmacro %}

{% macro duckdb__join_index_sql(relation, column) %}{% endmacro %}
