{# gate_state(): what the assurance gate says now: {verdict, generation, message}. verdict: passed, failed, absent, or stale where the
   scrambled tables are not all of the gate's generation. #}
{% macro gate_state() -%}
    {%- set gate = layer_relation('assurance', 'gate') -%}
    {%- if not relation_exists(gate) -%}
        {{ return({'verdict': 'absent', 'generation': none, 'message': 'No assurance gate has been built'}) }}
    {%- endif -%}
    {%- set row = run_query("select min(generation) as first_generation, max(generation) as last_generation, count(*) as checks, sum(case when verdict = 'pass' then 0 else 1 end) as failures from " ~ gate).rows[0] -%}
    {%- if not row[2] -%}
        {{ return({'verdict': 'absent', 'generation': none, 'message': 'The assurance gate is empty'}) }}
    {%- endif -%}
    {%- if row[3] -%}
        {{ return({'verdict': 'failed', 'generation': row[1], 'message': 'The assurance gate of generation ' ~ row[1] ~ ' failed ' ~ row[3] ~ ' of ' ~ row[2] ~ ' checks'}) }}
    {%- endif -%}
    {%- set tables = run_query('select count(*) as tables, coalesce(sum(case when generation = ' ~ "'" ~ row[1] ~ "'" ~ ' then 0 else 1 end), 0) as others from ' ~ layer_relation('audit', 'table_generations')
        ~ " where table_name in ('" ~ gate_tables() | join("', '") ~ "')").rows[0] -%}
    {%- if row[0] != row[1] or tables[1] or tables[0] != gate_tables() | length -%}
        {{ return({'verdict': 'stale', 'generation': row[1], 'message': tables[1] ~ ' of ' ~ tables[0] ~ ' scrambled tables are not of generation ' ~ row[1] ~ ', which the assurance gate passed'}) }}
    {%- endif -%}
    {{ return({'verdict': 'passed', 'generation': row[1], 'message': 'passed'}) }}
{%- endmacro %}

{# gate_tables(): the names in the database of the scrambled tables that a payload reads, and so the gate speaks for. #}
{% macro gate_tables() -%}
    {{ return(scrambled_names(ssd_tables(payload=true))) }}
{%- endmacro %}

{# scrambled_names(tables): the names in the database of the scrambled copies of some tables (entries of ssd_tables()). #}
{% macro scrambled_names(tables) -%}
    {%- set names = [] -%}
    {%- for entry in tables -%}{%- do names.append('scrambled__' ~ entry.table if var('schema_layout') == 'one' else entry.table) -%}{%- endfor -%}
    {{ return(names) }}
{%- endmacro %}

{# require_gate(): pre-hook of everything downstream of the assurance gate: raises unless the gate passed for the generation that the scrambled
   tables hold now. A test alone would gate `dbt build`, but neither `dbt run` nor a partial selection. #}
{% macro require_gate() -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {%- set state = gate_state() -%}
        {%- if state.verdict != 'passed' -%}
            {{ exceptions.raise_compiler_error(state.message ~ '. Nothing may be built on these tables. Look at the assurance tables, mend the cause and run ' ~ run_command() ~ '.') }}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}

{# report_gate(): post-hook of assurance__gate: says in the console which checks failed, with table, column and count. #}
{% macro report_gate() -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {%- set rows = run_query("select check_name, violations, places from " ~ this ~ " where verdict <> 'pass' order by check_number").rows -%}
        {%- for row in rows -%}
            {%- do log('Assurance gate FAILED: ' ~ row[0] ~ ': ' ~ row[1] ~ (' in ' ~ row[2] if row[2] else ''), info=true) -%}
        {%- else -%}
            {%- do log('Assurance gate passed, generation ' ~ generation() ~ ', ' ~ run_coverage() ~ '. Read ' ~ this.schema ~ ' before anything is released.', info=true) -%}
        {%- endfor -%}
        {%- set others = run_query('select count(*) as others from ' ~ layer_relation('audit', 'table_generations') ~ " where generation <> '" ~ generation()
            ~ "' and table_name in ('" ~ scrambled_names(ssd_tables()) | join("', '") ~ "')").rows[0][0] -%}
        {%- if others -%}
            {%- do log(others ~ ' scrambled tables are left from earlier generations. Their keys do not join to these, and this gate does not speak for them.', info=true) -%}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}

{# run_coverage(): which tables this run's proof is about, in words, for the gate. #}
{% macro run_coverage() -%}
    {{ return(tables_of_run() | length ~ ' of ' ~ ssd_tables() | length ~ ' tables' ~ (': those that the payload reads' if 'rest' not in parts_of_run() else '')) }}
{%- endmacro %}
