"""The offline stand-in for dbt-utils (vendor/dbt_utils) gives the results of the real package.

One table of cases runs through a small dbt project, with the dispatch overrides of this project, on the embedded
engine; the same project is compiled for SQL Server and its SQL searched for what a view there cannot hold. Set
DBT_UTILS_REAL to a folder with the real package (for one, dbt_packages/dbt_utils after `dbt deps`) to run the real one
as well; without it those tests are deselected and a line says so.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
STAND_IN = ROOT / "vendor" / "dbt_utils"
OVERRIDES = ROOT / "macros" / "engine" / "dbt_utils_overrides"
REAL = os.environ.get("DBT_UTILS_REAL")

# Arguments as dbt-utils 1.4 has them: name -> arguments in order, and the defaults of the optional ones.
TESTS = {
    "equal_rowcount": "model, compare_model, group_by_columns=[]",
    "unique_combination_of_columns": "model, combination_of_columns, quote_columns=false",
    "relationships_where": 'model, column_name, to, field, from_condition="1=1", to_condition="1=1"',
    "expression_is_true": "model, expression, column_name=none",
    "accepted_range": "model, column_name, min_value=none, max_value=none, inclusive=true",
    "not_empty_string": "model, column_name, trim_whitespace=true",
    "at_least_one": "model, column_name, group_by_columns=[]",
}
MACROS = {"generate_series": "upper_bound"}

# Models of the scratch project, in SQL that both engines take.
NO_ROWS = "where 1 = 0"
MODELS = {
    "visits": """
        select 1 as id, 'north' as area, 'a' as kind, 10 as score, cast(null as varchar(20)) as note
        union all select 2, 'north', 'b', 20, 'seen'
        union all select 3, 'south', 'a', 30, ''
        union all select 4, 'south', 'a', null, '  '
        union all select 5, cast(null as varchar(20)), 'c', -5, ' x '
    """,
    "visits_copy": "select id, area, kind, score, note from {{ ref('visits') }}",
    "visits_short": "select id, area, kind from {{ ref('visits') }} where id in (1, 3)",
    "visits_none": f"select id, area, kind, score, note from {{{{ ref('visits') }}}} {NO_ROWS}",
    "areas": "select 'north' as area, 1 as is_open union all select 'south', 0 union all select null, 1",
    "unfilled": "select 'north' as area, cast(null as int) as score union all select 'south', 1 union all "
    "select 'west', null union all select 'west', null",
    "series": "with numbers as ({{ dbt_utils.generate_series(upper_bound=1234) }}) "
    "select generated_number from numbers",
    "series_ten": "select s.generated_number from ({{ dbt_utils.generate_series(10) }}) as s",
    "series_one": "select s.generated_number from ({{ dbt_utils.generate_series(1) }}) as s",
}

# (case, model, column or None, test, arguments, failures expected)
CASES = [
    ("rows_same", "visits", None, "equal_rowcount", {"compare_model": "ref('visits_copy')"}, 0),
    ("rows_fewer", "visits_short", None, "equal_rowcount", {"compare_model": "ref('visits')"}, 3),
    ("rows_more", "visits", None, "equal_rowcount", {"compare_model": "ref('visits_short')"}, 3),
    ("rows_lost", "visits_none", None, "equal_rowcount", {"compare_model": "ref('visits')"}, 5),
    ("rows_from_nothing", "visits", None, "equal_rowcount", {"compare_model": "ref('visits_none')"}, 5),
    ("rows_both_none", "visits_none", None, "equal_rowcount", {"compare_model": "ref('visits_none')"}, 0),
    ("rows_group_same", "visits", None, "equal_rowcount",
     {"compare_model": "ref('visits_copy')", "group_by_columns": ["area", "kind"]}, 0),
    ("rows_group_moved", "unfilled", None, "equal_rowcount",
     {"compare_model": "ref('areas')", "group_by_columns": ["area"]}, 3),
    ("rows_group_none", "visits_none", None, "equal_rowcount",
     {"compare_model": "ref('visits_none')", "group_by_columns": ["area"]}, 0),
    ("unique_one", "visits", None, "unique_combination_of_columns", {"combination_of_columns": ["id"]}, 0),
    ("unique_two", "visits", None, "unique_combination_of_columns", {"combination_of_columns": ["area", "kind"]}, 1),
    ("unique_null", "unfilled", None, "unique_combination_of_columns",
     {"combination_of_columns": ["area", "score"]}, 1),
    ("unique_quoted", "visits", None, "unique_combination_of_columns",
     {"combination_of_columns": ["kind"], "quote_columns": True}, 1),
    ("unique_none", "visits_none", None, "unique_combination_of_columns", {"combination_of_columns": ["kind"]}, 0),
    ("related", "visits", "area", "relationships_where", {"to": "ref('areas')", "field": "area"}, 0),
    ("related_not", "unfilled", "area", "relationships_where", {"to": "ref('areas')", "field": "area"}, 2),
    ("related_from", "unfilled", "area", "relationships_where",
     {"to": "ref('areas')", "field": "area", "from_condition": "score is not null"}, 0),
    ("related_to", "visits", "area", "relationships_where",
     {"to": "ref('areas')", "field": "area", "to_condition": "is_open = 1"}, 2),
    ("related_to_nothing", "visits", "area", "relationships_where", {"to": "ref('visits_none')", "field": "area"}, 4),
    ("true_always", "visits", None, "expression_is_true", {"expression": "id > 0"}, 0),
    ("true_not", "visits", None, "expression_is_true", {"expression": "id < 3 or kind = 'c'"}, 2),
    ("true_unknown", "visits", None, "expression_is_true", {"expression": "score < 15"}, 2),
    ("true_column", "visits", "score", "expression_is_true", {"expression": ">= 0"}, 1),
    ("true_none", "visits_none", None, "expression_is_true", {"expression": "1 = 0"}, 0),
    ("range_in", "visits", "score", "accepted_range", {"min_value": -5, "max_value": 30}, 0),
    ("range_exclusive", "visits", "score", "accepted_range",
     {"min_value": -5, "max_value": 30, "inclusive": False}, 2),
    ("range_min_zero", "visits", "score", "accepted_range", {"min_value": 0}, 1),
    ("range_max", "visits", "score", "accepted_range", {"max_value": 15}, 2),
    ("range_expression", "visits", "score", "accepted_range", {"min_value": "id * 10"}, 1),
    ("range_open", "visits", "score", "accepted_range", {}, 0),
    ("filled", "visits", "kind", "not_empty_string", {}, 0),
    ("filled_not", "visits", "note", "not_empty_string", {}, 2),
    ("filled_untrimmed", "visits", "note", "not_empty_string", {"trim_whitespace": False}, 1),
    ("one_at_least", "unfilled", "score", "at_least_one", {}, 0),
    ("one_none", "visits_none", "score", "at_least_one", {}, 1),
    ("one_group", "visits", "score", "at_least_one", {"group_by_columns": ["area"]}, 0),
    ("one_group_not", "unfilled", "score", "at_least_one", {"group_by_columns": ["area"]}, 2),
    ("series_unique", "series", None, "unique_combination_of_columns",
     {"combination_of_columns": ["generated_number"]}, 0),
    ("series_range", "series", "generated_number", "accepted_range", {"min_value": 1, "max_value": 1234}, 0),
    ("series_above", "series", "generated_number", "accepted_range", {"max_value": 1200}, 34),
]  # fmt: skip

# What a view on SQL Server cannot hold, in compiled SQL without its comments.
NOT_IN_A_VIEW = {
    "limit": r"\blimit\b",
    "order by": r"\border\s+by\b",
    "group by a position": r"\bgroup\s+by\s+\d",
    "true or false": r"\b(true|false)\b",
    "a with in brackets": r"\(\s*with\b",
    "a constant without a name": r"\bselect\s+\d+\s+from\b",
    "a cast by colons": r"::",
}

PROFILES = {
    "scratch": {
        "target": "embedded",
        "outputs": {
            "embedded": {"type": "duckdb", "path": "scratch.duckdb", "threads": 1},
            "sqlserver": {
                "type": "sqlserver", "driver": "none", "server": "none.invalid", "port": 1433, "database": "scratch",
                "schema": "scratch", "user": "none", "password": "none", "threads": 1,
            },
        },
    }
}  # fmt: skip


class _Deselect:
    """Takes the tests of the real package out of the run, where pytest counts and shows it."""

    @pytest.hookimpl
    def pytest_collection_modifyitems(self, config, items):
        out = [i for i in items if i.fspath == __file__ and getattr(i, "callspec", None) and i.callspec.id == "real"]
        if not out:
            return
        config.hook.pytest_deselected(items=out)
        items[:] = [i for i in items if i not in out]
        reporter = config.pluginmanager.get_plugin("terminalreporter")
        if reporter:
            reporter.ensure_newline()
            reporter.write_line("note: DBT_UTILS_REAL is not set, so the real dbt-utils is not compared (deselected)")


def pytest_generate_tests(metafunc):
    if "package" not in metafunc.fixturenames:
        return
    metafunc.parametrize("package", ["stand-in", "real"], scope="session", indirect=True)
    plugins = metafunc.config.pluginmanager
    if not REAL and not plugins.has_plugin("deselect-real-dbt-utils"):
        plugins.register(_Deselect(), "deselect-real-dbt-utils")


def scratch_project(folder: Path, package: Path, profiles: dict = PROFILES) -> Path:
    """Writes a dbt project with MODELS and CASES, the package installed and this project's overrides."""
    shutil.copytree(package, folder / "dbt_packages" / "dbt_utils", ignore=shutil.ignore_patterns("integration_tests"))
    shutil.copytree(OVERRIDES, folder / "macros")
    (folder / "models").mkdir()
    for name, sql in MODELS.items():
        (folder / "models" / f"{name}.sql").write_text(sql, encoding="utf-8")
    models = {name: {"name": name, "columns": {}, "data_tests": []} for name in MODELS}
    for case, model, column, test, arguments, _ in CASES:
        entry = {f"dbt_utils.{test}": {"name": case, "arguments": arguments}}
        if column:
            columns = models[model]["columns"]
            columns.setdefault(column, {"name": column, "data_tests": []})["data_tests"].append(entry)
        else:
            models[model]["data_tests"].append(entry)
    listed = [{**model, "columns": list(model["columns"].values())} for model in models.values()]
    project = {
        "name": "scratch",
        "profile": "scratch",
        "models": {"+materialized": "view"},
        "dispatch": [{"macro_namespace": "dbt_utils", "search_order": ["scratch", "dbt_utils"]}],
        "flags": {"send_anonymous_usage_stats": False, "validate_macro_args": True},
    }
    for path, content in (
        ("models/models.yml", {"version": 2, "models": listed}),
        ("dbt_project.yml", project),
        ("profiles.yml", profiles),
    ):
        (folder / path).write_text(yaml.safe_dump(content, sort_keys=False), encoding="utf-8")
    return folder


