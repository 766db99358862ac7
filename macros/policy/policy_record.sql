{% macro policy_record(entry, rule) -%}
    {{ return({
        'table_number': entry.number,
        'column_number': rule.number,
        'column_name': rule.name,
        'is_sensitive': 1 if rule.classification == 'official-sensitive' else 0,
        'method': rule.method,
        'expected': rule.expected,
        'domain': rule.domain or 0,
        'compared': rule.compared or 'text',
        'code_list': rule.code_list or '',
        'is_label': 1 if rule.options.write == 'label' else 0,
        'identifier': (rule.spaces or [''])[0],
        'form': rule.form or '',
        'absence': rule.absence or '',
        'parent_column': rule.references or '',
        'reason': rule.options.reason or '',
    }) }}
{%- endmacro %}
