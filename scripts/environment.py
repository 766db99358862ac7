"""The project's own Python environment: .venv beside this folder, with the pins of pyproject.toml.

demo.py and check.py call ensure_environment() first: it makes .venv where there is none, installs what the pins ask
for when they changed, and starts the script again under .venv's Python. Only `python -m ...` is ever run, never a
program in .venv, so an application allow-list needs to know Python alone.

By hand: python scripts/environment.py [--with dev native]. Nothing here needs more than the standard library.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
STAMP = VENV / "installed.json"
PACKAGES = ROOT / "dbt_packages"
STAND_IN = ROOT / "vendor" / "dbt_utils"
OLDEST, NEWEST = (3, 10), (3, 13)

# Importing dbt.cli and then running one of its modules makes Python warn about itself.
DBT = [sys.executable, "-W", "ignore::RuntimeWarning:runpy", "-m", "dbt.cli.main"]

PROBE_SECONDS = 8  # Python's own start and three seconds for the package hub to answer
DEPS_SECONDS = 30

# Asks the hub that dbt would ask, as dbt would: through the same proxy and certificates, but once and briefly.
PROBE = """
import requests
from dbt.clients.registry import DEFAULT_REGISTRY_BASE_URL as hub
requests.get(hub + "api/v1/dbt-labs/dbt_utils.json", timeout=3).raise_for_status()
"""

INSTALL_HELP = """\
The packages could not be installed. pip takes them from the package index that it is set up for:
  behind a proxy           set HTTPS_PROXY=http://proxy:port
  an index of your own     set PIP_INDEX_URL=https://.../simple
  a folder of wheels       set PIP_FIND_LINKS=<folder> and PIP_NO_INDEX=1
  certificate errors       set PIP_CERT=<file with your authority's root certificate>
Then run the same command again."""


class ProjectError(Exception):
    """Something that the person at the keyboard can put right; its text says how."""


def say(text: str) -> None:
    """Print at once, also where output is not a terminal."""
    print(text, flush=True)


# --- pins ------------------------------------------------------------------------------------------------------------


def read_requirements(text: str, extras: tuple[str, ...] = ()) -> list[str]:
    """Requirements in the text of a pyproject.toml: the project's own, then those of the extras.

    Reads one requirement a line in double quotes, because Python 3.10 has no TOML reader; a test compares it with one.
    """
    section, wanted, found = "", "", {}
    for line in text.splitlines():
        line = line.strip()
        heading = re.fullmatch(r"\[([\w.-]+)\]", line)
        opening = re.fullmatch(r"([\w-]+)\s*=\s*\[", line)
        if heading:
            section, wanted = heading[1], ""
        elif opening and section == "project" and opening[1] == "dependencies":
            wanted = "dependencies"
        elif opening and section == "project.optional-dependencies":
            wanted = f"extra {opening[1]}"
        elif line == "]":
            wanted = ""
        elif wanted and (requirement := re.match(r'"([^"]+)"', line)):
            found.setdefault(wanted, []).append(requirement[1])
    unknown = [extra for extra in extras if f"extra {extra}" not in found]
    if unknown or "dependencies" not in found:
        raise ProjectError(f"pyproject.toml has no such list of requirements: {', '.join(unknown) or 'dependencies'}")
    return [item for key in ("dependencies", *(f"extra {extra}" for extra in extras)) for item in found[key]]


def package_name(requirement: str) -> str:
    """The normalised name in a requirement."""
    return re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", requirement)[0]).lower()


def missing_requirements(wanted: list[str], installed: list[str]) -> list[str]:
    """Requirements that an earlier installation did not leave behind."""
    return [requirement for requirement in wanted if requirement not in installed]


def merged_requirements(wanted: list[str], installed: list[str]) -> list[str]:
    """What is installed after `wanted` was: a package keeps the pin that came last."""
    names = {package_name(requirement) for requirement in wanted}
    return sorted([*wanted, *(requirement for requirement in installed if package_name(requirement) not in names)])


# --- the virtual environment -----------------------------------------------------------------------------------------


def version_fault(version: tuple[int, int]) -> str | None:
    """What is wrong with a Python version; None where nothing is."""
    if OLDEST <= version <= NEWEST:
        return None
    this, oldest, newest = (".".join(map(str, number)) for number in (version, OLDEST, NEWEST))
    example = f"{'py -3.12' if os.name == 'nt' else 'python3.12'} scripts/{Path(sys.argv[0]).name}"
    return (
        f"This is Python {this}; the project needs {oldest} to {newest}. "
        f"Install one of those and start the script with it, for example: {example}"
    )


def venv_python(venv: Path = VENV) -> Path:
    """The interpreter inside a virtual environment."""
    return venv / "Scripts" / "python.exe" if os.name == "nt" else venv / "bin" / "python"


def inside_venv() -> bool:
    """True where this process already runs under .venv."""
    return VENV.exists() and os.path.samefile(sys.prefix, VENV)


def ensure_environment(extras: tuple[str, ...] = ()) -> None:
    """Return under .venv's Python with all installed, or start the script again there and end with its exit code."""
    wanted = read_requirements((ROOT / "pyproject.toml").read_text(encoding="utf-8"), extras)
    if inside_venv():
        install(wanted)
        return
    if fault := version_fault(sys.version_info[:2]):
        raise ProjectError(fault)
    make_venv()
    install(wanted)
    try:
        code = run([str(venv_python()), *sys.argv])
    except KeyboardInterrupt:  # the script under .venv said so already
        code = 130
    raise SystemExit(code)


