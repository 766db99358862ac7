{% macro array_json(expression, before, after='') -%}
    {%- set parts = [long_text(quoted(before)), expression] + ([quoted(after)] if after else []) -%}
case
                when {{ expression }} is not null
                    then concat({{ parts | join(', ') }})
            end
{%- endmacro %}
