{% macro server_facts() -%}
    {{ return(adapter.dispatch('server_facts', 'ssd_scrambler')()) }}
{%- endmacro %}

{% macro default__server_facts() %}{{ engine_not_supported('server_facts') }}{% endmacro %}

{# FOR JSON and OPENJSON need compatibility level 130, STRING_AGG and TRIM SQL Server 2017 (version 14). Azure SQL
   always says version 12 and has both. #}
{% macro sqlserver__server_facts() -%}
    {%- set query -%}
select
    cast(serverproperty('ProductVersion') as nvarchar(50)) as product_version,
    cast(serverproperty('Edition') as nvarchar(100)) as edition,
    d.compatibility_level,
    d.recovery_model_desc,
    d.is_encrypted,
    d.collation_name,
    original_login() as login_name,
    has_perms_by_name(db_name(), 'DATABASE', 'CREATE TABLE') as may_create_table,
    has_perms_by_name(db_name(), 'DATABASE', 'CREATE VIEW') as may_create_view,
    has_perms_by_name(db_name(), 'DATABASE', 'CREATE SCHEMA') as may_create_schema
from sys.databases as d
where d.name = db_name()
    {%- endset -%}
    {%- set row = run_query(query).rows[0] -%}
    {%- set major = (row[0] or '0').split('.')[0] | int -%}
    {%- set version = '2016 (version 13)' if major == 13 else 'version %s' | format(row[0]) -%}
    {%- set old -%} SQL Server {{ version }} is too old: STRING_AGG needs SQL Server 2017 or later. {%- endset -%}
    {%- set low -%} The compatibility level is {{ row[2] }}; OPENJSON needs 130 or more. {%- endset -%}
    {%- set no_tables = 'The login may not create tables in this database.' -%}
    {%- set no_views = 'The login may not create views in this database.' -%}
    {%- set yes_no = {0: 'no', 1: 'yes'} -%}
    {{ return([
        ['version', row[0], old if 0 < major < 14 and row[1] != 'SQL Azure' else none],
        ['edition', row[1], none],
        ['compatibility level', row[2], low if row[2] and row[2] < 130 else none],
        ['recovery model (log backups hold the vault while it lives, unless SIMPLE)', row[3], none],
        ['encrypted at rest', yes_no.get(row[4]), none],
        ['collation', row[5], none],
        ['login', row[6], none],
        ['may create tables', yes_no.get(row[7]), no_tables if row[7] == 0 else none],
        ['may create views (dbt-sqlserver builds each table through one)', yes_no.get(row[8]),
            no_views if row[8] == 0 else none],
        ['may create schemas', yes_no.get(row[9]), none],
    ]) }}
{%- endmacro %}

{% macro duckdb__server_facts() -%}
    {%- set version = run_query('select version() as version').rows[0][0] -%}
    {{ return([
        ['version', 'DuckDB %s' | format(version), none],
        ['login', 'none: the embedded engine has no logins; for made-up data', none],
    ]) }}
{%- endmacro %}
