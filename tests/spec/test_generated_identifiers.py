"""Identifiers of fixed form: valid, never issued, unique, and no value that a real person holds, even where real ones
lie in the same range."""

from __future__ import annotations

import math
import re
from collections import Counter

import pytest

from support.harness import Project
from support.population import FORMS, PLANTED, candidates, nhs_number, uln, upn
from support.recompute import (
    GENERATED,
    Followed,
    ascii_form,
    codes,
    column,
    columns,
    digest,
    normalised,
    number,
    placeholders,
)

UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
# Postcode areas in use start with these letters and Z only in ZE (Shetland). Source: Royal Mail, list of 124 areas.
UNUSED_AREA = re.compile(r"Z[A-DF-Z][1-9] [0-9][ABD-HJLNP-UW-Z]{2}")


@pytest.fixture(params=["pairs", "people"])
def rows(request: pytest.FixtureRequest) -> Followed:
    """Both sources: the dirty one, and the one whose people hold identifiers of the generated ranges."""
    return request.getfixturevalue(request.param)


def is_upn(text: str) -> bool:
    """Thirteen characters with the check letter of the twelve digits after it."""
    if not re.fullmatch(r"[A-HJ-NP-RT-Z][0-9]{12}", text):
        return False
    return text[0] == UPN_LETTERS[sum(weight * int(d) for weight, d in zip(range(2, 14), text[1:], strict=True)) % 23]


def is_nhs_number(text: str) -> bool:
    """Ten digits, modulus 11 with weights 10 to 2."""
    if not re.fullmatch(r"[0-9]{10}", text):
        return False
    rest = 11 - sum(weight * int(d) for weight, d in zip(range(10, 1, -1), text[:9], strict=True)) % 11
    return rest != 10 and int(text[9]) == rest % 11


def is_uln(text: str) -> bool:
    """Ten digits, ten less the remainder modulo 11 of weights 10 to 2, which is not 0."""
    if not re.fullmatch(r"[0-9]{10}", text):
        return False
    rest = sum(weight * int(d) for weight, d in zip(range(10, 1, -1), text[:9], strict=True)) % 11
    return rest != 0 and int(text[9]) == 10 - rest


VALID = {
    "upn": lambda text: is_upn(text) and text[1:4] == "100",
    "nhs_number": lambda text: is_nhs_number(text) and text.startswith("999"),
    "uln": lambda text: is_uln(text) and text.startswith("99"),
}


def cells(rows: Followed, identifier: str) -> list[tuple]:
    """Original and new value wherever the new one is a generated identifier of this space."""
    found = []
    for rule in columns(identifier):
        reasons = set(codes(rule.scramble["codes"])) if "codes" in rule.scramble else set()
        for original, new, _ in rows.cells(rule):
            text = normalised(original)
            if text and text not in reasons and text not in placeholders("text"):
                found.append((text, new))
    rule = column("ssd_linked_identifiers.link_identifier_value")
    kinds = rule.scramble["forms"].get(identifier, [])
    for original, new, pair in rows.cells(rule):
        text = normalised(original)
        if text and text not in placeholders("text") and pair.scrambled["link_identifier_type"] in kinds:
            found.append((text, new))
    return found


def source_values(rows: Followed, identifier: str) -> set[str]:
    """Every value that the source holds in this space, linked identifiers of all types among them."""
    rules = columns(identifier)
    if identifier in {"upn", "nhs_number"}:
        rules = [*rules, column("ssd_linked_identifiers.link_identifier_value")]
    return {normalised(original) for rule in rules for original, _, _ in rows.cells(rule)} - {None, ""}


# --- form -------------------------------------------------------------------------------------------------------------


def test_the_check_rules_tell_valid_from_invalid():
    # UPN: 8x2 + 1x4 + 2x5 + 1x10 + 1x13 = 53, 7 over 46, letter H. ULN: 9x10 = 90, 2 over 88, check 8.
    assert is_upn("H801200001001") and not is_upn("A801200001001") and not is_upn("I801200001001")
    assert is_nhs_number("9434765919") and not is_nhs_number("9434765918")
    assert is_uln("9000000008") and not is_uln("9000000007")


@pytest.mark.parametrize("identifier", sorted(GENERATED))
def test_generated_identifiers_are_valid_and_of_a_range_never_issued(rows, identifier):
    found = cells(rows, identifier)
    assert len(found) >= 5
    assert not [new for _, new in found if not VALID[identifier](new)]


@pytest.mark.parametrize("identifier", sorted(GENERATED))
def test_generated_identifiers_are_unique_and_one_value_has_one(rows, identifier):
    found = set(cells(rows, identifier))
    assert len({new for _, new in found}) == len(found) == len({original for original, _ in found})


@pytest.mark.parametrize("identifier", sorted(GENERATED))
def test_no_generated_identifier_is_a_value_of_the_source(rows, identifier):
    held = source_values(rows, identifier)
    assert held
    assert not {new for _, new in cells(rows, identifier)} & held


