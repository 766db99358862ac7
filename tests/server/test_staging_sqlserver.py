"""Staging on a live SQL Server, with the statements that D2I's sender uses; deselected unless SSD_SERVER is set.

The database that SSD_DATABASE names is changed: its schemas ssd_scrambler_* are replaced.
"""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from support.harness import PAYLOAD
from support.sqlserver import Server, connect, make_server
from support.staging import DELETION_HASH, STAGING, TABLES, WHO, Child, child, deletion, record

pytestmark = pytest.mark.sqlserver

ONE, TWO, THREE, FOUR, FIVE, SIX = (child(n) for n in range(1, 7))
SENDER_SELECT = """
    SELECT person_id, json_payload
    FROM {table}
    WHERE submission_status IN ('pending', 'error')
    AND json_payload IS NOT NULL AND LTRIM(RTRIM(json_payload)) <> ''
"""
SENDER_SUCCESS = """
    UPDATE {table}
    SET submission_status='sent', api_response=?, submission_timestamp=?, previous_hash=current_hash,
        previous_json_payload=json_payload, row_state='unchanged'
    WHERE person_id = ?
"""
SENDER_FAILURE = "UPDATE {table} SET submission_status='error', api_response=? WHERE person_id = ?"
TYPES = {
    "id": ("int", None),
    "person_id": ("nvarchar", 20),
    "legacy_id": ("nvarchar", 36),
    "previous_json_payload": ("nvarchar", -1),
    "json_payload": ("nvarchar", -1),
    "partial_json_payload": ("nvarchar", -1),
    "current_hash": ("varbinary", 32),
    "previous_hash": ("varbinary", 32),
    "submission_status": ("nvarchar", 50),
    "submission_timestamp": ("datetime", None),
    "api_response": ("nvarchar", -1),
    "row_state": ("nvarchar", 10),
    "last_updated": ("datetime", None),
}


def put(children: list[Child]) -> None:
    """Put the children where phases 1 and 2 read them."""
    connection = connect()
    cursor = connection.cursor()
    if not cursor.execute("select 1 from information_schema.schemata where schema_name = ?", PAYLOAD).fetchall():
        cursor.execute(f"create schema {PAYLOAD}")
    name = f"{PAYLOAD}.constructed_children"
    cursor.execute(f"drop table if exists {name}")
    cursor.execute(
        f"create table {name} (person_id nvarchar(128), legacy_id nvarchar(128), mis_child_id nvarchar(128),"
        " record_body nvarchar(max), meaning_hash varbinary(32), shape nvarchar(400))"
    )
    for made in children:
        cursor.execute(f"insert into {name} values (?, ?, ?, ?, ?, ?)", made.row)
    connection.close()


def rows(server: Server, phase: int) -> dict[str, dict[str, Any]]:
    """The staging table by person."""
    found = server.query(f"select {', '.join(TYPES)} from {TABLES[phase]}")
    return {row[1]: dict(zip(TYPES, row, strict=True)) for row in found}


def stage(server: Server, phase: int, children: list[Child]) -> str:
    """Put the children, build, and give back what was printed."""
    put(children)
    result = server.dbt("run", "--select", STAGING[phase])
    assert result.ok, result.output
    return result.output


def send(phase: int, fails: tuple[str, ...] = ()) -> dict[str, str]:
    """What the sender finds and writes; gives back what it found."""
    connection = connect()
    cursor = connection.cursor()
    found = {row[0]: row[1] for row in cursor.execute(SENDER_SELECT.format(table=TABLES[phase])).fetchall()}
    for person in found:
        if person in fails:
            cursor.execute(SENDER_FAILURE.format(table=TABLES[phase]), "HTTP 400", person)
        else:
            cursor.execute(SENDER_SUCCESS.format(table=TABLES[phase]), "a_b_c.json", "2026-02-03T04:05:06", person)
    connection.close()
    return found


