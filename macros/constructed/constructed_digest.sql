{# constructed_digest(kind, parts): what the draws of a constructed record are cut from: a hash of its kind and numbers. No key: nothing here
   is secret, and the same numbers give the same record on any day and any engine. #}
{% macro constructed_digest(kind, parts) -%}
{{ sha256_digest("concat('constructed|" ~ kind ~ "|', " ~ parts | join(", '|', ") ~ ')') }}
{%- endmacro %}
