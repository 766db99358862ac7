"""Tables of the source schema without rules are named by preflight and at the start of a build, and are not read."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.harness import SCRAMBLED, SOURCE, VAULT, Project, make_project

WITHOUT_RULES = ["SSD_Local_Notes", "ssd_pre_cla_care_plan"]
NOT_READ = ["ssd_api_data_staging", "ssd_api_data_staging_anon", "ssd_extract_log", "ssd_version_log"]
NOT_OF_THE_SSD = ["local_list"]
WARNING = "The source schema has tables without rules (never read): SSD_Local_Notes, ssd_pre_cla_care_plan. "
SECRET = "Zyxwvut"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A source with tables beside those of the SSD, one of them a view."""
    project = make_project(tmp_path_factory.mktemp("unknown"))
    project.generate("--children", "20", "--seed", "7")
    view, *tables = WITHOUT_RULES + NOT_READ + NOT_OF_THE_SSD
    project.execute(
        *(f"create table {SOURCE}.{table} as select '{SECRET}' as note" for table in tables),
        f"create view {SOURCE}.{view} as select * from {SOURCE}.{tables[0]}",
    )
    return project


def section(report: str, title: str) -> list[str]:
    """The lines of a section of preflight's report."""
    lines = report.splitlines()
    start = lines.index(title) + 2
    return [line.strip() for line in lines[start : lines.index("", start)]]


def test_preflight_names_tables_without_rules_and_tables_that_are_not_read(project: Project) -> None:
    result = project.dbt("run-operation", "preflight")
    assert result.ok, result.output
    assert section(result.output, "Tables without rules (never read)") == [
        ", ".join(WITHOUT_RULES),
        f"staging and log tables (not read): {', '.join(NOT_READ)}",
    ]


def test_preflight_says_so_where_there_are_none(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    project.generate("--children", "20", "--seed", "7")
    result = project.dbt("run-operation", "preflight")
    assert section(result.output, "Tables without rules (never read)") == ["none"]


# A phase reads part of the tables; those that it leaves alone are known all the same.
@pytest.mark.parametrize("selector", ["scramble", "phase_3"])
def test_a_build_warns_of_tables_without_rules_and_reads_none_of_them(project: Project, selector: str) -> None:
    result = project.dbt("build", "--selector", selector, variables={"min_shape_k": 1})
    assert result.ok, result.output
    assert WARNING in result.output
    assert "Staging and log tables in the source schema (not read): ssd_api_data_staging, " in result.output
    assert not set(WITHOUT_RULES + NOT_READ + NOT_OF_THE_SSD) & set(project.relations(SCRAMBLED))
    assert project.relations(VAULT) == []
    assert SECRET not in result.output
