"""Make a demonstration SSD: every table and column of the Standard Safeguarding Dataset, filled with made-up histories.

The tables, columns and types come from the policy beside the scrambled models (models/scrambled), the codes from the
seed of DfE value lists. Names, streets and towns come from Faker (en_GB). Equal --children, --seed, --run-date, --dirty
and --broken give equal rows on both targets.
"""

from __future__ import annotations

import argparse
import sys
import time
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from demo_ssd.loaders import DuckDBLoader, LoadError, SqlServerLoader  # noqa: E402
from demo_ssd.pipeline import Result, Settings, generate  # noqa: E402
from demo_ssd.schema import SchemaError  # noqa: E402
from demo_ssd.structure import BROKEN_KINDS  # noqa: E402

PROJECT_DIR = Path(__file__).resolve().parents[1]
DEFAULT_DATABASE = "ssd_scrambler.duckdb"


def parse_arguments(arguments: list[str] | None = None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog=(
            "sqlserver reads its connection from the environment: SSD_SERVER, SSD_PORT (1433), SSD_DATABASE,\n"
            "SSD_USER and SSD_PASSWORD (none: Windows integrated login), SSD_DRIVER (a driver's name or its library;\n"
            "default ODBC Driver 18 for SQL Server), SSD_ENCRYPT (yes), SSD_TRUST_CERT (no).\n\n"
            "example: python scripts/generate_ssd.py --children 2000 --seed 1 --dirty"
        ),
    )
    parser.add_argument(
        "--children", type=int, default=2000, help="number of children (mothers come on top; default 2000)"
    )
    parser.add_argument("--seed", type=int, default=1, help="seed of all random draws (default 1)")
    parser.add_argument(
        "--target", choices=("embedded", "sqlserver"), default="embedded", help="where to load (default embedded)"
    )
    parser.add_argument(
        "--dirty", action="store_true", help="add what real extracts hold; prints how much of each kind"
    )
    parser.add_argument("--broken", choices=BROKEN_KINDS, help="add one thing that must stop a build")
    parser.add_argument("--schema", default="ssd_development", help="schema to replace (default ssd_development)")
    parser.add_argument(
        "--database", type=Path, help=f"embedded: DuckDB file (default {DEFAULT_DATABASE} in the project folder)"
    )
    parser.add_argument(
        "--run-date",
        type=date.fromisoformat,
        default=None,
        help="the day that counts as today, YYYY-MM-DD (default today)",
    )
    parser.add_argument(
        "--manifest", type=Path, help="write counts, kinds of dirt and all made-up identities to this JSON file"
    )
    parser.add_argument(
        "--replace", action="store_true", help="sqlserver: drop SSD tables in the schema that this script did not make"
    )
    options = parser.parse_args(arguments)
    if options.children < 1:
        parser.error("--children must be 1 or more")
    return options


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit code."""
    options = parse_arguments(arguments)
    settings = Settings(options.children, options.seed, options.run_date or date.today(), options.dirty, options.broken)
    database = options.database or PROJECT_DIR / DEFAULT_DATABASE
    started = time.monotonic()
    try:
        if options.target == "embedded":
            loader = DuckDBLoader(database, options.schema)
        else:
            loader = SqlServerLoader(options.schema, options.replace)
        complete = False
        try:
            result = _generate_with_bar(settings, loader, options.manifest)
            complete = True
        finally:
            loader.close(complete)
    except (LoadError, SchemaError) as error:
        print(f"generate_ssd: {error}", file=sys.stderr)
        return 1
    place = f"{database} schema {options.schema}" if options.target == "embedded" else f"schema {options.schema}"
    print(
        f"{len(result.counts)} tables, {result.rows:,} rows for {settings.children:,} children "
        f"({result.rows / settings.children:.0f} a child) in {place}, {time.monotonic() - started:.1f} s"
    )
    if settings.dirty:
        print(f"Dirt (kind, values or rows, columns):\n{result.registry.summary()}")
    if settings.broken:
        print(f"Broken on purpose: {settings.broken}")
    if options.manifest:
        print(f"Manifest: {options.manifest}")
    return 0


def _generate_with_bar(settings: Settings, loader, manifest: Path | None) -> Result:
    """Generate with a progress bar on a terminal, without one elsewhere."""
    from tqdm import tqdm

    with tqdm(total=settings.children, unit="child", desc="demonstration SSD", mininterval=0.5, disable=None) as bar:
        return generate(settings, loader, PROJECT_DIR, manifest, bar.update)


if __name__ == "__main__":
    raise SystemExit(main())
