{% macro text_aggregate(expression, separator, order_by) -%}
    {{ return(adapter.dispatch('text_aggregate', 'ssd_scrambler')(
        expression=expression, separator=separator, order_by=order_by)) }}
{%- endmacro %}

{% macro default__text_aggregate(expression, separator, order_by) %}
    {{- engine_not_supported('text_aggregate') -}}
{% endmacro %}

{% macro sqlserver__text_aggregate(expression, separator, order_by) -%}
string_agg(cast({{ expression }} as nvarchar(max)), '{{ separator }}') within group (order by {{ order_by }})
{%- endmacro %}

{% macro duckdb__text_aggregate(expression, separator, order_by) -%}
string_agg({{ expression }}, '{{ separator }}' order by {{ order_by }})
{%- endmacro %}
