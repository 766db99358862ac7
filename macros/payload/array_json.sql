{% macro array_json(expression, before, after='') -%}
    {%- set texts = [long_text(quoted(before)), expression] + ([quoted(after)] if after else []) -%}
case
                when {{ expression }} is not null
                    then concat({{ texts | join(', ') }})
            end
{%- endmacro %}
