/* ssd_scrambler, script 2 of 4: what each role may do with the results.

   Run after 01_schemas_and_roles.sql, in the same database, as a member of db_owner. It is one batch: run it whole. It may run again at any time.
   Rights on a schema outlast the rebuild of its tables, so this is not needed after a dbt run. */
set nocount on;

-- Set these, the same in every script.
declare @schema sysname = N'ssd_scrambler'; -- environment variable SSD_SCRAMBLER_SCHEMA: prefix of the schemas and roles
declare @execute bit = 1;                   -- 0: only show the statements

if @schema like N'%[^A-Za-z0-9_]%' or @schema in (N'', N'dbo') throw 50000, N'@schema has letters, digits and underscores only, and is not dbo.', 1;

declare @statements table (ordinal int identity(1, 1) primary key, statement nvarchar(max) not null);

-- {schema} stands for @schema.
insert into @statements (statement)
values
-- Operator: dbt-sqlserver makes each table through a view. These two rights count only in schemas that a role may alter.
(N'grant create table, create view to [{schema}_operator];'),
-- ALTER lets it replace any table of these schemas, so the four rights on rows give it nothing more.
(N'grant alter, select, insert, update, delete on schema::[{schema}] to [{schema}_operator];'),
(N'grant alter, select, insert, update, delete on schema::[{schema}_reference] to [{schema}_operator];'),
(N'grant alter, select, insert, update, delete on schema::[{schema}_vault] to [{schema}_operator];'),
(N'grant alter, select, insert, update, delete on schema::[{schema}_scrambled] to [{schema}_operator];'),
(N'grant alter, select, insert, update, delete on schema::[{schema}_constructed] to [{schema}_operator];'),
(N'grant alter, select, insert, update, delete on schema::[{schema}_assurance] to [{schema}_operator];'),
(N'grant alter, select, insert, update, delete on schema::[{schema}_payload] to [{schema}_operator];'),
(N'grant alter, select, insert, update, delete on schema::[{schema}_live] to [{schema}_operator];'),
(N'grant alter, select, insert, update, delete on schema::[{schema}_phase_1] to [{schema}_operator];'),
(N'grant alter, select, insert, update, delete on schema::[{schema}_phase_2] to [{schema}_operator];'),
(N'grant alter, select, insert, update, delete on schema::[{schema}_phase_3] to [{schema}_operator];'),
(N'grant alter, select, insert, update, delete on schema::[{schema}_phase_4] to [{schema}_operator];'),
(N'grant alter, select, insert, update, delete on schema::[{schema}_phase_5] to [{schema}_operator];'),
-- With the var manage_grants the operator hands out the tables of the assurance layer one by one: unchanged_values goes to nobody. Granting takes CONTROL.
(N'grant control on schema::[{schema}_assurance] to [{schema}_operator];'),
(N'grant view definition on role::[{schema}_reviewer] to [{schema}_operator];'),
(N'grant view definition on role::[{schema}_auditor] to [{schema}_operator];'),
-- Audit log: no ALTER, so that nobody can put another table in its place.
(N'grant select on schema::[{schema}_audit] to [{schema}_operator];'),
(N'grant insert on object::[{schema}_audit].[events] to [{schema}_operator];'),
(N'grant insert, delete on object::[{schema}_audit].[table_generations] to [{schema}_operator];'),
(N'grant insert, delete on object::[{schema}_audit].[run_lock] to [{schema}_operator];'),

-- Reviewer: reads what may be released, records the look (run-operation record_manual_check).
(N'grant select on schema::[{schema}_reference] to [{schema}_reviewer];'),
(N'grant select on schema::[{schema}_scrambled] to [{schema}_reviewer];'),
(N'grant select on schema::[{schema}_constructed] to [{schema}_reviewer];'),
(N'grant select on schema::[{schema}_payload] to [{schema}_reviewer];'),
(N'grant select on schema::[{schema}_phase_1] to [{schema}_reviewer];'),
(N'grant select on schema::[{schema}_phase_2] to [{schema}_reviewer];'),
(N'grant select on schema::[{schema}_phase_3] to [{schema}_reviewer];'),
(N'grant select on schema::[{schema}_phase_4] to [{schema}_reviewer];'),
(N'grant select on schema::[{schema}_audit] to [{schema}_reviewer];'),
(N'grant insert on object::[{schema}_audit].[events] to [{schema}_reviewer];'),

-- Sender: reads the staged rows and writes their status.
(N'grant select, update on schema::[{schema}_phase_1] to [{schema}_sender];'),
(N'grant select, update on schema::[{schema}_phase_2] to [{schema}_sender];'),
(N'grant select, update on schema::[{schema}_phase_3] to [{schema}_sender];'),
(N'grant select, update on schema::[{schema}_phase_4] to [{schema}_sender];'),
(N'grant select, update on schema::[{schema}_phase_5] to [{schema}_sender];'),

-- Auditor: the log and the lists; the counts of the assurance layer table by table, through the var manage_grants.
(N'grant select on schema::[{schema}_reference] to [{schema}_auditor];'),
(N'grant select on schema::[{schema}_audit] to [{schema}_auditor];'),

-- The vault is the operator's alone, whatever else a person has been granted (db_datareader, say).
(N'deny select, insert, update, delete, references, execute, alter, view definition on schema::[{schema}_vault] to [{schema}_reviewer];'),
(N'deny select, insert, update, delete, references, execute, alter, view definition on schema::[{schema}_vault] to [{schema}_sender];'),
(N'deny select, insert, update, delete, references, execute, alter, view definition on schema::[{schema}_vault] to [{schema}_auditor];'),

-- Events are added, never changed: by nobody but dbo and sysadmin, whom no DENY holds.
(N'deny update, delete on object::[{schema}_audit].[events] to public;');

update @statements set statement = replace(statement, N'{schema}', cast(@schema as nvarchar(128)));

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
