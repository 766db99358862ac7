{% macro last_event(event, phase=none) -%}
    {%- set events = layer_relation('audit', 'events') -%}
    {%- set query -%}
    select e.detail, e.login, e.occurred_at, e.event_number
    from {{ events }} as e
    where e.event_number = (
        select max(f.event_number)
        from {{ events }} as f
        where f.event = {{ quoted(event) }}{% if phase %} and {{ event_of_phase('f', phase) }}{% endif %}
    )
    {%- endset -%}
    {%- set rows = run_query(query).rows -%}
    {%- if not rows | length -%}
        {{ return(none) }}
    {%- endif -%}
    {%- set found = fromjson(rows[0][0]) -%}
    {%- do found.update(login=rows[0][1], occurred_at=rows[0][2][0:23], event_number=rows[0][3] | int) -%}
    {{ return(found) }}
{%- endmacro %}
