"""The assurance gate finds a scramble that does not do its work, says where, and keeps what is behind it as it was."""

from __future__ import annotations

import re

import pytest

from support.harness import ASSURANCE, AUDIT, PAYLOAD, SCRAMBLED, SOURCE, Project, make_project
from support.scenarios import DOWNSTREAM, Scenario, Scenarios

COMMAND = "`dbt build --selector scramble`"


def failures(scenario: Scenario) -> dict[str, dict[str, int]]:
    """What the console says of the gate: check -> place -> count."""
    found: dict[str, dict[str, int]] = {}
    for check, total, places in re.findall(r"Assurance gate FAILED: (.+?): (\d+)(?: in (.*))?", scenario.result.output):
        found[check] = {place: int(count) for place, count in re.findall(r"([\w.]+) \((\d+)\)", places)}
        assert sum(found[check].values()) == int(total)
    return found


def filled(scenario: Scenario, table: str, column: str, condition: str = "true") -> int:
    """How many rows of a source column hold something."""
    sql = f"select count(*) from {SOURCE}.{table} where trim(cast({column} as varchar)) <> '' and {condition}"
    return scenario.project.query(sql)[0][0]


def generation_behind_the_gate(scenario: Scenario) -> list[tuple]:
    """The generations that the model behind the gate holds."""
    return scenario.project.query(f"select generation from {PAYLOAD}.generation")


def test_one_method_that_returns_its_input_fails_the_gate_with_table_column_and_count(scenarios: Scenarios) -> None:
    scenario = scenarios.get("postcode unscrambled")
    assert not scenario.result.ok
    expected = {
        f"{table}.{column}": filled(scenario, table, column)
        for table, column in (
            ("ssd_address", "addr_address_postcode"),
            ("ssd_cla_placement", "clap_cla_placement_postcode"),
        )
    }
    assert failures(scenario) == {"values unchanged": expected, "values not of their form": expected}
    assert min(expected.values()) > 10


@pytest.mark.parametrize("name", ["postcode unscrambled", "downstream alone", "dbt run"])
def test_nothing_behind_a_failed_gate_is_rebuilt(scenarios: Scenarios, name: str) -> None:
    scenario = scenarios.get(name)
    assert not scenario.result.ok
    assert f"{PAYLOAD}.generation" not in scenario.changed
    assert generation_behind_the_gate(scenario) == [(scenarios.get("good").generation,)]


@pytest.mark.parametrize("name", ["downstream alone", "dbt run"])
def test_the_model_behind_a_failed_gate_says_why_it_was_not_built(scenarios: Scenarios, name: str) -> None:
    scenario = scenarios.get(name)
    generation = scenarios.get("postcode unscrambled").generation if name == "downstream alone" else scenario.generation
    text = " ".join(scenario.result.output.split())
    assert f"The assurance gate of generation {generation} failed 2 of 21 checks." in text
    assert f"mend the cause and run {COMMAND}." in text


def test_the_gate_finds_five_kinds_of_fault_side_by_side(scenarios: Scenarios) -> None:
    """A postcode, a flag and a date as they were, a pseudonym that is the original, and rows lost by a join."""
    scenario = scenarios.get("five faults")
    assert not scenario.result.ok
    found = failures(scenario)
    unchanged = found["values unchanged"]
    assert unchanged["ssd_address.addr_address_postcode"] == filled(scenario, "ssd_address", "addr_address_postcode")
    assert unchanged["ssd_cin_assessments.cina_assessment_id"] == filled(
        scenario, "ssd_cin_assessments", "cina_assessment_id"
    )
    assert unchanged["ssd_cla_health.clah_health_check_date"] == filled(
        scenario, "ssd_cla_health", "clah_health_check_date"
    )
    seen = found["values equal more often than chance"]["ssd_cin_visits.cinv_cin_visit_seen"]
    assert seen == filled(
        scenario, "ssd_cin_visits", "cinv_cin_visit_seen", "upper(trim(cinv_cin_visit_seen)) in ('Y', 'N')"
    )
    assert found["pseudonyms that are a real value"]["assessment"] > 100
    lost = (
        filled(scenario, "ssd_disability", "disa_table_id")
        - scenario.project.query(f"select count(*) from {SCRAMBLED}.ssd_disability")[0][0]
    )
    assert lost > 0
    assert found["rows missing or added"] == {"ssd_disability": lost}
    assert found["rows not compared with their original"] == {"ssd_disability": lost}
    assert f"{PAYLOAD}.generation" not in scenario.changed


def source_values(scenario: Scenario) -> set[str]:
    """Every identity of the source, case aside."""
    manifest = scenario.manifest
    groups = [*manifest["values"].values(), *manifest["ids"].values()]
    return {value.strip().upper() for group in groups for value in group}


