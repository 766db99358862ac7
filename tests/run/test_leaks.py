"""Nothing that a run leaves behind or prints holds a source name, an identifier, a postcode or the scramble key."""

from __future__ import annotations

import base64

import pytest

from support.leaks import key_forms, leaks, whole_values, word_values
from support.scenarios import KEY, Scenario, Scenarios

RUNS = [
    "good",
    "after killed",
    "failed model",
    "postcode unscrambled",
    "five faults",
    "duplicate-key",
    "wrong-type",
    "extra-column",
    "invalid policy",
    "short key",
    "doubled key",
]


def everything_left(scenario: Scenario) -> dict[str, bytes]:
    """Every file in target and logs, and the console."""
    left = {str(path.relative_to(scenario.project.work)): path.read_bytes() for path in scenario.project.files()}
    left["console"] = scenario.result.output.encode("utf-8")
    return left


@pytest.mark.parametrize("name", RUNS)
def test_nothing_that_a_run_leaves_holds_a_source_value_or_the_key(scenarios: Scenarios, name: str) -> None:
    scenario = scenarios.get(name)
    left = everything_left(scenario)
    assert any(path.endswith("dbt.log") for path in left)
    assert b"[debug]" in b"".join(text for path, text in left.items() if "dbt.log" in path)
    found = {path: held for path, text in left.items() if (held := leaks(scenario.manifest, scenario.secrets, text))}
    assert found == {}


def test_the_search_is_for_many_values_and_finds_them(scenarios: Scenarios) -> None:
    """A search for nothing would pass: it is shown one value of each kind, in the ways that a log writes them."""
    manifest = scenarios.get("good").manifest
    values = manifest["values"]
    unknown = [name for name in values["surnames"] if name.casefold() in word_values(manifest)]
    assert unknown and len(whole_values(manifest)) > 200 and len(word_values(manifest)) > 100
    upn, postcode, person = values["upns"][0], values["postcodes"][0], manifest["ids"]["person"][1]
    shown = [
        f"Could not convert string '{unknown[0].upper()}' to INT32",
        f"x{upn.lower()}x",
        f"({values['nhs_numbers'][0]})",
        f'"{postcode}"',
        postcode.replace(" ", ""),
        f"key (pers_person_id)=({person})",
        [name for name in values["person_names"] if name.isascii() and name[0] != " "][0],
    ]
    for text in shown:
        assert leaks(manifest, [KEY], text.encode()), text
    inner = bytes(b ^ 0x36 for b in KEY.ljust(64, b"\0"))
    for binary in (KEY, KEY.hex().upper().encode(), base64.b64encode(KEY), inner, repr(inner).encode()):
        assert leaks(manifest, [KEY], b"select " + binary), binary
    assert not leaks(manifest, [KEY], b"select 1 as number")


def test_the_key_is_in_no_file_after_a_good_run(scenarios: Scenarios) -> None:
    """The database file itself included: the plugin that hands out the known key is the only file that has it."""
    work = scenarios.get("good").project.work
    forms = key_forms(KEY)
    for path in work.rglob("*"):
        if path.is_file() and path.parent.name not in {"plugins", "__pycache__"}:
            content = path.read_bytes()
            assert [form for form, value in forms.items() if value in content] == [], path


def test_the_key_never_stands_in_a_table_outside_the_vault(scenarios: Scenarios) -> None:
    project = scenarios.get("good").project
    blobs = project.query(
        "select table_schema, table_name, column_name from information_schema.columns"
        " where data_type = 'BLOB' and table_schema like 'ssd\\_scrambler%' escape '\\'"
    )
    assert blobs == []
