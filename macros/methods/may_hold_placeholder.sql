{% macro may_hold_placeholder(rule) -%}
    {{ return(rule.data_type not in ['nchar(1)', 'nchar(2)', 'nvarchar(2)', 'bit']) }}
{%- endmacro %}
