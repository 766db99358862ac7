{% macro first_word(expression) -%}
    {{ return(adapter.dispatch('first_word', 'ssd_scrambler')(expression=expression)) }}
{%- endmacro %}

{% macro default__first_word(expression) %}{{ engine_not_supported('first_word') }}{% endmacro %}

{% macro sqlserver__first_word(expression) -%}
left({{ expression }}, charindex(' ', concat({{ expression }}, ' ')) - 1)
{%- endmacro %}

{% macro duckdb__first_word(expression) -%} split_part({{ expression }}, ' ', 1) {%- endmacro %}
