{% macro require_none(query, form, message) -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {%- set found = [] -%}
        {%- for row in run_query(query).rows -%}
            {%- do found.append(form | format(*row)) -%}
        {%- endfor -%}
        {%- if found -%}
            {{ exceptions.raise_compiler_error(message | format(found | join(', '))) }}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}
