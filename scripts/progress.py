"""Runs dbt and shows how far it is: a bar on a terminal, a line now and then elsewhere; warnings and errors in full."""

from __future__ import annotations

import re
import subprocess
import sys

from environment import DBT, ROOT, environment

NODE = re.compile(r"(\d+) of (\d+) (START|OK|PASS|WARN|ERROR|FAIL|SKIP|NO-OP|PARTIAL|REUSED|LOG)\b")
NOISE = re.compile(
    r"(Running with dbt=|Registered adapter|Found \d+|Concurrency:|Finished running|Done\. |Building catalog|"
    r"Unable to do partial parsing|Completed successfully|Catalog written)"
)
TIME = re.compile(r"^\d\d:\d\d:\d\d\s*")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def read_line(line: str) -> tuple[int, int] | str | None:
    """What a line of dbt's console says: nodes done and in all, a text to show, or nothing."""
    text = TIME.sub("", COLOUR.sub("", line).rstrip())
    node = NODE.search(text)
    if node and (node[3] == "START" or "hook" in text):
        return None
    if node and node[3] not in ("WARN", "ERROR", "FAIL"):
        return int(node[1]), int(node[2])
    return text if text.strip() and not NOISE.match(text) else None


def run_dbt(label: str, *arguments: str, **variables: str) -> int:
    """Run a dbt command in the project folder; returns its exit code."""
    from tqdm import tqdm

    command = [*DBT, *arguments, "--project-dir", str(ROOT), "--profiles-dir", str(ROOT), "--no-use-colors"]
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment(**variables),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    done, told = 0, 0
    with tqdm(desc=label, unit="node", disable=None, leave=False, file=sys.stdout) as bar:
        try:
            for line in process.stdout:
                event = read_line(line)
                if isinstance(event, str):
                    bar.write(f"  {event}", file=sys.stdout)
                elif event:
                    done += 1
                    bar.total = event[1]
                    bar.update()
                    if bar.disable and (done - told >= 40 or done == event[1]):
                        told = done
                        print(f"  {done} of {event[1]}", flush=True)
            return process.wait()
        except KeyboardInterrupt:  # dbt got the same signal and stops by itself
            process.wait()
            raise
