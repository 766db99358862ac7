"""Children looked after and care leavers."""

from __future__ import annotations

from datetime import date

from . import identifiers, outcomes
from .context import MISSING_DATE, Child, Context, as_date
from .words import AUTHORITIES, OFFENCES

MISSING_MAX = 320


def care_period(ctx: Context, child: Child, referral_id: str | None, start: int, end: int | None) -> str:
    """A period of care with its episodes, placements, reviews, visits, health, plans and incidents; returns its id."""
    child.flags.add("care")
    last = child.end if end is None else end
    care_id = ctx.new_id("care_period")
    _episodes(ctx, child, care_id, referral_id, start, end, last)
    _reviews(ctx, child, care_id, start, last)
    _visits(ctx, child, care_id, start, last)
    _health(ctx, child, start, last)
    _care_plans(ctx, child, start, end, last)
    _incidents(ctx, child, start, last)
    if ctx.chance(0.14) or "adopted" in child.flags:
        _permanence(ctx, child, care_id, start, end, last)
    return care_id


def _placement(ctx: Context, child: Child, care_id: str, start: int, end: int | None, move: bool) -> str:
    """A placement; its distance and its setting are at times the extract's stand-ins for unknown."""
    rng = ctx.rng
    placement_id = ctx.new_id("placement")
    age = child.age(start)
    kind = (
        rng.choice(("H5", "P2", "K2", "U6", "U4"))
        if age >= 16
        else ctx.rng.choice(("U6", "U6", "U4", "U5", "U1", "U3", "K2", "P1", "R1", "A5", "T0"))
    )
    inspected = kind.startswith(("K", "U", "R"))
    ctx.add(
        "ssd_cla_placement",
        clap_cla_placement_id=placement_id,
        clap_cla_id=care_id,
        clap_person_id=child.person_id,
        clap_cla_placement_start_date=as_date(start),
        clap_cla_placement_type=kind,
        clap_cla_placement_urn=f"SC{400_000 + rng.randrange(9_000)}"
        if inspected and ctx.chance(0.9)
        else "XXXXXXX"
        if ctx.chance(0.8)
        else None,
        clap_cla_placement_distance=999.9 if ctx.chance(0.04) else round(rng.random() ** 2.5 * 180, 1),
        clap_cla_placement_provider=ctx.rng.choice(("PR1", "PR1", "PR4", "PR4", "PR5", "PR2", "PR0"))
        if kind != "P1"
        else "PR0",
        clap_cla_placement_postcode=identifiers.postcode(rng) if ctx.chance(0.95) else None,
        clap_cla_placement_end_date=as_date(end),
        clap_cla_placement_change_reason=ctx.pick("placement_change_reason") if move else None,
    )
    if ctx.chance(0.3):
        ctx.add(
            "ssd_s251_finance",
            s251_table_id=ctx.new_id("s251"),
            s251_cla_placement_id=placement_id,
            s251_placeholder_1="SSD_PH" if ctx.chance(0.5) else None,
            s251_placeholder_2="SSD_PH" if ctx.chance(0.2) else None,
            s251_placeholder_3="SSD_PH" if ctx.chance(0.2) else None,
            s251_placeholder_4="SSD_PH" if ctx.chance(0.2) else None,
        )
    return placement_id


def _legal_status(ctx: Context, child: Child, text: str, start: int, end: int | None) -> None:
    """A legal status as description text."""
    ctx.add(
        "ssd_legal_status",
        lega_legal_status_id=ctx.new_id("legal_status"),
        lega_person_id=child.person_id,
        lega_legal_status=text,
        lega_legal_status_start_date=as_date(start),
        lega_legal_status_end_date=as_date(end),
    )


