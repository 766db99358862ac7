{% macro take_over_vault(unfinished='') -%}
    {%- if var('keep_vault') -%}
        {%- do exceptions.warn('keep_vault is on: the scramble key and the maps back to the originals STAY in the database after this run. For tests on made-up data only.') -%}
    {%- elif vault_relations() -%}
        {%- set dropped = drop_vault() -%}
        {%- do exceptions.warn(
            'An earlier run ended without closing its vault. Its %s tables, the key among them, have been dropped.'
            | format(dropped)
        ) -%}
        {%- do record_event('key dropped', {'dropped_tables': dropped, 'note': 'left by a run that did not end'}) -%}
    {%- elif unfinished -%}
        {%- do record_event('key dropped', {
            'dropped_tables': 0, 'note': 'a run did not end; its vault was empty already'
        }) -%}
    {%- endif -%}
{%- endmacro %}
