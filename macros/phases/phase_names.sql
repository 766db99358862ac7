{# phase_lane(phase): the lane that a phase reads: constructed (1, 2), scrambled (3, 4) or live (5). Errors: any other phase. #}
{% macro phase_lane(phase) -%}
    {%- set lanes = {'1': 'constructed', '2': 'constructed', '3': 'scrambled', '4': 'scrambled', '5': 'live'} -%}
    {%- if phase | string not in lanes -%}
        {{ exceptions.raise_compiler_error("There are phases 1 to 5, not '" ~ phase ~ "'.") }}
    {%- endif -%}
    {{ return(lanes[phase | string]) }}
{%- endmacro %}

{# staging_name(phase): the name of a phase's staging table, as D2I's sender knows it. #}
{% macro staging_name(phase) -%}
    {{ return('ssd_api_data_staging' if phase_lane(phase) == 'live' else 'ssd_api_data_staging_anon') }}
{%- endmacro %}

{# staging_model(phase): the name of the model that stages a phase. #}
{% macro staging_model(phase) -%}{{ return('phase_' ~ phase ~ '__' ~ staging_name(phase)) }}{%- endmacro %}

{# staging_relation(phase): the staging table of a phase in the database, for run-operations, which have no ref. #}
{% macro staging_relation(phase) -%}{{ return(layer_relation('phase_' ~ phase, staging_name(phase))) }}{%- endmacro %}

{# model_phase(): the phase of the model that is being built, from its name. #}
{% macro model_phase() -%}{{ return(model.name.split('__')[0].split('_')[1] | int) }}{%- endmacro %}
