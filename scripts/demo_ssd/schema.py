"""Tables, columns and types of the SSD, read from the policy beside each scrambled model."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from pathlib import Path

import yaml

SAFE_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
EXPECTED_TABLES = 48


class SchemaError(Exception):
    """The policy or the value lists cannot be read; the message says what to do."""


@dataclass(frozen=True)
class Column:
    """One column: its name, its T-SQL type and what the policy says that a generator needs."""

    name: str
    data_type: str
    row_key: bool = False
    references: str | None = None
    method: str | None = None
    identifier: str | None = None
    list_name: str | None = None

    @property
    def base_type(self) -> str:
        """Type name without its length: ``nvarchar`` for ``nvarchar(48)``."""
        return self.data_type.split("(")[0].strip().lower()

    @property
    def length(self) -> int | None:
        """Length of a character type; None for ``max`` and for types without one."""
        if "(" not in self.data_type:
            return None
        text = self.data_type.split("(")[1].rstrip(") ").strip()
        return int(text) if text.isdigit() else None

    @property
    def is_date(self) -> bool:
        """True for ``date``, ``datetime`` and ``datetime2``."""
        return self.base_type in {"date", "datetime", "datetime2"}


@dataclass(frozen=True)
class Table:
    """One SSD table with its columns in SSD order."""

    name: str
    columns: tuple[Column, ...]
    subject: object = None
    _by_name: dict[str, Column] = field(default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        self._by_name.update({column.name: column for column in self.columns})

    @property
    def names(self) -> tuple[str, ...]:
        """Column names in order."""
        return tuple(column.name for column in self.columns)

    @property
    def key(self) -> tuple[str, ...]:
        """Primary-key columns in order."""
        return tuple(column.name for column in self.columns if column.row_key)

    def column(self, name: str) -> Column:
        """The column of that name."""
        return self._by_name[name]


Schema = dict[str, Table]


def _column(entry: dict) -> Column:
    """Turn one column entry of a policy YAML into a Column."""
    meta = (entry.get("config") or {}).get("meta") or entry.get("meta") or {}
    scramble = meta.get("scramble") or {}
    if isinstance(scramble, str):  # a method without options
        scramble = {"method": scramble}
    return Column(
        name=entry["name"],
        data_type=str(entry["data_type"]),
        row_key=bool(scramble.get("row_key", False)),
        references=meta.get("references"),
        method=scramble.get("method"),
        identifier=scramble.get("identifier"),
        list_name=scramble.get("list"),
    )


def load_schema(project_dir: Path, expected_tables: int | None = EXPECTED_TABLES) -> Schema:
    """Read every ``models/scrambled/**/scrambled__*.yml``; tables in alphabetical order of their names.

    Raises SchemaError if there is none, a table has no key, or the number of tables is not the expected one.
    """
    folder = project_dir / "models" / "scrambled"
    schema: Schema = {}
    for path in sorted(folder.glob("**/scrambled__*.yml")):
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=SAFE_LOADER) or {}
        for model in content.get("models", []):
            meta = (model.get("config") or {}).get("meta") or model.get("meta") or {}
            name = model["name"].split("__", 1)[1]
            table = Table(name, tuple(_column(entry) for entry in model["columns"]), meta.get("subject"))
            if not table.key:
                raise SchemaError(
                    f"{path}: {name} has no column with row_key: true. Add it to the key column's policy."
                )
            schema[name] = table
    if not schema:
        raise SchemaError(f"No policy found under {folder}. Run this script from a complete checkout of the project.")
    if expected_tables is not None and len(schema) != expected_tables:
        raise SchemaError(
            f"{folder} declares {len(schema)} tables, not {expected_tables}. Restore the missing policy files."
        )
    return dict(sorted(schema.items()))


def load_value_lists(project_dir: Path) -> dict[str, list[tuple[str, str]]]:
    """Read ``seeds/dfe/dfe__value_lists.csv``: list name to (code, label) pairs in the order of their ordinal."""
    path = project_dir / "seeds" / "dfe" / "dfe__value_lists.csv"
    if not path.exists():
        raise SchemaError(f"{path} is missing. Run this script from a complete checkout of the project.")
    lists: dict[str, list[tuple[int, str, str]]] = {}
    with path.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            lists.setdefault(row["list_name"], []).append((int(row["ordinal"]), row["code"], row["label"]))
    return {name: [(code, label) for _, code, label in sorted(rows)] for name, rows in lists.items()}
