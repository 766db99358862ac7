{# A map of the vault has no row for NULL or blank, so a value that comes from one alone (map_keeps_null) is NULL
   where the original is. #}
{% macro filled_value(rule, value, map_keeps_null=false) -%}
    {%- set own = 's.' ~ rule.name -%}
    {%- if rule.null_is_no -%}
{{ value }}
    {%- elif type_family(rule.data_type) != 'text' -%}
case when {{ own }} <> '' then {{ value }} end
    {%- elif map_keeps_null -%}
case
        when {{ own }} = '' then ''
        else {{ value }}
    end
    {%- else -%}
case
        when {{ own }} = '' then ''
        when {{ own }} is not null then {{ value }}
    end
    {%- endif -%}
{%- endmacro %}
