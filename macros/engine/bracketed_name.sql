{% macro bracketed_name(name) -%} [{{ name | replace(']', ']]') }}] {%- endmacro %}
