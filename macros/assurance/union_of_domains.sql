{# As many tables as there are domains hold the cells compared and what the source holds: this run's, one below the
   other. #}
{% macro union_of_domains(prefix, columns, where=none) -%}
    {%- for domain in domains_of_run() %}
    select {{ columns | join(', ') }}
    from {{ ref('%s_%s' | format(prefix, domain)) }}
    {%- if where %}
    where {{ where }}
    {%- endif %}
    {{ 'union all' if not loop.last }}
    {%- endfor %}
{%- endmacro %}
