{# record_generation(): post-hook of every scrambled model: notes which generation the table now holds. #}
{% macro record_generation() -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {%- set generations = layer_relation('audit', 'table_generations') -%}
        {%- do run_query('delete from ' ~ generations ~ " where table_name = '" ~ this.identifier ~ "'") -%}
        {%- do run_query('insert into ' ~ generations ~ " (table_name, generation, built_at) select '" ~ this.identifier ~ "', '" ~ generation() ~ "', " ~ utc_now_text()) -%}
    {%- endif -%}
{%- endmacro %}

{# order_stored_rows(): post-hook of every scrambled model: lays its rows down by their pseudonyms, where the engine has not done so while it
   wrote them, so that their order tells nothing of the source's. #}
{% macro order_stored_rows() -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {%- set keys = policy_columns(model.config.meta.source_table) | selectattr('row_key') | map(attribute='name') | list -%}
        {%- set statement = clustered_index_sql(this, keys) | trim -%}
        {%- if statement and keys -%}{%- do run_query(statement) -%}{%- endif -%}
    {%- endif -%}
{%- endmacro %}

{# index_join_keys(): post-hook of every scrambled model: indexes the columns by which it is joined (see join_columns), where the engine joins by
   indexes. #}
{% macro index_join_keys() -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {%- for column in join_columns(model.config.meta.source_table) -%}
            {%- set statement = join_index_sql(this, column) | trim -%}
            {%- if statement -%}{%- do run_query(statement) -%}{%- endif -%}
        {%- endfor -%}
    {%- endif -%}
{%- endmacro %}
