"""Families: children and their mothers, with what the SSD holds about a person apart from casework."""

from __future__ import annotations

from collections.abc import Callable

from . import identifiers, outcomes
from .context import Child, Context, as_date

FAMILY_SIZES = (1, 1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 6)
UASC_EVERY, UNBORN_EVERY, DECEASED_EVERY = 60, 70, 170  # so that a small demonstration has them too
UASC_COUNTRIES = ("AF", "ER", "SD", "IR", "IQ", "SY", "VN", "AL", "ET", "SO")
OTHER_COUNTRIES = ("PL", "RO", "IN", "PK", "NG", "IE", "PT", "BD", "UA", "LT", "ZW", "FR")
NI_PREFIXES = ("AB", "CE", "JK", "NP", "PB", "SX", "WM")


def make_family(ctx: Context, first_index: int, room: int, history: Callable[[Context, Child], None]) -> int:
    """Make one family of at most ``room`` children, starting at ``first_index``; returns how many children it has.

    ``history`` writes the casework of a child.
    """
    rng = ctx.rng
    ctx.families += 1
    alone = ctx.families % UASC_EVERY == 5
    size = 1 if alone else min(room, rng.choice(FAMILY_SIZES))
    surname = ctx.words.surname(rng)
    ethnicity = "WBRI" if ctx.chance(0.6) else ctx.pick("ethnicity")
    uasc = alone or (size == 1 and ctx.chance(0.01))
    young_mother = size == 2 and ctx.chance(0.06)
    ages = [_age(ctx, first_index + number, uasc) for number in range(size)]
    if young_mother:
        ages = [16 + rng.random() * 5, rng.random() * 1.9 - 0.3]
    children = []
    for number, age in enumerate(ages):
        child = _child(ctx, first_index + number, age, surname, ethnicity, uasc, young_mother and number == 0)
        children.append(child)
    mother_id = None
    if young_mother:
        mother_id = children[0].person_id
    elif not uasc and ctx.chance(0.3):
        mother_id = _mother(ctx, children, surname, ethnicity)
    family_id = ctx.new_id("family") if size > 1 or ctx.chance(0.5) else None
    home = _address(ctx)
    ctx.conference = None
    for number, child in enumerate(children):
        if family_id:
            ctx.add(
                "ssd_family",
                fami_table_id=ctx.new_id("family_row"),
                fami_family_id=family_id,
                fami_person_id=child.person_id,
            )
        if mother_id and mother_id != child.person_id:
            ctx.add(
                "ssd_mother",
                moth_table_id=ctx.new_id("mother_row"),
                moth_person_id=mother_id,
                moth_childs_person_id=child.person_id,
                moth_childs_dob=as_date(child.dob),
            )
        _statuses(ctx, child)
        _addresses(ctx, child, home)
        history(ctx, child)
        _identifiers(ctx, child)
        _person_row(ctx, child)
        _cohort_row(ctx, child, number)
    _pre_proceedings(ctx, children, family_id)
    return size


def _age(ctx: Context, index: int, uasc: bool) -> float:
    """Age at the run date; below zero for an unborn child."""
    draw = ctx.rng.random()
    if uasc:
        return 15 + draw * 6
    if index % UNBORN_EVERY == 11 or draw < 0.005:
        return -0.02 - draw * 0.5
    if draw < 0.9:
        return draw / 0.9 * 18
    return 18 + (draw - 0.9) * 80


def _child(ctx: Context, index: int, age: float, surname: str, ethnicity: str, uasc: bool, is_mother: bool) -> Child:
    """A child with names, sex and dates; the casework window is six years, cut at birth and death."""
    rng = ctx.rng
    born = ctx.today - int(age * 365.25)
    unborn = age < 0
    sex = "F" if is_mother else "U" if unborn else "M" if ctx.chance(0.51) else "F" if ctx.chance(0.995) else "U"
    death = None
    if not unborn and (index % DECEASED_EVERY == 31 or ctx.chance(0.003)):
        death = max(born, ctx.today - int(rng.random() * 1500))
    begin = max(ctx.start, born) if not unborn else max(ctx.start, ctx.today - 120)
    person_number = 1_000_000 + 3 * index + int(rng.random() * 3)
    legacy = rng.random()
    if ctx.chance(0.1):
        surname = ctx.words.surname(rng)
    return Child(
        index=index,
        person_id=str(person_number),
        legacy_id=None
        if legacy < 0.2
        else str(person_number)
        if legacy < 0.45
        else str(50_000_000 + 7 * index + int(rng.random() * 7)),
        forename="Unborn" if unborn and ctx.chance(0.7) else ctx.words.forename(rng, sex),
        surname=surname,
        sex=sex,
        dob=None if unborn else born,
        expected=born if unborn else None,
        death=death,
        begin=begin,
        end=ctx.today if death is None else death,
        uasc=uasc,
        is_mother=is_mother,
        ethnicity=ethnicity,
    )


