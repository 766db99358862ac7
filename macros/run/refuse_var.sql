{% macro refuse_var(name, wanted) -%}
    {{ exceptions.raise_compiler_error("var %s is %s, not '%s'." | format(name, wanted, var(name))) }}
{%- endmacro %}
