"""The shape of the project: layers that only call down, one macro a file, lines and statements that can be read."""

from __future__ import annotations

import difflib
import json
import re
from collections import defaultdict
from pathlib import Path

import pytest
import yaml

from support.harness import ROOT, make_project
from support.recompute import policy

LAYERS = ["engine", "run", "policy", "source", "methods", "assurance", "constructed", "payload", "phases", "operations"]
DEFINITION = re.compile(r"\{%-?\s*(?:macro|test)\s+(\w+)\s*\(.*?\{%-?\s*end(?:macro|test)\s*-?%\}", re.DOTALL)
COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
VERSION = re.compile(r"^(default|sqlserver|duckdb)__")
MESSAGE = re.compile(r"raise_compiler_error|exceptions\.warn|\blog\(|\bprint\(|refuse_run\(|faults\.append")
MOST_BYTES, MOST_CHARACTERS = 30_720, 200


def sql_files(*folders: str) -> list[Path]:
    """The SQL files of folders of the repository."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.sql"))


def macros() -> dict[str, tuple[Path, str]]:
    """Every macro with its file and its text, comments aside."""
    found = {}
    for path in sql_files("macros"):
        for match in DEFINITION.finditer(path.read_text(encoding="utf-8")):
            found[match[1]] = (path, COMMENT.sub("", match[0]))
    return found


def calls(text: str, names: set[str]) -> set[str]:
    """The macros that a text calls."""
    return set(re.findall(r"(?<![\w.])(\w+)\s*\(", COMMENT.sub("", text))) & names


@pytest.fixture(scope="module")
def graph() -> list[tuple[str, Path, str, Path]]:
    """Who calls whom: caller, its file, the macro called, its file."""
    known = macros()
    public = {name for name in known if not VERSION.match(name)}
    return [
        (caller, path, name, known[name][0])
        for caller, (path, text) in known.items()
        for name in calls(text, public) - {caller}
    ]


def test_the_folders_of_macros_are_the_layers() -> None:
    assert {path.name for path in (ROOT / "macros").iterdir() if path.is_dir()} == set(LAYERS)


def test_a_macro_calls_its_own_layer_and_those_before_it(graph: list) -> None:
    def layer(path: Path) -> int:
        return LAYERS.index(path.relative_to(ROOT / "macros").parts[0])

    assert len(graph) > 400
    assert [f"{caller} calls {name}" for caller, path, name, home in graph if layer(home) > layer(path)] == []


def test_a_macro_that_another_file_calls_has_a_file_of_its_own(graph: list) -> None:
    public = {name for name in macros() if not VERSION.match(name)}
    called = {(name, home) for _, path, name, home in graph if path != home}
    homes = macros()
    for path in [*sql_files("models", "analyses", "tests/dbt"), ROOT / "dbt_project.yml"]:
        called |= {(name, homes[name][0]) for name in calls(path.read_text(encoding="utf-8"), public)}
    assert len(called) > 200
    assert sorted(f"{home.name}: {name}" for name, home in called if home.stem != name) == []


def test_lines_have_120_characters_at_most_messages_aside() -> None:
    found = []
    for path in sql_files("macros", "models", "tests/dbt"):
        text = re.sub(
            r"(?<=set message -%}\n).*?(?=\{%-? endset)", "", path.read_text(encoding="utf-8"), flags=re.DOTALL
        )
        for line in text.splitlines():
            if len(line) > 120 and not MESSAGE.search(line) and not re.match(r"\s*['\"]", line):
                found.append(f"{path.relative_to(ROOT)}: {line.strip()[:40]}")
    assert found == []


@pytest.mark.parametrize("folder", [*(f"macros/{layer}" for layer in LAYERS), "models"])
def test_sql_is_written_in_blocks_and_not_joined_from_pieces(folder: str) -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in sql_files(folder))
    assert 100 * COMMENT.sub("", text).count(" ~ ") / text.count("\n") < 5


def test_a_comment_above_a_macro_does_not_say_what_its_yaml_says() -> None:
    described = {}
    for path in (ROOT / "macros").rglob("*.yml"):
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))["macros"]:
            described[entry["name"]] = " ".join(entry["description"].split())
    above = re.compile(r"\{#(.*?)#\}\s*\{%-?\s*macro\s+(\w+)", re.DOTALL)
    repeated = []
    for path in sql_files("macros"):
        for comment, name in above.findall(path.read_text(encoding="utf-8")):
            said = " ".join(comment.split())
            assert not said.startswith(f"{name}("), f"{name}: its signature stands in the YAML"
            first = described.get(name, "").split(". ")[0]
            if difflib.SequenceMatcher(None, said.split(". ")[0].lower(), first.lower()).ratio() > 0.7:
                repeated.append(name)
    assert len(described) > 250 and repeated == []


def test_only_a_method_knows_what_a_method_is() -> None:
    compares = re.compile(r"\.method\s*(==|!=|in\b)|'method',\s*'(equalto|in|ne)'|method\s*==\s*'")
    found = [
        str(path.relative_to(ROOT))
        for path in sql_files("macros", "models")
        if not path.name.startswith("method_") and compares.search(COMMENT.sub("", path.read_text(encoding="utf-8")))
    ]
    assert found == []


def test_every_method_has_a_file_of_its_own() -> None:
    text = (ROOT / "macros" / "policy" / "scramble_methods.sql").read_text(encoding="utf-8")
    listed = set(re.findall(r"'(\w+)'", text))
    assert len(listed) == 19
    assert {path.stem.removeprefix("method_") for path in (ROOT / "macros" / "methods").glob("method_*.sql")} == listed


@pytest.fixture(scope="module", params=["sqlserver", "embedded"])
def compiled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Path], dict]:
    """Every statement as an engine gets it, compiled without a database, and the manifest."""
    project = make_project(tmp_path_factory.mktemp(request.param))
    result = project.dbt(
        "compile", "--no-introspect", "--no-populate-cache", "--select", "fqn:*", "--target", request.param
    )
    assert result.ok, result.output
    manifest = json.loads((project.target_path / "manifest.json").read_text(encoding="utf-8"))
    return list((project.target_path / "compiled").rglob("*.sql")), manifest


def test_compiled_sql_can_be_read(compiled: tuple[list[Path], dict]) -> None:
    """No statement over 30 kB and no line over 200 characters: a DBA meets them in the plan cache."""
    files, _ = compiled
    assert len(files) > 200
    assert {path.name: size for path in files if (size := path.stat().st_size) > MOST_BYTES} == {}
    lines = {path.name: max(map(len, path.read_text(encoding="utf-8").splitlines() or [""])) for path in files}
    assert {name: length for name, length in lines.items() if length > MOST_CHARACTERS} == {}


def test_a_source_table_is_read_by_its_prepared_model_the_second_reading_and_the_live_lane(
    compiled: tuple[list[Path], dict],
) -> None:
    _, manifest = compiled
    readers: dict[str, set[str]] = defaultdict(set)
    for node in manifest["nodes"].values():
        for parent in node["depends_on"].get("nodes", []):
            if parent.startswith("source.") and not node["name"].startswith("payload__live_"):
                readers[parent.split(".")[-1]].add(node["name"])
    assert readers == {
        table: {f"prepared__{table}", f"assurance__read_as_held_{entry.path.parent.name}"}
        for table, entry in policy().items()
    }
