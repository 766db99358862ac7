{% macro generation() -%}
    {{ return(run_started_at.strftime('%Y%m%dT%H%M%S') ~ '-' ~ invocation_id.split('-')[0]) }}
{%- endmacro %}
