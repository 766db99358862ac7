"""Runs of the scramble that end well, fail, are refused or die: each is made once a session and looked at by many tests."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from harness import ASSURANCE, PAYLOAD, SCRAMBLED, VAULT, Project, Result, make_project

# Bytes above 127 only, so that each is written as \xHH wherever a program shows binary data.
KEY = bytes(0x80 | (7 * i * i + 13 * i + 5) % 128 for i in range(32))
BUILD = ("build", "--selector", "scramble")
RESULTS = (SCRAMBLED, ASSURANCE, PAYLOAD)
CHILDREN = "60"

POSTCODE_BROKEN = (
    "macros/scramble/column_value.sql",
    "{%- elif rule.draw == 'value' -%}",
    "{%- elif rule.method == 'postcode' -%}{%- set value = own -%}\n    {%- elif rule.draw == 'value' -%}",
)


@dataclass
class Scenario:
    """A project after a run: what the run gave back, and the results that stood before and stand after it."""

    project: Project
    result: Result
    manifest: dict[str, Any]
    before: dict[str, tuple] = field(default_factory=dict)
    after: dict[str, tuple] = field(default_factory=dict)
    events: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)
    secrets: list[bytes] = field(default_factory=lambda: [KEY])

    @property
    def opened(self) -> str:
        """The generation that the run's last event carries."""
        return self.events[-1][1]


class Scenarios:
    """The scenarios by name. All but `good` start from the database that `good` left, an earlier generation in it."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.made: dict[str, Scenario] = {}

    @cached_property
    def makers(self) -> dict[str, Callable[[str], Scenario]]:
        """How each is made."""
        return {
            "good": self._good,
            "killed": self._killed,
            "after killed": self._after_killed,
            "failed model": self._failed_model,
            "retry": self._retry,
            "postcode unscrambled": self._postcode_unscrambled,
            "five faults": self._five_faults,
            "duplicate-key": self._broken,
            "wrong-type": self._broken,
            "extra-column": self._broken,
            "invalid policy": self._invalid_policy,
            "short key": lambda name: self._bad_key(name, KEY[:16], 1),
            "doubled key": lambda name: self._bad_key(name, KEY, 2),
        }

    def get(self, name: str) -> Scenario:
        """A scenario, made now or earlier."""
        if name not in self.made:
            self.made[name] = self.makers[name](name)
        return self.made[name]

    def project(self, name: str, copy: bool = False) -> Project:
        """A fresh project with the database of `good`, under the known key; a copy of the repository where files change."""
        good = self.get("good").project
        project = make_project(self.folder / name.replace(" ", "_"), copy=copy, database=good.database)
        project.use_key(KEY)
        project.target_path.mkdir()
        shutil.copy2(good.target_path / "partial_parse.msgpack", project.target_path)
        return project

    def run(self, project: Project, *arguments: str, manifest: dict[str, Any] | None = None, **options: Any) -> Scenario:
        """Run dbt and keep what it changed."""
        before, events = project.contents(*RESULTS), len(project.events())
        result = project.dbt(*(arguments or BUILD), **options)
        manifest = manifest or self.get("good").manifest
        return Scenario(project, result, manifest, before, project.contents(*RESULTS), project.events()[events:])

    def _good(self, name: str) -> Scenario:
        project = make_project(self.folder / name)
        project.use_key(KEY)
        manifest = project.work / "manifest.json"
        project.generate("--children", CHILDREN, "--seed", "7", "--dirty", "--manifest", str(manifest))
        result = project.dbt(*BUILD)
        values = json.loads(manifest.read_text(encoding="utf-8"))
        return Scenario(project, result, values, {}, project.contents(*RESULTS), project.events())

    def _killed(self, name: str) -> Scenario:
        project = self.project(name)
        project.dbt_killed_after(f"OK created sql table model {VAULT}.persons", *BUILD)
        events = project.events()[len(self.get("good").events) :]
        return Scenario(project, Result(-9, ""), self.get("good").manifest, events=events)

    def _after_killed(self, name: str) -> Scenario:
        project = make_project(self.folder / name.replace(" ", "_"), database=self.get("killed").project.database)
        wal = self.get("killed").project.database.with_suffix(".duckdb.wal")
        if wal.exists():
            shutil.copy2(wal, project.work / wal.name)
        return self.run(project)

    def _failed_model(self, name: str) -> Scenario:
        project = self.project(name, copy=True)
        project.edit(
            "models/scrambled/identity/scrambled__ssd_disability.sql",
            "{{ scramble_table('ssd_disability') }}",
            "select cast(source_rows.word as int) as number from (select 'broken on purpose' as word) as source_rows",
        )
        return self.run(project)

    def _retry(self, name: str) -> Scenario:
        return self.run(self.get("failed model").project, "retry")

    def _postcode_unscrambled(self, name: str) -> Scenario:
        project = self.project(name, copy=True)
        project.edit(*POSTCODE_BROKEN)
        return self.run(project)

    def _five_faults(self, name: str) -> Scenario:
        project = self.project(name, copy=True)
        path, anchor, _ = POSTCODE_BROKEN
        project.edit(
            path,
            "{%- elif rule.method == 'flag' -%}{%- set value = flag_value(rule) -%}",
            "{%- elif rule.name == 'cinv_cin_visit_seen' -%}{%- set value = own -%}\n"
            "    {%- elif rule.method == 'flag' -%}{%- set value = flag_value(rule) -%}",
        )
        project.edit(
            path,
            "{%- elif rule.kind == 'date' -%}",
            "{%- elif rule.name == 'clah_health_check_date' -%}{{ return(own) }}\n    {%- elif rule.kind == 'date' -%}",
        )
        project.edit(
            "models/vault/vault__identifiers.sql",
            "        when h.placeholder is not null then h.placeholder\n",
            "        when h.placeholder is not null then h.placeholder\n"
            "        when h.identifier = 'assessment' then h.value\n",
        )
        project.edit(
            "models/scrambled/identity/scrambled__ssd_disability.sql",
            "{{ scramble_table('ssd_disability') }}",
            "{{ scramble_table('ssd_disability') }}\ninner join (select 'NONE' as code) as wrong\n"
            "    on wrong.code <> s.disa_disability_code",
        )
        project.edit(*POSTCODE_BROKEN)
        return self.run(project)

    def _broken(self, name: str) -> Scenario:
        project = self.project(name)
        manifest = project.work / "manifest.json"
        arguments = ("--children", CHILDREN, "--seed", "8", "--broken", name, "--manifest", str(manifest))
        project.generate(*arguments, *(() if name == "wrong-type" else ("--dirty",)))
        return self.run(project, manifest=json.loads(manifest.read_text(encoding="utf-8")))

    def _invalid_policy(self, name: str) -> Scenario:
        project = self.project(name, copy=True)
        project.edit(
            "models/scrambled/identity/scrambled__ssd_address.yml", "{method: postcode}", "{method: post_code}"
        )
        return self.run(project)

    def _bad_key(self, name: str, key: bytes, rows: int) -> Scenario:
        project = self.project(name)
        project.put_key(key, rows)
        scenario = self.run(project, variables={"keep_vault": True})
        scenario.secrets = [key]
        return scenario
