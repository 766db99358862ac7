"""The sqlserver target on a live server; deselected unless SSD_SERVER and so on are set (see profiles.example.yml).

The database that they name is changed: its schemas ssd_development and ssd_scrambler_* are replaced.
"""

from __future__ import annotations

import json

import pytest

from support.harness import SCRAMBLED, SOURCE, VAULT, Project, make_project
from support.recompute import policy
from support.sqlserver import Server, assert_same_rows, make_server

pytestmark = pytest.mark.sqlserver

SOURCE_ARGUMENTS = ["--children", "40", "--seed", "7", "--dirty"]


@pytest.fixture(scope="module")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The source, scrambled under the test key on the embedded engine."""
    project = make_project(tmp_path_factory.mktemp("embedded"))
    project.generate(*SOURCE_ARGUMENTS)
    project.scramble()
    return project


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Server:
    """The same source, scrambled under the same key on the server."""
    server = make_server(tmp_path_factory.mktemp("sqlserver"))
    server.wipe()
    server.generate(*SOURCE_ARGUMENTS, "--replace")
    server.scramble()
    return server


@pytest.mark.parametrize("table", sorted(policy()))
def test_both_engines_give_the_same_values(embedded: Project, server: Server, table: str) -> None:
    assert_same_rows(embedded, server, f"{SCRAMBLED}.{table}", [column.name for column in policy()[table].columns])


@pytest.fixture(scope="module")
def payloads(embedded: Project, server: Server) -> tuple[Project, Server]:
    """The three lanes on both engines."""
    lanes = ["path:models/constructed", "path:models/payload"]
    for place in (embedded, server):
        result = place.dbt("run", "--select", *lanes, variables={"constructed_children": 20})
        assert result.ok, result.output
    return embedded, server


@pytest.mark.parametrize("lane", ["scrambled", "constructed", "live"])
@pytest.mark.parametrize("model", ["cohort", "items", "children", "faults"])
def test_both_engines_give_the_same_payload(payloads: tuple[Project, Server], lane: str, model: str) -> None:
    schema = "ssd_scrambler_live" if lane == "live" else "ssd_scrambler_payload"
    assert assert_same_rows(*payloads, f"{schema}.{lane}_{model}") > 10


def test_the_gate_passes_on_the_server(server: Server) -> None:
    verdicts = server.query("select check_name, verdict from ssd_scrambler_assurance.gate")
    assert len(verdicts) == 21
    assert {verdict for _, verdict in verdicts} == {"pass"}


def test_a_run_with_a_key_of_its_own_leaves_no_vault(server: Server) -> None:
    server.execute(f"drop table if exists {VAULT}.scramble_key")
    result = server.dbt("build", "--selector", "scramble")
    assert result.ok, result.output
    assert server.relations(VAULT) == []
    events = server.query("select event, detail from ssd_scrambler_audit.events order by event_number")
    assert [event for event, _ in events[-4:]] == ["run opened", "key made", "key dropped", "run closed"]
    assert json.loads(events[-1][1])["gate"] == "passed"
    chain = server.dbt("run-operation", "verify_audit_chain")
    assert chain.ok, chain.output


def test_a_doubled_key_stops_the_run_and_names_no_value(server: Server) -> None:
    identifier = server.query(f"select top 1 dept_team_id from {SOURCE}.ssd_department")[0][0]
    server.execute(
        f"alter table {SOURCE}.ssd_department drop constraint if exists pk_ssd_department",
        f"select * into {SOURCE}.ssd_department_copy from {SOURCE}.ssd_department",
        f"drop table {SOURCE}.ssd_department",
        f"select * into {SOURCE}.ssd_department from {SOURCE}.ssd_department_copy",
        f"insert into {SOURCE}.ssd_department select top 1 * from {SOURCE}.ssd_department_copy",
        f"drop table {SOURCE}.ssd_department_copy",
    )
    result = server.dbt("build", "--selector", "scramble")
    assert not result.ok
    assert "ssd_department (1) doubled" in result.output
    assert str(identifier) not in result.output
    assert server.relations(VAULT) == []