def make_venv() -> None:
    """Make .venv; once more from nothing where its Python no longer starts, as after a move or an upgrade."""
    if venv_python().exists():
        test = [str(venv_python()), "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
        done = subprocess.run(test, capture_output=True, text=True)
        version = tuple(int(part) for part in done.stdout.strip().split(".")) if done.returncode == 0 else (0, 0)
        if version_fault(version) is None:
            return
    say(f"Making the environment {VENV.name} (once) ...")
    done = subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], capture_output=True, text=True)
    if done.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        raise ProjectError(
            f"{sys.executable} -m venv failed: {(done.stdout + done.stderr).strip()}\n"
            "On Debian and Ubuntu the package python3-venv is missing; elsewhere install Python from python.org."
        )


def install(wanted: list[str]) -> None:
    """Install requirements into .venv, unless an earlier installation of the same pins stands."""
    installed = read_stamp()
    missing = missing_requirements(wanted, installed)
    if not missing:
        return
    say(f"Installing {len(missing)} pinned packages and what they need (a minute or two, once) ...")
    started = time.monotonic()
    STAMP.unlink(missing_ok=True)
    command = [str(venv_python()), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    command += ["--progress-bar", "off", *certificate_options(), *wanted]
    lines = follow(command)
    if lines is not None:
        raise ProjectError("\n".join([*lines[-12:], "", INSTALL_HELP]))
    STAMP.write_text(json.dumps(merged_requirements(wanted, installed), indent=1) + "\n", encoding="utf-8")
    say(f"Installed in {time.monotonic() - started:.0f} s.")


def read_stamp() -> list[str]:
    """Requirements that .venv holds, as the last successful installation wrote them."""
    try:
        return json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []


def certificate_options() -> list[str]:
    """Make pip trust what the operating system trusts; from version 24.2 on it does so by itself."""
    if os.environ.get("PIP_CERT") or os.environ.get("PIP_USE_FEATURE"):
        return []
    done = subprocess.run([str(venv_python()), "-m", "pip", "--version"], capture_output=True, text=True)
    number = re.match(r"pip (\d+)\.(\d+)", done.stdout)
    known = number is not None and (23, 3) <= (int(number[1]), int(number[2])) < (24, 2)
    return ["--use-feature=truststore"] if known else []


def follow(command: list[str]) -> list[str] | None:
    """Run pip, show on a terminal what it is at; None where it succeeded, else what it said."""
    width = shutil.get_terminal_size().columns - 1
    lines = []
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    for line in process.stdout:
        lines.append(line.rstrip())
        if sys.stdout.isatty() and line.startswith(("Collecting", "Installing", "  Downloading")):
            print("\r" + line.strip()[:width].ljust(width), end="", flush=True)
    if sys.stdout.isatty():
        print("\r" + " " * width + "\r", end="", flush=True)
    return lines if process.wait() else None


# --- running things --------------------------------------------------------------------------------------------------


def environment(**extra: str) -> dict[str, str]:
    """Environment variables for what the scripts start."""
    return {**os.environ, "PYTHONUTF8": "1", **extra}


def run(command: list[str], **extra: str) -> int:
    """Run a command in the project folder, its output on the console; returns its exit code."""
    sys.stdout.flush()
    process = subprocess.Popen(command, cwd=ROOT, env=environment(**extra))
    try:
        return process.wait()
    except KeyboardInterrupt:  # the child got the same signal: let it tidy up
        process.wait()
        raise


# --- dbt's own needs -------------------------------------------------------------------------------------------------


def ensure_profiles() -> None:
    """Make profiles.yml from the example where there is none."""
    profiles = ROOT / "profiles.yml"
    if not profiles.exists():
        shutil.copyfile(ROOT / "profiles.example.yml", profiles)
        say("Made profiles.yml from profiles.example.yml.")


def tree_digest(folder: Path) -> str:
    """One digest over the names and contents of a folder's files."""
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def is_stand_in(package: Path, stand_in: Path = STAND_IN) -> bool:
    """True for a copy of the stand-in, also of an older version of it."""
    mine, theirs = (folder / "dbt_project.yml" for folder in (stand_in, package))
    return theirs.exists() and theirs.read_bytes() == mine.read_bytes()


def ensure_packages() -> None:
    """dbt_utils in dbt_packages: from the package hub, or the stand-in in vendor where the hub cannot be reached.

    SSD_SCRAMBLER_OFFLINE=1 takes the stand-in without asking.
    """
    package = PACKAGES / "dbt_utils"
    offline = os.environ.get("SSD_SCRAMBLER_OFFLINE", "") not in ("", "0")
    if (package / "dbt_project.yml").exists():
        if not is_stand_in(package) and not offline:
            return
        if is_stand_in(package) and tree_digest(package) == tree_digest(STAND_IN):
            say("dbt_utils: the stand-in of vendor/ (delete dbt_packages to ask the package hub again).")
            return
    elif not offline and fetch_packages():
        say("dbt_utils: installed by dbt deps.")
        return
    shutil.rmtree(package, ignore_errors=True)
    shutil.copytree(STAND_IN, package)
    reason = "SSD_SCRAMBLER_OFFLINE is set" if offline else "the package hub cannot be reached"
    say(f"dbt_utils: {reason}, installed the stand-in of vendor/.")


def fetch_packages() -> bool:
    """`dbt deps`, unless the hub does not answer: dbt itself would go on asking for a long time."""
    deps = [*DBT, "deps", "--project-dir", str(ROOT), "--profiles-dir", str(ROOT)]
    for command, seconds in (([sys.executable, "-c", PROBE], PROBE_SECONDS), (deps, DEPS_SECONDS)):
        try:
            done = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, timeout=seconds)
        except subprocess.TimeoutExpired:
            return False
        if done.returncode:
            return False
    return (PACKAGES / "dbt_utils" / "dbt_project.yml").exists()


def main() -> int:
    """Make or refresh the environment by hand."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--with", nargs="*", default=[], dest="extras", help="extras of pyproject.toml: dev, native")
    options = parser.parse_args()
    try:
        ensure_environment(tuple(options.extras))
        ensure_packages()
        ensure_profiles()
    except ProjectError as error:
        print(f"environment: {error}", file=sys.stderr)
        return 1
    activate = ".venv\\Scripts\\activate" if os.name == "nt" else "source .venv/bin/activate"
    say(f"Ready: {venv_python()}\nTo use dbt from this console: {activate}, then python -m dbt.cli.main build")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
