{# refuse_full_refresh(phase): raises where --full-refresh would forget what was sent, unless the var replace_sent says so. The rows are archived first. #}
{% macro refuse_full_refresh(phase) -%}
    {%- if should_full_refresh() -%}
        {%- set sent = run_query('select count(*) as sent from ' ~ this ~ " as s where s.submission_timestamp is not null or lower(s.submission_status) = 'sent'").rows[0][0] -%}
        {%- if sent and not var('replace_sent') -%}
            {{ exceptions.raise_compiler_error(
                '--full-refresh would forget ' ~ sent ~ ' rows that were sent: the next build could tell neither what changed nor who left. Build without it, or with --vars '
                ~ "'{replace_sent: true}' if DfE has agreed to take everything anew.") }}
        {%- endif -%}
        {%- do archive_staging(phase, 'full refresh') -%}
    {%- endif -%}
{%- endmacro %}