def _episodes(
    ctx: Context, child: Child, care_id: str, referral_id: str | None, start: int, end: int | None, last: int
) -> None:
    """Episodes of care: each change of placement or legal status starts a new one."""
    rng = ctx.rng
    length = last - start
    moves = min(int(rng.paretovariate(1.3)), 14) if length > 60 else 1
    changes = sorted({start + 1 + int(rng.random() * max(1, length - 1)) for _ in range(moves)}) if length > 60 else []
    boundaries = [start, *changes]
    contact = last - ctx.between(0, 90) if ctx.chance(0.8) else None
    contact = None if contact is None or contact < start else contact
    reasons = {code: f"{code} - {label}" for code, label in ctx.lists["cla_episode_start_reason"]}
    legal_start, legal_text = start, _pick_legal(ctx, child, start)
    need = ctx.pick("cla_primary_need")
    placement_id = ""
    for number, day in enumerate(boundaries):
        final = number == len(boundaries) - 1
        ceased = end if final else boundaries[number + 1]
        code = "S" if number == 0 else rng.choice("PPPTBLLU")
        if code in "SPTB" or not placement_id:
            until = end
            placement_id = _placement(ctx, child, care_id, day, ceased if not final else until, number > 0)
        if number and code in "LBU":
            _legal_status(ctx, child, legal_text, legal_start, day)
            legal_start, legal_text = day, _pick_legal(ctx, child, day)
        ceased_reason = None
        if ceased is not None:
            reason = (
                "X1"
                if not final
                else "E11"
                if "adopted" in child.flags
                else rng.choice(("E4A", "E4B", "E45", "E5", "E8", "E3", "E17"))
            )
            ceased_reason = f"{reason} {ctx.labels['cla_episode_ceased_reason'][reason]}"
        ctx.add(
            "ssd_cla_episodes",
            clae_cla_episode_id=ctx.new_id("cla_episode"),
            clae_person_id=child.person_id,
            clae_cla_placement_id=placement_id,
            clae_cla_episode_start_date=as_date(day),
            clae_cla_episode_start_reason=reasons[code],
            clae_cla_primary_need_code=need,
            clae_cla_episode_ceased_date=as_date(ceased),
            clae_cla_episode_ceased_reason=ceased_reason,
            clae_cla_id=care_id,
            clae_referral_id=referral_id,
            clae_cla_last_iro_contact_date=as_date(contact),
            clae_entered_care_date=as_date(start),
        )
    _legal_status(ctx, child, legal_text, legal_start, end)


def _pick_legal(ctx: Context, child: Child, day: int) -> str:
    """A legal status that suits the age."""
    if ctx.chance(0.5):
        over = child.age(day) >= 16
        return (
            "Single placement acc. by LA S20(3) CA 16 & over"
            if over
            else "Single placement acc. by LA S20(1) CA under 16"
        )
    return ctx.pick("legal_status_systemc_text")


def _reviews(ctx: Context, child: Child, care_id: str, start: int, last: int) -> None:
    """Reviews due after 20 working days, three months and then every six months."""
    due, step = start + 28, 91
    while due <= (last + 45 if child.death is None else last):
        held = due + ctx.between(-12, 8)
        happened = held <= last
        cancelled = ctx.chance(0.03)
        ctx.add(
            "ssd_cla_reviews",
            clar_cla_review_id=ctx.new_id("cla_review"),
            clar_cla_id=care_id,
            clar_cla_person_id=child.person_id,
            clar_cla_review_due_date=as_date(due),
            clar_cla_review_date=as_date(held) if happened and not cancelled else None,
            clar_cla_review_cancelled="Y" if cancelled else "N",
            clar_cla_review_participation=ctx.pick_text("review_participation") if happened and ctx.chance(0.9) else "",
        )
        due, step = due + step, 182


def _visits(ctx: Context, child: Child, care_id: str, start: int, last: int) -> None:
    """Visits about every six weeks."""
    day = start + ctx.between(2, 7)
    while day <= last:
        seen = ctx.yes_no(0.95)
        ctx.add(
            "ssd_cla_visits",
            clav_cla_visit_id=ctx.new_id("cla_visit"),
            clav_cla_id=care_id,
            clav_person_id=child.person_id,
            clav_cla_visit_date=as_date(day),
            clav_cla_visit_seen=seen,
            clav_cla_visit_seen_alone=ctx.yes_no(0.7) if seen == "Y" else "N",
        )
        day += ctx.between(14, 40)


def _health(ctx: Context, child: Child, start: int, last: int) -> None:
    """Health checks, the one immunisation row and the yearly SDQ."""
    rng = ctx.rng
    day = start + ctx.between(10, 60)
    number = 0
    while day <= last:
        kind = (
            ("Health Assessment", "Dental Check", "Dental Check", "Optician check")[number % 4]
            if ctx.chance(0.95)
            else "Health Check"
        )
        ctx.add(
            "ssd_cla_health",
            clah_health_check_id=ctx.new_id("health_check"),
            clah_person_id=child.person_id,
            clah_health_check_type=kind,
            clah_health_check_date=as_date(day),
            clah_health_check_status="Completed" if ctx.chance(0.85) else ctx.pick("health_check_status"),
        )
        number += 1
        day += ctx.between(70, 160)
    if "immunised" not in child.flags and ctx.chance(0.9):
        child.flags.add("immunised")
        ctx.add(
            "ssd_cla_immunisations",
            clai_person_id=child.person_id,
            clai_immunisations_status=ctx.yes_no(0.85),
            clai_immunisations_status_date=ctx.at_time(ctx.between(start, max(start, last - 1))),
        )
    day = start + ctx.between(60, 200)
    while day <= last:
        if 4 <= child.age(day) < 17.5:
            ctx.add(
                "ssd_sdq_scores",
                csdq_table_id=ctx.new_id("sdq"),
                csdq_person_id=child.person_id,
                csdq_sdq_completed_date=as_date(day),
                csdq_sdq_score=int(rng.triangular(0, 41, 13)) if ctx.chance(0.88) else None,
                csdq_sdq_reason="SSD_PH",
            )
        day += ctx.between(330, 400)


