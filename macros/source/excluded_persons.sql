{% macro excluded_persons() -%}
(
        select {{ normalised('cast(person_id as nvarchar(255))') }} as value
        from {{ exclusions_relation() }}
    )
{%- endmacro %}
