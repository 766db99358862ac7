{# policy_values(tables): the policy of tables (entries of ssd_tables()) as rows: table_number, column_number, table_name, column_name, classification, method,
   expected, domain, reason, part. #}
{% macro policy_values(tables) -%}
    {%- set rows = [] -%}
    {%- for entry in tables -%}
        {%- for rule in policy_columns(entry.table) -%}
            {%- do rows.append('(' ~ entry.number ~ ', ' ~ loop.index ~ ", '" ~ entry.table ~ "', '" ~ rule.name ~ "', '" ~ rule.classification ~ "', '" ~ rule.method
                ~ "', '" ~ rule_of(rule) ~ "', " ~ (rule.domain or (rule.list_size - 1 if rule_of(rule) == 'chance' else 'null')) ~ ", '" ~ (rule.options.reason or '') | replace("'", "''") ~ "', '" ~ ('payload' if entry.payload else 'rest') ~ "')") -%}
        {%- endfor -%}
    {%- endfor -%}
select *
    from (values
        {{ rows | join(',\n        ') if rows else "(0, 0, '', '', '', '', '', 0, '', '')" }}
    ) as v (table_number, column_number, table_name, column_name, classification, method, expected, domain, reason, part)
{%- endmacro %}
