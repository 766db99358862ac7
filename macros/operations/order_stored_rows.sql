{% macro order_stored_rows() -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {%- set rules = policy_columns(model.name.split('__', 1)[1]) -%}
        {%- set keys = rules | selectattr('row_key') | map(attribute='name') | list -%}
        {%- set statement = clustered_index_sql(this, keys) | trim -%}
        {%- do run_query(statement) if statement and keys -%}
    {%- endif -%}
{%- endmacro %}
