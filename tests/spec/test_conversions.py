"""The T-SQL reads the source by conversions that cannot fail: an error would be about a value of the source.

What is compiled depends on the types that the source has, so it is compiled for several.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from support.harness import ROOT, SOURCE, make_project

# Types of text, which are cut to their length, and of bytes that the project has made itself.
SAFE_TYPES = re.compile(r"n?(var)?char\b|(var)?binary\b")
CONVERSION = re.compile(r"(?<![\w])(try_)?(cast|convert)\s*\(", re.IGNORECASE)
SOURCE_ROWS = re.compile(rf'\bfrom\s+"[^"]+"\."{SOURCE}"\."(\w+)"', re.IGNORECASE)


# Where no database is asked, the policy's own columns stand in for the source's: here with types of another family.
AS_ANOTHER_FAMILY = """{{% macro policy_as_source() -%}}
    {{%- set found = {{}} -%}}
    {{%- for entry in tables_of_run() -%}}
        {{%- for rule in policy_columns(entry.table) -%}}
            {{%- set column = {{'name': rule.name, 'type': rule.data_type, 'family': '{family}'}} -%}}
            {{%- do found.setdefault(entry.table, {{}}).update({{rule.name | lower: column}}) -%}}
        {{%- endfor -%}}
    {{%- endfor -%}}
    {{{{ return(found) }}}}
{{%- endmacro %}}"""


def arguments(sql: str, start: int) -> list[str]:
    """The arguments of a call whose parenthesis opens just before `start`, at commas of the outermost level."""
    depth, found, begin = 0, [], start
    for place in range(start, len(sql)):
        if sql[place] == "(":
            depth += 1
        elif sql[place] == ")" and depth:
            depth -= 1
        elif sql[place] == ")":
            return [*found, sql[begin:place].strip()]
        elif sql[place] == "," and not depth:
            found.append(sql[begin:place].strip())
            begin = place + 1
    raise AssertionError("a parenthesis is not closed")


def selected(sql: str, end: int) -> str:
    """The select list that ends at `end`: back to its own `select`, over those of expressions within it."""
    depth = 0
    for match in reversed(list(re.finditer(r"[()]|\bselect\b", sql[:end], re.IGNORECASE))):
        if match[0] == ")":
            depth += 1
        elif match[0] == "(":
            depth -= 1
        elif not depth:
            return sql[match.end() : end]
    raise AssertionError("no select before a from")


def unsafe_conversions(sql: str) -> list[str]:
    """The conversions in the select lists over source tables that could fail on a value."""
    faults = []
    for rows in SOURCE_ROWS.finditer(sql):
        columns = selected(sql, rows.start())
        for call in CONVERSION.finditer(columns):
            given = arguments(columns, call.end())
            value, data_type = (
                given[0].rsplit(" as ", 1)
                if call[2].lower() == "cast"
                else (given[1] if len(given) > 1 else "", given[0])
            )
            harmless = SAFE_TYPES.match(data_type.strip()) or value.strip() in {"null", "''"}
            if not call[1] and not harmless:
                faults.append(f"{rows[1]}: {call[0]}{', '.join(given)})")
    return faults


@pytest.mark.parametrize("family", ["own", "text", "float"])
def test_every_conversion_of_a_source_column_is_a_try(tmp_path: Path, family: str) -> None:
    project = make_project(tmp_path, copy=True)
    if family != "own":
        project.replace_macro("policy_as_source", AS_ANOTHER_FAMILY.format(family=family))
    result = project.dbt(
        "compile", "--no-introspect", "--no-populate-cache", "--select", "path:models", "--target", "sqlserver"
    )
    assert result.ok, result.output
    compiled = list((project.target_path / "compiled").rglob("models/**/*.sql"))
    assert len(compiled) > 60
    texts = {path.stem: path.read_text(encoding="utf-8") for path in compiled}
    # Each table is read by its prepared model, by the check of the reading, and by the live lane where it needs it.
    assert sum(len(SOURCE_ROWS.findall(text)) for text in texts.values()) > 110
    assert sum(text.lower().count("try_c") for text in texts.values()) > 50
    assert {name: faults for name, text in texts.items() if (faults := unsafe_conversions(text))} == {}


def test_nothing_that_holds_real_values_has_a_unique_index() -> None:
    """An index or a constraint that fails quotes the key: it would be a value of the source or of the vault."""
    unique = re.compile(
        r"\bcreate\s+unique\b|\bunique['\"]?\s*[:=]\s*true\b|\bprimary key\s*\(|\bunique\s*\(", re.IGNORECASE
    )
    files = [ROOT / "dbt_project.yml"]
    files += [
        path for part in ("macros", "models") for path in (ROOT / part).rglob("*") if path.suffix in {".sql", ".yml"}
    ]
    assert len(files) > 150
    assert [str(path) for path in files if unique.search(path.read_text(encoding="utf-8"))] == []
    assert unique.search("indexes: [{columns: [value], unique: true}]") and unique.search(
        "create unique index x on t (a)"
    )


def test_the_search_finds_an_unsafe_conversion() -> None:
    table = f'from "ssd"."{SOURCE}"."ssd_person" as s'
    assert unsafe_conversions(f"select (select 1 as one) as a, cast(pers_dob as date) as dob {table}")
    assert unsafe_conversions(f"select convert(int, left(pers_upn, 2)) as number {table}")
    assert not unsafe_conversions(f"select try_cast(pers_dob as date) as dob, cast(x as nvarchar(9)) as x {table}")
