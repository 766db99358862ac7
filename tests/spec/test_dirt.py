"""What real extracts hold: for each kind of dirt of the demonstration source the outcome that the design promises.

One test a kind, named after it. Each first finds the dirt in the source, as often as the generator says that it made
it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from test_json import KEYS, RULES

from demo_ssd.dirt import DESCRIPTIONS
from support.harness import SCRAMBLED, SOURCE, Project
from support.recompute import (
    PLACEHOLDER_DAYS,
    Followed,
    codes,
    column,
    columns,
    day,
    matched_code,
    normalised,
    on_calendar,
    partial_day,
    policy,
    pseudonym,
    value_lists,
)

Cell = tuple  # original, new value, rows


@pytest.fixture(scope="module")
def manifest(dirty_source: Path) -> dict:
    return json.loads((dirty_source.parent / "manifest.json").read_text(encoding="utf-8"))


@pytest.fixture
def found(request: pytest.FixtureRequest, pairs: Followed, manifest: dict) -> Callable[..., list[Cell]]:
    """Cells of the dirty columns of the test's kind that look like it: in each column as many as the manifest counts,
    or more (exact), or any at all, where not every change leaves a trace to look for."""
    kind = request.node.originalname.removeprefix("test_")
    made = manifest["dirt"][kind]["columns"]

    def find(looks: Callable[[object, object], bool], exact: bool = True) -> list[tuple]:
        cells = []
        for place, count in made.items():
            rule = column(place)
            hits = [(rule, *cell) for cell in pairs.cells(rule) if cell[0] is not None and looks(rule, cell[0])]
            assert len(hits) >= count or not exact, (place, len(hits), count)
            cells += hits
        assert cells
        return cells

    find.made = made
    return find


def field_changes(scrambled: Project, place: str, amount: str) -> int:
    table, name = place.split(".")
    return scrambled.query(
        f"select {amount} from ssd_scrambler_assurance.field_changes where table_name = ? and column_name = ?",
        [table, name],
    )[0][0]


def test_every_kind_of_dirt_has_a_test_and_stands_in_the_source(manifest):
    kinds = {name.removeprefix("test_") for name in globals() if name.startswith("test_")}
    assert set(DESCRIPTIONS) <= kinds
    assert set(manifest["dirt"]) == set(DESCRIPTIONS)
    assert all(entry["count"] for entry in manifest["dirt"].values())


def test_the_dirty_source_passes_the_gate(scrambled):
    checks = dict(scrambled.query("select check_name, verdict from ssd_scrambler_assurance.gate"))
    assert len(checks) >= 17 and set(checks.values()) == {"pass"}


# --- codes ------------------------------------------------------------------------------------------------------------


def assert_drawn(rule, original, new):
    """A code of the list as the list writes it, another one where the list is long enough."""
    valid = codes(rule.list_name)
    assert new in valid, rule.place
    if rule.method == "code" and len(valid) >= 5 and not rule.null_means_no:
        assert new != matched_code(rule.list_name, original), rule.place


def test_lower_case_code(found):
    for rule, original, new, _ in found(lambda rule, v: v == v.lower() != v.upper()):
        assert_drawn(rule, original, new)


def test_padded_code(found):
    for rule, original, new, _ in found(
        lambda rule, v: v != v.strip(" ") and v.strip(" ") in codes(rule.list_name), exact=False
    ):
        assert_drawn(rule, original, new)


def test_code_outside_list(found):
    for rule, original, new, _ in found(lambda rule, v: v.strip() and matched_code(rule.list_name, v) is None):
        assert_drawn(rule, original, new)
        assert new != original


def test_code_with_description(found):
    def looks(rule, value):
        return " " in value and value not in codes(rule.list_name) and matched_code(rule.list_name, value) is not None

    for rule, original, new, _ in found(looks):
        assert_drawn(rule, original, new)
        assert len(new) < len(original)


def test_yes_no_for_flag(found):
    for rule, _, new, _ in found(lambda rule, v: v in ("Yes", "No")):
        assert new in codes(rule.list_name), rule.place


def test_none_beside_others(pairs, manifest):
    people = {}
    for original, new, pair in pairs.cells(column("ssd_disability.disa_disability_code")):
        people.setdefault(pair.subject, []).append((normalised(original), new))
    both = [rows for rows in people.values() if len({o for o, _ in rows}) > 1 and any(o == "NONE" for o, _ in rows)]
    assert len(both) >= min(3, manifest["dirt"]["none_beside_others"]["count"])
    for rows in both:
        assert "NONE" not in {new for _, new in rows}
        assert len({new for _, new in rows}) == len({matched_code("disability", o) or o for o, _ in rows})


def test_blank_string(found):
    for rule, _, new, _ in found(lambda rule, v: v.strip(" ") == ""):
        if rule.null_means_no:
            assert new in codes(rule.list_name), rule.place
        else:
            assert new == "", rule.place


# --- identifiers ------------------------------------------------------------------------------------------------------


def parents(pairs: Followed, rule) -> dict[str, str]:
    """Normalised key of the parent table to its scrambled key."""
    parent = column(rule.references)
    return {normalised(original): new for original, new, _ in pairs.cells(parent)}


def test_padded_id(found, pairs):
    for rule, original, new, _ in found(lambda rule, v: v != v.strip(" ")):
        assert new == pseudonym(rule.identifier, original.strip())
        if rule.references and normalised(original) in parents(pairs, rule):
            assert new == parents(pairs, rule)[normalised(original)], rule.place


def test_id_case_differs(found, pairs):
    joined = 0
    for rule, original, new, _ in found(lambda rule, v: re.match(r"[apr]\d", str(v)), exact=False):
        assert new == pseudonym(rule.identifier, original.upper())
        if rule.references and normalised(original) in parents(pairs, rule):
            joined += new == parents(pairs, rule)[normalised(original)]
    assert joined > 20


def test_non_ascii_id(found, pairs):
    for rule, original, new, _ in found(lambda rule, v: not str(v).isascii()):
        assert re.fullmatch(r"[0-9a-f]{18}", new), rule.place
        assert new == pseudonym("person", original) != pseudonym("person", original.replace("É", ""))


def test_orphan(found, pairs):
    for rule, original, new, _ in found(lambda rule, v: re.fullmatch(r"99\d{8}", str(v))):
        assert new == pseudonym(rule.identifier, original)
        if rule.references:
            assert normalised(original) not in parents(pairs, rule)
            assert new not in parents(pairs, rule).values(), rule.place


def test_minus_one_key(found):
    for rule, _, new, _ in found(lambda rule, v: str(v).strip() == "-1"):
        assert new == "-1", rule.place


def test_integer_id(pairs, manifest):
    for place, count in manifest["dirt"]["integer_id"]["columns"].items():
        cells = [cell for cell in pairs.cells(column(place)) if cell[0] is not None]
        assert len(cells) == count and all(isinstance(original, int) for original, _, _ in cells)
        assert all(new == pseudonym(column(place).identifier, str(original)) for original, new, _ in cells), place
    people = {new for _, new, _ in pairs.cells(column("ssd_person.pers_person_id"))}
    assert all(new in people for _, new, _ in pairs.cells(column("ssd_sdq_scores.csdq_person_id")))


def test_varchar_table(pairs, manifest, scrambled):
    """On the embedded engine both are one type; the rows must arrive, and with the SSD's type."""
    for table, count in manifest["dirt"]["varchar_table"]["columns"].items():
        assert len(pairs.pairs[table]) >= count
        kinds = scrambled.query(
            "select distinct data_type from information_schema.columns where table_schema = ? and table_name = ?",
            [SCRAMBLED, table],
        )
        assert set(kinds) <= {("VARCHAR",), ("TIMESTAMP",)}


