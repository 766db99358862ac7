{# While dbt parses it is both, so the graph does not depend on the selection: only the SQL does, which each run
   compiles anew. #}
{% macro parts_of_run() -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {%- set parts = [] -%}
        {%- for entry in ssd_tables() -%}
            {%- set model = 'model.%s.scrambled__%s' | format(project_name, entry.table) -%}
            {%- do parts.append(entry.part) if model in selected_resources -%}
        {%- endfor -%}
        {%- if 'payload' in parts and 'rest' not in parts -%}
            {{ return(['payload']) }}
        {%- endif -%}
    {%- endif -%}
    {{ return(['payload', 'rest']) }}
{%- endmacro %}
