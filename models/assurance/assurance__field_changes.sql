with policy as (
    select
        table_number,
        column_number,
        {{ database_text('table_name') }} as table_name,
        {{ database_text('column_name') }} as column_name,
        classification,
        method,
        expected,
        nullif(domain, 0) as domain,
        reason
    from {{ policy_relation() }} as r
    where r.part in ('{{ parts_of_run() | join("', '") }}')
),

cells as (
    {{- union_of_domains('vault__comparison', ['table_number', 'column_number', 'outcome', 'cells']) }}
),

counted as (
    select
        table_number,
        column_number,
        sum(cells) as rows_compared,
        sum(case when outcome = 'changed' then cells else 0 end) as changed,
        sum(case when outcome = 'equal' then cells else 0 end) as equal,
        sum(case when outcome = 'empty' then cells else 0 end) as empty,
        sum(case when outcome = 'placeholder' then cells else 0 end) as placeholders,
        sum(case when outcome = 'year only' then cells else 0 end) as year_only,
        sum(case when outcome = 'out of range' then cells else 0 end) as out_of_range,
        sum(case when outcome = 'unreadable' then cells else 0 end) as unreadable,
        sum(case when outcome = 'lost' then cells else 0 end) as lost,
        sum(case when outcome = 'invented' then cells else 0 end) as invented
    from cells
    group by table_number, column_number
),

judged as (
    select
        p.*,
        coalesce(c.rows_compared, 0) as rows_compared,
        coalesce(c.changed, 0) as changed,
        coalesce(c.equal, 0) as equal,
        coalesce(c.empty, 0) as empty,
        coalesce(c.placeholders, 0) as placeholders,
        coalesce(c.year_only, 0) as year_only,
        coalesce(c.out_of_range, 0) as out_of_range,
        coalesce(c.unreadable, 0) as unreadable,
        coalesce(c.lost, 0) as lost,
        coalesce(c.invented, 0) as invented,
        -- A draw that ignores the original equals it in 1 of `domain`; five standard deviations more and two rows are
        -- let pass.
        case when p.expected = 'chance' then
            cast(floor(
                cast(c.changed + c.equal as double precision) / p.domain
                + 5 * sqrt(cast(c.changed + c.equal as double precision) / p.domain * (1 - 1.0 / p.domain)) + 2
            ) as int)
        end as chance_bound
    from policy as p
    left join counted as c
        on c.table_number = p.table_number and c.column_number = p.column_number
)

select
    '{{ generation() }}' as generation,
    table_number,
    column_number,
    table_name,
    column_name,
    classification,
    method,
    expected,
    reason,
    rows_compared,
    -- Of fewer than ten draws that ignore the original even a count would say something about one of them.
    case when expected <> 'chance' or changed + equal >= 10 then changed end as changed,
    empty,
    -- A date of which only the year is known may keep it.
    case
        when expected = 'chance' and changed + equal >= 10 then equal
        when year_only >= 10 then year_only
    end as equal_by_chance,
    chance_bound,
    case when expected = 'keep' then equal + placeholders when expected = 'blank' then lost end as by_policy,
    case when expected <> 'keep' then placeholders else 0 end as placeholders,
    out_of_range,
    unreadable,
    case when expected = 'change' then equal else 0 end as unchanged,
    case when expected = 'blank' then 0 else lost end as lost,
    invented,
    case
        when rows_compared = 0 then 'nothing to compare'
        when expected = 'change' and equal > 0 then 'fail: unchanged'
        when expected = 'chance' and equal > chance_bound then 'fail: more equal than chance'
        when expected = 'keep' and changed + invented > 0 then 'fail: reference data changed'
        when expected = 'blank' and changed + equal + invented > 0 then 'fail: not blank'
        when expected <> 'blank' and lost > 0 then 'fail: lost'
        when expected in ('change', 'chance') and invented > 0 then 'fail: invented'
        when expected = 'keep' then 'kept by policy'
        when expected = 'blank' then 'blanked by policy'
        when rows_compared = empty then 'empty'
        when expected = 'chance' then 'within chance'
        else 'changed'
    end as verdict
from judged
