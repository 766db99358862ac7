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
