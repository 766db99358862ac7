{% macro record_manual_check(generation, looked_by, outcome, table='', column='', pseudonym='') -%}
    {%- do open_audit() -%}
    {%- do record_event('manual check', {
        'generation_checked': generation | string, 'looked_by': looked_by | string, 'outcome': outcome | string,
        'table': table | string, 'column': column | string, 'pseudonym': pseudonym | string
    }) -%}
    {%- do log('Recorded the manual check of generation %s.' | format(generation), info=true) -%}
{%- endmacro %}
