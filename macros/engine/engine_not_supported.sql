{% macro engine_not_supported(primitive) -%}
    {{ exceptions.raise_compiler_error(
        '%s is not written for the adapter %s. Use a duckdb or a sqlserver target, or add %s__%s beside the others in '
        'macros/engine.' | format(primitive, adapter.type(), adapter.type(), primitive)) }}
{%- endmacro %}
