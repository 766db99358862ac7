"""Phases 3 and 4 scramble and prove the tables that the payload reads, read no other source table, and say so."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from support.harness import ASSURANCE, AUDIT, PAYLOAD, SCRAMBLED, SOURCE, VAULT, Project, Result, make_project
from support.parts import COVERS, PART, REST
from support.recompute import columns, policy
from support.scenarios import DOWNSTREAM, Scenarios

PROOF_OF_THE_REST = [
    f"{kind}_{domain}"
    for domain in ("early_help", "court", "send", "reference")
    for kind in ("vault__comparison", "assurance__read_as_held")
]
NOT_FOR_THE_PAYLOAD = {
    *PROOF_OF_THE_REST,
    *(f"{layer}__{table}" for layer in ("prepared", "scrambled") for table in REST),
}
LAYERS = ("path:models/prepared", "path:models/vault", "path:models/scrambled", "path:models/assurance")


def tags(project: Project) -> dict[str, list[str]]:
    """Every model and its tags, as dbt last read them."""
    nodes = json.loads((project.target_path / "manifest.json").read_text(encoding="utf-8"))["nodes"]
    return {node["name"]: node["tags"] for node in nodes.values() if node["resource_type"] == "model"}


def tables_read(project: Project) -> set[str]:
    """The tables of the source that stand in the SQL that the last command ran."""
    found = set()
    for path in (project.target_path / "run" / "ssd_scrambler").glob("models/**/*.sql"):
        found |= set(re.findall(rf'"?{SOURCE}"?\."?(\w+)"?', path.read_text(encoding="utf-8")))
    return found


def generations(project: Project) -> dict[str, list[str]]:
    """Which scrambled tables hold which generation; what is staged on them aside."""
    found: dict[str, list[str]] = {}
    held = project.query(f"select table_name, generation from {AUDIT}.table_generations order by 1")
    for table, generation in held:
        if table not in policy():
            continue
        found.setdefault(generation, []).append(table)
    return found


# --- tags, paths and selectors ----------------------------------------------------------------------------------------


def test_the_tag_rest_stands_on_what_the_payload_does_not_need(scenarios: Scenarios) -> None:
    assert (len(PART), len(REST)) == (19, 29)
    tagged = {name for name, names in tags(scenarios.get("good").project).items() if "rest" in names}
    assert tagged == NOT_FOR_THE_PAYLOAD


def test_the_way_to_the_subject_of_a_payload_table_keeps_to_payload_tables() -> None:
    for table in PART:
        subject = policy()[table].subject
        for alternative in [subject] if isinstance(subject, str) else subject:
            assert set(re.findall(r"(\w+)\.", alternative)) <= set(PART), table


@pytest.fixture(scope="module")
def selected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """The nodes of each selector that scrambles."""
    project = make_project(tmp_path_factory.mktemp("selectors"))
    found = {}
    for selector in ("scramble", "phase_3", "phase_4"):
        result = project.dbt("--quiet", "--warn-error", "ls", "--selector", selector, "--output", "name")
        assert result.ok, result.output
        found[selector] = set(result.output.split())
    return found


def test_scramble_selects_every_table_and_no_lane_payload_or_phase(selected: dict[str, set[str]]) -> None:
    names = {name for name in selected["scramble"] if "__" in name}
    assert {name for name in names if name.startswith("scrambled__")} == {f"scrambled__{table}" for table in policy()}
    assert {*PROOF_OF_THE_REST, "payload__generation", "is_empty_assurance__gate_verdict_pass_"} <= names
    assert not [name for name in names if name.startswith(("constructed__", "phase_"))]
    assert {name for name in names if name.startswith("payload__")} == {"payload__generation"}


@pytest.mark.parametrize("phase", ["phase_3", "phase_4"])
def test_phases_3_and_4_select_what_scramble_does_but_the_rest(selected: dict[str, set[str]], phase: str) -> None:
    assert selected["scramble"] - selected[phase] == NOT_FOR_THE_PAYLOAD
    assert not selected[phase] & NOT_FOR_THE_PAYLOAD
    staged = {f"{phase}__ssd_api_data_staging_anon", f"{phase}__oversight"}
    children = "payload__scrambled_wave_children" if phase == "phase_4" else "payload__scrambled_children"
    assert {children, *staged} <= selected[phase]
    others = ("constructed__", "payload__constructed", "payload__live", *(f"phase_{n}__" for n in range(1, 6)))
    assert [name for name in selected[phase] if name.startswith(others) and not name.startswith(phase)] == []


# --- a run of the payload part, over a full scramble, from a source that has no other table ---------------------------


@pytest.fixture(scope="module")
def part(scenarios: Scenarios, tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, Result, dict[str, Any]]:
    """A full generation, then `phase_4` from a source without the other tables; its result and what stood before."""
    project = make_project(tmp_path_factory.mktemp("part"), database=scenarios.get("good").project.database)
    project.execute(*(f"drop table if exists {SOURCE}.{table}" for table in REST))
    before = project.contents(SCRAMBLED)
    return project, project.dbt("build", "--selector", "phase_4"), before


def test_the_part_builds_and_passes_the_gate(part: tuple[Project, Result, dict]) -> None:
    project, result, _ = part
    assert result.ok, result.output
    gate = project.query(f"select check_number, verdict, covers from {ASSURANCE}.gate order by 1")
    assert gate == [(number, "pass", COVERS) for number in range(1, 22)]
    assert f", {COVERS}. Read {ASSURANCE} before anything is released." in result.output
    assert project.query(f"select generation from {PAYLOAD}.generation") == [
        (project.query(f"select distinct generation from {ASSURANCE}.gate")[0][0],)
    ]


def test_no_other_source_table_is_read_or_missed(part: tuple[Project, Result, dict]) -> None:
    project, result, _ = part
    assert tables_read(project) == set(PART)
    missing = re.findall(r"The source lacks .*", result.output)
    assert not [table for table in REST if any(table in line for line in missing)]


def test_the_other_tables_stay_as_they_were_and_of_their_generation(
    part: tuple[Project, Result, dict], scenarios: Scenarios
) -> None:
    project, result, before = part
    after = project.contents(SCRAMBLED)
    changed = {name.split(".")[1] for name in after if after[name] != before.get(name)}
    assert changed <= set(PART) and len(changed) > 15 and after.keys() == before.keys()
    new = project.query(f"select distinct generation from {ASSURANCE}.gate")[0][0]
    assert generations(project) == {scenarios.get("good").generation: REST, new: PART}
    assert "29 scrambled tables are left from earlier generations" in result.output


def test_the_proof_is_about_the_part_alone(part: tuple[Project, Result, dict]) -> None:
    project, _, _ = part
    proven = project.query(f"select table_name, count(*) from {ASSURANCE}.field_changes group by 1 order by 1")
    assert proven == [(table, len(policy()[table].columns)) for table in PART]
    mapped = dict(project.query(f"select concat(table_name, '.', column_name), part from {ASSURANCE}.data_map"))
    assert mapped == {c.place: "payload" if c.table in PART else "rest" for c in columns()}
    new = project.query(f"select distinct generation from {ASSURANCE}.gate")
    for table in ("row_counts", "violations", "read_as_held_identity"):
        assert project.query(f"select distinct generation from {ASSURANCE}.{table}") == new
    counted = project.query(f"select table_name from {ASSURANCE}.row_counts order by 1")
    assert [name for (name,) in counted] == PART
    other = project.query(f"select distinct generation from {ASSURANCE}.read_as_held_send")
    assert len(other) == 1 and other != new


def test_the_key_of_the_part_is_gone_and_the_log_says_how_many_tables(part: tuple[Project, Result, dict]) -> None:
    project, _, _ = part
    assert project.relations(VAULT) == []
    last = {event: detail for event, _, detail in project.events()}
    opened, closed = last["run opened"], last["run closed"]
    assert opened["tables"] == 19 and closed["gate"] == "passed"
    first = next(detail for event, _, detail in project.events() if event == "run opened")
    assert first["tables"] == 48


def test_what_is_behind_the_gate_may_be_built_after_the_part(part: tuple[Project, Result, dict]) -> None:
    result = part[0].dbt(*DOWNSTREAM)
    assert result.ok, result.output


def test_edges_do_not_depend_on_the_selection(part: tuple[Project, Result, dict]) -> None:
    nodes = json.loads((part[0].target_path / "manifest.json").read_text(encoding="utf-8"))["nodes"]
    for model in ("rows", "identifier_cells", "subject_dates", "subject_values"):
        parents = nodes[f"model.ssd_scrambler.vault__{model}"]["depends_on"]["nodes"]
        assert len([parent for parent in parents if ".prepared__" in parent]) == 48, model
    gate = nodes["model.ssd_scrambler.assurance__gate"]["depends_on"]["nodes"]
    assert {f"model.ssd_scrambler.{name}" for name in PROOF_OF_THE_REST} <= set(gate)


def test_purging_the_older_tables_leaves_what_the_payload_is_built_from(
    part: tuple[Project, Result, dict], tmp_path
) -> None:
    project = make_project(tmp_path, database=part[0].database)
    project.execute(
        f"update {AUDIT}.table_generations set built_at = '2020-01-01T00:00:00' where table_name in {tuple(REST)}"
    )
    result = project.dbt("run-operation", "purge_expired", "--args", "{dry_run: false}")
    assert result.ok, result.output
    assert project.relations(SCRAMBLED) == PART
    assert {"generation", "scrambled_wave_children"} <= set(project.relations(PAYLOAD))
    project.execute(f"update {AUDIT}.table_generations set built_at = '2020-01-01T00:00:00'")
    result = project.dbt("run-operation", "purge_expired", "--args", "{dry_run: false}")
    assert result.ok, result.output
    assert (project.relations(SCRAMBLED), project.relations(PAYLOAD)) == ([], [])


# --- refusals ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("build", "--selector", "phase_3", "--empty"), ["Use `dbt build --selector phase_3` instead."]),
        (
            ("run", "--select", *LAYERS, "--exclude", "tag:rest", "vault__calendar"),
            ["leaves out 1 of the models", "(vault__calendar)", "alone there are the selectors phase_3 and phase_4."],
        ),
        (
            ("run", "--select", *LAYERS, "--exclude", "tag:rest", "scrambled__ssd_person"),
            ["leaves out 1 of the models", "alone there are the selectors phase_3 and phase_4."],
        ),
        (
            ("run", "--select", *LAYERS, "--exclude", "scrambled__ssd_family"),
            ["leaves out 1 of the models", "Use `dbt build --selector scramble` instead."],
        ),
        (
            ("run", "--select", *LAYERS, "--exclude", *(f"scrambled__{table}" for table in REST)),
            ["leaves out 29 of the models", "Use `dbt build --selector scramble` instead."],
        ),
        (
            ("run", "--select", *LAYERS, "--exclude", "vault__comparison_send"),
            ["leaves out 1 of the models", "Use `dbt build --selector scramble` instead."],
        ),
    ],
    ids=["empty", "no calendar", "no person", "all but one", "proof without tables", "tables without proof"],
)
def test_a_part_of_the_part_and_a_part_of_the_rest_are_refused(
    part: tuple[Project, Result, dict], arguments: tuple[str, ...], says: list[str]
) -> None:
    project, _, _ = part
    before, events = project.contents(SCRAMBLED, ASSURANCE, PAYLOAD), len(project.events())
    result = project.dbt(*arguments)
    assert not result.ok
    for words in says:
        assert words in " ".join(result.output.split()), result.output
    if "--exclude" in arguments and "tag:rest" not in arguments:
        assert "phase_3" not in result.output
    assert project.contents(SCRAMBLED, ASSURANCE, PAYLOAD) == before
    assert len(project.events()) == events and project.relations(VAULT) == []


# --- the same values as a full scramble -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def same_key(dirty_source, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The source of `scrambled`, its payload part scrambled under the same key."""
    project = make_project(tmp_path_factory.mktemp("same_key"), database=dirty_source)
    project.scramble("phase_4")
    return project


