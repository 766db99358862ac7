{% macro statement(name=none, fetch_result=false, auto_begin=true, language='sql') -%}
    {%- if execute -%}
        {%- set sql = values_withheld(caller()) -%}
        {%- call dbt.statement(name, fetch_result, auto_begin, language) -%}
            {{ sql }}
        {%- endcall -%}
    {%- endif -%}
{%- endmacro %}
