"""The demonstration source: exact tables, deterministic rows, histories that hang together, every kind of dirt."""

from __future__ import annotations

import json
import sys
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest

PROJECT_DIR = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT_DIR / "scripts"))

import generate_ssd  # noqa: E402
from demo_ssd import identifiers, structure  # noqa: E402
from demo_ssd.dirt import DESCRIPTIONS, MINIMUM  # noqa: E402
from demo_ssd.loaders import (  # noqa: E402
    DUCKDB_TYPES,
    DuckDBLoader,
    LoadError,
    connection_string,
    create_statement,
)
from demo_ssd.pipeline import Settings, generate  # noqa: E402
from demo_ssd.schema import SchemaError, load_schema, load_value_lists  # noqa: E402
from demo_ssd.structure import PhysicalColumn, PhysicalTable  # noqa: E402

RUN_DATE = date(2026, 5, 14)
CHILDREN = 200
SCHEMA = "ssd_development"

# Worker and person columns in which the extract itself writes ids of another space, a name or a stand-in.
OTHER_ID_SPACE = {
    "ssd_cin_assessments.cina_assessment_worker_id",
    "ssd_cin_episodes.cine_referral_worker_id",
    "ssd_department.dept_team_parent_id",
    "ssd_early_help_episodes.earl_episode_worker_id",
    "ssd_initial_cp_conference.icpc_icpc_worker_id",
    "ssd_permanence.perm_person_id",
    "ssd_s47_enquiry.s47e_s47_completed_by_worker_id",
}
PERIODS = (
    ("ssd_cin_episodes", "cine_referral_date", "cine_close_date"),
    ("ssd_cin_plans", "cinp_cin_plan_start_date", "cinp_cin_plan_end_date"),
    ("ssd_cp_plans", "cppl_cp_plan_start_date", "cppl_cp_plan_end_date"),
    ("ssd_cla_episodes", "clae_cla_episode_start_date", "clae_cla_episode_ceased_date"),
    ("ssd_cla_placement", "clap_cla_placement_start_date", "clap_cla_placement_end_date"),
    ("ssd_legal_status", "lega_legal_status_start_date", "lega_legal_status_end_date"),
    ("ssd_cla_care_plan", "lacp_cla_care_plan_start_date", "lacp_cla_care_plan_end_date"),
    ("ssd_missing", "miss_missing_episode_start_date", "miss_missing_episode_end_date"),
    ("ssd_involvements", "invo_involvement_start_date", "invo_involvement_end_date"),
    ("ssd_address", "addr_address_start_date", "addr_address_end_date"),
)


class Source:
    """A generated database, its result and its manifest."""

    def __init__(self, folder: Path, name: str, **settings):
        self.path = folder / f"{name}.duckdb"
        self.connection = None
        manifest = folder / f"{name}.json"
        loader = DuckDBLoader(self.path, SCHEMA)
        self.settings = Settings(**{"children": CHILDREN, "seed": 7, "run_date": RUN_DATE, **settings})
        self.result = generate(self.settings, loader, PROJECT_DIR, manifest)
        loader.close(True)
        self.manifest = json.loads(manifest.read_text(encoding="utf-8"))

    def rows(self, statement: str) -> list[tuple]:
        """Rows of a statement in which {s} stands for the schema."""
        if self.connection is None:
            self.connection = duckdb.connect(str(self.path), read_only=True)
        return self.connection.execute(statement.replace("{s}", SCHEMA)).fetchall()

    def everything(self) -> dict[str, Counter]:
        """All rows of all tables."""
        return {table: Counter(self.rows(f"select * from {{s}}.{table}")) for table in self.columns()}

    def columns(self) -> dict[str, list[tuple[str, str]]]:
        """Column names and types of every table, in order."""
        found: dict[str, list[tuple[str, str]]] = {}
        for table, column, kind in self.rows(
            "select table_name, column_name, data_type from information_schema.columns "
            f"where table_schema = '{SCHEMA}' order by table_name, ordinal_position"
        ):
            found.setdefault(table, []).append((column, kind))
        return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("generate_ssd")


@pytest.fixture(scope="module")
def schema():
    return load_schema(PROJECT_DIR)


@pytest.fixture(scope="module")
def clean(folder):
    return Source(folder, "clean")


@pytest.fixture(scope="module")
def dirty(folder):
    return Source(folder, "dirty", dirty=True)


