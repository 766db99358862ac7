"""The constructed lane: made from nothing, consistent, and wide enough for every field, code and optional block of
the payload."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
import yaml

from support.harness import ROOT, Project, make_project
from support.parts import PART as TABLES
from support.recompute import policy, value_lists
from support.sqlserver import make_server, table_of

CHILDREN = 1000
CONSTRUCTED = "ssd_scrambler_constructed"
RUN_DATE = "2026-01-15"
WINDOW_START, LAST_DAY, WINDOW_END = date(2023, 4, 1), date(2025, 4, 1), date(2026, 1, 16)
CENSUS_DAYS = (date(2024, 3, 31), date(2025, 3, 31))
COMPLETE_CHILD = "C00000000000000001"

# Codes that no constructed record needs: nationalities by the hundred, labels, and the care leaver who died.
OTHER_CODES = {"pers_nationality", "cine_referral_source_desc"}
CODES_LEFT_OUT = {"clea_care_leaver_in_touch": {"DIED"}}

OVERLAPS = f"{{0}} <= date '{WINDOW_END}' and ({{1}} is null or {{1}} >= date '{WINDOW_START}')"
WITHIN = f"{{0}} between date '{WINDOW_START}' and date '{WINDOW_END}'"


def overlaps(start: str, end: str) -> str:
    """Whether a period overlaps the payload's window."""
    return OVERLAPS.format(start, end)


def within(day: str) -> str:
    """Whether a day lies in the payload's window; false for NULL."""
    return f"coalesce({WITHIN.format(day)}, false)"


