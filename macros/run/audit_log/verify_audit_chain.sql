{% macro verify_audit_chain() -%}
    {%- set events = layer_relation('audit', 'events') -%}
    {%- set query -%}
select
    count(*) as events,
    coalesce(sum(c.is_broken), 0) as broken,
    min(case when c.is_broken = 1 then c.event_number end) as first_broken,
    max(case when c.event_number = m.last_number then c.event_hash end) as last_hash
from (
    select
        e.event_number,
        e.event_hash,
        case
            when e.event_hash = {{ sha256_hex(event_message('e')) }}
                and e.previous_hash = coalesce(p.event_hash, 'start')
                and (e.event_number = 1 or p.event_number is not null)
                then 0
            else 1
        end as is_broken
    from {{ events }} as e
    left join {{ events }} as p on p.event_number = e.event_number - 1
) as c
cross join (select max(event_number) as last_number from {{ events }}) as m
    {%- endset -%}
    {%- set found = run_query(query).rows[0] -%}
    {%- if found[1] > 0 -%}
        {{ exceptions.raise_compiler_error(
            'The audit log is broken at event %s (%s of %s events do not fit their hash). Restore it from a backup and compare.'
            | format(found[2], found[1], found[0])
        ) }}
    {%- endif -%}
    {%- do log('The audit log holds %s events, every hash fits. Last hash: %s' | format(found[0], found[3]), info=true) -%}
{%- endmacro %}
