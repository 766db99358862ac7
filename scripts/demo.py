"""The demonstration: scramble a made-up SSD on a machine that has nothing but Python, show the proof, and go through
the four test phases.

Makes .venv, generates children with the dirt that real extracts hold, scrambles them on the embedded engine and prints
the verdicts of the gate; stages, releases and signs off phases 1 to 4, then two further waves of phase 4; builds the
docs. Nothing is sent: this script writes into the staging tables what a sender would. Run it again as often as you
like: every scramble draws a new key.
"""

from __future__ import annotations

import argparse
import json
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
    parser.add_argument("--constructed", type=int, default=1000, help="children of phase 2 (default 1000)")
    parser.add_argument("--static", action="store_true", help="docs in one file that opens without a web server")
    options = parser.parse_args(arguments)
    if options.children < 1:
        parser.error("--children must be 1 or more")
    if not 1 <= options.constructed <= 1_000_000:
        parser.error("--constructed must be 1 to 1,000,000")
    return options


def database_path() -> Path:
    """The DuckDB file that the embedded target uses."""
    return ROOT / os.environ.get("SSD_SCRAMBLER_DATABASE", "ssd_scrambler.duckdb")


def schema(layer: str) -> str:
    """The schema that holds a layer's tables."""
    return f"{os.environ.get('SSD_SCRAMBLER_SCHEMA', 'ssd_scrambler')}_{layer}"


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
        assurance = schema("assurance")
        gate = connection.execute(
            f'select check_name, cast(checked as bigint), cast(violations as bigint), verdict from "{assurance}".gate '
            "order by check_number"
        ).fetchall()
        amounts = dict(connection.execute(f'select measure, amount from "{assurance}".measures').fetchall())
    return gate, [(name, f"{amounts[name]:,.0f}") for name in SHOWN_MEASURES if name in amounts]


def dbt(label: str, *arguments: str) -> None:
    """Run a dbt command on the embedded target; raises ProjectError where it fails."""
    from progress import run_dbt

    if run_dbt(label, *arguments, "--target", "embedded"):
        raise ProjectError(f"dbt {arguments[0]} failed; the reason stands above, all of it in logs/dbt.log")


def operate(operation: str, **arguments: object) -> None:
    """Run a run-operation."""
    dbt(operation, "run-operation", operation, "--args", json.dumps(arguments))


def staged(phase: int) -> dict:
    """What the newest build of a phase has staged: counts and the digest of the payloads, from the audit log."""
    import duckdb

    with duckdb.connect(str(database_path()), read_only=True) as connection:
        details = connection.execute(
            f"select detail from \"{schema('audit')}\".events where event = 'phase staged' order by event_number desc"
        ).fetchall()
    return next(found for found in (json.loads(detail) for (detail,) in details) if found["phase"] == phase)


def play_the_sender(phase: int) -> None:
    """Write what a sender writes once DfE has taken the released rows. No record leaves this machine."""
    import duckdb

    with duckdb.connect(str(database_path())) as connection:
        connection.execute(
            f'update "{schema(f"phase_{phase}")}".ssd_api_data_staging_anon '
            "set submission_status = 'sent', submission_timestamp = now()::timestamp, api_response = 'demonstration', "
            "previous_hash = current_hash, previous_json_payload = json_payload, row_state = 'unchanged' "
            "where submission_status = 'Pending'"
        )


def go_through(phase: int, *arguments: str, wave: int | None = None) -> tuple:
    """Build a phase (or a further wave of phase 4), release it, play the sender; returns the line for the summary."""
    selector = f"phase_{phase}_wave" if wave else f"phase_{phase}"
    dbt(selector, "build", "--selector", selector, *arguments)
    found = staged(phase)
    if found["held"]:
        operate(
            "release_phase",
            phase=phase,
            reviewed_by="demonstration",
            reference="demonstration",
            digest=found["digest"],
        )
        play_the_sender(phase)
    name = f"{phase}, wave {wave}" if wave else str(phase)
    return name, found["rows"], found["new"], found["updated"], found["deleted"], found["digest"][:16]


def demonstrate(options: argparse.Namespace) -> None:
    """Generate, build, document and show; raises ProjectError where a step fails."""
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
    dbt("scramble", "build", "--selector", "scramble")
    gate, measures = gate_rows()
    say("\nThe gate: every check of this generation\n")
    say(table(["check", "checked", "violations", "verdict"], gate))
    say("\n" + "\n".join(f"{name:<22}{amount:>12}" for name, amount in measures))
    if not gate or any(verdict != "pass" for *_, verdict in gate):
        raise ProjectError("the gate did not pass")

    say("\n3. The phases: build, look, release; what a sender would write; sign off")
    lines = []
    for phase in (1, 2, 3, 4):
        constructed = {"constructed_children": options.constructed}
        lines.append(go_through(phase, *(["--vars", json.dumps(constructed)] if phase == 2 else [])))
        operate("sign_off_phase", phase=phase, signed_by="demonstration", reference="demonstration")
    for wave in (2, 3):
        lines.append(go_through(4, "--vars", json.dumps({"phase_4_wave": wave}), wave=wave))
    say("\nStaged and released\n")
    say(table(["phase", "rows", "new", "updated", "deleted", "digest of the payloads"], lines))

    say("\n4. The documentation, with the lineage: dbt docs generate")
    dbt("docs", "docs", "generate", "--select", "fqn:*", *(["--static"] if options.static else []))


def where_to_look(static: bool) -> str:
    """What to open next."""
    docs = "open target/static_index.html" if static else "python -m dbt.cli.main docs serve (or demo.py --static)"
    python = ".venv\\Scripts\\python.exe" if os.name == "nt" else ".venv/bin/python"
    return table(
        ["look at", "for"],
        [
            (docs.replace("python -m", f"{python} -m"), "the lineage, every table, column and rule"),
            (f"{database_path().name}, schema {schema('assurance')}", "gate, field_changes, data_map, measures"),
            (f"the same file, schema {schema('scrambled')}", "the scrambled SSD"),
            (f"the same file, schemas {schema('phase_1')} to {schema('phase_4')}", "oversight, the staging tables"),
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
