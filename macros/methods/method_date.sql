{# The subject's calendar moves it. A date that the SSD holds as text, parts of it unknown (zz/06/2019), is moved and
   masked again. #}
{% macro method_date(rule=none, rules=none) -%}
    {%- if rule is none -%}
        {{ return({'options': ['birth']}) }}
    {%- elif rules is none -%}
        {%- set is_partial = type_family(rule.data_type) == 'text' -%}
        {{ return({
            'kind': 'partial_date' if is_partial else 'date',
            'draw': 'calendar',
            'expected': 'change',
            'compared': 'partial' if is_partial else 'date',
        }) }}
    {%- endif -%}
    {%- set alias = join_alias('date', rule) -%}
    {%- set join -%}
left join {{ ref('vault__calendar') }} as {{ alias }}
    on {{ alias }}.subject_key = s.subject_key and {{ alias }}.source_date = {{ date_column(rule) }}
    {%- endset -%}
    {%- set date = alias ~ '.scrambled_date' -%}
    {{ return({'joins': [join], 'value': date if rule.kind == 'date' else masked_date('s.' ~ rule.name, date)}) }}
{%- endmacro %}

{% macro masked_date(original, scrambled) -%}
    {%- set text = date_text(scrambled) -%}
case
        when {{ original }} = '' then ''
        when {{ original }} = 'ZZ/ZZ/ZZZZ' then 'zz/zz/zzzz'
        when {{ scrambled }} is null then null
        when {{ original }} like 'ZZ/ZZ/%' then concat('zz/zz/', right({{ text }}, 4))
        when {{ original }} like 'ZZ/%' then concat('zz/', right({{ text }}, 7))
        else {{ text }}
    end
{%- endmacro %}
