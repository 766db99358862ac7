{# column_value(rule, rules): a column's new value, as an expression over the source row `s`, its vault row `r` and the joins of
   column_joins(). NULL stays NULL and blank stays blank, unless `null_means: no`. #}
{% macro column_value(rule, rules) -%}
    {%- set n = rules.index(rule) + 1 -%}
    {%- set own = 's.' ~ rule.name -%}
    {%- if rule.method == 'blank' -%}{{ return('null') }}
    {%- elif rule.method == 'keep' -%}{{ return(own) }}
    {%- elif rule.kind == 'date' -%}{{ return('c' ~ n ~ '.scrambled_date') }}
    {%- elif rule.kind == 'partial_date' -%}{{ return(masked_date(own, 'c' ~ n ~ '.scrambled_date')) }}
    {%- elif rule.kind == 'number' -%}{{ return(number_value(rule, n)) }}
    {%- elif rule.draw == 'identifiers' -%}{%- set value = identifier_value(rule, rules) -%}
    {%- elif rule.method == 'code_array' -%}{%- set value = "concat('[', a" ~ n ~ ".items, ']')" -%}
    {%- elif rule.options.write == 'label' -%}{%- set value = label_value(rule, rules) -%}
    {%- elif rule.method == 'flag' -%}{%- set value = flag_value(rule) -%}
    {%- elif rule.method == 'code' or rule.draw == 'value' -%}{%- set value = drawn_code(rule, n) -%}
    {%- elif rule.method == 'text' -%}{%- set value = "concat('Scrambled text ', 100000 + " ~ row_slice(rule) ~ " % 900000)" -%}
    {%- elif rule.method == 'json' -%}{%- set value = json_value_text(rule, rules) -%}
    {%- endif -%}
    {%- if may_hold_placeholder(rule) -%}{%- set value = 'coalesce(p' ~ n ~ '.placeholder, ' ~ value ~ ')' -%}{%- endif -%}
    {%- if rule.null_is_no -%}{{ return(value) }}{%- endif -%}
    {%- if type_family(rule.data_type) != 'text' -%}{{ return("case when " ~ own ~ " <> '' then " ~ value ~ " end") }}{%- endif -%}
    {{ return("case when " ~ own ~ " = '' then '' when " ~ own ~ " is not null then " ~ value ~ " end") }}
{%- endmacro %}

{# identifier_value(rule, rules): a pseudonym or generated identifier; the form that another column's new code asks for; or the
   code drawn for a code that stands in an identifier's place. #}
{% macro identifier_value(rule, rules) -%}
    {%- set n = rules.index(rule) + 1 -%}
    {%- set value = 'i' ~ n ~ '.pseudonym' -%}
    {%- if rule.options.forms -%}
        {%- set by = (rules | map(attribute='name') | list).index(rule.options.forms.by) + 1 -%}
        {%- set branches = [] -%}
        {%- for form in form_identifiers(rule) -%}
            {%- do branches.append('when ' ~ drawn_code(rules[by - 1], by) ~ " in ('" ~ rule.options.forms[form] | join("', '") ~ "') then i" ~ n ~ "_" ~ form ~ ".pseudonym") -%}
        {%- endfor -%}
        {%- set value = 'case ' ~ branches | join(' ') ~ ' else ' ~ value ~ ' end' -%}
    {%- endif -%}
    {%- if rule.options.codes -%}{%- set value = 'coalesce(v' ~ n ~ '.drawn_value, ' ~ value ~ ')' -%}{%- endif -%}
    {{ return(value) }}
{%- endmacro %}

{# flag_value(rule): one of the flag's codes by the row's digest; with `null_means: no` NULL is one of them. #}
{% macro flag_value(rule) -%}
    {%- set codes = flag_lists()[rule.list] -%}
    {%- set branches = [] -%}
    {%- for code in codes -%}{%- do branches.append('when ' ~ loop.index0 ~ " then '" ~ code ~ "'") -%}{%- endfor -%}
    {{ return('case ' ~ row_slice(rule) ~ ' % ' ~ rule.domain ~ ' ' ~ branches | join(' ') ~ ' end') }}
{%- endmacro %}

{# label_value(rule, rules): the label of the code that was drawn for the column that `same_as` names, or, where that is empty, for this one. #}
{% macro label_value(rule, rules) -%}
    {%- set labels = [] -%}
    {%- for other in rules if other.name == rule.options.same_as -%}{%- do labels.append(drawn_code(other, rules.index(other) + 1, 'label')) -%}{%- endfor -%}
    {%- do labels.append(drawn_code(rule, rules.index(rule) + 1, 'label')) -%}
    {{ return('coalesce(' ~ labels | join(', ') ~ ')' if labels | length > 1 else labels[0]) }}
{%- endmacro %}

{# drawn_code(rule, n, part): the code (or the label, `part`) that was drawn for a column, by value or from its row. #}
{% macro drawn_code(rule, n, part='code') -%}
    {%- if rule.draw == 'value' -%}{{ return('v' ~ n ~ '.drawn_' ~ ('value' if part == 'code' else part)) }}{%- endif -%}
    {{ return('l' ~ n ~ '.' ~ part) }}
{%- endmacro %}

{# number_value(rule, n): a number from the vault's map, or from the row's digest where its range is short. #}
{% macro number_value(rule, n) -%}
    {%- if rule.draw == 'value' -%}{{ return('try_cast(v' ~ n ~ '.drawn_value as decimal(18, 4))') }}{%- endif -%}
    {%- set step = ('%.' ~ rule.range.scale ~ 'f') | format(10 ** (0 - rule.range.scale)) -%}
    {%- set drawn = rule.range.minimum ~ ' + ' ~ row_slice(rule) ~ ' % ' ~ rule.range.size ~ (' * ' ~ step if rule.range.scale else '') -%}
    {{ return('case when s.' ~ rule.name ~ ' is not null then coalesce(try_cast(p' ~ n ~ '.placeholder as decimal(18, 4)), ' ~ drawn ~ ') end') }}
{%- endmacro %}

{# masked_date(original, scrambled): a scrambled date as text dd/mm/yyyy, its unknown parts unknown as before. #}
{% macro masked_date(original, scrambled) -%}
    {%- set text = date_text(scrambled) -%}
case when {{ original }} = '' then ''
        when {{ original }} = 'ZZ/ZZ/ZZZZ' then 'zz/zz/zzzz'
        when {{ scrambled }} is null then null
        when {{ original }} like 'ZZ/ZZ/%' then concat('zz/zz/', right({{ text }}, 4))
        when {{ original }} like 'ZZ/%' then concat('zz/', right({{ text }}, 7))
        else {{ text }} end
{%- endmacro %}
