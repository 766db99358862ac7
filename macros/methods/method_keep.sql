{% macro method_keep(rule=none, rules=none) -%}
    {%- if rule is none -%}
        {{ return({'options': ['reason*']}) }}
    {%- endif -%}
    {{ return({'kind': 'raw', 'draw': 'none', 'expected': 'keep'} if rules is none else {'value': 's.' ~ rule.name}) }}
{%- endmacro %}
