{% macro refuse_full_refresh(phase) -%}
    {%- if should_full_refresh() -%}
        {%- set query -%}
        select count(*) as sent
        from {{ this }} as s
        where s.submission_timestamp is not null or lower(s.submission_status) = 'sent'
        {%- endset -%}
        {%- set sent = run_query(query).rows[0][0] -%}
        {%- if sent and not var('replace_sent') -%}
            {{ exceptions.raise_compiler_error(
                '--full-refresh would forget %s rows that were sent: the next build could tell neither what changed '
                "nor who left. Build without it, or with --vars '{replace_sent: true}' if DfE has agreed to take "
                'everything anew.' | format(sent)
            ) }}
        {%- endif -%}
        {%- do archive_staging(phase, 'full refresh') -%}
    {%- endif -%}
{%- endmacro %}
