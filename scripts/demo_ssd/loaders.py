"""Bulk load of batches of rows into DuckDB (embedded) and SQL Server."""

from __future__ import annotations

import csv
import os
import re
import tempfile
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from .context import Row
from .structure import PhysicalColumn, PhysicalTable

IDENTIFIER = re.compile(r"^[A-Za-z_][A-Za-z0-9_]{0,127}$")
NULL_MARK = "\x02NULL"  # no value of an SSD starts with this control character
DUCKDB_TYPES = {
    "nvarchar": "VARCHAR",
    "varchar": "VARCHAR",
    "nchar": "VARCHAR",
    "char": "VARCHAR",
    "datetime": "TIMESTAMP",
    "datetime2": "TIMESTAMP",
    "date": "DATE",
    "bit": "BOOLEAN",
    "float": "DOUBLE",
    "int": "INTEGER",
    "tinyint": "UTINYINT",
    "varbinary": "BLOB",
}


class LoadError(Exception):
    """The target cannot be reached or refuses the data; the message says what to do."""


class Loader(Protocol):
    """A target: create the tables, load rows, finish."""

    def create(self, tables: Mapping[str, PhysicalTable]) -> None:
        """Replace the schema's tables by empty ones."""

    def load(self, table: PhysicalTable, rows: list[Row]) -> None:
        """Add rows to a table."""

    def close(self, complete: bool) -> None:
        """Finish; ``complete`` is False after an error."""


def check_schema_name(name: str) -> str:
    """The name, if it is safe to put into a statement."""
    if not IDENTIFIER.match(name):
        raise LoadError(
            f"--schema {name!r} is no plain identifier. Use letters, digits and underscores, such as ssd_development."
        )
    return name


class DuckDBLoader:
    """Writes each batch of a table to a temporary CSV file and copies it in with the table's own types."""

    def __init__(self, database: Path, schema: str):
        try:
            import duckdb
        except ImportError as error:
            raise LoadError(
                "The package duckdb is missing. Install the project's requirements, or run scripts/demo.py."
            ) from error
        self.schema = check_schema_name(schema)
        database.parent.mkdir(parents=True, exist_ok=True)
        try:
            self.connection = duckdb.connect(str(database))
        except duckdb.Error as error:
            raise LoadError(
                f"Cannot open {database}: {error}. Close other programs that use this file, or give --database."
            ) from error
        self.folder = tempfile.TemporaryDirectory(prefix="ssd_load_")

    def create(self, tables: Mapping[str, PhysicalTable]) -> None:
        """Drop the schema with all it holds and make it anew."""
        self.connection.execute(f'drop schema if exists "{self.schema}" cascade')
        self.connection.execute(f'create schema "{self.schema}"')
        for table in tables.values():
            columns = ", ".join(f'"{column.name}" {DUCKDB_TYPES[column.base_type]}' for column in table.columns)
            self.connection.execute(f'create table "{self.schema}"."{table.name}" ({columns})')

    def load(self, table: PhysicalTable, rows: list[Row]) -> None:
        """Copy rows in by way of a file; NULL, blank text, quotes and line breaks arrive as they are."""
        names = [column.name for column in table.columns]
        path = Path(self.folder.name) / f"{table.name}.csv"
        blobs = {column.name for column in table.columns if column.base_type == "varbinary"}
        if blobs:
            rows = [
                {**row, **{name: row[name].decode("ascii") for name in blobs if row.get(name) is not None}}
                for row in rows
            ]
        with path.open("w", encoding="utf-8", newline="") as handle:
            writer = csv.writer(handle, lineterminator="\r\n")
            writer.writerows(
                [[NULL_MARK if (value := row.get(name)) is None else value for name in names] for row in rows]
            )
        source = str(path).replace("'", "''")
        self.connection.execute(
            f'copy "{self.schema}"."{table.name}" '
            f"from '{source}' (format csv, header false, delimiter ',', quote '\"', escape '\"', "
            f"nullstr '{NULL_MARK}', new_line '\\r\\n', auto_detect false)"
        )
        path.unlink()

    def close(self, complete: bool) -> None:
        """Write everything to the file and let go of it."""
        if complete:
            self.connection.execute("checkpoint")
        self.connection.close()
        self.folder.cleanup()