# --- structure --------------------------------------------------------------------------------------------------------


def test_tables_columns_and_types_are_those_of_the_policy(clean, schema):
    expected = {
        table.name: [(column.name, DUCKDB_TYPES[column.base_type]) for column in table.columns]
        for table in schema.values()
    }
    assert clean.columns() == expected
    assert len(expected) == 48
    assert sum(map(len, expected.values())) == 378


def test_every_table_and_column_is_filled(clean):
    big = clean.result.counts
    empty = {name for name, count in big.items() if not count}
    assert not empty
    for table, columns in clean.columns().items():
        if table in {"ssd_permanence", "ssd_pre_proceedings", "ssd_s251_finance"}:
            continue  # few rows in a small demonstration, so that a rare column may be empty
        counts = clean.rows(f"select {', '.join(f'count({name})' for name, _ in columns)} from {{s}}.{table}")[0]
        assert all(counts), (table, [name for (name, _), count in zip(columns, counts, strict=True) if not count])


def test_tsql_tables_have_their_types_and_keys(schema):
    statement = create_statement(SCHEMA, structure.physical_tables(schema)["ssd_assessment_factors"])
    assert "[cinf_table_id] nvarchar(48) not null" in statement
    assert "[cinf_assessment_factors_json] nvarchar(max) null" in statement
    assert "primary key ([cinf_table_id], [cinf_assessment_id])" in statement


# --- determinism and size ---------------------------------------------------------------------------------------------


def test_equal_settings_give_equal_rows(folder, dirty):
    again = Source(folder, "again", dirty=True)
    assert again.everything() == dirty.everything()
    assert again.manifest == dirty.manifest


def test_another_seed_gives_other_people(folder, clean):
    other = Source(folder, "other", seed=8)
    names = "select pers_forename, pers_surname, pers_dob from {s}.ssd_person order by 1, 2, 3"
    assert other.rows(names) != clean.rows(names)


