"""What the compiled T-SQL must not hold. It is compiled without a server, so that this runs everywhere."""

from __future__ import annotations

import json
import re

import pytest

from support.case_systems import ssd_columns
from support.harness import make_project

COMMENT = re.compile(r"--[^\n]*|/\*.*?\*/", re.S)
STRING = re.compile(r"'(?:[^']|'')*'")
# Whole numbers and dates: what rows may be ordered by. Text would be ordered otherwise on each engine and collation.
ORDERED_BY = {
    "c.candidate", "c.position", "calendar_day", "d.calendar_day", "draw_order", "knot", "place_number", "source_date",
    "v.drawn_ordinal", "b.item_day", "e.position", "i.content_order", "i.id_order", "i.item_day", "i.position",
    "k.ordinal",
    "ordinal", "p.content_order", "p.id_order", "p.item_day", "placement_number", "r.position", "turn",
}  # fmt: skip
# Days, yes or no, code points of a code as one number, and the slice of a digest that goes on in the next line.
WHOLE = re.compile(
    r"coalesce\(datediff\(day, .*\), -1\)$|case when .* then 1 else 0 end$|"
    r"\(cast\(unicode\(|cast\(substring\(cast\(hashbytes\("
)
SLICE = re.compile(r"cast\(substring\(.+, \d+, [1-7]\) as bigint\)")


def top_level(expressions: str) -> list[str]:
    """The expressions of a list, split at the commas outside parentheses."""
    parts, depth = [""], 0
    for letter in expressions:
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if letter == "," and not depth:
            parts.append("")
        else:
            parts[-1] += letter
    return [part.strip() for part in parts]


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The compiled T-SQL of every model, without comments."""
    project = make_project(tmp_path_factory.mktemp("tsql"))
    result = project.dbt(
        "compile", "--target", "sqlserver", "--no-introspect", "--no-populate-cache", "--select", "resource_type:model"
    )
    assert result.ok, result.output
    manifest = json.loads((project.target_path / "manifest.json").read_text(encoding="utf-8"))
    models = {
        node["name"]: COMMENT.sub("", node["compiled_code"])
        for node in manifest["nodes"].values()
        if node["resource_type"] == "model"
    }
    assert len(models) > 60
    return models


def words(sql: str) -> str:
    """SQL without its strings, in lower case."""
    return STRING.sub("''", sql).lower()


@pytest.mark.parametrize(
    "pattern",
    [
        r"\bmerge\b",
        r"\bcursor\b",
        r"\b(insert|update|delete|truncate|drop|alter|exec|execute|declare|waitfor)\b",
        r"\bcreate\s+(or\s+alter\s+)?function\b",
        r"\bdbo\.\w+\s*\(",  # a scalar function of somebody's own is called by its schema
        r"\b(rand|newid|newsequentialid|getdate|sysdatetime|crypt_gen_random)\s*\(",
        r"#\w+",  # a temporary table has the collation of tempdb
        r"\bformat\s*\(",  # runs in the CLR, a row at a time
        r"\border\s+by\s+\(?select\b",
    ],
)
def test_no_model_holds(compiled: dict[str, str], pattern: str) -> None:
    assert [name for name, sql in compiled.items() if re.search(pattern, words(sql))] == []


def test_rows_are_ordered_by_whole_numbers_and_dates_alone(compiled: dict[str, str]) -> None:
    seen, bad = set(), set()
    for name, sql in compiled.items():
        for match in re.finditer(r"\border by (?P<rest>[^\n]*)", words(sql)):
            # The list ends with the parenthesis that was opened before it, or with the frame of a window.
            depth, expression = 0, ""
            for letter in match["rest"]:
                depth += {"(": 1, ")": -1}.get(letter, 0)
                if depth < 0:
                    break
                expression += letter
            for part in top_level(re.sub(r"\brows between.*", "", expression)):
                part = part.removesuffix(" desc")
                part = "slice" if SLICE.fullmatch(part) or WHOLE.match(part) else part
                seen.add(part)
                if part not in ORDERED_BY | {"slice"}:
                    bad.add(f"{name}: order by {part[:150]}")
    assert not bad, "\n".join(sorted(bad))
    assert "slice" in seen and "calendar_day" in seen


def test_no_national_literal_meets_a_column(compiled: dict[str, str]) -> None:
    """N'…' compared with a varchar column would convert the column. Stored text is nvarchar, and compared with '…'."""
    for name, sql in compiled.items():
        assert not re.search(r"(=|<>|\bin \()\s*N'", sql), name


def test_every_text_column_of_the_scrambled_copy_takes_the_collation_of_its_database(compiled: dict[str, str]) -> None:
    for table, columns in ssd_columns().items():
        sql = compiled[f"scrambled__{table}"]
        for column in columns.values():
            if "char" in column.data_type:
                assert f"as {column.data_type}) collate database_default as {column.name}" in sql, column.place


def test_names_and_pseudonyms_of_the_vault_are_compared_byte_by_byte(compiled: dict[str, str]) -> None:
    """Where the vault lies in a database of another collation, every text that is joined carries its own."""
    binary = "collate Latin1_General_100_BIN2 as "
    for model, names in {
        "reference__lists": ["list_name", "code", "label", "code_key", "label_key"],
        "reference__placeholder_values": ["kind", "placeholder"],
        "vault__identifier_values": ["identifier"],
        "vault__identifiers": ["identifier", "pseudonym"],
        "vault__subject_values": ["list_name"],
        "vault__value_draws": ["list_name", "drawn_value", "drawn_label"],
    }.items():
        for name in names:
            assert binary + name in compiled[model], f"{model}.{name}"


def test_a_database_whose_name_holds_a_bracket_is_quoted(tmp_path_factory: pytest.TempPathFactory) -> None:
    project = make_project(tmp_path_factory.mktemp("quoting"))
    text = "{{ schema_columns_sql('la [1]', \"o'ssd\") }}\n{{ schema_relations_sql('la [1]', \"o'ssd\") }}"
    result = project.dbt(
        "compile", "--target", "sqlserver", "--no-introspect", "--no-populate-cache", "--quiet", "--inline", text
    )
    assert result.ok, result.output
    assert "[la [1]]].INFORMATION_SCHEMA.COLUMNS" in result.output
    assert "[la [1]]].INFORMATION_SCHEMA.TABLES" in result.output
    assert result.output.count("TABLE_SCHEMA = 'o''ssd'") == 2
