{% macro identifier_lengths() -%}
    {%- set lengths = var('identifiers') -%}
    {%- for identifier, length in lengths.items() if length < 12 or length > 32 -%}
        {%- set fault = "var identifiers: the length of '%s' is 12 to 32 characters, not %s." -%}
        {{ exceptions.raise_compiler_error(fault | format(identifier, length)) }}
    {%- endfor -%}
    {%- for identifier, length in lengths.items() if identifier != 'other' %}
            when '{{ identifier }}' then {{ length }}
    {%- endfor %}
            else {{ lengths['other'] }}
{%- endmacro %}