def looked_at(server: Server) -> dict[str, list[tuple]]:
    """What the oversight queries say of phase 2."""
    names = ("payload_of_one_child", "changes_since_last_payload", "released_digest", "staging_counts")
    looked = {"look_at_phase": 2, "look_at_id": 1}
    result = server.dbt("run", "--select", "phase_2__oversight", variables=looked)
    assert result.ok, result.output
    result = server.dbt("compile", "--select", *names, variables=looked)
    assert result.ok, result.output
    folder = server.project.target_path / "compiled" / "ssd_scrambler" / "analyses"
    return {name: server.query((folder / f"{name}.sql").read_text(encoding="utf-8")) for name in names}


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Phase 2 over a first load and two rounds of changes: what the table held and what the sender found, by step."""
    server = make_server(tmp_path_factory.mktemp("staging"))
    server.wipe()
    told: dict[str, Any] = {"server": server}
    stage(server, 1, [ONE])
    release = WHO % 2
    told["too early"] = server.dbt("run-operation", "release_phase", "--args", release)
    assert server.dbt("run-operation", "release_phase", "--args", WHO % 1).ok
    signing = "{phase: 1, signed_by: head of service, reference: DfE-1}"
    assert server.dbt("run-operation", "sign_off_phase", "--args", signing).ok
    stage(server, 2, [ONE, TWO, THREE, FOUR, FIVE])
    told["first"], told["found before the release"] = rows(server, 2), send(2)
    server.execute(f"update {TABLES[2]} set json_payload = concat(json_payload, ' ') where id = 2")
    told["changed by hand"] = server.dbt("run-operation", "release_phase", "--args", release)
    server.execute(f"update {TABLES[2]} set json_payload = left(json_payload, len(json_payload)) where id = 2")
    result = server.dbt("run-operation", "release_phase", "--args", release)
    assert result.ok, result.output
    told["found"] = send(2, fails=(FIVE.person_id,))
    told["sent"] = rows(server, 2)
    changed = [child(1, facts="zwölf"), child(2, episodes=("R9",)), THREE, FIVE, SIX]
    stage(server, 2, changed)
    told["changed"] = rows(server, 2)
    statement = server.project.target_path / "run" / "ssd_scrambler" / "models" / "phases" / "staging"
    told["statement"] = (statement / f"{STAGING[2]}.sql").read_text(encoding="utf-8").lower()
    told |= looked_at(server)
    assert server.dbt("run-operation", "release_phase", "--args", release).ok
    told["found later"] = send(2)
    stage(server, 2, [*changed, child(4, facts="back")])
    told["back"] = rows(server, 2)
    return told


def test_the_columns_have_the_types_of_d2i(story: dict) -> None:
    schema, table = TABLES[2].split(".")
    found = story["server"].query(
        "select column_name, data_type, character_maximum_length from information_schema.columns"
        f" where table_schema = '{schema}' and table_name = '{table}'"
    )
    assert {name: (kind, length) for name, kind, length in found} == TYPES


def test_the_first_load_is_held_and_the_sender_finds_nothing(story: dict) -> None:
    assert {(row["row_state"], row["submission_status"]) for row in story["first"].values()} == {("New", "Held")}
    assert story["first"][ONE.person_id]["json_payload"] == record(2, ONE)
    assert story["first"][ONE.person_id]["current_hash"] == ONE.row[4]
    assert story["found before the release"] == {}


def test_a_release_is_refused_in_the_wrong_order_and_after_a_change(story: dict) -> None:
    assert "Phase 1 has not been signed off" in story["too early"].output
    assert not story["changed by hand"].ok
    assert "somebody has changed the table" in story["changed by hand"].output


def test_the_sender_finds_what_was_released(story: dict) -> None:
    assert story["found"] == {made.person_id: record(2, made) for made in (ONE, TWO, THREE, FOUR, FIVE)}
    row = story["sent"][ONE.person_id]
    assert row["submission_timestamp"] == datetime.datetime(2026, 2, 3, 4, 5, 6)


def test_only_what_changed_is_staged_again(story: dict) -> None:
    sent, now = story["sent"], story["changed"]
    states = {person: (row["row_state"], row["submission_status"]) for person, row in now.items()}
    assert states == {
        ONE.person_id: ("Updated", "Held"),
        TWO.person_id: ("unchanged", "sent"),
        THREE.person_id: ("unchanged", "sent"),
        FOUR.person_id: ("Deleted", "Held"),
        FIVE.person_id: ("New", "error"),
        SIX.person_id: ("New", "Held"),
    }
    for made in (TWO, THREE, FIVE):
        assert now[made.person_id] == sent[made.person_id]
    assert now[ONE.person_id]["json_payload"] == record(2, child(1, facts="zwölf"))
    assert now[ONE.person_id]["previous_json_payload"] == record(2, ONE)
    assert now[ONE.person_id]["previous_hash"] == ONE.row[4]
    assert now[FOUR.person_id]["json_payload"] == deletion(2, FOUR)
    assert now[FOUR.person_id]["current_hash"] == DELETION_HASH
    assert {person: row["id"] for person, row in now.items() if person in sent} == {
        person: row["id"] for person, row in sent.items()
    }
    assert now[SIX.person_id]["id"] == 6


def test_the_queries_for_oversight_run(story: dict) -> None:
    """Child 1 and child 4 changed; the record with id 1 is somebody's, leaf by leaf."""
    changes = {(path, change, before, now) for _, _, path, change, before, now in story["changes_since_last_payload"]}
    assert ("$.child_details.first_name", "changed", "one", "zwölf") in changes
    assert ("$.purge", "changed", "false", "true") in changes
    assert ("$.social_care_episodes[R1].referral_date", "removed", "2026-01-01", None) in changes
    leaves = dict(row[1:] for row in story["payload_of_one_child"])
    assert leaves["$.la_child_id"] in {f"T2{made.person_id}" for made in (ONE, TWO, THREE, FOUR, FIVE)}
    counts = {(row[0], row[1]): row[2:4] for row in story["staging_counts"]}
    assert counts["unchanged", "sent"] == (2, 0)
    assert counts["Deleted", "Held"] == (1, 1)
    rows_now = [row for person, row in story["changed"].items() if person in (TWO.person_id, THREE.person_id)]
    assert story["released_digest"][0][0] == len(rows_now) + 1, "child 5, not sent, is still as it was released"
    assert story["released_digest"][0][3].startswith("rows are missing: built since the release")


def test_rows_are_replaced_without_merge(story: dict) -> None:
    assert "merge" not in story["statement"]
    assert "delete from" in story["statement"]
    assert "insert into" in story["statement"]


def test_the_sender_finds_the_deltas_and_the_error(story: dict) -> None:
    assert story["found later"] == {
        ONE.person_id: record(2, child(1, facts="zwölf")),
        FOUR.person_id: deletion(2, FOUR),
        FIVE.person_id: record(2, FIVE),
        SIX.person_id: record(2, SIX),
    }


def test_a_child_that_comes_back_is_updated(story: dict) -> None:
    row = story["back"][FOUR.person_id]
    assert (row["row_state"], row["submission_status"]) == ("Updated", "Held")
    assert row["previous_json_payload"] == deletion(2, FOUR)
    assert {r["submission_status"] for p, r in story["back"].items() if p != FOUR.person_id} == {"sent"}
