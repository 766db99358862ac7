{# Placeholders are kept as they are, so such a row would keep real values and switch off their proof. #}
{% macro require_placeholders() -%}
    {%- set query -%}
select p.placeholder, min(l.list_name) as list_name
from {{ this }} as p
inner join {{ ref('reference__lists') }} as l
    on l.code_key = p.value or l.label_key = p.value
where p.kind = 'text'
group by p.placeholder
    {%- endset -%}
    {%- set message -%}
        Placeholders that would keep real values: %s. Remove them from seeds/policy/policy__placeholders.csv, then run {{ run_command() }}.
    {%- endset -%}
    {{ require_none(query, "'%s' is on the list %s", message) }}
{%- endmacro %}
