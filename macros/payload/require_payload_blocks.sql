{# The blocks may be built one by one, so that two generations could meet in the items. #}
{% macro require_payload_blocks() -%}
    {%- for block in payload_blocks() -%}
        {%- do require_payload_generation('payload__scrambled_%s' | format(block)) -%}
    {%- endfor -%}
{%- endmacro %}
