{% macro close_vault() -%}
    {%- do open_audit() -%}
    {%- set dropped = drop_vault() -%}
    {%- set vault = layer_relation('vault', 'scramble_key') -%}
    {%- if dropped -%}
        {%- do record_event('key dropped', {'dropped_tables': dropped, 'note': 'close_vault'}) -%}
        {%- set message = 'The vault is closed: %s tables dropped from %s.%s.' -%}
        {%- do log(message | format(dropped, vault.database, vault.schema), info=true) -%}
    {%- else -%}
        {%- do log('Nothing to drop in %s.%s.' | format(vault.database, vault.schema), info=true) -%}
    {%- endif -%}
    {%- do release_run_lock() -%}
{%- endmacro %}