def dbt(folder: Path, *arguments: str) -> subprocess.CompletedProcess:
    command = [sys.executable, "-c", "from dbt.cli.main import cli; cli()", "--no-use-colors", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False, encoding="utf-8", errors="replace")


def failures_by_case(folder: Path) -> dict:
    """Case -> number of failures, or the message of a case that did not run."""
    results = json.loads((folder / "target" / "run_results.json").read_text(encoding="utf-8"))["results"]
    tests = {r["unique_id"].split(".")[2]: r for r in results if r["unique_id"].startswith("test.")}
    ran = {name for name, r in tests.items() if r["status"] == ("fail" if r["failures"] else "pass")}
    return {n: r["failures"] if n in ran else f"{r['status']}: {r['message']}" for n, r in tests.items()}


@pytest.fixture(scope="session")
def package(request, tmp_path_factory):
    """The scratch project with the package of the parameter."""
    path = STAND_IN if request.param == "stand-in" else Path(REAL).resolve()
    assert (path / "dbt_project.yml").is_file(), f"DBT_UTILS_REAL holds no dbt package: {path}"
    is_stand_in = "+standin" in yaml.safe_load((path / "dbt_project.yml").read_text(encoding="utf-8"))["version"]
    assert is_stand_in == (request.param == "stand-in"), f"{path} is not the {request.param} package"
    return scratch_project(tmp_path_factory.mktemp(request.param) / "project", path)


