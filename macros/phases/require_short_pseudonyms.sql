{% macro require_short_pseudonyms() -%}
    {%- set longest = {'person': 18, 'worker': 12} -%}
    {%- for identifier, length in longest.items() if var('identifiers')[identifier] | int > length -%}
        {{ exceptions.raise_compiler_error(
            "var identifiers: a payload takes pseudonyms of '%s' of at most %s characters, not %s."
            | format(identifier, length, var('identifiers')[identifier])
        ) }}
    {%- endfor -%}
{%- endmacro %}
