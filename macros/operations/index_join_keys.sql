{% macro index_join_keys() -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {%- for column in join_columns(model.name.split('__', 1)[1]) -%}
            {%- set statement = join_index_sql(this, column) | trim -%}
            {%- do run_query(statement) if statement -%}
        {%- endfor -%}
    {%- endif -%}
{%- endmacro %}
