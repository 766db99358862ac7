{# The rules that many tables share are joined to this, so that they stand once in SQL and not once a column. #}
{% macro policy_rows(part) -%}
    {%- set rows = [] -%}
    {%- for entry in ssd_tables(part) -%}
        {%- for rule in policy_columns(entry.table) -%}
            {%- do rows.append(policy_row(entry.number, rule) | map('string') | join(', ')) -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(rows) }}
{%- endmacro %}

{% macro policy_row(table_number, rule) -%}
    {{ return([
        table_number, rule.number, quoted(rule.name), 1 if rule.classification == 'official-sensitive' else 0, quoted(rule.method),
        quoted(rule.expected), rule.domain or 'null', quoted(rule.compared or 'text'), quoted(rule.code_list or ''),
        1 if rule.options.write == 'label' else 0, quoted((rule.spaces or [''])[0]), quoted(rule.form or ''), quoted(rule.absence or ''),
        quoted(rule.references or ''), quoted(rule.options.reason or ''),
    ]) }}
{%- endmacro %}
