{# archive_staging(phase, reason): copies what a staging table says of its rows, but no payload and no hash of their meaning, to staging_archive beside it, and records it. #}
{% macro archive_staging(phase, reason) -%}
    {%- set archive = layer_relation('phase_' ~ phase, 'staging_archive') -%}
    {%- set columns = ['id', 'person_id', 'submission_status', 'submission_timestamp', 'api_response', 'row_state', 'last_updated'] -%}
    {%- set types = {'archived_at': 'nvarchar(30)', 'generation': 'nvarchar(60)'} -%}
    {%- for column in columns -%}
        {%- set type = {'id': 'int', 'person_id': 'nvarchar(20)', 'submission_status': 'nvarchar(50)', 'row_state': 'nvarchar(10)', 'api_response': 'nvarchar(4000)'}.get(column, 'nvarchar(30)') -%}
        {%- do types.update({column: type}) -%}
    {%- endfor -%}
    {%- set rows = run_query('select count(*) as staged from ' ~ this).rows[0][0] -%}
    {%- if rows -%}
        {%- set held = staged_generation(phase) or 'unknown' -%}
        {%- do run_query(create_table_if_absent(archive, types)) -%}
        {%- set copied = [] -%}
        {%- for column in columns -%}{%- do copied.append(typed('s.' ~ column, types[column]) ~ ' as ' ~ column) -%}{%- endfor -%}
        {%- do run_query('insert into ' ~ archive ~ ' (' ~ types.keys() | join(', ') ~ ') select ' ~ utc_now_text() ~ " as archived_at, '" ~ held ~ "' as generation, "
            ~ copied | join(', ') ~ ' from ' ~ this ~ ' as s') -%}
        {%- do record_event('staging archived', {'phase': phase, 'reason': reason, 'rows': rows, 'generation_archived': held}) -%}
        {%- do log('Phase ' ~ phase ~ ': ' ~ rows ~ ' staged rows of before are archived without their payloads (' ~ reason ~ ').', info=true) -%}
    {%- endif -%}
{%- endmacro %}
