"""Codes, numbers and flags: one other value a child and original, every other one equally likely; short lists
independent of the original."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from decimal import Decimal

import pytest

from support.population import FACTORS
from support.recompute import (
    Followed,
    chi_square_limit,
    codes,
    column,
    columns,
    even,
    independent,
    matched_code,
    normalised,
    placeholders,
    policy,
    value_lists,
)


def own(people: Followed, place: str) -> list:
    """Cells of the population's own rows."""
    rule = column(place)
    key = policy()[rule.table].key[-1].name
    return [cell for cell in people.cells(rule) if str(cell[2].source[key]).startswith("S")]


def is_left_out(rule) -> bool:
    """Whether the draw of a code leaves out the original."""
    return rule.method == "code" and len(codes(rule.list_name)) >= 5 and not rule.null_means_no


# --- the statistics themselves ----------------------------------------------------------------------------------------


def test_the_chi_square_limit_is_that_of_the_tables():
    # Upper 0.0001 points: 15.137 (1 degree of freedom), 21.108 (3), 50.795 (19); the approximation errs to the
    # lenient side at 1.
    for degrees, point in ((1, 15.137), (3, 21.108), (19, 50.795)):
        assert abs(chi_square_limit(degrees) - point) < 0.08 * point


def test_the_statistics_tell_uneven_from_even():
    assert even([100, 110, 95, 95]) and not even([100, 200, 95, 95])
    assert independent([("Y", "Y"), ("Y", "N"), ("N", "Y"), ("N", "N")] * 100)
    assert not independent([("Y", "N"), ("N", "Y")] * 100)


# --- lists of five or more --------------------------------------------------------------------------------------------


def test_within_a_child_each_original_has_one_other_code(pairs):
    """All code columns of the dirty source: by subject, list and the code that the text stands for, whatever its case
    or padding."""
    drawn = defaultdict(set)
    for rule in columns("code"):
        if is_left_out(rule) and rule.scramble.get("write") != "label":
            valid = set(codes(rule.list_name))
            for original, new, pair in pairs.cells(rule):
                text = normalised(original)
                if not text or text in placeholders("text"):
                    continue
                code = matched_code(rule.list_name, original)
                assert new in valid, rule.place
                assert new != code, rule.place
                drawn[pair.subject, rule.list_name, code or text].add(new)
    assert len(drawn) > 2_000
    assert not {key for key, values in drawn.items() if len(values) != 1}


def test_variants_of_a_code_are_drawn_as_one(people):
    """Lower case, padding, code and description, the label alone."""
    by_child = defaultdict(dict)
    for original, new, pair in own(people, "ssd_contacts.cont_contact_source_code"):
        by_child[pair.subject][original] = new
    assert len(by_child) == 1_500
    for drawn in by_child.values():
        assert drawn["2A"] == drawn[" 2a"] == drawn["2A - Schools"] == drawn["Schools"]
    assert sum(drawn["2A"] == drawn["3E"] for drawn in by_child.values()) < 150


def test_a_description_is_that_of_the_drawn_code(people):
    labels = dict(value_lists()["referral_source"])
    seen = 0
    for original, new, pair in own(people, "ssd_contacts.cont_contact_source_desc"):
        if normalised(original):
            assert new == labels[pair.scrambled["cont_contact_source_code"]]
            seen += 1
        else:
            assert new == original
    assert seen == 4 * 1_500


def test_a_list_of_five_gives_one_and_the_same_other_code_in_a_child(people):
    assert len(codes("address_type")) == 5
    by_child = defaultdict(set)
    for original, new, pair in own(people, "ssd_address.addr_address_type"):
        if normalised(original):
            by_child[pair.subject].add(new)
    assert len(by_child) == 5_000
    assert all(len(values) == 1 for values in by_child.values())
    counts = Counter(values.pop() for values in by_child.values())
    assert set(counts) == set(codes("address_type")) - {"Home"}
    assert even(list(counts.values()))


