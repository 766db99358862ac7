{# Worked out once a run: nobody may change what is returned. #}
{% macro policy_columns(table) -%}
    {%- set node = table_policy(table) -%}
    {%- if node is none -%}
        {{ return([]) }}
    {%- endif -%}
    {%- set known = run_memory() -%}
    {%- set name = 'policy_columns ' ~ table -%}
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
        {{ exceptions.raise_compiler_error(table ~ ': its row-drawn columns need ' ~ position.offset ~ ' bytes; a digest has 32.') }}
    {%- endif -%}
    {{ return(rules) }}
{%- endmacro %}

{% macro column_rule(table, column, names) -%}
    {%- set meta = column.config.meta -%}
    {%- set options = {'method': meta.scramble} if meta.scramble is string else (meta.scramble or {}) -%}
    {%- set classification = meta.classification or 'official-sensitive' -%}
    {%- if classification not in ['official', 'official-sensitive'] -%}
        {%- set place = 'models/scrambled, ' ~ table ~ '.' ~ column.name -%}
        {{ exceptions.raise_compiler_error(place ~ ": classification is official or official-sensitive, not '" ~ classification ~ "'.") }}
    {%- endif -%}
    {%- do validate_rule(table, column.name, options, names) -%}
    {%- set list = options.list or ('flag_yn' if options.method == 'flag' else none) -%}
    {%- set null_means = options.null_means | string | lower -%}
    {%- set rule = {
        'name': column.name, 'data_type': column.data_type, 'method': options.method, 'options': options,
        'classification': classification, 'references': meta.references, 'row_key': options.row_key | default(false),
        'renamed_from': options.renamed_from, 'null_is_no': 'null_means' in options and null_means in ['no', 'false'],
        'identifier': options.identifier or options.method, 'list': list, 'list_size': value_list_sizes()[list] if list else none,
        'domain': none, 'bytes': none, 'offset': none,
    } -%}
    {%- set facts = call_method(rule.method, rule) -%}
    {%- if facts.fault -%}
        {{ exceptions.raise_compiler_error('models/scrambled, ' ~ table ~ '.' ~ column.name ~ ': ' ~ facts.fault) }}
    {%- endif -%}
    {{ return(dict(rule, **facts)) }}
{%- endmacro %}
