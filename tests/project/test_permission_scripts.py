"""The scripts of scripts/sql, read as text: they leave out nothing of the project, and no right is too wide."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
import yaml

from support.harness import ROOT, Project, make_project

SCRIPTS = {file.name: file.read_text(encoding="utf-8") for file in sorted((ROOT / "scripts" / "sql").glob("*.sql"))}
SCHEMAS = SCRIPTS["01_schemas_and_roles.sql"]
GRANTS = SCRIPTS["02_grants.sql"]
TO_COME = {"constructed", "live", "phase_1", "phase_2", "phase_3", "phase_4", "phase_5"}  # no model yet
OWNERS = {"vault": "vault_owner", "audit": "audit_owner", "live": "live_owner", "phase_5": "live_owner"}


def layers() -> set[str]:
    """The layers that dbt_project.yml names, and that of the macros that keep the audit log."""

    def found(part: Any) -> set[str]:
        if not isinstance(part, dict):
            return set()
        names = {part["+schema"]} if "+schema" in part else set()
        return names.union(*(found(value) for value in part.values()))

    project = yaml.safe_load((ROOT / "dbt_project.yml").read_text(encoding="utf-8"))
    return found(project["models"]) | found(project["seeds"]) | {"audit"}


def schemas() -> dict[str, str]:
    """The schemas of script 01, without the prefix, and their owners; the empty name is the prefix itself."""
    return dict(re.findall(r"\(N'_?(\w*)', N'_(\w*owner)'\)", SCHEMAS))


def granted(role: str) -> dict[str, str]:
    """What script 02 grants a role: on which schema or table, which rights."""
    pattern = r"N'grant ([\w, ]+) on (?:schema|object)::\[\{schema\}_?(\w*)\](?:\.\[(\w+)\])? to \[\{schema\}_" + role
    return {schema + ("." + table if table else ""): rights for rights, schema, table in re.findall(pattern, GRANTS)}


def test_each_layer_has_its_schema() -> None:
    assert layers() >= {"vault", "scrambled", "assurance", "audit", "payload", "reference"}
    assert set(schemas()) == layers() | TO_COME | {""}


def test_what_must_not_be_read_through_a_view_has_its_own_owner() -> None:
    assert schemas() == {name: OWNERS.get(name, "owner") for name in schemas()}


def test_the_operator_may_build_everywhere_but_in_the_audit_log() -> None:
    rights = granted("operator")
    builds = {name for name, what in rights.items() if what == "alter, select, insert, update, delete"}
    # Script 02 names assurance twice: the later grant is CONTROL.
    assert builds | {"assurance"} == set(schemas()) - {"audit"}
    assert {name: what for name, what in rights.items() if name.startswith("audit")} == {
        "audit": "select",
        "audit.events": "insert",
        "audit.table_generations": "insert, delete",
        "audit.run_lock": "insert, delete",
    }


def test_nobody_else_is_granted_the_vault_or_the_whole_assurance_schema() -> None:
    phases = {f"phase_{number}" for number in range(1, 6)}
    assert granted("sender") == dict.fromkeys(phases, "select, update")
    assert set(granted("reviewer")) == (
        {"reference", "scrambled", "constructed", "payload", "audit", "audit.events"} | (phases - {"phase_5"})
    )
    assert set(granted("auditor")) == {"reference", "audit"}
    everything = "\n".join(SCRIPTS.values())
    assert "add member" not in everything
    assert not re.search(r"db_(owner|ddladmin|datareader|datawriter)\]", everything)


@pytest.mark.parametrize("role", ["reviewer", "sender", "auditor"])
def test_the_vault_is_denied_by_name(role: str) -> None:
    assert re.search(
        r"N'deny select, [\w, ]+ on schema::\[\{schema\}_vault\] to \[\{schema\}_" + role + r"\];'", GRANTS
    )


def test_events_are_denied_to_everybody() -> None:
    assert "N'deny update, delete on object::[{schema}_audit].[events] to public;'" in GRANTS


def test_the_audit_tables_are_those_that_the_macros_keep() -> None:
    macros = "\n".join(file.read_text(encoding="utf-8") for file in (ROOT / "macros").rglob("*.sql"))
    aliases = dict(re.findall(r"set (\w+) = layer_relation\('audit', '(\w+)'\)", macros))
    made = {}
    for place, columns in re.findall(r"create_table_if_absent\(([^{]+), \{([^}]+)\}\)\)", macros):
        name = re.search(r"layer_relation\('audit', '(\w+)'\)", place)
        table = name.group(1) if name else aliases.get(place.strip())
        assert table, f"create_table_if_absent({place}: which table is that?"
        made[table] = re.findall(r"'(\w+)': '([\w()]+)'", columns)
    assert set(made) >= {"events", "table_generations", "run_lock"}
    block = SCHEMAS[SCHEMAS.index("-- The audit log.") :].replace("'\n        + N'", "")
    scripted = {
        table: re.findall(r"(\w+) (\w+(?:\(\d+\))?)", columns)
        for table, columns in re.findall(r"\(\s*N'(\w+)',\s*N'([^']+)'\s*\)", block)
    }
    assert scripted == made


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_is_one_batch_that_can_be_looked_at_first(name: str) -> None:
    text = SCRIPTS[name]
    assert not re.search(r"^\s*go\s*$", text, re.IGNORECASE | re.MULTILINE)
    assert "$(" not in text
    head, tail = "declare @schema sysname = N'ssd_scrambler';", "-- Show them, or run them one by one."
    assert text.count(head) == 1
    assert text.count("declare @execute bit = 1;") == 1
    assert text.count(tail) == 1
    assert text[text.index(tail) :] == SCHEMAS[SCHEMAS.index(tail) :]
    assert f"`{name}`" in (ROOT / "scripts" / "sql" / "README.md").read_text(encoding="utf-8")


def test_removal_knows_every_role() -> None:
    made = set(re.findall(r"^    \(N'(_\w+)'\)", SCHEMAS, re.MULTILINE))
    assert len(made) == 8
    assert made == set(re.findall(r"\(N'(_\w+)'\)", SCRIPTS["90_remove.sql"]))
    assert "drop table" not in SCRIPTS["90_remove.sql"]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The repository, with an empty database."""
    return make_project(tmp_path_factory.mktemp("grants"))


