"""Staging, releases and phases on the embedded engine. Children are made by hand: no payload, no scramble is built."""

from __future__ import annotations

import json

import pytest

from support.harness import Result
from support.staging import DELETION_HASH, TABLES, Stage, child, deletion, digest, make_stage, record

COLUMNS = [
    ("id", "INTEGER"),
    ("person_id", "VARCHAR"),
    ("legacy_id", "VARCHAR"),
    ("previous_json_payload", "VARCHAR"),
    ("json_payload", "VARCHAR"),
    ("partial_json_payload", "VARCHAR"),
    ("current_hash", "BLOB"),
    ("previous_hash", "BLOB"),
    ("submission_status", "VARCHAR"),
    ("submission_timestamp", "TIMESTAMP"),
    ("api_response", "VARCHAR"),
    ("row_state", "VARCHAR"),
    ("last_updated", "TIMESTAMP"),
]
ONE, TWO, FOUR, FIVE, SIX, SEVEN = (child(n) for n in (1, 2, 4, 5, 6, 7))
THREE = child(3, episodes=("R1", "R2"))


def events(stage: Stage, name: str) -> list[dict]:
    return [detail for event, _, detail in stage.project.events() if event == name]


def refused(result: Result, *words: str) -> None:
    """The command failed and said so in these words."""
    assert not result.ok
    for word in words:
        assert word in result.output, result.output