def signature(name: str, keyword: str) -> str:
    """The arguments of a test or macro, as its file has them."""
    files = {path.stem: path for path in (STAND_IN / "macros").rglob("*.sql")}
    found = re.search(
        rf"{{%\s*{keyword}\s+{name}\((.*?)\)\s*%}}.*?adapter\.dispatch\('(\w+)', 'dbt_utils'\)",
        files[name].read_text(encoding="utf-8"),
        re.DOTALL,
    )
    assert found, f"{name} is no {keyword} that dispatches in the namespace dbt_utils"
    assert found.group(2) == (f"test_{name}" if keyword == "test" else name)
    return found.group(1)


@pytest.mark.parametrize("name", [*TESTS, *MACROS])
def test_interface(name):
    """Each test and macro is there with the names and defaults of dbt-utils, documented with typed arguments."""
    expected = {**TESTS, **MACROS}[name]
    assert signature(name, "test" if name in TESTS else "macro") == expected
    documented = {}
    for path in (STAND_IN / "macros").rglob("*.yml"):
        documented.update({m["name"]: m for m in yaml.safe_load(path.read_text(encoding="utf-8"))["macros"]})
    entry = documented[f"test_{name}" if name in TESTS else name]
    names = [re.split(r"=", argument)[0] for argument in re.split(r",\s*", expected)]
    assert [argument["name"] for argument in entry["arguments"]] == names
    assert entry["description"] and all(a["type"] and a["description"] for a in entry["arguments"])


