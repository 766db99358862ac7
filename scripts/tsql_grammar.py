"""Parse the compiled T-SQL and the scripts of scripts/sql with Microsoft's own grammar, ScriptDom.

ScriptDom comes inside the formatter maxdop, which is asked for nothing but whether it can read a file. What dbt puts
into a view is read as a view, so that what only a view refuses is found too. First run
`python scripts/check.py --only compile-sqlserver`.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

from environment import ROOT, ProjectError

COMPILED = ROOT / "target" / "sqlserver" / "compiled"
SCRIPTS = ROOT / "scripts" / "sql"
COPIES = ROOT / "target" / "check" / "tsql_grammar"
LEVELS = ("140", "150", "160")  # SQL Server 2017, 2019 and 2022
# Line and column of the fault stand in front of what ScriptDom says.
FAULT = re.compile(r"^maxdop: (?P<file>.+?): could not be parsed.*?\. (?P<line>\d+):\d+: (?P<message>.+)$")


@dataclass(frozen=True)
class Fault:
    """What the grammar refuses: where, and why; the level is the first at which it does."""

    file: str
    line: int
    message: str
    level: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message} [level {self.level}]"


def as_sent(path: Path, sql: str) -> str:
    """A compiled statement as dbt sends it: a model or a test is a view there. Its lines keep their numbers."""
    return sql if "analyses" in path.parts else f"create view [a view] as {sql}"


def copies() -> dict[str, str]:
    """Write the statements into a folder of their own; gives the name of each copy's origin."""
    shutil.rmtree(COPIES, ignore_errors=True)
    COPIES.mkdir(parents=True)
    # ODBC and mssql-python connect with quoted identifiers on; ScriptDom does not take that for granted.
    (COPIES / ".maxdop.json").write_text('{"initialQuotedIdentifiers": true}', encoding="utf-8")
    origins = {}
    compiled, scripts = sorted(COMPILED.rglob("*.sql")), sorted(SCRIPTS.glob("*.sql"))
    if not compiled:
        raise ProjectError("nothing compiled: run the step compile-sqlserver first")
    for number, path in enumerate([*compiled, *scripts]):
        text = path.read_text(encoding="utf-8")
        copy = COPIES / f"{number}.sql"
        copy.write_text(text if path.parent == SCRIPTS else as_sent(path, text), encoding="utf-8", newline="\n")
        origins[copy.name] = path.relative_to(ROOT).as_posix()
    return origins


def parse(level: str) -> subprocess.CompletedProcess:
    """Read every copy at a compatibility level."""
    program = Path(sysconfig.get_path("scripts")) / ("maxdop.exe" if sys.platform == "win32" else "maxdop")
    if not program.exists():
        raise ProjectError("maxdop is not installed: run `python scripts/environment.py --with dev`")
    command = [str(program), "--check", "--parser-version", level, str(COPIES)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="replace")
    if done.returncode not in (0, 1):
        raise ProjectError(f"maxdop ended with {done.returncode}: {done.stderr.strip()[-500:]}")
    return done


def faults(origins: dict[str, str]) -> list[Fault]:
    """Each file that a level refuses, once."""
    found: dict[str, Fault] = {}
    for level in LEVELS:
        for line in parse(level).stderr.splitlines():
            if match := FAULT.match(line):
                file = origins[Path(match["file"]).name]
                found.setdefault(file, Fault(file, int(match["line"]), match["message"], level))
            elif "could not be parsed" in line:
                raise ProjectError(f"maxdop says what this script does not understand: {line}")
    return list(found.values())


def main() -> int:
    """Parse everything; returns 1 where a statement does not parse."""
    try:
        origins = copies()
        found = faults(origins)
    except ProjectError as error:
        print(f"tsql_grammar: {error}", file=sys.stderr)
        return 1
    print("\n".join([*map(str, found), f"{len(origins)} files at levels {', '.join(LEVELS)}: {len(found)} refused"]))
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
