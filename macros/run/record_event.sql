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
