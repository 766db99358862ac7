{% macro starts_with_code(text, code) -%}
(
            left({{ text }}, len({{ code }})) = {{ code }}
            and substring({{ text }}, len({{ code }}) + 1, 1) in (' ', '-', ':', '.', ',', '(', '/', '_')
        )
{%- endmacro %}
