{# Those that such a column can be converted from without loss. #}
{% macro readable_families(kind) -%}
    {{ return({
        'text': ['text', 'int', 'decimal', 'float', 'bit', 'date'],
        'long_text': ['text'],
        'date': ['date', 'text'],
        'partial_date': ['text', 'date'],
        'number': ['int', 'decimal', 'float', 'bit', 'text'],
        'raw': ['text', 'int', 'decimal', 'float', 'bit', 'date'],
    }[kind]) }}
{%- endmacro %}
