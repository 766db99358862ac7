{% macro preflight_server(faults) -%}
    {%- do preflight_title('Server') -%}
    {%- for name, value, fault in server_facts() -%}
        {%- do print('  %s: %s' | format(name, value if value is not none else 'not readable')) -%}
        {%- do faults.append(fault) if fault -%}
    {%- endfor -%}
{%- endmacro %}
