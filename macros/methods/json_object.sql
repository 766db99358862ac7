{% macro json_object(rule, rules) -%}
    {%- set tight = rule.options.shape == 'icpc_outcome' -%}
    {%- set parts = [] -%}
    {%- set counted = [] -%}
    {%- for key, kind in json_shapes()[rule.options.shape] -%}
        {%- set start = '%s"%s":%s' | format('{' if loop.first else (',' if tight else ', '), key, '' if tight else ' ') -%}
        {%- if kind == 'count' -%}
            {%- do parts.append("'%s', %s" | format(start, counted | join(' + '))) -%}
        {%- elif kind in ['flag', 'answer'] -%}
            {%- set bit = '%s %% 2' | format(int_div(draw_column(rule, 'flags'), 2 ** loop.index0)) -%}
            {%- set text = json_flag(rule, rules, key, kind, bit) -%}
            {%- set is_yes = "case when %s = 'Y' then 1 else 0 end" | format(text) -%}
            {%- do counted.append(is_yes if key in (rule.options.same_as or {}) else bit) -%}
            {%- do parts.append("'%s\"', %s, '\"'" | format(start, text)) -%}
        {%- else -%}
            {%- set text = json_text_part(rule, kind) -%}
            {%- do parts.append("'%s\"\"'" | format(start) if text == "''" else "'%s\"', %s, '\"'" | format(start, text)) -%}
        {%- endif -%}
    {%- endfor -%}
    {%- set object -%}
concat(
        {{ parts | join(',\n        ') }},
        '}'
    )
    {%- endset -%}
    {{ return(object) }}
{%- endmacro %}

{# Y or N (a form answer: Y or empty) by one bit; the column's own value where a column holds the same fact. #}
{% macro json_flag(rule, rules, key, kind, bit) -%}
    {%- set drawn = "case when %s = 1 then 'Y' else '%s' end" | format(bit, 'N' if kind == 'flag' else '') -%}
    {%- set column = (rule.options.same_as or {}).get(key) -%}
    {%- for other in rules if other.name == column -%}
        {{ return("case when s.%s <> '' then %s else %s end" | format(other.name, flag_value(other), drawn)) }}
    {%- endfor -%}
    {{ return(drawn) }}
{%- endmacro %}

{# Grid references lie in the open Atlantic. #}
{% macro json_text_part(rule, kind) -%}
    {%- if kind == 'comment' -%}
        {%- set comment = draw_column(rule, 'comment') -%}
        {{ return("case when %s %% 2 = 1 then concat('Scrambled comment ', %s) else '' end" | format(comment, comment)) }}
    {%- elif kind in ['house', 'easting', 'northing'] -%}
        {{ return(draw_column(rule, kind)) }}
    {%- elif kind in ['street', 'town'] -%}
        {{ return('%s_%s.code' | format(join_alias('list', rule), kind)) }}
    {%- elif kind == 'uprn' -%}
        {{ return("concat('9999', right(concat('00000000', %s), 8))" | format(draw_column(rule, 'uprn'))) }}
    {%- endif -%}
    {{ return("''") }}
{%- endmacro %}
