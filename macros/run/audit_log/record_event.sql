{# The time is asked for first, so that the row and its hash cannot hold two. The word before it keeps dbt from reading
   it as a date. #}
{% macro record_event(event, detail={}) -%}
    {%- set events = layer_relation('audit', 'events') -%}
    {%- set now -%}
select concat('at ', {{ utc_now_text() }}) as now_text
    {%- endset -%}
    {%- set occurred_at = run_query(now).rows[0][0][3:] -%}
    {%- set login -%}
cast({{ login_name() }} as nvarchar(200))
    {%- endset -%}
    {%- set statement -%}
insert into {{ events }}
    (event_number, occurred_at, event, invocation_id, generation, login, detail, previous_hash, event_hash)
select
    n.event_number, n.occurred_at, n.event, n.invocation_id, n.generation, n.login, n.detail, n.previous_hash,
    {{ sha256_hex(event_message('n')) }}
from (
    select
        c.event_number,
        {{ quoted(occurred_at) }} as occurred_at,
        {{ quoted(event) }} as event,
        {{ quoted(invocation_id) }} as invocation_id,
        {{ quoted(generation()) }} as generation,
        {{ ascii_form(login) }} as login,
        {{ quoted(tojson(detail, sort_keys=true)) }} as detail,
        coalesce(e.event_hash, 'start') as previous_hash
    from (select coalesce(max(event_number), 0) + 1 as event_number from {{ events }}) as c
    left join {{ events }} as e on e.event_number = c.event_number - 1
) as n
    {%- endset -%}
    {%- do run_query(statement) -%}
{%- endmacro %}
