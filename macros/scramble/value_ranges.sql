{# number_ranges(): the grids of all value-drawn numbers of the policy: name -> {minimum, scale, size}. #}
{% macro number_ranges() -%}
    {%- set ranges = {} -%}
    {%- for entry in ssd_tables() -%}
        {%- for rule in policy_columns(entry.table) if rule.range is defined and rule.draw == 'value' -%}
            {%- do ranges.update({rule.range.name: rule.range}) -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(ranges) }}
{%- endmacro %}

{# number_range_rows(): the same as rows, for a CTE: list_name, minimum, step, steps (to the unit) and list_size. #}
{% macro number_range_rows() -%}
    {%- for range in number_ranges().values() %}
    select
        {{ exact_text("'" ~ range.name ~ "'") }} as list_name,
        cast({{ range.minimum }} as decimal(18, 4)) as minimum,
        cast({{ ('%.' ~ range.scale ~ 'f') | format(10 ** (0 - range.scale)) }} as decimal(18, 4)) as step,
        {{ 10 ** range.scale }} as steps,
        {{ range.size }} as list_size
    {{ 'union all' if not loop.last }}
    {%- else -%}
    select {{ exact_text("'number'") }} as list_name, cast(0 as decimal(18, 4)) as minimum, cast(1 as decimal(18, 4)) as step, 1 as steps, 1 as list_size where 1 = 0
    {%- endfor -%}
{%- endmacro %}

{# value_list_rows(): value_list_sizes() as rows, for a CTE or a derived table: list_name and list_size. #}
{% macro value_list_rows() -%}
    {%- for name, size in value_list_sizes().items() %}
    select '{{ name }}' as list_name, {{ size }} as list_size
    {{ 'union all' if not loop.last }}
    {%- endfor %}
{%- endmacro %}

{# distinct_lists(): the lists whose codes stay distinct within a subject: those of `distinct` rules and of code arrays. #}
{% macro distinct_lists() -%}
    {%- set lists = [] -%}
    {%- for entry in ssd_tables() -%}
        {%- for rule in policy_columns(entry.table) if (rule.options.distinct or rule.method == 'code_array') and rule.list not in lists -%}
            {%- do lists.append(rule.list) -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(lists) }}
{%- endmacro %}

{# independent_lists(): the lists of value-drawn columns whose draw ignores the original: those where NULL means no (absence is a code, and
   leaving it out would show who has none), and all of them with the var code_draw `independent`. #}
{% macro independent_lists() -%}
    {%- set lists = [] -%}
    {%- for entry in ssd_tables() -%}
        {%- for rule in policy_columns(entry.table) if rule.draw == 'value' and rule.rule == 'chance' and rule.list not in lists -%}
            {%- do lists.append(rule.list) -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(lists) }}
{%- endmacro %}

{# fictional_postcode(digest): a postcode of valid form in an area that does not exist. The areas are pairs of letters that the form
   allows and Royal Mail has not used (ZE, Shetland, is the only area in Z); unit letters leave out C, I, K, M, O and V.
   Source of the form: BS 7666. 288,000 postcodes. #}
{% macro fictional_postcode(digest) -%}
    {%- set letters = "'ABDEFGHJLNPQRSTUWXYZ'" -%}
concat(
            'Z', substring('ABCDFGHK', cast(1 + {{ digest_slice(digest, 0, 2) }} % 8 as int), 1),
            1 + {{ digest_slice(digest, 2, 2) }} % 9, ' ', {{ digest_slice(digest, 4, 2) }} % 10,
            substring({{ letters }}, cast(1 + {{ digest_slice(digest, 6, 2) }} % 20 as int), 1),
            substring({{ letters }}, cast(1 + {{ digest_slice(digest, 8, 2) }} % 20 as int), 1))
{%- endmacro %}
