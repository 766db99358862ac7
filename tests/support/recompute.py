"""What the tests work out for themselves, in Python and without the vault: who a row is about, which scrambled row an
original became, and what the key makes of a value. It reads the policy and the seeds as data and shares no code with
the macros."""

from __future__ import annotations

import csv
import functools
import hashlib
import hmac
import math
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import yaml

from support.harness import ROOT, SCRAMBLED, SOURCE, TEST_KEY

Row = dict[str, Any]
LENGTHS = {"person": 18, "worker": 12}
OTHER_LENGTH = 32
GENERATED = {"upn": 1_000_000_000, "nhs_number": 900_000, "uln": 9_000_000}
DAY_ZERO = date(1900, 1, 1)
LAST_DAY = (date(2100, 12, 31) - DAY_ZERO).days
SHIFT_MIN, SHIFT_MAX, WARP, KNOT, BIRTH = 60, 180, 28, 60, 180


# --- policy and seeds -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Column:
    """A column of the policy."""

    table: str
    name: str
    data_type: str
    description: str
    classification: str
    references: str | None
    scramble: dict[str, Any]

    @property
    def method(self) -> str:
        return self.scramble["method"]

    @property
    def list_name(self) -> str | None:
        return self.scramble.get("list") or ("flag_yn" if self.method == "flag" else None)

    @property
    def identifier(self) -> str | None:
        """The space of an identifier, whichever method makes it."""
        if self.method == "pseudonym":
            return self.scramble["identifier"]
        return self.method if self.method in GENERATED or self.method == "team_name" else None

    @property
    def row_key(self) -> bool:
        return bool(self.scramble.get("row_key"))

    @property
    def null_means_no(self) -> bool:
        return str(self.scramble.get("null_means")).lower() in {"no", "false"}

    @property
    def width(self) -> int | None:
        """Characters of a text type; None for other types and for max."""
        inner = self.data_type.partition("(")[2].rstrip(")")
        return int(inner) if inner.isdigit() else None

    @property
    def place(self) -> str:
        return f"{self.table}.{self.name}"


@dataclass(frozen=True)
class Table:
    """A table of the policy."""

    name: str
    path: Path
    model: str
    description: str
    subject: Any
    columns: tuple[Column, ...]

    @property
    def key(self) -> list[Column]:
        return [column for column in self.columns if column.row_key]

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)


def rule_of(written: str | dict[str, Any]) -> dict[str, Any]:
    """A rule as written; a method without options may stand alone."""
    return {"method": written} if isinstance(written, str) else written


@functools.cache
def policy() -> dict[str, Table]:
    """Every table of the policy, by name."""
    tables = {}
    for path in sorted((ROOT / "models" / "scrambled").glob("**/*.yml")):
        for model in yaml.safe_load(path.read_text(encoding="utf-8"))["models"]:
            meta = model["config"]["meta"]
            name = model["name"].removeprefix("scrambled__")
            columns = tuple(
                Column(
                    name,
                    entry["name"],
                    str(entry.get("data_type", "")),
                    str(entry.get("description", "")),
                    str(entry["config"]["meta"].get("classification", "official-sensitive")),
                    entry["config"]["meta"].get("references"),
                    rule_of(entry["config"]["meta"].get("scramble", {})),
                )
                for entry in model["columns"]
            )
            tables[name] = Table(name, path, model["name"], model["description"], meta.get("subject"), columns)
    return tables


def columns(*methods: str) -> list[Column]:
    """Every column of the policy with one of these methods; all without any."""
    return [c for table in policy().values() for c in table.columns if not methods or c.method in methods]


def column(place: str) -> Column:
    """The column of table.column."""
    table, name = place.split(".")
    return policy()[table].column(name)


@functools.cache
def value_lists() -> dict[str, list[tuple[str, str]]]:
    """List name to (code, label) pairs in order, the synthetic lists included."""
    found: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
    with (ROOT / "seeds" / "dfe" / "dfe__value_lists.csv").open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            found[row["list_name"]].append((int(row["ordinal"]), row["code"], row["label"]))
    for name in ("forename", "surname", "street", "town", "team_word"):
        with (ROOT / "seeds" / "synthetic" / f"synthetic__{name}s.csv").open(encoding="utf-8", newline="") as handle:
            for row in csv.DictReader(handle):
                found[name].append((int(row["ordinal"]), row["name"], row["name"]))
    return {name: [(code, label) for _, code, label in sorted(rows)] for name, rows in found.items()}


