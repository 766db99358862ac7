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

{# require_unique_rows(): post-hook of vault__rows: raises where a table's key occurs more than once. Records are compared with their
   originals by key, so a doubled key could neither be proven nor told apart. Counts only. #}
{% macro require_unique_rows() -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {%- set names = {} -%}
        {%- for entry in ssd_tables() -%}{%- do names.update({entry.number: entry.table}) -%}{%- endfor -%}
        {%- set found = [] -%}
        {%- for row in run_query('select table_number, count(*) as doubled from (select table_number, row_key from ' ~ this ~ ' group by table_number, row_key having count(*) > 1) as d group by table_number order by table_number').rows -%}
            {%- do found.append(names[row[0] | int] ~ ' (' ~ row[1] ~ ')') -%}
        {%- endfor -%}
        {%- if found -%}
            {{ exceptions.raise_compiler_error('Primary keys occur more than once, case and spaces at the ends aside: ' ~ found | join(', ') ~ ' doubled. Remove the doubled records from the extract, then run `dbt build --selector scramble` again. Nothing was scrambled.') }}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}

{# require_pseudonyms(): post-hook of vault__identifiers: raises where a value got no pseudonym, which means that an identifier of fixed form
   has run out of numbers. #}
{% macro require_pseudonyms() -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {%- set found = [] -%}
        {%- for row in run_query('select identifier, count(*) as missing from ' ~ this ~ ' where pseudonym is null group by identifier').rows -%}
            {%- do found.append(row[0] ~ ' (' ~ row[1] ~ ' values; capacity ' ~ generated_identifiers().get(row[0]) ~ ')') -%}
        {%- endfor -%}
        {%- if found -%}
            {{ exceptions.raise_compiler_error('Identifiers without a new value: ' ~ found | join(', ') ~ '. The extract holds more distinct values than there are numbers that were never issued: check the column for junk.') }}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}

{# require_list_sizes(): post-hook of reference__lists: raises where a list of the seeds is not as long as value_list_sizes() says. The draws
   are compiled by that length: with a wrong one, codes would never be drawn, or none would be found for a draw. #}
{% macro require_list_sizes() -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {%- set sizes = value_list_sizes() -%}
        {%- set held = {} -%}
        {%- set faults = [] -%}
        {%- for row in run_query('select list_name, count(*) as codes, max(ordinal) as last_ordinal from ' ~ this ~ ' group by list_name').rows -%}
            {%- do held.update({row[0]: [row[1] | int, row[2] | int]}) -%}
        {%- endfor -%}
        {%- for name, size in sizes.items() if held.get(name) != [size, size] -%}
            {%- do faults.append(name ~ ' (' ~ held.get(name, [0, 0])[0] ~ ' codes, not ' ~ size ~ ')') -%}
        {%- endfor -%}
        {%- if faults -%}
            {{ exceptions.raise_compiler_error('Value lists of the seeds are not as long as the draws count on: ' ~ faults | join(', ') ~ '. Number the rows of each list 1, 2, 3 … in `ordinal`, put its length into macros/policy/value_list_sizes.sql, then run `dbt build --selector scramble`.') }}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}
