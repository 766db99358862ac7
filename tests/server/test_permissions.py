"""What each role may read, write and alter, on a live server: the scripts of scripts/sql, then a build as the operator.

Deselected unless SSD_SERVER and so on are set, for a login that may make logins. The database is changed as in
test_sqlserver.py; logins ssd_scrambler_test_* are made and dropped.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from support.harness import ASSURANCE, AUDIT, PAYLOAD, ROOT, SCRAMBLED, SOURCE, VAULT, Result
from support.sqlserver import OVERLAY, Server, connect, make_server

pytestmark = pytest.mark.sqlserver

SCRIPTS = ROOT / "scripts" / "sql"
ROLES = ["operator", "reviewer", "sender", "auditor"]
STAGES = ["constructed", "live", *(f"phase_{number}" for number in range(1, 6))]  # nothing is built there yet
STAGING = "stand_in"

# Who reads what: every other role is refused.
READERS = {
    f"{SOURCE}.ssd_person": ["operator"],
    f"{VAULT}.scramble_key": ["operator"],
    f"{VAULT}.identifiers": ["operator"],
    "ssd_scrambler_reference.lists": ["operator", "reviewer", "auditor"],
    f"{SCRAMBLED}.ssd_person": ["operator", "reviewer"],
    f"{ASSURANCE}.gate": ["operator", "reviewer", "auditor"],
    f"{ASSURANCE}.field_changes": ["operator", "reviewer", "auditor"],
    f"{ASSURANCE}.unchanged_values": ["operator"],
    f"{PAYLOAD}.generation": ["operator", "reviewer"],
    f"{AUDIT}.events": ["operator", "reviewer", "auditor"],
    f"ssd_scrambler_constructed.{STAGING}": ["operator", "reviewer"],
    f"ssd_scrambler_live.{STAGING}": ["operator"],
    f"ssd_scrambler_phase_1.{STAGING}": ["operator", "reviewer", "sender"],
    f"ssd_scrambler_phase_4.{STAGING}": ["operator", "reviewer", "sender"],
    f"ssd_scrambler_phase_5.{STAGING}": ["operator", "sender"],
}

# Who may run which statement. No row is touched: rights are checked all the same.
PHASE = f"ssd_scrambler_phase_3.{STAGING}"
WRITERS = {
    f"insert into {AUDIT}.events (event) select event from {AUDIT}.events where 1 = 0": ["operator", "reviewer"],
    f"update {AUDIT}.events set detail = 'x' where 1 = 0": [],
    f"delete from {AUDIT}.events where 1 = 0": [],
    f"truncate table {AUDIT}.events": [],
    f"drop table {AUDIT}.events": [],
    f"create table {AUDIT}.other_events (event int)": [],
    f"delete from {AUDIT}.run_lock where 1 = 0": ["operator"],
    f"update {PHASE} set submission_status = 'x', api_response = 'x' where 1 = 0": ["operator", "sender"],
    f"insert into {PHASE} select * from {PHASE} where 1 = 0": ["operator"],
    f"delete from {PHASE} where 1 = 0": ["operator"],
    f"update {SCRAMBLED}.ssd_person set pers_person_id = 'x' where 1 = 0": ["operator"],
    f"update {ASSURANCE}.gate set verdict = 'pass' where 1 = 0": ["operator"],
    f"delete from {VAULT}.scramble_key where 1 = 0": ["operator"],
    f"update {SOURCE}.ssd_person set pers_person_id = 'x' where 1 = 0": [],
    f"drop table {SOURCE}.ssd_person": [],
    "create table dbo.ssd_scrambler_stray (a int)": [],
    "create schema ssd_scrambler_stray": [],
    f"create view {SCRAMBLED}.stray as select 1 as a": ["operator"],
}


@dataclass
class Rights:
    """A server on which the scripts ran, a login for each role, and what the server lacks."""

    server: Server
    passwords: dict[str, str]
    lacks: list[str] = field(default_factory=list)

    def login(self, role: str) -> str:
        return f"ssd_scrambler_test_{role}"

    def environment(self, role: str) -> dict[str, str]:
        return {"SSD_USER": self.login(role), "SSD_PASSWORD": self.passwords[role]}

    def run(self, role: str, statement: str) -> Any:
        """Run one statement as a role's login; raises what the server says."""
        connection = connect(self.environment(role))
        try:
            cursor = connection.cursor().execute(statement)
            return cursor.fetchall() if cursor.description else None
        finally:
            connection.close()

    def refused(self, role: str, statement: str) -> bool:
        """Whether the server refuses a statement for want of a right; any other error is the test's own fault."""
        import pyodbc

        try:
            self.run(role, statement)
        except pyodbc.Error as error:
            text = str(error).lower()
            # Without any right on a thing SQL Server says no more than that it may not be there.
            wants_right = "permission" in text or "must be owner" in text or "(15151)" in text or "(3701)" in text
            assert wants_right, f"{role}: {statement}: {error}"
            return True
        return False

    def build(self, variables: dict[str, Any] | None = None) -> None:
        """Build as the operator."""
        result = self.dbt("operator", "build", "--selector", "scramble", variables=variables)
        assert result.ok, result.output
        if "rights on tables to come" in self.lacks:
            run_script(self.server, "02_grants.sql")

    def dbt(self, role: str, *arguments: str, variables: dict[str, Any] | None = None) -> Result:
        """Run dbt as a role's login."""
        self.server.project.environment |= self.environment(role)
        try:
            return self.server.dbt(*arguments, variables=variables)
        finally:
            for name in self.environment(role):
                del self.server.project.environment[name]


