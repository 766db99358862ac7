{# Of the CTE `lists` of the model that asks, so that a rule can be worked out where nothing may be referred to. #}
{% macro list_form(list, match='l.code_key = c.value') -%}
exists (select 1 from lists as l where l.list_name = '{{ list }}' and {{ match }})
{%- endmacro %}
