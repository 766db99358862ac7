"""The payload: its JSON Schema, its documents against a second builder, and a made-up child for each rule."""

from __future__ import annotations

import copy
import csv
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import jinja2
import jsonschema
import pytest

from support.harness import ROOT, SCRAMBLED, Project, make_project
from support.payload_reference import Builder, Document, Window, read
from support.payload_scenarios import LIVE, SEVERAL, Lane, scenario_rows
from support.recompute import codes

SCHEMA = json.loads((ROOT / "schemas" / "csc_api_child.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)
PAYLOAD = "ssd_scrambler_payload"


def faults(record: Document) -> list[str]:
    """What the schema finds wrong with a record."""
    return [f"{error.json_path}: {error.validator}" for error in VALIDATOR.iter_errors(record)]


def record(who: str, body: str, mis_child_id: str | None = None) -> Document:
    """A record as it is staged in a test phase."""
    ids = {"la_child_id": f"T1{who}"} | ({"mis_child_id": f"T1{mis_child_id}"} if mis_child_id else {})
    return ids | json.loads("{" + body)


def unordered(value: Any) -> Any:
    """A document of which the order of lists does not count; the order of keys does."""
    if isinstance(value, dict):
        return [[name, unordered(item)] for name, item in value.items()]
    if isinstance(value, list):
        return sorted((unordered(item) for item in value), key=json.dumps)
    return value


def days_of_lists(value: Any) -> Iterator[list[str]]:
    """The days by which each list of items is ordered."""
    if isinstance(value, list):
        items = [item for item in value if isinstance(item, dict)]
        names = ("date", "referral_date", "start_date", "authorisation_date")
        yield [next((item[name] for name in names if name in item), "") for item in items]
        for item in items:
            yield from days_of_lists(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from days_of_lists(item)


# --- the schema -------------------------------------------------------------------------------------------------------


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every object inside a schema."""
    if isinstance(value, dict):
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from nodes(item)


class Returned(Exception):
    """What a macro returns."""


def macro(path: str, name: str) -> Any:
    """What a macro without arguments returns, read without dbt; every setting has its default."""

    def give_back(value: Any) -> None:
        raise Returned(value)

    environment = jinja2.Environment(extensions=["jinja2.ext.do"])
    settings = {"placement_type_length": 3}
    environment.globals |= {"return": give_back, "payload_setting": settings.get}
    module = environment.from_string((ROOT / path).read_text(encoding="utf-8")).module
    try:
        getattr(module, name)()
    except Returned as returned:
        return returned.args[0]
    raise AssertionError(f"{name} returns nothing")


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    objects = [node for node in nodes(SCHEMA) if node.get("type") == "object"]
    assert len(objects) == 13
    assert all(node["additionalProperties"] is False for node in objects)


def test_the_schema_holds_the_lists_of_the_seeds() -> None:
    enums = [node for node in nodes(SCHEMA) if "enum" in node]
    assert len(enums) == 13
    for node in enums:
        assert node["enum"] == codes(node["$comment"].removeprefix("list: "))
        assert all(len(code) <= node.get("maxLength", 99) for code in node["enum"])


def test_the_schema_and_the_models_have_the_same_fields() -> None:
    definitions = {name.rstrip("s"): node for name, node in SCHEMA["$defs"].items()}
    definitions["care_worker_detail"] = definitions["care_worker"]
    for block, definition in macro("macros/payload/payload_blocks.sql", "payload_blocks").items():
        schema = definitions[block.rstrip("s")]
        nested = {name for name in schema["properties"] if name == "purge" or name not in names_of(definition)}
        assert list(names_of(definition)) == [name for name in schema["properties"] if name not in nested], block
        assert ("purge" in nested) == (definition["purge"] or block == "social_care_episodes"), block
        for field in definition["fields"]:
            node = resolved(schema["properties"][field["name"]])
            items = node.get("items", node)
            if "list" in field:
                assert items["enum"] == codes(field["list"]), field
            if "length" in field and field["name"] != "placement_type":
                assert items["maxLength"] == field["length"], field
            assert node.get("maxItems") == field.get("items"), field
            assert node.get("maximum") == field.get("most"), field


def names_of(definition: dict[str, Any]) -> dict[str, None]:
    return dict.fromkeys(field["name"] for field in definition["fields"])


def resolved(node: dict[str, Any]) -> dict[str, Any]:
    """A node with what it refers to."""
    for reference in [node, *node.get("allOf", [])]:
        if "$ref" in reference:
            node = SCHEMA["$defs"][reference["$ref"].split("/")[-1]] | node
    return node


def test_the_placeholders_that_are_not_sent_are_those_of_the_seed() -> None:
    with (ROOT / "seeds" / "policy" / "policy__placeholders.csv").open(encoding="utf-8", newline="") as file:
        texts = {row["value"] for row in csv.DictReader(file) if row["kind"] == "text"}
    assert set(macro("macros/payload/text_placeholders.sql", "text_placeholders")) == texts


GOOD: Document = {
    "la_child_id": "T1C00000000000000001",
    "mis_child_id": "T1L1",
    "purge": False,
    "child_details": {
        "unique_pupil_number": "A100000000000",
        "first_name": "Ada",
        "date_of_birth": "2012-06-01",
        "sex": "F",
        "disabilities": ["MOB"],
        "postcode": "ZA1 1AA",
        "uasc_flag": False,
        "purge": False,
    },
    "health_and_wellbeing": {"sdq_assessments": [{"date": "2025-01-01", "score": 40}], "purge": False},
    "social_care_episodes": [
        {
            "social_care_episode_id": "R1",
            "care_worker_details": [{"worker_id": "SW1"}],
            "child_and_family_assessments": [
                {"child_and_family_assessment_id": "A1", "factors": [], "purge": False},
            ],
            "purge": False,
        }
    ],
}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("la_child_id", "T1C000000000000000012"),
        ("la_child_id", ""),
        ("la_child_id", "a 1"),
        ("la_child_id", "A0x1"),
        ("mis_child_id", "A" * 37),
        ("purge", "no"),
        ("purge", True),
        ("child_details", None),
        ("new_key", 1),
        ("child_details.new_key", 1),
        ("child_details.unique_pupil_number", "UN3"),
        ("child_details.first_name", "A" * 129),
        ("child_details.date_of_birth", "2012-13-01"),
        ("child_details.date_of_birth", "01/06/2012"),
        ("child_details.sex", "X"),
        ("child_details.disabilities", []),
        ("child_details.disabilities", ["NONE", "MOB"]),
        ("child_details.disabilities", ["MOB", "MOB"]),
        ("child_details.disabilities", ["ZZ"]),
        ("child_details.postcode", "LS1"),
        ("child_details.uasc_flag", "Y"),
        ("child_details.purge", True),
        ("health_and_wellbeing.sdq_assessments", []),
        ("health_and_wellbeing.sdq_assessments.0.score", 41),
        ("health_and_wellbeing.sdq_assessments.0.score", "9"),
        ("social_care_episodes", []),
        ("social_care_episodes.0.social_care_episode_id", None),
        ("social_care_episodes.0.closure_reason", "RC0"),
        ("social_care_episodes.0.care_worker_details.0.worker_id", "A" * 13),
        ("social_care_episodes.0.child_and_family_assessments.0.factors", ["1A", "1A"]),
        ("social_care_episodes.0.child_and_family_assessments.0.factors", {"1A": "Yes"}),
    ],
)
def test_the_schema_refuses(path: str, value: Any) -> None:
    assert faults(GOOD) == []
    changed = copy.deepcopy(GOOD)
    *parents, last = path.split(".")
    node: Any = changed
    for name in parents:
        node = node[int(name)] if isinstance(node, list) else node[name]
    if value is None:
        del node[last]
    else:
        node[last] = value
    assert faults(changed) != []


def test_the_schema_takes_a_record_that_takes_a_child_back() -> None:
    assert faults({"la_child_id": "A1", "mis_child_id": "L1", "purge": True}) == []


# --- the lanes --------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def lanes(tmp_path_factory: pytest.TempPathFactory, scrambled: Project) -> Project:
    """The scrambled and the live lane over the dirty source, both without the vault."""
    project = make_project(tmp_path_factory.mktemp("lanes"), database=scrambled.database)
    project.execute("drop schema ssd_scrambler_vault cascade")
    result = project.dbt("run", "--select", "path:models/payload/scrambled", "path:models/payload/live")
    assert result.ok, result.output
    return project


def built(project: Project, children: str, source: str) -> tuple[dict[str, Document], dict[str, Document]]:
    """The documents of a lane, and those of the second builder over the same tables."""
    rows = project.query(f"select person_id, record_body from {children}")
    with duckdb.connect(str(project.database), read_only=True) as connection:
        reference = Builder(read(connection, source), Window.at(date.today())).documents()
    return {who: json.loads("{" + body) for who, body in rows}, reference


@pytest.mark.parametrize(
    ("children", "source"),
    [(f"{PAYLOAD}.scrambled_children", SCRAMBLED), (f"{LIVE}.live_children", "ssd_development")],
)
def test_documents_are_those_of_a_second_builder(lanes: Project, children: str, source: str) -> None:
    ours, theirs = built(lanes, children, source)
    assert len(ours) > 50 and set(ours) == set(theirs)
    assert sum("social_care_episodes" in document for document in ours.values()) > 50
    for who, document in ours.items():
        assert unordered(document) == unordered(theirs[who])
        assert all(days == sorted(days, reverse=True) for days in days_of_lists(document))


def test_every_document_of_the_scrambled_lane_is_valid(lanes: Project) -> None:
    rows = lanes.query(f"select person_id, record_body, mis_child_id from {PAYLOAD}.scrambled_children")
    found = [fault for row in rows for fault in faults(record(*row))]
    assert len(rows) > 50 and found == []


def test_no_value_of_the_scrambled_lane_breaks_a_rule(lanes: Project) -> None:
    rows = lanes.query(f"select * exclude (values_found) from {PAYLOAD}.scrambled_faults")
    assert len(rows) > 25 and {sum(row[2:]) for row in rows} == {0}


def test_the_payload_does_not_read_the_vault(lanes: Project) -> None:
    manifest = json.loads((lanes.target_path / "manifest.json").read_text(encoding="utf-8"))
    for lane, layer in (("scrambled", "scrambled"), ("live", "ssd"), ("constructed", "constructed")):
        blocks = macro("macros/payload/payload_blocks.sql", "payload_blocks")
        for name in ("cohort", *blocks, "items", "children", "faults"):
            node = manifest["nodes"][f"model.ssd_scrambler.payload__{lane}_{name}"]
            layers = {parent.split(".")[2].split("__")[0] for parent in node["depends_on"]["nodes"]}
            assert layers <= {layer, "payload", "reference"}, node["name"]
            assert layer in layers or name in ("items", "children"), node["name"]


@pytest.mark.parametrize(
    ("name", "reads"),
    [("adoption", "cohort"), ("items", "adoption"), ("children", "items"), ("faults", "child_details")],
)
def test_two_generations_do_not_meet_in_a_payload(tmp_path: Path, lanes: Project, name: str, reads: str) -> None:
    project = make_project(tmp_path, database=lanes.database)
    generations = "ssd_scrambler_audit.table_generations"
    project.execute(f"update {generations} set generation = 'another' where table_name = 'scrambled_{reads}'")
    result = project.dbt("run", "--select", f"payload__scrambled_{name}")
    assert not result.ok and f"scrambled_{reads} holds generation another" in result.output


# --- one child a rule -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def lane(tmp_path_factory: pytest.TempPathFactory, clean_source: Path) -> Lane:
    lane = Lane(tmp_path_factory.mktemp("scenarios"), clean_source)
    lane.fill(scenario_rows())
    lane.build()
    return lane


@pytest.fixture(scope="module")
def documents(lane: Lane) -> dict[str, Document]:
    return lane.documents()


def episode(document: Document) -> Document:
    assert len(document["social_care_episodes"]) == 1
    return document["social_care_episodes"][0]


def test_scenarios_are_those_of_the_second_builder(lane: Lane, documents: dict[str, Document]) -> None:
    theirs = lane.reference()
    assert set(documents) == set(theirs)
    assert [who for who in theirs if unordered(theirs[who]) != unordered(documents[who])] == []


def test_who_is_in_the_cohort(documents: dict[str, Document]) -> None:
    out = {"B1", "B4", "U2", "U3", "N1", "N2"}
    everybody = {row["pers_person_id"] for table, row in scenario_rows() if table == "person"}
    assert everybody - set(documents) == out


def test_why_a_child_is_in_the_cohort(lane: Lane) -> None:
    cursor = f"""select person_id, unborn, active_referral, waiting_assessment, cin_plan, looked_after
        from {LIVE}.live_cohort where person_id in ('U1', 'A1', 'A2', 'P1', 'K1') order by person_id"""
    assert lane.project.query(cursor) == [
        ("A1", 0, 1, 0, 0, 0),
        ("A2", 0, 0, 1, 0, 0),
        ("K1", 0, 0, 0, 0, 1),
        ("P1", 0, 0, 0, 1, 0),
        ("U1", 1, 1, 1, 0, 0),
    ]


def test_a_child_without_an_episode_in_the_window_has_no_such_key(documents: dict[str, Document]) -> None:
    for who in ("P1", "K1", "A2"):
        assert list(documents[who]) == ["purge", "child_details"]


def test_an_unborn_child_has_an_expected_date(documents: dict[str, Document]) -> None:
    assert documents["U1"]["child_details"] == {
        "expected_date_of_birth": "2026-11-23",
        "sex": "U",
        "disabilities": ["NONE"],
        "uasc_flag": False,
        "purge": False,
    }


def test_episodes_are_newest_first(documents: dict[str, Document]) -> None:
    assert documents["E1"]["social_care_episodes"] == [
        {
            "social_care_episode_id": "RE2",
            "referral_date": "2026-01-01",
            "referral_source": "1B",
            "referral_no_further_action_flag": True,
            "purge": False,
        },
        {
            "social_care_episode_id": "RE3",
            "referral_date": "2025-01-01",
            "closure_date": "2025-02-01",
            "purge": False,
        },
        {
            "social_care_episode_id": "RE1",
            "referral_date": "2024-05-01",
            "closure_date": "2024-06-01",
            "closure_reason": "RC1",
            "purge": False,
        },
    ]


@pytest.mark.parametrize(
    ("who", "field", "value"),
    [
        ("H1", "postcode", "LS2 7EW"),
        ("H2", "postcode", None),
        ("F1", "unique_pupil_number", "A123456789012"),
        ("F1", "former_unique_pupil_number", "C123456789012"),
        ("F1", "unique_pupil_number_unknown_reason", None),
        ("F2", "unique_pupil_number", None),
        ("F2", "unique_pupil_number_unknown_reason", "UN3"),
        ("F2", "former_unique_pupil_number", None),
        ("F2", "ethnicity", "WBRI"),
        ("F2", "sex", "M"),
        ("F3", "unique_pupil_number", None),
        ("F3", "unique_pupil_number_unknown_reason", "UN10"),
        ("F3", "first_name", None),
        ("F3", "surname", None),
        ("F4", "first_name", 'Zoë "Zo" O\'Neil\\'),
        ("F4", "surname", "Back/slash\tTab\n\x01~"),
        ("G1", "disabilities", SEVERAL[:12]),
        ("G2", "disabilities", ["MOB", "VIS"]),
        ("G3", "disabilities", ["NONE"]),
        ("I1", "uasc_flag", True),
        ("I1", "uasc_end_date", None),
        ("I2", "uasc_flag", False),
        ("I3", "uasc_flag", True),
        ("I3", "uasc_end_date", "2025-05-01"),
        ("I4", "uasc_flag", True),
        ("I4", "uasc_end_date", None),
        ("I5", "uasc_flag", False),
    ],
)
def test_a_detail_of_the_child(documents: dict[str, Document], who: str, field: str, value: Any) -> None:
    assert documents[who]["child_details"].get(field) == value


def test_questionnaires(documents: dict[str, Document]) -> None:
    items = [{"date": "2026-01-01", "score": 40}, {"date": "2024-05-01", "score": 0}]
    assert documents["S1"]["health_and_wellbeing"] == {"sdq_assessments": items, "purge": False}
    assert "health_and_wellbeing" not in documents["S2"]


def test_assessments_and_factors(documents: dict[str, Document]) -> None:
    assert episode(documents["J1"])["child_and_family_assessments"] == [
        {
            "child_and_family_assessment_id": "AJ1-2",
            "start_date": "2025-01-01",
            "factors": [],
            "purge": False,
        },
        {
            "child_and_family_assessment_id": "AJ1-1",
            "start_date": "2024-03-31",
            "authorisation_date": "2024-04-01",
            "factors": ["1A", "2B", "3A"],
            "purge": False,
        },
    ]


def test_enquiries_and_conferences(documents: dict[str, Document]) -> None:
    assert episode(documents["J1"])["section_47_assessments"] == [
        {
            "section_47_assessment_id": "QJ1-3",
            "start_date": "2025-01-01",
            "icpc_required_flag": False,
            "icpc_date": "2023-05-05",
            "purge": False,
        },
        {
            "section_47_assessment_id": "QJ1-1",
            "start_date": "2024-01-01",
            "icpc_required_flag": True,
            "icpc_date": "2024-04-01",
            "end_date": "2024-02-01",
            "purge": False,
        },
    ]


def test_protection_plans(documents: dict[str, Document]) -> None:
    plans = episode(documents["J1"])["child_protection_plans"]
    assert [plan["child_protection_plan_id"] for plan in plans] == ["CJ1-2"]


def test_placements(documents: dict[str, Document]) -> None:
    reasons = {"start_reason": "P", "end_reason": "E4A"}
    assert episode(documents["M1"])["child_looked_after_placements"] == [
        {
            "child_looked_after_placement_id": "PM2",
            "start_date": "2025-06-01",
            **reasons,
            "change_reason": "CARPL",
            "purge": False,
        },
        {
            "child_looked_after_placement_id": "PM1",
            "start_date": "2025-01-01",
            "placement_type": "Z11",
            **reasons,
            "purge": False,
        },
        {
            "child_looked_after_placement_id": "PM4",
            "start_date": "2024-02-01",
            "end_date": "2024-04-01",
            "purge": False,
        },
    ]


def test_a_care_leaver_stands_once_in_each_episode(documents: dict[str, Document]) -> None:
    for item in documents["O1"]["social_care_episodes"]:
        assert item["care_leavers"] == {
            "contact_date": "2023-01-01",
            "activity": "G4",
            "accommodation": "K",
            "purge": False,
        }
    assert len(documents["O1"]["social_care_episodes"]) == 2


def test_adoption_is_the_latest_by_placing_matching_or_decision(documents: dict[str, Document]) -> None:
    for item in documents["O1"]["social_care_episodes"]:
        assert item["adoption"] == {
            "initial_decision_date": "2024-05-01",
            "matched_date": "2026-02-01",
            "purge": False,
        }
    assert episode(documents["O2"])["adoption"] == {"matched_date": "2025-02-01", "purge": False}
    assert "adoption" not in episode(documents["O3"])


def test_care_workers_of_any_31_march(documents: dict[str, Document]) -> None:
    assert episode(documents["T1"])["care_worker_details"] == [
        {"worker_id": "SW4", "start_date": "2026-03-01"},
        {"worker_id": "SW1", "start_date": "2025-03-31", "end_date": "2025-03-31"},
    ]
    assert "care_worker_details" not in episode(documents["T2"])


def test_an_item_as_it_was_before_it_ended(lane: Lane) -> None:
    rows = lane.project.query(
        f"""select block, item_json_open, meaning_json_open from {LIVE}.live_items
        where item_id in ('AJ1-1', 'AJ1-2', 'PM4', 'CJ1-2', 'RE1') order by block, item_id"""
    )
    opened = {(block, *sorted(json.loads(text))) for block, text, meaning in rows if text and json.loads(meaning)}
    assert opened == {
        ("child_and_family_assessments", "child_and_family_assessment_id", "factors", "purge", "start_date"),
        ("child_looked_after_placements", "child_looked_after_placement_id", "purge", "start_date"),
        ("child_protection_plans", "child_protection_plan_id", "purge", "start_date"),
        ("social_care_episodes", "referral_date", "social_care_episode_id"),
    }
    assert len(rows) == 5


# --- what a change means ----------------------------------------------------------------------------------------------

REISSUED = {
    "cin_episodes": "cine_referral_id",
    "cin_assessments": "cina_assessment_id cina_referral_id",
    "assessment_factors": "cinf_table_id cinf_assessment_id",
    "s47_enquiry": "s47e_s47_enquiry_id s47e_referral_id",
    "initial_cp_conference": "icpc_icpc_id icpc_s47_enquiry_id",
    "cp_plans": "cppl_cp_plan_id cppl_referral_id",
    "cin_plans": "cinp_cin_plan_id cinp_referral_id",
    "cla_episodes": "clae_cla_episode_id clae_cla_id clae_referral_id",
    "cla_placement": "clap_cla_placement_id clap_cla_id",
    "involvements": "invo_involvements_id invo_referral_id",
    "care_leavers": "clea_table_id",
    "permanence": "perm_table_id perm_cla_id",
    "disability": "disa_table_id",
    "sdq_scores": "csdq_table_id",
    "person": "pers_legacy_id",
}
MEANINGFUL = ("J1", "M1", "O1", "T1", "S1", "G1", "E1")


def test_reissued_ids_and_another_order_mean_the_same(lane: Lane) -> None:
    before = {who: lane.hash_of(who) for who in MEANINGFUL}
    texts = dict(lane.project.query(f"select person_id, record_body from {LIVE}.live_children"))
    reissued = []
    for table, row in reversed(scenario_rows()):
        names = REISSUED.get(table, "").split()
        new = {name: f"n{row[name][::-1]}" for name in names if row.get(name)}
        reissued.append((table, row | new))
    try:
        lane.fill(reissued)
        assert {who: lane.hash_of(who) for who in MEANINGFUL} == before
        again = dict(lane.project.query(f"select person_id, record_body from {LIVE}.live_children"))
        assert all(texts[who] != again[who] for who in MEANINGFUL)
    finally:
        lane.fill(scenario_rows())


def test_another_order_alone_gives_the_same_text(lane: Lane) -> None:
    query = f"select person_id, record_body from {LIVE}.live_children"
    texts = dict(lane.project.query(query))
    try:
        lane.fill(list(reversed(scenario_rows())))
        assert dict(lane.project.query(query)) == texts
    finally:
        lane.fill(scenario_rows())


@pytest.mark.parametrize(
    ("who", "change"),
    [
        ("F1", "update ssd_person set pers_upn = 'A123456789013' where pers_person_id = 'F1'"),
        ("F4", "update ssd_person set pers_forename = 'Zoé' where pers_person_id = 'F4'"),
        ("J1", "update ssd_assessment_factors set cinf_assessment_factors_json = '[\"5A\"]' where cinf_table_id = '1'"),
        ("J1", "update ssd_s47_enquiry set s47e_s47_outcome_json = null where s47e_s47_enquiry_id = 'QJ1-1'"),
        ("J1", "delete from ssd_cp_plans where cppl_cp_plan_id = 'CJ1-2'"),
        ("M1", "update ssd_cla_episodes set clae_cla_episode_ceased_reason = 'E3' where clae_cla_episode_id = 'EM2'"),
        ("T1", "update ssd_professionals set prof_social_worker_registration_no = 'SW9' where prof_staff_id = 'SW4'"),
        ("O1", "update ssd_care_leavers set clea_care_leaver_activity = 'F5' where clea_table_id = 'O1-2'"),
        ("E1", "update ssd_cin_episodes set cine_close_date = date '2026-05-05' where cine_referral_id = 'RE2'"),
    ],
)
def test_a_change_of_a_fact_changes_the_meaning(lane: Lane, who: str, change: str) -> None:
    before, bystander = lane.hash_of(who), lane.hash_of("S1")
    try:
        for table in ("update ssd_", "delete from ssd_"):
            change = change.replace(table, table.replace("ssd_", "ssd_development.ssd_"))
        lane.project.execute(change)
        assert lane.hash_of(who) != before
        assert lane.hash_of("S1") == bystander
    finally:
        lane.fill(scenario_rows())


def test_items_that_change_places_between_episodes_change_the_meaning(lane: Lane) -> None:
    rows = scenario_rows()
    plan = next(row for table, row in rows if table == "cin_plans" and row["cinp_cin_plan_id"] == "PT1")
    for table, row in scenario_rows():
        if table == "cin_episodes" and row["cine_referral_id"] == "RT1":
            rows.append((table, row | {"cine_referral_id": "RT9", "cine_close_reason": "RC9"}))
    try:
        lane.fill(rows)
        before = lane.hash_of("T1")
        plan["cinp_referral_id"] = "RT9"
        lane.fill(rows)
        assert lane.hash_of("T1") != before
    finally:
        lane.fill(scenario_rows())


# --- values that the schema would refuse ------------------------------------------------------------------------------


def test_faults_are_counted(lane: Lane) -> None:
    rows = scenario_rows()
    person = {row["pers_person_id"]: row for table, row in rows if table == "person"}
    person["F1"] |= {"pers_upn": "A12345678901", "pers_surname": "A" * 129, "pers_ethnicity": "ZZZZ"}
    person["F2"]["pers_legacy_id"] = "A0X1"
    person["F3"]["pers_legacy_id"] = "A/1"
    for _, row in rows:
        if row.get("addr_table_id") == "H1-2":
            row["addr_address_postcode"] = "LS2 7EWX"
        if row.get("csdq_table_id") == "S1-2":
            row["csdq_sdq_score"] = 41
        if row.get("cinf_table_id") == "1":
            row["cinf_assessment_factors_json"] = '["1A", "99Z"]'
        if row.get("cinp_cin_plan_id") == "PT1":
            row["cinp_cin_plan_id"] = "P" * 37
        if row.get("prof_professional_id") == "W4":
            row["prof_social_worker_registration_no"] = "SW12345678901"
    query = f"select block || '.' || field, * exclude (block, field, values_found) from {LIVE}.live_faults"
    try:
        before = {name: counts for name, *counts in lane.project.query(query)}
        lane.fill(rows)
        after = {name: counts for name, *counts in lane.project.query(query)}
    finally:
        lane.fill(scenario_rows())
    new = {name: [a - b for a, b in zip(after[name], before[name], strict=True)] for name in after}
    # missing, too long, of another form, off the list, with 0x
    assert {name: counts for name, counts in new.items() if any(counts)} == {
        "record.mis_child_id": [0, 0, 1, 0, 1],
        "child_details.unique_pupil_number": [0, 0, 1, 0, 0],
        "child_details.surname": [0, 1, 0, 0, 0],
        "child_details.ethnicity": [0, 0, 0, 1, 0],
        "child_details.postcode": [0, 0, 1, 0, 0],
        "sdq_assessments.score": [0, 0, 1, 0, 0],
        "child_and_family_assessments.factors": [0, 0, 0, 1, 0],
        "child_in_need_plans.child_in_need_plan_id": [0, 1, 0, 0, 0],
        "care_worker_details.worker_id": [0, 1, 0, 0, 0],
    }
    assert before["child_details.disabilities"] == [0, 0, 0, len(SEVERAL), 0]


# --- other days and other settings, last: they change the views -------------------------------------------------------


@pytest.mark.parametrize(
    ("run_date", "start", "census"),
    [
        (date(2026, 3, 31), date(2023, 4, 1), [2024, 2025, 2026]),
        (date(2026, 4, 1), date(2024, 4, 1), [2025, 2026]),
        (date(2026, 1, 15), date(2023, 4, 1), [2024, 2025]),
    ],
)
def test_the_window_moves_on_1_april(lane: Lane, run_date: date, start: date, census: list[int]) -> None:
    assert Window.at(run_date).start == start
    assert [day.year for day in Window.at(run_date).census_days()] == census
    lane.build(run_date)
    ours, theirs = lane.documents(), lane.reference()
    assert ("N2" in ours) == (start.year == 2023)
    assert episode(ours["T1"])["care_worker_details"]
    assert set(ours) == set(theirs)
    assert [who for who in theirs if unordered(theirs[who]) != unordered(ours[who])] == []


def test_other_settings(lane: Lane) -> None:
    lane.project.execute(
        "create or replace table ssd_development.left_out as select 'i1 ' as person_id",
        "update ssd_development.ssd_person set pers_single_unique_id = '9990000018' where pers_person_id = 'F1'",
    )
    settings = {"worker_id": "staff", "uasc_rule": "contains", "placement_type_length": 2}
    lane.build(**settings, mis_child_id="single_unique", exclusions="ssd_development.left_out")
    ours, theirs = lane.documents(), lane.reference()
    assert set(theirs) - set(ours) == {"I1"}
    assert [who for who in ours if unordered(theirs[who]) != unordered(ours[who])] == []
    assert ours["I5"]["child_details"]["uasc_flag"] is True
    assert {item["worker_id"] for item in episode(ours["T1"])["care_worker_details"]} >= {"SW1", "SW2", "SW3", "SW4"}
    ids = dict(lane.project.query(f"select person_id, mis_child_id from {LIVE}.live_children"))
    assert ids["F1"] == "9990000018" and ids["F2"] is None


@pytest.mark.parametrize(
    ("variables", "message"),
    [
        ({"uasc_rule": "both"}, "var uasc_rule is code or contains, not 'both'"),
        ({"placement_type_length": 4}, "var placement_type_length is 3 or 2, not '4'"),
    ],
)
def test_a_setting_that_is_unknown_is_refused(lane: Lane, variables: dict[str, Any], message: str) -> None:
    result = lane.project.dbt("run", "--select", "payload__live_items", variables=variables)
    assert not result.ok
    assert message in result.output
