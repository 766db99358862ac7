{% macro payload_settings() -%}
    {{ return({
        'mis_child_id': ['legacy', 'single_unique'],
        'worker_id': ['registration', 'staff'],
        'uasc_rule': ['code', 'contains'],
        'placement_type_length': [3, 2],
    }) }}
{%- endmacro %}
