/* ssd_scrambler, script 4 of 4, only where the var vault_database names another database: the vault there.

   Run in that database, as a member of db_owner. It is one batch: run it whole. It may run again at any time. Add the operator's user to the role
   there too, and make no user there for anybody else: without one they cannot reach the vault at all. Keep cross-database ownership
   chaining off (it is by default). */
set nocount on;

-- Set these, the same in every script.
declare @schema sysname = N'ssd_scrambler'; -- environment variable SSD_SCRAMBLER_SCHEMA: prefix of the schemas and roles
declare @execute bit = 1;                   -- 0: only show the statements

if @schema like N'%[^A-Za-z0-9_]%' or @schema in (N'', N'dbo') throw 50000, N'@schema has letters, digits and underscores only, and is not dbo.', 1;

declare @statements table (ordinal int identity(1, 1) primary key, statement nvarchar(max) not null);

insert into @statements (statement)
select N'create role [' + @schema + r.suffix + N'];'
from (values (N'_operator'), (N'_vault_owner')) as r (suffix)
where database_principal_id(@schema + r.suffix) is null;

insert into @statements (statement)
select N'create schema [' + @schema + N'_vault] authorization [' + @schema + N'_vault_owner];'
where schema_id(@schema + N'_vault') is null;

insert into @statements (statement)
values
(N'grant create table, create view to [' + @schema + N'_operator];'),
(N'grant alter, select, insert, update, delete on schema::[' + @schema + N'_vault] to [' + @schema + N'_operator];');

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
