{# index_join_keys(): post-hook of every scrambled model: indexes the columns by which it is joined (see join_columns), where the engine joins by
   indexes. #}
{% macro index_join_keys() -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {%- for column in join_columns(model.name.split('__', 1)[1]) -%}
            {%- set statement = join_index_sql(this, column) | trim -%}
            {%- if statement -%}{%- do run_query(statement) -%}{%- endif -%}
        {%- endfor -%}
    {%- endif -%}
{%- endmacro %}
