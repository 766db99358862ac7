"""What must not run is refused at the start, with a message that says what to do, and changes nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
import yaml

from support.harness import ASSURANCE, PAYLOAD, ROOT, SCRAMBLED, SOURCE, VAULT, Project, make_project
from support.scenarios import BUILD, RESULTS, Scenarios

COMMAND = "`dbt build --selector scramble`"


@dataclass
class Desk:
    """A project on which refusals are tried one after another, and what stood in its database before."""

    project: Project
    before: dict[str, tuple]
    events: int

    def refuses(self, *arguments: str, says: list[str], variables: dict | None = None) -> str:
        """Assert that a command is refused with a message that holds each of `says`, and that nothing changed."""
        result = self.project.dbt(*arguments, variables=variables)
        assert not result.ok, result.output
        for words in says:
            assert words in result.output, result.output
        assert " OK created " not in result.output
        assert self.project.contents(*RESULTS) == self.before
        assert self.project.relations(VAULT) == []
        assert len(self.project.events()) == self.events
        return result.output


def desk(project: Project) -> Desk:
    """A desk with what stands in the project's database now."""
    return Desk(project, project.contents(*RESULTS), len(project.events()))


@pytest.fixture(scope="module")
def good(scenarios: Scenarios, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The repository's project with a good earlier generation."""
    return desk(make_project(tmp_path_factory.mktemp("refusals"), database=scenarios.get("good").project.database))


@pytest.fixture(scope="module")
def copy(scenarios: Scenarios, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A copy of the repository, whose policy tests break and mend."""
    database = scenarios.get("good").project.database
    return desk(make_project(tmp_path_factory.mktemp("policy"), copy=True, database=database))


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ((*BUILD, "--empty"), "--empty would scramble no rows"),
        ((*BUILD, "--sample", "3 days"), "--sample would scramble part of the rows"),
        (("run", "--select", "scrambled__ssd_person"), "This selection leaves out"),
        (("build", "--select", "scrambled__ssd_person+"), "This selection leaves out"),
        (("build", "--select", "+assurance__gate"), "This selection leaves out"),
        (("run", "--exclude", "vault__calendar"), "This selection leaves out 1 of the models"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_a_run_of_less_than_a_whole_generation_is_refused(good: Desk, arguments: tuple[str, ...], why: str) -> None:
    good.refuses(*arguments, says=[why, f"Use {COMMAND} instead."])


def test_retry_of_a_failed_run_is_refused(scenarios: Scenarios) -> None:
    retry = scenarios.get("retry")
    assert not scenarios.get("failed model").result.ok and not retry.result.ok
    assert "`dbt retry` would add tables of a new key" in retry.result.output
    assert f"Use {COMMAND} instead." in retry.result.output
    assert retry.changed == set() and retry.events == []


@pytest.mark.parametrize(
    ("variables", "says"),
    [
        ({"ssd_schema": "nowhere"}, ["No SSD table was found in schema nowhere", "Set the vars ssd_schema"]),
        ({"date_shift_min_days": 20}, ["Date vars do not fit together", "date_shift_min_days (20) must be more than"]),
        ({"date_warp_knot_days": 50}, ["Date vars do not fit together", "date_warp_knot_days (50)"]),
        ({"run_date": "31/01/2026"}, ["var run_date is a date as yyyy-mm-dd, not '31/01/2026'"]),
        ({"manage_grants": "maybe"}, ["var manage_grants is true or false, not 'maybe'"]),
        ({"schema_layout": "two"}, ["var schema_layout is 'layers' or 'one', not 'two'"]),
        (
            {"identifiers": {"person": 8, "worker": 12, "other": 32}},
            ["var identifiers: the length of 'person' is 12 to 32 characters, not 8"],
        ),
        ({"code_draw": "leave-out"}, ["var code_draw is leave_out or independent, not 'leave-out'"]),
        ({"keep_vault": "no"}, ["var keep_vault is true or false, not 'no'"]),
        ({"replace_sent": "False"}, ["var replace_sent is true or false, not 'False'"]),
        ({"phase_4_wave": 4}, ["var phase_4_wave is 1, 2 or 3, not '4'"]),
        ({"date_shift_min_days": 60.5}, ["var date_shift_min_days is a whole number of days, 0 to 9999, not '60.5'"]),
        ({"date_shift_max_days": 180.5}, ["var date_shift_max_days is a whole number of days, 0 to 9999, not '180.5'"]),
        ({"date_warp_days": "four"}, ["var date_warp_days is a whole number of days, 0 to 9999, not 'four'"]),
        ({"date_warp_knot_days": 10000}, ["var date_warp_knot_days is a whole number of days, 0 to 9999, not '10000'"]),
        ({"birth_shift_days": "180d"}, ["var birth_shift_days is a whole number of days, 0 to 9999, not '180d'"]),
        ({"retention_days": "90 days"}, ["var retention_days is a whole number of days, 0 to 9999, not '90 days'"]),
        ({"accepted_columns": "ssd_person"}, ["var accepted_columns is {table: {column: reason}}"]),
        ({"accepted_columns": {"ssd_person": "all"}}, ["var accepted_columns is {table: {column: reason}}"]),
        ({"exclusions": "adopted_people"}, ["var exclusions is schema.table with a column person_id"]),
    ],
    ids=lambda value: str(value) if isinstance(value, dict) else None,
)
def test_a_setting_that_cannot_work_is_refused(good: Desk, variables: dict, says: list[str]) -> None:
    good.refuses(*BUILD, variables=variables, says=says)


def test_an_unknown_var_is_refused_and_every_var_of_the_project_is_known(good: Desk) -> None:
    project = yaml.safe_load((ROOT / "dbt_project.yml").read_text(encoding="utf-8"))
    output = good.refuses(*BUILD, variables={"ssd_shema": "typo"}, says=["Unknown var 'ssd_shema'. Known vars: "])
    known = re.search(r"Known vars: ([\w, ]+)\.", output)[1].split(", ")
    assert sorted(known) == sorted(project["vars"])


ADDRESS = "models/scrambled/identity/scrambled__ssd_address.yml"
PERSON = "models/scrambled/identity/scrambled__ssd_person.yml"
CONTACTS = "models/scrambled/early_help/scrambled__ssd_contacts.yml"
POLICY_FAULTS = {
    "option": (
        ADDRESS,
        "scramble: postcode}",
        "scramble: {method: postcode, area: ZA}}",
        "unknown option 'area'",
        "Valid options:",
    ),
    "missing option": (
        PERSON,
        "{method: code, list: ethnicity}",
        "{method: code}",
        "the method 'code' needs 'list'",
        "ssd_person.pers_ethnicity",
    ),
    "list": (
        PERSON,
        "{method: code, list: ethnicity}",
        "{method: code, list: ethnicities}",
        "unknown value list 'ethnicities'",
        "Valid lists:",
    ),
    "shape": (CONTACTS, "shape: contact_outcome", "shape: outcome", "unknown JSON shape 'outcome'", "Valid shapes:"),
    "same_as": (
        ADDRESS,
        "scramble: postcode}",
        "scramble: {method: postcode, same_as: addr_postcode}}",
        "same_as names the unknown column 'addr_postcode'",
        "Columns of ssd_address:",
    ),
}


@pytest.mark.parametrize("fault", POLICY_FAULTS)
def test_an_unknown_word_in_the_policy_is_refused(copy: Desk, fault: str) -> None:
    path, old, new, message, help_offered = POLICY_FAULTS[fault]
    copy.project.edit(path, old, new)
    try:
        copy.refuses(*BUILD, says=[message, help_offered, "models/scrambled, "])
    finally:
        copy.project.edit(path, new, old)


def test_an_unknown_method_in_the_policy_is_refused_and_the_valid_ones_are_named(scenarios: Scenarios) -> None:
    invalid = scenarios.get("invalid policy")
    assert "ssd_address.addr_address_postcode: unknown scramble method 'post_code'" in invalid.result.output
    assert "Valid methods: pseudonym, " in invalid.result.output


def test_a_list_whose_length_is_not_the_one_the_draw_counts_on_is_refused(copy: Desk) -> None:
    seed = copy.project.root / "seeds" / "dfe" / "dfe__value_lists.csv"
    text = seed.read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    last = max(place for place, line in enumerate(lines) if line.startswith("ethnicity,"))
    seed.write_text("".join(lines[:last] + lines[last + 1 :]), encoding="utf-8", newline="\n")
    try:
        result = copy.project.dbt(*BUILD)
    finally:
        seed.write_text(text, encoding="utf-8", newline="\n")
    assert not result.ok, result.output
    assert "ethnicity" in result.output and "value_list_sizes" in result.output
    assert copy.project.contents(PAYLOAD) == {k: v for k, v in copy.before.items() if k.startswith(PAYLOAD)}
    assert copy.project.relations(VAULT) == []


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("short key", "The vault holds 1 scramble keys, 1 of them not 32 bytes long"),
        ("doubled key", "The vault holds 2 scramble keys, 0 of them not 32 bytes long"),
    ],
)
def test_a_key_that_is_not_one_whole_key_is_refused(scenarios: Scenarios, name: str, message: str) -> None:
    scenario = scenarios.get(name)
    assert not scenario.result.ok
    assert message in scenario.result.output
    assert "Run `dbt run-operation close_vault` and start again." in scenario.result.output
    assert scenario.changed == set()


def test_a_source_with_a_doubled_key_stops_before_anything_is_scrambled(scenarios: Scenarios) -> None:
    scenario = scenarios.get("duplicate-key")
    assert not scenario.result.ok
    assert "Primary keys occur more than once, case and spaces at the ends aside: ssd_person (1) doubled" in (
        scenario.result.output
    )
    assert f"Remove the doubled records from the extract, then run {COMMAND} again." in scenario.result.output
    assert not {name for name in scenario.changed if name.startswith((SCRAMBLED, PAYLOAD, f"{ASSURANCE}.gate"))}


def test_a_source_column_of_an_unreadable_type_is_refused(scenarios: Scenarios) -> None:
    scenario = scenarios.get("wrong-type")
    assert not scenario.result.ok
    assert "ssd_cin_episodes.cine_referral_date is of type BLOB" in scenario.result.output
    assert "Mend the extract, or put a view with the right type in its place" in scenario.result.output


def test_a_source_column_without_a_rule_fails_the_gate_by_name(scenarios: Scenarios) -> None:
    scenario = scenarios.get("extra-column")
    assert not scenario.result.ok
    assert "Assurance gate FAILED: source columns without a rule: 1 in ssd_person.pers_favourite_colour (1)" in (
        scenario.result.output
    )
    columns = scenario.project.query(
        "select column_name from information_schema.columns where table_schema = ? and table_name = 'ssd_person'",
        [SCRAMBLED],
    )
    assert ("pers_favourite_colour",) not in columns
    assert f"{PAYLOAD}.generation" not in scenario.changed


def test_columns_without_a_rule_pass_once_a_seed_row_or_a_var_accepts_them(scenarios: Scenarios) -> None:
    scenario = scenarios.get("accepted columns")
    assert scenario.result.ok, scenario.result.output
    accepted = scenario.project.query(
        f"select table_name, column_name, accepted_reason, status from {ASSURANCE}.unclassified_columns order by 1"
    )
    assert accepted == [
        ("ssd_mother", "moth_local_note", "Left empty by the extract", "accepted"),
        ("ssd_person", "pers_favourite_colour", "No payload reads it", "accepted"),
    ]
    assert f"{PAYLOAD}.generation" in scenario.changed


def test_one_schema_for_everything_builds_and_passes(
    scenarios: Scenarios, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """`schema_layout: one` puts all layers in the profile's schema, under their full names, and drops the vault."""
    project = make_project(tmp_path_factory.mktemp("one"), database=scenarios.get("good").project.database)
    for schema in (*RESULTS, "ssd_scrambler_audit", "ssd_scrambler_reference"):
        project.execute(f"drop schema {schema} cascade")
    # DuckDB names the database after its file, as the schema is named: three parts tell them apart.
    project.execute("create schema if not exists ssd_scrambler.ssd_scrambler")
    project.execute("create table ssd_scrambler.ssd_scrambler.vault__left_behind (value varchar)")
    result = project.dbt(*BUILD, variables={"schema_layout": "one"})
    assert result.ok, result.output
    found = project.relations("ssd_scrambler")
    assert len([name for name in found if name.startswith("scrambled__ssd_")]) == 48
    assert "payload__generation" in found and "assurance__gate" in found and "audit__events" in found
    assert not [name for name in found if name.startswith("vault__")]
    schemas = {row[0] for row in project.query("select distinct table_schema from information_schema.tables")}
    assert schemas == {"ssd_scrambler", SOURCE}
