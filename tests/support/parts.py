"""The two parts of the SSD as the project lists them: what the payload reads, and the rest."""

from __future__ import annotations

import re

from support.harness import ROOT

_ENTRIES = re.findall(
    r"\['(\w+)', '(payload|rest)', '\w+'\]", (ROOT / "macros" / "policy" / "ssd_tables.sql").read_text(encoding="utf-8")
)
PART = sorted(table for table, part in _ENTRIES if part == "payload")
REST = sorted(table for table, part in _ENTRIES if part == "rest")
COVERS = "19 of 48 tables: those that the payload reads"
