"""A live SQL Server for the tests marked `sqlserver`; environment variables as in profiles.example.yml name it."""

from __future__ import annotations

import datetime
import decimal
import os
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from demo_ssd.loaders import connection_string
from support.harness import SOURCE, TEST_KEY, VAULT, Project, Result, Scrambler, make_project

# A folder laid over the copy of the project under test, for a server that speaks T-SQL but is not SQL Server.
OVERLAY = os.environ.get("SSD_TEST_OVERLAY")
# Targets of profiles.example.yml that the tests of drivers and failures go through, with commas.
TARGETS = os.environ.get("SSD_TEST_TARGETS", "sqlserver").split(",")


def connect(environment: dict[str, str] | None = None) -> Any:
    """A connection that commits each statement; `environment` overrides the variables that are set."""
    import pyodbc

    pyodbc.pooling = False  # a login cannot be dropped while the pool holds a connection of it
    return pyodbc.connect(connection_string(os.environ | (environment or {})), autocommit=True)


@dataclass
class Server(Scrambler):
    """A copy of the project that runs on the server."""

    project: Project
    target: str = "sqlserver"

    def dbt(self, *arguments: str, variables: dict[str, Any] | None = None) -> Result:
        return self.project.dbt(*arguments, "--target", self.target, variables=variables)

    def generate(self, *arguments: str, database: str | None = None) -> None:
        """Make the demonstration source on the server, in the database of the environment or another."""
        script = str(self.project.root / "scripts" / "generate_ssd.py")
        done = subprocess.run(
            [sys.executable, script, "--target", "sqlserver", "--schema", SOURCE, *arguments],
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=os.environ | {"PYTHONUTF8": "1"} | ({"SSD_DATABASE": database} if database else {}),
        )
        assert done.returncode == 0, done.stdout + done.stderr

    def query(self, sql: str, database: str | None = None) -> list[tuple]:
        connection = connect({"SSD_DATABASE": database} if database else None)
        try:
            return [tuple(row) for row in connection.cursor().execute(sql).fetchall()]
        finally:
            connection.close()

    def execute(self, *statements: str, database: str | None = None) -> None:
        connection = connect({"SSD_DATABASE": database} if database else None)
        try:
            for statement in statements:
                cursor = connection.cursor().execute(statement)
                while cursor.nextset():  # else an error after the first result, such as a PRINT, would go unseen
                    pass
        finally:
            connection.close()

    def relations(self, schema: str) -> list[tuple[str, str]]:
        """Names and types of the tables and views of a schema."""
        return self.query(
            f"select table_name, table_type from information_schema.tables where table_schema = '{schema}'"
        )

    def wipe(self) -> None:
        """Drop everything that the project has made: views first, and of them first those that no other one reads."""
        found = self.query(
            "select table_schema, table_name, table_type from information_schema.tables "
            "where table_schema like 'ssd_scrambler%'"
        )
        views = [f"drop view if exists [{schema}].[{name}]" for schema, name, kind in found if kind == "VIEW"]
        while views:
            left = [statement for statement in views if not self.succeeds(statement)]
            assert len(left) < len(views), left
            views = left
        self.execute(*(f"drop table if exists [{schema}].[{name}]" for schema, name, kind in found if kind != "VIEW"))

    def succeeds(self, statement: str) -> bool:
        """Run a statement; whether the server took it."""
        import pyodbc

        try:
            self.execute(statement)
        except pyodbc.Error:
            return False
        return True

    def put_key(self, key: bytes = TEST_KEY, database: str | None = None) -> None:
        """Put a scramble key into the vault, wherever that is; a run with the var keep_vault uses it."""
        padded = key.ljust(64, b"\0")
        pads = ["0x" + bytes(byte ^ mask for byte in padded).hex() for mask in (0x36, 0x5C)]
        if not self.query(f"select 1 from sys.schemas where name = '{VAULT}'", database):
            self.execute(f"create schema {VAULT}", database=database)
        self.execute(
            f"drop table if exists {VAULT}.scramble_key",
            f"create table {VAULT}.scramble_key (inner_pad varbinary(64), outer_pad varbinary(64))",
            f"insert into {VAULT}.scramble_key values ({pads[0]}, {pads[1]})",
            database=database,
        )


def make_server(work: Path, target: str = "sqlserver") -> Server:
    """A copy of the project for the server, the overlay laid over it."""
    project = make_project(work, copy=True)
    if OVERLAY:
        shutil.copytree(OVERLAY, project.root, dirs_exist_ok=True)
    return Server(project, target)


def plain(value: Any) -> str:
    """A value as both engines would write it: no time of day, no trailing spaces of nchar or noughts of a number."""
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        value = value.date()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, float | decimal.Decimal):
        return f"{decimal.Decimal(str(value)).normalize():f}"
    return str(value).rstrip(" ")


def table_of(rows: list[tuple]) -> Counter:
    """A table's rows, in no order."""
    return Counter(tuple(plain(value) for value in row) for row in rows)


def assert_same_rows(embedded: Project, server: Server, relation: str, columns: list[str] | None = None) -> int:
    """Assert that a relation holds the same rows on both engines, in any order; returns how many. No row is shown."""
    sql = f"select {', '.join(columns) if columns else '*'} from {relation}"
    ours, theirs = table_of(embedded.query(sql)), table_of(server.query(sql))
    count, differing = sum(ours.values()), sum((ours - theirs).values())
    assert count == sum(theirs.values()), relation
    assert differing == 0, f"{relation}: {differing} of {count} rows differ"
    return count
