{{- config(post_hook="{{ report_gate() }}") -}}
with records as (
    {{- union_of_domains('vault__comparison', ['table_number', 'outcome', 'cells'], where='column_number = 0') }}
),

held as (
    {{- union_of_domains('assurance__read_as_held', ['table_number', 'column_number', 'held', 'as_read']) }}
),

compared as (
    select
        r.table_number,
        r.table_name,
        r.source_rows,
        r.expected_rows,
        r.scrambled_rows,
        coalesce(sum(c.cells), 0) as compared_rows,
        coalesce(sum(case when c.outcome = 'equal' then c.cells else 0 end), 0) as unchanged_records
    from {{ ref('assurance__row_counts') }} as r
    left join records as c
        on c.table_number = r.table_number
    group by r.table_number, r.table_name, r.source_rows, r.expected_rows, r.scrambled_rows
),

fields as (
    select * from {{ ref('assurance__field_changes') }}
),

findings as (
    {%- set field_checks = [
        (1, 'values unchanged', 'fail: unchanged', 'unchanged', 'change'),
        (2, 'values equal more often than chance', 'fail: more equal than chance', 'equal_by_chance', 'chance'),
        (3, 'values lost', 'fail: lost', 'lost', none),
        (4, 'values invented', 'fail: invented', 'invented', none),
        (5, 'reference data changed', 'fail: reference data changed', 'changed', none),
        (6, 'placeholder columns not blank', 'fail: not blank', 'changed', none),
    ] -%}
    {%- for number, name, verdict, amount, expected in field_checks %}
    select
        {{ number }} as check_number,
        '{{ name }}' as check_name,
        table_number * 1000 + column_number as place_number,
        concat(table_name, '.', column_name) as place,
        {%- if expected %}
        case when expected = '{{ expected }}' then rows_compared else 0 end as checked,
        {%- else %}
        rows_compared as checked,
        {%- endif %}
        case when verdict <> '{{ verdict }}' then 0 when {{ amount }} > 0 then {{ amount }} else 1 end as violations
    from fields

    union all
    {% endfor %}
    select
        7,
        'records with no changed field',
        c.table_number,
        c.table_name,
        c.compared_rows,
        case when k.table_number is null then c.unchanged_records else 0 end
    from compared as c
    left join (
        select table_number
        from fields
        group by table_number
        having min(expected) = 'keep' and max(expected) = 'keep'
    ) as k
        on k.table_number = c.table_number

    union all

    select
        8,
        'rows missing or added',
        table_number,
        table_name,
        source_rows,
        {% if not var('exclusions') %}abs(source_rows - expected_rows) + {% endif %}abs(scrambled_rows - expected_rows)
    from compared

    union all

    select
        9,
        'rows not compared with their original',
        table_number,
        table_name,
        source_rows,
        abs(expected_rows - compared_rows)
    from compared

    union all

    select
        case v.check_name
            when 'dangling foreign keys' then 10
            when 'codes outside their list' then 11
            else 18
        end,
        v.check_name,
        f.table_number * 1000 + f.column_number,
        concat(v.table_name, '.', v.column_name),
        f.rows_compared,
        case when v.violations > v.allowed then v.violations - v.allowed else 0 end
    from {{ ref('assurance__violations') }} as v
    inner join fields as f
        on f.table_name = v.table_name and f.column_name = v.column_name

    union all

    select
        case check_name
            when 'pseudonyms shared by two values' then 12
            when 'pseudonyms that are a real value' then 13
            when 'dates out of order' then 14
            when 'dates moved back too little' then 15
            when 'past dates moved into the future' then 16
            else 19
        end,
        check_name,
        0,
        place,
        checked,
        violations
    from {{ ref('assurance__vault_checks') }}

    union all

    select
        17,
        'source columns without a rule',
        0,
        concat(table_name, '.', column_name),
        1,
        case when status = 'unclassified' then 1 else 0 end
    from {{ ref('assurance__unclassified_columns') }}

    union all

    select
        20,
        'values not read as the source holds them',
        h.table_number * 1000 + h.column_number,
        concat(f.table_name, '.', f.column_name),
        h.held,
        abs(h.held - h.as_read)
    from held as h
    inner join fields as f
        on f.table_number = h.table_number and f.column_number = h.column_number

    union all

    -- What the maps and the proof were told to do, beside what the models' YAML says.
    select
        21,
        'rules other than those of the models',
        0,
        'policy',
        count(*),
        {{ policy_differences() }}
    from fields

    union all

    -- A row that is always there, so that the check is listed although no column lacks a rule.
    select 17, 'source columns without a rule', 0, '', count(*), 0 from fields
)

select
    '{{ generation() }}' as generation,
    '{{ run_coverage() }}' as covers,
    check_number,
    check_name,
    sum(checked) as checked,
    coalesce(sum(violations), 0) as violations,
    {%- set place = "case when violations > 0 then concat(place, ' (', violations, ')') end" %}
    cast({{ text_aggregate(place, ', ', 'place_number') }} as nvarchar(4000)) as places,
    case when coalesce(sum(violations), 0) > 0 or coalesce(sum(checked), 0) = 0 then 'fail' else 'pass' end as verdict
from findings
group by check_number, check_name
