"""The policy is complete, agrees with the literals that macros hold, and the scrambled copy has the shape of SSD
v1.4.5."""

from __future__ import annotations

import ast
import hashlib
import re

import pytest

from support.harness import ROOT, SCRAMBLED, SOURCE, VAULT, Project
from support.recompute import codes, columns, policy, value_lists

# SSD v1.4.5 for SQL Server: columns of each table, and the start of the SHA-256 over its lines
# "<column> <type> <Y or N: primary key>".
SSD = {
    "ssd_address": (7, "766eee6c2c3d"),
    "ssd_assessment_factors": (3, "c35ea5267b2b"),
    "ssd_care_leavers": (12, "a3c7ed876b24"),
    "ssd_cin_assessments": (10, "660528adb077"),
    "ssd_cin_episodes": (12, "3423df297bfb"),
    "ssd_cin_plans": (7, "37df71cc6c6b"),
    "ssd_cin_visits": (6, "b620adce9031"),
    "ssd_cla_care_plan": (5, "571b8b54747c"),
    "ssd_cla_convictions": (4, "15bd47109326"),
    "ssd_cla_episodes": (12, "006ac48b805c"),
    "ssd_cla_health": (5, "51f6ec9925ba"),
    "ssd_cla_immunisations": (3, "311f98bfe1f0"),
    "ssd_cla_placement": (11, "e470846f076f"),
    "ssd_cla_previous_permanence": (5, "4e34d2f594be"),
    "ssd_cla_reviews": (7, "4a9ad238a698"),
    "ssd_cla_substance_misuse": (5, "1b839ebb1deb"),
    "ssd_cla_visits": (6, "23f176299767"),
    "ssd_cohort": (11, "9cda1294797a"),
    "ssd_contacts": (6, "544cea1944de"),
    "ssd_cp_plans": (9, "ab08ecdce62b"),
    "ssd_cp_reviews": (9, "0d59c3d4bb53"),
    "ssd_cp_visits": (7, "cbd31d67b7cf"),
    "ssd_department": (4, "874526527564"),
    "ssd_dim_date": (23, "1b789fefd514"),
    "ssd_disability": (3, "2e4697413e7d"),
    "ssd_early_help_episodes": (8, "c3ee7a1e9ff0"),
    "ssd_ehcp_active_plans": (3, "374c56d35afc"),
    "ssd_ehcp_assessment": (5, "1ea7bc38bc03"),
    "ssd_ehcp_named_plan": (5, "7310804f13c2"),
    "ssd_ehcp_requests": (5, "8b8b7fadb952"),
    "ssd_family": (3, "5d96fd56c10e"),
    "ssd_immigration_status": (5, "18451e625a65"),
    "ssd_initial_cp_conference": (13, "3b0ab094fc5f"),
    "ssd_involvements": (9, "7ddc6e86e19d"),
    "ssd_legal_status": (5, "670539ea3d1f"),
    "ssd_linked_identifiers": (6, "a3b9a491b56f"),
    "ssd_missing": (7, "97410e7721b7"),
    "ssd_mother": (4, "fe9b701201c3"),
    "ssd_permanence": (23, "c752fefff2ed"),
    "ssd_person": (16, "1fccd544004a"),
    "ssd_pre_proceedings": (24, "3d4089818e98"),
    "ssd_professionals": (9, "73a310bce804"),
    "ssd_s251_finance": (6, "1cdd6c2dc88b"),
    "ssd_s47_enquiry": (9, "d6890f70303a"),
    "ssd_sdq_scores": (5, "40a06b796fe7"),
    "ssd_sen_need": (4, "1934d602baee"),
    "ssd_send": (5, "34c322d53f67"),
    "ssd_voice_of_child": (7, "d73b1f9eb53a"),
}
DUCKDB_TYPES = {
    "nvarchar": "VARCHAR",
    "varchar": "VARCHAR",
    "nchar": "VARCHAR",
    "int": "INTEGER",
    "tinyint": "UTINYINT",
    "bit": "BOOLEAN",
    "float": "DOUBLE",
    "date": "DATE",
    "datetime": "TIMESTAMP",
}


def literal(file: str, opening: str):
    """The literal that follows `opening` in a policy macro, as Python."""
    body = (ROOT / "macros" / "policy" / file).read_text(encoding="utf-8").split(opening, 1)[1]
    depth = 0
    for place, character in enumerate(body):
        depth += (character in "[{") - (character in "]}")
        if depth == 0:
            return ast.literal_eval(re.sub(r"\b(true|false)\b", lambda match: match[0].title(), body[: place + 1]))
    raise ValueError(f"{file}: no literal after {opening}")


# --- completeness -----------------------------------------------------------------------------------------------------


def test_there_are_48_tables_and_378_columns():
    assert len(policy()) == 48
    assert len(columns()) == 378
    assert sum(count for count, _ in SSD.values()) == 378


