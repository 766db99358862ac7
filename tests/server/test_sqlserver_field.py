"""SQL Server as it is in the field: an SSD with other types and collations, in another database on the same instance
and in a schema whose name needs quoting, with the vault in a database of its own. Deselected unless SSD_SERVER and so
on are set.

The login has to be allowed to create databases: <SSD_DATABASE>_source and <SSD_DATABASE>_vault are made and dropped.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from itertools import count

import pytest

from support.case_systems import EXTRACTS, ssd_columns
from support.harness import SCRAMBLED, SOURCE, VAULT, Project, make_project
from support.recompute import Column
from support.sqlserver import Server, assert_same_rows, make_server

pytestmark = pytest.mark.sqlserver

SOURCE_ARGUMENTS = ["--children", "20", "--seed", "7"]
SCHEMA = "ssd v1.4 [LA]"
DATABASE = os.environ.get("SSD_DATABASE", "")
SOURCE_DATABASE, VAULT_DATABASE = f"{DATABASE}_source", f"{DATABASE}_vault"
VARS = {"ssd_database": SOURCE_DATABASE, "ssd_schema": SCHEMA, "vault_database": VAULT_DATABASE}

# None is the default of any database of this test.
COLLATIONS = ["Latin1_General_CI_AI", "Latin1_General_CS_AS", "French_CI_AS", "Latin1_General_100_BIN2"]
TEXT_TYPES = ["nchar({n})", "nvarchar(max)", "varchar({n})", "nvarchar({n})", "char({n})"]
DATES = {
    "datetime": "dateadd(minute, 825, cast(cast({c} as date) as datetime))",
    "date": "cast({c} as date)",
    "datetime2(7)": "cast(dateadd(second, 86399, cast(cast({c} as date) as datetime)) as datetime2(7))",
}
NUMBERS = ["float", "decimal(12, 4)", "nvarchar(20)"]
WHOLE_NUMBER = "^[1-9][0-9]{0,8}$"


def retyped(column: Column, only: set[str], turn: Iterator[int]) -> str:
    """A source column as another case system might hold it. `only`: whether all its values are numbers, or bits."""
    n = next(turn)
    kind = column.data_type.partition("(")[0]
    name = f"[{column.name}]"
    if kind in {"nvarchar", "nchar", "varchar"}:
        if "bits" in only:
            return f"cast({name} as bit)"
        if "numbers" in only and n % 2:
            return f"cast(cast({name} as bigint) as {['int', 'bigint', 'decimal(12, 0)', 'float'][n // 2 % 4]})"
        new = TEXT_TYPES[n % len(TEXT_TYPES)].format(n=column.width) if column.width else "nvarchar(max)"
        return f"cast({name} as {new}) collate {COLLATIONS[n % len(COLLATIONS)]}"
    if kind == "datetime":
        return list(DATES.values())[n % len(DATES)].format(c=name)
    if kind in {"int", "float", "tinyint"}:
        return f"cast({name} as {NUMBERS[n % len(NUMBERS)]})"
    if kind == "bit":
        return f"cast(cast({name} as int) as {['int', 'nvarchar(5)', 'float'][n % 3]})"
    return name


def only_holds(embedded: Project) -> dict[str, set[str]]:
    """By table.column, what all values of a text column look like, and of all columns that share its identifiers."""
    columns = [c for table in ssd_columns().values() for c in table.values() if "char" in c.data_type]
    sharing: dict[str, list[Column]] = {}
    for column in columns:
        sharing.setdefault(column.identifier or column.place, []).append(column)
    found: dict[str, set[str]] = {}
    for same in sharing.values():
        each = " union ".join(f"select {c.name} as value from {SOURCE}.{c.table}" for c in same)
        values = {row[0] for row in embedded.query(f"select value from ({each}) where value is not null")}
        looks = {"bits"} if values and values <= {"0", "1"} else set()
        if values and all(re.match(WHOLE_NUMBER, value) for value in values):
            looks.add("numbers")
        found |= {c.place: looks for c in same}
    return found


@pytest.fixture(scope="module")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The plain source, scrambled under the test key on the embedded engine."""
    project = make_project(tmp_path_factory.mktemp("embedded"))
    project.generate(*SOURCE_ARGUMENTS)
    project.scramble()
    return project


