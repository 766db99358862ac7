{# column_value(rule, rules): a column's new value, as an expression over the source row `s`, its vault row `r` and the joins of
   column_joins(). NULL stays NULL and blank stays blank, unless `null_means: no`. A map of the vault has no row for NULL or blank. #}
{% macro column_value(rule, rules) -%}
    {%- set own = 's.' ~ rule.name -%}
    {%- set date = join_alias('date', rule) ~ '.scrambled_date' -%}
    {%- if rule.method == 'blank' -%}{{ return('null') }}
    {%- elif rule.method == 'keep' -%}{{ return(own) }}
    {%- elif rule.kind == 'date' -%}{{ return(date) }}
    {%- elif rule.kind == 'partial_date' -%}{{ return(masked_date(own, date)) }}
    {%- elif rule.kind == 'number' -%}{{ return(number_value(rule)) }}
    {%- elif rule.draw == 'identifiers' -%}{%- set value = identifier_value(rule, rules) -%}
    {%- elif rule.method == 'code_array' -%}{%- set value = "concat('[', " ~ join_alias('items', rule) ~ ".items, ']')" -%}
    {%- elif rule.options.write == 'label' -%}{%- set value = label_value(rule, rules) -%}
    {%- elif rule.method == 'flag' -%}{%- set value = flag_value(rule) -%}
    {%- elif rule.method == 'code' or rule.draw == 'value' -%}{%- set value = drawn_code(rule) -%}
    {%- elif rule.method == 'text' -%}{%- set value = "concat('Scrambled text ', " ~ draw_column(rule, 'number') ~ ')' -%}
    {%- elif rule.method == 'json' -%}{%- set value = json_value_text(rule, rules) -%}
    {%- endif -%}
    {%- if may_hold_placeholder(rule) -%}{%- set value = 'coalesce(' ~ join_alias('placeholder', rule) ~ '.placeholder, ' ~ value ~ ')' -%}{%- endif -%}
    {%- set null_gives_null = rule.draw in ['identifiers', 'value'] and rule.method != 'code_array' and rule.options.write != 'label' -%}
    {%- if rule.null_is_no -%}{{ return(value) }}
    {%- elif type_family(rule.data_type) != 'text' -%}{{ return("case when " ~ own ~ " <> '' then " ~ value ~ " end") }}
    {%- elif null_gives_null -%}{{ return("case when " ~ own ~ " = '' then '' else " ~ value ~ " end") }}
    {%- endif -%}
    {{ return("case when " ~ own ~ " = '' then '' when " ~ own ~ " is not null then " ~ value ~ " end") }}
{%- endmacro %}

{# identifier_value(rule, rules): a pseudonym or generated identifier; the form that another column's new code asks for; or the
   code drawn for a code that stands in an identifier's place. #}
{% macro identifier_value(rule, rules) -%}
    {%- set value = join_alias('id', rule) ~ '.pseudonym' -%}
    {%- set branches = [] -%}
    {%- for other in rules if rule.options.forms and other.name == rule.options.forms.by -%}
        {%- for form in form_identifiers(rule) -%}
            {%- do branches.append('when ' ~ drawn_code(other) ~ " in ('" ~ rule.options.forms[form] | join("', '") ~ "') then "
                ~ join_alias('id', rule) ~ '_as_' ~ form ~ '.pseudonym') -%}
        {%- endfor -%}
    {%- endfor -%}
    {%- if branches -%}{%- set value = 'case ' ~ branches | join(' ') ~ ' else ' ~ value ~ ' end' -%}{%- endif -%}
    {{ return('coalesce(' ~ join_alias('draw', rule) ~ '.drawn_value, ' ~ value ~ ')' if rule.options.codes else value) }}
{%- endmacro %}

{# label_value(rule, rules): the label of the code that was drawn for the column that `same_as` names, or, where that is empty, for this one. #}
{% macro label_value(rule, rules) -%}
    {%- set labels = [] -%}
    {%- for other in rules if other.name == rule.options.same_as -%}{%- do labels.append(drawn_code(other, 'label')) -%}{%- endfor -%}
    {%- do labels.append(drawn_code(rule, 'label')) -%}
    {{ return('coalesce(' ~ labels | join(', ') ~ ')' if labels | length > 1 else labels[0]) }}
{%- endmacro %}

{# drawn_code(rule, part): the code (or the label, `part`) that was drawn for a column, by value or from its row. #}
{% macro drawn_code(rule, part='code') -%}
    {%- if rule.draw == 'value' -%}{{ return(join_alias('draw', rule) ~ '.drawn_' ~ ('value' if part == 'code' else part)) }}{%- endif -%}
    {{ return(join_alias('list', rule) ~ '.' ~ part) }}
{%- endmacro %}

{# number_value(rule): a number from the vault's map, or from the row's draw where its range is short. #}
{% macro number_value(rule) -%}
    {%- if rule.draw == 'value' -%}{{ return('try_cast(' ~ join_alias('draw', rule) ~ '.drawn_value as decimal(18, 4))') }}{%- endif -%}
    {{ return('case when s.' ~ rule.name ~ ' is not null then coalesce(try_cast(' ~ join_alias('placeholder', rule) ~ '.placeholder as decimal(18, 4)), '
        ~ draw_column(rule, 'number') ~ ') end') }}
{%- endmacro %}

{# masked_date(original, scrambled): a scrambled date as text dd/mm/yyyy, its unknown parts unknown as before. #}
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
