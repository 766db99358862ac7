{% macro json_members(expression, alias) -%}
    {{ return(adapter.dispatch('json_members', 'ssd_scrambler')(expression=expression, alias=alias)) }}
{%- endmacro %}

{% macro default__json_members(expression, alias) %}{{ engine_not_supported('json_members') }}{% endmacro %}

{% macro sqlserver__json_members(expression, alias) -%}
outer apply (
    select
        cast(j.[key] as nvarchar(400)) as member_key,
        j.[value] as member_value,
        case j.[type] when 4 then 'array' when 5 then 'object' else 'scalar' end as member_type
    from openjson({{ expression }}) as j
) as {{ alias }}
{%- endmacro %}

{% macro duckdb__json_members(expression, alias) -%}
left join lateral (
    select
        j.key as member_key,
        case when j.type in ('ARRAY', 'OBJECT') then cast(j.value as varchar) else j.value ->> '$' end as member_value,
        case j.type when 'ARRAY' then 'array' when 'OBJECT' then 'object' else 'scalar' end as member_type
    from json_each({{ expression }}) as j
) as {{ alias }} on true
{%- endmacro %}
