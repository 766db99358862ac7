"""What of a source's values and of a scramble key stands in a text: the search of the tests that look for leaks."""

from __future__ import annotations

import base64
import re
from functools import lru_cache
from typing import Any

from support.harness import PARTS, ROOT

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
