{% macro constructed_workers() -%}
    {{ return(((constructed_children() - 1) // 240 + 1) * 12) }}
{%- endmacro %}
