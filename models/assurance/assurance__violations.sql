{%- set readable = [] -%}
{%- set forms = {} -%}
{%- for entry in tables_of_run() -%}
    {%- do readable.append(entry.table) if conform_source(entry.table).is_readable -%}
    {%- for rule in policy_columns(entry.table) if rule.form -%}
        {%- do forms.update({rule.form: rule.form_condition}) -%}
    {%- endfor -%}
{%- endfor -%}
{%- set tables_here -%}
(
        '{{ (readable or ['-']) | join("',\n        '") }}'
    )
{%- endset -%}
with policy as (
    select * from {{ policy_relation() }} as p
    where p.part in ('{{ parts_of_run() | join("', '") }}')
),

lists as (
    select
        list_name,
        code_key,
        label_key
    from {{ ref('reference__lists') }}
),

keys as (
    select
        c.table_number,
        c.column_number,
        c.table_name,
        c.column_name,
        p.table_number as parent_table_number,
        p.column_number as parent_column_number
    from policy as c
    inner join policy as p
        on concat(p.table_name, '.', p.column_name) = c.parent_column
    where c.table_name in {{ tables_here }}
    and p.table_name in {{ tables_here }}
),

-- A reference may lead nowhere as often as it does in the source.
dangling as (
    {%- for side, cells in [('new', ref('vault__new_values')), ('source', ref('vault__identifier_cells'))] %}
    select
        k.table_number,
        k.column_number,
        '{{ side }}' as side,
        sum(case when p.value is null then c.cells else 0 end) as cells
    from keys as k
    inner join {{ cells }} as c
        on c.table_number = k.table_number and c.column_number = k.column_number
    left join {{ cells }} as p
        on p.table_number = k.parent_table_number and p.column_number = k.parent_column_number and p.value = c.value
    group by k.table_number, k.column_number
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),

new_values as (
    select
        c.table_number,
        c.column_number,
        c.value,
        c.cells,
        case when p.value is null then 0 else 1 end as is_placeholder
    from {{ ref('vault__new_values') }} as c
    left join {{ ref('reference__placeholder_values') }} as p
        on p.kind = 'text' and p.value = c.value
),

codes as (
    select
        p.table_number,
        p.column_number,
        sum(case when c.is_placeholder = 0 and l.list_name is null then c.cells else 0 end) as cells
    from policy as p
    left join new_values as c
        on c.table_number = p.table_number and c.column_number = p.column_number
    left join (
        select list_name, code_key, 0 as is_label from lists
        union
        select list_name, label_key, 1 from lists
    ) as l
        on l.list_name = p.code_list and l.is_label = p.is_label and l.code_key = c.value
    where p.code_list <> ''
    group by p.table_number, p.column_number
),

-- One pass a form, since some look into lists of names.
formed as (
    select table_number, column_number, 0 as cells from policy where form <> ''
    {%- for form, condition in forms.items() %}
    union all
    select p.table_number, p.column_number, c.cells
    from policy as p
    inner join new_values as c
        on c.table_number = p.table_number and c.column_number = p.column_number
    where p.form = '{{ form }}' and c.is_placeholder = 0
        and not ({{ condition }})
    {%- endfor %}
),

found as (
    select
        'dangling foreign keys' as check_name,
        k.table_number,
        k.column_number,
        coalesce(n.cells, 0) as violations,
        coalesce(s.cells, 0) as allowed
    from keys as k
    left join dangling as n
        on n.table_number = k.table_number and n.column_number = k.column_number and n.side = 'new'
    left join dangling as s
        on s.table_number = k.table_number and s.column_number = k.column_number and s.side = 'source'
    union all
    select 'codes outside their list', table_number, column_number, coalesce(cells, 0), 0 from codes
    union all
    select 'values not of their form', table_number, column_number, sum(cells), 0
    from formed
    group by table_number, column_number
)

select
    '{{ generation() }}' as generation,
    f.check_name,
    {{ database_text('p.table_name') }} as table_name,
    {{ database_text('p.column_name') }} as column_name,
    cast(f.violations as int) as violations,
    cast(f.allowed as int) as allowed
from found as f
inner join policy as p
    on p.table_number = f.table_number and p.column_number = f.column_number
