{% macro digest_hex(digest, characters) -%}
    {{ return(adapter.dispatch('digest_hex', 'ssd_scrambler')(digest=digest, characters=characters)) }}
{%- endmacro %}

{% macro default__digest_hex(digest, characters) %}{{ engine_not_supported('digest_hex') }}{% endmacro %}

{% macro sqlserver__digest_hex(digest, characters) -%}
left(lower(convert(varchar(64), {{ digest }}, 2)), {{ characters }})
{%- endmacro %}

{% macro duckdb__digest_hex(digest, characters) -%}
substr({{ digest }}, 1, {{ characters }})
{%- endmacro %}
