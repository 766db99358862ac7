{% macro require_text(values) -%}
    {%- for name, value in values.items() -%}
        {%- if not (value or '') | string | trim or (value | string) | length > 200 -%}
            {{ exceptions.raise_compiler_error(
                '%s has to say who or what, in 1 to 200 characters; it goes into the audit log.' | format(name)
            ) }}
        {%- endif -%}
    {%- endfor -%}
{%- endmacro %}
