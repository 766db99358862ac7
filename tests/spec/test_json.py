"""JSON columns: written anew from the known keys, valid, as long as the column allows, agreeing with the facts held
twice."""

from __future__ import annotations

import json
import re
from collections import Counter

import pytest

from support.recompute import Followed, codes, columns, normalised, placeholders

# Keys in the order of the SSD v1.4.5 extract. NFA_FLAG of a referral stands in the guidance only; the policy writes it.
FLAGS = {
    "contact_outcome": "NEW_REFERRAL EXISTING_REFERRAL CP_ENQUIRY NFA NON_AGENCY_ADOPTION PRIVATE_FOSTERING "
    "ADVICE MISSING OLA_CP OTHER_OUTCOMES_EXIST",
    "referral_outcome": "SINGLE_ASSESSMENT NFA STRATEGY_DISCUSSION CLA_REQUEST NON_AGENCY_ADOPTION "
    "PRIVATE_FOSTERING CP_TRANSFER_IN CP_CONFERENCE CARE_LEAVER OTHER_OUTCOMES_EXIST",
    "assessment_outcome": "NFA NFA_S47_END STRATEGY_DISCUSSION CLA_REQUEST PRIVATE_FOSTERING LEGAL_ACTION "
    "PROV_OF_SERVICES PROV_OF_SB_CARE SPECIALIST_ASSESSMENT REFERRAL_TO_OTHER_AGENCY "
    "OTHER_ACTIONS OTHER_OUTCOMES_EXIST",
    "s47_outcome": "NFA LEGAL_ACTION PROV_OF_SERVICES PROV_OF_SB_CARE CP_CONFERENCE NFA_CONTINUE_SINGLE "
    "MONITOR OTHER_OUTCOMES_EXIST",
    "icpc_outcome": "NFA REFERRAL_TO_OTHER_AGENCY SINGLE_ASSESSMENT PROV_OF_SERVICES CP OTHER_OUTCOMES_EXIST",
}
COUNTS = dict.fromkeys(FLAGS, "TOTAL_NO_OF_OUTCOMES") | dict.fromkeys(
    ("contact_outcome", "referral_outcome"), "NUMBER_OF_OUTCOMES"
)
COMMENTS = dict.fromkeys(FLAGS, "COMMENTS") | {"s47_outcome": "OUTCOME_COMMENTS"}
ANSWERS = [
    "REMAINSUP",
    "RETURN1M",
    "RETURN6M",
    "RETURNEV",
    "LTRELFR",
    "LTFOST18",
    "RESPLMT",
    "SUPPLIV",
    "ADOPTION",
    "OTHERPLN",
]
PLACES = ["ROOM", "FLOOR", "FLAT", "BUILDING", "HOUSE", "STREET", "TOWN", "UPRN", "EASTING", "NORTHING"]
KEYS = {
    shape: [*(f"{flag}_FLAG" for flag in flags.split()), COUNTS[shape], COMMENTS[shape]]
    for shape, flags in FLAGS.items()
} | {"address": PLACES, "cla_care_plan": ANSWERS}
RULES = {rule.scramble["shape"]: rule for rule in columns("json")}


def objects(pairs: Followed, shape: str) -> list[tuple]:
    """Original text, new text, new object and rows of a JSON column."""
    found = []
    for original, new, pair in pairs.cells(RULES[shape]):
        text = normalised(original)
        if text and text not in placeholders("text"):
            found.append((original, new, json.loads(new), pair))
    return found


def test_there_are_seven_json_objects():
    assert set(RULES) == set(KEYS) and len(columns("json")) == 7


@pytest.mark.parametrize("shape", sorted(KEYS))
def test_every_object_has_exactly_the_known_keys_in_order(pairs, shape):
    found = objects(pairs, shape)
    assert len(found) > 50
    for _, new, value, _ in found:
        assert list(value) == KEYS[shape]
        width = RULES[shape].width
        assert len(new) <= width
        assert not any(isinstance(item, (dict, list)) for item in value.values())


@pytest.mark.parametrize("shape", sorted(KEYS))
def test_the_longest_object_fits_its_column(shape):
    """With every flag set, every number and word at its longest."""
    longest = {"STREET": max(map(len, codes("street"))), "TOWN": max(map(len, codes("town"))), "UPRN": 12}
    text = json.dumps(dict.fromkeys(KEYS[shape], "Y"))
    room = sum(longest.get(key, 5) for key in PLACES) if shape == "address" else len("Scrambled comment 65535") + 2
    assert len(text) + room <= RULES[shape].width


