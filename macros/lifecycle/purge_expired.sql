{# purge_expired(dry_run=true): run-operation. Drops the scrambled tables that were built more than `retention_days` (var) ago, and what was
   built on them (the scrambled payload, where it reads one of them), and records it. Says what it would drop and drops nothing unless dry_run is false. The audit log and the counts of the
   assurance layer stay. #}
{% macro purge_expired(dry_run=true) -%}
    {%- do check_vars() -%}
    {%- do open_audit() -%}
    {%- set generations = layer_relation('audit', 'table_generations') -%}
    {%- set limit = (run_started_at - modules.datetime.timedelta(days=var('retention_days') | int)).strftime('%Y-%m-%dT%H:%M:%S') -%}
    {%- set expired = [] -%}
    {%- for row in run_query('select table_name from ' ~ generations ~ " where built_at < '" ~ limit ~ "' and table_name in ('" ~ scrambled_names(ssd_tables()) | join("', '") ~ "') order by table_name").rows -%}
        {%- do expired.append(row[0]) -%}
    {%- endfor -%}
    {%- if not expired -%}
        {%- do log('Nothing is older than ' ~ var('retention_days') ~ ' days.', info=true) -%}
    {%- elif dry_run -%}
        {%- do log('Older than ' ~ var('retention_days') ~ ' days: ' ~ expired | length ~ " scrambled tables. Run `dbt run-operation purge_expired --args '{dry_run: false}'` to drop them and what was built on them.", info=true) -%}
    {%- else -%}
        {%- for name in expired -%}
            {%- do adapter.drop_relation(api.Relation.create(database=target.database, schema=layer_schema('scrambled'), identifier=name, type='table')) -%}
            {%- do run_query('delete from ' ~ generations ~ " where table_name = '" ~ name ~ "'") -%}
        {%- endfor -%}
        {%- if expired | select('in', gate_tables()) | list -%}
            {%- for relation in scrambled_payload_relations() if relation_exists(relation) -%}{%- do adapter.drop_relation(relation) -%}{%- endfor -%}
        {%- endif -%}
        {%- do record_event('expired tables dropped', {'tables': expired | length, 'retention_days': var('retention_days')}) -%}
        {%- do log('Dropped ' ~ expired | length ~ ' scrambled tables older than ' ~ var('retention_days') ~ ' days.', info=true) -%}
    {%- endif -%}
{%- endmacro %}

{# scrambled_payload_relations(): the tables of the payload layer that are built on the scrambled copy, whether they are there or not. #}
{% macro scrambled_payload_relations() -%}
    {%- set found = [] -%}
    {%- for node in graph.nodes.values() if node.resource_type == 'model' and (node.name == 'payload__generation' or node.name.startswith('payload__scrambled_')) -%}
        {%- do found.append(api.Relation.create(database=node.database, schema=node.schema, identifier=node.alias, type='view' if node.config.materialized == 'view' else 'table')) -%}
    {%- endfor -%}
    {{ return(found) }}
{%- endmacro %}