def test_no_other_source_table_is_read_where_it_is_there(same_key: Project) -> None:
    assert tables_read(same_key) == set(PART)


@pytest.mark.parametrize("table", PART)
def test_all_but_dates_are_those_of_a_full_scramble(scrambled: Project, same_key: Project, table: str) -> None:
    names = [c.name for c in policy()[table].columns if c.method != "date"]
    sql = f"select {', '.join(names)} from {SCRAMBLED}.{table} order by all"
    assert same_key.query(sql) == scrambled.query(sql)


def test_dates_are_those_of_a_full_scramble_or_a_little_earlier(scrambled: Project, same_key: Project) -> None:
    """Dates of other tables close before one can push it later, to keep the order; without them it is not pushed.

    A date that the other tables alone call a date of birth has moved further back there, so it is left out here.
    """
    sql = (
        f"select c.subject_key, c.source_date, c.scrambled_date, d.is_birth from {VAULT}.calendar as c"
        f" join {VAULT}.subject_dates as d using (subject_key, source_date) where c.scrambled_date is not null"
    )
    full = {(subject, day): (new, birth) for subject, day, new, birth in scrambled.query(sql)}
    found = same_key.query(sql)
    assert len(found) > 1000 and len(full) > len(found)
    equal = 0
    for subject, day, new, birth in found:
        other, other_birth = full[subject, day]
        if birth == other_birth:
            assert new <= other
            equal += new == other
    assert equal > 0.9 * len(found)


def test_a_full_scramble_after_the_part_builds_all_48_again(same_key: Project) -> None:
    """What dbt keeps of its parsing must not freeze the choice of tables."""
    compiled = same_key.dbt("compile", "--select", "vault__rows")
    assert compiled.ok, compiled.output
    sql = next((same_key.target_path / "compiled").glob("**/vault__rows.sql")).read_text(encoding="utf-8")
    assert "ssd_contacts" in sql and "ssd_person" in sql
    result = same_key.dbt("build", "--selector", "scramble", variables={"keep_vault": True})
    assert result.ok, result.output
    assert "48 of 48 tables. Read" in result.output
    assert set(generations(same_key).popitem()[1]) == set(policy()) and len(generations(same_key)) == 1
