{#- The payload of one child, a line a leaf, for a person to read before a release. Which child: the vars look_at_phase and look_at_id (id in the staging table).
    Content of a record: for a person who may see it; the output goes nowhere else. -#}
select
    row_number() over (order by l.path) as line,
    l.path,
    l.value
from (
    {{ json_leaves(ref(staging_model(var('look_at_phase'))), 'id', 'json_payload') | indent(4) }}
) as l
where l.id = {{ var('look_at_id') | int }}
