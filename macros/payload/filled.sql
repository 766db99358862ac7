{% macro filled(expression) -%}
case
            when {{ expression }}
                not in ('', '{{ text_placeholders() | join("', '") }}')
                then {{ expression }}
        end
{%- endmacro %}
