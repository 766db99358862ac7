"""A source for statistics: thousands of people with chosen codes and identifiers, scrambled once a session under the
test key.

Every id and code is fixed, so a statistic is the same on every day and machine."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path

import pytest

from support.harness import SOURCE, Project, make_project
from support.recompute import GENERATED, Followed, digest, followed, number

PEOPLE = 5_000
PLANTED = 1_000
SECOND = ("MOB", "HAND", "PC", "INC", "COMM", "LD", "HEAR", "VIS", "BEH", "CON", "AUT", "DDA")
FACTORS = {
    0: '["1A", "2B", "3A"]',
    1: '{"1A": "Yes", "2B": "No", "3C":"Yes"}',
    2: '["1a", "18B", "ZZ9"]',
    3: '["4B", "5A", "6A", "7A", "8B", "9A", "10A", "11A", "12A", "13A", "14A", "15A"',
}

PERSON = "'S' || right('0000' || n, 5)"


def nhs_number(place: int) -> str:
    """The NHS number of a place in its closed form, found by trying digits."""
    head, index = divmod(place, 9)
    valid = []
    for ninth in range(10):
        body = f"999{head:05d}{ninth}"
        check = 11 - sum((10 - i) * int(d) for i, d in enumerate(body)) % 11
        if check != 10:
            valid.append(body + str(0 if check == 11 else check))
    return valid[index]


def uln(place: int) -> str:
    """The ULN of a place in its closed form, found by trying digits."""
    head, index = divmod(place, 9)
    valid = []
    for ninth in range(10):
        body = f"99{head:06d}{ninth}"
        rest = sum((10 - i) * int(d) for i, d in enumerate(body)) % 11
        if rest:
            valid.append(body + str(10 - rest))
    return valid[index]


def upn(place: int) -> str:
    """The UPN of a place: authority 100 and nine digits behind their check letter."""
    body = f"100{place:09d}"
    return "ABCDEFGHJKLMNPQRTUVWXYZ"[sum(w * int(d) for w, d in enumerate(body, start=2)) % 23] + body


FORMS: dict[str, Callable[[int], str]] = {"upn": upn, "nhs_number": nhs_number, "uln": uln}


def candidates(identifier: str, count: int) -> list[str]:
    """The first identifiers that the test key's permutation yields."""
    capacity = GENERATED[identifier]
    draw = digest(f"permutation|{identifier}")
    multiplier = 30 * (number(draw, 0, 6) % (capacity // 30)) + 7
    increment = number(draw, 6, 6) % capacity
    return [FORMS[identifier]((multiplier * place + increment) % capacity) for place in range(count)]


def statements() -> list[str]:
    """The people, as SQL."""
    people = f"from range({PEOPLE}) as r(n)"
    disabilities = ", ".join(f"'{code}'" for code in SECOND)
    factors = " ".join(f"when {key} then '{text}'" for key, text in FACTORS.items())
    return [
        "create temp table planted (n int, upn varchar, nhs varchar, uln varchar)",
        f"""insert into {SOURCE}.ssd_person (pers_person_id, pers_upn, pers_forename, pers_surname, pers_sex,
                pers_gender,
                pers_ethnicity, pers_dob, pers_single_unique_id, pers_send_flag, pers_is_mother, pers_nationality)
            select {PERSON}, p.upn, 'Rowena', 'Ashdown', case n % 2 when 0 then 'F' else 'M' end,
                case n % 3 when 0 then '01' else '02' end,
                case n % 3 when 0 then 'WBRI' when 1 then 'AIND' else 'BCRB' end,
                timestamp '2010-01-01' + to_days(cast(n % 3000 as int)),
                p.nhs, case n % 4 when 0 then 'Y' when 1 then 'N' when 2 then null else '' end,
                case n % 2 when 0 then 'Y' end, case n % 2 when 0 then 'GB' else 'PL' end
            {people} left join planted as p using (n)""",
        f"""insert into {SOURCE}.ssd_cohort (dim_person_id, has_contact, has_referral)
            select {PERSON}, n % 2 = 0, n % 5 = 0 {people}""",
        f"""insert into {SOURCE}.ssd_address (addr_table_id, addr_person_id, addr_address_type,
                addr_address_start_date, addr_address_postcode)
            select 'SA' || n || '-' || v.i, {PERSON}, v.code, timestamp '2020-01-01', 'LS1 4AP'
            {people} cross join (values (1, 'Home'), (2, 'home '), (3, 'HOME - the family home'), (4, null), (5,
                ' ')) as v(i, code)""",
        f"""insert into {SOURCE}.ssd_contacts (cont_contact_id, cont_person_id, cont_contact_date,
                cont_contact_source_code, cont_contact_source_desc)
            select 'SC' || n || '-' || v.i, {PERSON}, timestamp '2024-01-01', v.code, v.label
            {people} cross join (values (1, '2A', 'Schools'), (2, ' 2a', 'School in town'), (3, '2A - Schools',
                null), (4, 'Schools', ''),
                (5, '3E', 'Health: A&E'), (6, 'unheard of', 'No such list')) as v(i, code, label)
            where n < 1500""",
        f"""insert into {SOURCE}.ssd_sdq_scores (csdq_table_id, csdq_person_id, csdq_sdq_completed_date, csdq_sdq_score)
            select 'SS' || n, 880000000 + n, timestamp '2024-01-01', case n % 2 when 0 then 10 else 25 end {people}""",
        f"""insert into {SOURCE}.ssd_cla_health (clah_health_check_id, clah_person_id, clah_health_check_type,
                clah_health_check_date, clah_health_check_status)
            select 'SH' || n, {PERSON}, case n % 2 when 0 then 'Dental Check' else 'Health Check' end,
                timestamp '2024-01-01', null {people}""",
        # One code, none, a blank, an unknown code; three with NONE; eight with NONE and an unknown one; all twelve.
        f"""insert into {SOURCE}.ssd_disability (disa_table_id, disa_person_id, disa_disability_code)
            select 'SD' || n, {PERSON},
                case n % 8 when 0 then 'MOB' when 1 then 'NONE' when 2 then null when 3 then ' ' else 'VIS' end
            {people} where n % 8 < 5""",
        f"""insert into {SOURCE}.ssd_disability (disa_table_id, disa_person_id, disa_disability_code)
            select 'SD' || n || '-' || v.i, {PERSON}, v.code
            {people} cross join (select unnest(range(15)) as i, unnest([{disabilities}, 'NONE', 'ZZ9',
                'mob - Mobility']) as code) as v
            where (n % 8 = 5 and v.code in ('MOB', 'HEAR', 'NONE', 'mob - Mobility')) or (n % 8 = 6 and (v.i < 8
                or v.i in (12, 13))) or (n % 8 = 7 and v.i < 12)""",
        f"""insert into {SOURCE}.ssd_cin_assessments (cina_assessment_id, cina_person_id,
                cina_assessment_start_date, cina_assessment_outcome_nfa)
            select 'SF' || n, {PERSON}, timestamp '2024-01-01',
                case n % 2 when 0 then 'Y' else 'N' end {people} where n < 2000""",
        f"""insert into {SOURCE}.ssd_assessment_factors (cinf_table_id, cinf_assessment_id,
                cinf_assessment_factors_json)
            select 'SF' || n, 'SF' || n, case n % 4 {factors} end {people} where n < 2000""",
        f"""insert into {SOURCE}.ssd_send (send_table_id, send_person_id, send_upn, send_uln)
            select 'SN' || n, {PERSON}, p.upn, p.uln {people} inner join planted as p using (n)""",
    ]


@functools.cache
def population_project(work: Path, clean_source: Path) -> Project:
    """The people beside the clean demonstration source, scrambled."""
    import duckdb

    project = make_project(work, database=clean_source)
    planted = {name: candidates(name, 3 * PLANTED)[::3] for name in FORMS}
    with duckdb.connect(str(project.database)) as connection:
        make, *rest = statements()
        connection.execute(make)
        rows = zip(range(PLANTED), planted["upn"], planted["nhs_number"], planted["uln"], strict=True)
        connection.executemany("insert into planted values (?, ?, ?, ?)", [list(row) for row in rows])
        for statement in rest:
            connection.execute(statement)
    project.scramble()
    return project


def population(tmp_path_factory: pytest.TempPathFactory, clean_source: Path) -> tuple[Project, Followed]:
    """The people's project and rows, made once a session."""
    project = population_project(tmp_path_factory.getbasetemp() / "population", clean_source)
    return project, followed(project.database)
