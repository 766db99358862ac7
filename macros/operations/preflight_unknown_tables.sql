{% macro preflight_unknown_tables() -%}
    {%- do preflight_title('Tables without rules (never read)') -%}
    {%- set unknown = unknown_tables() -%}
    {%- do print('  %s' | format(unknown.without_rules | join(', ') or 'none')) -%}
    {%- if unknown.not_read -%}
        {%- do print('  staging and log tables (not read): %s' | format(unknown.not_read | join(', '))) -%}
    {%- endif -%}
{%- endmacro %}