@pytest.mark.parametrize("identifier", sorted(GENERATED))
def test_the_source_holds_identifiers_that_the_permutation_yields(people, identifier):
    """So that the test above cannot pass by luck: without passing over them some would have been given out."""
    planted = set(candidates(identifier, 3 * PLANTED)[::3])
    assert len(planted) == PLANTED
    assert planted <= source_values(people, identifier)
    assert all(VALID[identifier](value) for value in planted)
    assert planted & set(candidates(identifier, 2 * len(source_values(people, identifier))))


# --- worked out again -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("identifier", sorted(GENERATED))
def test_generated_identifiers_are_the_free_places_of_a_keyed_permutation(rows, identifier):
    """Values in the order of their digests get the permutation's identifiers in turn, those that a real person holds
    passed over."""
    held = source_values(rows, identifier)
    order = []
    for value in held - set(placeholders("text")):
        draw = digest(f"{identifier}|{ascii_form(value)}")
        order.append((number(draw, 0, 7), number(draw, 7, 7), number(draw, 14, 7), value))
    free = [candidate for candidate in candidates(identifier, 2 * len(order)) if candidate not in held]
    expected = {value: candidate for (*_, value), candidate in zip(sorted(order), free, strict=False)}
    for original, new in cells(rows, identifier):
        assert new == expected[original]


@pytest.fixture(scope="module")
def closed_forms(scrambled: Project) -> dict[str, str]:
    """The macros' expression for each identifier over n.number."""
    template = " @@ ".join(
        f"{name}: {{{{ generated_identifier('{name}', 'n.number') }}}}" for name in sorted(GENERATED)
    )
    result = scrambled.dbt(
        "compile", "--quiet", "--inline", f"select '{{{{ '' }}}}' /* begin {template} end */", log_level_file="info"
    )
    assert result.ok, result.output
    text = result.output.split("begin ")[1].split(" end */")[0]
    return dict(part.split(": ", 1) for part in text.split(" @@ "))


@pytest.mark.parametrize("identifier", sorted(GENERATED))
def test_the_closed_form_gives_every_number_its_own_valid_identifier(scrambled, closed_forms, identifier):
    capacity = GENERATED[identifier]
    first, last = f"range({min(capacity, 900_000)})", f"select {capacity} - 1 - range from range(100000)"
    ends = f"select range as number from {first} union {last}"
    made, different = scrambled.query(
        f"select count(*), count(distinct {closed_forms[identifier]}) from ({ends}) as n"
    )[0]
    assert made == different >= 900_000
    step = capacity // 3_000
    sample = scrambled.query(
        f"select n.number, {closed_forms[identifier]} "
        f"from (select range * {step} + range % 7 as number from range(2999)) as n"
    )
    for place, text in sample:
        assert text == FORMS[identifier](place)
        assert VALID[identifier](text)


def test_the_forms_of_this_test_are_valid_at_both_ends():
    for make, identifier in ((upn, "upn"), (nhs_number, "nhs_number"), (uln, "uln")):
        for place in (0, 1, 8, 9, 10, GENERATED[identifier] - 1):
            assert VALID[identifier](make(place)), (identifier, place)


@pytest.mark.parametrize("identifier", sorted(GENERATED))
def test_every_multiplier_makes_a_permutation(identifier):
    """Every multiplier that a key can draw is coprime to the capacity, so no two places meet."""
    capacity = GENERATED[identifier]
    # 30 x + 7 is divided by none of 2, 3 and 5, and the capacity by no other prime.
    rest = capacity
    for prime in (2, 3, 5):
        while rest % prime == 0:
            rest //= prime
    assert rest == 1
    assert all(math.gcd(30 * x + 7, capacity) == 1 for x in range(1_000))
    places = candidates(identifier, 20_000)
    assert len(set(places)) == 20_000
    # The largest product, of the largest multiplier and place, fits 63 bits.
    assert (capacity + 7) * capacity + capacity < 2**63


def test_upn_reasons_are_drawn_as_codes(pairs):
    reasons = set(codes("upn_unknown_reason"))
    seen = 0
    for rule in columns("upn"):
        for original, new, _ in pairs.cells(rule):
            if normalised(original) in reasons:
                assert new in reasons - {normalised(original)}
                seen += 1
    assert seen >= 3


# --- postcodes --------------------------------------------------------------------------------------------------------


def test_postcodes_have_a_valid_form_in_an_area_that_does_not_exist(pairs):
    seen = Counter()
    for rule in columns("postcode"):
        for original, new, _ in pairs.cells(rule):
            if normalised(original):
                assert UNUSED_AREA.fullmatch(new), rule.place
                seen[rule.place] += 1
    assert len(seen) == 2 and min(seen.values()) > 50


def test_one_home_has_one_postcode_within_a_child_and_others_elsewhere(pairs):
    by_child, by_original = {}, {}
    for rule in columns("postcode"):
        for original, new, pair in pairs.cells(rule):
            if normalised(original):
                assert by_child.setdefault((pair.subject, normalised(original)), new) == new
                by_original.setdefault(normalised(original), set()).add((pair.subject, new))
    shared = [found for found in by_original.values() if len({subject for subject, _ in found}) > 1]
    assert shared and all(len({new for _, new in found}) > 1 for found in shared)
