{% macro value_list_rows() -%}
    {%- for name, size in value_list_sizes().items() %}
    select '{{ name }}' as list_name, {{ size }} as list_size
    {{ 'union all' if not loop.last }}
    {%- endfor %}
{%- endmacro %}
