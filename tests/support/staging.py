"""Staging alone: children made by hand stand where the payload models would put them, and a sender is played."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
from dbt.adapters.duckdb.connections import DuckDBConnectionManager
from dbt.cli.main import dbtRunner

from support.harness import ASSURANCE, AUDIT, DBT, PAYLOAD, ROOT, Project, Result
from support.recompute import policy

LIVE = "ssd_scrambler_live"
PERSON = "C{:017d}"
STAGING = {5: "phase_5__ssd_api_data_staging"} | {n: f"phase_{n}__ssd_api_data_staging_anon" for n in (1, 2, 3, 4)}
TABLES = {phase: f"ssd_scrambler_{name.replace('__', '.')}" for phase, name in STAGING.items()}
CHILDREN = {1: "constructed", 2: "constructed", 3: "scrambled", 4: "scrambled_wave", 5: "live"}
DELETION_HASH = hashlib.sha256(b"purge").digest()
WHO = "{phase: %d, reviewed_by: team manager, reference: TICKET-1}"


@dataclass(frozen=True)
class Child:
    """A child as payload__<lane>_children has it."""

    person_id: str
    facts: str = "one"
    episodes: tuple[str, ...] = ("R1",)
    shape: str = "1"

    @property
    def row(self) -> tuple:
        """The columns of the payload's model. The record ids and their order are no part of the meaning."""
        details = {"first_name": self.facts, "disabilities": ["HEAR", "VIS"], "purge": False}
        episodes = [
            {"social_care_episode_id": name, "referral_date": "2026-01-01", "purge": False} for name in self.episodes
        ]
        record = {"purge": False, "child_details": details, "social_care_episodes": episodes}
        body = json.dumps(record, separators=(",", ":"), ensure_ascii=False)[1:]
        meaning = hashlib.sha256(f"{self.person_id} {self.facts} {len(self.episodes)}".encode()).digest()
        return (self.person_id, f"L{self.person_id[-5:]}", f"M{self.person_id[-5:]}", body, meaning, self.shape)


def child(number: int, **changes: Any) -> Child:
    """The child of a number."""
    return Child(PERSON.format(number), **changes)


def record(phase: int, made: Child) -> str:
    """The record that a phase should stage for a child."""
    person, _, mis, body, _, _ = made.row
    prefix = "" if phase == 5 else f"T{phase}"
    return f'{{"la_child_id":"{prefix}{person}","mis_child_id":"{prefix}{mis}",{body}'


def deletion(phase: int, made: Child) -> str:
    """The record that takes a child away."""
    person, _, mis, *_ = made.row
    prefix = "" if phase == 5 else f"T{phase}"
    return f'{{"la_child_id":"{prefix}{person}","mis_child_id":"{prefix}{mis}","purge":true}}'


@dataclass
class QuickProject(Project):
    """The repository's project, run in this process and parsed once for each set of vars: a command takes a second."""

    manifests: dict[str, Any] = field(default_factory=dict)

    def dbt(self, *arguments: str, variables: dict[str, Any] | None = None, log_level_file: str = "debug") -> Result:
        key = json.dumps(variables or {}, sort_keys=True)
        if key not in self.manifests:
            parsed, output = self._invoke(None, "parse", variables, log_level_file)
            assert parsed.success, output
            self.manifests[key] = parsed.result
        done, output = self._invoke(self.manifests[key], *arguments, variables, log_level_file)
        return Result(0 if done.success else 1, output)

    def _invoke(self, manifest: Any, *rest: Any) -> tuple[Any, str]:
        """The result of a command and what it printed, debug messages aside."""
        *arguments, variables, log_level_file = rest
        printed: list[str] = []

        def listen(event: Any) -> None:
            if event.info.level != "debug":
                printed.append(event.info.msg)

        command, environment = self._command(tuple(arguments), variables, log_level_file)
        before, folder = dict(os.environ), Path.cwd()
        try:
            os.environ.update(environment)
            os.chdir(self.root)
            done = dbtRunner(manifest=manifest, callbacks=[listen]).invoke([*command[len(DBT) :], "--quiet"])
        finally:
            DuckDBConnectionManager.close_all_connections()
            os.chdir(folder)
            os.environ.clear()
            os.environ.update(before)
        return done, "\n".join(printed)


