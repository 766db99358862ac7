{# A retry does not say what it selects, so it counts as a run that needs the vault. #}
{% macro run_needs_vault() -%}
    {%- if not execute or flags.WHICH not in ['build', 'run'] -%}
        {{ return(false) }}
    {%- endif -%}
    {%- if is_retry() -%}
        {{ return(true) }}
    {%- endif -%}
    {%- for unique_id in selected_resources if node_layer(unique_id) in ['vault', 'scrambled', 'assurance'] -%}
        {{ return(true) }}
    {%- endfor -%}
    {{ return(false) }}
{%- endmacro %}
