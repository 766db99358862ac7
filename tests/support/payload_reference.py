"""A second builder of the payload, in Python, from the published rules alone: it reads SSD tables as rows and shares no
code with the macros. A document is a dictionary; lists are in the order of their days, the latest first."""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import duckdb

from support.recompute import Row, ascii_form, codes, normalised, placeholders

Document = dict[str, Any]
TABLES = (
    "person",
    "address",
    "disability",
    "immigration_status",
    "linked_identifiers",
    "cin_episodes",
    "cin_assessments",
    "assessment_factors",
    "cin_plans",
    "s47_enquiry",
    "initial_cp_conference",
    "cp_plans",
    "cla_episodes",
    "cla_placement",
    "sdq_scores",
    "care_leavers",
    "permanence",
    "professionals",
    "involvements",
)


@dataclass(frozen=True)
class Window:
    """From 1 April of the financial year that lies `months` back, to tomorrow."""

    start: date
    end: date

    @staticmethod
    def at(run_date: date, months: int = 24) -> Window:
        month = run_date.year * 12 + run_date.month - 1 - months
        year, month = divmod(month, 12)
        return Window(date(year - (month < 3), 4, 1), run_date + timedelta(days=1))

    def holds(self, day: date | None) -> bool:
        return day is not None and self.start <= day <= self.end

    def overlaps(self, start: date | None, end: date | None) -> bool:
        return start is not None and start <= self.end and (end is None or end >= self.start)

    def census_days(self) -> list[date]:
        return [d for d in (date(y, 3, 31) for y in range(self.start.year, self.end.year + 1)) if self.holds(d)]


@dataclass(frozen=True)
class Settings:
    """The vars on which versions of the API differ."""

    worker_id: str = "registration"
    uasc_rule: str = "code"
    placement_type_length: int = 3


# --- values -----------------------------------------------------------------------------------------------------------


def read(connection: duckdb.DuckDBPyConnection, schema: str) -> dict[str, list[Row]]:
    """The tables of a schema that the payload needs, by name without ssd_."""
    found = {}
    for table in TABLES:
        cursor = connection.execute(f"select * from {schema}.ssd_{table}")
        names = [column[0].lower() for column in cursor.description]
        found[table] = [dict(zip(names, map(plain, row), strict=True)) for row in cursor.fetchall()]
    return found


def plain(value: Any) -> Any:
    """A date without its time of day."""
    return value.date() if isinstance(value, datetime) else value


def exact(value: Any) -> str | None:
    """A text without spaces at its ends; None for a blank or a placeholder."""
    text = "" if value is None else str(value).strip(" ")
    return None if text == "" or text in placeholders("text").values() else text


def key(value: Any) -> str | None:
    """An id as it is joined on."""
    return normalised(value) or None


def code(value: Any, width: int) -> str | None:
    """The code at the start of a text."""
    return exact(re.split(r"[-:,.;(/ ]", normalised(value) or "")[0][:width])


def flag(value: Any) -> bool | None:
    """A flag; None where the text is neither yes nor no."""
    text = normalised(value)
    return True if text in {"Y", "T", "1", "TRUE"} else False if text in {"N", "F", "0", "FALSE"} else None


def tie(text: str | None) -> int:
    """The number that decides between texts of one day."""
    return int(hashlib.sha256(ascii_form(text or "").encode("ascii")).hexdigest()[:14], 16)


def iso(value: date | None) -> str | None:
    return value.isoformat() if value else None


def kept(**fields: Any) -> Document:
    """The fields that have a value, in order."""
    return {name: value for name, value in fields.items() if value is not None}


def latest(rows: Iterable[Row], day: Callable[[Row], date | None], *order: Callable[[Row], Any]) -> Row | None:
    """The row of the latest day (none comes last); what follows decides between equals, the lowest first."""
    ranked = sorted(rows, key=lambda r: (-(day(r) or date.min).toordinal(), *(rule(r) for rule in order)))
    return ranked[0] if ranked else None


def by(rows: list[Row], column: str) -> dict[Any, list[Row]]:
    """Rows by the key in a column."""
    found = defaultdict(list)
    for row in rows:
        if key(row[column]):
            found[key(row[column])].append(row)
    return found


