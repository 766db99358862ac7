{% macro model_phase() -%}
    {{ return(model.name.split('__')[0].split('_')[1] | int) }}
{%- endmacro %}
