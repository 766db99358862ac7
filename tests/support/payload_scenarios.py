"""A source of made-up children, one for each rule of the payload, and the live lane over it: its models are views, so
a changed source shows at once."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from support.harness import SOURCE, Project, make_project
from support.payload_reference import TABLES, Builder, Document, Settings, Window, read

LIVE = "ssd_scrambler_live"
RUN_DATE = date(2026, 11, 22)  # window: 1 April 2024 to 23 November 2026
SEVERAL = [f"{letter}1" for letter in "ABCDEFGHIJKLMN"]

Rows = list[tuple[str, dict[str, Any]]]


def person(who: str, born: str | None = "2012-06-01", **columns: Any) -> Rows:
    return [("person", {"pers_person_id": who, "pers_legacy_id": f"L{who}", "pers_dob": born, **columns})]


def referral(who: str, number: str, start: str | None, close: str | None = None, **columns: Any) -> Rows:
    row = {"cine_referral_id": number, "cine_person_id": who, "cine_referral_date": start, "cine_close_date": close}
    return [("cin_episodes", row | columns)]


def child(who: str, **columns: Any) -> Rows:
    """Somebody of 14 with an open episode, R and the id."""
    return person(who, **columns) + referral(who, f"R{who}", "2024-06-01")


def plan(who: str, number: str, referral_id: str, start: str, end: str | None = None) -> Rows:
    row = {"cinp_cin_plan_id": number, "cinp_person_id": who, "cinp_referral_id": referral_id}
    return [("cin_plans", row | {"cinp_cin_plan_start_date": start, "cinp_cin_plan_end_date": end})]


def care(who: str, number: str, period: str, referral_id: str | None, **columns: Any) -> Rows:
    row = {"clae_cla_episode_id": number, "clae_person_id": who, "clae_cla_id": period, "clae_referral_id": referral_id}
    return [("cla_episodes", row | columns)]


def placement(number: str, period: str, start: str, end: str | None = None, **columns: Any) -> Rows:
    row = {"clap_cla_placement_id": number, "clap_cla_id": period, "clap_cla_placement_start_date": start}
    return [("cla_placement", row | {"clap_cla_placement_end_date": end} | columns)]


def numbered(table: str, key: str, who: str, rows: list[dict[str, Any]]) -> Rows:
    """Rows of a table, their keys made of the child's id and a number."""
    return [(table, {key: f"{who}-{n}", **row}) for n, row in enumerate(rows, 1)]


def addresses(who: str, *rows: tuple[str | None, str | None, str | None]) -> Rows:
    names = ("addr_address_start_date", "addr_address_end_date", "addr_address_postcode")
    values = [{"addr_person_id": who, **dict(zip(names, row, strict=True))} for row in rows]
    return numbered("address", "addr_table_id", who, values)


def former_upns(who: str, *rows: tuple[str | None, str]) -> Rows:
    kind = {"link_person_id": who, "link_identifier_type": "Former Unique Pupil Number"}
    values = [{**kind, "link_valid_from_date": day, "link_identifier_value": value} for day, value in rows]
    return numbered("linked_identifiers", "link_table_id", who, values)


def disabilities(who: str, *held: str) -> Rows:
    rows = [{"disa_person_id": who, "disa_disability_code": code} for code in held]
    return numbered("disability", "disa_table_id", who, rows)


def statuses(who: str, *rows: tuple[str, str | None]) -> Rows:
    names = ("immi_immigration_status", "immi_immigration_status_end_date")
    values = [{"immi_person_id": who, **dict(zip(names, row, strict=True))} for row in rows]
    return numbered("immigration_status", "immi_immigration_status_id", who, values)


def permanence(who: str, *rows: dict[str, Any]) -> Rows:
    return numbered("permanence", "perm_table_id", who, list(rows))


def leavers(who: str, *rows: tuple[str, str, str]) -> Rows:
    names = ("clea_care_leaver_latest_contact", "clea_care_leaver_activity", "clea_care_leaver_accommodation")
    values = [{"clea_person_id": who, **dict(zip(names, row, strict=True))} for row in rows]
    return numbered("care_leavers", "clea_table_id", who, values)


