"""Extracts of other case systems: what differs from SSD v1.4.5 becomes what the README says, and the gate passes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from support.case_systems import EXTRACTS, Extract, ssd_columns
from support.harness import ASSURANCE, SCRAMBLED, SOURCE, Project, Result, make_project

DUCKDB = {
    "nvarchar": "varchar",
    "nchar": "varchar",
    "char": "varchar",
    "datetime": "timestamp",
    "datetime2": "timestamp",
}
DUCKDB |= {"bit": "boolean", "float": "double", "tinyint": "utinyint"}


@dataclass
class Scrambled:
    """An extract, and the project after it was scrambled."""

    extract: Extract
    project: Project
    result: Result


def duckdb_type(data_type: str) -> str:
    """A T-SQL type as the embedded engine has it."""
    kind, bracket, length = data_type.partition("(")
    return DUCKDB.get(kind, kind) + ("" if DUCKDB.get(kind, kind) == "varchar" else bracket + length)


def reshape(project: Project, extract: Extract) -> None:
    """Make the extract out of a complete demonstration source. No value changes; a type does."""
    statements = [f"drop table {SOURCE}.{table}" for table in extract.missing_tables]
    statements += [f"create table {SOURCE}.{table} (id varchar)" for table in extract.further_tables]
    for table in extract.tables:
        for column in ssd_columns()[table]:
            new, old = extract.type_of(table, column), ssd_columns()[table][column].data_type
            if new != old:
                statements.append(f"alter table {SOURCE}.{table} alter {column} type {duckdb_type(new)}")
    statements += [
        f"alter table {SOURCE}.{p.split('.')[0]} drop column {p.split('.')[1]}" for p in extract.missing_columns
    ]
    for place, name in extract.renamed.items():
        statements.append(f"alter table {SOURCE}.{place.split('.')[0]} rename column {place.split('.')[1]} to {name}")
    for place in extract.further_columns:
        statements.append(f"alter table {SOURCE}.{place.split('.')[0]} add column {place.split('.')[1]} varchar")
    project.execute(*statements)


@pytest.fixture(scope="module", params=sorted(EXTRACTS))
def scrambled(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, clean_source: Path
) -> Scrambled:
    """Each extract, scrambled."""
    extract = EXTRACTS[request.param]
    project = make_project(tmp_path_factory.mktemp(request.param), database=clean_source)
    reshape(project, extract)
    variables = {"accepted_columns": extract.accepted_columns} if extract.further_columns else None
    return Scrambled(extract, project, project.dbt("build", "--selector", "scramble", variables=variables))


def count(project: Project, schema: str, table: str, condition: str = "1 = 1") -> int:
    return project.query(f"select count(*) from {schema}.{table} where {condition}")[0][0]


def test_the_scramble_builds_and_the_gate_passes(scrambled: Scrambled) -> None:
    assert scrambled.result.ok, scrambled.result.output
    verdicts = scrambled.project.query(f"select check_name, verdict from {ASSURANCE}.gate")
    assert len(verdicts) == 21
    assert {verdict for _, verdict in verdicts} == {"pass"}


def test_what_is_missing_is_said_at_the_start(scrambled: Scrambled) -> None:
    missing = [f"{table} (table)" for table in scrambled.extract.missing_tables] + list(
        scrambled.extract.missing_columns
    )
    said = " ".join(scrambled.result.output.split())
    if missing:
        assert f"The source lacks {len(missing)} of the SSD v1.4.5" in said
    else:
        assert "The source lacks" not in said
    assert [place for place in missing if place not in said] == []


def test_a_missing_table_is_empty_and_every_other_is_whole(scrambled: Scrambled) -> None:
    for table in scrambled.extract.missing_tables:
        assert count(scrambled.project, SCRAMBLED, table) == 0
    for table in scrambled.extract.tables:
        rows = count(scrambled.project, SOURCE, table)
        assert rows > 0
        assert count(scrambled.project, SCRAMBLED, table) == rows, table


def test_a_missing_column_is_empty_and_a_renamed_or_retyped_one_is_filled(scrambled: Scrambled) -> None:
    project, extract = scrambled.project, scrambled.extract
    for place in extract.missing_columns:
        table, column = place.split(".")
        # A flag or a code whose absence means "no" is drawn all the same.
        if not ssd_columns()[table][column].null_means_no:
            assert count(project, SCRAMBLED, table, f"{column} is not null") == 0, place
    for place in [*extract.renamed, *extract.retyped]:
        table, column = place.split(".")
        filled = count(project, SOURCE, table, f"cast({extract.renamed.get(place, column)} as varchar) <> ''")
        if ssd_columns()[table][column].method == "blank" or ssd_columns()[table][column].null_means_no:
            continue
        assert filled > 0 or place == "ssd_person.pers_single_unique_id", place
        assert count(project, SCRAMBLED, table, f"cast({column} as varchar) <> ''") == filled, place


def test_the_output_has_the_columns_and_types_of_the_ssd(scrambled: Scrambled) -> None:
    rows = scrambled.project.query(
        "select table_name, column_name, lower(data_type) from information_schema.columns where table_schema = ? "
        "order by table_name, ordinal_position",
        [SCRAMBLED],
    )
    names = {"int": "integer"}
    expected = []
    for table in sorted(ssd_columns()):
        for column in ssd_columns()[table].values():
            kind = duckdb_type(column.data_type)
            expected.append((table, column.name, names.get(kind, kind)))
    assert rows == expected


def test_columns_beyond_the_ssd_are_not_read_and_stand_in_the_list(scrambled: Scrambled) -> None:
    rows = scrambled.project.query(f"select table_name, column_name, status from {ASSURANCE}.unclassified_columns")
    wanted = [(*place.split("."), "accepted") for place in scrambled.extract.further_columns]
    assert sorted(rows) == sorted(wanted)


def test_records_without_a_person_of_their_own_follow_the_record_that_they_belong_to(scrambled: Scrambled) -> None:
    """Where an extract names no child in a record, its dates still move with the child's: they stay on the same side of
    those of the plan or care period that the record belongs to."""
    chains = {
        "ssd_cla_placement.clap_person_id": (
            "clap_cla_id",
            "ssd_cla_episodes",
            "clae_cla_id",
            "clap_cla_placement_start_date",
            "clae_cla_episode_start_date",
        ),
        "ssd_cp_reviews.cppr_person_id": (
            "cppr_cp_plan_id",
            "ssd_cp_plans",
            "cppl_cp_plan_id",
            "cppr_cp_review_date",
            "cppl_cp_plan_start_date",
        ),
        "ssd_cla_reviews.clar_cla_person_id": (
            "clar_cla_id",
            "ssd_cla_episodes",
            "clae_cla_id",
            "clar_cla_review_date",
            "clae_cla_episode_start_date",
        ),
    }
    checked = 0
    for place in set(chains) & set(scrambled.extract.missing_columns):
        table = place.split(".")[0]
        own, parent, key, date, parent_date = chains[place]
        pairs = (
            f"select count(*), sum(case when c.{date} >= p.{parent_date} then 1 else 0 end) from {{}}.{table} as c "
            f"inner join {{}}.{parent} as p on cast(p.{key} as varchar) = cast(c.{own} as varchar)"
        )
        before = scrambled.project.query(pairs.format(SOURCE, SOURCE))[0]
        assert scrambled.project.query(pairs.format(SCRAMBLED, SCRAMBLED))[0] == before
        assert before[0] > 20
        checked += 1
    assert checked == len(set(chains) & set(scrambled.extract.missing_columns))