def _mother(ctx: Context, children: list[Child], surname: str, ethnicity: str) -> str:
    """An adult mother with her own person row; returns her id."""
    rng = ctx.rng
    eldest = min(child.dob or child.expected or ctx.today for child in children)
    dob = eldest - int((17 + rng.random() * 20) * 365.25)
    person_id = str(700_000_000 + children[0].index)
    if ctx.chance(0.3):
        surname = ctx.words.surname(rng)
    ctx.add(
        "ssd_person",
        pers_legacy_id=None,
        pers_person_id=person_id,
        pers_forename=ctx.words.forename(rng, "F"),
        pers_surname=surname,
        pers_sex="F",
        pers_gender="F",
        pers_ethnicity=ethnicity if ctx.chance(0.7) else None,
        pers_dob=as_date(dob) if ctx.chance(0.9) else None,
        pers_is_mother="Y",
    )
    return person_id


def _person_row(ctx: Context, child: Child) -> None:
    """The child's row of ssd_person."""
    rng = ctx.rng
    unknown = None
    age = child.age(ctx.today)
    if child.upn is None and not ctx.chance(0.25):
        unknown = "UN1" if age < 5 else "UN3" if child.uasc else rng.choice(("UN2", "UN4", "UN5", "UN7"))
    draw = rng.random()
    nationality = None
    if child.uasc:
        nationality = rng.choice(UASC_COUNTRIES)
    elif draw < 0.75:
        nationality = "GB" if draw < 0.66 else rng.choice(OTHER_COUNTRIES)
    unique_id = None
    if draw < 0.4 and child.dob is not None:
        unique_id = identifiers.nhs_number(child.index, ctx.offset)
    elif draw > 0.97:
        unique_id = "SSD_SUI"
    ctx.add(
        "ssd_person",
        pers_legacy_id=child.legacy_id,
        pers_person_id=child.person_id,
        pers_upn=child.upn,
        pers_forename=child.forename,
        pers_surname=child.surname,
        pers_sex=child.sex,
        pers_gender=child.sex,
        pers_ethnicity=child.ethnicity if rng.random() < 0.95 else None,
        pers_dob=as_date(child.dob),
        pers_single_unique_id=unique_id,
        pers_upn_unknown=unknown,
        pers_send_flag="Y" if "ehcp" in child.flags else "N" if rng.random() < 0.9 else None,
        pers_expected_dob=as_date(child.expected),
        pers_death_date=as_date(child.death),
        pers_is_mother="Y" if child.is_mother else None,
        pers_nationality=nationality,
    )


def _cohort_row(ctx: Context, child: Child, number: int) -> None:
    """The child's row of ssd_cohort."""
    ctx.add(
        "ssd_cohort",
        dim_person_id=child.person_id,
        legacy_id=child.legacy_id,
        has_contact=int("contact" in child.flags),
        has_referral=int("referral" in child.flags),
        has_903=int("care" in child.flags),
        is_care_leaver=int("leaver" in child.flags),
        has_eligibility=int("leaver" in child.flags),
        has_client_flag=1,
        has_involvement=int("involved" in child.flags),
        first_activity_dttm=as_date(child.first_activity),
        last_activity_dttm=as_date(child.last_activity),
    )