def test_no_person_row(found, pairs):
    known = {normalised(original) for original, _, _ in pairs.cells(column("ssd_person.pers_person_id"))}
    for rule, original, new, pair in found(lambda rule, v: str(v).startswith("88")):
        assert normalised(original) not in known
        assert new == pseudonym("person", original)
        for name, value in pair.source.items():
            if isinstance(value, datetime) and on_calendar(day(value)):
                assert day(pair.scrambled[name]) < day(value), (rule.place, name)


def test_legacy_id_in_person_column(found, pairs):
    """It gets the pseudonym of the legacy id, and its row the dates of the person whose it is."""
    legacy = {
        normalised(pair.source["pers_legacy_id"]): pair
        for pair in pairs.pairs["ssd_person"]
        if normalised(pair.source["pers_legacy_id"]) not in (None, "", normalised(pair.source["pers_person_id"]))
    }
    for rule, original, new, pair in found(lambda rule, v: normalised(v) in legacy):
        assert new == legacy[normalised(original)].scrambled["pers_legacy_id"], rule.place
        assert pair.subject == legacy[normalised(original)].subject


def test_name_for_worker_id(found, pairs):
    for rule, original, new, _ in found(
        lambda rule, v: " " in v.strip() or not any(c.isdigit() for c in v), exact=False
    ):
        if normalised(original) != "SSD_PH":
            assert re.fullmatch(r"[0-9a-f]{12}", new), rule.place
            assert new == pseudonym("worker", original)