def substitutes() -> dict[str, Any]:
    """What to run in place of statements that a server which is not SQL Server lacks; the overlay says so."""
    file = Path(OVERLAY or "") / "tests" / "sql_substitutes.json"
    return json.loads(file.read_text(encoding="utf-8")) if OVERLAY and file.exists() else {}


def run_script(server: Server, name: str) -> None:
    """Run a script as a DBA would; where the server lacks statements, those that the script shows, one by one."""
    script = (SCRIPTS / name).read_text(encoding="utf-8")
    rules = substitutes().get("substitutes")
    if not rules:
        server.execute(script)
        return
    for (statement,) in server.query(script.replace("@execute bit = 1", "@execute bit = 0")):
        places = [
            re.sub(pattern, new, statement) for pattern, found in rules for new in found if re.match(pattern, statement)
        ]
        known = any(re.match(pattern, statement) for pattern, _ in rules)
        server.execute(*(places if known else [statement]))


def drop_logins(rights: Rights) -> None:
    """Drop the tests' own users and logins."""
    for role in ROLES:
        login = rights.login(role)
        if rights.server.query(f"select 1 from sys.database_principals where name = '{login}'"):
            rights.server.execute(f"drop user [{login}]")
        if rights.server.query(f"select 1 from sys.server_principals where name = '{login}'"):
            rights.server.execute(f"drop login [{login}]")


def clean_up(rights: Rights) -> None:
    """Take away all that these tests make."""
    server = rights.server
    server.wipe()
    run_script(server, "90_remove.sql")
    for (schema,) in server.query("select name from sys.schemas where name like 'ssd[_]scrambler%'"):
        server.execute(f"drop schema [{schema}]")
    drop_logins(rights)


@pytest.fixture(scope="module")
def rights(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rights]:
    """The scripts run twice, a login for each role, stand-ins for the phases, and a first build as the operator."""
    server = make_server(tmp_path_factory.mktemp("permissions"))
    rights = Rights(
        server, {role: f"Aa1!{secrets.token_urlsafe(18)}" for role in ROLES}, substitutes().get("lacks", [])
    )
    clean_up(rights)
    try:
        server.generate("--children", "20", "--seed", "7", "--replace")
        for _ in range(2):
            for name in ["01_schemas_and_roles.sql", "02_grants.sql", "03_source.sql"]:
                run_script(server, name)
        for role in ROLES:
            login = rights.login(role)
            server.execute(
                f"create login [{login}] with password = '{rights.passwords[role]}'",
                f"create user [{login}] for login [{login}]",
                f"alter role [ssd_scrambler_{role}] add member [{login}]",
            )
        for stage in STAGES:
            rights.run(
                "operator",
                f"create table ssd_scrambler_{stage}.{STAGING} "
                "(id int, json_payload nvarchar(max), submission_status nvarchar(50), api_response nvarchar(max))",
            )
        rights.build()
        yield rights
    finally:
        clean_up(rights)


