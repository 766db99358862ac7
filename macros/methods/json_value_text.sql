{# json_value_text(rule, rules): a JSON object of the rule's shape, written anew from the known keys; nothing of the original is
   read, so broken JSON, unknown keys and free text cannot pass. Flags are bits of the row's draw. #}
{% macro json_value_text(rule, rules) -%}
    {%- set tight = rule.options.shape == 'icpc_outcome' -%}
    {%- set parts = [] -%}
    {%- set counted = [] -%}
    {%- for key, kind in json_shapes()[rule.options.shape] -%}
        {%- set start = ('{' if loop.first else (',' if tight else ', ')) ~ '"' ~ key ~ ('":' if tight else '": ') -%}
        {%- if kind == 'count' -%}
            {%- do parts.append("'" ~ start ~ "', " ~ counted | join(' + ')) -%}
        {%- else -%}
            {%- if kind in ['flag', 'answer'] -%}
                {%- set bit = int_div(draw_column(rule, 'flags'), 2 ** loop.index0) ~ ' % 2' -%}
                {%- set text = json_flag(rule, rules, key, kind, bit) -%}
                {%- do counted.append('case when ' ~ text ~ " = 'Y' then 1 else 0 end" if key in (rule.options.same_as or {}) else bit) -%}
            {%- else -%}
                {%- set text = json_text_part(rule, kind) -%}
            {%- endif -%}
            {%- do parts.append("'" ~ start ~ '"' ~ ("\"'" if text == "''" else "', " ~ text ~ ", '\"'")) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return('concat(\n        ' ~ parts | join(',\n        ') ~ ",\n        '}'\n    )") }}
{%- endmacro %}

{# json_flag(rule, rules, key, kind, bit): Y or N (a form answer: Y or empty) by one bit; the column's own value where the column holds the same
   fact. #}
{% macro json_flag(rule, rules, key, kind, bit) -%}
    {%- set drawn = 'case when ' ~ bit ~ " = 1 then 'Y' else '" ~ ('N' if kind == 'flag' else '') ~ "' end" -%}
    {%- set column = (rule.options.same_as or {}).get(key) -%}
    {%- for other in rules if other.name == column -%}
        {{ return("case when s." ~ other.name ~ " <> '' then " ~ flag_value(other) ~ " else " ~ drawn ~ " end") }}
    {%- endfor -%}
    {{ return(drawn) }}
{%- endmacro %}

{# json_text_part(rule, kind): a made-up text of a JSON object. Grid references lie in the open Atlantic. #}
{% macro json_text_part(rule, kind) -%}
    {%- if kind == 'comment' -%}
        {%- set comment = draw_column(rule, 'comment') -%}
        {{ return('case when ' ~ comment ~ " % 2 = 1 then concat('Scrambled comment ', " ~ comment ~ ") else '' end") }}
    {%- elif kind in ['house', 'easting', 'northing'] -%}{{ return(draw_column(rule, kind)) }}
    {%- elif kind in ['street', 'town'] -%}{{ return(join_alias('list', rule) ~ '_' ~ kind ~ '.code') }}
    {%- elif kind == 'uprn' -%}{{ return("concat('9999', right(concat('00000000', " ~ draw_column(rule, 'uprn') ~ '), 8))') }}
    {%- endif -%}
    {{ return("''") }}
{%- endmacro %}
