{% macro is_date_or_number(rule) -%}
    {{ return(rule.kind in ['date', 'partial_date', 'number']) }}
{%- endmacro %}