def test_counts_and_skew(clean):
    result = clean.result
    assert result.rows == sum(result.counts.values())
    for table, count in result.counts.items():
        assert clean.rows(f"select count(*) from {{s}}.{table}")[0][0] == count
    assert clean.rows("select count(*) from {s}.ssd_cohort")[0][0] == CHILDREN
    per_child = (result.rows - result.counts["ssd_dim_date"]) / CHILDREN
    assert 40 <= per_child <= 65
    visits = sorted(
        count
        for (count,) in clean.rows(
            "select (select count(*) from {s}.ssd_cin_visits where cinv_person_id = dim_person_id) from {s}.ssd_cohort"
        )
    )
    assert visits[len(visits) // 2] < sum(visits) / len(visits) < visits[-1] / 5


# --- histories that hang together -------------------------------------------------------------------------------------


def normal_key(column: str) -> str:
    return f"upper(trim({column}::varchar))"


@pytest.mark.parametrize("source", ["clean", "dirty"])
def test_primary_keys_are_unique_under_trim_and_upper(source, schema, request):
    database = request.getfixturevalue(source)
    for table in database.columns():
        key = ", ".join(normal_key(column) for column in schema[table].key)
        missing = " or ".join(f"{column} is null" for column in schema[table].key)
        assert database.rows(f"select {key} from {{s}}.{table} group by all having count(*) > 1") == [], table
        assert database.rows(f"select count(*) from {{s}}.{table} where {missing}") == [(0,)], table


def test_foreign_keys_resolve(clean, schema):
    for table in schema.values():
        for column in table.columns:
            if not column.references or f"{table.name}.{column.name}" in OTHER_ID_SPACE:
                continue
            parent, key = column.references.split(".")
            orphans = clean.rows(
                f"select count(*) from {{s}}.{table.name} where {column.name} is not null "
                f"and {column.name} not in (select {key} from {{s}}.{parent} where {key} is not null)"
            )
            assert orphans == [(0,)], f"{table.name}.{column.name}"


def test_periods_and_lives_are_in_order(clean, schema):
    for table, start, end in PERIODS:
        assert clean.rows(f"select count(*) from {{s}}.{table} where {end} < {start}") == [(0,)], table
    assert clean.rows(
        "select count(*) from {s}.ssd_person where pers_dob is not null and pers_expected_dob is not null"
    ) == [(0,)]
    for table in schema.values():
        people = [column.name for column in table.columns if column.references == "ssd_person.pers_person_id"]
        if not people or table.name == "ssd_mother":
            continue
        for column in table.columns:
            if column.is_date:
                wrong = clean.rows(
                    f"select count(*) from {{s}}.{table.name} join {{s}}.ssd_person on pers_person_id = {people[0]} "
                    f"where {column.name} <> date '1900-01-01' "
                    f"and ({column.name} < pers_dob or {column.name}::date > pers_death_date)"
                )
                assert wrong == [(0,)], f"{table.name}.{column.name}"


def test_mothers_children_and_shared_facts_agree(clean):
    assert clean.rows(
        "select count(*) from {s}.ssd_mother join {s}.ssd_person on pers_person_id = moth_childs_person_id "
        "where moth_childs_dob is distinct from pers_dob or moth_person_id = moth_childs_person_id"
    ) == [(0,)]
    assert clean.rows(
        "select count(*) from {s}.ssd_send join {s}.ssd_person on pers_person_id = send_person_id "
        "where send_upn is distinct from pers_upn"
    ) == [(0,)]
    for table, column, key, flag in (
        ("ssd_cin_assessments", "cina_assessment_outcome_json", "NFA_FLAG", "cina_assessment_outcome_nfa"),
        ("ssd_s47_enquiry", "s47e_s47_outcome_json", "NFA_FLAG", "s47e_s47_nfa"),
        ("ssd_initial_cp_conference", "icpc_icpc_outcome_json", "CP_FLAG", "icpc_icpc_outcome_cp_flag"),
    ):
        for text, value in clean.rows(f"select {column}, {flag} from {{s}}.{table} where {column} is not null"):
            assert json.loads(text)[key] == value


def test_keys_are_shared_where_the_ssd_shares_them(clean):
    def shared(statement: str) -> int:
        return clean.rows(f"select count(*) from ({statement})")[0][0]

    assert shared("select fami_family_id from {s}.ssd_family group by 1 having count(*) > 1")
    assert shared("select icpc_icpc_meeting_id from {s}.ssd_initial_cp_conference group by 1 having count(*) > 1")
    assert shared("select clae_cla_id from {s}.ssd_cla_episodes group by 1 having count(*) > 1")
    assert shared(
        "select cppv_cp_visit_id from {s}.ssd_cp_visits intersect select cinv_cin_visit_id from {s}.ssd_cin_visits"
    )
    assert shared(
        "select link_identifier_value from {s}.ssd_linked_identifiers where link_identifier_type like 'Former%'"
    )


def test_json_has_the_shape_of_the_extract(clean):
    lists = load_value_lists(PROJECT_DIR)
    comments = {"COMMENTS", "OUTCOME_COMMENTS"}
    for table, column, last in (
        ("ssd_address", "addr_address_json", "NORTHING"),
        ("ssd_contacts", "cont_contact_outcome_json", "COMMENTS"),
        ("ssd_cin_episodes", "cine_referral_outcome_json", "COMMENTS"),
        ("ssd_cin_assessments", "cina_assessment_outcome_json", "COMMENTS"),
        ("ssd_s47_enquiry", "s47e_s47_outcome_json", "OUTCOME_COMMENTS"),
        ("ssd_initial_cp_conference", "icpc_icpc_outcome_json", "COMMENTS"),
        ("ssd_cla_care_plan", "lacp_cla_care_plan_json", "OTHERPLN"),
    ):
        texts = [text for (text,) in clean.rows(f"select {column} from {{s}}.{table} where {column} is not null")]
        keys = {tuple(json.loads(text)) for text in texts}
        assert len(keys) == 1 and next(iter(keys))[-1] == last
        for text in texts:
            content = json.loads(text)
            assert text == json.dumps(content, ensure_ascii=False)
            for key, value in content.items():
                if key.endswith("_FLAG"):
                    assert value in {"Y", "N", ""}
                elif key in comments:
                    assert len(value) <= 900
    codes = {code for code, _ in lists["assessment_factors"]}
    for (text,) in clean.rows("select cinf_assessment_factors_json from {s}.ssd_assessment_factors"):
        content = json.loads(text)
        assert content and set(content) <= codes and len(set(content)) == len(content)
        assert text == json.dumps(content)


def test_conventions_of_the_extract(clean):
    def one(statement: str):
        return clean.rows(statement)[0][0]

    lists = load_value_lists(PROJECT_DIR)
    starts = {code for code, _ in lists["cla_episode_start_reason"]}
    for (text,) in clean.rows("select distinct clae_cla_episode_start_reason from {s}.ssd_cla_episodes"):
        assert text[0] in starts and len(text) > 3
    assert one("select count(*) from {s}.ssd_cin_assessments where cina_assessment_auth_date = '1900-01-01'")
    assert one("select count(distinct csdq_sdq_reason) from {s}.ssd_sdq_scores where csdq_sdq_reason = 'SSD_PH'") == 1
    assert one("select count(*) from {s}.ssd_cin_episodes where cine_referral_worker_id similar to '[A-Z][a-z].* .*'")
    staff = "select prof_staff_id from {s}.ssd_professionals"
    assert clean.rows(f"select s47e_s47_completed_by_worker_id from {{s}}.ssd_s47_enquiry except {staff}") == []
    years = clean.rows("select min(full_date), max(full_date) from {s}.ssd_dim_date")[0]
    assert years[1].year - years[0].year == 11 and years[0].year < RUN_DATE.year - 6 and years[1] > RUN_DATE
    oldest = one("select min(cine_referral_date) from {s}.ssd_cin_episodes")
    assert 5 <= (RUN_DATE - oldest.date()).days / 365.25 <= 6.01
    assert one("select max(cine_referral_date) from {s}.ssd_cin_episodes") <= datetime(2026, 5, 14)


# --- identifiers ------------------------------------------------------------------------------------------------------


def test_identifiers_are_valid_and_look_issued(clean):
    assert identifiers.nhs_check_digit("943476591") == 9  # the example of the NHS data dictionary
    upns = [value for (value,) in clean.rows("select pers_upn from {s}.ssd_person where pers_upn is not null")]
    assert len(upns) == len(set(upns))
    for value in upns:
        assert len(value) == 13 and value[0] == identifiers.upn_check_letter(value[1:])
        assert value[1:4] in identifiers.LA_CODES
    numbers = [
        value
        for (value,) in clean.rows("select pers_single_unique_id from {s}.ssd_person")
        if value and value != "SSD_SUI"
    ]
    assert numbers and len(numbers) == len(set(numbers))
    for value in numbers:
        assert value[0] in "4567" and int(value[9]) == identifiers.nhs_check_digit(value[:9])
    ulns = [value for (value,) in clean.rows("select send_uln from {s}.ssd_send where send_uln is not null")]
    assert ulns and all(map(identifiers.uln_is_valid, ulns))


def test_identifiers_are_unique_in_a_large_authority():
    assert len({identifiers.nhs_number(index, 5) for index in range(20_000)}) == 20_000
    assert len({identifiers.upn(index, "301", 10)[1:] for index in range(20_000)}) == 20_000


# --- dirt -------------------------------------------------------------------------------------------------------------


def test_every_kind_of_dirt_is_there(dirty):
    counts = {kind: entry["count"] for kind, entry in dirty.manifest["dirt"].items()}
    assert set(counts) == set(DESCRIPTIONS)
    assert all(count >= MINIMUM for kind, count in counts.items() if kind != "missing_table"), counts


def test_clean_data_has_no_dirt(clean):
    assert clean.manifest["dirt"] == {}


@pytest.mark.parametrize(
    "statement",
    [
        "select 1 from {s}.ssd_person where pers_ethnicity <> upper(pers_ethnicity)",
        "select 1 from {s}.ssd_cla_placement where clap_cla_placement_type <> trim(clap_cla_placement_type)",
        "select 1 from {s}.ssd_cin_episodes where cine_close_reason in ('ZZ9', '?', '99', 'UNK')",
        "select 1 from {s}.ssd_cin_episodes where cine_close_reason similar to 'RC[0-9].+'",
        "select 1 from {s}.ssd_person where trim(pers_forename) = ''",
        "select 1 from {s}.ssd_cin_assessments join {s}.ssd_cin_episodes on trim(cina_referral_id) = cine_referral_id "
        "where cina_referral_id <> cine_referral_id",
        "select 1 from {s}.ssd_contacts join {s}.ssd_person on upper(trim(cont_person_id)) = pers_person_id "
        "where upper(cont_person_id) <> cont_person_id",
        "select 1 from {s}.ssd_person join {s}.ssd_cin_episodes on cine_person_id = pers_person_id "
        "where pers_person_id like '%É'",
        "select 1 from {s}.ssd_cin_plans "
        "where cinp_referral_id not in (select cine_referral_id from {s}.ssd_cin_episodes)",
        "select 1 from {s}.ssd_cla_visits where clav_cla_visit_date = '1900-01-01'",
        "select 1 from {s}.ssd_cin_plans where cinp_cin_plan_end_date = '9999-12-31'",
        "select 1 from {s}.ssd_contacts where year(cont_contact_date) not between 1900 and 2100",
        "select 1 from {s}.ssd_cin_plans where cinp_cin_plan_end_date < cinp_cin_plan_start_date",
        "select 1 from {s}.ssd_cin_episodes where cine_referral_date <> date_trunc('day', cine_referral_date)",
        "select 1 from {s}.ssd_cla_previous_permanence where lapp_previous_permanence_order_date like 'zz/%'",
        "select 1 from {s}.ssd_person where pers_forename <> strip_accents(pers_forename)",
        "select 1 from {s}.ssd_person where pers_surname like '%''%'",
        "select 1 from {s}.ssd_person where length(pers_surname) = 255",
        "select 1 from {s}.ssd_cla_convictions where length(clac_cla_conviction_offence) = 1000",
        "select 1 from {s}.ssd_contacts where not json_valid(cont_contact_outcome_json)",
        "select 1 from {s}.ssd_contacts where contains(cont_contact_outcome_json, chr(10))",
        "select 1 from {s}.ssd_contacts where cont_contact_outcome_json like '%: \"No\"%'",
        "select 1 from {s}.ssd_assessment_factors where cinf_assessment_factors_json like '{%'",
        "select 1 from {s}.ssd_cla_placement where clap_person_id not in (select pers_person_id from {s}.ssd_person)",
        "select 1 from {s}.ssd_mother where moth_childs_person_id like '88%' "
        "and moth_childs_person_id not in (select pers_person_id from {s}.ssd_person)",
        "select 1 from {s}.ssd_cla_visits join {s}.ssd_person on clav_person_id = pers_legacy_id "
        "where pers_legacy_id <> pers_person_id",
        "select disa_person_id from {s}.ssd_disability group by 1 "
        "having count(*) > 1 and bool_or(disa_disability_code = 'NONE')",
        "select 1 from {s}.ssd_person where pers_upn like 'UN%'",
        "select 1 from {s}.ssd_person where trim(pers_send_flag) in ('Yes', 'No')",
        "select 1 from {s}.ssd_care_leavers where clea_care_leaver_personal_advisor like '% %'",
        "select 1 from {s}.ssd_involvements where invo_professional_id = '-1'",
    ],
)
def test_dirt_can_be_found_in_the_tables(dirty, statement):
    assert dirty.rows(statement), "the dirty source lacks it"


def test_dirty_structure(dirty, schema):
    columns = {table: dict(found) for table, found in dirty.columns().items()}
    assert set(schema) - set(columns) == {structure.MISSING_TABLE}
    for table, column in structure.MISSING_COLUMNS:
        assert column not in columns[table]
    for table, column in structure.INTEGER_IDS:
        assert columns[table][column] == "INTEGER"
    assert dirty.rows(
        "select count(*) from {s}.ssd_sdq_scores "
        "where csdq_person_id::varchar not in (select pers_person_id from {s}.ssd_person)"
    ) == [(0,)]
    statement = create_statement(SCHEMA, structure.physical_tables(schema, dirty=True)["ssd_cin_visits"])
    assert "[cinv_person_id] varchar(48)" in statement and "nvarchar" not in statement


def test_text_fits_its_columns(dirty, schema):
    for table, columns in dirty.columns().items():
        texts = [(schema[table].column(name), name) for name, kind in columns if kind == "VARCHAR"]
        lengths = ", ".join(f"coalesce(max(length({name})), 0)" for _, name in texts)
        if texts:
            for (column, name), longest in zip(
                texts, dirty.rows(f"select {lengths} from {{s}}.{table}")[0], strict=True
            ):
                assert column.length is None or longest <= column.length, f"{table}.{name}"


def test_manifest_lists_the_identities(dirty):
    values = dirty.manifest["values"]
    assert set(values) >= {"person_names", "surnames", "postcodes", "upns", "nhs_numbers", "ulns", "uprns"}
    people = {value.strip() for (value,) in dirty.rows("select pers_person_id from {s}.ssd_person")}
    assert people <= set(dirty.manifest["ids"]["person"])
    assert not {"", "UN4", "SSD_PH"} & set(values["upns"])
    assert dirty.manifest["rows"]["ssd_person"] == dirty.result.counts["ssd_person"]


# --- broken sources ---------------------------------------------------------------------------------------------------


def test_broken_duplicate_key(folder):
    source = Source(folder, "duplicate", broken="duplicate-key")
    twice = source.rows(
        "select list(pers_person_id) from {s}.ssd_person group by upper(trim(pers_person_id)) having count(*) > 1"
    )
    assert len(twice) == 1
    first, second = twice[0][0]
    assert first != second and first.strip().upper() == second.strip().upper()


def test_broken_extra_column(folder):
    source = Source(folder, "extra", broken="extra-column")
    assert source.columns()["ssd_person"][-1] == ("pers_favourite_colour", "VARCHAR")
    assert source.rows("select count(*) from {s}.ssd_person where pers_favourite_colour is null") == [(0,)]


def test_broken_wrong_type(folder):
    source = Source(folder, "wrong", broken="wrong-type", dirty=True)
    assert dict(source.columns()["ssd_cin_episodes"])["cine_referral_date"] == "BLOB"
    assert source.rows("select count(*) from {s}.ssd_cin_episodes where cine_referral_date is null") == [(0,)]


# --- loading and the command ------------------------------------------------------------------------------------------


def test_values_arrive_exactly(tmp_path):
    columns = (PhysicalColumn("id", "int", True), PhysicalColumn("text", "nvarchar(max)", False))
    table = PhysicalTable("odd_values", columns)
    values = [
        None, "", " ", "  padded  ", 'a "quoted" word', "comma, and; more", "line\nbreak", "line\r\nbreak", "tab\there",
        "back\\slash", "\\", "O'Brien", "Zoë 李 محمد", '""', "'", "x" * 9000, "NULL", "\r", '"', "end\n",
    ]  # fmt: skip
    loader = DuckDBLoader(tmp_path / "values.duckdb", "s")
    loader.create({"odd_values": table})
    loader.load(table, [{"id": number, "text": value} for number, value in enumerate(values)])
    found = loader.connection.execute("select text from s.odd_values order by id").fetchall()
    loader.close(True)
    assert [value for (value,) in found] == values


def test_command_replaces_the_schema(tmp_path, capsys):
    database = tmp_path / "command.duckdb"
    for seed in ("1", "2"):
        arguments = ["--children", "20", "--seed", seed, "--database", str(database), "--dirty"]
        assert generate_ssd.main([*arguments, "--manifest", str(tmp_path / "manifest.json")]) == 0
    output = capsys.readouterr().out
    assert "20 children" in output and "json_truncated" in output
    with duckdb.connect(str(database), read_only=True) as connection:
        assert connection.execute("select count(*) from ssd_development.ssd_cohort").fetchone()[0] >= 20


def test_messages_say_what_to_do(tmp_path, capsys, monkeypatch):
    for name in ("SSD_SERVER", "SSD_DATABASE", "SSD_USER", "SSD_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    assert generate_ssd.main(["--children", "5", "--target", "sqlserver"]) == 1
    assert "--target embedded" in capsys.readouterr().err
    assert generate_ssd.main(["--children", "5", "--schema", "a b", "--database", str(tmp_path / "x.duckdb")]) == 1
    assert "--schema" in capsys.readouterr().err
    with pytest.raises(SchemaError, match="complete checkout"):
        load_schema(tmp_path)
    with pytest.raises(SystemExit):
        generate_ssd.parse_arguments(["--broken", "unheard-of"])


def test_connection_string():
    environment = {"SSD_SERVER": "db", "SSD_DATABASE": "ssd", "SSD_USER": "loader", "SSD_PASSWORD": "a;b}c"}
    text = connection_string(environment)
    assert "DRIVER={ODBC Driver 18 for SQL Server}" in text and "SERVER=db,1433" in text
    assert "Encrypt=yes" in text and "TrustServerCertificate=no" in text and "PWD={a;b}}c}" in text
    assert "Trusted_Connection=yes" in connection_string({"SSD_SERVER": "db", "SSD_DATABASE": "ssd"})
    with pytest.raises(LoadError, match="SSD_PASSWORD"):
        connection_string({"SSD_SERVER": "db", "SSD_DATABASE": "ssd", "SSD_USER": "loader"})
