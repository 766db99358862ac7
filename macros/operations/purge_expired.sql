{% macro purge_expired(dry_run=true) -%}
    {%- do check_vars() -%}
    {%- do open_audit() -%}
    {%- set days = var('retention_days') -%}
    {%- set limit = (run_started_at - modules.datetime.timedelta(days=days | int)).strftime('%Y-%m-%dT%H:%M:%S') -%}
    {%- set tables = expired_tables(limit) -%}
    {%- set archives = expired_archives(limit) -%}
    {%- set archived = ', archived rows of %s phases' | format(archives | length) if archives else '' -%}
    {%- if not tables and not archives -%}
        {%- do log('Nothing is older than %s days.' | format(days), info=true) -%}
    {%- elif dry_run -%}
        {%- do log(
            'Older than %s days: %s scrambled and staging tables%s. Run `dbt run-operation purge_expired --args '
            "'{dry_run: false}'` to drop them and what was built on them." | format(days, tables | length, archived),
            info=true
        ) -%}
    {%- else -%}
        {%- set gone = expired_relations(tables) -%}
        {%- for relation in gone if relation_exists(relation) -%}
            {%- do adapter.drop_relation(relation) -%}
        {%- endfor -%}
        {%- do forget_tables(tables + (gone | map(attribute='identifier') | list)) -%}
        {%- for archive in archives -%}
            {%- set forget -%}
            delete from {{ archive }} where archived_at < {{ quoted(limit) }}
            {%- endset -%}
            {%- do run_query(forget) -%}
        {%- endfor -%}
        {%- do record_event('expired tables dropped', {
            'tables': tables | length, 'archives': archives | length, 'retention_days': days
        }) -%}
        {%- do log(
            'Dropped %s scrambled and staging tables older than %s days.' | format(tables | length, days),
            info=true
        ) -%}
    {%- endif -%}
{%- endmacro %}

{% macro expired_tables(limit) -%}
    {%- set names = scrambled_names(ssd_tables()) -%}
    {%- for phase in range(1, 6) -%}
        {%- do names.append(staging_model(phase)) -%}
    {%- endfor -%}
    {%- set query -%}
    select g.table_name
    from {{ layer_relation('audit', 'table_generations') }} as g
    where g.built_at < {{ quoted(limit) }} and g.table_name in (
        {%- for name in names %}
        {{ quoted(name) }}{{ ',' if not loop.last }}
        {%- endfor %}
    )
    order by g.table_name
    {%- endset -%}
    {{ return(run_query(query).rows | map(attribute=0) | list) }}
{%- endmacro %}

{% macro expired_archives(limit) -%}
    {%- set found = [] -%}
    {%- for phase in range(1, 6) -%}
        {%- set archive = layer_relation('phase_' ~ phase, 'staging_archive') -%}
        {%- set query -%}
        select count(*) as expired from {{ archive }} where archived_at < {{ quoted(limit) }}
        {%- endset -%}
        {%- if relation_exists(archive) and run_query(query).rows[0][0] -%}
            {%- do found.append(archive) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(found) }}
{%- endmacro %}

{% macro forget_tables(names) -%}
    {%- for name in names -%}
        {%- set forget -%}
        delete from {{ layer_relation('audit', 'table_generations') }} where table_name = {{ quoted(name) }}
        {%- endset -%}
        {%- do run_query(forget) -%}
    {%- endfor -%}
{%- endmacro %}
