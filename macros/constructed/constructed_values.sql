{# constructed_id(prefix, number): an identifier of the constructed lane: a capital letter and 17 digits. #}
{% macro constructed_id(prefix, number) -%}
concat('{{ prefix }}', right(concat('00000000000000000', {{ number }}), 17))
{%- endmacro %}

{# constructed_digest(kind, parts): what the draws of a constructed record are cut from: a hash of its kind and numbers. No key: nothing here
   is secret, and the same numbers give the same record on any day and any engine. #}
{% macro constructed_digest(kind, parts) -%}
{{ sha256_digest("concat('constructed|" ~ kind ~ "|', " ~ parts | join(", '|', ") ~ ')') }}
{%- endmacro %}

{# draw(digest, position): a whole number, 0 to 65535: two bytes of a digest, position 0 to 15. #}
{% macro draw(digest, position) -%}
cast({{ digest_slice(digest, 2 * position, 2) }} as int)
{%- endmacro %}

{# draws(digest, prefix, count): select-list columns <prefix>0, <prefix>1 … of a digest's draws. #}
{% macro draws(digest, prefix, count) -%}
    {%- for position in range(count) %}
{{ draw(digest, position) }} as {{ prefix }}{{ position }}{{ ',' if not loop.last }}
    {%- endfor %}
{%- endmacro %}

{# later_of(one, other), earlier_of(one, other): the greater and the lesser of two whole numbers; where one is NULL, the other. (The functions
   GREATEST and LEAST are not in SQL Server before 2022.) #}
{% macro later_of(one, other) -%}
case when {{ one }} >= {{ other }} or {{ other }} is null then {{ one }} else {{ other }} end
{%- endmacro %}

{% macro earlier_of(one, other) -%}
case when {{ one }} <= {{ other }} or {{ other }} is null then {{ one }} else {{ other }} end
{%- endmacro %}

{# one_of(values, number): one of some texts, by a whole number's remainder. #}
{% macro one_of(values, number) -%}
case ({{ number }}) % {{ values | length }}
    {%- for value in values %} when {{ loop.index0 }} then '{{ value }}'{% endfor %} end
{%- endmacro %}

{# outcome_json(shape, flags): an outcome as a JSON object of a shape of json_shapes(): the flags that are given by SQL expressions (Y or
   N), the others N, their count, and no comment. #}
{% macro outcome_json(shape, flags) -%}
    {%- set parts = [] -%}
    {%- set counts = ['0'] -%}
    {%- for key, kind in json_shapes()[shape] -%}
        {%- if key in flags -%}
            {%- do parts.append("'\"" ~ key ~ "\": \"', " ~ flags[key] ~ ", '\"'") -%}
            {%- do counts.append('case when ' ~ flags[key] ~ " = 'Y' then 1 else 0 end") -%}
        {%- elif kind == 'count' -%}
            {%- do parts.append("'\"" ~ key ~ "\": ', " ~ counts | join(' + ')) -%}
        {%- else -%}
            {%- do parts.append("'\"" ~ key ~ '": "' ~ ('N' if kind == 'flag' else '') ~ "\"'") -%}
        {%- endif -%}
    {%- endfor -%}
concat('{', {{ parts | join(",\n        ', ', ") }}, '}')
{%- endmacro %}

{# ssd_columns(table, given): the select list of a constructed SSD table: every column of SSD v1.4.5 in order, with its type from the policy;
   those of `given` from the relation before, the others NULL. Errors: a given column that the table lacks. #}
{% macro ssd_columns(table, given) -%}
    {%- set rules = policy_columns(table) -%}
    {%- if not rules -%}{{ return('1 as not_compiled') }}{%- endif -%}
    {%- set names = rules | map(attribute='name') | list -%}
    {%- for name in given if name not in names -%}
        {{ exceptions.raise_compiler_error(table ~ " has no column '" ~ name ~ "'. Its columns: " ~ names | join(', ') ~ '.') }}
    {%- endfor -%}
    {%- set columns = [] -%}
    {%- for rule in rules -%}
        {%- set expression = rule.name if rule.name in given else 'null' -%}
        {%- if rule.kind == 'date' and rule.name in given -%}{%- set expression = date_of_day(rule.name) -%}{%- endif -%}
        {%- do columns.append(typed(expression, rule.data_type) ~ ' as ' ~ rule.name) -%}
    {%- endfor -%}
    {{ return(columns | join(',\n    ')) }}
{%- endmacro %}

{# constructed_workers(): how many workers the constructed lane has: twelve for each 240 children. #}
{% macro constructed_workers() -%}
    {{ return(((constructed_children() - 1) // 240 + 1) * 12) }}
{%- endmacro %}

{# worker_of(child_number, turn): the key of the worker who has a child at a turn (a whole number, 0 or more): one of the twelve of its 240 children, so
   that more children change nothing for those who were there. #}
{% macro worker_of(child_number, turn) -%}
{{ constructed_id('W', int_div(child_number ~ ' - 1', 240) ~ ' * 12 + 1 + (' ~ child_number ~ ' + (' ~ turn ~ ') * 7) % 12') }}
{%- endmacro %}

{# constructed_upn(child_number, turn): a unique pupil number of valid form that is nobody's (see generated_identifiers): the present one at turn 0, former
   ones at 1 and 2. 999 numbers lie between two children, so none is given twice. #}
{% macro constructed_upn(child_number, turn) -%}
{{ upn_text('((' ~ child_number ~ ' - 1) * 999 + ' ~ turn ~ ')') }}
{%- endmacro %}
