{% macro number_range_rows() -%}
    {%- set ranges = {} -%}
    {%- for entry in ssd_tables() -%}
        {%- for rule in policy_columns(entry.table) if rule.range and rule.draw == 'value' -%}
            {%- do ranges.update({rule.range.name: rule.range}) -%}
        {%- endfor -%}
    {%- endfor -%}
    {%- for range in ranges.values() %}
    select
        {{ exact_text(quoted(range.name)) }} as list_name,
        cast({{ range.minimum }} as decimal(18, 4)) as minimum,
        cast({{ range.step }} as decimal(18, 4)) as step,
        {{ 10 ** range.scale }} as steps,
        {{ range.size }} as list_size
    {{ 'union all' if not loop.last }}
    {%- else -%}
    select
        {{ exact_text("'number'") }} as list_name,
        cast(0 as decimal(18, 4)) as minimum,
        cast(1 as decimal(18, 4)) as step,
        1 as steps,
        1 as list_size
    where 1 = 0
    {%- endfor -%}
{%- endmacro %}
