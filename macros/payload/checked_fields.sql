{# Dates and flags are written in one form, so they cannot break a rule. #}
{% macro checked_fields() -%}
    {%- set mis_child_id = 'legacy_id' if payload_setting('mis_child_id') == 'legacy' else 'single_unique_id' -%}
    {%- set id = {'block': 'record', 'kind': 'id', 'form': 'id'} -%}
    {%- set fields = [
        checked_field(dict(id, name='la_child_id', length=20, required=true), 'person_id', 1),
        checked_field(dict(id, name='mis_child_id', length=36), mis_child_id, 2),
    ] -%}
    {%- for block, definition in payload_blocks().items() -%}
        {%- for field in definition.fields if field.kind not in ['date', 'flag'] -%}
            {%- do fields.append(checked_field(dict(field, block=block), field.name, fields | length + 1)) -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(fields) }}
{%- endmacro %}

{% macro checked_field(field, column, number) -%}
    {%- set value = 'b.%s' | format(column) -%}
    {%- set text = 'cast(%s as nvarchar(40))' | format(value) if field.kind == 'number' else value -%}
    {{ return(dict(field, number=number, value=payload_text(text), wrong_form=wrong_form(field, value))) }}
{%- endmacro %}

{% macro wrong_form(field, value) -%}
    {%- if field.kind == 'code' -%}
0
    {%- else %}
            case when not (
                {%- if field.kind == 'number' -%}
{{ value }} between {{ field.least }} and {{ field.most }}
                {%- else -%}
{{ has_form(value, field.form or 'text') }}
                {%- endif -%}
            ) then 1 else 0 end
    {%- endif -%}
{%- endmacro %}