def codes(list_name: str) -> list[str]:
    """The codes of a list, in order."""
    return [code for code, _ in value_lists()[list_name]]


@functools.cache
def placeholders(kind: str) -> dict[str, str]:
    """Normalised placeholder to the placeholder as the seed writes it."""
    with (ROOT / "seeds" / "policy" / "policy__placeholders.csv").open(encoding="utf-8", newline="") as handle:
        return {normalised(row["value"]): row["value"] for row in csv.DictReader(handle) if row["kind"] == kind}


# --- values -----------------------------------------------------------------------------------------------------------


def normalised(value: Any) -> str | None:
    """Text as the source database compares it: U+0020 trimmed at both ends, upper case, letter by letter."""
    if value is None:
        return None
    letters = (c.upper() if len(c.upper()) == 1 else c for c in str(value).strip(" "))
    return "".join(letters)[:255]


def ascii_form(text: str) -> str:
    """ASCII as it is; anything else as `~` and decimal UTF-16 code units."""
    if all(" " <= c <= "}" for c in text):
        return text
    units = text.encode("utf-16-be")
    return "~" + ".".join(str(units[i] * 256 + units[i + 1]) for i in range(0, len(units), 2))


def digest(message: str, key: bytes = TEST_KEY) -> str:
    """HMAC-SHA256 of an ASCII message, in hexadecimal."""
    return hmac.new(key, message.encode("ascii"), hashlib.sha256).hexdigest()


def number(hexadecimal: str, offset: int, size: int) -> int:
    """`size` bytes of a digest from byte `offset` as a whole number."""
    return int(hexadecimal[2 * offset : 2 * (offset + size)], 16)


def pseudonym(identifier: str, value: Any, key: bytes = TEST_KEY) -> str | None:
    """The pseudonym of a source value; placeholders and blanks stay, NULL stays."""
    text = normalised(value)
    if not text:
        return text
    if text in placeholders("text"):
        return placeholders("text")[text]
    return digest(f"{identifier}|{ascii_form(text)}", key)[: LENGTHS.get(identifier, OTHER_LENGTH)]


@functools.cache
def matched_code(list_name: str, value: Any) -> str | None:
    """The code that a text stands for: the code, its label, or the longest code that the text starts with."""
    text = normalised(value)
    if not text:
        return None
    keys = [(normalised(code), normalised(label), code) for code, label in value_lists()[list_name]]
    for position in (0, 1):
        for entry in reversed(keys):
            if entry[position] == text:
                return entry[2]
    starts = [e for e in keys if text.startswith(e[0]) and text[len(e[0]) : len(e[0]) + 1] in set(" -:.,(/_")]
    return max(starts, key=lambda e: len(e[0]))[2] if starts else None


def day(value: Any) -> int | None:
    """Whole days since 1 January 1900 of a date, its time of day cut."""
    if value is None:
        return None
    return ((value.date() if isinstance(value, datetime) else value) - DAY_ZERO).days


def date_of_day(value: int) -> date:
    """The date of a day number."""
    return DAY_ZERO + timedelta(days=value)


def partial_day(value: Any) -> int | None:
    """The day that a date held as text stands for: zz counts as the 15th, zz/zz as 1 May."""
    text = normalised(value)
    if not text or text in placeholders("text"):
        return None
    text = text.replace("ZZ/ZZ/", "01/05/").replace("ZZ/", "15/")
    for form in ("%d/%m/%Y", "%Y-%m-%d"):
        try:
            return day(datetime.strptime(text[:10], form))
        except ValueError:
            pass
    return None


def cell_day(rule: Column, value: Any) -> int | None:
    """The day of a date column's value, whichever way it is held."""
    return partial_day(value) if "char" in rule.data_type else day(value)


PLACEHOLDER_DAYS = {day(date(1900, 1, 1)), day(date(9999, 12, 31))}


def on_calendar(value: int | None) -> bool:
    """Whether a date is shifted: no placeholder, from 1900 to 2100."""
    return value is not None and value not in PLACEHOLDER_DAYS and 0 <= value <= LAST_DAY


# --- statistics -------------------------------------------------------------------------------------------------------


