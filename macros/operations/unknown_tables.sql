{# Data to Insight's extract and sender keep tables of their own beside the SSD (staging, versions, a log of extracts),
   of which nothing belongs in a scrambled copy. The logs are named one by one: a table of records may well be called
   a log. #}
{% macro unknown_tables() -%}
    {%- set unknown = {'without_rules': [], 'not_read': []} -%}
    {%- if flags.INTROSPECT -%}
        {%- set person = source('ssd', 'ssd_person') -%}
        {%- set known = ssd_tables() | map(attribute='table') | list -%}
        {%- for row in run_query(schema_relations_sql(person.database, person.schema)).rows | sort(attribute=0) -%}
            {%- set name = row[0] | lower -%}
            {%- if name.startswith('ssd_api_data_staging') or name in ['ssd_version_log', 'ssd_extract_log'] -%}
                {%- do unknown.not_read.append(row[0]) -%}
            {%- elif name.startswith('ssd_') and name not in known -%}
                {%- do unknown.without_rules.append(row[0]) -%}
            {%- endif -%}
        {%- endfor -%}
    {%- endif -%}
    {{ return(unknown) }}
{%- endmacro %}
