select
    row_number() over (order by l.path) as line,
    l.path,
    l.value
from (
    {{ json_leaves(ref(staging_model(var('look_at_phase'))), 'id', 'json_payload') | indent(4) }}
) as l
where l.id = {{ var('look_at_id') | int }}
