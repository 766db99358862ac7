/* ssd_scrambler, script 3 of 4: the operator reads the SSD.

   Run in the database that holds the SSD (var ssd_database; often the same one), as a member of db_owner. It is one batch: run it whole. It may run
   again at any time. Where the SSD is in a database of its own, add the operator's user to the role there too. Nobody else reads the SSD by it. */
set nocount on;

-- Set these, the same in every script.
declare @schema sysname = N'ssd_scrambler';       -- environment variable SSD_SCRAMBLER_SCHEMA: prefix of the roles
declare @ssd_schema sysname = N'ssd_development'; -- var ssd_schema
declare @exclusions nvarchar(260) = N'';          -- var exclusions, as schema.table, where that table is not in the SSD's schema
declare @execute bit = 1;                         -- 0: only show the statements

if @schema like N'%[^A-Za-z0-9_]%' or @schema in (N'', N'dbo') throw 50000, N'@schema has letters, digits and underscores only, and is not dbo.', 1;
if schema_id(@ssd_schema) is null throw 50000, N'@ssd_schema names no schema of this database.', 1;

declare @statements table (ordinal int identity(1, 1) primary key, statement nvarchar(max) not null);

insert into @statements (statement)
select N'create role [' + @schema + N'_operator];'
where database_principal_id(@schema + N'_operator') is null;

insert into @statements (statement)
values (N'grant select on schema::' + quotename(@ssd_schema) + N' to [' + @schema + N'_operator];');

insert into @statements (statement)
select N'grant select on object::' + quotename(parsename(@exclusions, 2)) + N'.' + quotename(parsename(@exclusions, 1)) + N' to [' + @schema + N'_operator];'
where @exclusions <> N'';

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
