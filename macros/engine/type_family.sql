{% macro type_family(data_type) -%}
    {%- set name = data_type.split('(')[0] | trim | lower -%}
    {%- set families = {
        'text': [
            'nvarchar', 'varchar', 'nchar', 'char', 'text', 'ntext', 'string', 'sysname', 'uniqueidentifier', 'uuid',
        ],
        'int': [
            'int', 'integer', 'bigint', 'smallint', 'tinyint',
            'hugeint', 'ubigint', 'uinteger', 'usmallint', 'utinyint',
        ],
        'decimal': ['decimal', 'numeric', 'money', 'smallmoney'],
        'float': ['float', 'double', 'real'],
        'date': [
            'date', 'datetime', 'datetime2', 'smalldatetime', 'datetimeoffset',
            'timestamp', 'timestamp with time zone',
        ],
        'bit': ['bit', 'boolean'],
    } -%}
    {%- for family, names in families.items() if name in names -%}
        {{ return(family) }}
    {%- endfor -%}
    {{ return('other') }}
{%- endmacro %}
