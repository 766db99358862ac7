{# What gets hashed: the bytes of nvarchar differ between engines, and a lossy varchar would turn two people into
   one. A text with a tilde or a control character is spelt out too, so that none can imitate another. #}
{% macro ascii_form(expression) -%}
    {{ return(adapter.dispatch('ascii_form', 'ssd_scrambler')(expression=expression)) }}
{%- endmacro %}

{% macro default__ascii_form(expression) %}{{ engine_not_supported('ascii_form') }}{% endmacro %}

{# The letters are cut in a derived table of their own: an aggregate may not mix a column from outside with one from
   inside. A letter above 65535 (where a collation counts it as one) is split into its two code units. #}
{% macro sqlserver__ascii_form(expression) -%}
    {%- set digits = '(values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9))' -%}
(
select case
    when t.text not like N'%[^ -}]%' collate Latin1_General_100_BIN2 then cast(t.text as varchar(4000))
    else (
        select '~' + string_agg(case
            when c.code < 65536 then cast(c.code as varchar(12))
            else concat(55296 + (c.code - 65536) / 1024, '.', 56320 + (c.code - 65536) % 1024)
        end, '.') within group (order by c.position)
        from (
            select p.position, unicode(substring(t.text, p.position, 1)) as code
            from (
                select 1 + d0.digit + 10 * d1.digit + 100 * d2.digit as position
                from {{ digits }} as d0 (digit)
                cross join {{ digits }} as d1 (digit)
                cross join {{ digits }} as d2 (digit)
            ) as p
            where p.position < len(concat(t.text, '|'))
        ) as c
    )
end
from (values ({{ expression }})) as t (text)
)
{%- endmacro %}

{% macro duckdb__ascii_form(expression) -%}
case
        when regexp_full_match({{ expression }}, '[ -}]*') then {{ expression }}
        else '~' || list_aggregate(list_transform(string_split({{ expression }}, ''), lambda c:
            case when ord(c) < 65536 then cast(ord(c) as varchar)
                else cast(55296 + (ord(c) - 65536) // 1024 as varchar)
                    || '.' || cast(56320 + (ord(c) - 65536) % 1024 as varchar) end
        ), 'string_agg', '.')
    end
{%- endmacro %}
