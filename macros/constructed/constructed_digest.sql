{# No key: nothing here is secret, and the same numbers give the same record on any day and any engine. #}
{% macro constructed_digest(kind, parts) -%}
{{ sha256_digest("concat('constructed|%s|', %s)" | format(kind, parts | join(", '|', "))) }}
{%- endmacro %}
