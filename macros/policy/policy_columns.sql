{# Worked out once a run: nobody may change what is returned. #}
{% macro policy_columns(table) -%}
    {%- set node = table_policy(table) -%}
    {%- if node is none -%}
        {{ return([]) }}
    {%- endif -%}
    {%- set known = run_memory() -%}
    {%- set name = 'policy_columns %s' | format(table) -%}
    {%- if name not in known -%}
        {%- do known.update({name: checked_rules(table, node)}) -%}
    {%- endif -%}
    {{ return(known[name]) }}
{%- endmacro %}

{% macro checked_rules(table, node) -%}
    {%- set rules = [] -%}
    {%- set position = namespace(offset=0) -%}
    {%- set names = node.columns.keys() | list -%}
    {%- for column in node.columns.values() -%}
        {%- set rule = dict(column_rule(table, column, names), number=loop.index) -%}
        {%- if rule.bytes -%}
            {%- do rule.update({'offset': position.offset}) -%}
            {%- set position.offset = position.offset + rule.bytes -%}
        {%- endif -%}
        {%- do rules.append(rule) -%}
    {%- endfor -%}
    {%- if position.offset > 32 -%}
        {%- set fault = '%s: its row-drawn columns need %s bytes; a digest has 32.' -%}
        {{ exceptions.raise_compiler_error(fault | format(table, position.offset)) }}
    {%- endif -%}
    {{ return(rules) }}
{%- endmacro %}

{% macro column_rule(table, column, names) -%}
    {%- set meta = column.config.meta -%}
    {%- set options = {'method': meta.scramble} if meta.scramble is string else (meta.scramble or {}) -%}
    {%- set classification = meta.classification or 'official-sensitive' -%}
    {%- set place = 'models/scrambled, %s.%s: ' | format(table, column.name) -%}
    {%- if classification not in ['official', 'official-sensitive'] -%}
        {%- set fault = "classification is official or official-sensitive, not '%s'." | format(classification) -%}
        {{ exceptions.raise_compiler_error(place ~ fault) }}
    {%- endif -%}
    {%- do validate_rule(table, column.name, options, names) -%}
    {%- set null_means = options.null_means | string | lower -%}
    {%- set rule = {
        'name': column.name,
        'data_type': column.data_type,
        'method': options.method,
        'options': options,
        'classification': classification,
        'references': meta.references,
        'row_key': options.row_key | default(false),
        'renamed_from': options.renamed_from,
        'null_is_no': 'null_means' in options and null_means in ['no', 'false'],
        'identifier': options.identifier or options.method,
        'list': options.list,
        'list_size': value_list_sizes()[options.list] if options.list else none,
        'domain': none,
        'bytes': none,
        'offset': none,
    } -%}
    {%- set facts = call_method(rule.method, rule) -%}
    {%- if facts.fault -%}
        {{ exceptions.raise_compiler_error(place ~ facts.fault) }}
    {%- endif -%}
    {{ return(dict(rule, **facts)) }}
{%- endmacro %}
