{# An absent field is left out with its comma: fields before the one that is always there bring a comma behind them,
   those after it one before. #}
{% macro item_json(definition, meaning=false, still_open=false) -%}
    {%- set ends = definition.fields | selectattr('end', 'defined') | list -%}
    {%- if still_open and not ends -%}
        {{ return(long_text('null')) }}
    {%- endif -%}
    {%- set placed = namespace(anchor=false) -%}
    {%- set object -%}
concat(
        {{ long_text("'{'") }},
        {%- for field in definition.fields if is_written(field, meaning, still_open) %}
            {%- set name = '"%s":' | format(field.name) -%}
            {%- set value = quoted(field.open) if still_open and field.end else value_json(field, meaning) -%}
            {%- if field.required %}
        '{{ ',' if placed.anchor }}{{ name }}', {{ value }},
                {%- set placed.anchor = true -%}
            {%- elif placed.anchor %}
        case when b.{{ field.name }} is not null then concat(',{{ name }}', {{ value }}) end,
            {%- else %}
        case when b.{{ field.name }} is not null then concat('{{ name }}', {{ value }}, ',') end,
            {%- endif -%}
        {%- endfor %}
        '{{ ',' if placed.anchor and definition.purge }}{{ '"purge":false' if definition.purge or not placed.anchor }}}'
    )
    {%- endset -%}
    {{ return('case when b.%s is not null then %s end' | format(ends[0].name, object) if still_open else object) }}
{%- endmacro %}

{% macro is_written(field, meaning, still_open) -%}
    {%- set is_end = still_open and field.end and not field.open -%}
    {{ return(not is_end and not (meaning and field.kind == 'id')) }}
{%- endmacro %}

{% macro value_json(field, meaning) -%}
    {%- set is_ascii = field.plain or field.kind in ['number', 'flag', 'date'] -%}
b.{{ field.name }}__{{ 'meaning' if meaning and not is_ascii else 'json' }}
{%- endmacro %}