def test_interface_has_nothing_else():
    """A test or macro that is added gets a line in the tables above and cases."""
    assert {path.stem for path in (STAND_IN / "macros").rglob("*.sql")} == {*TESTS, *MACROS}
    assert {case[3] for case in CASES} == set(TESTS)
    for test in TESTS:
        outcomes = {bool(case[5]) for case in CASES if case[3] == test}
        assert outcomes == {True, False}, f"{test} needs a case that passes and one that fails"


@pytest.mark.parametrize("override", sorted(OVERRIDES.glob("*.sql")), ids=lambda path: path.stem)
def test_override_is_the_stand_ins_own_sql(override):
    """An override holds the SQL of the stand-in, so what is shown of one is shown of the other."""
    (stand_in,) = (STAND_IN / "macros").rglob(override.name)
    bodies = [
        re.sub(r"^.*?{% macro (default|sqlserver)__", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        for path in (override, stand_in)
    ]
    assert bodies[0] == bodies[1]


def test_results_on_the_embedded_engine(package):
    """Each case has the failures that the table says; generate_series gives whole numbers from 1."""
    run = dbt(package, "run")
    assert run.returncode == 0, run.stdout[-3000:]
    assert "in the yaml for macro" not in run.stdout, "the documented arguments do not fit the macros"
    run = dbt(package, "test")
    found = failures_by_case(package)
    expected = {case[0]: case[5] for case in CASES}
    assert found == expected, run.stdout[-3000:]
    with duckdb.connect(str(package / "scratch.duckdb"), read_only=True) as connection:
        for model, last in (("series", 1234), ("series_ten", 10), ("series_one", 1)):
            numbers = [row[0] for row in connection.execute(f"select generated_number from {model}").fetchall()]
            assert sorted(numbers) == list(range(1, last + 1))
            assert {type(number) for number in numbers} == {int}


def test_compiled_for_sql_server(package):
    """The SQL of every model and test is such that SQL Server can put it in a view."""
    run = dbt(package, "compile", "--target", "sqlserver", "--no-introspect", "--no-populate-cache",
              "--target-path", "target/sqlserver")  # fmt: skip
    assert run.returncode == 0, run.stdout[-3000:]
    manifest = json.loads((package / "target" / "sqlserver" / "manifest.json").read_text(encoding="utf-8"))
    compiled = {node["name"]: node["compiled_code"] for node in manifest["nodes"].values()}
    assert set(compiled) == {*MODELS, *(case[0] for case in CASES)}
    wrong = []
    for name, sql in compiled.items():
        sql = re.sub(r"--[^\n]*|/\*.*?\*/", " ", sql, flags=re.DOTALL)
        wrong += [f"{name}: {what}" for what, found in NOT_IN_A_VIEW.items() if re.search(found, sql, re.IGNORECASE)]
    assert not wrong
