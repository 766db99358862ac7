{% macro date_text(expression) -%}
    {{ return(adapter.dispatch('date_text', 'ssd_scrambler')(expression=expression)) }}
{%- endmacro %}

{% macro default__date_text(expression) %}{{ engine_not_supported('date_text') }}{% endmacro %}

{% macro sqlserver__date_text(expression) -%} convert(nvarchar(10), {{ expression }}, 103) {%- endmacro %}

{% macro duckdb__date_text(expression) -%} strftime({{ expression }}, '%d/%m/%Y') {%- endmacro %}