@pytest.fixture(scope="module")
def before(rights: Rights) -> dict[str, bool]:
    """Without manage_grants: whether the reviewer is refused the gate and a scrambled table."""
    tables = (f"{ASSURANCE}.gate", f"{SCRAMBLED}.ssd_person")
    return {table: rights.refused("reviewer", f"select count(*) from {table}") for table in tables}


@pytest.fixture(scope="module")
def built(rights: Rights, before: dict[str, bool]) -> Rights:
    """The second build, with manage_grants; its vault is kept."""
    rights.build(variables={"manage_grants": True, "keep_vault": True})
    return rights


def test_the_operator_role_is_enough_for_a_whole_build(built: Rights) -> None:
    assert {row[0] for row in built.server.query(f"select verdict from {ASSURANCE}.gate")} == {"pass"}
    logs = "".join(file.read_text(encoding="utf-8") for file in built.server.project.log_path.rglob("*.log*"))
    assert "ssd_scrambler_scrambled" in logs
    assert "sql_expression_dependencies" not in logs  # only db_owner may read it
    logins = built.server.query(f"select distinct login from {AUDIT}.events")
    assert logins == [(built.login("operator"),)]


def test_without_manage_grants_only_rights_on_schemas_outlast_a_build(rights: Rights, before: dict[str, bool]) -> None:
    assert before[f"{ASSURANCE}.gate"]
    if "rights on tables to come" in rights.lacks:
        pytest.skip("on this server a right on a schema does not cover the tables that another login makes later")
    assert not before[f"{SCRAMBLED}.ssd_person"]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("table", READERS)
def test_who_reads_what(built: Rights, table: str, role: str) -> None:
    assert built.refused(role, f"select count(*) from {table}") == (role not in READERS[table])


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("statement", WRITERS)
def test_who_writes_and_alters_what(built: Rights, statement: str, role: str) -> None:
    refused = built.refused(role, statement)
    if statement.startswith("create view") and not refused:
        built.run(role, f"drop view {SCRAMBLED}.stray")
    assert refused == (role not in WRITERS[statement])


def test_no_role_holds_more_than_it_was_given(built: Rights) -> None:
    members = built.server.query(
        "select r.name from sys.database_role_members as rm "
        "inner join sys.database_principals as r on r.principal_id = rm.role_principal_id "
        "inner join sys.database_principals as m on m.principal_id = rm.member_principal_id "
        "where m.name like 'ssd[_]scrambler[_]test[_]%'"
    )
    assert sorted(name for (name,) in members) == sorted(f"ssd_scrambler_{role}" for role in ROLES)


@pytest.mark.parametrize("role", ["reviewer", "sender", "auditor"])
def test_the_vault_stays_shut_to_a_role_that_was_let_in_by_mistake(built: Rights, role: str) -> None:
    if "deny" in built.lacks:
        pytest.skip("this server has no DENY")
    built.server.execute(f"grant select on object::{VAULT}.scramble_key to [ssd_scrambler_{role}]")
    assert built.refused(role, f"select count(*) from {VAULT}.scramble_key")


def test_events_stay_even_where_the_operator_was_let_in_by_mistake(built: Rights) -> None:
    if "deny" in built.lacks:
        pytest.skip("this server has no DENY")
    built.server.execute(f"grant update, delete on object::{AUDIT}.events to [ssd_scrambler_operator]")
    assert built.refused("operator", f"delete from {AUDIT}.events where 1 = 0")
    assert built.refused("operator", f"update {AUDIT}.events set detail = 'x' where 1 = 0")


