{# join_columns(table): the columns by which a scrambled table is joined, from its policy, in order: those that refer to another table, those that
   another table refers to, and those that lead to the subject. The first column of the key is left out: the rows lie in its order. #}
{% macro join_columns(table) -%}
    {%- set node = table_policy(table) -%}
    {%- if node is none -%}{{ return([]) }}{%- endif -%}
    {%- set wanted = subject_columns(table_subject(table)) -%}
    {%- for other in graph.nodes.values() if other.config.meta.get('source_table') -%}
        {%- for column in other.columns.values() -%}
            {%- set parent = (column.config.meta.references or '').split('.') -%}
            {%- if parent[0] == table -%}{%- do wanted.append(parent[1]) -%}{%- endif -%}
        {%- endfor -%}
    {%- endfor -%}
    {%- set names = [] -%}
    {%- set key = namespace(first=none) -%}
    {%- for column in node.columns.values() -%}
        {%- if column.config.meta.scramble.row_key and key.first is none -%}
            {%- set key.first = column.name -%}
        {%- elif column.config.meta.references or column.name in wanted -%}
            {%- do names.append(column.name) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(names) }}
{%- endmacro %}
