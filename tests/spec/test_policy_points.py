"""The fourteen points that the policy has to respect, one test each, named after its point."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from datetime import date, timedelta

from test_json import KEYS, RULES, objects

from support.recompute import (
    PLACEHOLDER_DAYS,
    Followed,
    codes,
    column,
    columns,
    day,
    matched_code,
    normalised,
    on_calendar,
    placeholders,
    policy,
    pseudonym,
    value_lists,
)


def values(pairs: Followed, *places: str) -> list[tuple]:
    """Original and new value of columns, where neither NULL, blank nor a placeholder."""
    return [
        (normalised(original), new)
        for place in places
        for original, new, _ in pairs.cells(column(place))
        if normalised(original) and normalised(original) not in placeholders("text")
    ]


def test_point_01_one_person_space(pairs):
    """Person ids, legacy ids and cohort ids of all tables: one value, one pseudonym; two values, two."""
    persons = [rule.place for rule in columns("pseudonym") if rule.identifier == "person"]
    assert len(persons) == 41 and {
        "ssd_person.pers_legacy_id",
        "ssd_cohort.dim_person_id",
        "ssd_cohort.legacy_id",
    } <= set(persons)
    mapping = defaultdict(set)
    for original, new in values(pairs, *persons):
        mapping[original].add(new)
    assert all(len(found) == 1 for found in mapping.values())
    assert len({found.copy().pop() for found in mapping.values()}) == len(mapping) > 300
    legacy = {original for original, _ in values(pairs, "ssd_person.pers_legacy_id")}
    assert legacy & {original for original, _ in values(pairs, "ssd_cohort.legacy_id")}
    assert legacy & {original for original, _ in values(pairs, "ssd_contacts.cont_person_id")}


def test_point_02_identifiers_fit_the_api(pairs):
    """At most 20 letters and digits for a person, 36 of [A-Za-z0-9_-] for the rest, 12 for a worker, never 0x."""
    forms = {"person": r"[A-Za-z0-9]{1,20}", "worker": r"[A-Za-z0-9]{12}"}
    checked = Counter()
    for rule in columns("pseudonym", "upn", "uln", "nhs_number"):
        form = forms.get(rule.identifier, r"[A-Za-z0-9_-]{1,36}")
        for _, new in values(pairs, rule.place):
            assert re.fullmatch(form, new), rule.place
            assert "0x" not in new.lower(), rule.place
            checked[rule.identifier] += 1
    assert checked["person"] > 5_000 and checked["worker"] > 500


def test_point_03_people_without_a_person_row(pairs):
    """Placements, CP visits, mothers' children: they get a pseudonym like anybody, and dates of their own."""
    known = {original for original, _ in values(pairs, "ssd_person.pers_person_id", "ssd_person.pers_legacy_id")}
    for place in (
        "ssd_cla_placement.clap_person_id",
        "ssd_cp_visits.cppv_person_id",
        "ssd_mother.moth_childs_person_id",
    ):
        unknown = [(original, new) for original, new in values(pairs, place) if original not in known]
        assert unknown, place
        assert all(new == pseudonym("person", original) for original, new in unknown)
    moved = [
        pair
        for pair in pairs.pairs["ssd_cp_visits"]
        if normalised(pair.source["cppv_person_id"]) not in known
        and on_calendar(day(pair.source["cppv_cp_visit_date"]))
    ]
    assert moved
    assert all(day(p.scrambled["cppv_cp_visit_date"]) < day(p.source["cppv_cp_visit_date"]) for p in moved)


def test_point_04_workers_by_value(pairs):
    """Worker ids, staff numbers, registration numbers and names in a worker column share one space and are made by
    value."""
    workers = [rule.place for rule in columns("pseudonym") if rule.identifier == "worker"]
    assert {
        "ssd_professionals.prof_professional_id",
        "ssd_professionals.prof_staff_id",
        "ssd_professionals.prof_social_worker_registration_no",
        "ssd_cin_episodes.cine_referral_worker_id",
        "ssd_care_leavers.clea_care_leaver_personal_advisor",
        "ssd_permanence.perm_adoption_worker_id",
    } <= set(workers)
    for original, new in values(pairs, *workers):
        assert new == pseudonym("worker", original)
    staff = {new for _, new in values(pairs, "ssd_professionals.prof_staff_id")}
    assert staff & {new for _, new in values(pairs, "ssd_s47_enquiry.s47e_s47_completed_by_worker_id")}
    assert [original for original, _ in values(pairs, *workers) if " " in original]


