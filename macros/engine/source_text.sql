{% macro source_text(expression, family) -%}
    {{ return(adapter.dispatch('source_text', 'ssd_scrambler')(expression=expression, family=family)) }}
{%- endmacro %}

{% macro default__source_text(expression, family) %}{{ engine_not_supported('source_text') }}{% endmacro %}

{# A float is made a decimal first: its text would be 1.23457e+006. #}
{% macro sqlserver__source_text(expression, family) -%}
    {%- if family == 'text' -%} {{ expression }}
    {%- elif family == 'float' -%}
case
        when {{ expression }} = floor({{ expression }})
            then cast(try_cast({{ expression }} as decimal(38, 0)) as nvarchar(40))
        else cast(try_cast({{ expression }} as decimal(38, 6)) as nvarchar(40))
    end
    {%- elif family == 'date' -%} convert(nvarchar(10), {{ expression }}, 103)
    {%- elif family == 'bit' -%} cast(try_cast({{ expression }} as int) as nvarchar(1))
    {%- else -%} cast({{ expression }} as nvarchar(40))
    {%- endif -%}
{%- endmacro %}

{% macro duckdb__source_text(expression, family) -%}
    {%- if family == 'text' -%} {{ expression }}
    {%- elif family == 'float' -%}
case
        when {{ expression }} = floor({{ expression }})
            then cast(try_cast({{ expression }} as decimal(38, 0)) as varchar)
        else cast(try_cast({{ expression }} as decimal(38, 6)) as varchar)
    end
    {%- elif family == 'date' -%} strftime({{ expression }}, '%d/%m/%Y')
    {%- elif family == 'bit' -%} cast(cast({{ expression }} as int) as varchar)
    {%- else -%} cast({{ expression }} as varchar)
    {%- endif -%}
{%- endmacro %}
