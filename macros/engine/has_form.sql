{% macro has_form(expression, form) -%}
    {%- if form not in ['id', 'upn', 'postcode', 'text'] -%}
        {{ exceptions.raise_compiler_error("has_form: form is id, upn, postcode or text, not '" ~ form ~ "'") }}
    {%- endif -%}
    {{ return(adapter.dispatch('has_form', 'ssd_scrambler')(expression=expression, form=form)) }}
{%- endmacro %}

{% macro default__has_form(expression, form) %}{{ engine_not_supported('has_form') }}{% endmacro %}

{# Of an id the two marks are taken out first: both mean something of their own in a pattern of LIKE. #}
{% macro sqlserver__has_form(expression, form) -%}
    {%- set binary = 'collate Latin1_General_100_BIN2' -%}
    {%- set outward_codes = [
        '[A-Z][0-9]', '[A-Z][0-9][0-9]', '[A-Z][0-9][A-Z]',
        '[A-Z][A-Z][0-9]', '[A-Z][A-Z][0-9][0-9]', '[A-Z][A-Z][0-9][A-Z]',
    ] -%}
    {%- if form == 'id' -%}
replace(replace({{ expression }}, '_', ''), '-', '') not like '%[^A-Za-z0-9]%' {{ binary }}
    {%- elif form == 'upn' -%}
{{ expression }} like replicate('[A-Za-z0-9]', 13) {{ binary }}
    {%- elif form == 'text' -%}
{{ expression }} not like concat('%[^ -', nchar(65533), ']%') {{ binary }}
    {%- else -%}
(
            {%- for outward in outward_codes %}
            {{ 'or ' if not loop.first }}{{ expression }} like '{{ outward }}[0-9][A-Z][A-Z]' {{ binary }}
            or {{ expression }} like '{{ outward }} [0-9][A-Z][A-Z]' {{ binary }}
            {%- endfor %})
    {%- endif -%}
{%- endmacro %}

{% macro duckdb__has_form(expression, form) -%}
    {%- set patterns = {
        'id': '[A-Za-z0-9_-]*',
        'upn': '[A-Za-z0-9]{13}',
        'postcode': '[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}',
        'text': '[^\\x00-\\x1f]*',
    } -%}
regexp_full_match({{ expression }}, '{{ patterns[form] }}')
{%- endmacro %}
