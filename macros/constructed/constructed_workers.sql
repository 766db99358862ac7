{# constructed_workers(): how many workers the constructed lane has: twelve for each 240 children. #}
{% macro constructed_workers() -%}
    {{ return(((constructed_children() - 1) // 240 + 1) * 12) }}
{%- endmacro %}
