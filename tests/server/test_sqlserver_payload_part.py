"""The payload part on a live server: the 19 tables alone, from a source without the others; as on the embedded engine.

Deselected unless SSD_SERVER and so on are set. The database that they name is changed, as in test_sqlserver.py.
"""

from __future__ import annotations

import json

import pytest

from support.harness import SCRAMBLED, SOURCE, Project, make_project
from support.parts import COVERS, PART, REST
from support.recompute import policy
from support.sqlserver import Server, assert_same_rows, make_server

pytestmark = pytest.mark.sqlserver

SOURCE_ARGUMENTS = ["--children", "40", "--seed", "7", "--dirty"]


@pytest.fixture(scope="module")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The payload part under the test key on the embedded engine."""
    project = make_project(tmp_path_factory.mktemp("embedded"))
    project.generate(*SOURCE_ARGUMENTS)
    project.scramble("phase_4")
    return project


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Server:
    """The payload part under the same key on the server, whose source has lost every other table."""
    server = make_server(tmp_path_factory.mktemp("sqlserver"))
    server.wipe()
    server.generate(*SOURCE_ARGUMENTS, "--replace")
    server.execute(*(f"drop table if exists {SOURCE}.{table}" for table in REST))
    server.scramble("phase_4")
    return server


def test_the_server_holds_the_part_alone_and_its_gate_passed(server: Server) -> None:
    assert sorted(name for name, _ in server.relations(SCRAMBLED)) == PART
    gate = server.query("select check_number, verdict, covers from ssd_scrambler_assurance.gate order by check_number")
    assert gate == [(number, "pass", COVERS) for number in range(1, 22)]
    opened = server.query("select detail from ssd_scrambler_audit.events where event = 'run opened'")
    assert [json.loads(detail)["tables"] for (detail,) in opened] == [19]


@pytest.mark.parametrize("table", PART)
def test_both_engines_give_the_same_part(embedded: Project, server: Server, table: str) -> None:
    assert_same_rows(embedded, server, f"{SCRAMBLED}.{table}", [column.name for column in policy()[table].columns])
