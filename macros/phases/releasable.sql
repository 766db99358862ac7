{# releasable(alias): SQL: which rows a release frees: those that are held, but not the deletion of a child that was never sent. #}
{% macro releasable(alias) -%}
    {%- set of = alias ~ '.' if alias else '' -%}
    {{ return("lower(" ~ of ~ "submission_status) = 'held' and not (" ~ of ~ "row_state = 'Deleted' and " ~ of ~ 'submission_timestamp is null)') }}
{%- endmacro %}
