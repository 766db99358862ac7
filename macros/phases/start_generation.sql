{% macro start_generation(phase) -%}
    {%- set held = staged_generation(phase) -%}
    {%- set wanted = lane_generation(phase) -%}
    {%- if held and held != wanted and not should_full_refresh() -%}
        {%- do archive_staging(phase, 'new generation') -%}
        {%- do run_query('delete from %s' | format(this)) -%}
    {%- endif -%}
    {%- do write_table_generation(staging_model(phase), wanted) -%}
{%- endmacro %}
