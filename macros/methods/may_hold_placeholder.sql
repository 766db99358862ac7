{# may_hold_placeholder(rule): whether a row-drawn column is wide enough for a placeholder; the vault's maps keep theirs themselves. #}
{% macro may_hold_placeholder(rule) -%}
    {{ return(rule.draw == 'row' and rule.data_type not in ['nchar(1)', 'nchar(2)', 'nvarchar(2)', 'bit']) }}
{%- endmacro %}
