{# record_manual_check(generation, looked_by, outcome, table, column, pseudonym): run-operation. Records in the audit log that somebody has looked at
   scrambled records before they are used: which generation, in which role, with what outcome; where one record is meant, its table, column and
   pseudonym. Never a value of the source. #}
{% macro record_manual_check(generation, looked_by, outcome, table='', column='', pseudonym='') -%}
    {%- do open_audit() -%}
    {%- do record_event('manual check', {'generation_checked': generation | string, 'looked_by': looked_by | string, 'outcome': outcome | string,
        'table': table | string, 'column': column | string, 'pseudonym': pseudonym | string}) -%}
    {%- do log('Recorded the manual check of generation ' ~ generation ~ '.', info=true) -%}
{%- endmacro %}
