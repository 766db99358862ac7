{# form_identifiers(rule): the identifier spaces of a rule's `forms`, `by` left out. #}
{% macro form_identifiers(rule) -%}
    {{ return((rule.options.forms or {}) | reject('equalto', 'by') | list) }}
{%- endmacro %}
