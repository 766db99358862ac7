"""Failures that a database team meets on a server: the message says what is wrong, and the same command works later."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from support.harness import SCRAMBLED, SOURCE, VAULT, Result
from support.scenarios import BUILD
from support.sqlserver import TARGETS, Server, make_server

pytestmark = pytest.mark.sqlserver

PASSWORD = "Pw_Ssd_Scrambler_1"

# What is set otherwise in the environment, and what of SQL Server's own or the project's message has to be told. More
# than one text: the drivers word it in their own ways, and so does a server that is not SQL Server.
UNREACHED = {
    "a wrong password": ({"SSD_PASSWORD": PASSWORD}, ["Login failed for user"]),
    "an unknown host": (
        {"SSD_SERVER": "no-such-host.invalid"},
        ["Login timeout expired", "not found", "not accessible"],
    ),
    "nobody at the port": ({"SSD_PORT": "1"}, ["Login timeout expired", "not found", "refused", "not accessible"]),
    "a database that is not there": ({"SSD_DATABASE": "ssd_nowhere"}, ["Cannot open database", "does not exist"]),
}


@pytest.fixture(scope="module", params=TARGETS)
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Server:
    """A server with a source and nothing else."""
    server = make_server(tmp_path_factory.mktemp("failures"), request.param)
    server.wipe()
    server.generate("--children", "20", "--seed", "7", "--replace")
    return server


@pytest.mark.parametrize("fault", UNREACHED)
def test_a_server_that_cannot_be_reached_is_named_as_such(server: Server, fault: str) -> None:
    environment, told = UNREACHED[fault]
    server.project.environment = environment
    try:
        result = server.dbt(*BUILD)
    finally:
        server.project.environment = {}
    assert not result.ok
    assert any(words in result.output for words in told), result.output
    assert PASSWORD not in result.output
    assert all(PASSWORD not in path.read_text(encoding="utf-8", errors="replace") for path in server.project.files())


def test_a_schema_that_is_not_there_is_named_with_the_vars_to_set(server: Server) -> None:
    result = server.dbt(*BUILD, variables={"ssd_schema": "nowhere"})
    assert not result.ok
    assert "No SSD table was found in schema nowhere" in result.output
    assert "Set the vars ssd_schema and ssd_database, and let the login read that schema" in result.output


@pytest.fixture
def login(server: Server) -> str:
    """A login that may enter the database and do nothing there."""
    name = "ssd_scrambler_powerless"
    take_away(server, name)
    server.execute(f"create login {name} with password = '{PASSWORD}'", f"create user {name} for login {name}")
    yield name
    take_away(server, name)


def take_away(server: Server, login: str) -> None:
    """Drop a login and its user, where they are."""
    for statement in (
        f"revoke select on schema::{SOURCE} from {login}",
        f"drop user if exists {login}",
        f"drop login {login}",
    ):
        try:
            server.execute(statement)
        except Exception as error:
            assert any(words in str(error) for words in ("does not exist", "Cannot find", "15151")), error


def as_login(server: Server, login: str, *arguments: str) -> Result:
    """Run dbt as another login."""
    server.project.environment = {"SSD_USER": login, "SSD_PASSWORD": PASSWORD}
    try:
        return server.dbt(*arguments)
    finally:
        server.project.environment = {}


def test_a_login_without_rights_is_told_which_it_lacks(server: Server, login: str) -> None:
    result = as_login(server, login, *BUILD)
    assert not result.ok
    told = ("No SSD table was found", "permission was denied", "permission denied")
    assert any(words in result.output for words in told), result.output
    server.execute(f"grant select on schema::{SOURCE} to {login}")
    result = as_login(server, login, *BUILD)
    assert not result.ok
    assert "No SSD table was found" not in result.output
    assert "permission" in result.output and "denied" in result.output, result.output


# --- killed ----------------------------------------------------------------------------------------------------------

# In this order: each run takes over from the one before it.
MOMENTS = {
    "the key is made": "as faulty_keys",
    "the vault is built": f"OK created sql table model {VAULT}.rows ",
    "tables are scrambled": f"OK created sql table model {SCRAMBLED}.ssd_address ",
    "records are compared": f"START sql table model {VAULT}.comparison_identity ",
    "the end hook runs": "'run closed' as event",
}
SECONDS = 900


@dataclass
class Killed:
    """What runs that were killed one after another left, and the run after them."""

    server: Server
    left: dict[str, list[str]] = field(default_factory=dict)
    result: Result | None = None

    def events(self) -> list[tuple]:
        return self.server.query("select event, detail from ssd_scrambler_audit.events order by event_number")


@pytest.fixture(scope="module")
def killed(server: Server) -> Killed:
    killed = Killed(server)
    server.execute("drop table if exists ssd_scrambler_audit.events")
    for moment, text in MOMENTS.items():
        server.project.dbt_killed_after(text, *BUILD, "--target", server.target, seconds=SECONDS)
        killed.left[moment] = [name for name, _ in server.relations(VAULT)]
    # What dbt-sqlserver builds a table through, as a killed run may leave it in each layer.
    for schema, source in ((VAULT, f"{SOURCE}.ssd_person"), (SCRAMBLED, f"{SOURCE}.ssd_person")):
        table = "persons" if schema == VAULT else "ssd_person"
        server.execute(
            f"drop view if exists {schema}.{table}__dbt_tmp__dbt_tmp_vw",
            f"create view {schema}.{table}__dbt_tmp__dbt_tmp_vw as select pers_person_id from {source}",
        )
    killed.result = server.dbt(*BUILD)
    return killed


def test_the_same_command_works_after_runs_that_were_killed(killed: Killed) -> None:
    assert killed.result.ok, killed.result.output
    assert killed.server.relations(VAULT) == []
    left_over = [name for name, kind in killed.server.relations(SCRAMBLED) if kind == "VIEW" or "__dbt" in name]
    assert left_over == []
    gate = killed.server.query(
        "select verdict, count(distinct generation) from ssd_scrambler_assurance.gate group by verdict"
    )
    assert gate == [("pass", 1)]


def test_each_killed_run_left_a_vault_unless_it_had_dropped_it(killed: Killed) -> None:
    for moment, names in killed.left.items():
        assert ("scramble_key" in names) == (moment != "the end hook runs"), moment


def test_the_audit_log_shows_each_take_over(killed: Killed) -> None:
    events = killed.events()
    names = [event for event, _ in events]
    next_start = ["key dropped", "run opened", "key made"]
    up_to_last_kill = ["run opened", "key made"] + next_start * (len(MOMENTS) - 1) + ["key dropped"]
    assert names[: len(up_to_last_kill)] == up_to_last_kill
    # The statement that was running when the process died may have come to its end.
    after = [*next_start, "key dropped", "run closed"]
    assert names[len(up_to_last_kill) :] in (after, ["run closed", *after])
    taken_over = [detail for event, detail in events if event == "key dropped" and "did not end" in detail]
    assert len(taken_over) == len(MOMENTS)
    chain = killed.server.dbt("run-operation", "verify_audit_chain")
    assert chain.ok, chain.output
