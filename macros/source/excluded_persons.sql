{# excluded_persons(): the people of the optional exclusion table (var `exclusions`: schema.table with a column person_id), as prepared
   values. #}
{% macro excluded_persons() -%}
(select {{ normalised('cast(person_id as nvarchar(255))') }} as value from {{ exclusions_relation() }})
{%- endmacro %}
