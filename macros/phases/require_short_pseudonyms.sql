{# require_short_pseudonyms(): raises where the var `identifiers` gives pseudonyms that the API does not take: 20 characters for a child, two of which say the phase, and
   12 for a worker. #}
{% macro require_short_pseudonyms() -%}
    {%- set longest = {'person': 18, 'worker': 12} -%}
    {%- for identifier, length in longest.items() if var('identifiers')[identifier] | int > length -%}
        {{ exceptions.raise_compiler_error("var identifiers: a payload takes pseudonyms of '" ~ identifier ~ "' of at most " ~ length ~ ' characters, not ' ~ var('identifiers')[identifier] ~ '.') }}
    {%- endfor -%}
{%- endmacro %}