def chi_square_limit(degrees: int, z: float = 3.719) -> float:
    """The chi-square value that chance exceeds once in 10,000 (z = 3.719), by Wilson and Hilferty's approximation."""
    return degrees * (1 - 2 / (9 * degrees) + z * math.sqrt(2 / (9 * degrees))) ** 3


def even(counts: list[int]) -> bool:
    """Whether counts fit a uniform distribution."""
    expected = sum(counts) / len(counts)
    return sum((count - expected) ** 2 / expected for count in counts) < chi_square_limit(len(counts) - 1)


def independent(pairs: list[tuple[Any, Any]]) -> bool:
    """Whether the two members of the pairs are independent (contingency table)."""
    rows, columns_, cells = defaultdict(int), defaultdict(int), defaultdict(int)
    for a, b in pairs:
        rows[a] += 1
        columns_[b] += 1
        cells[a, b] += 1
    total = len(pairs)
    assert len(rows) > 1 and len(columns_) > 1, (dict(rows), dict(columns_))
    statistic = sum(
        (cells[a, b] - rows[a] * columns_[b] / total) ** 2 / (rows[a] * columns_[b] / total)
        for a in rows
        for b in columns_
    )
    return statistic < chi_square_limit((len(rows) - 1) * (len(columns_) - 1))


def most_by_chance(trials: int, probability: float) -> float:
    """Five standard deviations above the mean of a binomial count, and two more."""
    return trials * probability + 5 * math.sqrt(trials * probability * (1 - probability)) + 2


# --- following originals to their scrambled rows ----------------------------------------------------------------------


@dataclass
class Pair:
    """A source row and the scrambled row that it became. Columns that the source lacks are None."""

    table: str
    source: Row
    scrambled: Row
    subject: int


class Followed:
    """A source and its scrambled copy, matched row by row by pseudonyms worked out here."""

    def __init__(self, database: Path, key: bytes = TEST_KEY):
        self.key = key
        self.source: dict[str, list[Row]] = {}
        self.scrambled: dict[str, list[Row]] = {}
        with duckdb.connect(str(database), read_only=True) as connection:
            for table in policy().values():
                self.source[table.name] = _read(connection, SOURCE, table)
                self.scrambled[table.name] = _read(connection, SCRAMBLED, table)
        self._persons = self._known_persons()
        self._paths: dict[tuple[str, ...], dict[str, tuple[int, bool]]] = {}
        self.pairs: dict[str, list[Pair]] = {table.name: self._pair(table) for table in policy().values()}

    def all_pairs(self) -> list[Pair]:
        """The pairs of every table."""
        return [pair for pairs in self.pairs.values() for pair in pairs]

    def cells(self, rule: Column) -> list[tuple[Any, Any, Pair]]:
        """Original, new value and rows of a column."""
        return [(pair.source[rule.name], pair.scrambled[rule.name], pair) for pair in self.pairs[rule.table]]

    def _key(self, table: Table, row: Row) -> tuple:
        return tuple(
            row[c.name] if c.method == "keep" else pseudonym(c.identifier, row[c.name], self.key) for c in table.key
        )

    def _pair(self, table: Table) -> list[Pair]:
        names = [c.name for c in table.key]
        by_key = {tuple(row[name] for name in names): row for row in self.scrambled[table.name]}
        assert len(by_key) == len(self.scrambled[table.name]), f"{table.name}: scrambled keys are not unique"
        assert len(by_key) == len(self.source[table.name]), f"{table.name}: rows lost or added"
        return [
            Pair(table.name, row, by_key[self._key(table, row)], self._subject(table, row))
            for row in self.source[table.name]
        ]

    def person_key(self, text: str) -> int:
        """The number of a normalised person id as a subject."""
        return number(digest(f"person|{ascii_form(text)}", self.key), 20, 7)

    def _known_persons(self) -> dict[str, tuple[int, bool]]:
        """Person ids and legacy ids of ssd_person: value to subject. A legacy id that is nobody's person id stands
        for its person."""
        people = [row for row in self.source["ssd_person"] if normalised(row["pers_person_id"])]
        known = {
            normalised(r["pers_person_id"]): (self.person_key(normalised(r["pers_person_id"])), True) for r in people
        }
        legacy: dict[str, int] = {}
        for row in people:
            value = normalised(row["pers_legacy_id"])
            if value and value not in known and value not in placeholders("text"):
                subject = known[normalised(row["pers_person_id"])][0]
                legacy[value] = min(subject, legacy.get(value, subject))
        return known | {value: (subject, True) for value, subject in legacy.items()}

    def person(self, value: Any) -> tuple[int, bool] | None:
        """The subject that a person id stands for, and whether ssd_person knows it."""
        text = normalised(value)
        if not text or text in placeholders("text"):
            return None
        return self._persons.get(text) or (self.person_key(text), False)

    def _path(self, steps: tuple[str, ...]) -> dict[str, tuple[int, bool]]:
        """Key of a path's first table to subject."""
        if steps not in self._paths:
            table, key = steps[0].split(".")
            found: dict[str, list[tuple[int, bool]]] = defaultdict(list)
            for row in self.source[table]:
                value = normalised(row[steps[1]])
                end = self.person(value) if len(steps) == 2 else self._path(steps[2:]).get(value)
                if end:
                    found[normalised(row[key])].append(end)
            self._paths[steps] = {
                value: (min(subject for subject, _ in ends), any(known for _, known in ends))
                for value, ends in found.items()
            }
        return self._paths[steps]

    def _subject(self, table: Table, row: Row) -> int:
        reached = []
        for alternative in [table.subject] if isinstance(table.subject, str) else table.subject:
            steps = tuple(step.strip() for step in alternative.split(">"))
            if steps != ("none",):
                value = row[steps[0]]
                reached.append(self.person(value) if len(steps) == 1 else self._path(steps[1:]).get(normalised(value)))
        for end in [e for e in reached if e and e[1]] + [e for e in reached if e]:
            return end[0]
        return self.row_subject(table, row)

    def row_subject(self, table: Table, row: Row) -> int:
        """The subject of a row that reaches no person: itself."""
        key = "|".join(normalised(row[c.name]) or "" for c in table.key)
        return number(digest(f"row|{table.name}|{ascii_form(key)}", self.key), 25, 7)

    def dates(self) -> dict[int, list[tuple[int, int | None, Column, Pair]]]:
        """By subject: original day, new day, column and rows of every date that is held as a date and was not out of
        range."""
        found: dict[int, list[tuple[int, int | None, Column, Pair]]] = defaultdict(list)
        for rule in columns("date"):
            if "char" in rule.data_type:
                continue
            for original, new, pair in self.cells(rule):
                if on_calendar(day(original)):
                    found[pair.subject].append((day(original), day(new), rule, pair))
        return found


