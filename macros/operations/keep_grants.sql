{% macro keep_grants(layer) -%}
    {%- set is_built = execute and flags.WHICH in ['build', 'run', 'seed'] -%}
    {%- if is_built and var('manage_grants') and not model.config.meta.get('operator_only') -%}
        {%- for role in reader_roles(layer) -%}
            {%- set statement = grant_select_sql(this, role) | trim -%}
            {%- do run_query(statement) if statement -%}
        {%- endfor -%}
    {%- endif -%}
{%- endmacro %}