# What the payload takes from each table: rows of its window, and whose they are.
EPISODES = f"(select * from ssd_cin_episodes where {overlaps('cine_referral_date', 'cine_close_date')})"
ITEMS = {
    "ssd_person": "(select *, pers_person_id as person_id from ssd_person)",
    "address": """(select person.pers_person_id as person_id, a.* from ssd_person as person left join (
        select *, row_number() over (partition by addr_person_id order by addr_address_start_date desc) as newest
        from ssd_address) as a on a.addr_person_id = person.pers_person_id and a.newest = 1)""",
    "former": """(select person.pers_person_id as person_id, l.link_identifier_value from ssd_person as person
        left join ssd_linked_identifiers as l on l.link_person_id = person.pers_person_id
        and l.link_identifier_type = 'Former Unique Pupil Number')""",
    "disability": """(select person.pers_person_id as person_id, d.disa_disability_code from ssd_person as person
        left join ssd_disability as d on d.disa_person_id = person.pers_person_id)""",
    "uasc": f"""(select person.pers_person_id as person_id, i.* from ssd_person as person left join
        ssd_immigration_status as i
        on i.immi_person_id = person.pers_person_id and i.immi_immigration_status = 'U'
        and (i.immi_immigration_status_end_date is null or i.immi_immigration_status_end_date >= date
            '{WINDOW_START}'))""",
    "sdq": f"""(select person.pers_person_id as person_id, s.* from ssd_person as person left join ssd_sdq_scores as s
        on s.csdq_person_id = person.pers_person_id and {within("s.csdq_sdq_completed_date")})""",
    "episode": f"""(select person.pers_person_id as person_id, e.* from ssd_person as person
        left join {EPISODES} as e on e.cine_person_id = person.pers_person_id)""",
    "assessment": f"""(select e.cine_person_id as person_id, a.*, f.cinf_assessment_factors_json as factors
        from {EPISODES} as e
        left join ssd_cin_assessments as a on a.cina_referral_id = e.cine_referral_id
        and ({within("a.cina_assessment_start_date")} or {within("a.cina_assessment_auth_date")})
        left join ssd_assessment_factors as f on f.cinf_assessment_id = a.cina_assessment_id)""",
    "cin_plan": f"""(select e.cine_person_id as person_id, p.* from {EPISODES} as e left join ssd_cin_plans as p
        on p.cinp_referral_id = e.cine_referral_id and
            {overlaps("p.cinp_cin_plan_start_date", "p.cinp_cin_plan_end_date")})""",
    "enquiry": f"""(select e.cine_person_id as person_id, s.*, c.icpc_icpc_date,
        json_extract_string(s.s47e_s47_outcome_json, '$.CP_CONFERENCE_FLAG') as conference from {EPISODES} as e
        left join ssd_s47_enquiry as s
        on s.s47e_referral_id = e.cine_referral_id and {overlaps("s.s47e_s47_start_date", "s.s47e_s47_end_date")}
        left join ssd_initial_cp_conference as c on c.icpc_s47_enquiry_id = s.s47e_s47_enquiry_id)""",
    "cp_plan": f"""(select e.cine_person_id as person_id, p.* from {EPISODES} as e left join ssd_cp_plans as p
        on p.cppl_referral_id = e.cine_referral_id and
            {overlaps("p.cppl_cp_plan_start_date", "p.cppl_cp_plan_end_date")})""",
    "placement": f"""(select e.cine_person_id as person_id, p.*, c.start_reason, c.end_reason from {EPISODES} as e
        left join (select clae_referral_id, clae_cla_id, min(clae_cla_episode_start_reason) as start_reason,
        min(clae_cla_episode_ceased_reason) as end_reason from ssd_cla_episodes group by all) as c
        on c.clae_referral_id = e.cine_referral_id left join ssd_cla_placement as p on p.clap_cla_id = c.clae_cla_id
        and {overlaps("p.clap_cla_placement_start_date", "p.clap_cla_placement_end_date")})""",
    "adoption": f"""(select person.pers_person_id as person_id, a.* from ssd_person as person left join (
        select coalesce(m.perm_person_id, e.clae_person_id) as child, m.* from ssd_permanence as m left join (
        select distinct clae_cla_id, clae_person_id from ssd_cla_episodes) as e on e.clae_cla_id = m.perm_cla_id
        where {within("m.perm_adm_decision_date")} or {within("m.perm_matched_date")} or
        {within("m.perm_placed_for_adoption_date")}
        ) as a on a.child = person.pers_person_id)""",
    "care_leaver": """(select person.pers_person_id as person_id, l.* from ssd_person as person left join (
        select *, row_number() over (partition by clea_person_id order by clea_care_leaver_latest_contact desc)
        as newest
        from ssd_care_leavers) as l on l.clea_person_id = person.pers_person_id and l.newest = 1)""",
    "worker": f"""(select e.cine_person_id as person_id, i.*, w.prof_social_worker_registration_no from {EPISODES} as e
        inner join (select distinct cinp_referral_id from ssd_cin_plans
        where {overlaps("cinp_cin_plan_start_date", "cinp_cin_plan_end_date")}) as p on p.cinp_referral_id =
        e.cine_referral_id
        left join ssd_involvements as i on i.invo_referral_id = e.cine_referral_id and
        i.invo_professional_role_id = 'CW'
        and i.invo_involvement_start_date <= date '{CENSUS_DAYS[1]}'
        and (i.invo_involvement_end_date is null or i.invo_involvement_end_date >= date '{CENSUS_DAYS[1]}')
        left join ssd_professionals as w on w.prof_professional_id = i.invo_professional_id)""",
}
# Leaf of the payload: the items that it belongs to, the condition that it is there, and whether some items may lack it.
LEAVES = {
    "mis_child_id": ("ssd_person", "pers_legacy_id is not null"),
    "child_details.first_name": ("ssd_person", "pers_forename is not null"),
    "child_details.unique_pupil_number": ("ssd_person", "pers_upn is not null"),
    "child_details.former_unique_pupil_number": ("former", "link_identifier_value is not null"),
    "child_details.unique_pupil_number_unknown_reason": ("ssd_person", "pers_upn_unknown is not null"),
    "child_details.date_of_birth": ("ssd_person", "pers_dob is not null"),
    "child_details.expected_date_of_birth": ("ssd_person", "pers_expected_dob is not null"),
    "child_details.disabilities (a code but NONE)": ("disability", "coalesce(disa_disability_code, 'NONE') <> 'NONE'"),
    "child_details.postcode": ("address", "addr_address_postcode is not null"),
    "child_details.uasc_flag (true)": ("uasc", "immi_person_id is not null"),
    "child_details.uasc_end_date": ("uasc", "immi_immigration_status_end_date is not null"),
    "health_and_wellbeing": ("sdq", "csdq_table_id is not null"),
    "sdq_assessments.score": ("sdq", "csdq_sdq_score is not null"),
    "social_care_episodes": ("episode", "cine_referral_id is not null"),
    "social_care_episodes.closure_date": ("episode", "cine_close_date is not null"),
    "social_care_episodes.closure_reason": ("episode", "cine_close_reason is not null"),
    "social_care_episodes.referral_no_further_action_flag": ("episode", "cine_referral_nfa is not null"),
    "child_and_family_assessments": ("assessment", "cina_assessment_id is not null"),
    "child_and_family_assessments.authorisation_date": ("assessment", "cina_assessment_auth_date is not null"),
    "child_and_family_assessments.factors": ("assessment", "factors is not null"),
    "child_in_need_plans": ("cin_plan", "cinp_cin_plan_id is not null"),
    "child_in_need_plans.end_date": ("cin_plan", "cinp_cin_plan_end_date is not null"),
    "section_47_assessments": ("enquiry", "s47e_s47_enquiry_id is not null"),
    "section_47_assessments.icpc_required_flag": ("enquiry", "conference is not null"),
    "section_47_assessments.icpc_date": ("enquiry", "icpc_icpc_date is not null"),
    "section_47_assessments.end_date": ("enquiry", "s47e_s47_end_date is not null"),
    "child_protection_plans": ("cp_plan", "cppl_cp_plan_id is not null"),
    "child_protection_plans.end_date": ("cp_plan", "cppl_cp_plan_end_date is not null"),
    "child_looked_after_placements": ("placement", "clap_cla_placement_id is not null"),
    "child_looked_after_placements.postcode": ("placement", "clap_cla_placement_postcode is not null"),
    "child_looked_after_placements.end_date": ("placement", "clap_cla_placement_end_date is not null"),
    "child_looked_after_placements.end_reason": ("placement", "end_reason is not null"),
    "child_looked_after_placements.change_reason": ("placement", "clap_cla_placement_change_reason is not null"),
    "adoption": ("adoption", "perm_table_id is not null"),
    "adoption.matched_date": ("adoption", "perm_matched_date is not null"),
    "adoption.placed_date": ("adoption", "perm_placed_for_adoption_date is not null"),
    "care_leavers": ("care_leaver", "clea_table_id is not null"),
    "care_leavers.activity": ("care_leaver", "clea_care_leaver_activity is not null"),
    "care_leavers.accommodation": ("care_leaver", "clea_care_leaver_accommodation is not null"),
    "care_worker_details": ("worker", "prof_social_worker_registration_no is not null"),
    "care_worker_details.end_date": ("worker", "invo_involvement_end_date is not null"),
}
# Where the block itself may be absent, a leaf counts as absent only in an item that is there.
BLOCKS = {
    "sdq": "csdq_table_id",
    "assessment": "cina_assessment_id",
    "cin_plan": "cinp_cin_plan_id",
    "enquiry": "s47e_s47_enquiry_id",
    "cp_plan": "cppl_cp_plan_id",
    "placement": "clap_cla_placement_id",
    "adoption": "perm_table_id",
    "episode": "cine_referral_id",
    "care_leaver": "clea_table_id",
    "worker": "invo_involvements_id",
    "uasc": "immi_person_id",
}

