"""Nothing that a run leaves behind or prints holds a source name, an identifier, a postcode or the scramble key."""

from __future__ import annotations

import base64
import re
from functools import lru_cache
from typing import Any

import pytest

from harness import PARTS, ROOT
from scenarios import KEY, Scenario, Scenarios

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
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def words_of(text: str) -> set[str]:
    """The words of a text, case aside; O'Brien and Allen-Smith are one word each."""
    return set(WORD.findall(text.casefold()))


@lru_cache
def project_words() -> set[str]:
    """Every word of the project itself: its seeds and its SQL stand in the logs and may hold a name by chance."""
    found: set[str] = set()
    for part in PARTS:
        root = ROOT / part
        for path in [root] if root.is_file() else root.rglob("*"):
            if path.suffix in {".sql", ".csv", ".yml", ".md"}:
                found |= words_of(path.read_text(encoding="utf-8"))
    return found


def whole_values(manifest: dict[str, Any]) -> set[str]:
    """Values that must not stand anywhere, not even within a longer text."""
    values = manifest["values"]
    found = {name for name in values["person_names"] + values["full_names"] if len(name.split()) > 1}
    found |= {f"{surname}, {forename}" for forename, _, surname in (name.partition(" ") for name in found)}
    for kind in ("upns", "ulns", "nhs_numbers", "uprns"):
        found |= set(values[kind])
    found |= {postcode for postcode in values["postcodes"] if " " in postcode.strip()}
    return {value.strip().casefold() for value in found if len(value.strip()) >= 5}


def word_values(manifest: dict[str, Any]) -> set[str]:
    """Values that must not stand as a word: surnames, ids of persons, postcodes without their space."""
    values = manifest["values"]
    surnames = {surname.casefold() for surname in values["surnames"] if len(surname) >= 5 and " " not in surname}
    people = {value.casefold() for value in manifest["ids"]["person"] if len(value) >= 6}
    people -= {"1000000"}  # stands in the SQL, as a million
    postcodes = {postcode.replace(" ", "").casefold() for postcode in values["postcodes"]}
    return (surnames - project_words()) | (people - project_words()) | postcodes


def key_forms(key: bytes) -> dict[str, bytes]:
    """How a key or one of its padded forms may be written, halves of each included."""
    forms = {}
    padded = key.ljust(64, b"\0")
    kinds = {"key": key, "inner pad": bytes(b ^ 0x36 for b in padded), "outer pad": bytes(b ^ 0x5C for b in padded)}
    for kind, value in kinds.items():
        for place, part in (("start", value[:15]), ("middle", value[15:30])):
            if len(set(part)) < 3:
                continue
            forms[f"{kind}, {place}, raw"] = part
            forms[f"{kind}, {place}, base64"] = base64.b64encode(part)
            forms[f"{kind}, {place}, hexadecimal"] = part.hex().encode()
            forms[f"{kind}, {place}, escaped"] = "".join(f"\\x{b:02x}" for b in part).encode()
    return forms


def leaks(manifest: dict[str, Any], secrets: list[bytes], text: bytes) -> list[str]:
    """What of the source's values and of the keys stands in a text. They are made up: a failing test may show them."""
    found = [
        f"{form} of the scramble key"
        for key in secrets
        for form, value in key_forms(key).items()
        if value in text or (form.endswith(("hexadecimal", "escaped")) and value in text.lower())
    ]
    readable = text.decode("utf-8", errors="replace").casefold()
    # JSON and Python write letters outside ASCII as \uXXXX.
    for version in {readable, readable.replace("\\u2019", "’")}:
        found += sorted(value for value in whole_values(manifest) if value in version)
        found += sorted(word_values(manifest) & words_of(version))
    return found


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
