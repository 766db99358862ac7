{# D2I's sender reads tables of these names. #}
{% macro staging_name(phase) -%}
    {{ return('ssd_api_data_staging' if phase_lane(phase) == 'live' else 'ssd_api_data_staging_anon') }}
{%- endmacro %}
