{% macro archive_staging(phase, reason) -%}
    {%- set archive = layer_relation('phase_' ~ phase, 'staging_archive') -%}
    {%- set kept = {
        'id': 'int',
        'person_id': 'nvarchar(20)',
        'submission_status': 'nvarchar(50)',
        'submission_timestamp': 'nvarchar(30)',
        'api_response': 'nvarchar(4000)',
        'row_state': 'nvarchar(10)',
        'last_updated': 'nvarchar(30)'
    } -%}
    {%- set rows = run_query('select count(*) as staged from %s' | format(this)).rows[0][0] -%}
    {%- if rows -%}
        {%- set held = staged_generation(phase) or 'unknown' -%}
        {%- set columns = dict(archived_at='nvarchar(30)', generation='nvarchar(60)', **kept) -%}
        {%- do run_query(create_table_if_absent(archive, columns)) -%}
        {%- set copy -%}
        insert into {{ archive }} ({{ columns | join(', ') }})
        select
            {{ utc_now_text() }} as archived_at,
            {{ quoted(held) }} as generation
            {%- for name, type in kept.items() %},
            {{ typed('s.' ~ name, type) }} as {{ name }}
            {%- endfor %}
        from {{ this }} as s
        {%- endset -%}
        {%- do run_query(copy) -%}
        {%- set detail = {'phase': phase, 'reason': reason, 'rows': rows, 'generation_archived': held} -%}
        {%- do record_event('staging archived', detail) -%}
        {%- do log(
            'Phase %s: %s staged rows of before are archived without their payloads (%s).'
            | format(phase, rows, reason),
            info=true
        ) -%}
    {%- endif -%}
{%- endmacro %}
