{% macro record_generation() -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {%- do write_table_generation(this.identifier, generation()) -%}
    {%- endif -%}
{%- endmacro %}
