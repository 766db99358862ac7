{# Most columns of the SSD begin with four letters of their table. #}
{% macro short_name(rule) -%}
    {{ return(rule.name[5:] if rule.name[4:5] == '_' else rule.name) }}
{%- endmacro %}
