{# purge_expired(dry_run=true): run-operation. Drops the scrambled tables and the staging tables that were built more than `retention_days` (var) ago, and what
   was built on them (the scrambled payload, where it reads one of them), and records it. Says what it would drop and drops nothing unless dry_run is false. The
   audit log and the counts of the assurance layer stay. #}
{% macro purge_expired(dry_run=true) -%}
    {%- do check_vars() -%}
    {%- do open_audit() -%}
    {%- set generations = layer_relation('audit', 'table_generations') -%}
    {%- set limit = (run_started_at - modules.datetime.timedelta(days=var('retention_days') | int)).strftime('%Y-%m-%dT%H:%M:%S') -%}
    {%- set names = scrambled_names(ssd_tables()) -%}
    {%- for phase in range(1, 6) -%}{%- do names.append(staging_model(phase)) -%}{%- endfor -%}
    {%- set expired = [] -%}
    {%- for row in run_query('select table_name from ' ~ generations ~ " where built_at < '" ~ limit ~ "' and table_name in ('" ~ names | join("', '") ~ "') order by table_name").rows -%}
        {%- do expired.append(row[0]) -%}
    {%- endfor -%}
    {%- set archives = expired_archives(limit) -%}
    {%- if not expired and not archives -%}
        {%- do log('Nothing is older than ' ~ var('retention_days') ~ ' days.', info=true) -%}
    {%- elif dry_run -%}
        {%- do log('Older than ' ~ var('retention_days') ~ ' days: ' ~ expired | length ~ ' scrambled and staging tables' ~ (', archived rows of ' ~ archives | length ~ ' phases' if archives)
            ~ ". Run `dbt run-operation purge_expired --args '{dry_run: false}'` to drop them and what was built on them.", info=true) -%}
    {%- else -%}
        {%- set gone = expired_relations(expired) -%}
        {%- for relation in gone if relation_exists(relation) -%}{%- do adapter.drop_relation(relation) -%}{%- endfor -%}
        {%- for name in expired + (gone | map(attribute='identifier') | list) -%}{%- do run_query('delete from ' ~ generations ~ " where table_name = '" ~ name ~ "'") -%}{%- endfor -%}
        {%- for archive in archives -%}{%- do run_query('delete from ' ~ archive ~ " where archived_at < '" ~ limit ~ "'") -%}{%- endfor -%}
        {%- do record_event('expired tables dropped', {'tables': expired | length, 'archives': archives | length, 'retention_days': var('retention_days')}) -%}
        {%- do log('Dropped ' ~ expired | length ~ ' scrambled and staging tables older than ' ~ var('retention_days') ~ ' days.', info=true) -%}
    {%- endif -%}
{%- endmacro %}

{# expired_relations(expired): what is dropped with the tables that audit.table_generations names so: the oversight view with a staging table, the scrambled lane of
   the payload with a table that it reads. Views first. #}
{% macro expired_relations(expired) -%}
    {%- set views, tables = [], [] -%}
    {%- for name in expired -%}
        {%- if name.startswith('phase_') -%}
            {%- set layer = name.split('__')[0] -%}
            {%- do views.append(layer_relation(layer, 'oversight').incorporate(type='view')) -%}
            {%- do tables.append(staging_relation(layer.split('_')[1])) -%}
        {%- else -%}
            {%- do tables.append(api.Relation.create(database=target.database, schema=layer_schema('scrambled'), identifier=name, type='table')) -%}
        {%- endif -%}
    {%- endfor -%}
    {%- if expired | select('in', gate_tables()) | list -%}
        {%- for relation in scrambled_payload_relations() -%}{%- do (views if relation.type == 'view' else tables).append(relation) -%}{%- endfor -%}
    {%- endif -%}
    {{ return(views + tables) }}
{%- endmacro %}

{# expired_archives(limit): the staging_archive tables that hold rows archived before a time (text, UTC). #}
{% macro expired_archives(limit) -%}
    {%- set found = [] -%}
    {%- for phase in range(1, 6) -%}
        {%- set archive = layer_relation('phase_' ~ phase, 'staging_archive') -%}
        {%- if relation_exists(archive) and run_query('select count(*) as expired from ' ~ archive ~ " where archived_at < '" ~ limit ~ "'").rows[0][0] -%}{%- do found.append(archive) -%}{%- endif -%}
    {%- endfor -%}
    {{ return(found) }}
{%- endmacro %}

{# scrambled_payload_relations(): the tables of the payload layer that are built on the scrambled copy, whether they are there or not. #}
{% macro scrambled_payload_relations() -%}
    {%- set found = [] -%}
    {%- for node in graph.nodes.values() if node.resource_type == 'model' and (node.name == 'payload__generation' or node.name.startswith('payload__scrambled_')) -%}
        {%- do found.append(api.Relation.create(database=node.database, schema=node.schema, identifier=node.alias, type='view' if node.config.materialized == 'view' else 'table')) -%}
    {%- endfor -%}
    {{ return(found) }}
{%- endmacro %}