def test_upn_reason_in_upn(found):
    for rule, original, new, _ in found(lambda rule, v: re.fullmatch(r"UN\d+", v)):
        assert new in set(codes("upn_unknown_reason")) - {original}, rule.place


# --- dates ------------------------------------------------------------------------------------------------------------


def test_sentinel_1900(found):
    for rule, original, new, _ in found(lambda rule, v: v.year == 1900):
        assert new == original, rule.place


def test_sentinel_9999(found):
    for rule, original, new, _ in found(lambda rule, v: v.year == 9999):
        assert new == original, rule.place


def test_date_out_of_range(found, scrambled):
    counts = Counter()
    for rule, _, new, _ in found(lambda rule, v: day(v) not in PLACEHOLDER_DAYS and not on_calendar(day(v))):
        assert new is None, rule.place
        counts[rule.place] += 1
    for place, count in counts.items():
        assert field_changes(scrambled, place, "out_of_range") == count


def test_end_before_start(found, pairs):
    starts = {
        "cinp_cin_plan_end_date": "cinp_cin_plan_start_date",
        "invo_involvement_end_date": "invo_involvement_start_date",
        "clap_cla_placement_end_date": "clap_cla_placement_start_date",
    }
    reversed_ = 0
    for place in found.made:
        rule = column(place)
        for original, new, pair in pairs.cells(rule):
            start = starts[rule.name]
            if on_calendar(day(original)) and on_calendar(day(pair.source[start])):
                assert (original < pair.source[start]) == (new < pair.scrambled[start]), place
                reversed_ += original < pair.source[start]
    assert reversed_ >= 6


def test_time_of_day(found):
    for rule, original, new, _ in found(
        lambda rule, v: isinstance(v, datetime) and (v.hour, v.minute, v.second) != (0, 0, 0)
    ):
        assert (new.hour, new.minute, new.second) == (0, 0, 0), rule.place
        assert day(new) < day(original)


def test_partial_text_date(found):
    for _, original, new, _ in found(lambda rule, v: "zz" in v.lower()):
        assert re.sub(r"\d", "0", new) == re.sub(r"\d", "0", original.lower())
        # A known month always moves; of a year alone, or of nothing, so much may stay.
        assert new != original.lower() or original.lower().startswith("zz/zz/")


def test_unreadable_text_date(found, scrambled):
    cells = found(lambda rule, v: v.strip() and "zz" not in v.lower() and partial_day(v) is None)
    for rule, _, new, _ in cells:
        assert new is None, rule.place
    assert field_changes(scrambled, cells[0][0].place, "unreadable") == len(cells)


# --- names and text ---------------------------------------------------------------------------------------------------


def made_up(rule, new) -> bool:
    """Whether a name consists of names of the seeds."""
    if rule.method == "full_name":
        return any(new.startswith(f"{name} ") for name in codes("forename"))
    return new in codes(rule.method)


def test_non_ascii_name(found):
    for rule, original, new, _ in found(lambda rule, v: not v.isascii()):
        assert made_up(rule, new) and normalised(new) != normalised(original), rule.place


def test_apostrophe_name(found):
    for rule, original, new, _ in found(lambda rule, v: "'" in v or "’" in v):
        assert made_up(rule, new) and normalised(new) != normalised(original), rule.place


def test_maximum_length(found):
    for rule, _original, new, _ in found(lambda rule, v: len(v) >= (rule.width or 6_000) - 1):
        assert new and len(new) <= (rule.width or 6_000), rule.place
        assert "Featherstonehaugh" not in new and "and so on" not in new


# --- JSON -------------------------------------------------------------------------------------------------------------


def assert_rebuilt(cells: list[tuple], leaked: str) -> None:
    """Valid, with the known keys only, and nothing of what was wrong with it."""
    assert cells
    for rule, original, new, _ in cells:
        assert list(json.loads(new)) == KEYS[rule.scramble["shape"]], rule.place
        assert new != original
        assert not re.search(leaked, new), rule.place


