"""What the tests share: a project to run dbt in, a demonstration source, and the scramble key that a test wants."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb

ROOT = Path(__file__).resolve().parents[2]
PARTS = [
    "dbt_project.yml",
    "packages.yml",
    "selectors.yml",
    "macros",
    "models",
    "seeds",
    "tests/dbt",
    "analyses",
    "scripts",
]
DBT = [sys.executable, "-W", "ignore::RuntimeWarning:runpy", "-m", "dbt.cli.main"]
TEST_KEY = bytes(range(32))
SCRAMBLED = "ssd_scrambler_scrambled"
VAULT = "ssd_scrambler_vault"
ASSURANCE = "ssd_scrambler_assurance"
PAYLOAD = "ssd_scrambler_payload"
AUDIT = "ssd_scrambler_audit"
SOURCE = "ssd_development"


@dataclass
class Result:
    """What a dbt command gave back: exit code and everything that it printed."""

    code: int
    output: str

    @property
    def ok(self) -> bool:
        return self.code == 0


class Scrambler:
    """What a project on either engine has in common: put_key() and dbt()."""

    def scramble(self, selector: str = "scramble") -> None:
        """Scramble under the test key and keep the vault, so that originals can be followed; raises otherwise."""
        self.put_key()
        result = self.dbt("build", "--selector", selector, variables={"keep_vault": True})
        assert result.ok, result.output


@dataclass
class Project(Scrambler):
    """A dbt project in a folder, with a DuckDB file of its own. `root` is the repository or a copy to be broken."""

    root: Path
    work: Path
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def database(self) -> Path:
        return self.work / "ssd_scrambler.duckdb"

    @property
    def target_path(self) -> Path:
        return self.work / "target"

    @property
    def log_path(self) -> Path:
        return self.work / "logs"

    def dbt(self, *arguments: str, variables: dict[str, Any] | None = None, log_level_file: str = "debug") -> Result:
        """Run a dbt command; never raises. `variables` become --vars."""
        command, environment = self._command(arguments, variables, log_level_file)
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment, cwd=self.root)
        return Result(done.returncode, done.stdout + done.stderr)

    def dbt_killed_after(self, text: str, *arguments: str, seconds: int = 600) -> None:
        """Run a dbt command and kill it, as a power cut would, once `text` stands in its debug log."""
        command, environment = self._command(arguments, None, "debug")
        log = self.log_path / "dbt.log"
        if log.exists():  # dbt starts a new file at 10 MB; so this run has its own from the start
            log.rename(log.with_name(f"before-{time.time_ns()}.log"))
        running = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment, cwd=self.root
        )
        try:
            deadline = time.monotonic() + seconds
            while time.monotonic() < deadline:
                if any(text.encode() in part.read_bytes() for part in self.log_path.glob("dbt.log*")):
                    return
                assert running.poll() is None, "dbt ended before it could be killed"
                time.sleep(0.05)
            raise AssertionError(f"{text!r} did not appear in the log within {seconds} s")
        finally:
            running.kill()
            running.wait()

    def dbt_on_a_full_disk(self, *arguments: str, room: int = 0) -> Result:
        """Run a dbt command that may let the database grow by `room` bytes and no further. Not on Windows."""
        import resource

        command, environment = self._command(arguments, None, "none")
        limit = self.database.stat().st_size + room
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=environment,
            cwd=self.root,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
        )
        return Result(done.returncode, done.stdout + done.stderr)

    def _command(
        self, arguments: tuple[str, ...], variables: dict[str, Any] | None, log_level_file: str
    ) -> tuple[list[str], dict[str, str]]:
        """The command line and the environment of a dbt command."""
        command = [*DBT, *arguments, "--project-dir", str(self.root), "--profiles-dir", str(self.work)]
        command += ["--target-path", str(self.target_path), "--log-path", str(self.log_path)]
        command += ["--log-level-file", log_level_file, "--no-use-colors"]
        if variables:
            command += ["--vars", json.dumps(variables)]
        environment = (
            os.environ
            | {
                "SSD_SCRAMBLER_DATABASE": str(self.database),
                "SSD_SCRAMBLER_PLUGINS": str(self.root / "scripts" / "duckdb_plugins"),
                "PYTHONUTF8": "1",
            }
            | self.environment
        )
        return command, environment

    def generate(self, *arguments: str) -> None:
        """Make the demonstration source in the project's database; raises where that fails."""
        script = str(self.root / "scripts" / "generate_ssd.py")
        done = subprocess.run(
            [sys.executable, script, "--target", "embedded", "--database", str(self.database), *arguments],
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=os.environ | {"PYTHONUTF8": "1"},
        )
        assert done.returncode == 0, done.stdout + done.stderr

    def query(self, sql: str, parameters: list[Any] | None = None) -> list[tuple]:
        """Rows of a query, read only."""
        with duckdb.connect(str(self.database), read_only=True) as connection:
            return connection.execute(sql, parameters or []).fetchall()

    def execute(self, *statements: str) -> None:
        """Change the database, as a test's preparation."""
        with duckdb.connect(str(self.database)) as connection:
            for statement in statements:
                connection.execute(statement)

    def put_key(self, key: bytes = TEST_KEY, rows: int = 1) -> None:
        """Put a scramble key into the vault; a run with the var keep_vault uses it."""
        padded = key.ljust(64, b"\0")
        inner, outer = bytes(b ^ 0x36 for b in padded), bytes(b ^ 0x5C for b in padded)
        with duckdb.connect(str(self.database)) as connection:
            connection.execute(f"create schema if not exists {VAULT}")
            connection.execute(f"create or replace table {VAULT}.scramble_key (inner_pad blob, outer_pad blob)")
            for _ in range(rows):
                connection.execute(f"insert into {VAULT}.scramble_key values (?, ?)", [inner, outer])

    def use_key(self, key: bytes) -> None:
        """Let this project's runs draw `key` where they would draw random bytes, so that a test can look for it."""
        plugin = self.work / "plugins" / "operating_system_random.py"
        plugin.parent.mkdir(exist_ok=True)
        text = (ROOT / "scripts" / "duckdb_plugins" / plugin.name).read_text(encoding="utf-8")
        fixed = text.replace("os.urandom(count)", f"bytes({list(key)})[:count]")
        assert fixed != text
        plugin.write_text(fixed, encoding="utf-8")
        self.environment["SSD_SCRAMBLER_PLUGINS"] = str(plugin.parent)

    def edit(self, path: str, old: str, new: str) -> None:
        """Change a file of a project copy; `old` has to stand in it once."""
        assert self.root != ROOT, "only a copy may be changed"
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{path}: {old!r} stands there {text.count(old)} times"
        file.write_text(text.replace(old, new), encoding="utf-8", newline="\n")

    def replace_macro(self, name: str, body: str) -> str:
        """Put another macro in the place of one of a project copy, whatever its text is now; returns that text."""
        assert self.root != ROOT, "only a copy may be changed"
        whole = re.compile(r"\{%-?\s*macro " + name + r"\(.*?\{%-?\s*endmacro\s*-?%\}", re.DOTALL)
        files = [f for f in (self.root / "macros").rglob("*.sql") if whole.search(f.read_text(encoding="utf-8"))]
        assert len(files) == 1, f"macro {name} is in {len(files)} files"
        text = files[0].read_text(encoding="utf-8")
        files[0].write_text(whole.sub(lambda _: body, text, count=1), encoding="utf-8", newline="\n")
        return whole.search(text)[0]

    def wrap_model(self, name: str, sql: str) -> None:
        """Put a query around the SQL of a model of a project copy: `{original}` in it is what stands there now."""
        assert self.root != ROOT, "only a copy may be changed"
        (file,) = (self.root / "models").rglob(f"{name}.sql")
        text = sql.replace("{original}", file.read_text(encoding="utf-8"))
        file.write_text(text, encoding="utf-8", newline="\n")

    def relations(self, schema: str) -> list[str]:
        """Names of the tables and views of a schema."""
        rows = self.query(
            "select table_name from information_schema.tables where table_schema = ? order by table_name", [schema]
        )
        return [row[0] for row in rows]

    def events(self) -> list[tuple[str, str, dict[str, Any]]]:
        """The audit log in order: event, generation and detail."""
        if "events" not in self.relations(AUDIT):
            return []
        rows = self.query(f"select event, generation, detail from {AUDIT}.events order by event_number")
        return [(event, generation, json.loads(detail)) for event, generation, detail in rows]

    def contents(self, *schemas: str) -> dict[str, tuple]:
        """Row count and a digest of the rows of each table of the schemas, to see whether anything changed."""
        found = {}
        with duckdb.connect(str(self.database), read_only=True) as connection:
            tables = connection.execute(
                "select table_schema, table_name from information_schema.tables where list_contains(?, table_schema)",
                [list(schemas)],
            ).fetchall()
            for schema, table in tables:
                name = f"{schema}.{table}"
                found[name] = connection.execute(f"select count(*), bit_xor(hash(t)) from {name} as t").fetchone()
        return found

    def files(self) -> list[Path]:
        """Everything that a run left in target and logs."""
        return [p for folder in (self.target_path, self.log_path) for p in folder.rglob("*") if p.is_file()]


def make_project(work: Path, copy: bool = False, database: Path | None = None) -> Project:
    """A project with `work` as its folder; a copy of the repository where files change; `database` is copied in."""
    work.mkdir(parents=True, exist_ok=True)
    root = ROOT
    if copy:
        root = work / "project"
        for part in PARTS:
            source = ROOT / part
            target = root / part
            target.parent.mkdir(parents=True, exist_ok=True)
            if source.is_dir():
                shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
            elif source.exists():
                shutil.copy2(source, target)
        shutil.copytree(ROOT / "dbt_packages", root / "dbt_packages")
    shutil.copy2(ROOT / "profiles.example.yml", work / "profiles.yml")
    project = Project(root, work)
    if database is not None:
        shutil.copy2(database, project.database)
    return project
