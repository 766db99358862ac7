{# draws(digest, prefix, count): select-list columns <prefix>0, <prefix>1 … of a digest's draws. #}
{% macro draws(digest, prefix, count) -%}
    {%- for position in range(count) %}
{{ draw(digest, position) }} as {{ prefix }}{{ position }}{{ ',' if not loop.last }}
    {%- endfor %}
{%- endmacro %}