def drop_databases(server: Server) -> None:
    for database in (SOURCE_DATABASE, VAULT_DATABASE):
        server.execute(f"drop database if exists [{database}]")


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory, embedded: Project) -> Iterator[Server]:
    """The same source, every column retyped in place, in the awkward schema of another database."""
    server = make_server(tmp_path_factory.mktemp("sqlserver"))
    server.wipe()
    drop_databases(server)
    server.execute(
        f"create database [{SOURCE_DATABASE}]", f"create database [{VAULT_DATABASE}] collate {COLLATIONS[0]}"
    )
    server.generate(*SOURCE_ARGUMENTS, database=SOURCE_DATABASE)
    server.execute(f'create schema "{SCHEMA}"', database=SOURCE_DATABASE)
    turn, only = count(), only_holds(embedded)
    for table, columns in ssd_columns().items():
        kept = all(column.method == "keep" for column in columns.values())
        wanted = ", ".join(
            f"[{c.name}]" if kept else f"{retyped(c, only.get(c.place, set()), turn)} as [{c.name}]"
            for c in columns.values()
        )
        server.execute(
            f'select {wanted} into "{SCHEMA}"."{table}" from {SOURCE}.{table}',
            f"drop table {SOURCE}.{table}",
            database=SOURCE_DATABASE,
        )
    yield server
    drop_databases(server)


@pytest.fixture(scope="module")
def server(source: Server) -> Server:
    """The retyped source, scrambled under the same key; the vault is kept."""
    source.put_key(database=VAULT_DATABASE)
    result = source.dbt("build", "--selector", "scramble", variables={**VARS, "keep_vault": True})
    assert result.ok, result.output
    return source


def types(server: Server, database: str, schema: str) -> dict[tuple[str, str], tuple[str, str | None]]:
    """Type and collation of each column of a schema: (table, column) -> (type, collation)."""
    rows = server.query(
        "select t.name, c.name, type_name(c.system_type_id), c.collation_name from sys.columns as c "
        "inner join sys.tables as t on t.object_id = c.object_id "
        f"inner join sys.schemas as s on s.schema_id = t.schema_id where s.name = '{schema}'",
        database,
    )
    return {(table, column): (kind, collation) for table, column, kind, collation in rows}


def test_the_source_is_as_mixed_as_in_the_field(source: Server) -> None:
    found = set(types(source, SOURCE_DATABASE, SCHEMA).values())
    kinds = {kind for kind, _ in found}
    assert {
        "nchar",
        "nvarchar",
        "varchar",
        "char",
        "int",
        "bigint",
        "decimal",
        "float",
        "bit",
        "datetime",
        "date",
    } <= kinds
    assert len({collation for _, collation in found if collation}) >= 4
    timed = [
        place for place, (kind, _) in types(source, SOURCE_DATABASE, SCHEMA).items() if kind.startswith("datetime")
    ]
    table, column = next(place for place in timed if place[0] == "ssd_cin_episodes")
    at_midnight = f'select count(*) from "{SCHEMA}".{table} where {column} = cast({column} as date)'
    assert source.query(at_midnight, SOURCE_DATABASE) == [(0,)]


def test_preflight_finds_the_source(source: Server) -> None:
    result = source.dbt("run-operation", "preflight", variables=VARS)
    # Of the server itself it may think what it likes; of the source it has nothing to say.
    stops = [line for line in result.output.splitlines() if "STOP" in line]
    assert [line for line in stops if "version" not in line and "compatibility level" not in line] == []
    assert "found: 48 of 48 tables, 378 columns" in result.output
    assert "row counts stood still" in result.output


