"""Runs of the scramble that end well, fail, are refused or die: made once a session, looked at by many tests."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from support.harness import ASSURANCE, PAYLOAD, ROOT, SCRAMBLED, VAULT, Project, Result, make_project

# Bytes above 127 only, so that each is written as \xHH wherever a program shows binary data.
KEY = bytes(0x80 | (7 * i * i + 13 * i + 5) % 128 for i in range(32))
BUILD = ("build", "--selector", "scramble")
RESULTS = (SCRAMBLED, ASSURANCE, PAYLOAD)
CHILDREN = "60"
DOWNSTREAM = ("run", "--select", "payload__generation")


# What each method gives, but for the columns that the condition picks: they are written as they are.
UNSCRAMBLED = """{{% macro table_method_parts(rules) -%}}
    {{%- set parts = [] -%}}
    {{%- for rule in rules -%}}
        {{%- set part = {{'joins': [], 'ctes': [], 'row_draws': {{}}}} -%}}
        {{%- do part.update(call_method(rule.method, rule, rules)) -%}}
        {{%- do part.update({{'value': 's.' ~ rule.name}}) if {condition} -%}}
        {{%- do parts.append(part) -%}}
    {{%- endfor -%}}
    {{{{ return(parts) }}}}
{{%- endmacro %}}"""


def unscramble(project: Project, condition: str) -> None:
    """Let a project copy write the columns that the condition picks as they are."""
    project.replace_macro("table_method_parts", UNSCRAMBLED.format(condition=condition))


@dataclass
class Scenario:
    """A project after a run: what the run gave back, the results before and after it, and its events."""

    project: Project
    result: Result
    manifest: dict[str, Any]
    before: dict[str, tuple] = field(default_factory=dict)
    after: dict[str, tuple] = field(default_factory=dict)
    vault: list[str] = field(default_factory=list)
    events: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)
    secrets: list[bytes] = field(default_factory=lambda: [KEY])

    @property
    def generation(self) -> str:
        """The generation that the run's last event carries."""
        return self.events[-1][1]

    @property
    def changed(self) -> set[str]:
        """The tables of results that are not as they were before."""
        return {name for name in self.before | self.after if self.before.get(name) != self.after.get(name)}


