{# rule_of(rule): what the gate expects of a column: a label that follows another column's draw may meet its own original by chance. #}
{% macro rule_of(rule) -%}
    {{ return('chance' if rule.options.write == 'label' and rule.options.same_as else rule.rule) }}
{%- endmacro %}
