"""The demonstration: scramble a made-up SSD on a machine that has nothing but Python, and show the proof.

Makes .venv, generates children with the dirt that real extracts hold, builds everything on the embedded engine, builds
the docs and prints the verdicts of the gate. Run it again as often as you like: every run draws a new key.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

from environment import (
    ROOT,
    ProjectError,
    ensure_environment,
    ensure_packages,
    ensure_profiles,
    environment,
    say,
)

SHOWN_MEASURES = ("subjects", "rows scrambled", "identifiers replaced", "dates shifted", "days back, mean")


def parse_arguments(arguments: list[str] | None = None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--children", type=int, default=2000, help="how many children to make up (default 2000)")
    parser.add_argument("--seed", type=int, default=1, help="seed of the made-up records (default 1)")
    parser.add_argument("--static", action="store_true", help="docs in one file that opens without a web server")
    options = parser.parse_args(arguments)
    if options.children < 1:
        parser.error("--children must be 1 or more")
    return options


def database_path() -> Path:
    """The DuckDB file that the embedded target uses."""
    return ROOT / os.environ.get("SSD_SCRAMBLER_DATABASE", "ssd_scrambler.duckdb")


def assurance_schema() -> str:
    """The schema that holds the assurance tables."""
    return os.environ.get("SSD_SCRAMBLER_SCHEMA", "ssd_scrambler") + "_assurance"


def table(headings: list[str], rows: list[tuple]) -> str:
    """A plain text table; numbers to the right."""
    cells = [[f"{value:,}" if isinstance(value, int) else str(value) for value in row] for row in rows]
    widths = [max(len(line[i]) for line in [headings, *cells]) for i in range(len(headings))]
    right = [bool(rows) and all(isinstance(row[i], int) for row in rows) for i in range(len(headings))]

    def text(line: list[str]) -> str:
        parts = zip(line, widths, right, strict=True)
        return "  ".join(cell.rjust(width) if number else cell.ljust(width) for cell, width, number in parts).rstrip()

    return "\n".join([text(headings), "  ".join("-" * width for width in widths), *map(text, cells)])


def gate_rows() -> tuple[list[tuple], list[tuple[str, str]]]:
    """The gate, a row a check, and the measures worth showing, from the database just built."""
    import duckdb

    with duckdb.connect(str(database_path()), read_only=True) as connection:
        schema = assurance_schema()
        gate = connection.execute(
            f'select check_name, cast(checked as bigint), cast(violations as bigint), verdict from "{schema}".gate '
            "order by check_number"
        ).fetchall()
        amounts = dict(connection.execute(f'select measure, amount from "{schema}".measures').fetchall())
    return gate, [(name, f"{amounts[name]:,.0f}") for name in SHOWN_MEASURES if name in amounts]


def demonstrate(options: argparse.Namespace) -> None:
    """Generate, build, document and show; raises ProjectError where a step fails."""
    from progress import run_dbt

    ensure_profiles()
    ensure_packages()
    say(f"\n1. A demonstration SSD: {options.children:,} made-up children, with dirty records")
    generate = [sys.executable, str(ROOT / "scripts" / "generate_ssd.py"), "--target", "embedded", "--dirty"]
    generate += ["--children", str(options.children), "--seed", str(options.seed), "--database", str(database_path())]
    done = subprocess.run(generate, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, text=True, encoding="utf-8")
    if done.returncode:
        raise ProjectError("the demonstration SSD could not be made; the reason stands above")
    say(f"  {done.stdout.splitlines()[0]}")

    say("\n2. Scramble it inside the database, and prove it: dbt build --selector scramble")
    if run_dbt("scramble", "build", "--selector", "scramble", "--target", "embedded"):
        raise ProjectError("the build failed; the reason stands above, all of it in logs/dbt.log")

    say("\n3. The documentation, with the lineage: dbt docs generate")
    docs = ["docs", "generate", "--select", "*", "--target", "embedded", *(["--static"] if options.static else [])]
    if run_dbt("docs", *docs):
        raise ProjectError("the docs could not be made; the reason stands above, all of it in logs/dbt.log")

    gate, measures = gate_rows()
    say("\n4. The gate: every check of this generation\n")
    say(table(["check", "checked", "violations", "verdict"], gate))
    say("\n" + "\n".join(f"{name:<22}{amount:>12}" for name, amount in measures))
    if not gate or any(verdict != "pass" for *_, verdict in gate):
        raise ProjectError("the gate did not pass")


def where_to_look(static: bool) -> str:
    """What to open next."""
    docs = "open target/static_index.html" if static else "python -m dbt.cli.main docs serve (or demo.py --static)"
    python = ".venv\\Scripts\\python.exe" if os.name == "nt" else ".venv/bin/python"
    return table(
        ["look at", "for"],
        [
            (docs.replace("python -m", f"{python} -m"), "the lineage, every table, column and rule"),
            (f"{database_path().name}, schema {assurance_schema()}", "gate, field_changes, data_map, measures"),
            (f"the same file, schema {assurance_schema().replace('_assurance', '_scrambled')}", "the scrambled SSD"),
            ("README.md", "the same on your SQL Server"),
        ],
    )


def main() -> int:
    """Run the demonstration; returns the exit code."""
    options = parse_arguments()
    started = time.monotonic()
    try:
        ensure_environment()
        demonstrate(options)
    except ProjectError as error:
        print(f"\ndemo: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\ndemo: stopped. If a build was running, the next one drops its vault.", file=sys.stderr)
        return 130
    say(f"\nDone in {time.monotonic() - started:.0f} s.\n\n{where_to_look(options.static)}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