def test_point_05_json_is_rebuilt_from_known_keys(pairs):
    """Comments and care-plan answers of the source do not pass, whether the JSON is valid or not."""
    outcomes = [shape for shape in KEYS if shape.endswith("_outcome")]
    assert len(outcomes) == 5
    broken = 0
    for shape in [*outcomes, "cla_care_plan"]:
        for original, _, value, _ in objects(pairs, shape):
            assert list(value) == KEYS[shape]
            broken += not original.rstrip().endswith("}")
            for key, item in value.items():
                assert isinstance(item, int) or re.fullmatch(r"Y|N|(Scrambled comment \d+)?", item), (shape, key)
    assert broken >= 10


def test_point_06_addresses_are_replaced_whole(pairs):
    """The ten keys, the postcode beside them and the placement's postcode and distance: nothing that locates a home
    is left."""
    assert len(KEYS["address"]) == 10
    together = 0
    for original, _, value, pair in objects(pairs, "address"):
        before = dict(re.findall(r'"(\w+)": "([^"]*)"', str(original)))
        for key in ("UPRN", "EASTING", "NORTHING"):
            assert value[key] != before.get(key), key
        if normalised(pair.source["addr_address_postcode"]):
            assert normalised(pair.scrambled["addr_address_postcode"]) != normalised(
                pair.source["addr_address_postcode"]
            )
            together += 1
    assert together > 100
    moved = 0
    for pair in pairs.pairs["ssd_cla_placement"]:
        distance = pair.source["clap_cla_placement_distance"]
        if distance is not None and distance not in (999.9, -1.0):
            assert pair.scrambled["clap_cla_placement_distance"] != distance
            moved += 1
        if normalised(pair.source["clap_cla_placement_postcode"]):
            assert pair.scrambled["clap_cla_placement_postcode"].startswith("Z")
    assert moved > 50


def test_point_07_sentinels_stay(pairs):
    """Neither shifted nor hashed: 1900-01-01, SSD_PH, -1, 999.9, XXXXXXX and zz dates, wherever they stand."""
    seen = Counter()
    for rule in columns():
        if rule.method in {"keep", "blank", "json", "code_array"} or rule.null_means_no:
            continue
        for original, new, _ in pairs.cells(rule):
            text = normalised(original)
            if rule.method == "date" and "char" not in rule.data_type:
                if day(original) in PLACEHOLDER_DAYS:
                    assert day(new) == day(original), rule.place
                    seen[original.date().isoformat() if hasattr(original, "date") else original.isoformat()] += 1
            elif rule.method in {"integer", "decimal"}:
                if original is not None and float(original) in (999.9, -1.0):
                    assert float(new) == float(original), rule.place
                    seen[str(float(original))] += 1
            elif text in placeholders("text"):
                assert new == placeholders("text")[text], rule.place
                seen[new] += 1
    assert {"1900-01-01", "9999-12-31", "SSD_PH", "-1", "999.9", "XXXXXXX", "SSD_SUI"} <= set(seen), dict(seen)
    rule = column("ssd_cla_previous_permanence.lapp_previous_permanence_order_date")
    assert rule.method == "date" and "char" in rule.data_type
    masked = [(original, new) for original, new, _ in pairs.cells(rule) if str(original).lower().startswith("zz")]
    assert masked and all(re.sub(r"\d", "0", new) == re.sub(r"\d", "0", original.lower()) for original, new in masked)


def test_point_08_births_and_deaths(pairs):
    """A mother's child's birth date is the child's own; born and expected exclude each other as before; death comes
    last as before."""
    own = {normalised(pair.source["pers_person_id"]): pair for pair in pairs.pairs["ssd_person"]}
    equal = 0
    for pair in pairs.pairs["ssd_mother"]:
        child = own.get(normalised(pair.source["moth_childs_person_id"]))
        if child and child.source["pers_dob"] is not None:
            assert (child.source["pers_dob"] == pair.source["moth_childs_dob"]) == (
                child.scrambled["pers_dob"] == pair.scrambled["moth_childs_dob"]
            )
            equal += child.source["pers_dob"] == pair.source["moth_childs_dob"]
    assert equal > 20
    expected = 0
    for pair in pairs.pairs["ssd_person"]:
        for name in ("pers_dob", "pers_expected_dob", "pers_death_date"):
            assert (pair.source[name] is None) == (pair.scrambled[name] is None)
        assert pair.scrambled["pers_dob"] is None or pair.scrambled["pers_expected_dob"] is None
        expected += pair.scrambled["pers_expected_dob"] is not None
    assert expected
    deaths = 0
    dates = pairs.dates()
    for pair in pairs.pairs["ssd_person"]:
        death = day(pair.source["pers_death_date"])
        if death is not None:
            for original, new, rule, _ in dates[pair.subject]:
                assert (original <= death) == (new <= day(pair.scrambled["pers_death_date"])), rule.place
            deaths += 1
    assert deaths


