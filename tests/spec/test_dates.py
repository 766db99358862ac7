"""Dates: order and ties of every subject kept over all tables, always moved back, by an amount that bends with time."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime

import pytest

from support.recompute import (
    BIRTH,
    LAST_DAY,
    PLACEHOLDER_DAYS,
    SHIFT_MAX,
    SHIFT_MIN,
    WARP,
    calendar,
    cell_day,
    column,
    columns,
    date_of_day,
    day,
    digest,
    normalised,
    number,
    on_calendar,
    partial_day,
)

LEAST = SHIFT_MIN - WARP
ORDER_DATE = "ssd_cla_previous_permanence.lapp_previous_permanence_order_date"


@pytest.fixture(scope="module")
def dates(pairs):
    return pairs.dates()


def is_birth(rule) -> bool:
    return bool(rule.scramble.get("birth"))


def date_columns():
    """Date columns that are held as dates."""
    return [rule for rule in columns("date") if "char" not in rule.data_type]


# --- order ------------------------------------------------------------------------------------------------------------


def test_subjects_have_dates_of_many_tables(dates):
    assert len(dates) > 200
    assert sum(len({rule.table for _, _, rule, _ in entries}) >= 5 for entries in dates.values()) > 50


def test_order_and_ties_of_all_dates_of_a_subject_stay(dates):
    for entries in dates.values():
        new_of = defaultdict(set)
        for original, new, rule, _ in entries:
            assert new is not None, rule.place
            new_of[original].add(new)
        assert all(len(values) == 1 for values in new_of.values()), "equal dates became different"
        in_order = [new_of[original].pop() for original in sorted(new_of)]
        assert all(a < b for a, b in zip(in_order, in_order[1:], strict=False)), "order or difference lost"


def test_every_date_is_the_one_that_the_key_gives(pairs):
    """The whole calendar once more, from the key, the subject and the dates alone."""
    known = defaultdict(dict)
    for rule in columns("date"):
        for original, _, pair in pairs.cells(rule):
            value = cell_day(rule, original)
            if on_calendar(value):
                known[pair.subject][value] = known[pair.subject].get(value, False) or is_birth(rule)
    calendars = {subject: calendar(values, subject) for subject, values in known.items()}
    checked = 0
    for rule in date_columns():
        for original, new, pair in pairs.cells(rule):
            if on_calendar(day(original)):
                assert day(new) == calendars[pair.subject][day(original)], rule.place
                checked += 1
    assert checked > 10_000


# --- how far ----------------------------------------------------------------------------------------------------------


def test_every_date_moves_back_by_the_least_shift_less_the_warp(dates):
    moved = [(original - new, is_birth(rule)) for entries in dates.values() for original, new, rule, _ in entries]
    assert min(back for back, _ in moved) >= LEAST
    # A knot's two draws meet in a weighted mean, so no date moves more than the shift and the warp together.
    births = {
        (subject, original) for subject, entries in dates.items() for original, _, rule, _ in entries if is_birth(rule)
    }
    plain = [
        original - new
        for subject, entries in dates.items()
        for original, new, _, _ in entries
        if (subject, original) not in births
    ]
    assert max(plain) <= SHIFT_MAX + WARP + 1
    assert max(back for back, _ in moved) <= SHIFT_MAX + WARP + BIRTH + 1


def test_no_date_lies_in_the_future_that_did_not_before(dates):
    today = day(date.today())
    for entries in dates.values():
        for original, new, rule, _ in entries:
            assert new <= today or original > today, rule.place


def test_the_warp_bends_time(dates):
    """The days back differ within a subject, so that one known date does not give the others."""
    spread = []
    for _subject, entries in dates.items():
        births = {original for original, _, rule, _ in entries if is_birth(rule)}
        back = {original: original - new for original, new, _, _ in entries if original not in births}
        if len(back) >= 5 and max(back) - min(back) > 365:
            spread.append(max(back.values()) - min(back.values()))
    assert len(spread) > 80
    assert min(spread) > 0
    assert sum(spread) / len(spread) > 15


def test_subjects_do_not_share_a_shift(dates):
    bases = [min(original - new for original, new, _, _ in entries) for entries in dates.values()]
    assert len(set(bases)) > 60


def test_a_birth_date_moves_further_by_up_to_its_own_shift(pairs, dates):
    """The further move is between 0 and 180 days, differs between children, and is what its draw says where nothing
    stands before."""
    extras = []
    for subject, entries in dates.items():
        births = {original for original, _, rule, _ in entries if is_birth(rule)}
        plain = calendar({original: False for original, _, _, _ in entries}, subject)
        first = min(original for original, _, _, _ in entries)
        for birth in births:
            new = next(new for original, new, _, _ in entries if original == birth)
            extra = plain[birth] - new
            assert 0 <= extra <= BIRTH
            if birth == first:
                drawn = number(digest(f"shift|{subject}"), 6, 6) % (BIRTH + 1)
                assert extra == drawn
                extras.append(extra)
    assert len(extras) > 100
    assert max(extras) > 150 and min(extras) < 30 and len(set(extras)) > 60


def test_a_birth_stays_before_what_came_after_it(pairs):
    """Order with births is part of the order test; here once more for the pair that people look at first."""
    seen = 0
    births = {pair.subject: pair for pair in pairs.pairs["ssd_person"] if pair.source["pers_dob"] is not None}
    for pair in pairs.pairs["ssd_contacts"]:
        child = births.get(pair.subject)
        if child and on_calendar(day(pair.source["cont_contact_date"])):
            before = day(pair.source["cont_contact_date"]) >= day(child.source["pers_dob"])
            after = day(pair.scrambled["cont_contact_date"]) >= day(child.scrambled["pers_dob"])
            assert before == after
            seen += 1
    assert seen > 300


def test_a_mothers_childs_birth_date_equals_the_childs_own(pairs):
    people = {normalised(pair.source["pers_person_id"]): pair for pair in pairs.pairs["ssd_person"]}
    equal = 0
    for pair in pairs.pairs["ssd_mother"]:
        child = people.get(normalised(pair.source["moth_childs_person_id"]))
        if child is None:
            continue
        for own in ("pers_dob", "pers_expected_dob"):
            if child.source[own] is not None and day(child.source[own]) == day(pair.source["moth_childs_dob"]):
                assert pair.scrambled["moth_childs_dob"] == child.scrambled[own]
                equal += 1
    assert equal > 20


# --- what is no ordinary date -----------------------------------------------------------------------------------------


def test_times_of_day_are_cut(pairs):
    timed = 0
    for rule in date_columns():
        for original, new, _ in pairs.cells(rule):
            if isinstance(new, datetime):
                assert (new.hour, new.minute, new.second, new.microsecond) == (0, 0, 0, 0), rule.place
            if isinstance(original, datetime) and original.time().isoformat() != "00:00:00":
                timed += 1
                assert day(new) < day(original)
    assert timed >= 3


def test_placeholder_dates_stay(pairs):
    seen = defaultdict(int)
    for rule in date_columns():
        for original, new, _ in pairs.cells(rule):
            if day(original) in PLACEHOLDER_DAYS:
                assert day(new) == day(original), rule.place
                seen[date_of_day(day(original)).year] += 1
    assert seen[1900] >= 3 and seen[9999] >= 3


def test_dates_out_of_range_become_null_and_are_counted(scrambled, pairs):
    counted = {
        (table, name): count
        for table, name, count in scrambled.query(
            "select table_name, column_name, out_of_range from ssd_scrambler_assurance.field_changes"
        )
    }
    for rule in date_columns():
        outside = 0
        for original, new, _ in pairs.cells(rule):
            value = day(original)
            if value is not None and value not in PLACEHOLDER_DAYS and not 0 <= value <= LAST_DAY:
                assert new is None, rule.place
                outside += 1
            elif value is not None:
                assert new is not None, rule.place
            else:
                assert new is None, rule.place
        assert counted[rule.table, rule.name] == outside, rule.place
    assert sum(counted.values()) > 10


def test_partial_dates_held_as_text_are_shifted_and_masked_again(pairs):
    rule = column(ORDER_DATE)
    days = defaultdict(dict)
    for other in columns("date"):
        for original, _, pair in pairs.cells(other):
            value = cell_day(other, original)
            if on_calendar(value):
                days[pair.subject][value] = days[pair.subject].get(value, False) or is_birth(other)
    kinds = defaultdict(int)
    for original, new, pair in pairs.cells(rule):
        text = normalised(original)
        if not text:
            assert new == text
            continue
        value = partial_day(original)
        if text == "ZZ/ZZ/ZZZZ":
            expected, kind = "zz/zz/zzzz", "nothing known"
        elif value is None:
            expected, kind = None, "unreadable"
        else:
            moved = date_of_day(calendar(days[pair.subject], pair.subject)[value])
            year, month = f"{moved.year:04d}", f"{moved.month:02d}"
            if text.startswith("ZZ/ZZ/"):
                expected, kind = f"zz/zz/{year}", "year"
            elif text.startswith("ZZ/"):
                expected, kind = f"zz/{month}/{year}", "month"
            else:
                expected, kind = f"{moved.day:02d}/{month}/{year}", "day"
        assert new == expected, kind
        kinds[kind] += 1
    assert kinds["day"] and kinds["unreadable"] and kinds["month"] + kinds["year"] + kinds["nothing known"], dict(kinds)
