{% macro require_pseudonyms() -%}
    {%- set query -%}
select
    identifier,
    count(*) as missing,
    case identifier
        {%- for identifier, capacity in generated_identifiers().items() %}
        when {{ quoted(identifier) }} then {{ capacity }}
        {%- endfor %}
    end as capacity
from {{ this }}
where pseudonym is null
group by identifier
    {%- endset -%}
    {{ require_none(
        query,
        '%s (%s values; capacity %s)',
        'Identifiers without a new value: %s. The extract holds more distinct values than there are numbers that were never issued: check the column for junk.'
    ) }}
{%- endmacro %}