@pytest.fixture(scope="module")
def arena(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    """Phase 1 staged, nothing released yet (saved as `staged`); then released and signed off (saved as `signed`)."""
    stage = make_stage(tmp_path_factory.mktemp("staging"))
    stage.stage(1, [ONE, TWO])
    stage.save("staged")
    assert stage.release(1).ok
    result = stage.sign_off(1)
    assert result.ok, result.output
    stage.save("signed")
    return stage


@pytest.fixture
def staged(arena: Stage) -> Stage:
    """Phase 1 staged, nothing released."""
    arena.restore("staged")
    return arena


@pytest.fixture
def signed(arena: Stage) -> Stage:
    """Phase 1 signed off, phase 2 not staged."""
    arena.restore("signed")
    return arena


@pytest.fixture(scope="module")
def story(arena: Stage) -> dict[str, dict]:
    """Phase 2 from its first load over two rounds of changes: the staging table after each step."""
    arena.restore("signed")
    steps = {}
    first = arena.stage(2, [ONE, TWO, THREE, FOUR, FIVE, SIX])
    steps["first"], steps["first output"] = arena.rows(2), first.output
    assert arena.release(2).ok
    arena.send(2)
    steps["sent"] = arena.rows(2)
    changed = [
        child(1, facts="two"),
        child(2, episodes=("R9",)),
        child(3, episodes=("R2", "R1")),
        FIVE,
        SIX,
        SEVEN,
    ]
    arena.stage(2, changed)
    steps["changed"] = arena.rows(2)
    arena.save("changed")
    assert arena.release(2).ok
    arena.send(2, FOUR.person_id, fails=(SEVEN.person_id,))
    steps["partly sent"] = arena.rows(2)
    arena.stage(2, [child(1, facts="three"), *changed[1:5], SEVEN, child(4, facts="back")])
    steps["back"] = arena.rows(2)
    return steps


def test_the_first_load_stages_every_child_as_new_and_held(story: dict) -> None:
    rows = story["first"]
    assert sorted(rows) == [made.person_id for made in (ONE, TWO, THREE, FOUR, FIVE, SIX)]
    assert sorted(row["id"] for row in rows.values()) == [1, 2, 3, 4, 5, 6]
    for made in (ONE, TWO, THREE, FOUR, FIVE, SIX):
        row = rows[made.person_id]
        assert row["json_payload"] == row["partial_json_payload"] == record(2, made)
        assert row["current_hash"] == made.row[4]
        assert (row["row_state"], row["submission_status"]) == ("New", "Held")
        assert (row["previous_json_payload"], row["previous_hash"]) == (None, None)
        assert (row["submission_timestamp"], row["api_response"]) == (None, None)
    assert list(rows) != sorted(rows), "rows are numbered in the order of their ids"


def test_the_columns_are_those_that_the_sender_reads(story: dict, arena: Stage) -> None:
    arena.restore("changed")
    assert arena.project.query(f"select column_name, column_type from (describe {TABLES[2]})") == COLUMNS


def test_a_changed_child_is_updated_held_and_keeps_what_was_sent(story: dict) -> None:
    before, row = story["sent"][ONE.person_id], story["changed"][ONE.person_id]
    assert (row["row_state"], row["submission_status"]) == ("Updated", "Held")
    assert row["json_payload"] == record(2, child(1, facts="two"))
    assert (row["previous_json_payload"], row["previous_hash"]) == (before["json_payload"], before["current_hash"])
    assert row["id"] == before["id"]
    assert row["submission_timestamp"] == before["submission_timestamp"]


def test_a_new_child_is_added_behind_the_others(story: dict) -> None:
    row = story["changed"][SEVEN.person_id]
    assert (row["row_state"], row["submission_status"], row["id"]) == ("New", "Held", 7)


def test_a_child_that_left_becomes_a_deletion_record(story: dict) -> None:
    before, row = story["sent"][FOUR.person_id], story["changed"][FOUR.person_id]
    assert (row["row_state"], row["submission_status"]) == ("Deleted", "Held")
    assert row["json_payload"] == row["partial_json_payload"] == deletion(2, FOUR)
    assert (row["previous_json_payload"], row["previous_hash"]) == (before["json_payload"], before["current_hash"])
    assert row["current_hash"] == DELETION_HASH


def test_a_sender_s_status_survives_where_nothing_changed(story: dict) -> None:
    assert story["changed"][FIVE.person_id] == story["sent"][FIVE.person_id]
    assert story["back"][FIVE.person_id] == story["sent"][FIVE.person_id]
    assert story["sent"][FIVE.person_id]["submission_status"] == "sent"


def test_record_ids_that_a_case_system_reissued_make_no_delta(story: dict) -> None:
    assert record(2, child(2, episodes=("R9",))) != record(2, TWO)
    assert story["changed"][TWO.person_id] == story["sent"][TWO.person_id]


def test_another_order_of_items_makes_no_delta(story: dict) -> None:
    assert record(2, child(3, episodes=("R2", "R1"))) != record(2, THREE)
    assert story["changed"][THREE.person_id] == story["sent"][THREE.person_id]


def test_an_error_stays_an_error_until_the_record_changes(story: dict) -> None:
    row = story["back"][SEVEN.person_id]
    assert row == story["partly sent"][SEVEN.person_id]
    assert (row["submission_status"], row["api_response"]) == ("error", "HTTP 400")


def test_a_child_that_comes_back_is_updated(story: dict) -> None:
    row = story["back"][FOUR.person_id]
    assert story["partly sent"][FOUR.person_id]["row_state"] == "unchanged", "the sender writes over Deleted"
    assert (row["row_state"], row["submission_status"]) == ("Updated", "Held")
    assert row["json_payload"] == record(2, child(4, facts="back"))
    assert (row["previous_json_payload"], row["previous_hash"]) == (deletion(2, FOUR), DELETION_HASH)


def test_the_previous_record_is_the_one_that_was_sent_last(story: dict) -> None:
    """A record that was replaced before it was sent is nowhere: DfE never had it."""
    row = story["back"][ONE.person_id]
    assert (row["row_state"], row["submission_status"]) == ("Updated", "Held")
    assert row["json_payload"] == record(2, child(1, facts="three"))
    assert row["previous_json_payload"] == story["sent"][ONE.person_id]["json_payload"] == record(2, ONE)


def test_a_deletion_that_was_sent_is_not_staged_again(story: dict, signed: Stage) -> None:
    signed.stage(2, [ONE, TWO])
    assert signed.release(2).ok
    signed.send(2)
    signed.stage(2, [ONE])
    assert signed.release(2).ok
    signed.send(2)
    before = signed.rows(2)
    signed.stage(2, [ONE])
    assert signed.rows(2) == before


def test_nothing_is_pending_before_a_release(story: dict) -> None:
    for step in ("first", "changed", "back"):
        assert "Pending" not in {row["submission_status"] for row in story[step].values()}
    assert "release_phase" in story["first output"]


def test_a_deletion_of_a_child_that_was_never_sent_is_not_released(signed: Stage) -> None:
    signed.stage(2, [ONE, TWO])
    signed.stage(2, [ONE])
    assert signed.release(2).ok
    rows = signed.rows(2)
    assert (rows[TWO.person_id]["row_state"], rows[TWO.person_id]["submission_status"]) == ("Deleted", "Held")
    assert rows[ONE.person_id]["submission_status"] == "Pending"
    refused(signed.release(2), "no row to release")


def test_a_payload_that_changed_after_the_review_refuses_its_release(signed: Stage) -> None:
    signed.stage(2, [ONE, TWO])
    for column in ("json_payload", "partial_json_payload"):
        signed.save("before")
        signed.project.execute(f"update {TABLES[2]} set {column} = concat({column}, ' ') where id = 2")
        refused(signed.release(2), "somebody has changed the table")
        assert {row["submission_status"] for row in signed.rows(2).values()} == {"Held"}
        signed.restore("before")
    refused(signed.release(2, ", digest: abc"), "not those that were looked at")
    assert events(signed, "phase released")[1:] == []
    state = events(signed, "phase staged")[-1]
    assert signed.release(2, f", digest: {state['digest']}").ok


def test_the_digest_is_recomputed_from_the_table(signed: Stage) -> None:
    signed.stage(2, [ONE, TWO, THREE])
    payloads = [row["json_payload"] for row in signed.rows(2).values()]
    assert signed.release(2).ok
    released = events(signed, "phase released")[-1]
    assert released["digest"] == digest(payloads)
    assert (released["rows"], released["reviewed_by"], released["digest_given"]) == (3, "team manager", False)
    assert signed.project.query("select login from ssd_scrambler_audit.events order by event_number desc limit 1") == [
        ("embedded",)
    ]
    signed.send(2)
    looked = {"look_at_phase": 2, "look_at_id": 2}
    result = signed.project.dbt("compile", "--select", "released_digest", "payload_of_one_child", variables=looked)
    assert result.ok, result.output
    folder = signed.project.target_path / "compiled" / "ssd_scrambler" / "analyses"
    found = signed.project.query((folder / "released_digest.sql").read_text(encoding="utf-8"))
    assert [(row[0], row[2], row[3]) for row in found] == [(3, digest(payloads), "as released")]
    leaves = signed.project.query((folder / "payload_of_one_child.sql").read_text(encoding="utf-8"))
    made = json.loads(payloads[1])
    assert dict(leaf[1:] for leaf in leaves)["$.la_child_id"] == made["la_child_id"]
    assert dict(leaf[1:] for leaf in leaves)["$.social_care_episodes[R1].referral_date"] == "2026-01-01"
    assert dict(leaf[1:] for leaf in leaves)["$.child_details.disabilities[HEAR]"] == "HEAR"
    signed.project.execute(f"update {TABLES[2]} set json_payload = concat(json_payload, ' ') where id = 3")
    found = signed.project.query((folder / "released_digest.sql").read_text(encoding="utf-8"))
    assert found[0][3] == "CHANGED since the release"


def test_what_changed_is_shown_field_by_field(signed: Stage) -> None:
    signed.stage(2, [child(1, episodes=("R1", "R2")), TWO])
    assert signed.release(2).ok
    signed.send(2)
    signed.stage(2, [child(1, facts="two", episodes=("R0", "R1", "R3")), TWO])
    result = signed.project.dbt(
        "compile", "--select", "changes_since_last_payload", "staging_counts", variables={"look_at_phase": 2}
    )
    assert result.ok, result.output
    assert signed.project.dbt("run", "--select", "phase_2__oversight", variables={"look_at_phase": 2}).ok
    folder = signed.project.target_path / "compiled" / "ssd_scrambler" / "analyses"
    found = signed.project.query((folder / "changes_since_last_payload.sql").read_text(encoding="utf-8"))
    changes = {(path, change): (before, now) for _, _, path, change, before, now in found}
    assert changes.pop(("$.child_details.first_name", "changed")) == ("one", "two")
    episode = {"social_care_episode_id", "referral_date", "purge"}
    assert set(changes) == {
        (f"$.social_care_episodes[{name}].{leaf}", change)
        for name, change in (("R0", "added"), ("R3", "added"), ("R2", "removed"))
        for leaf in episode
    }
    counts = signed.project.query((folder / "staging_counts.sql").read_text(encoding="utf-8"))
    assert {(row[0], row[1]): row[2:5] for row in counts} == {
        ("Updated", "Held"): (1, 1, 1),
        ("unchanged", "sent"): (1, 0, 0),
    }
    view = signed.project.query(
        "select person_id, social_care_episodes, characters from ssd_scrambler_phase_2.oversight"
    )
    assert sorted(view) == [
        (ONE.person_id, 3, len(record(2, child(1, facts="two", episodes=("R0", "R1", "R3"))))),
        (TWO.person_id, 1, len(record(2, TWO))),
    ]


def test_phases_go_in_order(staged: Stage) -> None:
    staged.stage(2, [ONE, TWO])
    refused(staged.sign_off(1), "has not been released")
    refused(staged.release(2), "Phase 1 has not been signed off")
    refused(staged.release(3), "Phase 2 has not been signed off")
    refused(staged.release(6), "There are phases 1 to 5")
    assert events(staged, "phase released") == []
    assert {row["submission_status"] for row in staged.rows(2).values()} == {"Held"}


def test_phase_1_is_the_first_constructed_child(staged: Stage) -> None:
    assert list(staged.rows(1)) == [ONE.person_id]


def test_a_sign_off_by_the_login_that_built_is_recorded_as_an_override(signed: Stage) -> None:
    signing = events(signed, "phase signed off")[-1]
    assert (signing["phase"], signing["signed_by"], signing["same_login"]) == (1, "head of service", True)
    assert "recorded as an override" in signed.sign_off(1).output
    number = "(select max(event_number) from ssd_scrambler_audit.events where event = 'phase staged')"
    signed.project.execute(f"update ssd_scrambler_audit.events set login = 'builder' where event_number = {number}")
    assert "override" not in signed.sign_off(1).output
    assert events(signed, "phase signed off")[-1]["same_login"] is False


def test_a_build_without_children_is_refused(signed: Stage) -> None:
    signed.stage(2, [ONE, TWO])
    before = signed.rows(2)
    refused(signed.build(2, "--empty"), "--empty")
    signed.put(2, [])
    refused(signed.build(2), "has no child to stage")
    assert signed.rows(2) == before


def test_a_full_refresh_over_sent_rows_is_refused(signed: Stage) -> None:
    signed.stage(2, [ONE, TWO])
    signed.stage(2, [ONE, TWO], "--full-refresh")
    assert signed.release(2).ok
    signed.send(2)
    before = signed.rows(2)
    refused(signed.build(2, "--full-refresh"), "would forget 2 rows", "replace_sent")
    assert signed.rows(2) == before
    result = signed.build(2, "--full-refresh", replace_sent=True)
    assert result.ok, result.output
    assert {row["row_state"] for row in signed.rows(2).values()} == {"New"}
    archived = events(signed, "staging archived")[-1]
    assert (archived["phase"], archived["rows"], archived["reason"]) == (2, 2, "full refresh")


def test_a_new_generation_starts_afresh_and_archives_no_payload(signed: Stage) -> None:
    old = [child(n) for n in range(1, 5)]
    refused(signed.build(4), "No assurance gate")
    signed.pass_gate("one")
    signed.stage(4, old)
    signed.project.execute(f"update {TABLES[4]} set submission_status = 'Pending'")
    signed.send(4)
    signed.stage(4, [*old[:3], child(9)])
    assert {row["row_state"] for row in signed.rows(4).values()} == {"unchanged", "Deleted", "New"}
    new = [child(n) for n in range(11, 15)]
    signed.pass_gate("two")
    signed.stage(4, new)
    rows = signed.rows(4)
    assert sorted(rows) == [made.person_id for made in new]
    assert {(row["row_state"], row["submission_status"]) for row in rows.values()} == {("New", "Held")}
    assert sorted(row["id"] for row in rows.values()) == [1, 2, 3, 4]
    archive = signed.project.query("select * from ssd_scrambler_phase_4.staging_archive")
    assert len(archive) == 5
    assert {row[1] for row in archive} == {"one"}
    assert "child_details" not in str(archive)
    assert old[0].row[4].hex() not in str(archive)
    assert events(signed, "phase staged")[-1]["generation_staged"] == "two"


def test_a_release_of_another_generation_than_the_gate_s_is_refused(signed: Stage) -> None:
    signed.pass_gate("one")
    signed.stage(3, [child(n) for n in range(1, 13)])
    done = '{event: phase signed off, detail: {phase: 2, "x": 1}}'
    assert signed.operation("record_event", done).ok
    signed.pass_gate("two")
    refused(signed.release(3), "holds generation one", "generation two")
    signed.project.execute("update ssd_scrambler_assurance.gate set verdict = 'fail'")
    refused(signed.build(3), "failed 1 of 1 checks")
    signed.pass_gate("one")
    assert signed.release(3).ok


def test_phase_3_draws_one_child_of_a_common_shape(signed: Stage) -> None:
    signed.pass_gate("one")
    rare = [child(n, shape="rare") for n in range(1, 10)]
    common = [child(n, shape="common") for n in range(20, 30)]
    signed.stage(3, rare + common)
    drawn = signed.rows(3)
    assert len(drawn) == 1
    assert set(drawn) <= {made.person_id for made in common}
    signed.stage(3, common[::-1] + rare)
    assert signed.rows(3) == drawn
    signed.put(3, rare)
    refused(signed.build(3), "shared by 10 children")


def authorised(stage: Stage) -> Result:
    return stage.operation("authorise_live", "{dpia_reference: DPIA-7, authorised_by: DPO, expires_on: 2999-12-31}")


@pytest.fixture
def complete(signed: Stage) -> Stage:
    """Phases 1 to 4 signed off."""
    for phase in (2, 3, 4):
        assert signed.operation("record_event", f"{{event: phase signed off, detail: {{phase: {phase}, x: 1}}}}").ok
    return signed


def test_phase_5_needs_every_sign_off(signed: Stage) -> None:
    refused(authorised(signed), "not yet: 2, 3, 4")
    assert events(signed, "live authorised") == []


def test_phase_5_is_refused_without_an_authorisation(complete: Stage) -> None:
    complete.put(5, [ONE])
    refused(complete.build(5), "nobody has authorised it")
    past = "{event: live authorised, detail: {expires_on: '2026-01-31'}}"
    assert complete.operation("record_event", past).ok
    refused(complete.build(5), "ended on 2026-01-31")
    for day in ("2026-01-31", "31/12/2999", "tomorrow"):
        told = f"{{dpia_reference: DPIA-7, authorised_by: DPO, expires_on: '{day}'}}"
        refused(complete.operation("authorise_live", told), "a day in the future")
    refused(
        complete.operation("authorise_live", "{dpia_reference: '', authorised_by: DPO, expires_on: '2999-12-31'}"),
        "dpia_reference has to say",
    )
    assert "ssd_api_data_staging" not in complete.project.relations("ssd_scrambler_phase_5")


def test_phase_5_is_staged_when_authorised_and_refused_when_revoked(complete: Stage) -> None:
    assert authorised(complete).ok
    complete.stage(5, [ONE, TWO])
    assert complete.rows(5)[ONE.person_id]["json_payload"] == record(5, ONE)
    assert complete.operation("revoke_live").ok
    refused(complete.build(5), "was revoked")
    refused(complete.release(5), "was revoked")
    assert authorised(complete).ok
    assert complete.release(5).ok


def test_a_sender_finds_nothing_after_a_revocation(complete: Stage) -> None:
    assert authorised(complete).ok
    complete.stage(5, [ONE, TWO, THREE])
    assert complete.release(5).ok
    complete.send(5, ONE.person_id, fails=(TWO.person_id,))
    revoked = complete.operation("revoke_live")
    assert revoked.ok and "2 rows that a sender would still have taken are held again" in revoked.output
    states = {person: row["submission_status"] for person, row in complete.rows(5).items()}
    assert states == {ONE.person_id: "sent", TWO.person_id: "Held", THREE.person_id: "Held"}
    assert [detail["rows"] for detail in events(complete, "live rows held")] == [2]
    assert authorised(complete).ok
    assert complete.build(5).ok and complete.release(5).ok
    waiting = {p: r["submission_status"] for p, r in complete.rows(5).items()}
    assert waiting == {ONE.person_id: "sent", TWO.person_id: "Pending", THREE.person_id: "Pending"}


def test_phase_5_refuses_the_ids_of_test_phases(complete: Stage) -> None:
    assert authorised(complete).ok
    for number in (1, 2, 3, 4):
        complete.put(5, [ONE, type(ONE)(f"t{number}12345")])
        refused(complete.build(5), "1 children have an id that starts with T1")
    complete.put(5, [ONE, type(ONE)("C" * 21)])
    refused(complete.build(5), "more than 20 characters")


def test_a_broken_audit_log_refuses_phase_5(complete: Stage) -> None:
    assert authorised(complete).ok
    complete.project.execute("update ssd_scrambler_audit.events set login = 'nobody' where event_number = 2")
    complete.put(5, [ONE])
    refused(complete.build(5), "audit log is broken")


@pytest.mark.parametrize(("phase", "model"), [(3, "scrambled_children"), (4, "scrambled_wave_children")])
def test_payloads_of_another_generation_are_not_staged(signed: Stage, phase: int, model: str) -> None:
    signed.pass_gate("one")
    signed.stage(phase, [child(n) for n in range(20, 30)])
    signed.pass_gate("two", payload="one")
    refused(signed.build(phase), f"{model} holds generation one", "passed generation two")
    assert events(signed, "phase staged")[-1]["generation_staged"] == "one"


@pytest.mark.parametrize(("model", "reads"), [("wave_items", "scrambled_items"), ("wave_children", "scrambled_cohort")])
def test_a_wave_of_another_generation_is_refused(signed: Stage, model: str, reads: str) -> None:
    signed.pass_gate("two", payload="one")
    put_cohort(signed, 5)
    refused(
        signed.project.dbt("run", "--select", f"payload__scrambled_{model}"),
        f"{reads} holds generation one, and the assurance gate passed generation two",
    )


@pytest.mark.parametrize(("identifier", "length"), [("person", 19), ("worker", 13)])
def test_pseudonyms_that_the_api_would_refuse_are_not_staged(signed: Stage, identifier: str, length: int) -> None:
    signed.pass_gate("one")
    signed.put(4, [ONE])
    lengths = {"person": 18, "worker": 12, "other": 32} | {identifier: length}
    refused(signed.build(4, identifiers=lengths), f"pseudonyms of '{identifier}' of at most {length - 1} characters")


def put_cohort(stage: Stage, children: int) -> None:
    """Put a cohort and its items where the waves of phase 4 read them: an episode, a plan that ended, an assessment."""
    number = "printf('%018d', n)"
    ids = f"sha256({number})[1:18] as person_id, sha256({number})[1:18] as referral_id"
    order = "0 as content_order, 0 as id_order"

    def item(block: str, day: int, json_text: str, open_text: str = "null") -> str:
        """The items of a block, one a child; {n} stands for the child's number."""
        texts = [part if part == "null" else f"replace('{part}', '#', {number})" for part in (json_text, open_text)]
        return (
            f"select {ids}, '{block}' as block, '{block}' || {number} as item_id, {day} as item_day, {order}, "
            f"{texts[0]} as item_json, {texts[1]} as item_json_open, {texts[0]} as meaning_json, "
            f"{texts[1]} as meaning_json_open from range({children}) as r(n)"
        )

    plan = '{"child_in_need_plan_id":"P#","start_date":"2026-01-02"'
    items = [
        item("child_details", -1, '{"first_name":"F#","purge":false}').replace(
            f"sha256({number})[1:18] as referral_id", "null as referral_id"
        ),
        item("social_care_episodes", 5, '{"social_care_episode_id":"E#","referral_date":"2026-01-01"}'),
        item("child_in_need_plans", 4, plan + ',"end_date":"2026-02-02","purge":false}', plan + ',"purge":false}'),
        item("child_and_family_assessments", 3, '{"child_and_family_assessment_id":"A#","purge":false}'),
    ]
    stage.project.execute(
        "create schema if not exists ssd_scrambler_payload",
        "create or replace table ssd_scrambler_payload.scrambled_items as " + " union all ".join(items),
        "create or replace table ssd_scrambler_payload.scrambled_cohort as select distinct person_id, person_id as"
        " legacy_id, person_id as single_unique_id from ssd_scrambler_payload.scrambled_items",
    )


def test_waves_of_one_generation_make_every_kind_of_delta(signed: Stage) -> None:
    signed.pass_gate("one")
    put_cohort(signed, 240)
    waves = {}
    for wave in (1, 2, 3):
        selected = (
            "payload__scrambled_wave_items",
            "payload__scrambled_wave_children",
            "phase_4__ssd_api_data_staging_anon",
        )
        result = signed.project.dbt("run", "--select", *selected, variables={"phase_4_wave": wave})
        assert result.ok, result.output
        waves[wave] = signed.rows(4)
        assert events(signed, "phase staged")[-1]["wave"] == wave
        signed.project.execute(f"update {TABLES[4]} set submission_status = 'Pending' where submission_status = 'Held'")
        signed.send(4)

    def people(wave: int, state: str) -> set[str]:
        return {person for person, row in waves[wave].items() if row["row_state"] == state}

    assert len(waves[1]) < 240
    assert people(1, "New") == set(waves[1])
    assert people(2, "New") == set(waves[2]) - set(waves[1])
    assert len(waves[2]) == 240
    for wave in (2, 3):
        assert 0 < len(people(wave, "Deleted")) < 40
        assert 0 < len(people(wave, "Updated")) < 120
        assert len(people(wave, "unchanged")) > 80
    assert people(2, "Deleted") <= people(3, "Updated"), "who left in wave 2 is back in wave 3"
    plans = {wave: [plan for row in waves[wave].values() for plan in plans_of(row["json_payload"])] for wave in waves}
    still_open = {wave: sum("end_date" not in plan for plan in made) for wave, made in plans.items()}
    assert still_open[1] > still_open[2] > still_open[3] == 0
    more = [
        len(plans_of(waves[2][p]["json_payload"])) - len(plans_of(waves[1][p]["json_payload"]))
        for p in people(2, "Updated")
    ]
    assert 1 in more, "items held back in wave 1 come with wave 2"
    less = [
        len(plans_of(waves[3][p]["json_payload"])) - len(plans_of(waves[2][p]["json_payload"]))
        for p in people(3, "Updated") - people(2, "Deleted")
    ]
    assert -1 in less, "items go in wave 3"


def plans_of(payload: str) -> list[dict]:
    """The child in need plans of a record."""
    episodes = json.loads(payload).get("social_care_episodes", [])
    return [plan for episode in episodes for plan in episode.get("child_in_need_plans", [])]


def test_an_old_generation_s_payloads_and_staging_are_purged(signed: Stage) -> None:
    signed.pass_gate("one")
    signed.stage(4, [child(n) for n in range(1, 5)])
    signed.pass_gate("two")
    signed.stage(4, [child(n) for n in range(1, 5)])
    assert signed.project.dbt("run", "--select", "phase_4__oversight").ok
    signed.project.execute(
        "update ssd_scrambler_audit.table_generations set built_at = '2020-01-01T00:00:00.000'"
        " where table_name <> 'phase_1__ssd_api_data_staging_anon'",
        "update ssd_scrambler_phase_4.staging_archive set archived_at = '2020-01-01T00:00:00.000' where id < 3",
    )
    told = signed.operation("purge_expired")
    assert told.ok and "archived rows of 1 phases" in told.output, told.output
    assert "ssd_api_data_staging_anon" in signed.project.relations("ssd_scrambler_phase_4")
    done = signed.operation("purge_expired", "{dry_run: false}")
    assert done.ok, done.output
    assert signed.project.relations("ssd_scrambler_phase_4") == ["staging_archive"]
    assert signed.project.query("select count(*) from ssd_scrambler_phase_4.staging_archive") == [(2,)]
    assert "scrambled_wave_children" not in signed.project.relations("ssd_scrambler_payload")
    assert signed.rows(1)
    assert signed.operation("purge_expired").output.count("Nothing is older") == 1
