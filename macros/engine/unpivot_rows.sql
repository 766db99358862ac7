{% macro unpivot_rows(relation, columns, rows) -%}
    {{ return(adapter.dispatch('unpivot_rows', 'ssd_scrambler')(relation=relation, columns=columns, rows=rows)) }}
{%- endmacro %}

{% macro default__unpivot_rows(relation, columns, rows) %}{{ engine_not_supported('unpivot_rows') }}{% endmacro %}

{% macro sqlserver__unpivot_rows(relation, columns, rows) -%}
select v.{{ columns | join(', v.') }}
    from {{ relation }}
    cross apply (values
        {%- for row in rows %}
        ({{ row | join(between_expressions(row)) }}){{ ',' if not loop.last }}
        {%- endfor %}
    ) as v ({{ columns | join(', ') }})
{%- endmacro %}

{# A lateral join would run as a join; unnesting a list of structs streams. #}
{% macro duckdb__unpivot_rows(relation, columns, rows) -%}
select unnest([
        {%- for row in rows %}
        {%- set named = [] -%}
        {%- for column in columns -%}
            {%- do named.append("'%s': %s" | format(column, row[loop.index0])) -%}
        {%- endfor %}
        { {{- named | join(between_expressions(named)) -}} }{{ ',' if not loop.last }}
        {%- endfor %}
    ], recursive := true)
    from {{ relation }}
{%- endmacro %}

{% macro between_expressions(expressions) -%}
    {{ return(', ' if expressions | join | length < 120 else ',\n            ') }}
{%- endmacro %}
