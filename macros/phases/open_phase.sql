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
        {%- if phase_lane(phase) == 'scrambled' -%}
            {%- do require_gate() -%}
            {%- do require_payload_generation('payload__scrambled_wave_children' if phase == 4 else 'payload__scrambled_children') -%}
            {%- do require_short_pseudonyms() -%}
        {%- endif -%}
        {%- do require_children(phase) -%}
        {%- if relation_exists(this) -%}
            {%- do refuse_full_refresh(phase) -%}
            {%- do start_generation(phase) -%}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}

{# require_short_pseudonyms(): raises where the var `identifiers` gives pseudonyms that the API does not take: 20 characters for a child, two of which say the phase, and
   12 for a worker. #}
{% macro require_short_pseudonyms() -%}
    {%- set longest = {'person': 18, 'worker': 12} -%}
    {%- for identifier, length in longest.items() if var('identifiers')[identifier] | int > length -%}
        {{ exceptions.raise_compiler_error("var identifiers: a payload takes pseudonyms of '" ~ identifier ~ "' of at most " ~ length ~ ' characters, not ' ~ var('identifiers')[identifier] ~ '.') }}
    {%- endfor -%}
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
    {%- set held, wanted = staged_generation(phase), lane_generation(phase) -%}
    {%- if held and held != wanted and not should_full_refresh() -%}
        {%- do archive_staging(phase, 'new generation') -%}
        {%- do run_query('delete from ' ~ this) -%}
    {%- endif -%}
    {%- do write_table_generation(staging_model(phase), wanted) -%}
{%- endmacro %}
