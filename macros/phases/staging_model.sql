{# staging_model(phase): the name of the model that stages a phase. #}
{% macro staging_model(phase) -%}{{ return('phase_' ~ phase ~ '__' ~ staging_name(phase)) }}{%- endmacro %}
