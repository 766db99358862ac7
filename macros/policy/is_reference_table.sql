{% macro is_reference_table(rules) -%}
    {{ return(rules | map(attribute='expected') | unique | list == ['keep']) }}
{%- endmacro %}