@pytest.mark.parametrize("shape", sorted(KEYS))
def test_separators_are_those_of_the_extract(pairs, shape):
    compact = shape == "icpc_outcome"
    for _, new, value, _ in objects(pairs, shape):
        assert new == json.dumps(value, separators=(",", ":") if compact else (", ", ": "), ensure_ascii=False)


@pytest.mark.parametrize("shape", sorted(FLAGS))
def test_counts_equal_the_flags_that_are_set(pairs, shape):
    sums = Counter()
    for _, _, value, _ in objects(pairs, shape):
        flags = [item for key, item in value.items() if key.endswith("_FLAG")]
        assert set(flags) <= {"Y", "N"}
        assert value[COUNTS[shape]] == flags.count("Y")
        assert re.fullmatch(r"(Scrambled comment \d+)?", value[COMMENTS[shape]])
        sums[flags.count("Y")] += 1
    assert len(sums) > 2


def test_care_plan_answers_are_yes_or_empty(pairs):
    answers = Counter(item for _, _, value, _ in objects(pairs, "cla_care_plan") for item in value.values())
    assert set(answers) == {"Y", ""}


@pytest.mark.parametrize("shape", sorted(FLAGS))
def test_every_flag_is_drawn_on_its_own(pairs, shape):
    """About half the objects have a flag set, whatever the original had, and no two flags go together."""
    found = [value for _, _, value, _ in objects(pairs, shape)]
    flags = [key for key in KEYS[shape] if key.endswith("_FLAG")]
    bound = 5 * (len(found) / 4) ** 0.5
    for place, key in enumerate(flags):
        assert abs(sum(value[key] == "Y" for value in found) - len(found) / 2) <= bound, key
        for other in flags[place + 1 :]:
            assert abs(sum(value[key] == value[other] for value in found) - len(found) / 2) <= bound, (key, other)


@pytest.mark.parametrize("shape", sorted(shape for shape, rule in RULES.items() if rule.scramble.get("same_as")))
def test_a_fact_held_twice_agrees(pairs, shape):
    agreeing = 0
    for key, name in RULES[shape].scramble["same_as"].items():
        for _, _, value, pair in objects(pairs, shape):
            if normalised(pair.source[name]):
                assert value[key] == pair.scrambled[name]
                agreeing += 1
    assert agreeing > 40


def test_the_policy_ties_every_fact_that_is_held_twice():
    tied = {key: name for rule in RULES.values() for key, name in (rule.scramble.get("same_as") or {}).items()}
    assert {name for rule in RULES.values() for name in (rule.scramble.get("same_as") or {}).values()} == {
        "cine_referral_nfa",
        "cina_assessment_outcome_nfa",
        "s47e_s47_nfa",
        "icpc_icpc_outcome_cp_flag",
    }
    assert set(tied) == {"NFA_FLAG", "CP_FLAG"}


def source_values(text: str) -> list[str]:
    """The values of an original object, valid or not."""
    return [value for value in re.findall(r'": "([^"]*)"', str(text)) if len(value) > 1]


def test_no_address_value_comes_from_its_source(pairs):
    """No part of a home survives in its own object; locating numbers of any home occur nowhere."""
    located = {
        number
        for original, _, _ in pairs.cells(RULES["address"])
        for number in re.findall(r'"(?:UPRN|EASTING|NORTHING)": "(\d+)"', str(original))
    }
    assert len(located) > 100
    repeated = Counter()
    for original, _new, value, _ in objects(pairs, "address"):
        before = dict(re.findall(r'"(\w+)": "([^"]*)"', str(original)))
        for key, item in value.items():
            if item and item == before.get(key):
                repeated[key] += 1
        assert not located & set(value.values())
        assert value["UPRN"].startswith("9999") and len(value["UPRN"]) == 12
        assert int(value["EASTING"]) < 10_000 and int(value["NORTHING"]) < 10_000
        assert value["STREET"] in codes("street") and value["TOWN"] in codes("town")
    # A house number, street or town of the same name is chance: 1 in 200, 238 and 89 at most.
    assert set(repeated) <= {"HOUSE", "STREET", "TOWN"}
    assert repeated["HOUSE"] <= 12 and repeated["STREET"] <= 12 and repeated["TOWN"] <= 20


@pytest.mark.parametrize("shape", sorted(FLAGS))
def test_no_comment_of_the_source_passes(pairs, shape):
    comments = 0
    for original, new, _, _ in objects(pairs, shape):
        for value in source_values(original):
            if len(value) > 3:
                assert value.lower() not in new.lower()
                comments += 1
    assert comments > 5
