{% macro generated_form(identifier) -%}
    {{ return({
        'upn': "len(c.value) = 13 and substring(c.value, 2, 3) = '100'",
        'nhs_number': "len(c.value) = 10 and left(c.value, 3) = '999'",
        'uln': "len(c.value) = 10 and left(c.value, 2) = '99'",
        'team_name': "c.value like 'TEAM %'",
    }[identifier]) }}
{%- endmacro %}
