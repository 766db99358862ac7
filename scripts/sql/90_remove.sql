/* ssd_scrambler: takes the roles and the empty schemas away again. It drops no table.

   Run in each database where the other scripts ran, as a member of db_owner. It is one batch: run it whole. It may run again at any time. First drop
   the tables that you want gone (README, Retention) and decide what becomes of the audit log. A schema that still holds something
   stays, and dbo becomes its owner: only those read it then whom dbo lets. */
set nocount on;

-- Set these, the same in every script.
declare @schema sysname = N'ssd_scrambler'; -- environment variable SSD_SCRAMBLER_SCHEMA: prefix of the schemas and roles
declare @execute bit = 1;                   -- 0: only show the statements

if @schema like N'%[^A-Za-z0-9_]%' or @schema in (N'', N'dbo') throw 50000, N'@schema has letters, digits and underscores only, and is not dbo.', 1;

declare @statements table (ordinal int identity(1, 1) primary key, statement nvarchar(max) not null);

-- Schemas that belong to one of the owners.
insert into @statements (statement)
select
    case
        when exists (select 1 from sys.objects as o where o.schema_id = s.schema_id)
            then N'alter authorization on schema::[' + s.name + N'] to [dbo];'
        else N'drop schema [' + s.name + N'];'
    end
from sys.schemas as s
inner join sys.database_principals as p on p.principal_id = s.principal_id
where p.name in (@schema + N'_owner', @schema + N'_vault_owner', @schema + N'_audit_owner', @schema + N'_live_owner');

-- Members, then roles; what was granted to a role goes with it.
insert into @statements (statement)
select N'alter role [' + r.name + N'] drop member ' + quotename(m.name) + N';'
from sys.database_role_members as rm
inner join sys.database_principals as r on r.principal_id = rm.role_principal_id
inner join sys.database_principals as m on m.principal_id = rm.member_principal_id
where r.name in (@schema + N'_operator', @schema + N'_reviewer', @schema + N'_sender', @schema + N'_auditor');

insert into @statements (statement)
select N'drop role [' + @schema + r.suffix + N'];'
from (values
    (N'_operator'), (N'_reviewer'), (N'_sender'), (N'_auditor'), (N'_owner'), (N'_vault_owner'), (N'_audit_owner'), (N'_live_owner')
) as r (suffix)
where database_principal_id(@schema + r.suffix) is not null;

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