class SqlServerLoader:
    """Loads with pyodbc: arrays of parameters where the driver supports them, otherwise several rows a statement."""

    marker = "ssd_demonstration_source"

    def __init__(self, schema: str, replace: bool = False, environment: Mapping[str, str] | None = None):
        try:
            import pyodbc
        except ImportError as error:
            raise LoadError(
                "The package pyodbc is missing. Install the project's requirements, or use --target embedded."
            ) from error
        self.pyodbc = pyodbc
        self.schema = check_schema_name(schema)
        self.replace = replace
        environment = os.environ if environment is None else environment
        self.driver = environment.get("SSD_DRIVER") or "ODBC Driver 18 for SQL Server"
        self.fast = not _is_freetds(self.driver)
        text = connection_string(environment)
        try:
            self.connection = pyodbc.connect(text, autocommit=False)
        except pyodbc.Error as error:
            known = ", ".join(pyodbc.drivers()) or "none"
            raise LoadError(
                f"Cannot connect to {environment.get('SSD_SERVER')}: {_without_secret(str(error), environment)} "
                "Check SSD_SERVER, SSD_PORT, SSD_DATABASE, SSD_USER, SSD_PASSWORD and SSD_DRIVER "
                f"(installed drivers: {known})."
            ) from None
        self.cursor = self.connection.cursor()

    def create(self, tables: Mapping[str, PhysicalTable]) -> None:
        """Replace the tables; refuses a schema with SSD tables that this script did not make."""
        present = {
            row[0].lower()
            for row in self.cursor.execute(
                "select table_name from information_schema.tables where table_schema = ?", self.schema
            ).fetchall()
        }
        foreign = sorted(name for name in present if name.startswith("ssd_"))
        if foreign and self.marker not in present and not self.replace:
            raise LoadError(
                f"Schema {self.schema} already holds {len(foreign)} SSD tables that this script did not make. "
                "Nothing was changed. Give --schema another name, or --replace if they may be dropped."
            )
        if not self.cursor.execute("select schema_id(?)", self.schema).fetchone()[0]:
            self.cursor.execute(f"create schema [{self.schema}]")
            self.connection.commit()
        wanted = set(tables) | {"ssd_voice_of_child"}
        for name in sorted(name for name in present if name in wanted or name == self.marker):
            self.cursor.execute(f"drop table [{self.schema}].[{name}]")
        self.cursor.execute(f"create table [{self.schema}].[{self.marker}] (made_at datetime not null)")
        self.cursor.execute(
            f"insert into [{self.schema}].[{self.marker}] (made_at) values (?)", datetime.now().replace(microsecond=0)
        )
        for table in tables.values():
            self.cursor.execute(create_statement(self.schema, table))
        self.connection.commit()

    def load(self, table: PhysicalTable, rows: list[Row]) -> None:
        """Insert rows and commit."""
        if not rows:
            return
        converters = [(column.name, _converter(column)) for column in table.columns]
        values = [
            tuple(None if (value := row.get(name)) is None else convert(value) for name, convert in converters)
            for row in rows
        ]
        names = ", ".join(f"[{column.name}]" for column in table.columns)
        head = f"insert into [{self.schema}].[{table.name}] ({names}) values "
        one = "(" + ", ".join("?" * len(table.columns)) + ")"
        try:
            if self.fast:
                self.cursor.fast_executemany = True
                self.cursor.setinputsizes([self._input_size(column) for column in table.columns])
                self.cursor.executemany(head + one, values)
                self.cursor.setinputsizes(None)
            else:
                step = max(1, min(1000, 2000 // len(table.columns)))
                for start in range(0, len(values), step):
                    part = values[start : start + step]
                    self.cursor.execute(head + ", ".join([one] * len(part)), [value for row in part for value in row])
        except self.pyodbc.Error as error:
            raise LoadError(f"Loading {table.name} failed: {error}") from error
        self.connection.commit()

    def _input_size(self, column: PhysicalColumn) -> tuple[int, int, int] | None:
        """Parameter type of a text column, so that an early NULL or short text does not decide it."""
        if column.base_type not in {"nvarchar", "nchar", "varchar", "char"}:
            return None
        size = column.data_type.split("(")[1].rstrip(")")
        kind = self.pyodbc.SQL_WVARCHAR if column.base_type.startswith("n") else self.pyodbc.SQL_VARCHAR
        return (kind, 0 if size == "max" else int(size), 0)

    def close(self, complete: bool) -> None:
        """Close the connection; an unfinished batch is rolled back."""
        if not complete:
            self.connection.rollback()
        self.connection.close()


def create_statement(schema: str, table: PhysicalTable) -> str:
    """T-SQL that creates a table with its primary key."""
    columns = [
        f"    [{column.name}] {column.data_type} {'not null' if column.key and table.enforce_key else 'null'}"
        for column in table.columns
    ]
    key = [f"[{column.name}]" for column in table.columns if column.key]
    if key and table.enforce_key:
        columns.append(f"    constraint [pk_{schema}_{table.name}] primary key ({', '.join(key)})"[:400])
    return f"create table [{schema}].[{table.name}] (\n" + ",\n".join(columns) + "\n)"


def connection_string(environment: Mapping[str, str]) -> str:
    """ODBC connection string from the SSD_ environment variables; without SSD_USER the login is Windows integrated."""
    missing = [name for name in ("SSD_SERVER", "SSD_DATABASE") if not environment.get(name)]
    if environment.get("SSD_USER") and not environment.get("SSD_PASSWORD"):
        missing.append("SSD_PASSWORD")
    if missing:
        raise LoadError(
            f"Set {', '.join(missing)} in the environment (and SSD_PORT, SSD_USER, SSD_PASSWORD, SSD_DRIVER, "
            "SSD_ENCRYPT, SSD_TRUST_CERT as needed), or use --target embedded, which needs no server."
        )
    driver = environment.get("SSD_DRIVER") or "ODBC Driver 18 for SQL Server"
    port = environment.get("SSD_PORT") or "1433"
    parts = [f"DRIVER={_braced(driver)}"]
    if _is_freetds(driver):
        parts += [f"SERVER={environment['SSD_SERVER']}", f"PORT={port}", "TDS_Version=7.4", "ClientCharset=UTF-8"]
    else:
        parts += [
            f"SERVER={environment['SSD_SERVER']},{port}",
            f"Encrypt={environment.get('SSD_ENCRYPT') or 'yes'}",
            f"TrustServerCertificate={environment.get('SSD_TRUST_CERT') or 'no'}",
        ]
    parts.append(f"DATABASE={_braced(environment['SSD_DATABASE'])}")
    if environment.get("SSD_USER"):
        parts += [f"UID={_braced(environment['SSD_USER'])}", f"PWD={_braced(environment['SSD_PASSWORD'])}"]
    else:
        parts.append("Trusted_Connection=yes")
    return ";".join(parts)


def _is_freetds(driver: str) -> bool:
    """True for FreeTDS, which has no arrays of parameters and other connection keywords."""
    return "freetds" in driver.lower() or "tdsodbc" in driver.lower()


def _braced(value: str) -> str:
    """A value of a connection string, in braces where it holds a special character."""
    return "{" + value.replace("}", "}}") + "}" if re.search(r"[;{}=\s]", value) else value


def _without_secret(message: str, environment: Mapping[str, str]) -> str:
    """The message without the password."""
    secret = environment.get("SSD_PASSWORD")
    return message.replace(secret, "***") if secret else message


def _converter(column: PhysicalColumn):
    """How a Python value becomes a parameter of the column's type."""
    if column.base_type in {"int", "tinyint", "bit"}:
        return int
    if column.base_type == "float":
        return float
    if column.base_type.startswith("datetime"):
        return _as_datetime
    if column.base_type in {"date", "varbinary"}:
        return lambda value: value
    return str


def _as_datetime(value: date) -> datetime:
    """A date as midnight of that day."""
    return value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)
