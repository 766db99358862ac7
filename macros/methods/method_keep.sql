{% macro method_keep(rule=none, rules=none) -%}
    {%- if rule is none -%}
        {{ return({'options': ['reason*']}) }}
    {%- elif rules is none -%}
        {{ return({'kind': 'raw', 'draw': 'none', 'expected': 'keep'}) }}
    {%- endif -%}
    {{ return({'value': 's.' ~ rule.name}) }}
{%- endmacro %}
