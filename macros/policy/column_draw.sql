{# column_draw(rule): where a column's new value comes from, and, where equal values are chance, out of how many values. #}
{% macro column_draw(rule) -%}
    {%- set independent = var('code_draw') == 'independent' -%}
    {%- if rule.method in ['pseudonym', 'upn', 'uln', 'nhs_number', 'team_name'] -%}
        {{ return({'draw': 'identifiers'}) }}
    {%- elif rule.method == 'date' -%}
        {{ return({'draw': 'calendar'}) }}
    {%- elif rule.method in ['forename', 'surname', 'full_name', 'postcode'] -%}
        {{ return({'draw': 'value', 'list': rule.method}) }}
    {%- elif rule.method == 'flag' -%}
        {%- set codes = flag_lists()[rule.list] -%}
        {{ return({'draw': 'row', 'domain': codes | length + (1 if rule.null_is_no else 0)}) }}
    {%- elif rule.method == 'code' and not rule.options.distinct and (independent or rule.list_size < 5) -%}
        {{ return({'draw': 'row', 'rule': 'chance', 'domain': rule.list_size}) }}
    {%- elif rule.method in ['code', 'code_array'] and (independent or rule.null_is_no) -%}
        {#- A code alone is drawn among all, one of several among all but NONE. -#}
        {{ return({'draw': 'value', 'rule': 'chance', 'domain': rule.list_size - 1}) }}
    {%- elif rule.method in ['code', 'code_array'] -%}
        {{ return({'draw': 'value'}) }}
    {%- elif rule.method in ['integer', 'decimal'] -%}
        {%- set range = number_range(rule.options) -%}
        {%- if independent or range.size < 5 -%}
            {{ return({'draw': 'row', 'rule': 'chance', 'domain': range.size, 'range': range}) }}
        {%- endif -%}
        {{ return({'draw': 'value', 'list': range.name, 'range': range}) }}
    {%- elif rule.method == 'json' and rule.options.shape != 'address' -%}
        {{ return({'draw': 'row', 'rule': 'chance', 'domain': 64}) }}
    {%- elif rule.method in ['json', 'text'] -%}
        {{ return({'draw': 'row'}) }}
    {%- endif -%}
    {{ return({'draw': 'none'}) }}
{%- endmacro %}

{# number_range(options): the grid of an integer or decimal rule: name, minimum, scale, and size, the number of its values. #}
{% macro number_range(options) -%}
    {%- set scale = options.scale | default(0) -%}
    {%- set size = (((options.max - options.min) * 10 ** scale) | round | int) + 1 -%}
    {{ return({'name': 'number_' ~ options.min ~ '_' ~ options.max ~ '_' ~ scale, 'minimum': options.min, 'scale': scale, 'size': size}) }}
{%- endmacro %}
