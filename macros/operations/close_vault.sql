{# close_vault(): run-operation. Drops what is in the vault, whatever run left it, and records it. For use after Ctrl-C or a killed process. #}
{% macro close_vault() -%}
    {%- do open_audit() -%}
    {%- set dropped = drop_vault() -%}
    {%- set place = layer_relation('vault', 'scramble_key') -%}
    {%- if dropped -%}
        {%- do record_event('key dropped', {'dropped_tables': dropped, 'note': 'close_vault'}) -%}
        {%- do log('The vault is closed: ' ~ dropped ~ ' tables dropped from ' ~ place.database ~ '.' ~ place.schema ~ '.', info=true) -%}
    {%- else -%}
        {%- do log('Nothing to drop in ' ~ place.database ~ '.' ~ place.schema ~ '.', info=true) -%}
    {%- endif -%}
    {%- do run_query('delete from ' ~ layer_relation('audit', 'run_lock')) -%}
{%- endmacro %}
