"""From settings to a loaded database: generate a batch of families, make it dirty if asked, load it, go on."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from . import structure
from .context import Context, Row
from .dirt import Dirt, Registry, make_duplicate_person
from .histories import write_history
from .loaders import Loader
from .people import make_family
from .reference import make_calendar, make_teams, make_workers, write_workers
from .schema import Schema, load_schema, load_value_lists
from .words import make_words

BATCH_CHILDREN = 2_000
COLOURS = ("red", "green", "blue", "purple", "orange")
NO_IDENTITIES = {"", "-1", "SSD_PH", "SSD_SUI", "XXXXXXX", *(f"UN{number}" for number in range(1, 11))}
NAME_METHODS = {"forename", "surname", "full_name"}


@dataclass(frozen=True)
class Settings:
    """What to generate. Equal settings give equal rows."""

    children: int
    seed: int
    run_date: date
    dirty: bool = False
    broken: str | None = None


@dataclass
class Result:
    """What was generated."""

    counts: Counter = field(default_factory=Counter)
    registry: Registry = field(default_factory=Registry)

    @property
    def rows(self) -> int:
        """Rows of all tables."""
        return sum(self.counts.values())


class Manifest:
    """The generated identities, so that a test can look for them where they must not be."""

    def __init__(self, schema: Schema):
        self.values: dict[str, set[str]] = {}
        self.columns: list[tuple[str, str, str]] = []
        for table in schema.values():
            for column in table.columns:
                if column.method == "pseudonym":
                    kind = f"ids.{column.identifier}"
                elif column.method in NAME_METHODS | {"upn", "uln", "nhs_number", "postcode"}:
                    kind = f"{column.method}s"
                else:
                    continue
                self.columns.append((table.name, column.name, kind))

    def collect(self, rows: dict[str, list[Row]]) -> None:
        """Add the identities of a batch."""
        for table, column, kind in self.columns:
            values = self.values.setdefault(kind, set())
            values.update(str(value).strip() for row in rows[table] if (value := row.get(column)) is not None)
            values.difference_update(NO_IDENTITIES)
        full = self.values.setdefault("person_names", set())
        full.update(f"{row.get('pers_forename')} {row.get('pers_surname')}" for row in rows["ssd_person"])
        uprns = self.values.setdefault("uprns", set())
        for row in rows["ssd_address"]:
            uprns.update(re.findall(r'"UPRN": "(\d+)"', str(row.get("addr_address_json"))))

    def write(self, path: Path, settings: Settings, result: Result) -> None:
        """Write the manifest as JSON."""
        ids = {kind[4:]: sorted(values) for kind, values in sorted(self.values.items()) if kind.startswith("ids.")}
        content = {
            "children": settings.children,
            "seed": settings.seed,
            "run_date": settings.run_date.isoformat(),
            "dirty": settings.dirty,
            "broken": settings.broken,
            "rows": dict(sorted(result.counts.items())),
            "dirt": result.registry.as_dict(),
            "values": {
                kind: sorted(values) for kind, values in sorted(self.values.items()) if not kind.startswith("ids.")
            },
            "ids": ids,
        }
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")


def generate(
    settings: Settings,
    loader: Loader,
    project_dir: Path,
    manifest_path: Path | None = None,
    progress: Callable[[int], object] | None = None,
    batch_children: int = BATCH_CHILDREN,
) -> Result:
    """Generate and load a demonstration SSD; ``progress`` is told how many children each batch added."""
    schema = load_schema(project_dir)
    lists = load_value_lists(project_dir)
    tables = structure.physical_tables(schema, settings.dirty, settings.broken)
    ctx = Context(schema, lists, make_words(settings.seed), settings.seed, settings.run_date, settings.children)
    dirt = Dirt(ctx) if settings.dirty else None
    result = Result(registry=dirt.registry if dirt else Registry())
    manifest = Manifest(schema) if manifest_path else None
    loader.create(tables)

    def load(rows: dict[str, list[Row]]) -> None:
        for name, table in tables.items():
            if rows[name]:
                loader.load(table, rows[name])
                result.counts[name] += len(rows[name])
        if manifest:
            manifest.collect(rows)

    make_calendar(ctx)
    make_teams(ctx)
    make_workers(ctx)
    made = number = 0
    while made < settings.children:
        goal = min(settings.children, made + batch_children)
        before = made
        while made < goal:
            made += make_family(ctx, made, goal - made, write_history)
        rows = ctx.take_rows()
        if dirt:
            dirt.apply(rows, number)
        if settings.broken:
            _break(settings.broken, rows, schema, first=number == 0)
        load(rows)
        number += 1
        if progress:
            progress(made - before)
    write_workers(ctx)
    rows = ctx.take_rows()
    if dirt:
        dirt.apply_workers(rows)
    load(rows)
    for name in tables:
        result.counts.setdefault(name, 0)
    if manifest and manifest_path:
        manifest.write(manifest_path, settings, result)
    return result


def _break(kind: str, rows: dict[str, list[Row]], schema: Schema, first: bool) -> None:
    """Put what must stop a build into a batch."""
    if kind == "duplicate-key" and first:
        people = [
            (table.name, column.name)
            for table in schema.values()
            for column in table.columns
            if column.identifier == "person"
        ]
        make_duplicate_person(rows, people)
    elif kind == "extra-column":
        for place, row in enumerate(rows[structure.EXTRA_COLUMN[0]]):
            row[structure.EXTRA_COLUMN[1]] = COLOURS[place % len(COLOURS)]
    elif kind == "wrong-type":
        table, column, _ = structure.WRONG_TYPE
        for row in rows[table]:
            if row.get(column) is not None:
                row[column] = str(row[column])[:20].encode("ascii")
