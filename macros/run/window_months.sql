{% macro window_months() -%}
    {%- set months = var('window_months') -%}
    {%- if not modules.re.match('^[0-9]{1,3}$', months | string) or not 1 <= months | int <= 120 -%}
        {{ refuse_var('window_months', 'a whole number of months, 1 to 120') }}
    {%- endif -%}
    {{ return(months | int) }}
{%- endmacro %}
