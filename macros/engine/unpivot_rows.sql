{# unpivot_rows(relation, columns, rows): one row for each row of `relation` (a CTE or table name) and each entry of `rows`.
   columns: names of the result; rows: lists of expressions over `relation`, one a column. Every row is read once. #}
{% macro unpivot_rows(relation, columns, rows) -%}
    {{ return(adapter.dispatch('unpivot_rows', 'ssd_scrambler')(relation=relation, columns=columns, rows=rows)) }}
{%- endmacro %}

{% macro default__unpivot_rows(relation, columns, rows) %}{{ engine_not_supported('unpivot_rows') }}{% endmacro %}

{% macro sqlserver__unpivot_rows(relation, columns, rows) -%}
select {% for column in columns %}v.{{ column }}{{ ', ' if not loop.last }}{% endfor %}
    from {{ relation }}
    cross apply (values
        {%- for row in rows %}
        ({{ row | join(', ') }}){{ ',' if not loop.last }}
        {%- endfor %}
    ) as v ({{ columns | join(', ') }})
{%- endmacro %}

{# A lateral join would run as a join; unnesting a list of structs streams. #}
{% macro duckdb__unpivot_rows(relation, columns, rows) -%}
select unnest([
        {%- for row in rows %}
        { {%- for column in columns %}'{{ column }}': {{ row[loop.index0] }}{{ ', ' if not loop.last }}{% endfor -%} }{{ ',' if not loop.last }}
        {%- endfor %}
    ], recursive := true)
    from {{ relation }}
{%- endmacro %}
