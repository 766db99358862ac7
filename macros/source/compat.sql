{% macro live_column(rule, columns) -%}
    {{ return(columns.get(rule.name | lower) or columns.get(rule.renamed_from | lower)) }}
{%- endmacro %}
{% macro table_is_readable(table, rules, live) -%}{{ return(conform_source(table).is_readable) }}{%- endmacro %}
{% macro prepared_source(table, rules, live) -%}{{ read_rows(table, rules) }}{%- endmacro %}
{% macro row_key_expression(rules) -%}{{ return(row_key(rules)) }}{%- endmacro %}