@pytest.mark.parametrize(
    ("layout", "readers"),
    [
        ("layers", {"assurance": ["reviewer", "auditor"]}),
        (
            "one",
            {
                "reference": ["reviewer", "auditor"],
                "scrambled": ["reviewer"],
                "assurance": ["reviewer", "auditor"],
                "constructed": ["reviewer"],
                "payload": ["reviewer"],
                "phase": ["reviewer"],
            },
        ),
    ],
)
def test_dbt_grants_what_rights_on_schemas_do_not_cover(project: Project, layout: str, readers: dict) -> None:
    names = ["reference", "vault", "scrambled", "assurance", "constructed", "payload", "phase", "audit", "live"]
    calls = ", ".join(f"'{name}': reader_roles('{name}')" for name in names)
    inline = "{% set found = {" + calls + "} %}{{ tojson(found) }}"
    result = project.dbt("--quiet", "compile", "--inline", inline, variables={"schema_layout": layout})
    assert result.ok, result.output
    expected = {name: [f"ssd_scrambler_{role}" for role in readers.get(name, [])] for name in names}
    assert json.loads(result.output) == expected


def test_what_only_the_operator_reads_is_granted_to_nobody(project: Project) -> None:
    """In one schema the reviewer reads table by table: nothing that is not scrambled or shows what did not change."""
    result = project.dbt("parse")
    assert result.ok, result.output
    nodes = json.loads((project.target_path / "manifest.json").read_text(encoding="utf-8"))["nodes"].values()
    models = {node["name"]: node["config"] for node in nodes if node["resource_type"] == "model"}
    hooked = {name: config for name, config in models.items() if "keep_grants" in json.dumps(config["post-hook"])}
    alone = {name for name, config in hooked.items() if config["meta"].get("operator_only")}
    live = {name for name in models if name.startswith("payload__live_")}
    assert {"payload__live_cohort", "payload__live_child_details", "payload__live_faults"} <= live
    phase_5 = {"phase_5__ssd_api_data_staging", "phase_5__oversight"}
    assert alone == live | phase_5 | {"assurance__unchanged_values"}
    assert {"payload__scrambled_children", "constructed__ssd_person", "phase_4__oversight"} <= set(hooked) - alone


def test_manage_grants_does_nothing_on_the_embedded_engine(project: Project) -> None:
    variables = {"manage_grants": True, "schema_layout": "one"}
    result = project.dbt("seed", "--select", "policy__placeholders", variables=variables)
    assert result.ok, result.output
    assert project.relations("ssd_scrambler") == ["policy__placeholders"]
    log = (project.log_path / "dbt.log").read_text(encoding="utf-8")
    assert "keep_grants('reference')" in (ROOT / "dbt_project.yml").read_text(encoding="utf-8")
    assert "policy__placeholders" in log and "grant select" not in log
