{#
  relationships_where: every value of the column, among the rows that meet from_condition, is a value of `field` among
  the rows of `to` that meet to_condition. NULL is not checked.
  Failures: the rows without a partner. As in dbt-utils, the conditions are added with `and` as they are: bracket one
  that holds an `or`.
#}
{% test relationships_where(model, column_name, to, field, from_condition="1=1", to_condition="1=1") %}
    {{ return(adapter.dispatch('test_relationships_where', 'dbt_utils')(
        model, column_name, to, field, from_condition, to_condition
    )) }}
{% endtest %}

{% macro default__test_relationships_where(model, column_name, to, field, from_condition="1=1", to_condition="1=1") %}
select child.child_value
from (
    select {{ column_name }} as child_value
    from {{ model }}
    where {{ column_name }} is not null and {{ from_condition }}
) as child
where not exists (
    select 1 as is_found
    from (
        select {{ field }} as parent_value
        from {{ to }}
        where {{ field }} is not null and {{ to_condition }}
    ) as parent
    where parent.parent_value = child.child_value
)
{% endmacro %}