def test_unchanged_values_are_listed_by_pseudonym_for_a_person_to_look_at(scenarios: Scenarios) -> None:
    scenario = scenarios.get("dbt run")  # the last of the runs with unscrambled postcodes: the list is replaced by each
    project = scenario.project
    rows = project.query(f"select table_name, column_name, pseudonym, generation from {ASSURANCE}.unchanged_values")
    counts: dict[str, int] = {}
    for table, column, _, _ in rows:
        counts[f"{table}.{column}"] = counts.get(f"{table}.{column}", 0) + 1
    assert counts == failures(scenario)["values unchanged"]
    assert {generation for *_, generation in rows} == {scenario.generation}
    keys = {"ssd_address": "addr_table_id", "ssd_cla_placement": "clap_cla_placement_id"}
    for table, key in keys.items():
        records = {row[0] for row in project.query(f"select {key} from {SCRAMBLED}.{table}")}
        assert {pseudonym for name, _, pseudonym, _ in rows if name == table} <= records


@pytest.mark.parametrize("name", ["postcode unscrambled", "five faults"])
def test_the_list_of_unchanged_values_holds_no_source_value(scenarios: Scenarios, name: str) -> None:
    """Not even where the scramble is broken so that a pseudonym is the original."""
    scenario = scenarios.get(name)
    rows = scenario.project.query(f"select columns(*) from {ASSURANCE}.unchanged_values")
    held = {str(value).strip().upper() for row in rows for value in row if value is not None}
    assert len(rows) > 100
    assert held & source_values(scenario) == set()


def test_every_column_has_a_good_verdict_when_all_is_well(scrambled: Project) -> None:
    verdicts = dict(
        scrambled.query(f"select concat(table_name, '.', column_name), verdict from {ASSURANCE}.field_changes")
    )
    assert len(verdicts) == 378
    good = {"changed", "within chance", "kept by policy", "blanked by policy", "empty", "nothing to compare"}
    assert set(verdicts.values()) <= good, {
        place: verdict for place, verdict in verdicts.items() if verdict not in good
    }
    assert list(verdicts.values()).count("changed") > 250
    assert scrambled.query(f"select count(*) from {ASSURANCE}.unchanged_values") == [(0,)]
    gate = scrambled.query(
        f"select count(*), count(distinct check_number), min(verdict), max(verdict) from {ASSURANCE}.gate"
    )
    assert gate == [(21, 21, "pass", "pass")]


@pytest.fixture(scope="module")
def shelf(scenarios: Scenarios, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A good generation whose records tests change by hand."""
    return make_project(tmp_path_factory.mktemp("shelf"), database=scenarios.get("good").project.database)


TABLES = f"{AUDIT}.table_generations"
BROKEN_RECORDS = {
    "a table of another generation": (
        f"update {TABLES} set generation = '20250101T000000-00000000' where table_name = 'ssd_person'",
        "1 of 19 scrambled tables are not of generation",
    ),
    "a table that no run recorded": (
        f"delete from {TABLES} where table_name = 'ssd_cin_episodes'",
        "0 of 18 scrambled tables are not of generation",
    ),
    "an empty gate": (f"delete from {ASSURANCE}.gate", "The assurance gate is empty"),
    "no gate": (f"drop table {ASSURANCE}.gate", "No assurance gate has been built"),
}


@pytest.mark.parametrize("fault", BROKEN_RECORDS)
def test_tables_that_the_gate_does_not_speak_for_stop_what_reads_them(shelf: Project, tmp_path, fault: str) -> None:
    change, message = BROKEN_RECORDS[fault]
    kept = tmp_path / "kept.duckdb"
    kept.write_bytes(shelf.database.read_bytes())
    before = shelf.contents(PAYLOAD)
    shelf.execute(change)
    try:
        result = shelf.dbt(*DOWNSTREAM)
        assert not result.ok
        assert message in result.output and f"run {COMMAND}." in result.output
        assert shelf.contents(PAYLOAD) == before
    finally:
        shelf.database.write_bytes(kept.read_bytes())


def test_what_the_gate_speaks_for_may_be_read_again(shelf: Project) -> None:
    result = shelf.dbt(*DOWNSTREAM)
    assert result.ok, result.output


def test_after_a_failed_run_the_tables_are_not_of_the_generation_that_passed(scenarios: Scenarios) -> None:
    scenario = scenarios.get("downstream of a failed model")
    assert not scenario.result.ok
    good = scenarios.get("good").generation
    assert re.search(rf"\d+ of 19 scrambled tables are not of generation {good}", scenario.result.output)
    assert generation_behind_the_gate(scenario) == [(good,)]
