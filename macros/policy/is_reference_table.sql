{% macro is_reference_table(rules) -%}
    {{ return(rules | map(attribute='method') | unique | list == ['keep']) }}
{%- endmacro %}