@pytest.mark.parametrize(
    ("place", "originals"),
    [
        ("ssd_person.pers_ethnicity", ["WBRI", "AIND", "BCRB"]),
        ("ssd_person.pers_nationality", ["GB", "PL"]),
        ("ssd_contacts.cont_contact_source_code", ["2A", "3E"]),
    ],
)
def test_every_other_code_is_equally_likely(people, place, originals):
    rule = column(place)
    for code in originals:
        per_child = {}
        for original, new, pair in own(people, place):
            if matched_code(rule.list_name, original) == code:
                per_child[pair.subject] = new
        counts = Counter(per_child.values())
        others = [other for other in codes(rule.list_name) if other != code]
        assert code not in counts and set(counts) <= set(others)
        assert len(per_child) > 500
        assert even([counts[other] for other in others]), (code, counts)


@pytest.mark.parametrize("code", ["MOB", "NONE"])
def test_one_disability_alone_is_drawn_from_all_none_among_them(people, code):
    """Absence is a code here: were it left out, NONE in the copy would prove a disability."""
    counts = Counter()
    for original, new, pair in own(people, "ssd_disability.disa_disability_code"):
        if matched_code("disability", original) == code and "-" not in pair.source["disa_table_id"]:
            counts[new] += 1
    assert set(counts) == set(codes("disability"))
    assert sum(counts.values()) > 500
    assert even(list(counts.values())), counts


def test_a_code_outside_the_list_draws_from_the_whole_list(people):
    counts = Counter(
        new for original, new, _ in own(people, "ssd_contacts.cont_contact_source_code") if original == "unheard of"
    )
    assert set(counts) == set(codes("referral_source"))
    assert even(list(counts.values()))


def test_numbers_of_a_long_range_leave_out_the_original(people):
    drawn = own(people, "ssd_sdq_scores.csdq_sdq_score")
    for score in (10, 25):
        counts = Counter(new for original, new, _ in drawn if original == score)
        assert set(counts) == set(range(41)) - {score}
        assert even(list(counts.values()))


def test_numbers_keep_to_their_range_and_scale(pairs):
    seen = 0
    for rule in columns("integer", "decimal"):
        low, high, scale = rule.scramble["min"], rule.scramble["max"], rule.scramble.get("scale", 0)
        size = round((high - low) * 10**scale) + 1
        for original, new, _ in pairs.cells(rule):
            if original is None:
                assert new is None, rule.place
            elif Decimal(str(original)) in {Decimal("-1"), Decimal("999.9")}:
                assert Decimal(str(new)) == Decimal(str(original)), rule.place
            else:
                assert low <= new <= high, rule.place
                assert round(new, scale) == new, rule.place
                assert size < 5 or new != original, rule.place
                seen += 1
    assert seen > 100


# --- short lists, flags, absence that means no ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "place",
    [
        "ssd_person.pers_sex",
        "ssd_person.pers_gender",
        "ssd_cla_health.clah_health_check_type",
        "ssd_person.pers_send_flag",
        "ssd_cohort.has_contact",
        "ssd_cohort.has_referral",
        "ssd_cin_assessments.cina_assessment_outcome_nfa",
    ],
)
def test_short_lists_and_flags_do_not_depend_on_the_original(people, place):
    drawn = [(original, new) for original, new, _ in own(people, place) if normalised(original)]
    assert len(drawn) >= 2_000
    assert independent(drawn)
    assert even(list(Counter(new for _, new in drawn).values()))
    assert any(original == new for original, new in drawn)


def test_an_absence_that_means_no_is_drawn_too(people):
    drawn = [(original or "absent", new or "absent") for original, new, _ in own(people, "ssd_person.pers_is_mother")]
    assert {new for _, new in drawn} == {"Y", "absent"}
    assert independent(drawn)
    assert even(list(Counter(new for _, new in drawn).values()))


def test_every_column_whose_absence_means_no_says_so():
    assert {rule.place for rule in columns() if rule.null_means_no} == {
        "ssd_person.pers_is_mother",
        "ssd_disability.disa_disability_code",
    }


