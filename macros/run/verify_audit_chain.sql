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
