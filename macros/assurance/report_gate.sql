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
