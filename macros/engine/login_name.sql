{% macro login_name() -%}
    {{ return(adapter.dispatch('login_name', 'ssd_scrambler')()) }}
{%- endmacro %}

{% macro default__login_name() %}{{ engine_not_supported('login_name') }}{% endmacro %}

{% macro sqlserver__login_name() -%} original_login() {%- endmacro %}

{% macro duckdb__login_name() -%} 'embedded' {%- endmacro %}
