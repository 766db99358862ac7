{# ascii_form(expression): a text in ASCII that no other text shares: ASCII stays as it is, any other text becomes `~` and
   the decimal UTF-16 code units of its characters, joined by full stops. It is what gets hashed: the bytes of nvarchar differ
   between engines, and a lossy varchar would turn two people into one. (An ASCII text that itself starts with `~` is
   spelt out too, so that it cannot imitate one.) #}
{% macro ascii_form(expression) -%}
    {{ return(adapter.dispatch('ascii_form', 'ssd_scrambler')(expression=expression)) }}
{%- endmacro %}

{% macro default__ascii_form(expression) %}{{ engine_not_supported('ascii_form') }}{% endmacro %}

{% macro sqlserver__ascii_form(expression) -%}
case
        when {{ expression }} not like N'%[^ -}]%' collate Latin1_General_100_BIN2 then cast({{ expression }} as varchar(4000))
        else (
            select '~' + string_agg(cast(unicode(substring({{ expression }}, p.position, 1)) as varchar(10)), '.') within group (order by p.position)
            from (select row_number() over (order by (select null)) as position from sys.all_columns) as p
            where p.position <= datalength({{ expression }}) / 2
        )
    end
{%- endmacro %}

{% macro duckdb__ascii_form(expression) -%}
case
        when regexp_full_match({{ expression }}, '[ -}]*') then {{ expression }}
        else '~' || list_aggregate(list_transform(string_split({{ expression }}, ''), lambda c:
            case when ord(c) < 65536 then cast(ord(c) as varchar)
                else cast(55296 + (ord(c) - 65536) // 1024 as varchar) || '.' || cast(56320 + (ord(c) - 65536) % 1024 as varchar) end
        ), 'string_agg', '.')
    end
{%- endmacro %}
