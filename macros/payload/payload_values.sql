{# code_text(expression, width): the code at the start of a text ("code + description" occurs): upper case, up to the first space or separator, at most
   `width` characters. NULL for a blank and for a placeholder. #}
{% macro code_text(expression, width) -%}
    {{ return(filled('left(' ~ first_word("translate(" ~ normalised(expression) ~ ", '-:,.;(/', '       ')") ~ ', ' ~ width ~ ')')) }}
{%- endmacro %}

{# filled(expression): a text, or NULL for a blank and for a text placeholder of the SSD (see policy__placeholders; a pytest compares the two). #}
{% macro filled(expression) -%}
case when {{ expression }} not in ('', '{{ text_placeholders() | join("', '") }}') then {{ expression }} end
{%- endmacro %}

{# text_placeholders(): the texts that stand for a missing value. #}
{% macro text_placeholders() -%}
    {{ return(['-1', 'SSD_PH', 'SSD_SUI', 'XXXXXXX', 'zz/zz/zzzz']) }}
{%- endmacro %}

{# key_text(expression): an id as it is joined on: normalised; NULL for a blank. #}
{% macro key_text(expression) -%}
nullif({{ normalised(expression, 128) }}, '')
{%- endmacro %}

{# yes_or_no(expression): the JSON flag (true, false) of a text; NULL where it is neither. #}
{% macro yes_or_no(expression) -%}
case
            when {{ normalised(expression, 5) }} in ('Y', 'T', '1', 'TRUE') then 'true'
            when {{ normalised(expression, 5) }} in ('N', 'F', '0', 'FALSE') then 'false'
        end
{%- endmacro %}

{# json_key_flag(expression, key): the JSON flag (true, false) that a key has in an object held as text, valid JSON or not; NULL where it is neither. #}
{% macro json_key_flag(expression, key) -%}
    {%- set text = 'replace(' ~ normalised(expression, 4000) ~ ", ' ', '')" -%}
    {%- set branches = [] -%}
    {%- for flag, answers in [('true', ['"Y"', '"T"', '"1"', '"TRUE"', 'TRUE', '1,', '1}']), ('false', ['"N"', '"F"', '"0"', '"FALSE"', 'FALSE', '0,', '0}'])] -%}
        {%- set conditions = [] -%}
        {%- for answer in answers -%}{%- do conditions.append(text ~ " like '%\"" ~ key ~ '":' ~ answer ~ "%'") -%}{%- endfor -%}
        {%- do branches.append('when ' ~ conditions | join('\n                or ') ~ " then '" ~ flag ~ "'") -%}
    {%- endfor -%}
case
            {{ branches | join('\n            ') }}
        end
{%- endmacro %}

{# text_order(expression, characters): the alphabetical order of a code's first characters (at most four) as a whole number, by code point. Ordering by
   text would hang on the database's collation. #}
{% macro text_order(expression, characters) -%}
    {%- if characters < 1 or characters > 4 -%}{{ exceptions.raise_compiler_error('text_order: 1 to 4 characters, not ' ~ characters) }}{%- endif -%}
    {%- set terms = [] -%}
    {%- for position in range(characters) -%}
        {%- set place = 8192 ** (characters - 1 - position) -%}
        {%- do terms.append('cast(unicode(concat(substring(' ~ expression ~ ', ' ~ (position + 1) ~ ", 1), ' ')) as bigint) * " ~ place) -%}
    {%- endfor -%}
({{ terms | join(' + ') }})
{%- endmacro %}

{# value_order(expression): a whole number by which texts are ordered where any fixed order will do: seven bytes of the text's digest. #}
{% macro value_order(expression) -%}
    {{ return(digest_slice(sha256_digest(ascii_form(expression)), 0, 7)) }}
{%- endmacro %}

{# within_window(expression): a condition: a date lies in the payload's window. #}
{% macro within_window(expression) -%}
{{ day_number(expression) }} between {{ window_start() }} and {{ window_end() }}
{%- endmacro %}

{# overlaps_window(start, end): a condition: a spell overlaps the payload's window: started by its end, and not ended before its start. #}
{% macro overlaps_window(start, end) -%}
{{ day_number(start) }} <= {{ window_end() }} and coalesce({{ day_number(end) }}, {{ window_start() }}) >= {{ window_start() }}
{%- endmacro %}

{# years_before(day, years): the day number of the same day that many years before; of 29 February, where there is none, of 28 February. #}
{% macro years_before(day, years) -%}
    {%- set date = modules.datetime.date(1900, 1, 1) + modules.datetime.timedelta(days=day) -%}
    {%- set year = date.year - years -%}
    {%- set leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) -%}
    {%- set day_of_month = 28 if date.month == 2 and date.day == 29 and not leap else date.day -%}
    {{ return((modules.datetime.date(year, date.month, day_of_month) - modules.datetime.date(1900, 1, 1)).days) }}
{%- endmacro %}

{# census_days(): the day numbers of every 31 March in the payload's window. #}
{% macro census_days() -%}
    {%- set days = [] -%}
    {%- for year in range(1900, 2201) -%}
        {%- set day = (modules.datetime.date(year, 3, 31) - modules.datetime.date(1900, 1, 1)).days -%}
        {%- if window_start() <= day <= window_end() -%}{%- do days.append(day) -%}{%- endif -%}
    {%- endfor -%}
    {{ return(days) }}
{%- endmacro %}
