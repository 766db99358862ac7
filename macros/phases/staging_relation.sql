{# staging_relation(phase): the staging table of a phase in the database, for run-operations, which have no ref. #}
{% macro staging_relation(phase) -%}{{ return(layer_relation('phase_' ~ phase, staging_name(phase))) }}{%- endmacro %}