@pytest.mark.parametrize("table", sorted(SSD))
def test_columns_types_and_keys_are_those_of_the_ssd(table):
    lines = [f"{c.name} {c.data_type} {'Y' if c.row_key else 'N'}" for c in policy()[table].columns]
    assert (len(lines), hashlib.sha256("\n".join(lines).encode()).hexdigest()[:12]) == SSD[table], lines


@pytest.mark.parametrize("table", sorted(SSD))
def test_every_table_and_column_has_a_rule_a_description_and_a_classification(table):
    entry = policy()[table]
    assert len(entry.description) > 20 and "Grain" in entry.description and "ubject" in entry.description
    assert entry.subject
    assert entry.key
    reference = {c.method for c in entry.columns} == {"keep"}
    for c in entry.columns:
        assert c.method and c.data_type and len(c.description) >= 5, c.place
        assert c.classification == ("official" if reference else c.classification), c.place
        assert c.classification in {"official", "official-sensitive"}, c.place
        if c.method in {"keep", "blank"}:
            assert len(c.scramble["reason"]) > 10, c.place


def test_person_data_is_official_sensitive():
    reference = {"ssd_dim_date"}
    allowed = reference | {"ssd_department", "ssd_professionals", "ssd_s251_finance"}
    assert not [c.place for c in columns() if c.classification == "official" and c.table not in allowed]
    assert all(c.classification == "official" for c in columns() if c.table in reference)


def test_every_scrambled_model_is_one_call_beside_its_policy():
    models = sorted((ROOT / "models" / "scrambled").glob("**/*.sql"))
    assert len(models) == 48
    for model in models:
        table = model.stem.removeprefix("scrambled__")
        assert model.read_text(encoding="utf-8").strip() == f"{{{{ scramble_table('{table}') }}}}"
        assert policy()[table].path == model.with_suffix(".yml")
        assert policy()[table].model == model.stem


@pytest.mark.parametrize("table", sorted(SSD))
def test_subjects_lead_to_a_person_column(table):
    """Every path runs over columns that exist and ends in a person column."""
    subject = policy()[table].subject
    if subject == "none":
        assert table in {"ssd_dim_date", "ssd_professionals", "ssd_department"}
        return
    for alternative in [subject] if isinstance(subject, str) else subject:
        steps = [step.strip() for step in alternative.split(">")]
        here = table
        for step in steps[:-1]:
            if "." in step:
                here, step = step.split(".")
            here_column = policy()[here].column(step)
            assert here_column.identifier, step
        assert policy()[here].column(steps[-1]).identifier == "person"


def test_references_share_their_parents_identifier_space():
    for c in columns():
        if c.references:
            table, name = c.references.split(".")
            assert policy()[table].column(name).identifier == c.identifier, c.place


def test_every_source_table_is_declared():
    text = (ROOT / "models" / "sources" / "ssd.yml").read_text(encoding="utf-8")
    assert set(re.findall(r"- name: (ssd_\w+)", text)) == set(policy())


# --- literals of the macros -------------------------------------------------------------------------------------------


def test_ssd_tables_names_the_models():
    tables = literal("ssd_tables.sql", "set tables = ")
    assert sorted(table for table, _, _ in tables) == sorted(policy())
    assert {part for _, part, _ in tables} == {"payload", "rest"}
    assert {table: domain for table, _, domain in tables} == {t.name: t.path.parent.name for t in policy().values()}


def test_value_list_sizes_are_those_of_the_seeds():
    assert literal("value_list_sizes.sql", "return(") == {name: len(entries) for name, entries in value_lists().items()}


def test_flag_lists_are_those_of_the_seed():
    lists = literal("flag_lists.sql", "return(")
    assert lists == {name: codes(name) for name in lists}
    assert {c.list_name for c in columns("flag")} <= set(lists)


def test_every_list_of_the_policy_is_a_seed():
    named = {c.list_name for c in columns() if c.list_name} | {
        c.scramble["codes"] for c in columns() if c.scramble.get("codes")
    }
    assert named <= set(value_lists())


def test_ordinals_of_every_list_count_from_one():
    text = (ROOT / "seeds" / "dfe" / "dfe__value_lists.csv").read_text(encoding="utf-8")
    found: dict[str, list[int]] = {}
    for line in text.splitlines()[1:]:
        if match := re.match(r"([a-z0-9_]+),(\d+),", line):
            found.setdefault(match[1], []).append(int(match[2]))
    assert found and all(sorted(numbers) == list(range(1, len(numbers) + 1)) for numbers in found.values())


def test_codes_and_labels_fit_their_columns():
    for c in columns("code", "flag"):
        if c.width:
            written = 1 if c.scramble.get("write") == "label" else 0
            longest = max(value_lists()[c.list_name], key=lambda entry: len(entry[written]))[written]
            assert len(longest) <= c.width, (c.place, longest)


