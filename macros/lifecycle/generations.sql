{# record_generation(): post-hook of every scrambled model: notes which generation the table now holds. #}
{% macro record_generation() -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {%- do write_table_generation(this.identifier, generation()) -%}
    {%- endif -%}
{%- endmacro %}

{# record_payload_generation(): post-hook of the payload's scrambled lane: notes the generation that the table is made from, the one whose gate passed. #}
{% macro record_payload_generation() -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {%- do write_table_generation(this.identifier, gate_state().generation) -%}
    {%- endif -%}
{%- endmacro %}

{# write_table_generation(name, generation): notes in the audit schema what a table holds from now on, and since when. #}
{% macro write_table_generation(name, generation) -%}
    {%- set generations = layer_relation('audit', 'table_generations') -%}
    {%- do run_query('delete from ' ~ generations ~ " where table_name = '" ~ name ~ "'") -%}
    {%- do run_query('insert into ' ~ generations ~ " (table_name, generation, built_at) select '" ~ name ~ "', '" ~ generation ~ "', " ~ utc_now_text()) -%}
{%- endmacro %}

{# table_generation(name): the generation that a table holds by the audit schema; empty where none was noted. #}
{% macro table_generation(name) -%}
    {%- set row = run_query('select max(generation) as generation from ' ~ layer_relation('audit', 'table_generations') ~ " where table_name = '" ~ name ~ "'").rows[0] -%}
    {{ return(row[0] or '') }}
{%- endmacro %}

{# require_payload_generation(model_name): pre-hook of what is made from a model of the payload's scrambled lane: raises unless that is of the generation whose gate
   passed. Since then another one may have been scrambled, and its gate does not speak for what was built before. #}
{% macro require_payload_generation(model_name) -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {%- set held = table_generation(ref(model_name).identifier) -%}
        {%- set passed = gate_state().generation -%}
        {%- if held != passed -%}
            {{ exceptions.raise_compiler_error(ref(model_name).identifier ~ ' holds ' ~ ('generation ' ~ held if held else 'no generation') ~ ', and the assurance gate passed generation ' ~ passed
                ~ '. Nothing may be built on it. Use `dbt build --selector phase_3` or `phase_4`, which scramble and build what they stage.') }}
        {%- endif -%}
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