def scores(who: str, *rows: tuple[str, int | None]) -> Rows:
    names = ("csdq_sdq_completed_date", "csdq_sdq_score")
    values = [{"csdq_person_id": who, **dict(zip(names, row, strict=True))} for row in rows]
    return numbered("sdq_scores", "csdq_table_id", who, values)


def involvements(who: str, *rows: tuple[str, str | None, str, str]) -> Rows:
    """Start, end, role and worker of each involvement in the child's episode."""
    names = ("invo_involvement_start_date", "invo_involvement_end_date", "invo_professional_role_id")
    ids = {"invo_person_id": who, "invo_referral_id": f"R{who}"}
    values = [{**ids, "invo_professional_id": by, **dict(zip(names, row, strict=True))} for *row, by in rows]
    return numbered("involvements", "invo_involvements_id", who, values)


def worker(number: str, registration: str | None) -> Rows:
    row = {"prof_professional_id": number, "prof_staff_id": f"S{number}"}
    return [("professionals", row | {"prof_social_worker_registration_no": registration})]


def scenario_rows() -> Rows:
    """The whole source."""
    rows: Rows = []
    # --- cohort, by age
    rows += person("B1", "1998-04-01") + referral("B1", "RB1", "2020-01-01")
    rows += person("B2", "1998-04-02") + referral("B2", "RB2", "2020-01-01")
    rows += person("B3", "2026-11-23") + referral("B3", "RB3", "2026-11-01")
    rows += person("B4", "2026-11-24") + referral("B4", "RB4", "2026-11-01")
    for who, expected in (("U1", "2026-11-23"), ("U2", "2026-11-24"), ("U3", "2024-03-31")):
        rows += person(who, None, pers_expected_dob=expected) + referral(who, f"R{who}", "2026-10-01")
    rows += person("D1", pers_death_date="2025-01-01") + referral("D1", "RD1", "2024-05-01", "2025-01-01")
    # --- cohort, by activity
    rows += person("N1")
    rows += person("N2") + referral("N2", "RN2", "2024-01-01", "2024-03-31")
    rows += person("A1") + referral("A1", "RA1", "2024-01-01", "2024-04-01")
    rows += person("A2") + referral("A2", "RA2", "2026-11-24")
    rows += person("P1") + referral("P1", "RP1", "2022-01-01", "2023-01-01") + plan("P1", "PP1", "RP1", "2022-02-01")
    rows += person("K1") + care("K1", "EK1", "CK1", None) + placement("PK1", "CK1", "2025-01-01", "2025-02-01")
    # --- episodes
    rows += person("E1") + referral("E1", "RE1", "2024-05-01", "2024-06-01", cine_close_reason="RC1 - adopted")
    rows += referral("E1", "RE2", "2026-01-01", cine_referral_source_code="1B: school", cine_referral_nfa="Y")
    rows += referral("E1", "RE3", "2025-01-01", "2025-02-01", cine_referral_source_code="1 none", cine_referral_nfa="?")
    # --- details
    rows += child("H1") + addresses(
        "H1", ("2020-01-01", None, "LS1 4AP"), ("2024-01-01", "2024-02-01", " ls2 7ew "), (None, None, "LS9 9JT")
    )
    rows += child("H2") + addresses("H2", ("2020-01-01", None, "LS1 4AP"), ("2024-01-01", None, " "))
    rows += child("F1", pers_upn="A123456789012", pers_upn_unknown=None)
    rows += former_upns("F1", ("2020-01-01", "B123456789012"), ("2022-01-01", " c123456789012"))
    rows += child("F2", pers_upn=" un3", pers_ethnicity="wbri - White British", pers_sex="m")
    rows += former_upns("F2", ("2020-01-01", "B123456789012"), ("2022-01-01", "SHORT"))
    rows += child("F3", pers_upn="SSD_PH", pers_upn_unknown="UN10 left", pers_forename="SSD_PH", pers_surname=" ")
    rows += child("F4", pers_forename='Zoë "Zo" O\'Neil\\', pers_surname="Back/slash\tTab\n\x01~")
    rows += child("G1") + disabilities("G1", *SEVERAL, "a1 - again")
    rows += child("G2") + disabilities("G2", "NONE", "vis", " MOB - Mobility", "")
    rows += child("G3") + disabilities("G3", "NONE", " ")
    rows += child("I1") + statuses("I1", (" u ", None))
    rows += child("I2") + statuses("I2", ("U", "2024-03-31"), ("Refugee Status", None))
    rows += child("I3") + statuses("I3", ("U", "2024-04-01"), ("U", "2025-05-01"))
    rows += child("I4") + statuses("I4", ("U", "2025-05-01"), ("U", None))
    rows += child("I5") + statuses("I5", ("Unaccompanied Asylum Seeking Child (UASC)", None))
    rows += child("S1") + scores("S1", ("2024-05-01", 0), ("2026-01-01", 40), ("2024-03-31", 9), ("2025-01-01", -1))
    rows += child("S2") + scores("S2", ("2024-03-31", 9), ("2025-01-01", None))
    # --- within an episode
    rows += child("J1")
    for number, start, authorised in (("1", "2024-03-31", "2024-04-01"), ("2", "2025-01-01", None), ("3", None, None)):
        dates = {"cina_assessment_start_date": start, "cina_assessment_auth_date": authorised}
        ids = {"cina_assessment_id": f"AJ1-{number}", "cina_referral_id": "RJ1", "cina_person_id": "J1"}
        rows += [("cin_assessments", ids | dates)]
    for number, text in (("1", '["3A", "1A"]'), ("2", '{"2B": "Yes", "1A": "Yes", "4A": "No"}')):
        rows += [("assessment_factors", dict(cinf_table_id=number, cinf_assessment_id="AJ1-1"))]
        rows[-1][1]["cinf_assessment_factors_json"] = text
    for number, start, end, conference in (
        ("1", "2024-01-01", "2024-02-01", "2024-04-01"),
        ("2", "2024-01-01", "2024-02-01", "2024-03-31"),
        ("3", "2025-01-01", None, None),
    ):
        ids = {"s47e_s47_enquiry_id": f"QJ1-{number}", "s47e_referral_id": "RJ1", "s47e_person_id": "J1"}
        outcome = {"1": '{"CP_CONFERENCE_FLAG": "Y", "COMMENTS": "a "cut', "3": '{"CP_CONFERENCE_FLAG":false}'}
        dates = {"s47e_s47_start_date": start, "s47e_s47_end_date": end}
        rows += [("s47_enquiry", ids | dates | {"s47e_s47_outcome_json": outcome.get(number)})]
        for n, day in enumerate(("2023-05-05", conference)):
            row = {"icpc_icpc_id": f"{number}{n}", "icpc_s47_enquiry_id": f"QJ1-{number}", "icpc_icpc_date": day}
            rows += [("initial_cp_conference", row)]
    for number, start, end in (("1", "2024-01-01", "2024-03-31"), ("2", "2024-01-01", "2024-04-01")):
        ids = {"cppl_cp_plan_id": f"CJ1-{number}", "cppl_referral_id": "RJ1", "cppl_person_id": "J1"}
        rows += [("cp_plans", ids | {"cppl_cp_plan_start_date": start, "cppl_cp_plan_end_date": end})]
    rows += child("M1")
    rows += care("M1", "EM1", "CM1", "RM1", clae_cla_episode_start_reason="S", clae_cla_episode_ceased_reason="X1")
    rows += care(
        "M1", "EM2", "CM1", "RM1", clae_cla_episode_start_reason="P new", clae_cla_episode_ceased_reason=" E4A"
    )
    rows += care("M1", "EM3", "CM2", "RM1", clae_cla_episode_start_reason=None)
    rows += placement("PM1", "CM1", "2025-01-01", "2024-12-01", clap_cla_placement_type="Z11 - new")
    rows += placement("PM2", "CM1", "2025-06-01", None, clap_cla_placement_change_reason="CARPL - plan")
    rows += placement("PM3", "CM2", "2024-01-01", "2024-03-31") + placement("PM4", "CM2", "2024-02-01", "2024-04-01")
    rows += child("O1") + referral("O1", "RO2", "2025-01-01")
    rows += leavers("O1", ("2020-01-01", "F1", "B"), ("2023-01-01", "G4: ill", "K lodgings"), ("2023-01-01", "P1", "B"))
    rows += permanence(
        "O1",
        {"perm_person_id": "O1", "perm_adm_decision_date": "2026-01-01"},
        {"perm_person_id": "O1", "perm_adm_decision_date": "2024-05-01", "perm_matched_date": "2026-02-01"},
        {"perm_person_id": "O1", "perm_adm_decision_date": "2026-03-01", "perm_placed_for_adoption_date": "2025-09-01"},
        {"perm_person_id": "O1", "perm_adm_decision_date": "2024-03-31"},
    )
    rows += child("O2") + care("O2", "EO2", "CO2", "RO2x")
    rows += permanence("O2", {"perm_cla_id": "CO2", "perm_matched_date": "2025-02-01"})
    rows += child("O3") + permanence("O3", {"perm_person_id": "O3", "perm_matched_date": "2024-03-31"})
    # --- care workers
    rows += worker("W1", "SW1") + worker("W2", " ") + worker("W3", "SSD_PH") + worker("W4", "SW4")
    rows += child("T1") + plan("T1", "PT1", "RT1", "2024-06-01")
    # Of the day of PT1: one that differs, two that do not.
    rows += plan("T1", "PT2", "RT1", "2024-06-01", "2025-01-01") + plan("T1", "PT3", "RT1", "2024-06-01")
    rows += plan("T1", "PT4", "RT1", "2024-06-01")
    rows += involvements(
        "T1",
        ("2025-03-31", "2025-03-31", "cw ", "W1"),
        ("2025-04-01", "2026-03-30", "CW", "W1"),
        ("2026-03-01", None, "CW", "W4"),
        ("2024-01-01", None, "16PLUS", "W1"),
        ("2024-01-01", None, "CW", "W2"),
        ("2024-01-01", None, "CW", "W3"),
    )
    rows += child("T2") + involvements("T2", ("2024-01-01", None, "CW", "W1"))
    return rows