def test_flags_and_short_codes_stay_on_their_lists(pairs):
    for rule in columns("flag", "code"):
        if rule.scramble.get("write") == "label":
            continue
        valid = {normalised(code) for code in codes(rule.list_name)}
        for _original, new, _ in pairs.cells(rule):
            text = normalised(int(new) if isinstance(new, bool) else new)
            assert not text or text in valid or text in placeholders("text"), rule.place


def test_null_stays_null_and_blank_stays_blank(pairs):
    seen = Counter()
    for rule in columns():
        if rule.null_means_no or rule.method in {"blank", "keep"}:
            continue
        for original, new, _ in pairs.cells(rule):
            if original is None:
                assert new is None, rule.place
                seen["null"] += 1
            elif isinstance(original, str) and not original.strip(" "):
                assert new == "", rule.place
                seen["blank"] += 1
            elif rule.method != "date":
                assert new is not None and new != "", rule.place
    assert seen["null"] > 1_000 and seen["blank"] > 20


# --- several codes of one child ---------------------------------------------------------------------------------------


def disabilities(followed_rows: Followed) -> dict[int, list]:
    found = defaultdict(list)
    for original, new, pair in followed_rows.cells(column("ssd_disability.disa_disability_code")):
        found[pair.subject].append((matched_code("disability", original) or normalised(original) or "NONE", new))
    return found


@pytest.mark.parametrize("source", ["pairs", "people"])
def test_disabilities_stay_distinct_and_none_stands_alone(source, request):
    several = 0
    for entries in disabilities(request.getfixturevalue(source)).values():
        before, after = {original for original, _ in entries}, {new for _, new in entries}
        assert len(after) == len(before)
        assert after <= set(codes("disability"))
        if len(before) > 1:
            assert "NONE" not in after
            several += 1
    assert several >= 3


def test_which_of_several_disabilities_a_child_has_is_not_told(people):
    """Of children with the same three disabilities every code but NONE is as likely after the draw, their own too."""
    counts = Counter()
    children = 0
    for entries in disabilities(people).values():
        if {original for original, _ in entries} == {"MOB", "HEAR", "NONE"}:
            counts.update({new for _, new in entries})
            children += 1
    assert children == 625
    assert set(counts) == set(codes("disability")) - {"NONE"}
    assert even(list(counts.values())), counts


def test_factor_arrays_hold_distinct_listed_codes(people, pairs):
    """As many as there were, in the list's order, never the same set; arrays, objects and cut text alike."""
    order = codes("assessment_factors")
    rule = column("ssd_assessment_factors.cinf_assessment_factors_json")
    expected = {text: {code for code in order if is_factor(text, code)} for text in FACTORS.values()}
    assert [len(found) for found in expected.values()] == [3, 2, 2, 12]
    for original, new, pair in [*people.cells(rule), *pairs.cells(rule)]:
        if not normalised(original):
            assert new == original
            continue
        drawn = json.loads(new)
        assert new == "[" + ", ".join(f'"{code}"' for code in drawn) + "]"
        assert set(drawn) <= set(order) and len(set(drawn)) == len(drawn)
        assert drawn == sorted(drawn, key=order.index)
        before = {code for code in order if is_factor(original, code)}
        assert len(drawn) == len(before)
        if str(pair.source["cinf_table_id"]).startswith("SF"):
            assert before != set(drawn)


def is_factor(text: str, code: str) -> bool:
    """Whether a text names a factor in quotes and does not answer it with No."""
    found = re.search(rf'"{code}"\s*(:\s*"N)?', text, re.IGNORECASE)
    return bool(found and not found.group(1))


def test_every_factor_is_equally_likely(people):
    counts = Counter()
    for original, new, _pair in own(people, "ssd_assessment_factors.cinf_assessment_factors_json"):
        if original == FACTORS[0]:
            counts.update(json.loads(new))
    others = [code for code in codes("assessment_factors") if code not in ("1A", "2B", "3A")]
    assert even([counts[code] for code in others])
    # One of its own codes may stand for another of them, never for itself.
    assert all(0 < counts[code] < max(counts.values()) for code in ("1A", "2B", "3A"))
