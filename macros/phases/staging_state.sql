{# staging_state(relation): what a staging table holds: a mapping of rows, held (rows that a release would free), new, updated and deleted among those, and the two digests over them. #}
{% macro staging_state(relation) -%}
    {%- set row = run_query(
        'select count(*) as staged, coalesce(sum(d.held), 0) as held, '
        ~ "coalesce(sum(case when d.row_state = 'New' then d.held else 0 end), 0) as new_rows, coalesce(sum(case when d.row_state = 'Updated' then d.held else 0 end), 0) as updated_rows, "
        ~ "coalesce(sum(case when d.row_state = 'Deleted' then d.held else 0 end), 0) as deleted_rows from (select s.row_state, case when " ~ releasable('s') ~ ' then 1 else 0 end as held from '
        ~ relation ~ ' as s) as d').rows[0] -%}
    {%- set digests = run_query('select ' ~ payload_digest('s.json_payload', 's.id') ~ ' as digest, ' ~ payload_digest('s.partial_json_payload', 's.id') ~ ' as partial_digest from ' ~ relation ~ ' as s where ' ~ releasable('s')).rows[0] -%}
    {{ return({'rows': row[0] | int, 'held': row[1] | int, 'new': row[2] | int, 'updated': row[3] | int, 'deleted': row[4] | int, 'digest': digests[0], 'partial_digest': digests[1]}) }}
{%- endmacro %}
