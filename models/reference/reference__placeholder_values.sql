{{- config(post_hook="{{ require_placeholders() }}") -}}
{%- do ref('reference__lists') -%}
{#- The placeholders in the form in which prepared source values are compared with them. -#}
{%- set day = 'cast(%s as nvarchar(40))' | format(day_number(try_date('value', 'text'))) -%}
select
    {{ exact_text('kind', 10) }} as kind,
    {{ exact_text('value', 255) }} as placeholder,
    case kind
        when 'number' then {{ normalised('cast(try_cast(value as decimal(18, 4)) as nvarchar(40))') }}
        when 'date' then {{ normalised(day) }}
        else {{ normalised('value') }}
    end as value
from {{ ref('policy__placeholders') }}
