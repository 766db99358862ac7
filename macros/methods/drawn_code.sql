{# By value, or from the row's digest: part is code or label. #}
{% macro drawn_code(rule, part='code') -%}
    {%- if rule.draw == 'value' -%}
        {{ return('%s.drawn_%s' | format(join_alias('draw', rule), 'value' if part == 'code' else part)) }}
    {%- endif -%}
    {{ return('%s.%s' | format(join_alias('list', rule), part)) }}
{%- endmacro %}
