{# identifier_lengths(): the branches of a CASE over the identifier that give the length of its pseudonyms, from the var `identifiers`.
   Errors: a length outside 12 to 32 (fewer characters would collide, more would not fit DfE's 36). #}
{% macro identifier_lengths() -%}
    {%- set lengths = var('identifiers') -%}
    {%- for identifier, length in lengths.items() if length < 12 or length > 32 -%}
        {{ exceptions.raise_compiler_error("var identifiers: the length of '" ~ identifier ~ "' is 12 to 32 characters, not " ~ length ~ '.') }}
    {%- endfor -%}
    {%- for identifier, length in lengths.items() if identifier != 'other' -%}
when '{{ identifier }}' then {{ length }}{{ ' ' }}
    {%- endfor -%}
else {{ lengths['other'] }}
{%- endmacro %}
