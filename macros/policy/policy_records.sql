{% macro policy_records(part) -%}
    {%- set records = [] -%}
    {%- for entry in ssd_tables(part) -%}
        {%- for rule in policy_columns(entry.table) -%}
            {%- do records.append(policy_record(entry, rule)) -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(records) }}
{%- endmacro %}
