{# engine_not_supported(primitive): raised where a primitive of macros/engine has no version for the target's adapter. #}
{% macro engine_not_supported(primitive) -%}
    {{ exceptions.raise_compiler_error(
        primitive ~ ' is not written for the adapter ' ~ adapter.type() ~ '. Use a duckdb or a sqlserver target, or add '
        ~ adapter.type() ~ '__' ~ primitive ~ ' beside the others in macros/engine.') }}
{%- endmacro %}
