{% macro open_audit() -%}
    {%- set events = layer_relation('audit', 'events') -%}
    {%- do adapter.create_schema(events) -%}
    {%- do run_query(create_table_if_absent(events, {
        'event_number': 'int',
        'occurred_at': 'nvarchar(30)',
        'event': 'nvarchar(60)',
        'invocation_id': 'nvarchar(60)',
        'generation': 'nvarchar(60)',
        'login': 'nvarchar(200)',
        'detail': 'nvarchar(2000)',
        'previous_hash': 'nvarchar(64)',
        'event_hash': 'nvarchar(64)'
    })) -%}
    {%- do run_query(create_table_if_absent(layer_relation('audit', 'table_generations'), {
        'table_name': 'nvarchar(128)', 'generation': 'nvarchar(60)', 'built_at': 'nvarchar(30)'
    })) -%}
    {%- do run_query(create_table_if_absent(layer_relation('audit', 'run_lock'), {
        'owner': 'nvarchar(60)', 'taken_at': 'nvarchar(30)'
    })) -%}
{%- endmacro %}
