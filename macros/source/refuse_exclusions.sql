{# refuse_exclusions(why=''): raises for the var `exclusions`. why: what is the matter with a name that has the right form. #}
{% macro refuse_exclusions(why='') -%}
    {{ exceptions.raise_compiler_error("var exclusions is schema.table with a column person_id, such as ssd_development.left_out; found '" ~ var('exclusions') ~ "'" ~ why ~ '.') }}
{%- endmacro %}
