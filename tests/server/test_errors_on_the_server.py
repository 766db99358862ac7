"""Errors of the server, provoked on purpose, hold no value of the source; nor does a source full of traps provoke any.

SQL Server quotes the value in its messages about conversion, length and doubled keys. dbt writes a message into its
log, run_results.json and the console, so the project has to withhold it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from support.harness import SOURCE, VAULT, Result
from support.leaks import leaks, word_values
from support.sqlserver import TARGETS, Server, make_server

pytestmark = pytest.mark.sqlserver

PEOPLE = "from {{ source('ssd', 'ssd_person') }} as s where s.pers_surname <> ''"
NAMES = f"from {SOURCE}.ssd_person where pers_surname <> ''"
LONG = f"select concat(pers_surname, ' ', pers_forename, replicate('x', 9)) {NAMES}"
TWICE = f"select pers_surname {NAMES} union all select pers_surname {NAMES}"

# Model, error numbers on SQL Server, how it fails: as the model's own SQL, or in statements after it.
PROVOKED: dict[str, tuple[str, tuple[int, ...], str | list[str]]] = {
    "text to number": ("ssd_disability", (245,), f"select cast(s.pers_surname as int) as provoked {PEOPLE}"),
    "text to date": ("ssd_mother", (241,), f"select cast(s.pers_surname as date) as provoked {PEOPLE}"),
    "text to money": (
        "ssd_immigration_status",
        (235, 293),
        f"select cast(s.pers_surname as money) as provoked {PEOPLE}",
    ),
    "text too long": (
        "ssd_cla_convictions",
        (2628, 8152),
        [f"create table {VAULT}.narrow (word nvarchar(5))", f"insert into {VAULT}.narrow (word) {LONG}"],
    ),
    "key doubled": (
        "ssd_cla_immunisations",
        (2627,),
        [
            f"create table {VAULT}.doubled (word nvarchar(255) not null, constraint pk_doubled primary key (word))",
            f"insert into {VAULT}.doubled (word) {TWICE}",
        ],
    ),
    "index entry doubled": (
        "ssd_sdq_scores",
        (2601, 2627),
        [
            f"create table {VAULT}.indexed (word nvarchar(255) not null)",
            f"create unique index indexed_once on {VAULT}.indexed (word)",
            f"insert into {VAULT}.indexed (word) {TWICE}",
        ],
    ),
    "index over doubled rows": (
        "ssd_s251_finance",
        (1505,),
        [
            f"select pers_surname as word into {VAULT}.twofold {NAMES}",
            f"insert into {VAULT}.twofold (word) select pers_surname {NAMES}",
            f"create unique index twofold_once on {VAULT}.twofold (word)",
        ],
    ),
}


def model_path(server: Server, table: str) -> Path:
    """The SQL file of a scrambled model."""
    return next(server.project.root.glob(f"models/scrambled/*/scrambled__{table}.sql"))


def is_caught(server: Server, sql: str) -> bool:
    """Whether the server hands a failing query's error to CATCH, as SQL Server does; another may end the batch."""
    query = sql.replace("{{ source('ssd', 'ssd_person') }}", f"{SOURCE}.ssd_person")
    try:
        server.execute(f"begin try {query} end try begin catch select error_number() as number end catch")
    except Exception:
        return False
    return True


class Provoked:
    """One build in which every provoked error happens."""

    def __init__(self, work: Path, target: str):
        self.server = make_server(work, target)
        self.server.wipe()
        manifest = work / "manifest.json"
        self.server.generate("--children", "30", "--seed", "7", "--dirty", "--replace", "--manifest", str(manifest))
        self.manifest: dict[str, Any] = json.loads(manifest.read_text(encoding="utf-8"))
        self.uncaught = set()
        for name, (table, _, sql) in PROVOKED.items():
            path = model_path(self.server, table)
            if isinstance(sql, str):
                if not is_caught(self.server, sql):
                    self.uncaught.add(name)
                    continue
                path.write_text(sql + "\n", encoding="utf-8")
            else:
                hooks = ", ".join(json.dumps(statement) for statement in sql)
                path.write_text(
                    f"{{{{- config(post_hook=[{hooks}]) -}}}}\n" + path.read_text(encoding="utf-8"), encoding="utf-8"
                )
        self.result: Result = self.server.dbt("build", "--selector", "scramble")
        results = json.loads((self.server.project.target_path / "run_results.json").read_text(encoding="utf-8"))
        self.messages = {r["unique_id"].split("__")[-1]: r["message"] or "" for r in results["results"]}


@pytest.fixture(scope="module", params=TARGETS)
def provoked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Provoked:
    return Provoked(tmp_path_factory.mktemp("provoked"), request.param)