SHARED = {
    "family": ("ssd_family.fami_family_id", "ssd_pre_proceedings.prep_plo_family_id"),
    "court_reference": ("ssd_pre_proceedings.prep_court_reference",),
    "meeting": ("ssd_initial_cp_conference.icpc_icpc_meeting_id", "ssd_cp_reviews.cppr_cp_review_meeting_id"),
    "care_period": (
        "ssd_cla_episodes.clae_cla_id",
        "ssd_cla_placement.clap_cla_id",
        "ssd_cla_reviews.clar_cla_id",
        "ssd_cla_visits.clav_cla_id",
        "ssd_permanence.perm_cla_id",
    ),
    "case_note": ("ssd_cin_visits.cinv_cin_visit_id", "ssd_cp_visits.cppv_cp_visit_id"),
}


def test_point_09_shared_keys_stay_equal(pairs):
    for space, places in SHARED.items():
        assert {column(place).identifier for place in places} == {space}
        groups = defaultdict(set)
        for place in places:
            for original, new in values(pairs, place):
                groups[original].add(new)
        assert groups and all(len(found) == 1 for found in groups.values()), space
        assert len({found.copy().pop() for found in groups.values()}) == len(groups), space
        if len(places) > 1 and space != "meeting":
            first, *others = ({original for original, _ in values(pairs, place)} for place in places)
            assert first & set().union(*others), f"{space}: the source shares no value"
    rows = [value for value, count in Counter(o for o, _ in values(pairs, *SHARED["meeting"])).items() if count > 1]
    assert rows, "meeting: the source shares no value"


def test_point_10_facts_held_twice_agree(pairs):
    agreeing = Counter()
    for shape, rule in RULES.items():
        for key, name in (rule.scramble.get("same_as") or {}).items():
            for _, _, value, pair in objects(pairs, shape):
                if normalised(pair.source[name]):
                    assert value[key] == pair.scrambled[name], rule.place
                    agreeing[f"{shape}.{key}"] += 1
    assert len(agreeing) == 4
    person = {normalised(pair.source["pers_person_id"]): pair for pair in pairs.pairs["ssd_person"]}
    for pair in pairs.pairs["ssd_send"]:
        own = person.get(normalised(pair.source["send_person_id"]))
        if own and normalised(pair.source["send_upn"]):
            before = normalised(pair.source["send_upn"]) == normalised(own.source["pers_upn"])
            assert before == (pair.scrambled["send_upn"] == own.scrambled["pers_upn"])
            agreeing["upn"] += before
    assert agreeing["upn"] > 5


def test_point_11_text_where_codes_are_expected(pairs, people):
    """Compared by the code at its start: the draw is that of the bare code, and the list's code is written, never a
    description."""
    described = 0
    for rule in columns("code"):
        if rule.scramble.get("write") == "label" or rule.scramble.get("distinct"):
            continue
        labels = {normalised(label) for _, label in value_lists()[rule.list_name]} - {
            normalised(c) for c in codes(rule.list_name)
        }
        for original, new in values(pairs, rule.place):
            assert new in codes(rule.list_name), rule.place
            assert normalised(new) not in labels, rule.place
            if matched_code(rule.list_name, original) not in (None,) and original not in map(
                normalised, codes(rule.list_name)
            ):
                described += 1
                assert len(codes(rule.list_name)) < 5 or new != matched_code(rule.list_name, original), rule.place
    assert described >= 12
    drawn = defaultdict(set)
    for original, new, pair in people.cells(column("ssd_address.addr_address_type")):
        if str(pair.source["addr_table_id"]).startswith("SA") and normalised(original):
            drawn[pair.subject].add(new)
    assert all(len(found) == 1 for found in drawn.values())