def test_a_schema_that_is_not_there_is_named(source: Server) -> None:
    result = source.dbt("build", "--selector", "scramble", variables={**VARS, "ssd_schema": "ssd v1.5 [LA]"})
    assert not result.ok
    assert f"No SSD table was found in schema ssd v1.5 [LA] of database {SOURCE_DATABASE}" in result.output


@pytest.mark.parametrize("table", sorted(ssd_columns()))
def test_the_values_are_those_of_the_plain_source(embedded: Project, server: Server, table: str) -> None:
    assert_same_rows(embedded, server, f"{SCRAMBLED}.{table}", list(ssd_columns()[table]))


def test_the_gate_passes(server: Server) -> None:
    verdicts = server.query("select check_name, verdict from ssd_scrambler_assurance.gate")
    assert len(verdicts) == 21
    assert {verdict for _, verdict in verdicts} == {"pass"}


def test_the_scrambled_copy_has_the_types_of_the_ssd_and_its_own_database_s_collation(server: Server) -> None:
    found = types(server, DATABASE, SCRAMBLED)
    default = server.query("select cast(databasepropertyex(db_name(), 'Collation') as nvarchar(128))")[0][0]
    for table, columns in ssd_columns().items():
        for column in columns.values():
            kind, collation = found[table, column.name]
            assert kind == column.data_type.partition("(")[0], column.place
            assert collation in (None, default), column.place


def test_the_vault_lies_in_its_database_and_compares_byte_by_byte(server: Server) -> None:
    assert server.relations(VAULT) == []
    found = types(server, VAULT_DATABASE, VAULT)
    assert ("scramble_key", "inner_pad") in found
    compared = {key: collation for key, (_, collation) in found.items() if collation}
    # The first is compared with words of the project alone; so is the second.
    others = {key: collation for key, collation in compared.items() if key[1] not in {"treatment", "outcome"}}
    assert len(others) >= 10
    assert {key for key, collation in others.items() if "bin2" not in collation.lower()} == set()


JOINED = re.compile(r'join "?(?P<database>\w+)"?\."?(?P<schema>\w+)"?\."?(?P<table>\w+)"? as (?P<alias>\w+)')
COMPARED = re.compile(r"\b(?P<alias>\w+)\.(?P<column>\w+) = (?P<other>[sr])\.(?P<name>\w+)\b")


def probe(server: Server, database: str, sql: str, cte: str) -> dict[str, tuple[str, str | None]]:
    """Type and collation of each column of a CTE in compiled SQL."""
    body = sql.partition(f"{cte} as (")[2].partition("\n)")[0]
    server.execute(
        "drop table if exists dbo.probed", f"select top 0 * into dbo.probed from ({body}) as s", database=database
    )
    return {column: kind for (table, column), kind in types(server, database, "dbo").items() if table == "probed"}


def test_both_sides_of_a_join_have_one_type_and_one_collation(server: Server) -> None:
    """A conversion of a column that is joined on would keep SQL Server from an index and from a merge or hash join."""
    compiled = server.project.target_path / "compiled" / "ssd_scrambler" / "models" / "scrambled"
    stored = types(server, VAULT_DATABASE, VAULT) | types(server, DATABASE, "ssd_scrambler_reference")
    pairs, faults = 0, []
    for path in sorted(compiled.glob("**/scrambled__*.sql")):
        sql = path.read_text(encoding="utf-8")
        if "source_rows as (" not in sql:
            continue
        sides = {
            "s": probe(server, SOURCE_DATABASE, sql, "source_rows"),
            "r": probe(server, VAULT_DATABASE, sql, "row_draws"),
        }
        aliases = {match["alias"]: match["table"] for match in JOINED.finditer(sql)}
        for match in COMPARED.finditer(sql):
            table = aliases.get(match["alias"])
            if table is not None:
                pairs += 1
                left, right = stored[table, match["column"]], sides[match["other"]][match["name"]]
                if left != right:
                    faults.append(f"{path.stem}: {match[0]}: {left} and {right}")
    assert faults == []
    assert pairs > 300


