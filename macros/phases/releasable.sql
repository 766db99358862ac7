{% macro releasable(alias) -%}
    {%- set of = alias ~ '.' if alias else '' -%}
lower({{ of }}submission_status) = 'held'
and not ({{ of }}row_state = 'Deleted' and {{ of }}submission_timestamp is null)
{%- endmacro %}
