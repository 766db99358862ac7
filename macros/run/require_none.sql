{# require_none(query, form, message): the work of the post-hooks below: raises where a query has rows. Acts for `dbt build` and `dbt run` only.
   query: gives what is wrong, one row a fault: counts and names, never a source value.
   form: what a row reads like, with %s for each of its columns. message: what is raised, with %s for the rows. #}
{% macro require_none(query, form, message) -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {%- set found = [] -%}
        {%- for row in run_query(query).rows -%}{%- do found.append(form | format(*row)) -%}{%- endfor -%}
        {%- if found -%}{{ exceptions.raise_compiler_error(message | format(found | join(', '))) }}{%- endif -%}
    {%- endif -%}
{%- endmacro %}
