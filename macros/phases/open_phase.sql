{# open_phase(): pre-hook of every staging model. Refuses what would stage something else than the phase means, opens the audit log, and starts afresh where the
   table holds an older generation. Makes no key. #}
{% macro open_phase() -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {%- set phase = model_phase() -%}
        {%- set advice = 'Use `dbt build --selector phase_' ~ phase ~ '`.' -%}
        {%- if flags.EMPTY or invocation_args_dict.get('sample') -%}
            {{ exceptions.raise_compiler_error('--empty and --sample would mark every child that they leave out as deleted. ' ~ advice) }}
        {%- endif -%}
        {%- do check_vars() -%}
        {%- do open_audit() -%}
        {%- if phase == 5 -%}{%- do require_live() -%}{%- endif -%}
        {%- if phase_lane(phase) == 'scrambled' -%}{%- do require_gate() -%}{%- endif -%}
        {%- do require_children(phase) -%}
        {%- if relation_exists(this) -%}
            {%- do refuse_full_refresh(phase) -%}
            {%- do start_generation(phase) -%}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}

{# require_children(phase): raises where a phase has no child to stage, or, in the live lane, ids that are too long or those of a test phase. Counts only. #}
{% macro require_children(phase) -%}
    {%- set test_ids = "case when upper(left(f.person_id, 2)) in ('T1', 'T2', 'T3', 'T4') or upper(left(f.mis_child_id, 2)) in ('T1', 'T2', 'T3', 'T4') then 1 else 0 end" -%}
    {%- set long_ids = 'case when len(f.person_id) > 20 then 1 else 0 end' -%}
    {%- set live = phase_lane(phase) == 'live' -%}
    {%- set found = run_query('select count(*) as children, coalesce(sum(' ~ (test_ids if live else '0') ~ '), 0) as test_ids, coalesce(sum(' ~ (long_ids if live else '0') ~ '), 0) as long_ids from ('
        ~ phase_children(phase) ~ ') as f').rows[0] -%}
    {%- if not found[0] and phase == 3 -%}
        {{ exceptions.raise_compiler_error('No shape of record (how many of each block) is shared by ' ~ var('min_shape_k') ~ ' children, so none can be drawn for phase 3 without standing out. Lower the var min_shape_k only with your Data Protection Officer.') }}
    {%- elif not found[0] -%}
        {{ exceptions.raise_compiler_error('Phase ' ~ phase ~ ' has no child to stage, which would mark every child staged before as deleted. Look at the tables that the payload reads, and at the vars run_date and window_months.') }}
    {%- elif found[1] -%}
        {{ exceptions.raise_compiler_error(found[1] ~ ' children have an id that starts with T1, T2, T3 or T4, which marks the payloads of the test phases. Nothing is staged for phase 5. Point the vars ssd_schema and ssd_database at the SSD itself, not at test records.') }}
    {%- elif found[2] -%}
        {{ exceptions.raise_compiler_error(found[2] ~ ' children have an id of more than 20 characters, which the API refuses. Nothing is staged for phase 5. Mend the extract.') }}
    {%- endif -%}
{%- endmacro %}

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

{# start_generation(phase): where the staging table holds an older generation than the one that is to be staged, archives its rows without their payloads and empties
   it: under a new key every child is another one, and none has left. #}
{% macro start_generation(phase) -%}
    {%- set held = staged_generation(phase) -%}
    {%- if held and held != lane_generation(phase) and not should_full_refresh() -%}
        {%- do archive_staging(phase, 'new generation') -%}
        {%- do run_query('delete from ' ~ this) -%}
    {%- endif -%}
    {%- do note_generation(phase) -%}
{%- endmacro %}

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
        {%- do run_query(create_table_if_absent(archive, types)) -%}
        {%- set copied = [] -%}
        {%- for column in columns -%}{%- do copied.append(typed('s.' ~ column, types[column]) ~ ' as ' ~ column) -%}{%- endfor -%}
        {%- do run_query('insert into ' ~ archive ~ ' (' ~ types.keys() | join(', ') ~ ') select ' ~ utc_now_text() ~ " as archived_at, '" ~ (staged_generation(phase) or 'unknown') ~ "' as generation, "
            ~ copied | join(', ') ~ ' from ' ~ this ~ ' as s') -%}
        {%- do record_event('staging archived', {'phase': phase, 'reason': reason, 'rows': rows, 'generation_archived': staged_generation(phase) or 'unknown'}) -%}
        {%- do log('Phase ' ~ phase ~ ': ' ~ rows ~ ' staged rows of before are archived without their payloads (' ~ reason ~ ').', info=true) -%}
    {%- endif -%}
{%- endmacro %}

{# lane_generation(phase): what a phase would stage now: the generation whose gate passed (3, 4), else the name of the lane. #}
{% macro lane_generation(phase) -%}
    {{ return(gate_state().generation if phase_lane(phase) == 'scrambled' else phase_lane(phase)) }}
{%- endmacro %}

{# staged_generation(phase): what a phase's staging table holds, from the audit schema; empty where it was never staged. #}
{% macro staged_generation(phase) -%}
    {%- set row = run_query('select max(generation) as generation from ' ~ layer_relation('audit', 'table_generations') ~ " where table_name = '" ~ staging_model(phase) ~ "'").rows[0] -%}
    {{ return(row[0] or '') }}
{%- endmacro %}

{# note_generation(phase): notes what a phase's staging table holds from now on, and since when. #}
{% macro note_generation(phase) -%}
    {%- set generations = layer_relation('audit', 'table_generations') -%}
    {%- set held = lane_generation(phase) -%}
    {%- do run_query('delete from ' ~ generations ~ " where table_name = '" ~ staging_model(phase) ~ "'") -%}
    {%- do run_query('insert into ' ~ generations ~ " (table_name, generation, built_at) select '" ~ staging_model(phase) ~ "', '" ~ held ~ "', " ~ utc_now_text()) -%}
{%- endmacro %}