class Lane:
    """The live lane over the scenarios."""

    def __init__(self, work: Path, database: Path):
        self.project: Project = make_project(work, database=database)
        result = self.project.dbt("build", "--select", "path:seeds", "path:models/reference")
        assert result.ok, result.output
        self.settings, self.run_date = Settings(), RUN_DATE

    def fill(self, rows: Rows) -> None:
        """Put rows into the source in place of all others."""
        statements = [f"delete from {SOURCE}.ssd_{table}" for table in TABLES]
        for table, row in rows:
            values = ", ".join("null" if v is None else "'" + str(v).replace("'", "''") + "'" for v in row.values())
            statements.append(f"insert into {SOURCE}.ssd_{table} ({', '.join(row)}) values ({values})")
        self.project.execute(*statements)

    def build(self, run_date: date = RUN_DATE, **variables: Any) -> None:
        """Make the views anew, for another day or other vars."""
        self.run_date = run_date
        names = [name for name in ("worker_id", "uasc_rule", "placement_type_length") if name in variables]
        self.settings = Settings(**{name: variables[name] for name in names})
        variables["run_date"] = run_date.isoformat()
        result = self.project.dbt("run", "--select", "path:models/payload/live", variables=variables)
        assert result.ok, result.output

    def documents(self) -> dict[str, Document]:
        rows = self.project.query(f"select person_id, record_body from {LIVE}.live_children")
        return {who: json.loads("{" + body) for who, body in rows}

    def reference(self) -> dict[str, Document]:
        import duckdb

        with duckdb.connect(str(self.project.database), read_only=True) as connection:
            tables = read(connection, SOURCE)
        return Builder(tables, Window.at(self.run_date), self.settings).documents()

    def hash_of(self, who: str) -> bytes:
        query = f"select meaning_hash from {LIVE}.live_children where person_id = ?"
        return self.project.query(query, [who])[0][0]
