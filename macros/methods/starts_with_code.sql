{# starts_with_code(text, code): whether a normalised text starts with a code and goes on with anything but a letter or a digit, as in
   "1A - Schools". #}
{% macro starts_with_code(text, code) -%}
(left({{ text }}, len({{ code }})) = {{ code }} and substring({{ text }}, len({{ code }}) + 1, 1) in (' ', '-', ':', '.', ',', '(', '/', '_'))
{%- endmacro %}