@pytest.mark.parametrize("table", [f"{VAULT}.scramble_key", f"{SOURCE}.ssd_person", f"ssd_scrambler_live.{STAGING}"])
def test_no_view_leads_the_reviewer_past_a_refusal(built: Rights, table: str) -> None:
    if "ownership chains" in built.lacks:
        pytest.skip("on this server a view reads with the rights of whoever made it, so owners prove nothing")
    view = f"{SCRAMBLED}.a_way_round"
    built.run("operator", f"create view {view} as select 1 as found from {table}")
    try:
        assert not built.refused("operator", f"select count(*) from {view}")
        assert built.refused("reviewer", f"select count(*) from {view}")
    finally:
        built.run("operator", f"drop view {view}")


def test_no_view_leads_the_operator_past_the_append_only_log(built: Rights) -> None:
    view = f"{SCRAMBLED}.a_way_round"
    built.run("operator", f"create view {view} as select event_number, detail from {AUDIT}.events")
    try:
        assert not built.refused("operator", f"select count(*) from {view}")
        assert built.refused("operator", f"update {view} set detail = 'x' where 1 = 0")
        assert built.refused("operator", f"delete from {view} where 1 = 0")
    finally:
        built.run("operator", f"drop view {view}")


@pytest.mark.parametrize(
    ("schema", "owner"),
    [
        ("vault", "vault_owner"),
        ("audit", "audit_owner"),
        ("live", "live_owner"),
        ("phase_5", "live_owner"),
        ("scrambled", "owner"),
    ],
)
def test_schemas_have_owners_that_nobody_is(built: Rights, schema: str, owner: str) -> None:
    found = built.server.query(
        "select p.name from sys.schemas as s "
        "inner join sys.database_principals as p on p.principal_id = s.principal_id "
        f"where s.name = 'ssd_scrambler_{schema}'"
    )
    assert found == [(f"ssd_scrambler_{owner}",)]
    strays = built.server.query(
        "select t.name from sys.tables as t inner join sys.schemas as s on s.schema_id = t.schema_id "
        f"where s.name = 'ssd_scrambler_{schema}' and t.principal_id is not null"
    )
    if "ownership chains" not in built.lacks:
        assert strays == []


def test_the_reviewer_records_a_look_and_the_auditor_checks_the_log(built: Rights) -> None:
    arguments = "{generation: x, looked_by: reviewer, outcome: nothing found}"
    recorded = built.dbt("reviewer", "run-operation", "record_manual_check", "--args", arguments)
    assert recorded.ok, recorded.output
    last = built.server.query(f"select top 1 event, login from {AUDIT}.events order by event_number desc")
    assert last == [("manual check", built.login("reviewer"))]
    checked = built.dbt("auditor", "run-operation", "verify_audit_chain")
    assert checked.ok, checked.output
    assert "every hash fits" in checked.output
    refused = built.dbt("auditor", "run-operation", "record_manual_check", "--args", arguments)
    assert not refused.ok
    assert "permission" in refused.output.lower()


def test_the_operator_closes_the_vault(built: Rights) -> None:
    # Last of the tests that need the vault.
    result = built.dbt("operator", "run-operation", "close_vault")
    assert result.ok, result.output
    assert built.server.relations(VAULT) == []


def test_manage_grants_without_the_roles_stops_before_anything_is_built(built: Rights) -> None:
    project = built.server.project
    project.environment["SSD_SCRAMBLER_SCHEMA"] = "ssd_scrambler_elsewhere"
    try:
        result = built.server.dbt("build", "--selector", "scramble", variables={"manage_grants": True})
    finally:
        del project.environment["SSD_SCRAMBLER_SCHEMA"]
    assert not result.ok
    assert "no role ssd_scrambler_elsewhere_reviewer" in result.output
    assert (
        built.server.query(
            "select 1 from information_schema.tables where table_schema like 'ssd[_]scrambler[_]elsewhere%'"
        )
        == []
    )
