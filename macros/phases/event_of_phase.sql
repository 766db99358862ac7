{# event_of_phase(alias, phase): SQL: whether an event of the audit log is about a phase. What people have written stands in the detail with its quotes escaped, so it cannot look like it. #}
{% macro event_of_phase(alias, phase) -%}
    {{ return("(" ~ alias ~ ".detail like '%\"phase\": " ~ phase ~ ",%' or " ~ alias ~ ".detail like '%\"phase\": " ~ phase ~ "}%')") }}
{%- endmacro %}