def _read(connection: duckdb.DuckDBPyConnection, schema: str, table: Table) -> list[Row]:
    present = connection.execute(
        "select count(*) from information_schema.tables where table_schema = ? and table_name = ?", [schema, table.name]
    ).fetchone()
    if not present[0]:
        return []
    cursor = connection.execute(f"select * from {schema}.{table.name}")
    names = [entry[0] for entry in cursor.description]
    blank = dict.fromkeys(c.name for c in table.columns)
    return [blank | dict(zip(names, values, strict=True)) for values in cursor.fetchall()]


@functools.cache
def followed(database: Path, key: bytes = TEST_KEY) -> Followed:
    """Follow a database; read once a session."""
    return Followed(database, key)


def calendar(dates: dict[int, bool], subject: int, key: bytes = TEST_KEY) -> dict[int, int]:
    """The calendar of a subject: original day (with whether it is a birth) to new day."""
    draw = digest(f"shift|{subject}", key)
    base = SHIFT_MIN + number(draw, 0, 6) % (SHIFT_MAX - SHIFT_MIN + 1)
    birth = number(draw, 6, 6) % (BIRTH + 1)

    def knot(place: int) -> int:
        return number(digest(f"warp|{subject}|{place}", key), 0, 6) % (2 * WARP + 1)

    made: dict[int, int] = {}
    before = previous = None
    for original in sorted(dates):
        place, offset = divmod(original, KNOT)
        raw = original - base - WARP + (knot(place) * (KNOT - offset) + knot(place + 1) * offset) // KNOT
        plain = raw if before is None else max(raw, before + 1)
        moved = plain
        if dates[original]:
            moved = plain - birth if previous is None else max(previous + 1, plain - birth)
        made[original] = moved
        before = previous = plain
    return made
