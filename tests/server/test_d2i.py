"""D2I's own sender and payload script against the project, on a live SQL Server.

Both are D2I's (data-to-insight/dfe-csc-api-data-flows) and not part of this project: the variable SSD_D2I names a
checkout of it, without which these tests are deselected. The sender needs python-dotenv and requests. Database: as for
test_sqlserver.py; the script's own table, and views of the names that it reads, appear in the login's default schema
and are dropped.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from demo_ssd.loaders import connection_string
from support.harness import SCRAMBLED
from support.recompute import policy
from support.sqlserver import Server, connect, make_server

pytestmark = [pytest.mark.sqlserver, pytest.mark.d2i]

CHECKOUT = Path(os.environ.get("SSD_D2I", "."))
CHILDREN = 120


class Endpoint:
    """The receiver at DfE, as far as the sender sees it: a token, then one text for each record of a batch."""

    def __init__(self) -> None:
        self.batches: list[list[dict]] = []
        self.refuse: int | None = None
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                if self.path == "/token":
                    return self.reply(200, {"access_token": "made-up"})
                batch = json.loads(body)
                outer.batches.append(batch)
                if outer.refuse is not None:
                    return self.reply(400, {"errors": [f"[{outer.refuse}] refused"]})
                return self.reply(200, [f"2026-01-15_10:11:12.130000_{uuid4()}.json" for _ in batch])

            def reply(self, status: int, body: Any) -> None:
                text = json.dumps(body).encode()
                self.send_response(status)
                self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                self.wfile.write(text)

            def log_message(self, *_: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def records(self) -> list[dict]:
        return [record for batch in self.batches for record in batch]

    def send(self, table: str, **settings: str) -> str:
        """Run the sender over a staging table and return what it printed."""
        self.batches.clear()
        root = f"http://127.0.0.1:{self.server.server_port}"
        environment = os.environ | {
            "TABLE_NAME": table,
            "USE_PARTIAL_PAYLOAD": "false",
            "SQL_CONN_STR": connection_string(os.environ),
            "API_ENDPOINT": root,
            "TOKEN_ENDPOINT": f"{root}/token",
            "LA_CODE": "999",
            "CLIENT_ID": "made-up",
            "CLIENT_SECRET": "made-up",
            "SCOPE": "made-up",
            "SUPPLIER_KEY": "made-up",
            "BATCH_SIZE": "100",
            "PYTHONUTF8": "1",
            "NO_PROXY": "127.0.0.1",
            **settings,
        }
        done = subprocess.run(
            [sys.executable, "-m", "api_pipeline", "run"],
            cwd=CHECKOUT,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def endpoint() -> Iterator[Endpoint]:
    made = Endpoint()
    yield made
    made.server.shutdown()


def table(phase: int) -> str:
    return f"ssd_scrambler_phase_{phase}.ssd_api_data_staging_anon"


def staged(server: Server, phase: int) -> dict[str, dict[str, Any]]:
    """The rows of a staging table by person."""
    columns = ["person_id", "row_state", "submission_status", "api_response", "json_payload", "previous_json_payload"]
    rows = server.query(f"select {', '.join(columns)} from {table(phase)}")
    return {row[0]: dict(zip(columns, row, strict=True)) for row in rows}


def statuses(rows: dict[str, dict[str, Any]]) -> dict[tuple[str, str], int]:
    """How many rows are in each row state and status, in lower case, as the server compares them."""
    found: dict[tuple[str, str], int] = {}
    for row in rows.values():
        state = (row["row_state"].lower(), row["submission_status"].lower())
        found[state] = found.get(state, 0) + 1
    return found


def operate(server: Server, operation: str, **arguments: Any) -> None:
    result = server.dbt("run-operation", operation, "--args", json.dumps(arguments))
    assert result.ok, result.output


def build(server: Server, phase: int, children: int = CHILDREN) -> None:
    result = server.dbt("build", "--selector", f"phase_{phase}", variables={"constructed_children": children})
    assert result.ok, result.output


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Server:
    """Phase 1 sent and signed off, phase 2 staged and released."""
    made = make_server(tmp_path_factory.mktemp("d2i"))
    made.wipe()
    return made


def test_the_sender_takes_every_phase_through(server: Server, endpoint: Endpoint) -> None:
    """One story, because each step needs the one before: a phase, a refused batch, leavers, and their return."""
    build(server, 1)
    assert "No pending records" in endpoint.send(table(1)), "rows that nobody has released were sent"
    operate(server, "release_phase", phase=1, reviewed_by="role", reference="test")
    endpoint.send(table(1))
    assert endpoint.records == [json.loads(row["json_payload"]) for row in staged(server, 1).values()]
    sent = staged(server, 1)
    assert statuses(sent) == {("unchanged", "sent"): 1}
    build(server, 1)
    assert staged(server, 1) == sent, "a build touched a row that was sent"
    operate(server, "sign_off_phase", phase=1, signed_by="role", reference="test")

    build(server, 2)
    operate(server, "release_phase", phase=2, reviewed_by="role", reference="test")
    endpoint.refuse = 3
    endpoint.send(table(2))
    rows = staged(server, 2)
    assert statuses(rows) == {("new", "error"): CHILDREN}
    assert all("400" in row["api_response"] for row in rows.values())
    build(server, 2)
    assert staged(server, 2) == rows, "a build touched rows with an error"
    endpoint.refuse = None
    endpoint.send(table(2))
    assert [len(batch) for batch in endpoint.batches] == [100, CHILDREN - 100]
    assert statuses(staged(server, 2)) == {("unchanged", "sent"): CHILDREN}

    build(server, 2, CHILDREN - 10)
    gone = {person for person, row in staged(server, 2).items() if row["row_state"] == "Deleted"}
    assert statuses(staged(server, 2)) == {("unchanged", "sent"): CHILDREN - len(gone), ("deleted", "held"): len(gone)}
    assert 0 < len(gone) <= 10
    operate(server, "release_phase", phase=2, reviewed_by="role", reference="test")
    endpoint.send(table(2))
    assert {record["la_child_id"] for record in endpoint.records} == {f"T2{person}" for person in gone}
    assert all(record == {**record, "purge": True} and len(record) <= 3 for record in endpoint.records)
    after = staged(server, 2)
    build(server, 2, CHILDREN - 10)
    assert staged(server, 2) == after, "a child that was reported as deleted was reported again"

    build(server, 2)
    back = {person for person, row in staged(server, 2).items() if row["submission_status"] == "Held"}
    assert back == gone
    operate(server, "release_phase", phase=2, reviewed_by="role", reference="test")
    endpoint.send(table(2), USE_PARTIAL_PAYLOAD="true")
    assert {record["la_child_id"] for record in endpoint.records} == {f"T2{person}" for person in gone}
    assert statuses(staged(server, 2)) == {("unchanged", "sent"): CHILDREN}


def decoded(value: Any) -> Any:
    """A document with the JSON that stands in it as text read too: some servers nest what the script builds as text."""
    if isinstance(value, str) and value[:1] in ("[", "{"):
        value = json.loads(value)
    if isinstance(value, dict):
        return {key: decoded(item) for key, item in value.items()}
    return [decoded(item) for item in value] if isinstance(value, list) else value


def by_id(value: Any) -> Any:
    """A document with its lists in an order of their own, because neither side orders items of one date."""
    if isinstance(value, dict):
        return {key: by_id(item) for key, item in value.items()}
    if isinstance(value, list):
        return sorted((by_id(item) for item in value), key=lambda item: json.dumps(item, sort_keys=True))
    return value


def without_known_differences(document: dict, census: list[date]) -> dict:
    """A document without what the two sides decide differently, each for a reason.

    - A blank text is left out here and sent as blank text there: the API knows optional fields, not blank ones.
    - Care workers: there only those of 31 March of the current year count, and none from 31 December to 29 March;
      here those of every 31 March in the window. Those of the last one are compared.
    """
    text = {key: value for key, value in document["child_details"].items() if value != ""}
    known = {**document, "child_details": text}
    for episode in known.get("social_care_episodes", []):
        workers = [
            worker
            for worker in episode.pop("care_worker_details", [])
            if date.fromisoformat(worker["start_date"]) <= census[-1]
            and ("end_date" not in worker or date.fromisoformat(worker["end_date"]) >= census[-1])
        ]
        if workers and census[-1].year == date.today().year:
            episode["care_worker_details"] = workers
    return by_id(known)


def test_the_payload_script_gives_the_same_documents(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Over the scrambled schema, through views of the names that the script reads."""
    server = make_server(tmp_path_factory.mktemp("script"))
    server.wipe()
    server.generate("--children", "150", "--seed", "5", "--dirty", "--replace")
    for command in (["build", "--selector", "phase_4"], ["run", "--select", "payload__scrambled_children"]):
        result = server.dbt(*command)
        assert result.ok, result.output
    script = (CHECKOUT / "build_dfe_payload_staging" / "populate_ssd_api_data_staging.sql").read_text("utf-8-sig")
    script = script[: script.index("IF OBJECT_ID('ssd_api_data_staging_anon'")]
    script = re.sub(r"^\s*use \w+;", "", script, flags=re.MULTILINE | re.IGNORECASE)
    built = {name for name, _ in server.relations(SCRAMBLED)}
    connection = connect()
    try:
        cursor = connection.cursor()
        for name in policy():
            cursor.execute(f"drop view if exists {name}")
            if name in built:
                cursor.execute(f"create view {name} as select * from {SCRAMBLED}.{name}")
        cursor.execute("drop table if exists ssd_api_data_staging")
        cursor.execute(script)
        while cursor.nextset():
            pass
        theirs = {
            row[0]: decoded(json.loads(row[1]))
            for row in cursor.execute("select person_id, json_payload from ssd_api_data_staging").fetchall()
        }
    finally:
        connection.close()
        # On a connection of its own: the script may leave a transaction open.
        server.execute("drop table if exists ssd_api_data_staging", *(f"drop view if exists {n}" for n in policy()))
    ours = {}
    for person, legacy, body in server.query(
        "select person_id, mis_child_id, record_body from ssd_scrambler_payload.scrambled_children"
    ):
        ids = {"la_child_id": person} | ({"mis_child_id": legacy} if legacy else {})
        ours[person] = ids | json.loads("{" + body)
    assert set(ours) == set(theirs) and len(ours) > 40
    today = date.today()
    last = date(today.year if today >= date(today.year, 3, 31) else today.year - 1, 3, 31)
    for person, document in ours.items():
        assert without_known_differences(document, [last]) == without_known_differences(theirs[person], [last]), person