def test_codes_of_a_list_differ_in_more_than_case():
    for name in {c.list_name for c in columns("code", "flag", "code_array")}:
        assert len({code.strip().upper() for code in codes(name)}) == len(codes(name)), name


def test_pseudonyms_names_and_placeholders_fit_their_columns():
    longest = {
        "forename": max(map(len, codes("forename"))),
        "surname": max(map(len, codes("surname"))),
        "full_name": max(map(len, codes("forename"))) + 2 * max(map(len, codes("surname"))) + 2,
        "team_name": len("Team  99999999") + max(map(len, codes("team_word"))),
        "postcode": 7,
        "text": len("Scrambled text 999999"),
    }
    for c in columns(*longest):
        assert c.width is None or longest[c.method] <= c.width, c.place
    for c in columns("pseudonym", "upn", "uln", "nhs_number"):
        length = {"person": 18, "worker": 12, "upn": 13, "uln": 10, "nhs_number": 10}.get(c.identifier, 32)
        assert length <= c.width, c.place


# --- the scrambled copy -----------------------------------------------------------------------------------------------


def test_the_scrambled_copy_has_all_tables_columns_and_types_in_order(scrambled: Project):
    found: dict[str, list[tuple[str, str]]] = {}
    for table, name, kind in scrambled.query(
        "select table_name, column_name, data_type from information_schema.columns "
        f"where table_schema = '{SCRAMBLED}' order by table_name, ordinal_position"
    ):
        found.setdefault(table, []).append((name, kind))
    assert found == {
        table.name: [(c.name, DUCKDB_TYPES[c.data_type.split("(")[0]]) for c in table.columns]
        for table in policy().values()
    }


def test_row_counts_are_the_sources(scrambled: Project):
    def counts(schema: str) -> dict[str, int]:
        names = f"select table_name from information_schema.tables where table_schema = '{schema}'"
        branches = [f"select '{name}', count(*) from {schema}.{name}" for (name,) in scrambled.query(names)]
        return dict(scrambled.query(" union all ".join(branches)))

    source = counts(SOURCE)
    assert sum(source.values()) > 10_000
    assert counts(SCRAMBLED) == {table: source.get(table, 0) for table in policy()}


def test_no_text_is_longer_than_its_column(scrambled: Project):
    for table in policy().values():
        limited = [c for c in table.columns if c.width]
        if limited:
            row = scrambled.query(
                f"select {', '.join(f'max(length({c.name}))' for c in limited)} from {SCRAMBLED}.{table.name}"
            )[0]
            for c, length in zip(limited, row, strict=True):
                assert length is None or length <= c.width, c.place


def test_reference_data_is_kept_and_placeholder_columns_are_blank(scrambled: Project):
    differing = f"(from {SOURCE}.ssd_dim_date except from {SCRAMBLED}.ssd_dim_date)"
    assert scrambled.query(f"select count(*) from {differing}") == [(0,)]
    for c in columns("blank"):
        assert scrambled.query(f"select count({c.name}) from {SCRAMBLED}.{c.table}") == [(0,)], c.place
    assert len(columns("blank")) >= 4


def test_every_column_was_compared_and_every_check_passed(scrambled: Project):
    assert scrambled.query(
        "select count(*), count(distinct table_name) from ssd_scrambler_assurance.field_changes"
    ) == [(378, 48)]
    assert scrambled.query("select check_name from ssd_scrambler_assurance.gate where verdict <> 'pass'") == []
    assert scrambled.query(f"select count(*) from {VAULT}.scramble_key") == [(1,)]


def test_columns_of_a_kind_have_the_method_of_that_kind():
    """By what their names say, so that a rule cannot slip to the wrong column."""
    methods = {
        r"(_date|_dob|_dttm|_review_due)$": {"date"},
        r"_json$": {"json", "code_array"},
        r"_postcode$": {"postcode"},
        r"(_person_id|legacy_id)$": {"pseudonym"},
        r"_(id|urn|worker_id|staff_id|registration_no|court_reference|advisor)$": {"pseudonym", "nhs_number", "code"},
        r"_upn$": {"upn"},
        r"_uln$": {"uln"},
        r"_forename$": {"forename"},
        r"_surname$": {"surname"},
        r"_professional_name$": {"full_name"},
        r"_(flag|seen|seen_alone|bedroom|nfa)$": {"flag"},
        r"(_sex|_gender|_ethnicity|_nationality|_reason_code|_need_code|_ceased_reason|_upn_unknown)$": {"code"},
        r"_(offence|job_title|permanence_la)$": {"text"},
    }
    for c in columns():
        expected = next((found for pattern, found in methods.items() if re.search(pattern, c.name)), None)
        if expected and c.table != "ssd_dim_date":
            assert c.method in expected, c.place
    persons = [c for c in columns() if re.search(r"(_person_id|legacy_id)$", c.name)]
    assert len(persons) > 35 and {c.identifier for c in persons} == {"person"}
