{# revoke_live(): run-operation. Takes the authorisation of phase 5 back: nothing more is built or released, and rows that a sender would still take are held again. #}
{% macro revoke_live() -%}
    {%- do open_audit() -%}
    {%- do record_event('live revoked', {}) -%}
    {%- set table = staging_relation(5) -%}
    {%- set waiting = "lower(submission_status) in ('pending', 'error')" -%}
    {%- set rows = run_query('select count(*) as waiting from ' ~ table ~ ' where ' ~ waiting).rows[0][0] if relation_exists(table) else 0 -%}
    {%- if rows -%}
        {%- do run_query('update ' ~ table ~ " set submission_status = 'Held' where " ~ waiting) -%}
        {%- do record_event('live rows held', {'rows': rows}) -%}
    {%- endif -%}
    {%- do log('Phase 5 is no longer authorised. ' ~ rows ~ ' rows that a sender would still have taken are held again.', info=true) -%}
{%- endmacro %}