def index_columns(server: Server) -> dict[str, list[tuple[str, str]]]:
    """Kind and first column of each index of the scrambled tables."""
    rows = server.query(
        "select t.name, i.type_desc, c.name from sys.indexes as i "
        "inner join sys.tables as t on t.object_id = i.object_id "
        "inner join sys.schemas as s on s.schema_id = t.schema_id "
        "inner join sys.index_columns as k "
        "on k.object_id = i.object_id and k.index_id = i.index_id and k.key_ordinal = 1 "
        "inner join sys.columns as c on c.object_id = k.object_id and c.column_id = k.column_id "
        f"where s.name = '{SCRAMBLED}'"
    )
    found: dict[str, list[tuple[str, str]]] = {table: [] for table in ssd_columns()}
    for table, kind, column in rows:
        found[table].append((kind, column))
    return {table: sorted(columns) for table, columns in found.items()}


def test_join_keys_are_indexed_once_and_a_rebuild_adds_none(server: Server) -> None:
    referred = {tuple(c.references.split(".")) for cs in ssd_columns().values() for c in cs.values() if c.references}
    first = index_columns(server)
    for table, columns in ssd_columns().items():
        key = next(column.name for column in columns.values() if column.row_key)
        for column in columns.values():
            joined = column.references or (table, column.name) in referred
            if joined and column.name != key:
                assert [name for _, name in first[table]].count(column.name) == 1, column.place
        assert not [kind for kind, _ in first[table] if "COLUMNSTORE" in kind]
    server.execute(f"drop table {VAULT}.scramble_key", database=VAULT_DATABASE)
    result = server.dbt("build", "--selector", "scramble", variables=VARS)
    assert result.ok, result.output
    assert index_columns(server) == first
    # A key of its own, and no vault left behind in the other database.
    assert types(server, VAULT_DATABASE, VAULT) == {}


def test_the_mosaic_extract_is_scrambled(source: Server) -> None:
    """With the types of T-SQL, which the embedded engine has not: the other extracts differ in less."""
    extract, schema = EXTRACTS["mosaic"], "mosaic"
    source.generate(*SOURCE_ARGUMENTS, "--replace", database=SOURCE_DATABASE)
    source.execute(f"create schema {schema}", database=SOURCE_DATABASE)
    for table in extract.tables:
        wanted = []
        for name in ssd_columns()[table]:
            place = f"{table}.{name}"
            if place not in extract.missing_columns:
                wanted.append(
                    f"cast([{name}] as {extract.type_of(table, name)}) as [{extract.renamed.get(place, name)}]"
                )
        wanted += [f"cast(null as varchar(48)) as [{p.split('.')[1]}]" for p in extract.further_columns if table in p]
        source.execute(
            f"select {', '.join(wanted)} into {schema}.{table} from {SOURCE}.{table}", database=SOURCE_DATABASE
        )
    variables = {"ssd_database": SOURCE_DATABASE, "ssd_schema": schema, "accepted_columns": extract.accepted_columns}
    result = source.dbt("build", "--selector", "scramble", variables=variables)
    assert result.ok, result.output
    missing = len(extract.missing_tables) + len(extract.missing_columns)
    assert f"The source lacks {missing} of the SSD v1.4.5" in " ".join(result.output.split())
    verdicts = source.query("select verdict, count(*) from ssd_scrambler_assurance.gate group by verdict")
    assert verdicts == [("pass", 21)]
    found = types(source, DATABASE, SCRAMBLED)
    for table, columns in ssd_columns().items():
        assert {name: kind for (t, name), (kind, _) in found.items() if t == table} == {
            column.name: column.data_type.partition("(")[0] for column in columns.values()
        }
        ours = source.query(f"select count(*) from {SCRAMBLED}.{table}")
        assert ours == (
            [(0,)]
            if table in extract.missing_tables
            else source.query(f"select count(*) from {schema}.{table}", SOURCE_DATABASE)
        )
