{# form_branches(payload): for each column whose new values have a form of their own, how many scrambled values are not of it: pseudonyms of another
   length or alphabet, names off the made-up lists, numbers outside the ranges that were never issued, text and JSON that the project did not write. It
   reads the scrambled copy alone, so an original that was altered a little cannot pass for a new value. Placeholders and blanks count as good. #}
{% macro form_branches(payload) -%}
    {%- set branches = [] -%}
    {%- for entry in ssd_tables(payload) -%}
        {%- for rule in policy_columns(entry.table) -%}
            {%- set condition = form_condition(rule) | trim -%}
            {%- if condition -%}
                {%- set branch -%}
select
        'values not of their form' as check_name,
        '{{ entry.table }}' as table_name,
        '{{ rule.name }}' as column_name,
        count(*) as violations,
        0 as allowed
    from (select {{ prepared_column(rule, {rule.name | lower: {'name': rule.name, 'family': type_family(rule.data_type)}}) }} as new_value from {{ ref('scrambled__' ~ entry.table) }}) as c
    where c.new_value <> ''
        and not ({{ condition }})
        and not exists (select 1 from {{ ref('reference__placeholder_values') }} as p where p.kind = 'text' and p.value = c.new_value)
                {%- endset -%}
                {%- do branches.append(branch) -%}
            {%- endif -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(branches) }}
{%- endmacro %}

{# form_condition(rule): the condition that a new value `c.new_value` of a rule's column meets; empty where its form says nothing. #}
{% macro form_condition(rule) -%}
    {%- set forms = [] -%}
    {%- if rule.method == 'pseudonym' -%}
        {%- do forms.append(identifier_form('pseudonym', rule.identifier)) -%}
        {%- for form in form_identifiers(rule) -%}{%- do forms.append(identifier_form(form)) -%}{%- endfor -%}
    {%- elif rule.method in ['upn', 'nhs_number', 'uln', 'team_name'] -%}{%- do forms.append(identifier_form(rule.method)) -%}
    {%- elif rule.method in ['forename', 'surname'] -%}{%- do forms.append(list_form(rule.method)) -%}
    {%- elif rule.method == 'full_name' -%}
        {%- do forms.append(list_form('forename', "left(c.new_value, len(l.code_key) + 1) = concat(l.code_key, ' ')") ~ ' and ' ~ list_form('surname', "(right(c.new_value, len(l.code_key) + 1) = concat(' ', l.code_key) or right(c.new_value, len(l.code_key) + 1) = concat('-', l.code_key))")) -%}
    {%- elif rule.method == 'postcode' -%}
        {%- do forms.append("len(c.new_value) = 7 and left(c.new_value, 1) = 'Z' and substring(c.new_value, 2, 1) in ('A', 'B', 'C', 'D', 'F', 'G', 'H', 'K')") -%}
    {%- elif rule.method == 'text' -%}{%- do forms.append("c.new_value like 'SCRAMBLED TEXT ______' and try_cast(right(c.new_value, 6) as int) is not null") -%}
    {%- elif rule.method == 'json' -%}{%- do forms.append(json_form(rule.options.shape)) -%}
    {%- endif -%}
    {%- if rule.options.codes -%}{%- do forms.append(list_form(rule.options.codes)) -%}{%- endif -%}
    {{ return(forms | join(' or ')) }}
{%- endmacro %}

{# identifier_form(method, identifier): the form of a pseudonym or generated identifier. #}
{% macro identifier_form(method, identifier=none) -%}
    {%- set lengths = var('identifiers') -%}
    {{ return({
        'pseudonym': 'len(c.new_value) = ' ~ lengths.get(identifier, lengths['other']) ~ ' and ' ~ is_hexadecimal('c.new_value'),
        'upn': "len(c.new_value) = 13 and substring(c.new_value, 2, 3) = '100'",
        'nhs_number': "len(c.new_value) = 10 and left(c.new_value, 3) = '999'",
        'uln': "len(c.new_value) = 10 and left(c.new_value, 2) = '99'",
        'team_name': "c.new_value like 'TEAM %'",
    }[method]) }}
{%- endmacro %}

{# list_form(list, match): the new value is on a list, or meets `match` with a row `l` of it. #}
{% macro list_form(list, match='l.code_key = c.new_value') -%}
    {{ return("exists (select 1 from " ~ ref('reference__lists') ~ " as l where l.list_name = '" ~ list ~ "' and " ~ match ~ ')') }}
{%- endmacro %}

{# json_form(shape): the new value is no longer than the longest object that the project writes in the shape, starts with its first key, and ends with a
   made-up comment or none; an address has a made-up property number. #}
{% macro json_form(shape) -%}
    {%- set longest = {'flag': 3, 'answer': 3, 'count': 2, 'comment': 25, 'house': 5, 'street': 60, 'town': 60, 'uprn': 14, 'easting': 6, 'northing': 6, 'empty': 2} -%}
    {%- set size = namespace(total=2) -%}
    {%- for key, kind in json_shapes()[shape] -%}{%- set size.total = size.total + key | length + 6 + longest[kind] -%}{%- endfor -%}
    {%- set conditions = ['len(c.new_value) <= ' ~ size.total, "c.new_value like '{\"" ~ json_shapes()[shape][0][0] ~ "\":%'"] -%}
    {%- for key, kind in json_shapes()[shape] -%}
        {%- if kind == 'comment' -%}{%- do conditions.append("(c.new_value like '%\"" ~ key ~ "\":%\"\"}' or c.new_value like '%\"SCRAMBLED COMMENT %')") -%}{%- endif -%}
        {%- if kind == 'uprn' -%}{%- do conditions.append("c.new_value like '%\"UPRN\": \"9999________\",%'") -%}{%- endif -%}
    {%- endfor -%}
    {{ return(conditions | join(' and ')) }}
{%- endmacro %}
