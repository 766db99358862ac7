"""Text hygiene of the project's files: UTF-8, LF, no stray white space, no large files, no merge marks.

Looks at the files that it is given, or at all that git knows or would add. One line a finding; exit code 1 if any.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LARGEST = 500_000  # bytes
SKIPPED = {".git", ".venv", "target", "logs", "dbt_packages", "__pycache__", ".pytest_cache", ".ruff_cache"}
BINARY = {".png", ".jpg", ".ico", ".duckdb", ".pyc"}


def project_files(root: Path = ROOT) -> list[Path]:
    """Files that git tracks or would add; without git, all outside the folders that tools make."""
    try:
        command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        done = subprocess.run(command, cwd=root, capture_output=True, check=True)
        return [path for name in done.stdout.decode().split("\0") if name and (path := root / name).is_file()]
    except (OSError, subprocess.CalledProcessError):
        found = (path for path in root.rglob("*") if not SKIPPED.intersection(path.relative_to(root).parts))
        return [path for path in found if path.is_file() and path.suffix not in {".duckdb", ".wal"}]


def findings(content: bytes, suffix: str = "") -> list[str]:
    """What is wrong with a file's content, with line numbers where they help."""
    if suffix in BINARY:
        return []
    if len(content) > LARGEST:
        return [f"larger than {LARGEST:,} bytes"]
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return [f"not UTF-8 (byte {error.start})"]
    found = []
    if text.startswith("\ufeff"):
        found.append("starts with a byte order mark")
    if "\r" in text:
        found.append("line ends are not LF")
    if text and not text.endswith("\n"):
        found.append("no line end at the end")
    if text.endswith("\n\n"):
        found.append("blank lines at the end")
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith(("<<<<<<< ", ">>>>>>> ")):
            found.append(f"line {number}: merge mark")
        if suffix != ".csv" and line != line.rstrip():
            found.append(f"line {number}: white space at the end")
        if suffix != ".csv" and "\t" in line:
            found.append(f"line {number}: tab")
    return found


def main() -> int:
    """Check the files named on the command line, or all."""
    paths = [Path(name) for name in sys.argv[1:]] or project_files()
    count = 0
    for path in sorted(paths):
        for finding in findings(path.read_bytes(), path.suffix):
            count += 1
            print(f"{path.relative_to(ROOT) if path.is_absolute() else path}: {finding}")
    print(f"{len(paths)} files, {count} findings")
    return 1 if count else 0


if __name__ == "__main__":
    raise SystemExit(main())
