{# order_stored_rows(): post-hook of every scrambled model: lays its rows down by their pseudonyms, where the engine has not done so while it
   wrote them, so that their order tells nothing of the source's. #}
{% macro order_stored_rows() -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {%- set keys = policy_columns(model.name.split('__', 1)[1]) | selectattr('row_key') | map(attribute='name') | list -%}
        {%- set statement = clustered_index_sql(this, keys) | trim -%}
        {%- if statement and keys -%}{%- do run_query(statement) -%}{%- endif -%}
    {%- endif -%}
{%- endmacro %}
