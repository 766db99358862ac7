{# last_event(event, phase=none): the detail of the newest event of a name (and phase) in the audit log, with its login and occurred_at; none where there is none. #}
{% macro last_event(event, phase=none) -%}
    {%- set events = layer_relation('audit', 'events') -%}
    {%- set rows = run_query('select e.detail, e.login, e.occurred_at, e.event_number from ' ~ events ~ ' as e where e.event_number = (select max(f.event_number) from ' ~ events ~ " as f where f.event = '" ~ event ~ "'"
        ~ (' and ' ~ event_of_phase('f', phase) if phase else '') ~ ')').rows -%}
    {%- if not rows | length -%}{{ return(none) }}{%- endif -%}
    {%- set found = fromjson(rows[0][0]) -%}
    {%- do found.update({'login': rows[0][1], 'occurred_at': rows[0][2][0:23], 'event_number': rows[0][3] | int}) -%}
    {{ return(found) }}
{%- endmacro %}
