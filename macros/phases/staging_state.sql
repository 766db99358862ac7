{% macro staging_state(relation) -%}
    {%- set counts -%}
    select
        count(*) as staged,
        coalesce(sum(d.held), 0) as held
        {%- for state in ['New', 'Updated', 'Deleted'] %},
        coalesce(sum(case when d.row_state = '{{ state }}' then d.held else 0 end), 0) as {{ state | lower }}_rows
        {%- endfor %}
    from (
        select
            s.row_state,
            case when {{ releasable('s') }} then 1 else 0 end as held
        from {{ relation }} as s
    ) as d
    {%- endset -%}
    {%- set digests -%}
    select
        {{ payload_digest('s.json_payload', 's.id') }} as digest,
        {{ payload_digest('s.partial_json_payload', 's.id') }} as partial_digest
    from {{ relation }} as s
    where {{ releasable('s') }}
    {%- endset -%}
    {%- set counted = run_query(counts).rows[0] -%}
    {%- set hashed = run_query(digests).rows[0] -%}
    {{ return({
        'rows': counted[0] | int,
        'held': counted[1] | int,
        'new': counted[2] | int,
        'updated': counted[3] | int,
        'deleted': counted[4] | int,
        'digest': hashed[0],
        'partial_digest': hashed[1]
    }) }}
{%- endmacro %}
