{% macro method_blank(rule=none, rules=none) -%}
    {%- if rule is none -%}
        {{ return({'options': ['reason*']}) }}
    {%- endif -%}
    {{ return({'kind': 'text', 'draw': 'none', 'expected': 'blank'} if rules is none else {'value': 'null'}) }}
{%- endmacro %}