class Scenarios:
    """The scenarios by name. All but `good` start from the database that `good` left, an earlier generation in it.

    Runs happen in one folder, the arena, and move to a folder of their own afterwards: with the same paths dbt need not
    parse the project again. Scenarios that follow one another are made together.
    """

    def __init__(self, folder: Path):
        self.folder = folder
        self.made: dict[str, Scenario] = {}
        self.makers: dict[str, Callable[[], None]] = {
            "good": self._good,
            "killed": self._killed,
            "after killed": self._killed,
            "failed model": self._failed_model,
            "retry": self._failed_model,
            "downstream of a failed model": self._failed_model,
            "postcode unscrambled": self._postcode_unscrambled,
            "dbt run": self._postcode_unscrambled,
            "downstream alone": self._postcode_unscrambled,
            "five faults": self._five_faults,
            "duplicate-key": lambda: self._broken("duplicate-key"),
            "wrong-type": lambda: self._broken("wrong-type"),
            "extra-column": lambda: self._broken("extra-column"),
            "accepted columns": lambda: self._broken("extra-column"),
            "invalid policy": self._invalid_policy,
            "short key": self._bad_keys,
            "doubled key": self._bad_keys,
        }

    def get(self, name: str) -> Scenario:
        """A scenario, made now or earlier."""
        if name not in self.made:
            if name != "good":
                self.get("good")
            self.makers[name]()
            self._move(name)
        return self.made[name]

    def arena(self, copy: bool = False) -> Project:
        """A fresh project with the database of `good`, under the known key; a copy of the repository to change."""
        good = self.get("good").project
        project = make_project(self.folder / "arena", copy=copy, database=good.database)
        project.use_key(KEY)
        project.target_path.mkdir()
        shutil.copy2(good.target_path / "partial_parse.msgpack", project.target_path)
        return project

    def _move(self, name: str) -> None:
        """Give the arena's scenarios a folder of their own."""
        arena, folder = self.folder / "arena", self.folder / name.replace(" ", "_")
        arena.rename(folder)
        for scenario in self.made.values():
            if scenario.project.work == arena:
                root = scenario.project.root
                scenario.project = Project(ROOT if root == ROOT else folder / root.name, folder)

    def _run(self, name: str, project: Project, *arguments: str, **options: Any) -> Scenario:
        """Run dbt (a full build unless told otherwise) and keep what it gave and changed."""
        before, events = project.contents(*RESULTS), len(project.events())
        result = project.dbt(*(arguments or BUILD), **options)
        manifest = self.made["good"].manifest if "good" in self.made else {}
        after, vault = project.contents(*RESULTS), project.relations(VAULT)
        self.made[name] = Scenario(project, result, manifest, before, after, vault, project.events()[events:])
        return self.made[name]

    def _good(self) -> None:
        project = make_project(self.folder / "arena")
        project.use_key(KEY)
        manifest = project.work / "manifest.json"
        project.generate("--children", CHILDREN, "--seed", "7", "--dirty", "--manifest", str(manifest))
        self._run("good", project).manifest = json.loads(manifest.read_text(encoding="utf-8"))

    def _killed(self) -> None:
        project = self.arena()
        events = len(project.events())
        project.dbt_killed_after(f"OK created sql table model {VAULT}.persons", *BUILD)
        killed = Scenario(project, Result(-9, ""), self.made["good"].manifest)
        killed.vault, killed.events = project.relations(VAULT), project.events()[events:]
        self.made["killed"] = killed
        del project.environment["SSD_SCRAMBLER_PLUGINS"]  # a key that differs from the one of `good`
        self._run("after killed", project)

    def _failed_model(self) -> None:
        project = self.arena(copy=True)
        project.edit(
            "models/scrambled/identity/scrambled__ssd_disability.sql",
            "{{ scramble_table('ssd_disability') }}",
            "select cast(broken.word as int) as number from (select 'broken on purpose' as word) as broken",
        )
        self._run("failed model", project)
        self._run("retry", project, "retry")
        self._run("downstream of a failed model", project, *DOWNSTREAM)

    def _postcode_unscrambled(self) -> None:
        project = self.arena(copy=True)
        unscramble(project, "rule.method == 'postcode'")
        self._run("postcode unscrambled", project)
        self._run("downstream alone", project, *DOWNSTREAM)
        self._run("dbt run", project, "run", "--selector", "scramble")

    def _five_faults(self) -> None:
        project = self.arena(copy=True)
        names = [
            "addr_address_postcode",
            "clap_cla_placement_postcode",
            "cinv_cin_visit_seen",
            "clah_health_check_date",
        ]
        unscramble(project, f"rule.name in {names}")
        project.wrap_model(
            "vault__identifiers",
            "select identifier, value, case when identifier = 'assessment' and treatment <> 'placeholder' then value"
            " else pseudonym end as pseudonym, treatment, subject_key from (\n{original}\n) as whole",
        )
        project.wrap_model(
            "scrambled__ssd_disability", "select * from (\n{original}\n) as whole where disa_table_id >= '8'"
        )
        self._run("five faults", project)

    def _broken(self, kind: str) -> None:
        project = self.arena(copy=kind == "extra-column")
        manifest = project.work / "manifest.json"
        arguments = ("--children", CHILDREN, "--seed", "8", "--broken", kind, "--manifest", str(manifest))
        project.generate(*arguments, *(() if kind == "wrong-type" else ("--dirty",)))
        self._run(kind, project)
        if kind == "extra-column":
            project.execute("alter table ssd_development.ssd_mother add column moth_local_note varchar")
            exceptions = project.root / "seeds" / "policy" / "policy__exceptions.csv"
            row = "ssd_person,pers_favourite_colour,No payload reads it,A. Analyst,2026-01-31\n"
            exceptions.write_text(exceptions.read_text(encoding="utf-8") + row, encoding="utf-8", newline="\n")
            accepted = {"accepted_columns": {"ssd_mother": {"moth_local_note": "Left empty by the extract"}}}
            self._run("accepted columns", project, variables=accepted)
        for name in (kind, "accepted columns"):
            if name in self.made:
                self.made[name].manifest = json.loads(manifest.read_text(encoding="utf-8"))

    def _invalid_policy(self) -> None:
        project = self.arena(copy=True)
        path = "models/scrambled/identity/scrambled__ssd_address.yml"
        project.edit(path, "scramble: postcode}", "scramble: post_code}")
        self._run("invalid policy", project)

    def _bad_keys(self) -> None:
        project = self.arena()
        for name, key, rows in (("short key", KEY[:16], 1), ("doubled key", KEY, 2)):
            project.put_key(key, rows)
            self._run(name, project, variables={"keep_vault": True}).secrets = [key]
