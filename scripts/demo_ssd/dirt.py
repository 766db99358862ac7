"""Dirt: what real extracts hold and clean data does not.

Each kind of dirt touches a small share of the values of its columns, and at least ``MINIMUM`` of them in the first
batch where there are that many, so that a small demonstration shows every kind too. ``Dirt.registry`` counts what was
done, by column.
A value is dirtied once only.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from . import structure
from .context import Context, Row
from .schema import Schema

MINIMUM = 3
SHARE = 0.004
Rows = dict[str, list[Row]]
Change = Callable[[random.Random, "Target", Row, object], object]

DESCRIPTIONS = {
    "lower_case_code": "a code in lower case",
    "padded_code": "a code with spaces before or after it",
    "code_outside_list": "a code that its value list does not have",
    "code_with_description": "a code followed by its description",
    "blank_string": "an empty string or spaces where a value is expected",
    "padded_id": "an identifier with trailing spaces in one table and without in another",
    "id_case_differs": "an identifier in upper case in one table and in lower case in another",
    "non_ascii_id": "an identifier with a character outside ASCII",
    "orphan": "a foreign key without its parent row",
    "sentinel_1900": "the date 1900-01-01 for not known",
    "sentinel_9999": "the date 9999-12-31 for no end",
    "date_out_of_range": "a date before 1900 or after 2100 that is no sentinel",
    "end_before_start": "an end date before its start date",
    "time_of_day": "a date with a time of day",
    "partial_text_date": "a date held as text with zz for its unknown parts",
    "unreadable_text_date": "a date held as text that is no date",
    "non_ascii_name": "a name with letters outside ASCII",
    "apostrophe_name": "a name with an apostrophe",
    "json_unescaped_quote": "JSON with an unescaped quote in a text",
    "json_unescaped_backslash": "JSON with an unescaped backslash in a text",
    "json_line_break": "JSON with an unescaped line break in a text",
    "json_not_json": "text that is no JSON at all",
    "json_unknown_keys": "JSON with keys that the extract does not have",
    "json_truncated": "JSON cut before its end",
    "json_yes_no": "Yes and No where Y and N are expected, inside JSON",
    "yes_no_for_flag": "Yes and No where Y and N are expected",
    "factors_as_object": "assessment factors as an object instead of an array",
    "maximum_length": "text as long as its column allows",
    "no_person_row": "a person who has no row in ssd_person",
    "legacy_id_in_person_column": "a person's legacy id in a person column",
    "none_beside_others": "disability NONE beside other disabilities of the same person",
    "upn_reason_in_upn": "a reason code in the UPN column",
    "name_for_worker_id": "a worker's name in a worker id column",
    "minus_one_key": "the source's -1 for a missing key",
    "missing_table": "an optional table that is not there",
    "missing_column": "an optional column that is not there",
    "integer_id": "an identifier held as an integer",
    "varchar_table": "varchar columns where the SSD has nvarchar (on the embedded engine both are VARCHAR)",
}


@dataclass(frozen=True)
class Target:
    """The column that a rule changes."""

    table: str
    column: str
    length: int | None
    list_name: str | None

    @property
    def label(self) -> str:
        """table.column, as the registry counts it."""
        return f"{self.table}.{self.column}"


@dataclass
class Registry:
    """What was made dirty: kind, then table.column, then the number of values or rows."""

    counts: dict[str, Counter] = field(default_factory=dict)

    def note(self, kind: str, label: str, number: int = 1) -> None:
        """Count ``number`` more of a kind."""
        if kind not in DESCRIPTIONS:
            raise KeyError(f"dirt kind {kind!r} is not described in DESCRIPTIONS")
        if number:
            self.counts.setdefault(kind, Counter())[label] += number

    def as_dict(self) -> dict[str, dict[str, object]]:
        """For the manifest."""
        return {
            kind: {
                "description": DESCRIPTIONS[kind],
                "count": sum(counter.values()),
                "columns": dict(sorted(counter.items())),
            }
            for kind, counter in sorted(self.counts.items())
        }

    def summary(self) -> str:
        """One line a kind."""
        width = max((len(kind) for kind in self.counts), default=0)
        lines = []
        for kind, counter in sorted(self.counts.items()):
            lines.append(f"  {kind:<{width}}  {sum(counter.values()):>8,}  {', '.join(sorted(counter))}")
        return "\n".join(lines)


# --- changes of one value: (rng, target, row, old value) -> new value -------------------------------------------------


def _lower(rng: random.Random, target: Target, row: Row, value: object) -> object:
    return str(value).lower()


def _pad(rng: random.Random, target: Target, row: Row, value: object) -> object:
    text = rng.choice((f" {value}", f"{value}  ", f" {value} "))
    return text[: target.length] if target.length else text


def _outside(rng: random.Random, target: Target, row: Row, value: object) -> object:
    return rng.choice(("ZZ9", "?", "99", "UNK"))[: target.length or 100]


def _blank(rng: random.Random, target: Target, row: Row, value: object) -> object:
    return rng.choice(("", "   "))


def _trailing(rng: random.Random, target: Target, row: Row, value: object) -> object:
    return f"{value}{' ' * rng.choice((1, 2, 5))}"


def _orphan(rng: random.Random, target: Target, row: Row, value: object) -> object:
    return f"99{rng.randrange(10_000_000, 99_999_999)}"


def _constant(*values: object) -> Change:
    return lambda rng, target, row, value: rng.choice(values)


def _with_time(rng: random.Random, target: Target, row: Row, value: object) -> object:
    if isinstance(value, datetime) or not isinstance(value, date):
        return value
    return datetime(value.year, value.month, value.day) + timedelta(seconds=rng.randrange(1, 86_400))


def _before(start_column: str) -> Change:
    def change(rng: random.Random, target: Target, row: Row, value: object) -> object:
        start = row.get(start_column)
        if not isinstance(start, date) or start.year < 1950:
            return value
        return start - timedelta(days=rng.randrange(2, 40))

    return change


def _json_with(addition: str) -> Change:
    def change(rng: random.Random, target: Target, row: Row, value: object) -> object:
        return _fit(f'{str(value)[:-2]} {addition}"}}', target)

    return change


def _fit(text: str, target: Target) -> str:
    return text if target.length is None else text[: target.length]


def _json_unknown(rng: random.Random, target: Target, row: Row, value: object) -> object:
    extra = rng.choice(
        ('"CHILD_NAME": "Rowena Ashdown"', '"LOCAL_FLAG": "Y", "AUTHOR_PHONE": "01632 960983"', '"NFA_FLAG_OLD": "N"')
    )
    text = str(value)
    return text if len(text) + len(extra) + 2 > (target.length or 10**6) else f"{text[:-1]}, {extra}}}"


def _json_cut(rng: random.Random, target: Target, row: Row, value: object) -> object:
    text = str(value)
    return text[: rng.randrange(len(text) // 2, len(text) - 1)]


def _json_yes(rng: random.Random, target: Target, row: Row, value: object) -> object:
    text = str(value).replace('": "Y"', '": "Yes"').replace('": "N"', '": "No"')
    return text if len(text) <= (target.length or 10**6) else value


def _factors_object(rng: random.Random, target: Target, row: Row, value: object) -> object:
    codes = re.findall(r'"([^"]+)"', str(value))
    return "{" + ", ".join(f'"{code}": "Yes"' for code in codes) + ', "2C":"No"}'


def _longest(rng: random.Random, target: Target, row: Row, value: object) -> object:
    length = target.length or 6_000
    text = str(value)
    if text.startswith("{"):
        return (text[:-2] + " and so on" * (length // 10 + 1))[:length]
    return (text + "-" + "Featherstonehaugh and others " * (length // 20 + 1))[: length - 1] + "x"


def _is_object(value: object) -> bool:
    return isinstance(value, str) and value.startswith("{") and value.endswith('"}')


NON_ASCII_FORENAMES = ("Zoë", "Łukasz", "Ngọc", "Siân", "Chloé", "Ольга", "محمد", "Þór")
NON_ASCII_SURNAMES = ("Nuñez", "Müller", "Wójcik", "Åkesson", "Šimić", "Nguyễn", "李")
APOSTROPHE_SURNAMES = ("O'Brien", "D'Souza", "O’Connor", "N'Diaye", "O'Hara-D'Arcy")


@dataclass(frozen=True)
class Rule:
    """A change of values: the kind that it counts as, its columns and the change."""

    kind: str
    columns: tuple[str, ...]
    change: Change
    share: float = SHARE
    accept: Callable[[object], bool] | None = None


OUTCOME_JSON = (
    "ssd_contacts.cont_contact_outcome_json",
    "ssd_cin_episodes.cine_referral_outcome_json",
    "ssd_cin_assessments.cina_assessment_outcome_json",
    "ssd_s47_enquiry.s47e_s47_outcome_json",
    "ssd_initial_cp_conference.icpc_icpc_outcome_json",
)
ALL_JSON = (*OUTCOME_JSON, "ssd_address.addr_address_json", "ssd_cla_care_plan.lacp_cla_care_plan_json")
CODE_COLUMNS = (
    "ssd_person.pers_ethnicity",
    "ssd_cin_episodes.cine_close_reason",
    "ssd_cin_episodes.cine_referral_source_code",
    "ssd_cla_placement.clap_cla_placement_type",
    "ssd_cla_placement.clap_cla_placement_provider",
    "ssd_disability.disa_disability_code",
    "ssd_care_leavers.clea_care_leaver_in_touch",
    "ssd_missing.miss_missing_episode_type",
)

RULES: tuple[Rule, ...] = (
    Rule("lower_case_code", (*CODE_COLUMNS, "ssd_person.pers_sex", "ssd_cin_visits.cinv_cin_visit_seen"), _lower),
    Rule("padded_code", (*CODE_COLUMNS, "ssd_cin_episodes.cine_cin_primary_need_code"), _pad),
    Rule(
        "code_outside_list",
        (*CODE_COLUMNS, "ssd_cin_episodes.cine_cin_primary_need_code", "ssd_sen_need.senn_active_ehcp_need_type"),
        _outside,
    ),
    Rule(
        "blank_string",
        (
            "ssd_person.pers_forename",
            "ssd_person.pers_nationality",
            "ssd_address.addr_address_postcode",
            "ssd_cin_episodes.cine_close_reason",
            "ssd_disability.disa_disability_code",
            "ssd_cin_assessments.cina_assessment_worker_id",
            "ssd_cla_placement.clap_cla_placement_urn",
            "ssd_cin_episodes.cine_referral_team",
        ),
        _blank,
    ),
    Rule(
        "padded_id",
        (
            "ssd_cin_episodes.cine_person_id",
            "ssd_cin_assessments.cina_referral_id",
            "ssd_cin_visits.cinv_person_id",
            "ssd_cla_visits.clav_cla_id",
            "ssd_involvements.invo_professional_id",
            "ssd_ehcp_requests.ehcr_send_table_id",
            "ssd_family.fami_person_id",
        ),
        _trailing,
    ),
    Rule(
        "orphan",
        (
            "ssd_cin_plans.cinp_referral_id",
            "ssd_assessment_factors.cinf_assessment_id",
            "ssd_cp_visits.cppv_cp_plan_id",
            "ssd_cla_episodes.clae_cla_placement_id",
            "ssd_sen_need.senn_active_ehcp_id",
            "ssd_s251_finance.s251_cla_placement_id",
            "ssd_involvements.invo_professional_team",
        ),
        _orphan,
    ),
    Rule(
        "sentinel_1900",
        (
            "ssd_cla_placement.clap_cla_placement_start_date",
            "ssd_cla_visits.clav_cla_visit_date",
            "ssd_missing.miss_missing_episode_start_date",
        ),
        _constant(date(1900, 1, 1)),
    ),
    Rule(
        "sentinel_9999",
        (
            "ssd_cin_plans.cinp_cin_plan_end_date",
            "ssd_address.addr_address_end_date",
            "ssd_involvements.invo_involvement_end_date",
            "ssd_legal_status.lega_legal_status_end_date",
        ),
        _constant(date(9999, 12, 31)),
    ),
    Rule(
        "date_out_of_range",
        (
            "ssd_cin_visits.cinv_cin_visit_date",
            "ssd_address.addr_address_start_date",
            "ssd_contacts.cont_contact_date",
            "ssd_legal_status.lega_legal_status_start_date",
            "ssd_cla_health.clah_health_check_date",
        ),
        _constant(date(1801, 5, 4), date(2150, 1, 1), date(2999, 12, 31), date(1899, 12, 30)),
    ),
    Rule("end_before_start", ("ssd_cin_plans.cinp_cin_plan_end_date",), _before("cinp_cin_plan_start_date")),
    Rule("end_before_start", ("ssd_involvements.invo_involvement_end_date",), _before("invo_involvement_start_date")),
    Rule(
        "end_before_start", ("ssd_cla_placement.clap_cla_placement_end_date",), _before("clap_cla_placement_start_date")
    ),
    Rule(
        "time_of_day",
        ("ssd_cin_episodes.cine_referral_date", "ssd_contacts.cont_contact_date", "ssd_cp_visits.cppv_cp_visit_date"),
        _with_time,
    ),
    Rule(
        "partial_text_date",
        ("ssd_cla_previous_permanence.lapp_previous_permanence_order_date",),
        _constant("zz/06/2019", "zz/zz/2017", "zz/zz/zzzz"),
        0.05,
    ),
    Rule(
        "unreadable_text_date",
        ("ssd_cla_previous_permanence.lapp_previous_permanence_order_date",),
        _constant("31/02/2019", "June 2019", "not known"),
        0.05,
    ),
    Rule("non_ascii_name", ("ssd_person.pers_forename",), _constant(*NON_ASCII_FORENAMES)),
    Rule("non_ascii_name", ("ssd_person.pers_surname",), _constant(*NON_ASCII_SURNAMES)),
    Rule(
        "non_ascii_name",
        ("ssd_professionals.prof_professional_name",),
        _constant("Zoë Nuñez", "Łukasz Wójcik", "Siân Ó Briain"),
    ),
    Rule("apostrophe_name", ("ssd_person.pers_surname",), _constant(*APOSTROPHE_SURNAMES)),
    Rule("apostrophe_name", ("ssd_professionals.prof_professional_name",), _constant("Aoife O'Brien", "Leon D'Souza")),
    Rule("json_unescaped_quote", ALL_JSON, _json_with('said "no" twice'), accept=_is_object),
    Rule("json_unescaped_backslash", ALL_JSON, _json_with("kept in C:\\Users\\Shared"), accept=_is_object),
    Rule("json_line_break", ALL_JSON, _json_with("line one\r\nline two"), accept=_is_object),
    Rule("json_not_json", ALL_JSON, _constant("See case note of the day"), accept=_is_object),
    Rule("json_unknown_keys", ALL_JSON, _json_unknown, accept=_is_object),
    Rule("json_truncated", ALL_JSON, _json_cut, accept=_is_object),
    Rule(
        "json_yes_no",
        (*OUTCOME_JSON, "ssd_cla_care_plan.lacp_cla_care_plan_json"),
        _json_yes,
        accept=lambda value: '": "N"' in str(value),
    ),
    Rule(
        "yes_no_for_flag",
        ("ssd_person.pers_send_flag",),
        lambda rng, target, row, value: "Yes" if value == "Y" else "No",
    ),
    Rule("factors_as_object", ("ssd_assessment_factors.cinf_assessment_factors_json",), _factors_object),
    Rule(
        "maximum_length",
        (
            "ssd_cla_convictions.clac_cla_conviction_offence",
            "ssd_person.pers_surname",
            "ssd_professionals.prof_professional_job_title",
            "ssd_cin_episodes.cine_referral_outcome_json",
            "ssd_address.addr_address_json",
            "ssd_early_help_episodes.earl_episode_reason",
        ),
        _longest,
        0.001,
    ),
    Rule("upn_reason_in_upn", ("ssd_person.pers_upn",), _constant("UN4", "UN2", "UN10")),
    Rule(
        "name_for_worker_id",
        ("ssd_care_leavers.clea_care_leaver_personal_advisor", "ssd_cin_plans.cinp_cin_plan_worker_id"),
        _constant("Maureen Oldfield", "Tariq Hennessy", "Duty Worker"),
    ),
    Rule("minus_one_key", ("ssd_involvements.invo_professional_id", "ssd_cp_plans.cppl_icpc_id"), _constant("-1")),
)


class Dirt:
    """Applies every kind of dirt to one batch of rows after another."""

    def __init__(self, ctx: Context):
        self.schema: Schema = ctx.schema
        self.ctx = ctx
        self.registry = Registry()
        self.touched: set[tuple[int, str]] = set()
        self.first = True
        self.person_columns = [
            (table.name, column.name)
            for table in self.schema.values()
            for column in table.columns
            if column.identifier == "person"
        ]

    def apply(self, rows: Rows, number: int) -> None:
        """Make one batch dirty, in place; ``number`` is the number of the batch."""
        rng = random.Random(f"dirt|{self.ctx.seed}|{number}")
        self.touched.clear()
        self.first = number == 0
        self._legacy_ids(rows, rng)
        self._rename_people(rows, rng)
        self._rename_records(rows, rng, ("ssd_cin_assessments", "cina_assessment_id"), "A")
        self._rename_records(rows, rng, ("ssd_cin_episodes", "cine_referral_id"), "R")
        self._none_beside_others(rows, rng)
        self._described_codes(rows, rng)
        for rule in RULES:
            for label in rule.columns:
                self._apply_rule(rows, rng, rule, label)
        self._people_without_row(rows, rng)
        self._structure(rows)

    def apply_workers(self, rows: Rows) -> None:
        """Make the workers dirty, which are written once, after the last batch."""
        rng = random.Random(f"dirt|{self.ctx.seed}|workers")
        self.touched.clear()
        self.first = True
        for rule in RULES:
            for label in rule.columns:
                if label.startswith("ssd_professionals."):
                    self._apply_rule(rows, rng, rule, label)
        self.registry.note(
            "missing_column", "ssd_professionals.prof_agency_worker_flag", len(rows["ssd_professionals"])
        )
        self.registry.note("missing_table", structure.MISSING_TABLE)

    def _number(self, available: int, share: float) -> int:
        """How many of the available values to change."""
        return min(available, max(MINIMUM if self.first else 0, round(available * share)))

    def _sample(self, rng: random.Random, rows: list[Row], share: float) -> list[Row]:
        return rng.sample(rows, self._number(len(rows), share))

    def _target(self, label: str) -> Target:
        table, column = label.split(".")
        definition = self.schema[table].column(column)
        return Target(table, column, definition.length, definition.list_name)

    def _set(self, kind: str, target: Target, row: Row, value: object) -> None:
        self.touched.add((id(row), target.column))
        row[target.column] = value
        self.registry.note(kind, target.label)

    def _apply_rule(self, rows: Rows, rng: random.Random, rule: Rule, label: str) -> None:
        target = self._target(label)
        candidates = [
            row
            for row in rows[target.table]
            if row.get(target.column) not in (None, "")
            and (id(row), target.column) not in self.touched
            and (rule.accept is None or rule.accept(row[target.column]))
        ]
        if rule.kind == "upn_reason_in_upn":
            in_send = {row["send_person_id"] for row in rows["ssd_send"]}
            candidates = [row for row in candidates if row["pers_person_id"] not in in_send]
        for row in self._sample(rng, candidates, rule.share):
            old = row[target.column]
            new = rule.change(rng, target, row, old)
            if new != old:
                self._set(rule.kind, target, row, new)

    def _described_codes(self, rows: Rows, rng: random.Random) -> None:
        """Codes followed by their labels where the column is wide enough."""
        for label, list_name in (
            ("ssd_cin_episodes.cine_close_reason", "cin_closure_reason"),
            ("ssd_cla_placement.clap_cla_placement_type", "placement_type"),
            ("ssd_disability.disa_disability_code", "disability"),
            ("ssd_person.pers_ethnicity", "ethnicity"),
            ("ssd_missing.miss_missing_episode_type", "missing_type"),
        ):
            target = self._target(label)
            labels = self.ctx.labels[list_name]
            candidates = [
                row for row in rows[target.table] if row.get(target.column) in labels and row[target.column] != "NONE"
            ]
            for row in self._sample(rng, candidates, SHARE):
                code = str(row[target.column])
                self._set(
                    "code_with_description",
                    target,
                    row,
                    f"{code}{rng.choice((' ', ' - '))}{labels[code]}"[: target.length],
                )

    def _legacy_ids(self, rows: Rows, rng: random.Random) -> None:
        """A person's legacy id where a person id is expected."""
        legacy = {
            row["pers_person_id"]: row["pers_legacy_id"]
            for row in rows["ssd_person"]
            if row.get("pers_legacy_id") and row["pers_legacy_id"] != row["pers_person_id"]
        }
        for label in (
            "ssd_cla_care_plan.lacp_person_id",
            "ssd_cla_visits.clav_person_id",
            "ssd_legal_status.lega_person_id",
            "ssd_contacts.cont_person_id",
        ):
            target = self._target(label)
            candidates = [row for row in rows[target.table] if row[target.column] in legacy]
            for row in self._sample(rng, candidates, SHARE):
                self._set("legacy_id_in_person_column", target, row, legacy[row[target.column]])

    def _rename_people(self, rows: Rows, rng: random.Random) -> None:
        """Persons whose id has a letter (in another case elsewhere) or a character outside ASCII, in all tables."""
        fixed = {row["csdq_person_id"] for row in rows["ssd_sdq_scores"]}  # integers in the dirty SSD
        busy = {row["cine_person_id"] for row in rows["ssd_cin_episodes"]}
        free = [
            row["pers_person_id"]
            for row in rows["ssd_person"]
            if row["pers_person_id"] in busy and row["pers_person_id"] not in fixed
        ]
        count = self._number(len(free) // 2, SHARE)
        chosen = rng.sample(free, 2 * count)
        cased, accented = set(chosen[:count]), set(chosen[count:])
        for table, column in self.person_columns:
            own = table == "ssd_person"
            for row in rows[table]:
                value = row.get(column)
                if value in cased:
                    row[column] = f"P{value}" if own else rng.choice((f"p{value}", f"P{value}", f"p{value} "))
                    if not own:
                        self.registry.note("id_case_differs", f"{table}.{column}")
                    self.touched.add((id(row), column))
                elif value in accented:
                    row[column] = f"{value}É"
                    self.registry.note("non_ascii_id", f"{table}.{column}")
                    self.touched.add((id(row), column))

    def _rename_records(self, rows: Rows, rng: random.Random, parent: tuple[str, str], letter: str) -> None:
        """Records whose id starts with a letter: upper case in the parent, lower case in the children."""
        table, column = parent
        values = [row[column] for row in rows[table]]
        chosen = set(rng.sample(values, self._number(len(values), SHARE)))
        for row in rows[table]:
            if row[column] in chosen:
                row[column] = f"{letter}{row[column]}"
        for child in self.schema.values():
            for child_column in child.columns:
                if child_column.references != f"{table}.{column}":
                    continue
                for row in rows[child.name]:
                    value = row.get(child_column.name)
                    if value in chosen:
                        row[child_column.name] = f"{letter.lower()}{value}"
                        self.registry.note("id_case_differs", f"{child.name}.{child_column.name}")

    def _none_beside_others(self, rows: Rows, rng: random.Random) -> None:
        """A NONE row for persons who have other disabilities."""
        others = [row for row in rows["ssd_disability"] if row["disa_disability_code"] not in (None, "NONE")]
        for row in self._sample(rng, others, 0.01):
            rows["ssd_disability"].append(
                {**row, "disa_table_id": f"{row['disa_table_id']}N", "disa_disability_code": "NONE"}
            )
            self.touched.add((id(rows["ssd_disability"][-1]), "disa_disability_code"))
            self.registry.note("none_beside_others", "ssd_disability.disa_disability_code")

    def _people_without_row(self, rows: Rows, rng: random.Random) -> None:
        """Placements, visits and mothers' children of persons whom ssd_person does not have."""
        for table, key, person, blank in (
            ("ssd_cla_placement", "clap_cla_placement_id", "clap_person_id", "clap_cla_id"),
            ("ssd_cp_visits", "cppv_cp_visit_id", "cppv_person_id", "cppv_cp_plan_id"),
            ("ssd_mother", "moth_table_id", "moth_childs_person_id", None),
            ("ssd_cohort", "dim_person_id", "dim_person_id", "legacy_id"),
        ):
            for row in self._sample(rng, list(rows[table]), SHARE):
                unknown = f"88{str(row[person]).strip()}"
                copy = {**row, key: f"{row[key]}N", person: unknown} if key != person else {**row, key: unknown}
                if blank:
                    copy[blank] = None
                rows[table].append(copy)
                self.registry.note("no_person_row", f"{table}.{person}")

    def _structure(self, rows: Rows) -> None:
        """Count what the structure of the tables makes dirty."""
        self.registry.note("missing_column", "ssd_cla_reviews.clar_cla_review_cancelled", len(rows["ssd_cla_reviews"]))
        for table, column in structure.INTEGER_IDS:
            self.registry.note("integer_id", f"{table}.{column}", len(rows[table]))
        for table in structure.VARCHAR_TABLES:
            self.registry.note("varchar_table", table, len(rows[table]))


def make_duplicate_person(rows: Rows, person_columns: list[tuple[str, str]]) -> str:
    """Give one person a second row whose key differs in case and padding only; returns the key."""
    fixed = {row["csdq_person_id"] for row in rows["ssd_sdq_scores"]}
    person = next(
        row for row in rows["ssd_person"] if row["pers_person_id"] not in fixed and str(row["pers_person_id"]).isdigit()
    )
    old, new = person["pers_person_id"], f"D{person['pers_person_id']}"
    for table, column in person_columns:
        for row in rows[table]:
            if row.get(column) == old:
                row[column] = new
    rows["ssd_person"].append({**person, "pers_person_id": f"{new.lower()} "})
    return new
