{% macro from_source(table, shape) -%}
    {%- if shape.is_readable -%}
from {{ source('ssd', table) }}
    {%- else -%}
where 1 = 0
    {%- endif -%}
{%- endmacro %}
