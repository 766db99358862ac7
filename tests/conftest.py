"""Fixtures that cost a build and are shared by many tests: they are made once a session and only read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from support.harness import Project, make_project
from support.population import population
from support.recompute import Followed, followed
from support.scenarios import Scenarios

CHILDREN = "200"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Take out the tests that need what is not there; pytest shows them as deselected."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    for marker, variable, needed in (
        ("sqlserver", "SSD_SERVER", "a live SQL Server"),
        ("d2i", "SSD_D2I", "a checkout of D2I's dfe-csc-api-data-flows"),
    ):
        if os.environ.get(variable):
            continue
        out = [item for item in items if item.get_closest_marker(marker)]
        if out:
            config.hook.pytest_deselected(items=out)
            items[:] = [item for item in items if item not in out]
            if reporter:
                reporter.ensure_newline()
                reporter.write_line(f"note: {variable} is not set: {len(out)} tests that need {needed} are deselected")


@pytest.fixture(scope="session")
def clean_source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A DuckDB file with a clean demonstration source."""
    project = make_project(tmp_path_factory.mktemp("clean"))
    project.generate("--children", CHILDREN, "--seed", "7")
    return project.database


@pytest.fixture(scope="session")
def dirty_source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A DuckDB file with a dirty demonstration source; manifest.json beside it tells what was made."""
    project = make_project(tmp_path_factory.mktemp("dirty"))
    project.generate(
        "--children", CHILDREN, "--seed", "7", "--dirty", "--manifest", str(project.work / "manifest.json")
    )
    return project.database


@pytest.fixture(scope="session")
def scrambled(tmp_path_factory: pytest.TempPathFactory, dirty_source: Path) -> Project:
    """The dirty source, scrambled under the test key; its vault is kept, so that originals can be followed."""
    project = make_project(tmp_path_factory.mktemp("scrambled"), database=dirty_source)
    project.scramble()
    return project


@pytest.fixture(scope="session")
def scenarios(tmp_path_factory: pytest.TempPathFactory) -> Scenarios:
    """Runs that ended well and badly, each made once, when a test first asks for it. Tests only look at them."""
    return Scenarios(tmp_path_factory.mktemp("scenarios"))


@pytest.fixture(scope="session")
def pairs(scrambled: Project) -> Followed:
    """The dirty source's rows beside what they became."""
    return followed(scrambled.database)


@pytest.fixture(scope="session")
def people(tmp_path_factory: pytest.TempPathFactory, clean_source: Path) -> Followed:
    """The rows of 5,000 people with fixed ids and codes beside what they became, for statistics."""
    return population(tmp_path_factory, clean_source)[1]
