{# What people have written stands in the detail with its quotes escaped, so it cannot look like this. #}
{% macro event_of_phase(alias, phase) -%}
({{ alias }}.detail like '%"phase": {{ phase }},%' or {{ alias }}.detail like '%"phase": {{ phase }}}%')
{%- endmacro %}
