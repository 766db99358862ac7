{# json_value_text(rule, rules): a JSON object of the rule's shape, written anew from the known keys; nothing of the original is
   read, so broken JSON, unknown keys and free text cannot pass. Flags are bits of the row's digest. #}
{% macro json_value_text(rule, rules) -%}
    {%- set separator = ',' if rule.options.shape == 'icpc_outcome' else ', ' -%}
    {%- set colon = '":' if rule.options.shape == 'icpc_outcome' else '": ' -%}
    {%- set bits = row_slice(rule, 0, 2) -%}
    {%- set parts = [] -%}
    {%- set flags = [] -%}
    {%- for key, kind in json_shapes()[rule.options.shape] -%}
        {%- if kind in ['flag', 'answer'] -%}
            {%- set flag = json_flag(rule, rules, key, kind, bits, loop.index0) -%}
            {%- do flags.append(flag) -%}
            {%- set value = [', ', "'\"'", ', ', flag, ', ', "'\"'"] -%}
        {%- elif kind == 'count' -%}
            {%- set counts = [] -%}
            {%- for flag in flags -%}{%- do counts.append("case when " ~ flag ~ " = 'Y' then 1 else 0 end") -%}{%- endfor -%}
            {%- set value = [', ', counts | join(' + ')] -%}
        {%- else -%}
            {%- set value = [', ', "'\"'", ', ', json_text_part(rule, rules, kind), ', ', "'\"'"] -%}
        {%- endif -%}
        {%- do parts.append("'" ~ ('{' if loop.first else separator) ~ '"' ~ key ~ colon ~ "'" ~ value | join('')) -%}
    {%- endfor -%}
    {{ return('concat(' ~ parts | join(',\n        ') ~ ", '}')") }}
{%- endmacro %}

{# json_flag(…): Y or N (a form answer: Y or empty) by one bit; the column's own value where the column holds the same fact. #}
{% macro json_flag(rule, rules, key, kind, bits, bit) -%}
    {%- set drawn = "case when " ~ int_div(bits, 2 ** bit) ~ " % 2 = 1 then 'Y' else '" ~ ('N' if kind == 'flag' else '') ~ "' end" -%}
    {%- set column = (rule.options.same_as or {}).get(key) -%}
    {%- for other in rules if other.name == column -%}
        {{ return("case when s." ~ other.name ~ " <> '' then " ~ flag_value(other) ~ " else " ~ drawn ~ " end") }}
    {%- endfor -%}
    {{ return(drawn) }}
{%- endmacro %}

{# json_text_part(rule, rules, kind): a made-up text of a JSON object. Grid references lie in the open Atlantic. #}
{% macro json_text_part(rule, rules, kind) -%}
    {%- set n = rules.index(rule) + 1 -%}
    {%- if kind == 'comment' -%}
        {{ return("case when " ~ row_slice(rule, 2, 2) ~ " % 2 = 1 then concat('Scrambled comment ', " ~ row_slice(rule, 2, 2) ~ ") else '' end") }}
    {%- elif kind == 'house' -%}{{ return("1 + " ~ row_slice(rule, 0, 2) ~ " % 200") }}
    {%- elif kind in ['street', 'town'] -%}{{ return('l' ~ n ~ '_' ~ kind ~ '.code') }}
    {%- elif kind == 'uprn' -%}{{ return("concat('9999', right(concat('00000000', " ~ row_slice(rule, 6, 4) ~ " % 100000000), 8))") }}
    {%- elif kind == 'easting' -%}{{ return(row_slice(rule, 10, 2) ~ ' % 10000') }}
    {%- elif kind == 'northing' -%}{{ return(row_slice(rule, 12, 2) ~ ' % 10000') }}
    {%- endif -%}
    {{ return("''") }}
{%- endmacro %}
