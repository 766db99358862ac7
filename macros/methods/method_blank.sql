{% macro method_blank(rule=none, rules=none) -%}
    {%- if rule is none -%}
        {{ return({'options': ['reason*']}) }}
    {%- elif rules is none -%}
        {{ return({'kind': 'text', 'draw': 'none', 'expected': 'blank'}) }}
    {%- endif -%}
    {{ return({'value': 'null'}) }}
{%- endmacro %}
