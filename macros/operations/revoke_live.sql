{% macro revoke_live() -%}
    {%- do open_audit() -%}
    {%- do record_event('live revoked', {}) -%}
    {%- set table = staging_relation(5) -%}
    {%- set waiting = "lower(submission_status) in ('pending', 'error')" -%}
    {%- set rows = 0 -%}
    {%- if relation_exists(table) -%}
        {%- set count -%}
        select count(*) as waiting from {{ table }} where {{ waiting }}
        {%- endset -%}
        {%- set rows = run_query(count).rows[0][0] -%}
    {%- endif -%}
    {%- if rows -%}
        {%- set hold -%}
        update {{ table }} set submission_status = 'Held' where {{ waiting }}
        {%- endset -%}
        {%- do run_query(hold) -%}
        {%- do record_event('live rows held', {'rows': rows}) -%}
    {%- endif -%}
    {%- do log(
        'Phase 5 is no longer authorised. %s rows that a sender would still have taken are held again.' | format(rows),
        info=true
    ) -%}
{%- endmacro %}
