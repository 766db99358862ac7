{# staging_name(phase): the name of a phase's staging table, as D2I's sender knows it. #}
{% macro staging_name(phase) -%}
    {{ return('ssd_api_data_staging' if phase_lane(phase) == 'live' else 'ssd_api_data_staging_anon') }}
{%- endmacro %}
