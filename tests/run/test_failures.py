"""A run that is killed, or finds the disk full, leaves a state from which the same command simply works."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from support.harness import AUDIT, SCRAMBLED, VAULT, Project, make_project
from support.scenarios import BUILD

# What stands in the log when the process is killed: while the key is new, while the vault is built, while tables are
# scrambled, while they are compared, and when the vault has gone but the run is not closed: for that the copy of the
# project stands still at that point.
MOMENTS = {
    "the key is made": "as faulty_keys",
    "the vault is built": f"OK created sql table model {VAULT}.rows",
    "tables are scrambled": f"OK created sql table model {SCRAMBLED}.ssd_address",
    "records are compared": "START sql table model ssd_scrambler_vault.comparison_identity",
    "the end hook runs": "the vault has gone",
}
STANDSTILL = """{% macro close_run(results) -%}
    {%- do drop_vault() -%}
    {%- do run_query("select sum(range) /* the vault has gone */ from range(1000000000000)") -%}
{%- endmacro %}"""


@pytest.fixture(scope="module")
def arena(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A source and one good generation; the tests kill runs in it one after the other, as happens in life."""
    project = make_project(tmp_path_factory.mktemp("killed"), copy=True)
    project.generate("--children", "60", "--seed", "7")
    result = project.dbt(*BUILD)
    assert result.ok, result.output
    return project


def people(project: Project) -> set[str]:
    """The pseudonyms of the people of the scrambled copy."""
    return {row[0] for row in project.query(f"select pers_person_id from {SCRAMBLED}.ssd_person")}


@pytest.mark.parametrize("moment", MOMENTS)
def test_after_a_kill_the_same_command_works_and_drops_what_was_left(arena: Project, moment: str) -> None:
    events = len(arena.events())
    before = people(arena)
    hook = arena.replace_macro("close_run", STANDSTILL) if moment == "the end hook runs" else None
    arena.dbt_killed_after(MOMENTS[moment], *BUILD)
    if hook:
        arena.replace_macro("close_run", hook)
    left = arena.relations(VAULT)
    assert ("scramble_key" in left) == (moment != "the end hook runs")
    assert [event for event, _, _ in arena.events()[events:]] == ["run opened", "key made"]
    result = arena.dbt(*BUILD)
    assert result.ok, result.output
    assert arena.relations(VAULT) == []
    assert ("An earlier run ended without closing its vault" in result.output) == bool(left)
    taken_over, *own = arena.events()[events + 2 :]
    assert taken_over[0] == "key dropped" and taken_over[2]["dropped_tables"] == len(left)
    assert "did not end" in taken_over[2]["note"]
    assert [event for event, _, _ in own] == ["run opened", "key made", "key dropped", "run closed"]
    assert own[-1][2]["gate"] == "passed"
    assert people(arena).isdisjoint(before)
    assert arena.query(f"select count(distinct generation) from {AUDIT}.table_generations") == [(1,)]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of a file's size for a process")
def test_after_a_full_disk_the_same_command_works(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    project.generate("--children", "60", "--seed", "7")
    # Written to the file at once: otherwise a small source stays in the log beside it until the end.
    profile = tmp_path / "profiles.yml"
    text = profile.read_text(encoding="utf-8")
    settings = "type: duckdb\n      settings: {checkpoint_threshold: 100KB}\n"
    profile.write_text(text.replace("type: duckdb\n", settings), encoding="utf-8")
    result = project.dbt_on_a_full_disk(*BUILD, room=500_000)
    assert not result.ok
    assert "File too large" in result.output, result.output
    again = project.dbt(*BUILD)
    assert again.ok, again.output
    assert project.relations(VAULT) == []
    assert project.dbt("run-operation", "verify_audit_chain").ok
