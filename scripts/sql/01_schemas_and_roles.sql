/* ssd_scrambler, script 1 of 4: schemas, their owners, roles, and the tables of the audit log.

   Run in the database that takes the results, as a member of db_owner. It is one batch: run it whole. It may run again at any time, and has to
   after an upgrade of ssd_scrambler; it makes only what is missing. Next: 02_grants.sql.

   Owners. A view may read what its owner owns without a check of the reader's rights, and past a DENY. So the vault, the audit log and the live
   lane each have an owner of their own, and no schema here belongs to dbo. The four owners are roles without members: give them none. */
set nocount on;

-- Set these, the same in every script.
declare @schema sysname = N'ssd_scrambler'; -- environment variable SSD_SCRAMBLER_SCHEMA: prefix of the schemas and roles
declare @execute bit = 1;                   -- 0: only show the statements

if @schema like N'%[^A-Za-z0-9_]%' or @schema in (N'', N'dbo') throw 50000, N'@schema has letters, digits and underscores only, and is not dbo.', 1;

declare @statements table (ordinal int identity(1, 1) primary key, statement nvarchar(max) not null);

-- Roles.
insert into @statements (statement)
select N'create role [' + @schema + r.suffix + N'];'
from (values
    (N'_operator'),    -- runs dbt: reads the SSD, builds everything
    (N'_reviewer'),    -- looks before anything is released
    (N'_sender'),      -- the account of the sender: staging tables, nothing else
    (N'_auditor'),     -- audit log and counts
    (N'_owner'),       -- owns the schemas, has no members
    (N'_vault_owner'),
    (N'_audit_owner'),
    (N'_live_owner')
) as r (suffix)
where database_principal_id(@schema + r.suffix) is null;

-- Schemas. One that is there already gets its owner: that takes away what was granted on the schema, and 02_grants.sql grants it anew.
insert into @statements (statement)
select
    case
        when p.name is null then N'create schema [' + @schema + s.suffix + N'] authorization [' + @schema + s.owner_suffix + N'];'
        else N'alter authorization on schema::[' + @schema + s.suffix + N'] to [' + @schema + s.owner_suffix + N'];'
    end
from (values
    (N'', N'_owner'),                 -- dbt's tests make short-lived views here
    (N'_reference', N'_owner'),
    (N'_vault', N'_vault_owner'),
    (N'_scrambled', N'_owner'),
    (N'_constructed', N'_owner'),
    (N'_assurance', N'_owner'),
    (N'_payload', N'_owner'),
    (N'_live', N'_live_owner'),
    (N'_phase_1', N'_owner'),
    (N'_phase_2', N'_owner'),
    (N'_phase_3', N'_owner'),
    (N'_phase_4', N'_owner'),
    (N'_phase_5', N'_live_owner'),
    (N'_audit', N'_audit_owner')
) as s (suffix, owner_suffix)
left join sys.schemas as n on n.name = @schema + s.suffix
left join sys.database_principals as p on p.principal_id = n.principal_id
where p.name is null or p.name <> @schema + s.owner_suffix;

-- The audit log. Made here, because the operator may add to it but not alter its schema.
insert into @statements (statement)
select N'create table [' + @schema + N'_audit].[' + t.table_name + N'] (' + t.columns + N');'
from (values
    (
        N'events',
        N'event_number int, occurred_at nvarchar(30), event nvarchar(60), invocation_id nvarchar(60), generation nvarchar(60), '
        + N'login nvarchar(200), detail nvarchar(2000), previous_hash nvarchar(64), event_hash nvarchar(64)'
    ),
    (N'table_generations', N'table_name nvarchar(128), generation nvarchar(60), built_at nvarchar(30)'),
    (N'run_lock', N'owner nvarchar(60), taken_at nvarchar(30)')
) as t (table_name, columns)
where object_id(N'[' + @schema + N'_audit].[' + t.table_name + N']') is null;

-- Show them, or run them one by one.
declare @ordinal int = 1;
declare @last int = (select max(ordinal) from @statements);
declare @statement nvarchar(max);

if @execute = 0 select statement from @statements order by ordinal;
while @execute = 1 and @ordinal <= @last
begin
    set @statement = (select statement from @statements where ordinal = @ordinal);
    print @statement;
    exec sp_executesql @statement;
    set @ordinal = @ordinal + 1;
end;