def birthday(born: date, age: int) -> date:
    """The day on which somebody becomes `age`; of 29 February, where there is none, 28 February."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return born.replace(year=born.year + age, day=28)


# --- the builder ------------------------------------------------------------------------------------------------------


class Builder:
    """Documents by person id, without the two ids at their start."""

    def __init__(self, tables: dict[str, list[Row]], window: Window, settings: Settings | None = None):
        self.tables = tables
        self.window = window
        self.settings = settings or Settings()
        t = tables
        self.referrals = by(t["cin_episodes"], "cine_person_id")
        self.addresses = by(t["address"], "addr_person_id")
        self.disabilities = by(t["disability"], "disa_person_id")
        self.statuses = by(t["immigration_status"], "immi_person_id")
        self.identifiers = by(t["linked_identifiers"], "link_person_id")
        self.scores = by(t["sdq_scores"], "csdq_person_id")
        self.leavers = by(t["care_leavers"], "clea_person_id")
        self.assessments = by(t["cin_assessments"], "cina_referral_id")
        self.factors = by(t["assessment_factors"], "cinf_assessment_id")
        self.cin_plans = by(t["cin_plans"], "cinp_referral_id")
        self.enquiries = by(t["s47_enquiry"], "s47e_referral_id")
        self.conferences = by(t["initial_cp_conference"], "icpc_s47_enquiry_id")
        self.cp_plans = by(t["cp_plans"], "cppl_referral_id")
        self.care_by_referral = by(t["cla_episodes"], "clae_referral_id")
        self.care_by_person = by(t["cla_episodes"], "clae_person_id")
        self.placements = by(t["cla_placement"], "clap_cla_id")
        self.permanence = by(t["permanence"], "perm_person_id")
        self.permanence_by_care = by(t["permanence"], "perm_cla_id")
        self.involvements = by(t["involvements"], "invo_referral_id")
        self.workers = by(t["professionals"], "prof_professional_id")

    def documents(self) -> dict[str, Document]:
        """A document for each child of the cohort."""
        people = self.tables["person"]
        return {str(p["pers_person_id"]).strip(" "): self.document(p) for p in people if self.in_cohort(p)}

    def in_cohort(self, person: Row) -> bool:
        """By age and by activity."""
        born = person["pers_dob"]
        if born is None:
            return self.window.holds(person["pers_expected_dob"]) and self.is_active(person)
        return born <= self.window.end and birthday(born, 26) > self.window.start and self.is_active(person)

    def is_active(self, person: Row) -> bool:
        who, window = key(person["pers_person_id"]), self.window
        for row in self.referrals[who]:
            if window.overlaps(row["cine_referral_date"], row["cine_close_date"]):
                return True
            started = [a for a in self.assessments[key(row["cine_referral_id"])] if a["cina_assessment_start_date"]]
            if row["cine_close_date"] is None and not started:
                return True
        for row in self.tables["cin_plans"]:
            if key(row["cinp_person_id"]) == who and window.overlaps(
                row["cinp_cin_plan_start_date"], row["cinp_cin_plan_end_date"]
            ):
                return True
        for care in self.care_by_person[who]:
            for row in self.tables["cin_episodes"]:
                if key(row["cine_referral_id"]) == key(care["clae_referral_id"]) is not None and window.overlaps(
                    row["cine_referral_date"], row["cine_close_date"]
                ):
                    return True
            for row in self.placements[key(care["clae_cla_id"])]:
                if window.overlaps(row["clap_cla_placement_start_date"], row["clap_cla_placement_end_date"]):
                    return True
        return False

    def document(self, person: Row) -> Document:
        who = key(person["pers_person_id"])
        document: Document = {"purge": False, "child_details": self.child_details(person, who)}
        scores = [s for s in self.scores[who] if self.window.holds(s["csdq_sdq_completed_date"])]
        scores = [s for s in scores if s["csdq_sdq_score"] is not None and s["csdq_sdq_score"] >= 0]
        if scores:
            items = [{"date": iso(s["csdq_sdq_completed_date"]), "score": int(s["csdq_sdq_score"])} for s in scores]
            document["health_and_wellbeing"] = {"sdq_assessments": newest(items, "date"), "purge": False}
        episodes = [
            self.episode(row, who)
            for row in self.referrals[who]
            if self.window.overlaps(row["cine_referral_date"], row["cine_close_date"])
        ]
        if episodes:
            document["social_care_episodes"] = newest(episodes, "referral_date")
        return document

    def child_details(self, person: Row, who: str) -> Document:
        upn = normalised(person["pers_upn"])
        unknown = {f"UN{n}" for n in range(1, 11)}
        former = latest(
            (r for r in self.identifiers[who] if normalised(r["link_identifier_type"]) == "FORMER UNIQUE PUPIL NUMBER"),
            lambda r: r["link_valid_from_date"],
            lambda r: tie(normalised(r["link_identifier_value"])),
        )
        former_upn = normalised(former["link_identifier_value"]) if former else None
        address = latest(
            self.addresses[who],
            lambda r: r["addr_address_start_date"],
            lambda r: tie(normalised(r["addr_address_postcode"])),
        )
        held = {c for c in (code(r["disa_disability_code"], 4) for r in self.disabilities[who]) if c}
        uasc = [
            r["immi_immigration_status_end_date"]
            for r in self.statuses[who]
            if self.is_unaccompanied(normalised(r["immi_immigration_status"]) or "")
            and (r["immi_immigration_status_end_date"] or self.window.start) >= self.window.start
        ]
        sex = (normalised(person["pers_sex"]) or "")[:2]
        return kept(
            unique_pupil_number=None if upn in unknown else exact(upn),
            former_unique_pupil_number=former_upn if former_upn and len(former_upn) == 13 else None,
            unique_pupil_number_unknown_reason=code(person["pers_upn_unknown"], 4) or (upn if upn in unknown else None),
            first_name=exact(person["pers_forename"]),
            surname=exact(person["pers_surname"]),
            date_of_birth=iso(person["pers_dob"]),
            expected_date_of_birth=iso(person["pers_expected_dob"]),
            sex=sex if sex in {"M", "F"} else "U",
            ethnicity=code(person["pers_ethnicity"], 4),
            disabilities=sorted(held - {"NONE"})[:12] or ["NONE"],
            postcode=exact(normalised(address["addr_address_postcode"])) if address else None,
            uasc_flag=bool(uasc),
            uasc_end_date=iso(max(uasc)) if uasc and None not in uasc else None,
            purge=False,
        )

    def is_unaccompanied(self, status: str) -> bool:
        return status == "U" if self.settings.uasc_rule == "code" else "UASC" in status

    def episode(self, row: Row, who: str) -> Document:
        referral = key(row["cine_referral_id"])
        return kept(
            social_care_episode_id=str(row["cine_referral_id"]).strip(" "),
            referral_date=iso(row["cine_referral_date"]),
            referral_source=referral_source(row["cine_referral_source_code"]),
            closure_date=iso(row["cine_close_date"]),
            closure_reason=code(row["cine_close_reason"], 3),
            referral_no_further_action_flag=flag(row["cine_referral_nfa"]),
            child_and_family_assessments=self.child_and_family_assessments(referral),
            child_in_need_plans=self.plans(self.cin_plans[referral], "cinp_cin_plan", "child_in_need_plan_id"),
            section_47_assessments=self.section_47_assessments(referral),
            child_protection_plans=self.plans(self.cp_plans[referral], "cppl_cp_plan", "child_protection_plan_id"),
            child_looked_after_placements=self.child_looked_after_placements(referral),
            adoption=self.adoption(who),
            care_leavers=self.care_leavers(who),
            care_worker_details=self.care_worker_details(referral),
            purge=False,
        )

    def child_and_family_assessments(self, referral: str) -> list[Document] | None:
        items = []
        for row in self.assessments[referral]:
            start, authorised = row["cina_assessment_start_date"], row["cina_assessment_auth_date"]
            if self.window.holds(start) or self.window.holds(authorised):
                texts = [r["cinf_assessment_factors_json"] for r in self.factors[key(row["cina_assessment_id"])]]
                items.append(
                    kept(
                        child_and_family_assessment_id=str(row["cina_assessment_id"]).strip(" "),
                        start_date=iso(start),
                        authorisation_date=iso(authorised),
                        factors=factors_of(texts),
                        purge=False,
                    )
                )
        return newest(items, "start_date", "authorisation_date")

    def plans(self, rows: list[Row], columns: str, name: str) -> list[Document] | None:
        items = [
            kept(
                **{name: str(row[f"{columns}_id"]).strip(" ")},
                start_date=iso(row[f"{columns}_start_date"]),
                end_date=iso(row[f"{columns}_end_date"]),
                purge=False,
            )
            for row in rows
            if self.window.overlaps(row[f"{columns}_start_date"], row[f"{columns}_end_date"])
        ]
        return newest(items, "start_date")

    def section_47_assessments(self, referral: str) -> list[Document] | None:
        items = []
        for row in self.enquiries[referral]:
            held = [r["icpc_icpc_date"] for r in self.conferences[key(row["s47e_s47_enquiry_id"])]]
            conference = max((day for day in held if day), default=None)
            start, end = row["s47e_s47_start_date"], row["s47e_s47_end_date"]
            if self.window.overlaps(start, end) or self.window.holds(conference):
                items.append(
                    kept(
                        section_47_assessment_id=str(row["s47e_s47_enquiry_id"]).strip(" "),
                        start_date=iso(start),
                        icpc_required_flag=conference_flag(row["s47e_s47_outcome_json"]),
                        icpc_date=iso(conference),
                        end_date=iso(end),
                        purge=False,
                    )
                )
        return newest(items, "start_date")

    def child_looked_after_placements(self, referral: str) -> list[Document] | None:
        items = []
        periods = by(self.care_by_referral[referral], "clae_cla_id")
        for period, episodes in periods.items():
            starts = [c for c in (code(e["clae_cla_episode_start_reason"], 1) for e in episodes) if c]
            ends = [c for c in (code(e["clae_cla_episode_ceased_reason"], 3) for e in episodes) if c]
            for row in self.placements[period]:
                start, end = row["clap_cla_placement_start_date"], row["clap_cla_placement_end_date"]
                if self.window.overlaps(start, end):
                    items.append(
                        kept(
                            child_looked_after_placement_id=str(row["clap_cla_placement_id"]).strip(" "),
                            start_date=iso(start),
                            start_reason=min(starts, default=None),
                            postcode=exact(normalised(row["clap_cla_placement_postcode"])),
                            placement_type=code(row["clap_cla_placement_type"], self.settings.placement_type_length),
                            end_date=iso(end) if end and end >= start else None,
                            end_reason=min(ends, default=None),
                            change_reason=code(row["clap_cla_placement_change_reason"], 6),
                            purge=False,
                        )
                    )
        return newest(items, "start_date")

    def adoption(self, who: str) -> Document | None:
        names = ("perm_placed_for_adoption_date", "perm_matched_date", "perm_adm_decision_date")
        rows = list(self.permanence[who])
        for care in self.care_by_person[who]:
            rows += self.permanence_by_care[key(care["clae_cla_id"])]
        row = latest(
            (r for r in rows if any(self.window.holds(r[name]) for name in names)),
            lambda r: next((r[name] for name in names if r[name]), None),
            *(lambda r, name=name: -(r[name] or date.min).toordinal() for name in names),
        )
        if row is None:
            return None
        return kept(
            initial_decision_date=iso(row["perm_adm_decision_date"]),
            matched_date=iso(row["perm_matched_date"]),
            placed_date=iso(row["perm_placed_for_adoption_date"]),
            purge=False,
        )

    def care_leavers(self, who: str) -> Document | None:
        row = latest(
            self.leavers[who],
            lambda r: r["clea_care_leaver_latest_contact"],
            lambda r: code(r["clea_care_leaver_activity"], 2) or "",
            lambda r: code(r["clea_care_leaver_accommodation"], 1) or "",
        )
        if row is None:
            return None
        return kept(
            contact_date=iso(row["clea_care_leaver_latest_contact"]),
            activity=code(row["clea_care_leaver_activity"], 2),
            accommodation=code(row["clea_care_leaver_accommodation"], 1),
            purge=False,
        )

    def care_worker_details(self, referral: str) -> list[Document] | None:
        in_need = self.plans(self.cin_plans[referral], "cinp_cin_plan", "child_in_need_plan_id")
        if not in_need:
            return None
        names = {"registration": "prof_social_worker_registration_no", "staff": "prof_staff_id"}
        items = []
        for row in self.involvements[referral]:
            start, end = row["invo_involvement_start_date"], row["invo_involvement_end_date"]
            covers = [d for d in self.window.census_days() if start and start <= d and (end is None or end >= d)]
            for worker in self.workers[key(row["invo_professional_id"])] if covers else []:
                number = exact(worker[names[self.settings.worker_id]])
                if normalised(row["invo_professional_role_id"]) == "CW" and number:
                    items.append(kept(worker_id=number, start_date=iso(start), end_date=iso(end)))
        return newest(items, "start_date")


def newest(items: list[Document], *names: str) -> list[Document] | None:
    """Items, the latest first; None for none. A later name serves where an earlier one is absent."""

    def day(item: Document) -> str:
        return next((item[name] for name in names if name in item), "")

    return sorted(items, key=day, reverse=True) or None


def referral_source(value: Any) -> str | None:
    """The source at the start of a text: 10, 1 to 3 with a letter A to F, 5 with A to D, or one of 4 and 6 to 9."""
    found = re.match(r"10|[1-3][A-F]|5[A-D]|[46-9]", normalised(value) or "")
    return found[0] if found else None


def conference_flag(value: Any) -> bool | None:
    """CP_CONFERENCE_FLAG in the text of a JSON object, valid or not."""
    found = re.search(r'"CP_CONFERENCE_FLAG":("?)([A-Z0-9]+)\1(?=[,}"]|$)', (normalised_long(value)).replace(" ", ""))
    return flag(found[2]) if found else None


def normalised_long(value: Any) -> str:
    return "" if value is None else str(value).strip(" ").upper()


def factors_of(texts: list[Any]) -> list[str]:
    """The codes of the list that the arrays hold, or that the objects answer with anything but a no."""
    held = set()
    for text in texts:
        try:
            value = json.loads(text or "[]")
        except ValueError:
            value = re.findall(r'"([^"]*)"', text)
        if isinstance(value, dict):
            value = [name for name, answer in value.items() if not str(answer).upper().startswith("N")]
        held |= {normalised(item) for item in value or []}
    return [c for c in codes("assessment_factors") if c in held]
