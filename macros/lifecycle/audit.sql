{# open_audit(): makes the audit tables where they are missing: events (append-only, each row hashed with the one before it),
   table_generations (which generation a scrambled table holds) and run_lock (the run that owns the vault). #}
{% macro open_audit() -%}
    {%- set events = layer_relation('audit', 'events') -%}
    {%- do adapter.create_schema(events) -%}
    {%- do run_query(create_table_if_absent(events, {
        'event_number': 'int', 'occurred_at': 'nvarchar(30)', 'event': 'nvarchar(60)', 'invocation_id': 'nvarchar(60)', 'generation': 'nvarchar(60)',
        'login': 'nvarchar(200)', 'detail': 'nvarchar(2000)', 'previous_hash': 'nvarchar(64)', 'event_hash': 'nvarchar(64)'})) -%}
    {%- do run_query(create_table_if_absent(layer_relation('audit', 'table_generations'), {
        'table_name': 'nvarchar(128)', 'generation': 'nvarchar(60)', 'built_at': 'nvarchar(30)'})) -%}
    {%- do run_query(create_table_if_absent(layer_relation('audit', 'run_lock'), {'owner': 'nvarchar(60)', 'taken_at': 'nvarchar(30)'})) -%}
{%- endmacro %}

{# record_event(event, detail): appends one event to the audit log. detail: a mapping of counts and names, never a source value. #}
{% macro record_event(event, detail={}) -%}
    {%- set events = layer_relation('audit', 'events') -%}
    {%- set quoted = tojson(detail, sort_keys=true) | replace("'", "''") -%}
    {#- The time is asked for first, so that the row and its hash cannot hold two. (A word before it keeps dbt from reading it as a date.) -#}
    {%- set occurred_at = run_query("select concat('at ', " ~ utc_now_text() ~ ") as now_text").rows[0][0][3:] -%}
    {%- do run_query(
        'insert into ' ~ events ~ ' (event_number, occurred_at, event, invocation_id, generation, login, detail, previous_hash, event_hash) '
        ~ 'select n.event_number, n.occurred_at, n.event, n.invocation_id, n.generation, n.login, n.detail, n.previous_hash, ' ~ sha256_hex(event_message('n'))
        ~ " from (select c.event_number, '" ~ occurred_at ~ "' as occurred_at, '" ~ event ~ "' as event, '"
        ~ invocation_id ~ "' as invocation_id, '" ~ generation() ~ "' as generation, " ~ ascii_form('cast(' ~ login_name() ~ ' as nvarchar(200))') ~ " as login, '" ~ quoted ~ "' as detail, "
        ~ "coalesce(e.event_hash, 'start') as previous_hash from (select coalesce(max(event_number), 0) + 1 as event_number from " ~ events ~ ') as c'
        ~ ' left join ' ~ events ~ ' as e on e.event_number = c.event_number - 1) as n') -%}
{%- endmacro %}

{# event_message(alias): what an event's hash covers: every other column, in order, and the hash of the event before it. #}
{% macro event_message(alias) -%}
    {%- set columns = [] -%}
    {%- for column in ['previous_hash', 'event_number', 'occurred_at', 'event', 'invocation_id', 'generation', 'login', 'detail'] -%}
        {%- do columns.append(alias ~ '.' ~ column) -%}
    {%- endfor -%}
    {{ return('concat(' ~ columns | join(", '|', ") ~ ')') }}
{%- endmacro %}

{# verify_audit_chain(): run-operation. Recomputes every hash of the audit log. Prints how many events hold; raises where one was changed,
   removed from the middle or put in. (The log cannot see that its newest events were cut off: keep the printed hash elsewhere.) #}
{% macro verify_audit_chain() -%}
    {%- set events = layer_relation('audit', 'events') -%}
    {%- set result = run_query(
        'select count(*) as events, coalesce(sum(case when e.event_hash = ' ~ sha256_hex(event_message('e')) ~ " and e.previous_hash = coalesce(p.event_hash, 'start')"
        ~ ' and (e.event_number = 1 or p.event_number is not null) then 0 else 1 end), 0) as broken, min(case when e.event_hash = ' ~ sha256_hex(event_message('e'))
        ~ " and e.previous_hash = coalesce(p.event_hash, 'start') then null else e.event_number end) as first_broken, max(case when e.event_number = m.last_number then e.event_hash end) as last_hash"
        ~ ' from ' ~ events ~ ' as e left join ' ~ events ~ ' as p on p.event_number = e.event_number - 1'
        ~ ' cross join (select max(event_number) as last_number from ' ~ events ~ ') as m').rows[0] -%}
    {%- if result[1] > 0 -%}
        {{ exceptions.raise_compiler_error('The audit log is broken at event ' ~ result[2] ~ ' (' ~ result[1] ~ ' of ' ~ result[0] ~ ' events do not fit their hash). Restore it from a backup and compare.') }}
    {%- endif -%}
    {%- do log('The audit log holds ' ~ result[0] ~ ' events, every hash fits. Last hash: ' ~ result[3], info=true) -%}
{%- endmacro %}
