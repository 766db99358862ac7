{# window_months(): var window_months, checked. #}
{% macro window_months() -%}
    {%- if not modules.re.match('^[0-9]{1,3}$', var('window_months') | string) or not 1 <= var('window_months') | int <= 120 -%}
        {{ exceptions.raise_compiler_error("var window_months is a whole number of months, 1 to 120, not '" ~ var('window_months') ~ "'.") }}
    {%- endif -%}
    {{ return(var('window_months') | int) }}
{%- endmacro %}
