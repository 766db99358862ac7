{# model_phase(): the phase of the model that is being built, from its name. #}
{% macro model_phase() -%}{{ return(model.name.split('__')[0].split('_')[1] | int) }}{%- endmacro %}
