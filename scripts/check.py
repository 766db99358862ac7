"""Every check of the project, in one command: the same on a laptop and in continuous integration.

Makes .venv with the development tools, then runs all steps, whether or not one failed: text hygiene, ruff, yamllint,
sqlfluff; T-SQL compiled without a server, parsed by Microsoft's grammar and linted; a dirty demonstration source
scrambled on the embedded engine; dbt's unit tests; pytest last. Exit code 1 if any step failed.

Where SSD_SERVER and so on name a SQL Server (profiles.example.yml has them), pytest runs its tests too, and replaces
the schemas ssd_development and ssd_scrambler_* in its database; `--only sqlserver` runs those tests alone. Those tests
share one database, so then all run one after the other; otherwise as many files at a time as there are cores, to four.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from environment import DBT, ROOT, ProjectError, ensure_environment, ensure_packages, run, say

WORK = ROOT / "target" / "check"  # embedded: database, target and logs of the checks alone
SQLSERVER = ROOT / "target" / "sqlserver"
SQL_SOURCES = [
    name for name in ("models", "macros", "tests/dbt", "analyses", "scripts/sql") if any((ROOT / name).rglob("*.sql"))
]
PYTHON_SOURCES = ["scripts", "tests"]
CHILDREN = "300"


@dataclass
class Step:
    """A check: its name on the command line and in the summary, and what runs it."""

    name: str
    what: str
    action: Callable[[], int]
    needs_dbt: bool = False  # the packages and a profile
    on_request: bool = False  # only where --only names it


@dataclass
class Outcome:
    """How a step went."""

    name: str
    code: int
    seconds: float

    @property
    def verdict(self) -> str:
        return "ok" if self.code == 0 else "FAILED"


def tool(module: str, *arguments: str) -> int:
    """Run a development tool as a Python module."""
    return run([sys.executable, "-m", module, *arguments])


def dbt(*arguments: str, target: str = "embedded") -> int:
    """Run dbt on the checks' own database and folders."""
    folder = WORK / "target" if target == "embedded" else SQLSERVER
    command = [*DBT, *arguments, "--target", target, "--target-path", str(folder), "--log-path", str(WORK / "logs")]
    command += ["--project-dir", str(ROOT), "--profiles-dir", str(WORK), "--quiet"]
    return run(command, SSD_SCRAMBLER_DATABASE=str(WORK / "ssd_scrambler.duckdb"))


def python_script(name: str, *arguments: str) -> int:
    """Run a script of this folder."""
    return run([sys.executable, str(ROOT / "scripts" / name), *arguments])


def compile_sqlserver() -> int:
    """Compile everything to T-SQL, in place of what an earlier compilation left."""
    shutil.rmtree(SQLSERVER / "compiled", ignore_errors=True)
    return dbt("compile", "--no-introspect", "--no-populate-cache", "--select", "fqn:*", target="sqlserver")


def sqlfluff(*arguments: str) -> int:
    """Lint SQL with two processes; when they end, Python warns about itself."""
    command = [sys.executable, "-m", "sqlfluff", "lint", "--disable-progress-bar", "--processes", "2", *arguments]
    return run(command, PYTHONWARNINGS="ignore::UserWarning:multiprocessing.resource_tracker")


def lint_compiled() -> int:
    """Lint the compiled T-SQL; unlike in the sources, a statement that does not parse fails.

    The payload is compiled for three lanes from the same macros; what the live lane has too is linted there.
    """
    compiled = SQLSERVER / "compiled"
    if not compiled.exists():
        say("nothing compiled: run the step compile-sqlserver first")
        return 1
    lanes = compiled / "ssd_scrambler" / "models" / "payload"
    for lane in ("constructed", "scrambled"):
        for file in (lanes / lane).glob("*.sql"):
            if (lanes / "live" / file.name.replace(lane, "live")).exists():
                file.unlink()
    return sqlfluff("--templater", "raw", "--ignore", "templating", str(compiled))


def pytest() -> int:
    """Run the tests, whole files side by side, but for those of a server: they share a database."""
    side_by_side = [] if os.environ.get("SSD_SERVER") else ["-n", "auto", "--maxprocesses", "4", "--dist", "loadfile"]
    return tool("pytest", *side_by_side)


