{% macro preflight_refresh(before, after, faults) -%}
    {%- do preflight_title('Refresh') -%}
    {%- set moved = [] -%}
    {%- for table, count in before.items() if after.get(table) != count -%}
        {%- do moved.append(table) -%}
    {%- endfor -%}
    {%- if moved -%}
        {%- do print('  row counts changed meanwhile: %s' | format(moved | join(', '))) -%}
        {%- do faults.append('The SSD is being refreshed (row counts changed while this report was made). Scramble when the refresh has ended.') -%}
    {%- else -%}
        {%- do print('  row counts stood still') -%}
    {%- endif -%}
{%- endmacro %}