def test_point_12_moves_across_the_cohort_window_are_counted(scrambled, pairs):
    """Referrals that the shift moves into or out of the window (1 April two financial years ago, to tomorrow),
    counted once more."""
    today = date.today()
    first = day(date(today.year - 2 if today.month >= 4 else today.year - 3, 4, 1))
    last = day(today + timedelta(days=1))

    def inside(row: dict) -> bool:
        start, end = day(row["cine_referral_date"]), day(row["cine_close_date"])
        return start is not None and start <= last and (end is None or end >= first)

    into = out = 0
    for pair in pairs.pairs["ssd_cin_episodes"]:
        before, after = inside(pair.source), inside(pair.scrambled)
        into += after and not before
        out += before and not after
    measured = dict(scrambled.query("select measure, cast(amount as int) from ssd_scrambler_assurance.measures"))
    assert measured["referrals moved into the reporting window"] == into
    assert measured["referrals moved out of the reporting window"] == out
    assert into + out > 0


def test_point_13_what_the_change_hash_reads_does_not_hang_on_row_keys(people):
    """Some row keys change every night. Two rows of one child that differ in their key only get the same dates and
    codes, so a key that is issued anew changes nothing that the hash reads; the key itself follows its value."""
    by_child = defaultdict(list)
    for pair in people.pairs["ssd_address"]:
        if str(pair.source["addr_table_id"]).startswith("SA"):
            by_child[pair.subject].append(pair)
    assert len(by_child) == 5_000
    for rows in by_child.values():
        assert len({pair.scrambled["addr_table_id"] for pair in rows}) == len(rows)
        for name in ("addr_address_start_date", "addr_address_postcode"):
            assert len({pair.scrambled[name] for pair in rows}) == 1, name
    nightly = {
        c.place for table in policy().values() for c in table.key if c.description == "{{ doc('row_key_reissued') }}"
    }
    assert nightly
    for table in {place.split(".")[0] for place in nightly}:
        for rule in policy()[table].columns:
            assert rule.row_key or rule.method in {
                "pseudonym",
                "date",
                "code",
                "postcode",
                "json",
                "flag",
                "integer",
                "decimal",
                "text",
            }


def test_point_14_linked_identifiers_and_small_cells(pairs):
    """NHS, NI, court and other numbers take the form of the type that is drawn; small cells hold nothing of the
    source."""
    rule = column("ssd_linked_identifiers.link_identifier_value")
    forms = {kind: name for name, kinds in rule.scramble["forms"].items() if name != "by" for kind in kinds}
    assert set(forms) == {"Unique Pupil Number", "Former Unique Pupil Number", "NHS Number"}
    patterns = {"upn": r"[A-HJ-NP-RT-Z]100\d{9}", "nhs_number": r"999\d{7}", None: r"[0-9a-f]{32}"}
    held = {original for original, _ in values(pairs, rule.place)}
    kinds = Counter()
    for original, new, pair in pairs.cells(rule):
        text = normalised(original)
        if not text:
            assert new == text
        elif text not in placeholders("text"):
            assert re.fullmatch(patterns[forms.get(pair.scrambled["link_identifier_type"])], new)
            assert normalised(new) not in held
            assert pair.scrambled["link_identifier_type"] != matched_code(
                "linked_identifier_type", pair.source["link_identifier_type"]
            )
            kinds[forms.get(pair.scrambled["link_identifier_type"])] += 1
    assert set(kinds) == set(patterns)
    small = {
        "ssd_cla_convictions.clac_cla_conviction_offence": "text",
        "ssd_person.pers_nationality": "code",
        "ssd_cla_previous_permanence.lapp_previous_permanence_la": "text",
        "ssd_cla_placement.clap_cla_placement_urn": "pseudonym",
        "ssd_permanence.perm_placement_provider_urn": "pseudonym",
        "ssd_permanence.perm_adopter_sex": "code",
        "ssd_permanence.perm_adopter_legal_status": "code",
    }
    for place, method in small.items():
        assert column(place).method == method, place
        for original, new in values(pairs, place):
            assert normalised(new) != original, place
    assert values(pairs, "ssd_person.pers_nationality") and values(pairs, "ssd_cla_placement.clap_cla_placement_urn")