LAST = f"date '{LAST_DAY}'"
CARE = "ssd_cla_placement as p inner join ssd_cla_episodes as e on e.clae_cla_placement_id = p.clap_cla_placement_id"
PERSON = "inner join ssd_person as c on c.pers_person_id = "
REFERRAL = "inner join ssd_cin_episodes as r on r.cine_referral_id = "
CLOSED = f"coalesce(r.cine_close_date, {LAST})"
# Rows that would be out of order: each query counts violations among the rows of its first part.
ORDER = {
    "referred after birth": (f"ssd_cin_episodes {PERSON} cine_person_id", "cine_referral_date < pers_dob"),
    "closed after referral": ("ssd_cin_episodes", "cine_close_date < cine_referral_date"),
    "one referral after the other": (
        "ssd_cin_episodes as r inner join ssd_cin_episodes as s on s.cine_person_id = r.cine_person_id "
        "and s.cine_referral_date > r.cine_referral_date",
        f"{CLOSED} >= s.cine_referral_date",
    ),
    "assessed within the referral": (
        f"ssd_cin_assessments {REFERRAL} cina_referral_id",
        f"cina_assessment_start_date not between cine_referral_date and {CLOSED} or cina_assessment_auth_date > "
        f"{CLOSED}",
    ),
    "authorised after the assessment began": ("ssd_cin_assessments", "cina_assessment_auth_date <= "
    "cina_assessment_start_date"),
    "planned within the referral": (
        f"ssd_cin_plans {REFERRAL} cinp_referral_id",
        f"cinp_cin_plan_start_date not between cine_referral_date and {CLOSED} or cinp_cin_plan_end_date > {CLOSED}",
    ),
    "planned after the assessment": (
        "ssd_cin_plans inner join ssd_cin_assessments on cina_referral_id = cinp_referral_id and "
        "cina_assessment_id like '%1' "
        "anti join ssd_cp_plans on cppl_referral_id = cinp_referral_id",
        "coalesce(cina_assessment_auth_date, date '2999-01-01') > cinp_cin_plan_start_date",
    ),
    "plans end after they begin": ("ssd_cin_plans", "cinp_cin_plan_end_date < cinp_cin_plan_start_date"),
    "enquired within the referral": (
        f"ssd_s47_enquiry {REFERRAL} s47e_referral_id",
        f"s47e_s47_start_date not between cine_referral_date and {CLOSED} or s47e_s47_end_date > {CLOSED}",
    ),
    "enquiries end after they begin": ("ssd_s47_enquiry", "s47e_s47_end_date <= s47e_s47_start_date"),
    "conferred after the enquiry": (
        "ssd_initial_cp_conference inner join ssd_s47_enquiry on s47e_s47_enquiry_id = icpc_s47_enquiry_id",
        "icpc_icpc_date <= coalesce(s47e_s47_end_date, date '2999-01-01') or s47e_referral_id <> icpc_referral_id",
    ),
    "protected from the conference": (
        f"ssd_cp_plans inner join ssd_initial_cp_conference on icpc_icpc_id = cppl_icpc_id {REFERRAL} cppl_referral_id",
        f"cppl_cp_plan_start_date <> icpc_icpc_date or cppl_cp_plan_end_date not between "
        f"cppl_cp_plan_start_date and {CLOSED}",
    ),
    "in need or protected, not both": (
        "ssd_cp_plans inner join ssd_cin_plans on cinp_referral_id = cppl_referral_id",
        "cinp_cin_plan_start_date <= coalesce(cppl_cp_plan_end_date, date '2999-01-01')",
    ),
    "cared for after the referral": (
        f"ssd_cla_episodes {REFERRAL} clae_referral_id", "clae_entered_care_date < cine_referral_date"
    ),
    "placed within the care period": (
        CARE, "clap_cla_placement_start_date < clae_entered_care_date or clae_cla_episode_start_date < "
        "clap_cla_placement_start_date "
        "or coalesce(clae_cla_episode_ceased_date, date '2999-01-01') > coalesce(clap_cla_placement_end_date, "
        "date '2999-01-01')"
    ),
    "one placement after the other": (
        "(select *, lead(clap_cla_placement_start_date) over (partition by clap_cla_id order by "
        "clap_cla_placement_start_date) "
        "as next_start from ssd_cla_placement)",
        "clap_cla_placement_end_date < clap_cla_placement_start_date "
        "or (next_start is not null and coalesce(clap_cla_placement_end_date <> next_start, true))",
    ),
    "one episode of care after the other": (
        "(select *, lead(clae_cla_episode_start_date) over (partition by clae_cla_id order by "
        "clae_cla_episode_start_date) "
        "as next_start from ssd_cla_episodes)",
        "clae_cla_episode_ceased_date < clae_cla_episode_start_date or "
        "(next_start is not null and coalesce(clae_cla_episode_ceased_date <> next_start or "
        "clae_cla_episode_ceased_reason <> 'X1', true)) "
        "or (next_start is null and clae_cla_episode_ceased_reason = 'X1')",
    ),
    "in care before 18": (f"ssd_cla_episodes {PERSON} clae_person_id", "clae_cla_episode_start_date >= pers_dob "
    "+ interval 18 year"),
    "adopted in order": (
        "ssd_permanence inner join (select clae_cla_id, min(clae_entered_care_date) as entered from "
        "ssd_cla_episodes group by all) "
        "on clae_cla_id = perm_cla_id",
        "perm_adm_decision_date < entered or perm_matched_date <= perm_adm_decision_date "
        "or perm_placed_for_adoption_date <= perm_matched_date "
        "or perm_permanence_order_date <= perm_placed_for_adoption_date or perm_decision_reversed_date <= "
        "perm_adm_decision_date",
    ),
    "questionnaires in care, from 4 to 17": (
        f"ssd_sdq_scores inner join (select clae_person_id, min(clae_entered_care_date) as entered from "
        f"ssd_cla_episodes group by all) "
        f"on clae_person_id = csdq_person_id {PERSON} csdq_person_id",
        "csdq_sdq_completed_date < entered or csdq_sdq_completed_date not between pers_dob + interval 4 year "
        "and pers_dob + interval 18 year",
    ),
    "care leavers of 16 to 25": (
        f"ssd_care_leavers {PERSON} clea_person_id",
        "clea_care_leaver_latest_contact not between pers_dob + interval 16 year and pers_dob + interval 26 year",
    ),
    "workers within the referral": (
        f"ssd_involvements {REFERRAL} invo_referral_id",
        f"invo_involvement_start_date not between cine_referral_date and {CLOSED} "
        f"or invo_involvement_end_date not between invo_involvement_start_date and {CLOSED}",
    ),
    "addresses after birth": (
        f"ssd_address {PERSON} addr_person_id",
        "addr_address_start_date < pers_dob or addr_address_end_date < addr_address_start_date",
    ),
    "immigration after birth": (
        f"ssd_immigration_status {PERSON} immi_person_id",
        "immi_immigration_status_start_date < pers_dob or immi_immigration_status_end_date < "
        "immi_immigration_status_start_date",
    ),
    "identifiers after birth": (
        f"ssd_linked_identifiers {PERSON} link_person_id",
        "link_valid_from_date < pers_dob or link_valid_to_date < link_valid_from_date",
    ),
}  # fmt: skip


