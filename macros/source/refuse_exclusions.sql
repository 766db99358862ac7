{% macro refuse_exclusions(why='') -%}
    {%- set wanted = 'var exclusions is schema.table with a column person_id, such as ssd_development.left_out' -%}
    {{ exceptions.raise_compiler_error("%s; found '%s'%s." | format(wanted, var('exclusions'), why)) }}
{%- endmacro %}
