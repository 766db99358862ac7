{# parts_of_run(): the parts of the SSD that this run is about: ['payload', 'rest'], or ['payload'] alone where a `dbt build` or `dbt run` selects
   scrambled tables, but none of those that the payload does not read. Every other command sees both. While dbt parses it is both as well, so the
   graph does not depend on the selection: only the SQL does, which is compiled anew by each run. #}
{% macro parts_of_run() -%}
    {%- set selected = {true: 0, false: 0} -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {%- for entry in ssd_tables() if 'model.' ~ project_name ~ '.scrambled__' ~ entry.table in selected_resources -%}
            {%- do selected.update({entry.payload: selected[entry.payload] + 1}) -%}
        {%- endfor -%}
    {%- endif -%}
    {{ return(['payload'] if selected[true] and not selected[false] else ['payload', 'rest']) }}
{%- endmacro %}
