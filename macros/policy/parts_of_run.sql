{# While dbt parses it is both, so the graph does not depend on the selection: only the SQL does, which each run compiles anew. #}
{% macro parts_of_run() -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {%- set selected = [] -%}
        {%- for entry in ssd_tables() if 'model.' ~ project_name ~ '.scrambled__' ~ entry.table in selected_resources -%}
            {%- do selected.append(entry.part) -%}
        {%- endfor -%}
        {%- if 'payload' in selected and 'rest' not in selected -%}
            {{ return(['payload']) }}
        {%- endif -%}
    {%- endif -%}
    {{ return(['payload', 'rest']) }}
{%- endmacro %}
