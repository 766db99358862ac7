"""An authority's desktop: a proxy in between, paths with spaces and over 200 characters, no program but Python."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

import environment
from support.harness import Project, make_project

WINDOWS = os.name == "nt"
# Windows takes 260 characters, unless its registry says otherwise.
FOLDER_CHARACTERS = 90 if WINDOWS else 220
ASKED = r"CONNECT ([^ ]+) HTTP"


@dataclass
class Proxy:
    """A proxy that notes where it should connect to, and refuses."""

    address: str
    requests: list[str] = field(default_factory=list)

    @property
    def hosts(self) -> set[str]:
        return {found[1] for request in self.requests if (found := re.match(ASKED, request))}


@pytest.fixture
def proxy(monkeypatch: pytest.MonkeyPatch) -> Iterator[Proxy]:
    """The proxy, as the only way out that the environment names."""
    server = socket.create_server(("127.0.0.1", 0))
    found = Proxy(f"http://127.0.0.1:{server.getsockname()[1]}")

    def serve() -> None:
        while True:
            try:
                connection, _ = server.accept()
            except OSError:
                return
            with connection:
                found.requests.append(connection.recv(4096).decode("ascii", "replace"))
                connection.sendall(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")

    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("HTTPS_PROXY", found.address)
    threading.Thread(target=serve, daemon=True).start()
    yield found
    server.close()


def test_packages_are_asked_for_through_the_proxy(proxy: Proxy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "https://packages.invalid/simple")
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setattr(environment, "venv_python", lambda: Path(sys.executable))
    monkeypatch.setenv("PIP_RETRIES", "0")
    monkeypatch.setattr(environment, "STAMP", Path(os.devnull).parent / "no such folder" / "installed.json")
    with pytest.raises(environment.ProjectError, match="HTTPS_PROXY"):
        environment.install(["a-package-that-nobody-has==1.0"])
    assert proxy.hosts == {"packages.invalid:443"}


def test_the_package_hub_is_asked_through_the_proxy(proxy: Proxy, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(environment, "PACKAGES", tmp_path)
    monkeypatch.setattr(environment, "PROBE_SECONDS", 60)
    assert environment.fetch_packages() is False
    assert proxy.hosts == {"hub.getdbt.com:443"}


@pytest.mark.parametrize("name", ["PIP_CERT", "REQUESTS_CA_BUNDLE", "SSL_CERT_FILE"])
def test_certificates_of_the_authority_reach_what_the_scripts_start(name, tmp_path, monkeypatch) -> None:
    bundle = tmp_path / "root certificate.pem"
    bundle.write_text("", encoding="ascii")
    monkeypatch.setenv(name, str(bundle))
    code = f"import os, sys; sys.exit(os.environ.get({name!r}) != {str(bundle)!r})"
    assert environment.run([sys.executable, "-c", code]) == 0


def test_a_certificate_that_is_named_goes_before_the_trust_of_the_system(monkeypatch) -> None:
    monkeypatch.setenv("PIP_CERT", "root.pem")
    assert environment.certificate_options() == []


@pytest.fixture(scope="module")
def far_away(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A copy of the project in a folder with spaces, compiled there for SQL Server without a server."""
    folder = tmp_path_factory.mktemp("desk")
    while len(str(folder)) < FOLDER_CHARACTERS:
        folder = folder / "Children's Services - Data Team"[: max(8, FOLDER_CHARACTERS - len(str(folder)))].strip()
    project = make_project(folder, copy=True)
    result = project.dbt(
        *("compile", "--no-introspect", "--no-populate-cache", "--select", "fqn:*", "--target", "sqlserver", "--quiet")
    )
    assert result.ok, result.output
    return project


def test_the_project_compiles_in_a_long_path_with_spaces(far_away: Project) -> None:
    assert len(str(far_away.root)) > (90 if WINDOWS else 200) and " " in str(far_away.root)
    compiled = list((far_away.target_path / "compiled").rglob("scrambled__ssd_*.sql"))
    assert len(compiled) == 48


def test_an_environment_works_in_a_long_path_with_spaces(far_away: Project) -> None:
    venv = far_away.root / ".venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(venv)], check=True)
    python = environment.venv_python(venv)
    script = str(far_away.root / "scripts" / "environment.py")
    done = subprocess.run([str(python), "-E", script, "--help"], capture_output=True, text=True)
    assert done.returncode == 0 and "usage:" in done.stdout, done.stderr


def test_no_digest_is_worked_out_twice_in_the_t_sql(far_away: Project) -> None:
    """SQL Server keeps no common table expression between two readings: each would hash every value again."""
    folder = far_away.target_path / "compiled" / "ssd_scrambler" / "models"
    found = {}
    hashing = 0
    for file in folder.rglob("*.sql"):
        text = re.sub(r"--.*", "", file.read_text(encoding="utf-8"))
        names = re.findall(r"^(?:with )?(\w+) as \($", text, flags=re.MULTILINE)
        parts = re.split(r"^(?:with )?\w+ as \($", text, flags=re.MULTILINE)[1:]
        hashed = set()
        for name, part in zip(names, parts, strict=True):
            body = part.split("\n)")[0]
            sources = set(re.findall(r"\b(?:from|join) (\w+)", body))
            if "hashbytes" in body or sources & hashed:
                hashed.add(name)
        hashing += "hashbytes" in text
        for name in hashed:
            readings = len(re.findall(rf"\b(?:from|join) {name}\b", text))
            if readings > 1:
                found[f"{file.stem}: {name}"] = readings
    assert hashing >= 5
    assert found == {}
