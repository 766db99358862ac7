{% macro draws(digest, prefix, count) -%}
    {%- for position in range(count) %}
{{ draw(digest, position) }} as {{ prefix }}{{ position }}{{ ',' if not loop.last }}
    {%- endfor %}
{%- endmacro %}
