{# database_text(expression, width=60): a text that leaves the vault for a table which people read: under the collation of the database that the
   table is in, not that of the vault or of the source. #}
{% macro database_text(expression, width=60) -%}
    {{ return(typed(expression, 'nvarchar(' ~ width ~ ')')) }}
{%- endmacro %}