def _address(ctx: Context) -> tuple[str, str]:
    """A home: its postcode and its JSON text."""
    rng = ctx.rng
    words = ctx.words
    flat = ctx.chance(0.2)
    easting, northing = 380_000 + int(rng.random() * 180_000), 150_000 + int(rng.random() * 330_000)
    located = ctx.chance(0.85)
    return identifiers.postcode(rng), outcomes.text_object(
        {
            "ROOM": str(ctx.between(1, 20)) if ctx.chance(0.03) else "",
            "FLOOR": str(ctx.between(1, 9)) if flat and ctx.chance(0.3) else "",
            "FLAT": f"Flat {ctx.between(1, 60)}" if flat else "",
            "BUILDING": rng.choice(words.buildings) if flat and ctx.chance(0.7) else "",
            "HOUSE": "" if flat else str(ctx.between(1, 240)),
            "STREET": rng.choice(words.streets),
            "TOWN": rng.choice(words.towns),
            "UPRN": str(10_000_000_000 + rng.getrandbits(36)) if located else "",
            "EASTING": str(easting) if located else "",
            "NORTHING": str(northing) if located else "",
        }
    )


def _addresses(ctx: Context, child: Child, home: tuple[str, str]) -> None:
    """Addresses of a child, the latest without an end: the family's home or, now and then, another."""
    count = 1 + int(ctx.rng.random() ** 2 * 5)
    day = child.begin - ctx.between(0, 900) if child.dob is None or child.begin > child.dob else child.begin
    if child.dob is not None:
        day = max(day, child.dob)
    step = max(1, (child.end - day) // count)
    for number in range(count):
        last = number == count - 1
        postcode, text = home if last and not ctx.chance(0.1) else _address(ctx)
        if ctx.chance(0.02):
            postcode = ""
        end = min(child.end, day + ctx.between(1, step)) if not last else None
        ctx.add(
            "ssd_address",
            addr_table_id=ctx.new_id("address"),
            addr_person_id=child.person_id,
            addr_address_type=ctx.pick("address_type"),
            addr_address_start_date=as_date(day),
            addr_address_end_date=as_date(end),
            addr_address_postcode=postcode,
            addr_address_json=text if ctx.chance(0.97) else None,
        )
        child.postcode = postcode
        if end is not None:
            day = end


def _statuses(ctx: Context, child: Child) -> None:
    """UPN, disabilities and immigration statuses."""
    rng = ctx.rng
    if child.age(ctx.today) >= 4.5 and not ctx.chance(0.45 if child.uasc else 0.1):
        year = child.dob // 365 + 6 if child.dob else 0
        child.upn = identifiers.upn(child.index, rng.choice(identifiers.LA_CODES), year, ctx.chance(0.03))
    if ctx.chance(0.13):
        codes = [code for code in ctx.codes["disability"] if code != "NONE"]
        for code in rng.sample(codes, 1 + int(rng.random() ** 2 * 4)):
            ctx.add(
                "ssd_disability",
                disa_table_id=ctx.new_id("disability"),
                disa_person_id=child.person_id,
                disa_disability_code=code,
            )
    elif ctx.chance(0.35):
        ctx.add(
            "ssd_disability",
            disa_table_id=ctx.new_id("disability"),
            disa_person_id=child.person_id,
            disa_disability_code="NONE",
        )
    if child.uasc or ctx.chance(0.012):
        day = child.begin
        statuses = (
            (
                "Unaccompanied Asylum Seeking Child (UASC)",
                "Discretionary Leave to Remain in the UK to 18 (DLR)",
                "Refugee Status",
            )
            if child.uasc
            else ("Indefinite Leave to Remain in the UK (ILR)",)
        )
        for number, status in enumerate(statuses[: ctx.between(1, len(statuses))]):
            end = day + ctx.between(60, 500)
            open_ended = end > child.end or number == len(statuses) - 1
            ctx.add(
                "ssd_immigration_status",
                immi_immigration_status_id=ctx.new_id("immigration"),
                immi_person_id=child.person_id,
                immi_immigration_status_start_date=as_date(day),
                immi_immigration_status_end_date=None if open_ended else as_date(end),
                immi_immigration_status=status,
            )
            if open_ended:
                break
            day = end


def _identifiers(ctx: Context, child: Child) -> None:
    """Linked identifiers of several types."""
    rng = ctx.rng
    age = child.age(ctx.today)
    values: list[tuple[str, str | None]] = []
    if child.upn and ctx.chance(0.1):
        year = (child.dob or 0) // 365 + 5
        values.append(
            (
                "Former Unique Pupil Number",
                identifiers.upn(child.index + 4_000_000, rng.choice(identifiers.LA_CODES), year),
            )
        )
    if child.upn and ctx.chance(0.08):
        values.append(("Unique Pupil Number", child.upn))
    if child.dob is not None and ctx.chance(0.12):
        values.append(("NHS Number", identifiers.nhs_number(child.index, ctx.offset)))
    if child.uasc:
        values.append(("Home Office Registration", f"{rng.choice('ABCKLM')}{rng.randrange(1_000_000, 9_999_999)}"))
    if age >= 16 and ctx.chance(0.2):
        values.append(
            (
                "National Insurance Number",
                f"{rng.choice(NI_PREFIXES)}{rng.randrange(100_000, 999_999)}{rng.choice('ABCD')}",
            )
        )
    if age >= 10 and ctx.chance(0.03):
        values.append(("YOT Number", f"YOT{rng.randrange(10_000, 99_999)}"))
    if "care" in child.flags and ctx.chance(0.3):
        values.append(
            (
                "Court Case Number",
                f"{rng.choice(identifiers.POSTCODE_AREAS)}{ctx.run_date.year % 100}C{rng.randrange(50_000, 59_999)}",
            )
        )
    if ctx.chance(0.04):
        values.append((rng.choice(("Case Number", "RAA ID", "Incident ID")), str(rng.randrange(10_000, 9_999_999))))
    if ctx.chance(0.03):
        values.append(("Case Number", "SSD_PH" if ctx.chance(0.5) else None))
    for kind, value in values:
        start = ctx.between(child.begin, child.end)
        ctx.add(
            "ssd_linked_identifiers",
            link_table_id=ctx.new_guid(),
            link_person_id=child.person_id,
            link_identifier_type=kind,
            link_identifier_value=value,
            link_valid_from_date=as_date(start) if ctx.chance(0.8) else None,
            link_valid_to_date=as_date(ctx.between(start, child.end))
            if ctx.chance(0.2) or kind.startswith("Former")
            else None,
        )


def _pre_proceedings(ctx: Context, children: list[Child], family_id: str | None) -> None:
    """Pre-proceedings of the siblings together: one family key and one court reference for all of them."""
    known = [child for child in children if {"cp", "care"} & child.flags]
    if not known or not ctx.chance(0.12):
        return
    rng = ctx.rng
    family_id = family_id or ctx.new_id("family")
    issued = ctx.chance(0.5)
    court = (
        f"{rng.choice(identifiers.POSTCODE_AREAS)}{ctx.run_date.year % 100}C{rng.randrange(50_000, 59_999)}"
        if issued
        else None
    )
    earliest = max(child.begin for child in known)
    latest = min(child.end for child in known)
    decision = ctx.between(earliest, latest)
    for child in known:
        meeting = min(decision + 21, latest)
        stepdown = min(meeting + 90, latest)
        ctx.add(
            "ssd_pre_proceedings",
            prep_table_id=ctx.new_id("pre_proceedings"),
            prep_person_id=child.person_id,
            prep_plo_family_id=family_id,
            prep_pre_pro_decision_date=as_date(decision),
            prep_initial_pre_pro_meeting_date=as_date(meeting),
            prep_pre_pro_outcome=ctx.pick("prep_outcome"),
            prep_agree_stepdown_issue_date=as_date(stepdown) if ctx.chance(0.7) else None,
            prep_cp_plans_referral_period=ctx.between(0, 3),
            prep_legal_gateway_outcome=ctx.pick("prep_legal_gateway_outcome"),
            prep_prev_pre_proc_child=ctx.between(0, 2),
            prep_prev_care_proc_child=ctx.between(0, 1),
            prep_pre_pro_letter_date=as_date(min(decision + 7, latest)),
            prep_care_pro_letter_date=as_date(stepdown) if issued else None,
            prep_pre_pro_meetings_num=ctx.between(0, 6),
            prep_pre_pro_parents_legal_rep=rng.choice("YNU"),
            prep_parents_legal_rep_point_of_issue=rng.choice(("Y", "N", "U", "NA")),
            prep_court_reference=court,
            prep_care_proc_court_hearings=ctx.between(1, 12) if issued else 0,
            prep_care_proc_short_notice=rng.choice("YNU") if issued else None,
            prep_proc_short_notice_reason=ctx.pick("prep_short_notice_reason"),
            prep_la_inital_plan_approved=rng.choice("YNU"),
            prep_la_initial_care_plan=ctx.pick("prep_initial_care_plan"),
            prep_la_final_plan_approved=rng.choice("YNU"),
            prep_la_final_care_plan=ctx.pick("prep_final_care_plan"),
        )
