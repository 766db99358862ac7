{% macro create_key_sql(relation) -%}
    {{ return(adapter.dispatch('create_key_sql', 'ssd_scrambler')(relation=relation)) }}
{%- endmacro %}

{% macro default__create_key_sql(relation) %}{{ engine_not_supported('create_key_sql') }}{% endmacro %}

{# Through a variable: the bytes must be the same in every part of both pads. #}
{% macro sqlserver__create_key_sql(relation) -%}
set nocount on;
declare @scramble_key varbinary(32) = {{ random_bytes(32) }};
select {{ key_pads('@scramble_key') }}
into {{ relation }};
{%- endmacro %}

{% macro duckdb__create_key_sql(relation) -%}
create table {{ relation }} as
with made as materialized (select {{ random_bytes(32) }} as scramble_key)
select {{ key_pads('made.scramble_key') }}
from made
{%- endmacro %}
