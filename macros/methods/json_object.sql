{% macro json_object(rule, rules) -%}
    {%- set keys = json_shapes()[rule.options.shape] -%}
    {%- set tight = rule.options.shape == 'icpc_outcome' -%}
    {%- set parts = [] -%}
    {%- set counted = [] -%}
    {%- for key, kind in keys -%}
        {%- set comma = '{' if loop.first else (',' if tight else ', ') -%}
        {%- set start = '%s"%s":%s' | format(comma, key, '' if tight else ' ') -%}
        {%- if kind == 'count' -%}
            {%- do parts.append("'%s', %s" | format(start, counted | join('\n                + '))) -%}
        {%- elif kind in ['flag', 'answer'] -%}
            {%- set bit = '%s %% 2' | format(int_div(draw_column(rule, 'flags'), 2 ** loop.index0)) -%}
            {%- set text = json_flag(rule, rules, key, kind, bit) -%}
            {%- set is_yes = "case when %s = 'Y' then 1 else 0 end" | format(text) -%}
            {%- do counted.append(is_yes if key in (rule.options.same_as or {}) else bit) -%}
            {%- do parts.append(json_member(start, text)) -%}
        {%- else -%}
            {%- do parts.append(json_member(start, json_text_part(rule, kind))) -%}
        {%- endif -%}
    {%- endfor -%}
concat(
            {{ parts | join(',\n            ') }},
            '}'
        )
{%- endmacro %}

{% macro json_member(start, text) -%}
    {%- if text == "''" -%}
'{{ start }}""'
    {%- else -%}
'{{ start }}"', {{ text }}, '"'
    {%- endif -%}
{%- endmacro %}

{% macro json_flag(rule, rules, key, kind, bit) -%}
    {%- set drawn = "case when %s = 1 then 'Y' else '%s' end" | format(bit, 'N' if kind == 'flag' else '') -%}
    {%- set column = (rule.options.same_as or {}).get(key) -%}
    {%- for other in rules if other.name == column -%}
        {%- set flag -%}
case
                when s.{{ other.name }} <> '' then {{ flag_value(other) }}
                else {{ drawn }}
            end
        {%- endset -%}
        {{ return(flag) }}
    {%- endfor -%}
    {{ return(drawn) }}
{%- endmacro %}

{# Grid references lie in the open Atlantic. #}
{% macro json_text_part(rule, kind) -%}
    {%- set drawn = draw_column(rule, kind) -%}
    {%- if kind == 'comment' -%}
case when {{ drawn }} % 2 = 1 then concat('Scrambled comment ', {{ drawn }}) else '' end
    {%- elif kind in ['house', 'easting', 'northing'] -%}
{{ drawn }}
    {%- elif kind in ['street', 'town'] -%}
{{ join_alias('list', rule) }}_{{ kind }}.code
    {%- elif kind == 'uprn' -%}
concat('9999', right(concat('00000000', {{ drawn }}), 8))
    {%- else -%}
''
    {%- endif -%}
{%- endmacro %}
