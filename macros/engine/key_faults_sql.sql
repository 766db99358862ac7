{% macro key_faults_sql(relation) -%}
    {{ return(adapter.dispatch('key_faults_sql', 'ssd_scrambler')(relation=relation)) }}
{%- endmacro %}

{% macro default__key_faults_sql(relation) %}{{ engine_not_supported('key_faults_sql') }}{% endmacro %}

{# A key of 32 bytes leaves the last 32 of its 64 padded bytes at the pad's own byte, and its last byte is seldom so;
   a short key leaves more. #}
{% macro sqlserver__key_faults_sql(relation) -%}
select
    count(*) as keys,
    coalesce(sum(case
        when datalength(inner_pad) = 64 and datalength(outer_pad) = 64
            and substring(inner_pad, 25, 8) <> 0x3636363636363636 then 0
        else 1
    end), 0) as faulty_keys
from {{ relation }}
{%- endmacro %}

{% macro duckdb__key_faults_sql(relation) -%}
select
    count(*) as keys,
    coalesce(sum(case
        when octet_length(inner_pad) = 64 and octet_length(outer_pad) = 64
            and substr(hex(inner_pad), 49, 16) <> repeat('36', 8) then 0
        else 1
    end), 0) as faulty_keys
from {{ relation }}
{%- endmacro %}
