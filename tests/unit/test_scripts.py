"""The pure parts of the scripts: pins, versions, progress, tables, hygiene, the order of the checks."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import check
import demo
import environment
import hygiene
import progress
import tsql_grammar
from environment import ROOT, ProjectError

PYPROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_requirements_are_what_a_toml_reader_finds():
    tomllib = pytest.importorskip("tomllib", reason="Python 3.10 has no TOML reader")
    project = tomllib.loads(PYPROJECT)["project"]
    assert environment.read_requirements(PYPROJECT) == project["dependencies"]
    for extra, requirements in project["optional-dependencies"].items():
        assert environment.read_requirements(PYPROJECT, (extra,)) == project["dependencies"] + requirements


def test_every_requirement_is_pinned_to_one_version():
    requirements = environment.read_requirements(PYPROJECT, ("dev", "native"))
    assert [r for r in requirements if r.count("==") != 1] == []
    names = [environment.package_name(r) for r in requirements]
    assert len(names) == len(set(names))


def test_an_unknown_extra_is_named():
    with pytest.raises(ProjectError, match="extra_nobody_has"):
        environment.read_requirements(PYPROJECT, ("extra_nobody_has",))


def test_only_changed_pins_are_missing_and_the_last_pin_of_a_package_stays():
    installed = ["PyYAML==6.0.2", "ruff==0.17.6"]
    assert environment.missing_requirements(["pyyaml==6.0.3", "ruff==0.17.6"], installed) == ["pyyaml==6.0.3"]
    assert environment.merged_requirements(["pyyaml==6.0.3"], installed) == ["pyyaml==6.0.3", "ruff==0.17.6"]


@pytest.mark.parametrize(("version", "good"), [((3, 9), False), ((3, 10), True), ((3, 13), True), ((3, 14), False)])
def test_python_version(version, good):
    fault = environment.version_fault(version)
    assert (fault is None) == good
    assert good or "3.10 to 3.13" in fault


def test_interpreter_of_a_virtual_environment_in_a_path_with_spaces():
    python = environment.venv_python(Path("a folder") / ".venv")
    assert python.parts[:2] == ("a folder", ".venv")
    assert python.stem == "python"


def test_stand_in_is_told_from_the_real_package_even_when_older(tmp_path):
    package = tmp_path / "dbt_utils"
    assert not environment.is_stand_in(package)
    shutil.copytree(environment.STAND_IN, package)
    assert environment.is_stand_in(package)
    assert environment.tree_digest(package) == environment.tree_digest(environment.STAND_IN)
    (package / "macros" / "more.sql").write_text("", encoding="utf-8")
    assert environment.is_stand_in(package)
    assert environment.tree_digest(package) != environment.tree_digest(environment.STAND_IN)
    (package / "dbt_project.yml").write_text("name: dbt_utils\n", encoding="utf-8")
    assert not environment.is_stand_in(package)


@pytest.fixture
def packages(tmp_path, monkeypatch, capsys):
    """ensure_packages() with a folder of its own; gives back the folder and what was said."""
    monkeypatch.setattr(environment, "PACKAGES", tmp_path)
    monkeypatch.delenv("SSD_SCRAMBLER_OFFLINE", raising=False)

    def ensure() -> tuple[Path, str]:
        environment.ensure_packages()
        return tmp_path / "dbt_utils", capsys.readouterr().out

    return ensure


def test_an_unreachable_hub_gives_the_stand_in_and_says_so(packages, monkeypatch):
    monkeypatch.setattr(environment, "fetch_packages", lambda: False)
    package, said = packages()
    assert environment.tree_digest(package) == environment.tree_digest(environment.STAND_IN)
    assert "cannot be reached, installed the stand-in" in said
    (package / "left_over.sql").write_text("", encoding="utf-8")
    packages()
    assert environment.tree_digest(package) == environment.tree_digest(environment.STAND_IN)


def test_offline_never_asks_the_hub_and_replaces_the_real_package(packages, monkeypatch):
    monkeypatch.setattr(environment, "fetch_packages", lambda: pytest.fail("asked the hub"))
    monkeypatch.setenv("SSD_SCRAMBLER_OFFLINE", "1")
    package = environment.PACKAGES / "dbt_utils"
    package.mkdir()
    (package / "dbt_project.yml").write_text("name: dbt_utils\n", encoding="utf-8")
    assert "SSD_SCRAMBLER_OFFLINE is set" in packages()[1]
    assert environment.is_stand_in(package)


def test_the_real_package_is_left_alone(packages, monkeypatch):
    monkeypatch.setattr(environment, "fetch_packages", lambda: pytest.fail("asked the hub"))
    package = environment.PACKAGES / "dbt_utils"
    package.mkdir()
    (package / "dbt_project.yml").write_text("name: dbt_utils\n", encoding="utf-8")
    assert packages()[1] == ""


def test_a_hub_that_never_answers_is_given_up_soon(monkeypatch):
    monkeypatch.setattr(environment, "PROBE", "import time; time.sleep(60)")
    monkeypatch.setattr(environment, "PROBE_SECONDS", 0.5)
    assert environment.fetch_packages() is False


@pytest.mark.parametrize(
    ("line", "event"),
    [
        ("21:46:41  12 of 135 OK created sql table model ssd.ssd_person ... [OK in 0.11s]", (12, 135)),
        ("21:46:41  13 of 135 SKIP relation ssd.ssd_person ..... [SKIP]", (13, 135)),
        ("21:46:41  14 of 135 START sql table model ssd.ssd_person ..... [RUN]", None),
        ("21:46:41  1 of 1 OK hook: ssd_scrambler.on-run-start.0 ... [OK in 0.11s]", None),
        ("21:46:41  \x1b[33m15 of 135 WARN 3 some_test\x1b[0m ... ", "15 of 135 WARN 3 some_test ..."),
        ("21:46:41  16 of 135 ERROR creating sql table ...", "16 of 135 ERROR creating sql table ..."),
        ("21:46:41  Running with dbt=1.11.16", None),
        ("21:46:41  The source lacks ssd_voice_of_child", "The source lacks ssd_voice_of_child"),
        ("  a second line of a message", "  a second line of a message"),
        ("21:46:41", None),
        ("", None),
    ],
)
def test_progress_reads_the_console_of_dbt(line, event):
    assert progress.read_line(line + "\n") == event


def test_table_puts_numbers_to_the_right():
    assert demo.table(["check", "checked"], [("a", 1234), ("bb", 5)]).splitlines() == [
        "check  checked",
        "-----  -------",
        "a        1,234",
        "bb           5",
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"good\n", []),
        (b"", []),
        (b"x\r\n", ["line ends are not LF"]),
        (b"x", ["no line end at the end"]),
        (b"x\n\n", ["blank lines at the end"]),
        (b"x \ny\tz\n", ["line 1: white space at the end", "line 2: tab"]),
        (b"\xef\xbb\xbfx\n", ["starts with a byte order mark"]),
        (b"\xff\n", ["not UTF-8 (byte 0)"]),
        (b"<" * 7 + b" mine\n", ["line 1: merge mark"]),
        (b"x" * 500_001, ["larger than 500,000 bytes"]),
    ],
)
def test_hygiene(content, expected):
    assert hygiene.findings(content, ".sql") == expected


def test_white_space_in_a_seed_is_data():
    assert hygiene.findings(b"code,label \n", ".csv") == []


def test_a_statement_that_the_grammar_refuses_is_named_by_its_file_line_and_message(monkeypatch):
    said = (
        "maxdop: copies/0.sql: could not be parsed, so it was left unchanged. 5:46: Incorrect syntax. (error 46010)\n"
        "copies/1.sql\n"
    )
    monkeypatch.setattr(tsql_grammar, "parse", lambda level: subprocess.CompletedProcess([], 1, "", said))
    found = tsql_grammar.faults({"0.sql": "models/gate.sql", "1.sql": "models/person.sql"})
    assert [str(fault) for fault in found] == ["models/gate.sql:5: Incorrect syntax. (error 46010) [level 140]"]


def test_a_model_is_parsed_as_a_view_and_an_analysis_as_it_is():
    assert tsql_grammar.as_sent(Path("compiled/models/gate.sql"), "select 1").startswith("create view")
    assert tsql_grammar.as_sent(Path("compiled/analyses/gate_report.sql"), "select 1") == "select 1"


def test_chosen_steps_keep_their_order_and_pytest_comes_last():
    assert [step.name for step in check.chosen_steps("build, hygiene")] == ["hygiene", "build"]
    assert check.chosen_steps(None)[-1].name == "pytest"
    assert [step.name for step in check.chosen_steps("sqlserver")] == ["sqlserver"]
    with pytest.raises(ProjectError, match="no such step: nonsense. Steps: hygiene"):
        check.chosen_steps("nonsense")


def test_all_steps_run_after_a_failure_and_the_summary_stands_before_pytest(capsys):
    done = []

    def step(name: str, code: int) -> check.Step:
        return check.Step(name, "what it does", lambda: done.append(name) or code)

    outcomes = check.run_steps([step("first", 1), step("second", 0), step("pytest", 0)])
    output = capsys.readouterr().out
    assert done == ["first", "second", "pytest"]
    assert [o.verdict for o in outcomes] == ["FAILED", "ok", "ok"]
    assert output.index("Summary") < output.index("=== pytest")
    assert output.rstrip().endswith("=== pytest: what it does")


def test_a_script_started_by_too_old_a_python_says_what_to_do(monkeypatch):
    monkeypatch.setattr(environment, "VENV", Path("no such folder"))
    monkeypatch.setattr(environment.sys, "version_info", (3, 9, 2))
    with pytest.raises(ProjectError, match="This is Python 3.9"):
        environment.ensure_environment()


@pytest.mark.parametrize("script", ["demo.py", "check.py", "environment.py"])
def test_help_needs_nothing_installed(script):
    """-S and -E: no site packages, as on a machine that has Python alone."""
    command = [sys.executable, "-S", "-E", str(ROOT / "scripts" / script), "--help"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment.environment())
    assert done.returncode == 0, done.stderr
    assert "usage:" in done.stdout
