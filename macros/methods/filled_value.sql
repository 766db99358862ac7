{# NULL stays NULL and blank stays blank, unless absence is a value of its own. A map of the vault has no row for NULL or blank, so a value that
   comes from one alone (map_keeps_null) is NULL where the original is. #}
{% macro filled_value(rule, value, map_keeps_null=false) -%}
    {%- set own = 's.' ~ rule.name -%}
    {%- if rule.null_is_no -%}
        {{ return(value) }}
    {%- elif type_family(rule.data_type) != 'text' -%}
        {{ return("case when %s <> '' then %s end" | format(own, value)) }}
    {%- elif map_keeps_null -%}
        {{ return("case when %s = '' then '' else %s end" | format(own, value)) }}
    {%- endif -%}
    {{ return("case when %s = '' then '' when %s is not null then %s end" | format(own, own, value)) }}
{%- endmacro %}
