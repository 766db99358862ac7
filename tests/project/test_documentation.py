"""Every model, seed, macro and column is described, and a macro's YAML entry has the arguments of its signature.

The flag validate_macro_args of dbt stays off: dbt-core 1.11 reads no signature of a generic test outside macros/ and
would warn of every argument that is documented.
"""

from __future__ import annotations

import csv
import json
import re
from typing import Any

import jinja2
import pytest
from dbt.parser.schemas import is_valid_type
from dbt_common.clients.jinja import get_environment

from support.harness import ROOT, make_project

ENGINE_VERSION = re.compile(r"^(default|sqlserver|duckdb)__")
PACKAGE = "ssd_scrambler"


def signature(macro: dict[str, Any]) -> list[str]:
    """The names of a macro's arguments, from its own SQL."""
    tree = get_environment(None, capture_macros=True).parse(macro["macro_sql"])
    return [argument.name for argument in next(tree.find_all(jinja2.nodes.Macro)).args]


def macro_faults(macro: dict[str, Any]) -> list[str]:
    """What the YAML entry of a macro lacks."""
    name = f"{macro['original_file_path']}: {macro['name']}"
    if not macro["patch_path"]:
        return [f"{name} has no entry in a YAML file"]
    faults = [] if macro["description"].strip() else [f"{name} has no description"]
    documented = [argument["name"] for argument in macro["arguments"]]
    if documented != signature(macro):
        faults.append(f"{name} documents {documented}, its signature has {signature(macro)}")
    for argument in macro["arguments"]:
        if not is_valid_type(argument["type"] or ""):
            faults.append(f"{name}: argument {argument['name']} has no valid type: {argument['type']!r}")
        if not argument["description"].strip():
            faults.append(f"{name}: argument {argument['name']} has no description")
    return faults


def node_faults(node: dict[str, Any]) -> list[str]:
    """What the YAML entry of a model or seed lacks."""
    faults = [] if node["description"].strip() else [f"{node['name']} has no description"]
    faults += [f"{node['name']} documents no column"] if not node["columns"] else []
    if node["resource_type"] != "seed" and "grain:" not in node["description"].lower():
        faults.append(f"{node['name']}: its description does not say its grain")
    for column in node["columns"].values():
        if not column["description"].strip():
            faults.append(f"{node['name']}.{column['name']} has no description")
    return faults


@pytest.fixture(scope="module")
def manifest(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What dbt reads from the project, without a database."""
    project = make_project(tmp_path_factory.mktemp("documentation"))
    result = project.dbt("--warn-error", "parse")
    assert result.ok, result.output
    return json.loads((project.target_path / "manifest.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def nodes(manifest: dict[str, Any]) -> list[dict[str, Any]]:
    """Models and seeds of this project."""
    kinds = ("model", "seed")
    return [n for n in manifest["nodes"].values() if n["package_name"] == PACKAGE and n["resource_type"] in kinds]


def test_every_macro_is_documented_as_it_is_written(manifest: dict[str, Any]) -> None:
    macros = [m for m in manifest["macros"].values() if m["package_name"] == PACKAGE]
    public = [m for m in macros if not ENGINE_VERSION.match(m["name"])]
    assert len(public) > 100
    assert [fault for macro in public for fault in macro_faults(macro)] == []


def test_every_model_seed_and_column_is_documented(nodes: list[dict[str, Any]]) -> None:
    layers = {node["name"].split("__")[0] for node in nodes}
    assert layers >= {"scrambled", "vault", "assurance", "payload", "reference"}
    assert [fault for node in nodes for fault in node_faults(node)] == []


def test_every_seed_column_is_documented(nodes: list[dict[str, Any]]) -> None:
    for node in nodes:
        if node["resource_type"] == "seed":
            with (ROOT / node["original_file_path"]).open(encoding="utf-8-sig", newline="") as file:
                assert next(csv.reader(file)) == list(node["columns"]), node["name"]


def test_every_column_that_a_model_returns_is_documented(nodes: list[dict[str, Any]], scrambled) -> None:
    rows = scrambled.query(
        "select table_schema, table_name, list(column_name order by ordinal_position)"
        " from information_schema.columns group by all"
    )
    built = {(schema, table): columns for schema, table, columns in rows}
    models = [n for n in nodes if n["resource_type"] == "model" and (n["schema"], n["alias"]) in built]
    assert len(models) > 60
    for node in models:
        assert list(node["columns"]) == built[node["schema"], node["alias"]], node["name"]


def test_every_exposure_says_what_it_is_and_whose(manifest: dict[str, Any]) -> None:
    assert "exposure.ssd_scrambler.assurance_report" in manifest["exposures"]
    for exposure in manifest["exposures"].values():
        assert exposure["description"].strip() and exposure["owner"]["name"] and exposure["owner"]["email"]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"patch_path": None}, "no entry"),
        ({"description": " "}, "no description"),
        ({"arguments": []}, "its signature has"),
        ({"arguments": [{"name": "a", "type": "text", "description": "x"}]}, "no valid type"),
        ({"arguments": [{"name": "a", "type": None, "description": "x"}]}, "no valid type"),
        ({"arguments": [{"name": "a", "type": "string", "description": ""}]}, "argument a has no description"),
        ({"arguments": [{"name": "b", "type": "string", "description": "x"}]}, "its signature has"),
    ],
)
def test_a_macro_fault_is_found(change: dict[str, Any], fault: str) -> None:
    good = {
        "name": "m",
        "original_file_path": "macros/m.sql",
        "macro_sql": "{% macro m(a) %}{% endmacro %}",
        "patch_path": "x",
        "description": "x",
        "arguments": [{"name": "a", "type": "list[dict[string, any]]", "description": "x"}],
    }
    assert macro_faults(good) == []
    assert fault in "\n".join(macro_faults(good | change))


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"description": ""}, "no description"),
        ({"description": "Rows."}, "does not say its grain"),
        ({"columns": {}}, "documents no column"),
        ({"columns": {"a": {"name": "a", "description": ""}}}, "n.a has no description"),
    ],
)
def test_a_node_fault_is_found(change: dict[str, Any], fault: str) -> None:
    column = {"name": "a", "description": "x"}
    good = {"name": "n", "resource_type": "model", "description": "Rows. Grain: one.", "columns": {"a": column}}
    assert node_faults(good) == []
    assert fault in "\n".join(node_faults(good | change))
