"""The vault ends with its run, whatever the run's end; the audit log tells what happened and shows a change of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from support.harness import AUDIT, SCRAMBLED, VAULT, Project, make_project
from support.scenarios import Scenario, Scenarios

BUILT = [
    "good",
    "after killed",
    "failed model",
    "postcode unscrambled",
    "duplicate-key",
    "extra-column",
    "accepted columns",
]
REFUSED = ["retry", "wrong-type", "invalid policy"]


@pytest.mark.parametrize("name", BUILT + REFUSED)
def test_the_vault_is_gone_after_a_run(scenarios: Scenarios, name: str) -> None:
    scenario = scenarios.get(name)
    assert scenario.vault == []
    assert scenario.project.query(f"select count(*) from {AUDIT}.run_lock") == [(0,)]


@pytest.mark.parametrize("name", BUILT)
def test_a_run_that_makes_a_key_opens_and_closes_its_audit_entry(scenarios: Scenarios, name: str) -> None:
    events = scenarios.get(name).events
    taken_over = ["key dropped"] if name == "after killed" else []
    assert [event for event, _, _ in events] == [*taken_over, "run opened", "key made", "key dropped", "run closed"]
    assert len({generation for _, generation, _ in events}) == 1
    assert re.fullmatch(r"\d{8}T\d{6}-[0-9a-f]{8}", events[0][1])


@pytest.mark.parametrize("name", REFUSED)
def test_a_refused_run_makes_no_key_and_changes_nothing(scenarios: Scenarios, name: str) -> None:
    scenario = scenarios.get(name)
    assert not scenario.result.ok
    assert scenario.events == []
    assert scenario.changed == set()


def closing(scenario: Scenario) -> dict:
    """What the run's last two events tell: that the key was dropped, and how the run ended."""
    (first, _, dropped), (last, _, closed) = scenario.events[-2:]
    assert (first, last) == ("key dropped", "run closed")
    return dropped | closed


def test_the_event_of_a_good_run_counts_what_was_built(scenarios: Scenarios) -> None:
    good = scenarios.get("good")
    detail = closing(good)
    opened = next(detail for event, _, detail in good.events if event == "run opened")
    assert opened["command"] == "build" and opened["target"] == "embedded"
    counts = {status: count for status, count in detail.items() if status not in {"gate", "dropped_tables"}}
    assert sum(counts.values()) == opened["nodes"] and counts.keys() <= {"success", "pass", "no-op"}
    assert detail["gate"] == "passed"
    vault = [path for layer in ("prepared", "vault") for path in (good.project.root / "models" / layer).rglob("*.sql")]
    assert detail["dropped_tables"] == len(vault) + 1  # the key as well
    assert good.project.query(f"select distinct generation from {AUDIT}.table_generations") == [(good.generation,)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("failed model", {"error": 1, "gate": "not built"}),
        ("duplicate-key", {"error": 1, "gate": "not built"}),
        ("postcode unscrambled", {"fail": 1, "gate": "failed", "skipped": 1}),
        ("extra-column", {"fail": 1, "gate": "failed", "skipped": 1}),
    ],
)
def test_the_event_of_a_failed_run_says_how_it_ended(scenarios: Scenarios, name: str, expected: dict) -> None:
    detail = closing(scenarios.get(name))
    assert {key: detail[key] for key in expected} == expected
    assert detail["dropped_tables"] > 0


def test_events_hold_counts_and_names_of_the_project_only(scenarios: Scenarios) -> None:
    words = {"build", "run", "embedded", "passed", "failed", "not built", VAULT}
    for name in BUILT:
        for _, _, detail in scenarios.get(name).events:
            for key, value in detail.items():
                assert key in {"note", "settings"} or isinstance(value, int) or value in words, (name, key, value)


def test_the_vault_of_a_killed_run_stays_until_the_next_start_takes_it_over(scenarios: Scenarios) -> None:
    killed, after = scenarios.get("killed"), scenarios.get("after killed")
    assert "scramble_key" in killed.vault
    assert [event for event, _, _ in killed.events] == ["run opened", "key made"]
    assert after.result.ok
    assert "An earlier run ended without closing its vault" in after.result.output
    event, generation, detail = after.events[0]
    assert event == "key dropped" and detail["dropped_tables"] == len(killed.vault)
    assert generation != killed.generation


def test_each_run_has_a_key_of_its_own(scenarios: Scenarios) -> None:
    """The run after the killed one drew its key at random; `good` had the one that it was given."""
    people = f"select pers_person_id from {SCRAMBLED}.ssd_person"
    first = {row[0] for row in scenarios.get("good").project.query(people)}
    second = {row[0] for row in scenarios.get("after killed").project.query(people)}
    assert len(first) == len(second) > 50
    assert first.isdisjoint(second)


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, str]:
    """A database with a vault put there by hand, after `close_vault`, and what that printed."""
    project = make_project(tmp_path_factory.mktemp("closed"))
    project.put_key()
    project.execute(
        f"create table {VAULT}.identifiers (value varchar)", f"create view {VAULT}.persons as select 1 as value"
    )
    assert len(project.relations(VAULT)) == 3
    result = project.dbt("run-operation", "close_vault")
    assert result.ok, result.output
    return project, result.output


def test_close_vault_drops_what_a_dead_run_left(closed: tuple[Project, str]) -> None:
    project, output = closed
    assert project.relations(VAULT) == []
    assert "The vault is closed: 3 tables dropped from " in output
    assert [(event, detail) for event, _, detail in project.events()] == [
        ("key dropped", {"dropped_tables": 3, "note": "close_vault"})
    ]


@pytest.fixture(scope="module")
def audited(scenarios: Scenarios, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project with the audit log of five runs' events."""
    project = make_project(tmp_path_factory.mktemp("audited"), database=scenarios.get("after killed").project.database)
    assert len(project.events()) >= 8
    return project


def test_the_audit_chain_of_good_and_killed_runs_holds(audited: Project) -> None:
    result = audited.dbt("run-operation", "verify_audit_chain")
    assert result.ok, result.output
    assert f"holds {len(audited.events())} events, every hash fits" in result.output


@pytest.mark.parametrize(
    ("change", "broken_at"),
    [
        ("update {events} set detail = replace(detail, 'passed', 'failed') where event_number = 4", 4),
        ("delete from {events} where event_number = 5", 6),
        (
            "insert into {events} select event_number, '2026-01-01T00:00:00.000', 'phase released', invocation_id,"
            " generation, login, '{{}}', previous_hash, event_hash from {events} where event_number = 2",
            2,
        ),
    ],
    ids=["an event changed", "an event removed", "an event put in"],
)
def test_the_audit_chain_shows_a_change(audited: Project, tmp_path: Path, change: str, broken_at: int) -> None:
    kept = tmp_path / "kept.duckdb"
    kept.write_bytes(audited.database.read_bytes())
    audited.execute(change.format(events=f"{AUDIT}.events"))
    try:
        result = audited.dbt("run-operation", "verify_audit_chain")
    finally:
        audited.database.write_bytes(kept.read_bytes())
    assert not result.ok
    assert f"The audit log is broken at event {broken_at} " in result.output
    assert "Restore it from a backup" in result.output