def constructed(
    work: Path, children: int = CHILDREN, run_date: str = RUN_DATE, database: Path | None = None
) -> Project:
    """A project with the constructed lane built; with `database`, one whose seeds are loaded."""
    project = make_project(work, database=database)
    variables = {"run_date": run_date, "constructed_children": children}
    paths = ("path:models/constructed",) if database else ("path:seeds", "path:models/constructed")
    result = project.dbt("build", "--select", *paths, "--exclude", "resource_type:unit_test", variables=variables)
    assert result.ok, result.output
    return project


def rows(project: Project, sql: str) -> list[tuple]:
    """Rows of a query over the constructed tables, which it names without their schema."""
    for table in TABLES:
        sql = re.sub(rf"(?<![.\w]){table}(?![\w.])", f"{CONSTRUCTED}.{table}", sql)
    return project.query(sql)


@pytest.fixture(scope="module")
def lane(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The constructed lane with a thousand children."""
    return constructed(tmp_path_factory.mktemp("constructed"))


@pytest.fixture(scope="module")
def documented() -> dict[str, dict[str, str]]:
    """The columns of the constructed models and their descriptions, as written."""
    text = (ROOT / "models" / "constructed" / "constructed.yml").read_text(encoding="utf-8")
    return {m["name"]: {c["name"]: c["description"] for c in m["columns"]} for m in yaml.safe_load(text)["models"]}


def test_there_is_a_model_for_every_table_of_the_payload() -> None:
    models = {path.stem for path in (ROOT / "models" / "constructed").glob("constructed__ssd_*.sql")}
    assert len(TABLES) == 19
    assert models == {f"constructed__{table}" for table in TABLES}


@pytest.mark.parametrize("table", TABLES)
def test_columns_and_types_are_those_of_the_ssd(lane: Project, table: str) -> None:
    names = {"nvarchar": "VARCHAR", "nchar": "VARCHAR", "datetime": "TIMESTAMP", "int": "INTEGER", "float": "DOUBLE"}
    found = lane.query(
        "select column_name, data_type from information_schema.columns where table_schema = ? and table_name = ? "
        "order by ordinal_position",
        [CONSTRUCTED, table],
    )
    assert found == [(c.name, names[c.data_type.partition("(")[0]]) for c in policy()[table].columns]
    for column in policy()[table].columns:
        if column.width:
            longest = rows(lane, f"select max(length({column.name})) from {table}")[0][0]
            assert longest is None or longest <= column.width, column.place


@pytest.mark.parametrize("table", TABLES)
def test_columns_without_a_value_are_the_documented_ones(lane: Project, documented: dict, table: str) -> None:
    columns = documented[f"constructed__{table}"]
    counts = rows(lane, f"select {', '.join(f'count({name})' for name in columns)} from {table}")[0]
    empty = {name for name, count in zip(columns, counts, strict=True) if count == 0}
    assert empty == {name for name, text in columns.items() if "constructed_empty" in text}


def test_every_column_that_a_model_returns_is_documented(lane: Project, documented: dict) -> None:
    built = lane.query(
        "select table_name, list(column_name order by ordinal_position) from information_schema.columns "
        "where table_schema = ? group by all",
        [CONSTRUCTED],
    )
    assert len(built) == len(TABLES) + 3
    assert {f"constructed__{table}": columns for table, columns in built} == {
        model: list(columns) for model, columns in documented.items()
    }


@pytest.mark.parametrize("table", TABLES)
def test_keys_are_unique_and_references_lead_somewhere(lane: Project, table: str) -> None:
    key = ", ".join(column.name for column in policy()[table].key)
    assert rows(lane, f"select count(*) > 0 from {table}") == [(True,)]
    assert rows(lane, f"select {key} from {table} group by all having count(*) > 1") == []
    for column in policy()[table].columns:
        if column.references and column.references.split(".")[0] in TABLES:
            there, other = column.references.split(".")
            lost = (
                f"select count(*) from {table} anti join {there} on {other} = {column.name} where "
                f"{column.name} is not null"
            )
            assert rows(lane, lost) == [(0,)], column.place


@pytest.mark.parametrize("table", TABLES)
def test_identifiers_suit_the_api(lane: Project, table: str) -> None:
    names = [c.name for c in policy()[table].columns if c.method in {"pseudonym", "upn", "nhs_number"}]
    for name in names:
        for (value,) in rows(lane, f"select distinct {name} from {table} where {name} is not null"):
            assert re.fullmatch(r"[A-Za-z0-9_-]{1,32}", value) and "0x" not in value.lower(), name


def test_identifiers_are_nobodys(lane: Project) -> None:
    assert (
        rows(lane, "select count(*), count(distinct pers_upn) from ssd_person where pers_upn is not null")[0][0] > 500
    )
    upns = [v for (v,) in rows(lane, "select pers_upn from ssd_person where pers_upn is not null union all select "
                               "link_identifier_value from ssd_linked_identifiers where link_identifier_type "
                               "like 'Former%'")]  # fmt: skip
    assert len(upns) == len(set(upns))
    letters = "ABCDEFGHJKLMNPQRTUVWXYZ"
    for upn in upns:
        assert re.fullmatch(r"[A-Z]100[0-9]{9}", upn)
        assert upn[0] == letters[sum(w * int(d) for w, d in zip(range(2, 14), upn[1:], strict=True)) % 23]
    numbers = [v for (v,) in rows(lane, "select pers_single_unique_id from ssd_person")]
    assert len(set(numbers)) == CHILDREN and all(re.fullmatch(r"999[0-9]{7}", number) for number in numbers)
    for (worker,) in rows(lane, "select prof_social_worker_registration_no from ssd_professionals"):
        assert worker is None or re.fullmatch(r"ZZ[0-9]{6}", worker)
    postcodes = rows(
        lane,
        "select addr_address_postcode from ssd_address where addr_address_postcode is not null union all "
        "select clap_cla_placement_postcode from ssd_cla_placement where clap_cla_placement_postcode is not null",
    )
    assert len(postcodes) > 2000
    assert all(re.fullmatch(r"Z[A-DF-Z][1-9] [0-9][ABD-HJLNP-UW-Z]{2}", postcode) for (postcode,) in postcodes)


CODED = [c for table in TABLES for c in policy()[table].columns if c.method == "code" and c.name not in OTHER_CODES]


@pytest.mark.parametrize("column", CODED, ids=lambda column: column.place)
def test_every_code_of_a_list_occurs_and_no_other(lane: Project, column) -> None:
    codes = {code for code, _ in value_lists()[column.scramble["list"]]}
    found = {value for (value,) in rows(lane, f"select distinct {column.name} from {column.table}")} - {None}
    assert found == codes - CODES_LEFT_OUT.get(column.name, set())


def test_every_factor_occurs_and_none_beside_no_factors(lane: Project) -> None:
    arrays = [
        json.loads(text) for (text,) in rows(lane, "select cinf_assessment_factors_json from ssd_assessment_factors")
    ]
    assert {factor for factors in arrays for factor in factors} == {
        code for code, _ in value_lists()["assessment_factors"]
    }
    assert all(len(factors) == len(set(factors)) and (factors == ["21"] or "21" not in factors) for factors in arrays)
    assert {len(factors) for factors in arrays} == set(range(1, 10))


def test_every_reason_reaches_a_placement_of_the_payload(lane: Project) -> None:
    """The builder takes the lowest reason of a period of care: T and U only show where no S is on record."""
    found = rows(
        lane, f"select start_reason, end_reason from {ITEMS['placement']} where clap_cla_placement_id is not null"
    )
    assert {start for start, _ in found} == {code for code, _ in value_lists()["cla_episode_start_reason"]}
    assert {end for _, end in found} - {None} == {code for code, _ in value_lists()["cla_episode_ceased_reason"]}


def test_disabilities_are_none_one_or_up_to_twelve(lane: Project) -> None:
    counts = Counter(
        n
        for (n,) in rows(
            lane, "select count(*) from ssd_disability where disa_disability_code <> 'NONE' group by disa_person_id"
        )
    )
    assert counts[1] > 50 and counts[12] > 0 and max(counts) == 12
    none = rows(lane, "select disa_person_id from ssd_disability where disa_disability_code = 'NONE'")
    others = rows(lane, "select distinct disa_person_id from ssd_disability where disa_disability_code <> 'NONE'")
    assert none and not set(none) & set(others)


@pytest.mark.parametrize("leaf", LEAVES)
def test_every_optional_leaf_is_present_and_absent(lane: Project, leaf: str) -> None:
    items, there = LEAVES[leaf]
    block = BLOCKS.get(items)
    scope = "true" if block is None or there.startswith(block) or leaf.endswith("(true)") else f"{block} is not null"
    present, absent = rows(
        lane,
        f"select count(*) filter (where {there}), count(*) filter (where not ({there})) from {ITEMS[items]} "
        f"where {scope}",
    )[0]
    assert present > 0 and absent > 0, f"{present} present, {absent} absent"


@pytest.mark.parametrize("leaf", LEAVES)
def test_the_first_child_has_every_leaf(lane: Project, leaf: str) -> None:
    items, there = LEAVES[leaf]
    found = rows(lane, f"select count(*) from {ITEMS[items]} where person_id = '{COMPLETE_CHILD}' and {there}")
    assert found[0][0] > 0


def test_every_child_is_in_the_cohort(lane: Project) -> None:
    active = f"""select pers_person_id from ssd_person where (
        pers_dob <= date '{WINDOW_END}' and pers_dob + interval 26 year > date '{WINDOW_START}'
        or pers_dob is null and {within("pers_expected_dob")}) and (
        exists (select 1 from {EPISODES} as e where e.cine_person_id = pers_person_id)
        or exists (select 1 from ssd_cla_placement as p where p.clap_person_id = pers_person_id
        and {overlaps("p.clap_cla_placement_start_date", "p.clap_cla_placement_end_date")}))"""
    assert len(rows(lane, active)) == CHILDREN == len(rows(lane, "select 1 from ssd_person"))


@pytest.mark.parametrize("rule", ORDER)
def test_dates_are_in_order(lane: Project, rule: str) -> None:
    relation, violation = ORDER[rule]
    among, violations = rows(lane, f"select count(*), count(*) filter (where {violation}) from {relation}")[0]
    assert among > 0 and violations == 0, f"{violations} of {among}"


@pytest.mark.parametrize("table", TABLES)
def test_nothing_is_later_than_death_or_the_last_day(lane: Project, table: str) -> None:
    person = next((c.name for c in policy()[table].columns if c.references == "ssd_person.pers_person_id"), None)
    for column in policy()[table].columns:
        if column.data_type == "datetime":
            latest = rows(lane, f"select max({column.name}) from {table}")[0][0]
            assert latest is None or latest.date() <= LAST_DAY, column.place
            if person:
                late = (
                    f"select count(*) from {table} inner join ssd_person on pers_person_id = {person} where "
                    f"{column.name} > pers_death_date"
                )
                assert rows(lane, late) == [(0,)], column.place


def test_the_lives_are_of_every_kind(lane: Project) -> None:
    def count(sql: str) -> int:
        return rows(lane, f"select count(*) from ({sql})")[0][0]

    assert count("select 1 from ssd_person where pers_dob is null and pers_expected_dob is not null") == 20
    assert count("select 1 from ssd_person where pers_death_date is not null") == 20
    assert count(f"select 1 from {EPISODES} as e group by cine_person_id having count(*) > 1") > 50
    assert count("select 1 from ssd_cla_placement group by clap_cla_id having count(*) >= 5") > 10
    uasc = (
        "select 1 from ssd_immigration_status where immi_immigration_status = 'U' and immi_immigration_status_end_date"
    )
    assert count(f"{uasc} is null") > 5
    assert count(f"{uasc} >= date '{WINDOW_START}'") > 5
    assert count(f"{uasc} < date '{WINDOW_START}'") > 0
    for day in CENSUS_DAYS:
        covers = (
            f"invo_involvement_start_date <= date '{day}' and coalesce(invo_involvement_end_date, date "
            f"'2999-01-01') >= date '{day}'"
        )
        assert count(f"select 1 from ssd_involvements where {covers}") > 100
    conferences = (
        "select 1 from ssd_s47_enquiry {} join ssd_initial_cp_conference on icpc_s47_enquiry_id = s47e_s47_enquiry_id"
    )
    assert count(conferences.format("semi")) > 50 and count(conferences.format("anti")) > 50
    assert count("select 1 from ssd_cla_episodes where clae_referral_id is null") > 10


def test_the_lane_reads_no_source_and_no_clock(lane: Project) -> None:
    manifest = json.loads((lane.target_path / "manifest.json").read_text(encoding="utf-8"))
    models = [n for n in manifest["nodes"].values() if n["name"].startswith("constructed__")]
    assert len(models) == len(TABLES) + 3
    for model in models:
        parents = manifest["parent_map"][model["unique_id"]]
        assert parents or model["name"] == "constructed__ssd_professionals"
        assert all(re.match(r"(seed\.ssd_scrambler\.|model\.ssd_scrambler\.constructed__)", p) for p in parents), (
            parents
        )
        text = (lane.target_path / "compiled" / "ssd_scrambler" / model["original_file_path"]).read_text(
            encoding="utf-8"
        )
        assert not re.search(r"current_|getdate|sysdate|now\(|rand|newid|scramble_key", text.lower())


def test_the_records_move_once_a_year_and_more_children_change_none(tmp_path: Path, lane: Project) -> None:
    def build(name: str, children: int, run_date: str) -> dict[str, tuple]:
        return constructed(tmp_path / name, children, run_date, lane.database).contents(CONSTRUCTED)

    first = build("first", 60, "2025-04-01")
    last = constructed(tmp_path / "last", 60, "2026-03-31", lane.database)
    next_year = build("next", 60, "2026-04-01")
    assert len(first) == len(TABLES) + 3 and first == last.contents(CONSTRUCTED)
    assert all(
        next_year[table] != digest for table, digest in first.items() if table.endswith(("ssd_person", "ssd_cin_plans"))
    )
    for table in TABLES:
        key = policy()[table].key[0].name
        few = Counter(rows(last, f"select * from {table}"))
        many = Counter(
            rows(
                lane,
                f"select * from {table} where {key} in "
                f"({', '.join(repr(k) for (k,) in rows(last, f'select {key} from {table}'))})",
            )
        )
        assert sum(few.values()) > 0 and few == many, table


@pytest.mark.parametrize("children", [0, 1_000_001, "many"])
def test_a_number_of_children_that_makes_no_sense_is_refused(tmp_path: Path, children: object) -> None:
    project = make_project(tmp_path)
    result = project.dbt("run", "--select", "constructed__children", variables={"constructed_children": children})
    assert not result.ok
    assert f"var constructed_children is a whole number, 1 to 1000000, not '{children}'" in result.output


@pytest.mark.parametrize(
    ("run_date", "months", "days"),
    [
        ("2026-01-15", 24, (date(2023, 4, 1), date(2026, 1, 16), date(2025, 4, 1))),
        ("2026-03-31", 24, (date(2023, 4, 1), date(2026, 4, 1), date(2025, 4, 1))),
        ("2026-04-01", 24, (date(2024, 4, 1), date(2026, 4, 2), date(2026, 4, 1))),
        ("2024-02-29", 12, (date(2022, 4, 1), date(2024, 3, 1), date(2023, 4, 1))),
    ],
)
def test_the_window_starts_with_a_financial_year(tmp_path: Path, run_date: str, months: int, days: tuple) -> None:
    template = "select '{{ window_start() }} {{ window_end() }} {{ constructed_last_day() }}'"
    result = make_project(tmp_path).dbt(
        "compile", "--quiet", "--inline", template, variables={"run_date": run_date, "window_months": months}
    )
    assert result.ok, result.output
    found = re.search(r"select '(\d+) (\d+) (\d+)'", result.output)
    assert found and tuple(date.fromordinal(date(1900, 1, 1).toordinal() + int(day)) for day in found.groups()) == days


@pytest.mark.sqlserver
def test_both_engines_make_the_same_children(tmp_path: Path) -> None:
    children = 60
    embedded = constructed(tmp_path / "embedded", children)
    server = make_server(tmp_path / "server")
    result = server.dbt(
        *("build", "--select", "path:seeds", "path:models/constructed"),
        *("--exclude", "resource_type:test", "resource_type:unit_test"),
        variables={"run_date": RUN_DATE, "constructed_children": children},
    )
    assert result.ok, result.output
    for table in TABLES:
        columns = ", ".join(column.name for column in policy()[table].columns)
        ours = table_of(rows(embedded, f"select {columns} from {table}"))
        theirs = table_of(server.query(f"select {columns} from {CONSTRUCTED}.{table}"))
        assert sum(ours.values()) > 0 and ours == theirs, f"{table}: {sum((ours - theirs).values())} rows differ"
