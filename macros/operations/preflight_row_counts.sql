{% macro preflight_row_counts() -%}
    {%- set counts = {} -%}
    {%- for entry in ssd_tables() if entry.table in source_columns() -%}
        {%- set query -%}
select count(*) as rows_found from {{ source('ssd', entry.table) }}
        {%- endset -%}
        {%- do counts.update({entry.table: run_query(query).rows[0][0]}) -%}
    {%- endfor -%}
    {{ return(counts) }}
{%- endmacro %}