def valid(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except ValueError:
        return False


def test_json_unescaped_quote(found):
    assert_rebuilt(found(lambda rule, v: 'said "no" twice' in v, exact=False), "twice")


def test_json_unescaped_backslash(found):
    assert_rebuilt(found(lambda rule, v: "C:\\Users" in v, exact=False), "Users")


def test_json_line_break(found):
    assert_rebuilt(found(lambda rule, v: "line one\r\n" in v, exact=False), "line one|[\r\n]")


def test_json_not_json(found):
    assert_rebuilt(found(lambda rule, v: v.startswith("See case note")), "case note")


def test_json_unknown_keys(found):
    def looks(rule, value):
        return valid(value) and bool(set(json.loads(value)) - set(KEYS[rule.scramble["shape"]]))

    assert_rebuilt(found(looks, exact=False), "Rowena|CHILD_NAME|LOCAL_FLAG|AUTHOR_PHONE|960983|_OLD")


def test_json_truncated(found):
    assert_rebuilt(found(lambda rule, v: v.startswith("{") and not v.endswith("}")), "^$")


def test_json_yes_no(found):
    assert_rebuilt(found(lambda rule, v: '": "Yes"' in v or '": "No"' in v), 'Yes|No"')


def test_factors_as_object(found):
    order = codes("assessment_factors")
    for _, original, new, _ in found(lambda rule, v: v.startswith("{")):
        yes = re.findall(r'"(\w+)": "Yes"', original)
        drawn = json.loads(new)
        assert isinstance(drawn, list) and len(drawn) == len(set(drawn)) == len(set(yes) & set(order))
        assert set(drawn) <= set(order)


# --- structure --------------------------------------------------------------------------------------------------------


def lacking(scrambled: Project) -> str:
    """What the run said that the source lacks."""
    text = (scrambled.log_path / "dbt.log").read_text(encoding="utf-8")
    return next(line for line in text.splitlines() if "The source lacks" in line)


def test_missing_table(scrambled, manifest):
    for table in manifest["dirt"]["missing_table"]["columns"]:
        assert scrambled.query(f"select count(*) from {SCRAMBLED}.{table}") == [(0,)]
        assert f"{table} (table)" in lacking(scrambled)
        names = scrambled.query(
            "select column_name from information_schema.columns where table_schema = ? and table_name = ? "
            "order by ordinal_position",
            [SCRAMBLED, table],
        )
        assert [name for (name,) in names] == [c.name for c in policy()[table].columns]


def test_missing_column(scrambled, manifest):
    for place, count in manifest["dirt"]["missing_column"]["columns"].items():
        table, name = place.split(".")
        assert scrambled.query(f"select count(*), count({name}) from {SCRAMBLED}.{table}") == [(count, 0)]
        assert place in lacking(scrambled)


# --- nothing leaked ---------------------------------------------------------------------------------------------------


def test_no_identity_of_the_source_stands_in_the_scrambled_copy(pairs, manifest):
    """Ids, UPNs, NHS numbers, ULNs and postcodes as whole values anywhere; UPRNs and names of people inside any
    text."""
    whole = {
        normalised(value)
        for kind in ("upns", "nhs_numbers", "ulns", "postcodes")
        for value in manifest["values"][kind]
        if len(value) > 4
    } | {normalised(value) for values in manifest["ids"].values() for value in values if len(value) > 5}
    inside = {value.upper() for value in manifest["values"]["uprns"]}
    inside |= {value.upper() for value in manifest["values"]["person_names"] if " " in value.strip() and len(value) > 8}
    assert len(whole) > 5_000 and len(inside) > 300
    texts = Counter()
    allowed = {normalised(code) for entries in value_lists().values() for entry in entries for code in entry}
    allowed |= {"-1", "SSD_PH", "SSD_SUI", "XXXXXXX"}
    for pair in pairs.all_pairs():
        if pair.table != "ssd_dim_date":
            for name, value in pair.scrambled.items():
                if isinstance(value, str) and value:
                    texts[f"{pair.table}.{name}", normalised(value)] += 1
    assert not [(place, "…") for place, value in texts if value in whole - allowed]
    free = {c.place for c in columns("json", "text", "full_name")}
    long_texts = [(place, value) for place, value in texts if place in free]
    assert not [(place, "…") for place, value in long_texts if any(known in value for known in inside)]


def test_nothing_is_lost(scrambled, pairs):
    """Every source row has its scrambled row, and the gate counts no value lost or invented."""
    present = scrambled.query(f"select count(*) from information_schema.tables where table_schema = '{SOURCE}'")[0][0]
    assert present == 47
    assert sum(map(len, pairs.pairs.values())) > 10_000
    assert scrambled.query("select sum(lost), sum(invented) from ssd_scrambler_assurance.field_changes") == [(0, 0)]
    assert RULES