@pytest.mark.parametrize("name", PROVOKED)
def test_an_error_of_the_server_is_named_by_its_number(provoked: Provoked, name: str) -> None:
    if name in provoked.uncaught:
        pytest.skip("this server ends the batch at this error instead of handing it to CATCH, as SQL Server does")
    table, numbers, _ = PROVOKED[name]
    message = provoked.messages[table]
    assert any(f"SQL Server error {number}, line " in message for number in numbers), message
    assert "The message of the server itself is not shown where it could quote a value." in message
    assert "no description" not in message


def test_provoked_errors_leave_no_value_anywhere(provoked: Provoked) -> None:
    project = provoked.server.project
    left = {str(path.relative_to(project.work)): path.read_bytes() for path in project.files()}
    left["console"] = provoked.result.output.encode("utf-8")
    assert {"target/run_results.json", "logs/dbt.log", "console"} <= {path.replace("\\", "/") for path in left}
    assert {path: held for path, text in left.items() if (held := leaks(provoked.manifest, [], text))} == {}


def test_the_server_itself_does_quote_the_value(provoked: Provoked) -> None:
    """What the messages would hold without the project, found by the same search."""
    surnames = [row[0] for row in provoked.server.query(f"select distinct pers_surname {NAMES}")]
    findable = [surname for surname in surnames if surname.casefold() in word_values(provoked.manifest)]
    assert findable
    name = findable[0].replace("'", "''")
    for number_type in ("int", "money"):
        with pytest.raises(Exception) as raised:
            provoked.server.query(f"select cast(pers_surname as {number_type}) {NAMES} and pers_surname = N'{name}'")
        assert findable[0].casefold() in leaks(provoked.manifest, [], str(raised.value).encode()), number_type


def test_the_vault_of_the_failed_build_is_gone(provoked: Provoked) -> None:
    assert not provoked.result.ok
    assert provoked.server.relations(VAULT) == []


# --- traps in the source, the project as it is ------------------------------------------------------------------------

MARK = "Zyxwvut"  # in no seed, model or list
TRAPS = {
    "ssd_person.pers_dob": f"'{MARK} 31/02/2019'",
    "ssd_person.pers_forename": f"concat('{MARK} ', replicate(cast('long ' as nvarchar(max)), 3000))",
    "ssd_address.addr_address_start_date": f"'{MARK} 9999-99-99'",
    "ssd_address.addr_address_json": f"concat('{{\"{MARK}\": ', replicate(cast('[' as nvarchar(max)), 9000))",
    "ssd_cin_visits.cinv_cin_visit_date": "'99999999999999999999'",
    "ssd_sdq_scores.csdq_sdq_score": f"'{MARK} 17'",
    "ssd_cla_health.clah_health_check_type": f"replicate(cast('{MARK}' as nvarchar(max)), 2000)",
    "ssd_send.send_upn": f"replicate(cast('{MARK}' as nvarchar(max)), 40)",
    "ssd_professionals.prof_professional_caseload": "'9999999999999999999999999999999999999999'",
    "ssd_contacts.cont_contact_outcome_json": f"'{MARK} {{'",
}


@pytest.fixture(scope="module", params=TARGETS)
def trapped(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Server, Result]:
    """A build over texts of any length in every kind of column, and dates and numbers beyond every range."""
    server = make_server(tmp_path_factory.mktemp("trapped"), request.param)
    server.wipe()
    server.generate("--children", "30", "--seed", "7", "--replace")
    for place, value in TRAPS.items():
        table, column = place.split(".")
        server.execute(
            f"alter table {SOURCE}.{table} alter column {column} nvarchar(max)",
            f"update {SOURCE}.{table} set {column} = {value}",
        )
    server.execute(
        f"alter table {SOURCE}.ssd_missing alter column miss_missing_episode_start_date datetime2",
        f"update {SOURCE}.ssd_missing set miss_missing_episode_start_date = '9999-12-30T23:59:59.9999999'",
        f"alter table {SOURCE}.ssd_cla_visits alter column clav_cla_visit_date date",
        f"update {SOURCE}.ssd_cla_visits set clav_cla_visit_date = '0001-01-01'",
    )
    return server, server.dbt("build", "--selector", "scramble")


def test_traps_in_the_source_provoke_no_error(trapped: tuple[Server, Result]) -> None:
    server, result = trapped
    results = json.loads((server.project.target_path / "run_results.json").read_text(encoding="utf-8"))["results"]
    assert len(results) > 80, result.output
    assert [(r["unique_id"], r["message"]) for r in results if r["status"] == "error"] == []


def test_traps_reach_neither_the_scrambled_copy_nor_the_logs(trapped: tuple[Server, Result]) -> None:
    server, result = trapped
    for place in TRAPS:
        table, column = place.split(".")
        rows = server.query(
            f"select count(*), sum(case when cast({column} as nvarchar(max)) like '%{MARK}%' then 1 else 0 end)"
            f" from ssd_scrambler_scrambled.{table}"
        )
        assert rows[0][0] > 0 and not rows[0][1], place
    for path in server.project.files():
        assert MARK.casefold() not in path.read_text(encoding="utf-8", errors="replace").casefold(), path
    assert MARK.casefold() not in result.output.casefold()
