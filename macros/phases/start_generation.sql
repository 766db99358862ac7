{# start_generation(phase): where the staging table holds an older generation than the one that is to be staged, archives its rows without their payloads and empties
   it: under a new key every child is another one, and none has left. #}
{% macro start_generation(phase) -%}
    {%- set held, wanted = staged_generation(phase), lane_generation(phase) -%}
    {%- if held and held != wanted and not should_full_refresh() -%}
        {%- do archive_staging(phase, 'new generation') -%}
        {%- do run_query('delete from ' ~ this) -%}
    {%- endif -%}
    {%- do write_table_generation(staging_model(phase), wanted) -%}
{%- endmacro %}
