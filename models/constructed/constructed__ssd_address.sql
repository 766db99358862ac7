with drawn as (
    select
        c.child_number, c.person_id, c.kind, c.birth_day, c.referral_day, c.last_day,
        {{- draws(constructed_digest('addresses', ['c.child_number']), 'd', 8) | indent(8) }}
    from {{ ref('constructed__children') }} as c
),

latest as (
    select
        drawn.*,
        case
            when kind <> 'complete' and d0 % 100 < 35 then referral_day + d1 % (last_day - referral_day + 1)
            else {{ later_of('referral_day - 100 - d1 % 900', 'birth_day') }}
        end as start_day_1
    from drawn
    where kind = 'complete' or d0 % 100 < 97
),

earlier as (
    select
        latest.*,
        case
            when d2 % 100 < 50 and (birth_day is null or start_day_1 - 100 - d3 % 800 >= birth_day)
                then start_day_1 - 100 - d3 % 800
        end as start_day_2
    from latest
),

earliest as (
    select
        earlier.*,
        case
            when d4 % 100 < 50 and (birth_day is null or start_day_2 - 100 - d5 % 800 >= birth_day)
                then start_day_2 - 100 - d5 % 800
        end as start_day_3
    from earlier
),

addresses as (
    select
        e.child_number, e.person_id, n.address_number,
        case n.address_number when 1 then e.start_day_1 when 2 then e.start_day_2 else e.start_day_3 end as start_day,
        case n.address_number
            when 1 then case when e.kind <> 'complete' and e.d6 % 25 = 0 then e.last_day end
            when 2 then e.start_day_1
            else e.start_day_2
        end as end_day
    from earliest as e
    inner join (values (1), (2), (3)) as n (address_number)
        on n.address_number = 1
            or (n.address_number = 2 and e.start_day_2 is not null)
            or (n.address_number = 3 and e.start_day_3 is not null)
),

placed as (
    select
        a.child_number, a.person_id, a.address_number, a.start_day, a.end_day,
        {{ constructed_digest('address', ['a.child_number', 'a.address_number']) }} as digest
    from addresses as a
),

ssd_rows as (
    select
        {{ constructed_id('D', 'p.child_number * 10 + p.address_number') }} as addr_table_id,
        p.person_id as addr_person_id,
        case
            when p.address_number > 1 then 'PREV'
            else {{ one_of(['Home', 'Home', 'Primary', 'MAIN', 'Placement'], draw('p.digest', 5)) }}
        end as addr_address_type,
        p.start_day as addr_address_start_date,
        p.end_day as addr_address_end_date,
        case
            when p.child_number = 1 or {{ draw('p.digest', 6) }} % 50 > 0 then {{ fictional_postcode('p.digest') }}
        end as addr_address_postcode,
        concat(
            '{"ROOM": "", "FLOOR": "", "FLAT": "", "BUILDING": "", "HOUSE": "', 1 + {{ draw('p.digest', 7) }} % 200,
            '", "STREET": "', s.name,
            '", "TOWN": "', t.name, '", "UPRN": "9999',
            right(concat('00000000', {{ digest_slice('p.digest', 16, 4) }} % 100000000), 8),
            '", "EASTING": "', {{ draw('p.digest', 10) }} % 10000,
            '", "NORTHING": "', {{ draw('p.digest', 11) }} % 10000, '"}'
        ) as addr_address_json
    from placed as p
    inner join {{ ref('synthetic__streets') }} as s
        on s.ordinal = 1 + {{ draw('p.digest', 12) }} % {{ value_list_sizes()['street'] }}
    inner join {{ ref('synthetic__towns') }} as t
        on t.ordinal = 1 + {{ draw('p.digest', 13) }} % {{ value_list_sizes()['town'] }}
)

select
    {{ ssd_columns('ssd_address', [
        'addr_table_id', 'addr_person_id', 'addr_address_type', 'addr_address_start_date', 'addr_address_end_date',
        'addr_address_postcode', 'addr_address_json',
    ]) }}
from ssd_rows