def generate() -> int:
    """A small dirty demonstration source, in a database of its own."""
    database = str(WORK / "ssd_scrambler.duckdb")
    Path(database).unlink(missing_ok=True)
    return python_script("generate_ssd.py", "--children", CHILDREN, "--seed", "1", "--dirty", "--database", database)


STEPS = [
    Step("hygiene", "encoding, line ends, white space, large files", lambda: python_script("hygiene.py")),
    Step("ruff-check", "Python lint", lambda: tool("ruff", "check", *PYTHON_SOURCES)),
    Step("ruff-format", "Python layout", lambda: tool("ruff", "format", "--check", *PYTHON_SOURCES)),
    Step("yamllint", "YAML lint", lambda: tool("yamllint", "--strict", ".")),
    Step("sqlfluff-sources", "SQL lint of models, macros and tests", lambda: sqlfluff(*SQL_SOURCES)),
    Step("compile-sqlserver", "everything compiled to T-SQL, without a server", compile_sqlserver, True),
    Step("tsql-grammar", "the compiled T-SQL in Microsoft's grammar", lambda: python_script("tsql_grammar.py")),
    Step("sqlfluff-compiled", "SQL lint of the compiled T-SQL", lint_compiled),
    Step("generate", f"a dirty demonstration source, {CHILDREN} children", generate, True),
    Step("build", "dbt build on the embedded engine", lambda: dbt("build", "--selector", "scramble"), True),
    Step("compile-embedded", "everything compiled for DuckDB", lambda: dbt("compile", "--select", "fqn:*"), True),
    Step("unit-tests", "dbt's unit tests", lambda: dbt("test", "--select", "test_type:unit"), True),
    Step("pytest", "tests in Python", pytest, True),
    # Part of pytest where SSD_SERVER is set. Without it no test is left, and this step fails.
    Step("sqlserver", "the tests of a live SQL Server alone", lambda: tool("pytest", "-m", "sqlserver"), True, True),
]


def chosen_steps(names: str | None) -> list[Step]:
    """The steps named in a list with commas, in their own order; without one all but those on request."""
    if not names:
        return [step for step in STEPS if not step.on_request]
    wanted = [name.strip() for name in names.split(",")]
    unknown = sorted(set(wanted) - {step.name for step in STEPS})
    if unknown:
        raise ProjectError(f"no such step: {', '.join(unknown)}. Steps: {', '.join(step.name for step in STEPS)}")
    return [step for step in STEPS if step.name in wanted]


def run_steps(steps: list[Step]) -> list[Outcome]:
    """Run steps under headings; the summary stands before pytest, so that pytest's own ends the output."""
    outcomes: list[Outcome] = []
    for step in steps:
        if step.name == "pytest" and outcomes:
            say("\n" + summary(outcomes))
        say(f"\n=== {step.name}: {step.what}")
        started = time.monotonic()
        outcomes.append(Outcome(step.name, step.action(), time.monotonic() - started))
        if step.name != "pytest":
            say(f"--- {step.name}: {outcomes[-1].verdict}, {outcomes[-1].seconds:.1f} s")
    if outcomes[-1].name != "pytest":
        say("\n" + summary(outcomes))
    return outcomes


def summary(outcomes: list[Outcome]) -> str:
    """One line a step."""
    lines = [f"  {o.name:<20}{o.verdict:<8}{o.seconds:>7.1f} s" for o in outcomes]
    return "\n".join(["Summary", *lines])


def prepare() -> None:
    """Folder, profile and packages of the checks; the profile is the example, whatever the user's own says."""
    WORK.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(ROOT / "profiles.example.yml", WORK / "profiles.yml")
    ensure_packages()


def main() -> int:
    """Run the checks; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", help="steps to run, with commas between them")
    parser.add_argument("--list", action="store_true", help="list the steps and stop")
    options = parser.parse_args()
    if options.list:
        print("\n".join(f"{step.name:<20}{step.what}" for step in STEPS))
        return 0
    try:
        steps = chosen_steps(options.only)
        ensure_environment(("dev",))
        if any(step.needs_dbt for step in steps):
            prepare()
        outcomes = run_steps(steps)
    except ProjectError as error:
        print(f"\ncheck: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\ncheck: stopped", file=sys.stderr)
        return 130
    return 1 if any(outcome.code for outcome in outcomes) else 0


if __name__ == "__main__":
    raise SystemExit(main())
