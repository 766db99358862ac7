{# keep_grants(layer): post-hook: with var manage_grants, lets the roles of a layer read the table just built; a rebuild has taken the right away.
   A table with meta operator_only is granted to nobody. #}
{% macro keep_grants(layer) -%}
    {%- if execute and flags.WHICH in ['build', 'run', 'seed'] and var('manage_grants') and not model.config.meta.get('operator_only') -%}
        {%- for role in reader_roles(layer) -%}
            {%- set statement = grant_select_sql(this, role) | trim -%}
            {%- if statement -%}{%- do run_query(statement) -%}{%- endif -%}
        {%- endfor -%}
    {%- endif -%}
{%- endmacro %}