@dataclass
class Stage:
    """A project whose payload is put in by hand."""

    project: Project
    saved: dict[str, bytes] = field(default_factory=dict)

    def put(self, phase: int, children: list[Child]) -> None:
        """Put the children where the phase reads them."""
        schema = LIVE if phase == 5 else PAYLOAD
        name = f"{schema}.{CHILDREN[phase]}_children"
        with duckdb.connect(str(self.project.database)) as connection:
            connection.execute(f"create schema if not exists {schema}")
            connection.execute(
                f"create or replace table {name} (person_id varchar, legacy_id varchar, mis_child_id varchar,"
                " record_body varchar, meaning_hash blob, shape varchar)"
            )
            for made in children:
                connection.execute(f"insert into {name} values (?, ?, ?, ?, ?, ?)", list(made.row))

    def build(self, phase: int, *arguments: str, **variables: Any) -> Result:
        """Build the staging table alone."""
        return self.project.dbt("run", "--select", STAGING[phase], *arguments, variables=variables)

    def stage(self, phase: int, children: list[Child], *arguments: str, **variables: Any) -> Result:
        """Put the children and build; raises where that fails."""
        self.put(phase, children)
        result = self.build(phase, *arguments, **variables)
        assert result.ok, result.output
        return result

    def operation(self, name: str, arguments: str = "{}") -> Result:
        return self.project.dbt("run-operation", name, "--args", arguments)

    def release(self, phase: int, more: str = "") -> Result:
        return self.operation("release_phase", WHO[:-1] % phase + more + "}")

    def sign_off(self, phase: int) -> Result:
        return self.operation(
            "sign_off_phase", f"{{phase: {phase}, signed_by: head of service, reference: DfE-{phase}}}"
        )

    def rows(self, phase: int) -> dict[str, dict[str, Any]]:
        """The staging table by person."""
        columns = [row[0] for row in self.project.query(f"describe {TABLES[phase]}")]
        rows = self.project.query(f"select * from {TABLES[phase]} order by id")
        return {row[columns.index("person_id")]: dict(zip(columns, row, strict=True)) for row in rows}

    def send(self, phase: int, *people: str, fails: tuple[str, ...] = ()) -> None:
        """What D2I's sender writes after it has sent the released rows (of these people; of all by default)."""
        chosen = f" and person_id in ({', '.join(repr(p) for p in people)})" if people else ""
        for person in fails:
            self.project.execute(
                f"update {TABLES[phase]} set submission_status = 'error', api_response = 'HTTP 400'"
                f" where person_id = '{person}' and lower(submission_status) in ('pending', 'error')"
            )
        self.project.execute(
            f"update {TABLES[phase]} set submission_status = 'sent', api_response = 'a_b_c.json',"
            " submission_timestamp = timestamp '2026-02-03 04:05:06', previous_hash = current_hash,"
            " previous_json_payload = json_payload, row_state = 'unchanged'"
            f" where lower(submission_status) = 'pending'{chosen}"
        )

    def pass_gate(self, generation: str, payload: str | None = None) -> None:
        """Let the gate have passed for a generation that all scrambled tables hold, and the payload too or another."""
        self.project.execute(
            f"create schema if not exists {ASSURANCE}",
            f"create or replace table {ASSURANCE}.gate as select '{generation}' as generation, 'pass' as verdict",
            f"delete from {AUDIT}.table_generations where table_name like 'ssd_%' or table_name like 'scrambled_%'",
        )
        held = dict.fromkeys(policy(), generation)
        for part in ("cohort", "items", "children", "wave_items", "wave_children"):
            held[f"scrambled_{part}"] = payload or generation
        for table, its in held.items():
            self.project.execute(
                f"insert into {AUDIT}.table_generations values ('{table}', '{its}', '2026-01-01T00:00:00.000')"
            )

    def save(self, name: str) -> None:
        self.saved[name] = self.project.database.read_bytes()

    def restore(self, name: str) -> None:
        self.project.database.write_bytes(self.saved[name])


def digest(payloads: list[str]) -> str:
    """The digest of payloads in order of id, as the documentation has it."""
    return hashlib.sha256("".join(hashlib.sha256(p.encode()).hexdigest() for p in payloads).encode()).hexdigest()


def make_stage(work: Path) -> Stage:
    """A stage with a folder and a database of its own."""
    work.mkdir(parents=True, exist_ok=True)
    shutil.copy2(ROOT / "profiles.example.yml", work / "profiles.yml")
    return Stage(QuickProject(ROOT, work))
