{# policy_columns(table): the rules of a table's columns, in order: the only way in which other macros read the policy.
   Returns a list of dictionaries:
     name, data_type, method, classification, references (or none), row_key (true or false), renamed_from (or none)
     kind      how the source is read: text, long_text, date, partial_date, number, raw
     rule      what the gate expects: change, chance, keep, blank (see scramble_methods)
     draw      where the new value comes from: identifiers, calendar, value (vault__value_draws), row (the row's digest), none
     identifier, list, list_size, null_is_no, options (the rule as written)
     domain    number of values that the draw has, where rule is chance
     offset    first byte of the row's digest that the column uses, where draw is row
   Errors: an unknown method, option, list, shape or column stops the compilation and names the valid ones. Unit tests override it.
   A table's rules are worked out once a run (run_memory()); nobody may change what is returned. #}
{% macro policy_columns(table) -%}
    {%- set node = table_policy(table) -%}
    {%- if node is none -%}{{ return([]) }}{%- endif -%}
    {%- set known = run_memory() -%}
    {%- set name = 'policy_columns ' ~ table -%}
    {%- if name not in known -%}{%- do known.update({name: checked_rules(table, node)}) -%}{%- endif -%}
    {{ return(known[name]) }}
{%- endmacro %}

{# checked_rules(table, node): the rules of a table by the YAML node of its model; see policy_columns. #}
{% macro checked_rules(table, node) -%}
    {%- set rules = [] -%}
    {%- set position = namespace(offset=0) -%}
    {%- for column in node.columns.values() -%}
        {%- set rule = column_rule(table, column, node.columns.keys() | list) -%}
        {%- if rule.draw == 'row' -%}
            {%- set bytes = row_draw_bytes(rule) -%}
            {%- do rule.update({'offset': position.offset}) -%}
            {%- set position.offset = position.offset + bytes -%}
        {%- endif -%}
        {%- do rules.append(rule) -%}
    {%- endfor -%}
    {%- if position.offset > 32 -%}
        {{ exceptions.raise_compiler_error(table ~ ': its row-drawn columns need ' ~ position.offset ~ ' bytes; a digest has 32.') }}
    {%- endif -%}
    {{ return(rules) }}
{%- endmacro %}

{# column_rule(table, column, names): one column's rule, checked and completed. `names` are the table's columns. #}
{% macro column_rule(table, column, names) -%}
    {%- set meta = column.config.meta -%}
    {%- set options = meta.scramble if meta.scramble is mapping else {} -%}
    {%- set vocabulary = scramble_methods() -%}
    {%- do validate_rule(table, column.name, options, names) -%}
    {%- if meta.classification not in ['official', 'official-sensitive'] -%}
        {{ exceptions.raise_compiler_error('models/scrambled, ' ~ table ~ '.' ~ column.name ~ ": classification is official or official-sensitive, not '" ~ meta.classification ~ "'.") }}
    {%- endif -%}
    {%- set method = vocabulary[options.method] -%}
    {%- set null_is_no = (options.null_means | string | lower) in ['no', 'false'] and 'null_means' in options -%}
    {%- set list = options.list or ('flag_yn' if options.method == 'flag' else none) -%}
    {%- set rule = {
        'name': column.name, 'data_type': column.data_type, 'method': options.method, 'options': options,
        'classification': meta.classification, 'references': meta.references, 'row_key': options.row_key | default(false),
        'renamed_from': options.renamed_from, 'kind': method.kind, 'rule': method.rule, 'draw': 'none',
        'identifier': options.identifier or options.method, 'list': list, 'null_is_no': null_is_no,
        'list_size': value_list_sizes()[list] if list else none, 'domain': none, 'offset': none,
    } -%}
    {%- if options.method == 'date' and type_family(column.data_type) == 'text' -%}{%- do rule.update({'kind': 'partial_date'}) -%}{%- endif -%}
    {%- do rule.update(column_draw(rule)) -%}
    {{ return(rule) }}
{%- endmacro %}
