{# generation(): the id of the generation that this run makes: when it started and the first part of its invocation id. #}
{% macro generation() -%}
    {{ return(run_started_at.strftime('%Y%m%dT%H%M%S') ~ '-' ~ invocation_id.split('-')[0]) }}
{%- endmacro %}