def _care_plans(ctx: Context, child: Child, start: int, end: int | None, last: int) -> None:
    """Care plans one after the other."""
    day = min(last, start + ctx.between(0, 10))
    while True:
        until = day + ctx.between(90, 420)
        final = until >= last
        ctx.add(
            "ssd_cla_care_plan",
            lacp_table_id=ctx.new_id("care_plan"),
            lacp_person_id=child.person_id,
            lacp_cla_care_plan_start_date=as_date(day),
            lacp_cla_care_plan_end_date=as_date(end if final else until),
            lacp_cla_care_plan_json=outcomes.care_plan(ctx.rng),
        )
        if final:
            return
        day = until


def _incidents(ctx: Context, child: Child, start: int, last: int) -> None:
    """Missing episodes (a few children have very many), convictions and substance misuse."""
    rng = ctx.rng
    if child.age(last) < 10:
        return
    first = max(start, last - int((child.age(last) - 10) * 365.25))
    if ctx.chance(0.28):
        count = min(int(rng.paretovariate(0.5)), MISSING_MAX, max(1, (last - first) // 2))
        for _ in range(count):
            went = ctx.at_time(ctx.between(first, max(first, last - 3)))
            back = (
                None
                if ctx.chance(0.01)
                else ctx.at_time(min(last, went.date().toordinal() + 1 + int(rng.random() ** 4 * 12)))
            )
            offered = "Y" if ctx.chance(0.8) else ctx.pick("return_interview")
            ctx.add(
                "ssd_missing",
                miss_table_id=ctx.new_id("missing"),
                miss_person_id=child.person_id,
                miss_missing_episode_start_date=went,
                miss_missing_episode_type=rng.choice(("M", "M", "Missing", "A", "Away")),
                miss_missing_episode_end_date=back,
                miss_missing_rhi_offered=offered,
                miss_missing_rhi_accepted=ctx.pick("return_interview")
                if offered == "Y"
                else "NA"
                if ctx.chance(0.6)
                else None,
            )
    if ctx.chance(0.1):
        for _ in range(1 + int(rng.random() ** 3 * 6)):
            ctx.add(
                "ssd_cla_convictions",
                clac_cla_conviction_id=ctx.new_id("conviction"),
                clac_person_id=child.person_id,
                clac_cla_conviction_date=as_date(ctx.between(first, last)),
                clac_cla_conviction_offence=rng.choice(OFFENCES),
            )
    if ctx.chance(0.12):
        for _ in range(1 + int(rng.random() ** 3 * 5)):
            ctx.add(
                "ssd_cla_substance_misuse",
                clas_substance_misuse_id=ctx.new_id("substance"),
                clas_person_id=child.person_id,
                clas_substance_misuse_date=as_date(ctx.between(first, last)),
                clas_substance_misused=ctx.pick("substance_misused"),
                clas_intervention_received=ctx.yes_no(0.6),
            )


def previous_permanence(ctx: Context, child: Child, start: int) -> None:
    """The form on earlier permanence: usually none; the order date is text with unknown parts as zz."""
    option = ctx.rng.choices(("Z1", "", "P2", "P3", "P1", "P4"), (50, 20, 10, 8, 7, 5))[0]
    dated = option in {"P1", "P2", "P3"}
    order = None
    if dated:
        born = child.dob if child.dob is not None else start
        day = date.fromordinal(ctx.between(born, start))
        order = f"{day:%d/%m/%Y}"
        draw = ctx.rng.random()
        if draw < 0.2:
            order = f"zz/{day:%m/%Y}"
        elif draw < 0.3:
            order = f"zz/zz/{day:%Y}"
    elif option == "P4":
        order = "zz/zz/zzzz"
    ctx.add(
        "ssd_cla_previous_permanence",
        lapp_table_id=ctx.new_id("previous_permanence"),
        lapp_person_id=child.person_id,
        lapp_previous_permanence_option=option,
        lapp_previous_permanence_la=ctx.rng.choice(AUTHORITIES) if dated else "",
        lapp_previous_permanence_order_date=order,
    )


def _permanence(ctx: Context, child: Child, care_id: str, start: int, end: int | None, last: int) -> None:
    """Adoption and other permanence; the person column at times holds the legacy id, as the extract writes it."""
    rng = ctx.rng
    adoption = "adopted" in child.flags or (child.age(start) < 8 and ctx.chance(0.6))
    decision = ctx.between(start, last)
    steps = [decision + 30 * number + ctx.between(0, 20) for number in range(1, 5)]
    reached = [day if day <= last else None for day in steps]
    reversed_decision = adoption and end is None and ctx.chance(0.35)
    adopters = ctx.between(1, 2)
    ordered = end is not None and (adoption or ctx.chance(0.7))
    foster = ctx.chance(0.2)
    person_id = child.legacy_id if child.legacy_id and ctx.chance(0.4) else child.person_id
    siblings = ctx.chance(0.35)
    ctx.add(
        "ssd_permanence",
        perm_table_id=f"{ctx.new_id('permanence')}{care_id}",
        perm_person_id=person_id,
        perm_cla_id=care_id,
        perm_adm_decision_date=as_date(decision) if adoption else None,
        perm_part_of_sibling_group="1" if siblings else "0",
        perm_siblings_placed_together=ctx.between(1, 3) if siblings else None,
        perm_siblings_placed_apart=ctx.between(0, 2) if siblings else None,
        perm_ffa_cp_decision_date=as_date(decision) if adoption and foster else None,
        perm_placement_order_date=as_date(reached[0]) if adoption else None,
        perm_matched_date=as_date(reached[1]) if adoption else None,
        perm_adopter_sex=ctx.pick("adopter_sex") if adoption and reached[2] else None,
        perm_adopter_legal_status=ctx.pick("adopter_legal_status") if adoption and reached[2] else None,
        perm_number_of_adopters=adopters if adoption and reached[2] else None,
        perm_placed_for_adoption_date=as_date(reached[2]) if adoption else None,
        perm_adopted_by_carer_flag=ctx.yes_no(0.2) if adoption else None,
        perm_placed_foster_carer_date=MISSING_DATE,
        perm_placed_ffa_cp_date=as_date(reached[0]) if adoption and foster else None,
        perm_placement_provider_urn=f"SC{500_000 + rng.randrange(5_000)}" if adoption and ctx.chance(0.6) else None,
        perm_decision_reversed_date=as_date(reached[3]) if reversed_decision else None,
        perm_decision_reversed_reason=ctx.pick("adoption_decision_reversed_reason")
        if reversed_decision and reached[3]
        else None,
        perm_permanence_order_date=as_date(end) if ordered else None,
        perm_permanence_order_type=(
            "Adoption"
            if adoption
            else rng.choice(("Special Guardianship Order", "Child Arrangements/ Residence Order"))
        )
        if ordered
        else None,
        perm_adoption_worker_id=ctx.worker().professional_id if adoption else None,
    )


def care_leaver(ctx: Context, child: Child) -> None:
    """A care leaver's row: eligibility, contact, home, activity and adviser."""
    age = child.age(child.end)
    worker = ctx.worker()
    child.flags.add("leaver")
    contacted = child.end - int(ctx.rng.random() ** 2 * 700)
    in_touch = ctx.rng.choices(("YES", "NO", "REFU", "NREQ", "RHOM"), (80, 8, 6, 4, 2))[0]
    if child.death is not None:
        in_touch = "DIED"
    known = in_touch == "YES"
    ctx.add(
        "ssd_care_leavers",
        clea_table_id=ctx.new_guid(),
        clea_person_id=child.person_id,
        clea_care_leaver_eligibility="Eligible"
        if age < 18 and ctx.chance(0.7)
        else "Relevant"
        if age < 18
        else ctx.rng.choice(("Former Relevant", "Former Relevant", "Qualifying", "No Current Eligibility")),
        clea_care_leaver_in_touch=in_touch,
        clea_care_leaver_latest_contact=as_date(max(contacted, child.begin)) if ctx.chance(0.95) else None,
        clea_care_leaver_accommodation=ctx.pick_text("api_care_leaver_accommodation") if known else None,
        clea_care_leaver_accom_suitable=ctx.pick_text("care_leaver_accommodation_suitable") if known else None,
        clea_care_leaver_activity=ctx.pick_text("api_care_leaver_activity") if known else None,
        clea_pathway_plan_review_date=as_date(max(child.begin, child.end - ctx.between(0, 300)))
        if ctx.chance(0.85)
        else MISSING_DATE,
        clea_care_leaver_personal_advisor=ctx.worker().professional_id,
        clea_care_leaver_allocated_team=worker.team.team_id,
        clea_care_leaver_worker_id=worker.professional_id,
    )
