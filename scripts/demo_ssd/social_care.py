"""Casework of a child: contacts, early help, referrals with assessments and plans, section 47 and child protection."""

from __future__ import annotations

from . import outcomes
from .context import MISSING_DATE, Child, Conference, Context, Worker, as_date
from .words import EARLY_HELP_REASONS, ORGANISATIONS, comment

FACTOR_COUNT_MAX = 9


def contact(ctx: Context, child: Child, day: int, leads_to_referral: bool) -> None:
    """A contact and its outcome."""
    rng = ctx.rng
    source = ctx.pick("referral_source")
    child.flags.add("contact")
    child.active(day)
    facts = {"NEW_REFERRAL_FLAG": leads_to_referral, "NFA_FLAG": not leads_to_referral and ctx.chance(0.5)}
    ctx.add(
        "ssd_contacts",
        cont_contact_id=ctx.new_id("contact"),
        cont_person_id=child.person_id,
        cont_contact_date=as_date(day),
        cont_contact_source_code=source,
        cont_contact_source_desc=ctx.labels["referral_source"][source],
        cont_contact_outcome_json=outcomes.outcome(
            rng, outcomes.CONTACT_FLAGS, facts, "NUMBER_OF_OUTCOMES", "COMMENTS", comment(rng, child.forename), 4000
        ),
    )


def early_help(ctx: Context, child: Child) -> None:
    """Early help episodes; the worker is the placeholder that the extract writes."""
    rng = ctx.rng
    day = child.begin
    for _ in range(1 + int(rng.random() ** 2 * 3)):
        day = ctx.between(day, child.end)
        end = day + ctx.between(30, 300)
        closed = end <= child.end
        ctx.add(
            "ssd_early_help_episodes",
            earl_episode_id=ctx.new_id("early_help"),
            earl_person_id=child.person_id,
            earl_episode_start_date=as_date(day),
            earl_episode_end_date=as_date(end) if closed else None,
            earl_episode_reason=rng.choice(EARLY_HELP_REASONS),
            earl_episode_end_reason=ctx.pick("early_help_end_reason") if closed else None,
            earl_episode_organisation=rng.choice(ORGANISATIONS) if ctx.chance(0.8) else None,
            earl_episode_worker_id="SSD_PH",
        )
        if not closed:
            return
        day = end + 30
        if day > child.end:
            return


def referral(ctx: Context, child: Child, day: int, close: int | None, nfa: bool) -> tuple[str, Worker]:
    """A referral and the workers involved until it closes; returns its id and its worker."""
    rng = ctx.rng
    worker = ctx.worker()
    referral_id = ctx.new_id("referral")
    source = ctx.pick("referral_source")
    child.flags.add("referral")
    child.active(day)
    if ctx.chance(0.8):
        contact(ctx, child, max(child.begin, day - ctx.between(0, 3)), True)
    facts = {"SINGLE_ASSESSMENT_FLAG": not nfa}
    ctx.add(
        "ssd_cin_episodes",
        cine_referral_id=referral_id,
        cine_person_id=child.person_id,
        cine_referral_date=as_date(day),
        cine_cin_primary_need_code=ctx.pick("cin_primary_need") if ctx.chance(0.96) else None,
        cine_referral_source_code=source,
        cine_referral_source_desc=ctx.labels["referral_source"][source],
        cine_referral_outcome_json=outcomes.outcome(
            rng, outcomes.REFERRAL_FLAGS, facts, "NUMBER_OF_OUTCOMES", "COMMENTS", comment(rng, child.forename), 4000
        ),
        cine_referral_nfa="Y" if nfa else "N",
        cine_close_reason=None if close is None else "RC8" if nfa else ctx.pick("cin_closure_reason"),
        cine_close_date=as_date(close),
        cine_referral_team=worker.team.team_id,
        cine_referral_worker_id=worker.full_name[:48] if ctx.chance(0.6) else worker.professional_id,
    )
    if not nfa or ctx.chance(0.3):
        _involvements(ctx, child, referral_id, worker, day, close)
    return referral_id, worker


def _involvements(ctx: Context, child: Child, referral_id: str, worker: Worker, day: int, close: int | None) -> None:
    """Workers one after the other from referral to closure; open ones count towards the caseload."""
    last = close if close is not None else child.end
    count = 1 + int(ctx.rng.random() ** 2 * 4) if last - day > 60 else 1
    step = max(1, (last - day) // count)
    for number in range(count):
        final = number == count - 1
        end = close if final else min(last, day + ctx.between(max(1, step // 2), step))
        if final and close is None:
            child.flags.add("involved")
        if day <= ctx.caseload_day and (end is None or end > ctx.caseload_day):
            worker.caseload += 1
        ctx.add(
            "ssd_involvements",
            invo_involvements_id=ctx.new_id("involvement"),
            invo_professional_id=worker.professional_id if ctx.chance(0.98) else None,
            invo_professional_role_id="CW" if ctx.chance(0.85) else ctx.rng.choice(("16PLUS", "KA1", "KA7")),
            invo_professional_team=worker.team.team_id,
            invo_person_id=child.person_id,
            invo_involvement_start_date=as_date(day),
            invo_involvement_end_date=as_date(end),
            invo_worker_change_reason=ctx.pick("worker_change_reason") if end is not None and ctx.chance(0.8) else None,
            invo_referral_id=referral_id if ctx.chance(0.95) else None,
        )
        if end is not None:
            day = end
        worker = ctx.worker()


def assessment(ctx: Context, child: Child, referral_id: str, day: int, last: int, worker: Worker) -> None:
    """An assessment and, where factors were found, its factors."""
    rng = ctx.rng
    assessment_id = ctx.new_id("assessment")
    authorised = day + ctx.between(5, 60)
    nfa = ctx.chance(0.35)
    done = authorised <= last
    no_outcome = not done and ctx.chance(0.6)
    auth_date = as_date(authorised) if done and ctx.chance(0.97) else MISSING_DATE if done or ctx.chance(0.5) else None
    ctx.add(
        "ssd_cin_assessments",
        cina_assessment_id=assessment_id,
        cina_person_id=child.person_id,
        cina_referral_id=referral_id,
        cina_assessment_start_date=as_date(day),
        cina_assessment_child_seen=ctx.yes_no(0.9),
        cina_assessment_auth_date=auth_date,
        cina_assessment_outcome_json=None
        if no_outcome
        else outcomes.outcome(
            rng,
            outcomes.ASSESSMENT_FLAGS,
            {"NFA_FLAG": nfa},
            "TOTAL_NO_OF_OUTCOMES",
            "COMMENTS",
            comment(rng, child.forename),
            1000,
        ),
        cina_assessment_outcome_nfa=None if no_outcome else "Y" if nfa else "N",
        cina_assessment_team=worker.team.team_id,
        cina_assessment_worker_id=worker.user_id if ctx.chance(0.7) else worker.professional_id,
    )
    if done and ctx.chance(0.85):
        codes = rng.sample(ctx.codes["assessment_factors"], 1 + int(rng.random() ** 2 * FACTOR_COUNT_MAX))
        ctx.add(
            "ssd_assessment_factors",
            cinf_table_id=ctx.new_id("factors"),
            cinf_assessment_id=assessment_id,
            cinf_assessment_factors_json=outcomes.factors(codes),
        )


def cin_plan(ctx: Context, child: Child, referral_id: str, day: int, end: int | None, worker: Worker) -> None:
    """A child in need plan with visits about once a month."""
    ctx.add(
        "ssd_cin_plans",
        cinp_cin_plan_id=ctx.new_id("cin_plan"),
        cinp_referral_id=referral_id,
        cinp_person_id=child.person_id,
        cinp_cin_plan_start_date=as_date(day),
        cinp_cin_plan_end_date=as_date(end),
        cinp_cin_plan_team=worker.team.team_id,
        cinp_cin_plan_worker_id=worker.professional_id,
    )
    last = child.end if end is None else end
    visit = day + ctx.between(2, 20)
    while visit <= last:
        cin_visit(ctx, child, ctx.new_id("case_note"), visit)
        visit += ctx.between(10, 28)


def cin_visit(ctx: Context, child: Child, visit_id: str, day: int) -> None:
    """A child in need visit."""
    seen = ctx.yes_no(0.92)
    ctx.add(
        "ssd_cin_visits",
        cinv_cin_visit_id=visit_id,
        cinv_person_id=child.person_id,
        cinv_cin_visit_date=as_date(day),
        cinv_cin_visit_seen=seen,
        cinv_cin_visit_seen_alone=ctx.yes_no(0.6) if seen == "Y" else "N",
        cinv_cin_visit_bedroom=ctx.yes_no(0.4),
    )


def section_47(
    ctx: Context, child: Child, referral_id: str, day: int, last: int, conference: bool, worker: Worker
) -> str:
    """A section 47 enquiry; returns its id."""
    rng = ctx.rng
    end = day + ctx.between(3, 15)
    nfa = not conference and ctx.chance(0.7)
    enquiry_id = ctx.new_id("s47_enquiry")
    facts = {"NFA_FLAG": nfa, "CP_CONFERENCE_FLAG": conference}
    text = comment(rng, child.forename)
    if text and ctx.chance(0.2):
        text = text.replace(". ", '."\r\n\t"', 1)
    ctx.add(
        "ssd_s47_enquiry",
        s47e_s47_enquiry_id=enquiry_id,
        s47e_referral_id=referral_id,
        s47e_person_id=child.person_id,
        s47e_s47_start_date=as_date(day),
        s47e_s47_end_date=as_date(end) if end <= last else None,
        s47e_s47_nfa="Y" if nfa else "N",
        s47e_s47_outcome_json=outcomes.outcome(
            rng, outcomes.S47_FLAGS, facts, "TOTAL_NO_OF_OUTCOMES", "OUTCOME_COMMENTS", text, 1000, escaped=True
        ),
        s47e_s47_completed_by_team=worker.team.team_id,
        s47e_s47_completed_by_worker_id=worker.staff_id,
    )
    return enquiry_id


def conference(
    ctx: Context,
    child: Child,
    referral_id: str,
    enquiry_id: str,
    referral_day: int,
    day: int,
    last: int,
    worker: Worker,
    plan_wanted: bool,
) -> tuple[int, str, str | None]:
    """An initial conference; returns its date, its id and the id of the plan that it makes, if any."""
    rng = ctx.rng
    held = min(last, day + ctx.between(10, 30))
    shared = ctx.conference
    if shared and shared.enquiry_day == day and shared.day <= last:
        held, meeting_id = shared.day, shared.meeting_id
    else:
        meeting_id = ctx.new_id("meeting")
        ctx.conference = Conference(referral_day, day, held, meeting_id)
    target = day + 21 if child.death is None else min(day + 21, child.end)
    icpc_id = ctx.new_id("icpc")
    plan_id = ctx.new_id("cp_plan") if plan_wanted else None
    text = comment(rng, child.forename)
    ctx.add(
        "ssd_initial_cp_conference",
        icpc_icpc_id=icpc_id,
        icpc_icpc_meeting_id=meeting_id,
        icpc_s47_enquiry_id=enquiry_id if ctx.chance(0.96) else None,
        icpc_person_id=child.person_id,
        icpc_cp_plan_id=plan_id,
        icpc_referral_id=referral_id,
        icpc_icpc_transfer_in=ctx.yes_no(0.04),
        icpc_icpc_target_date=as_date(target),
        icpc_icpc_date=as_date(held),
        icpc_icpc_outcome_cp_flag="Y" if plan_wanted else "N",
        icpc_icpc_outcome_json=outcomes.outcome(
            rng,
            outcomes.ICPC_FLAGS,
            {"CP_FLAG": plan_wanted},
            "TOTAL_NO_OF_OUTCOMES",
            "COMMENTS",
            text,
            1000,
            escaped=True,
        ),
        icpc_icpc_team=worker.team.team_id,
        icpc_icpc_worker_id=worker.staff_id,
    )
    return held, icpc_id, plan_id


def cp_plan(
    ctx: Context, child: Child, referral_id: str, icpc_id: str, plan_id: str, day: int, end: int | None
) -> None:
    """A child protection plan with visits about every ten working days and reviews after three and then six months."""
    child.flags.add("cp")
    category = ctx.pick("cp_abuse_category_text")
    ctx.add(
        "ssd_cp_plans",
        cppl_cp_plan_id=plan_id,
        cppl_referral_id=referral_id if ctx.chance(0.97) else None,
        cppl_icpc_id=icpc_id if ctx.chance(0.96) else None,
        cppl_person_id=child.person_id,
        cppl_cp_plan_start_date=as_date(day),
        cppl_cp_plan_end_date=as_date(end),
        cppl_cp_plan_ola=ctx.yes_no(0.03),
        cppl_cp_plan_initial_category=category,
        cppl_cp_plan_latest_category=category if ctx.chance(0.8) else ctx.pick("cp_abuse_category_text"),
    )
    last = child.end if end is None else end
    visit = day + ctx.between(1, 10)
    while visit <= last:
        visit_id = ctx.new_id("case_note")
        seen = ctx.yes_no(0.94)
        ctx.add(
            "ssd_cp_visits",
            cppv_cp_visit_id=visit_id,
            cppv_person_id=child.person_id,
            cppv_cp_plan_id=plan_id if ctx.chance(0.97) else None,
            cppv_cp_visit_date=as_date(visit),
            cppv_cp_visit_seen=seen,
            cppv_cp_visit_seen_alone=ctx.yes_no(0.65) if seen == "Y" else "N",
            cppv_cp_visit_bedroom=ctx.yes_no(0.5),
        )
        if ctx.chance(0.08):
            cin_visit(ctx, child, visit_id, visit)
        visit += ctx.between(6, 14)
    due = day + 91
    while due <= (last + 30 if child.death is None else last):
        held = due + ctx.between(-10, 6)
        happened = held <= last
        ctx.add(
            "ssd_cp_reviews",
            cppr_cp_review_id=ctx.new_id("cp_review"),
            cppr_person_id=child.person_id,
            cppr_cp_plan_id=plan_id,
            cppr_cp_review_due=as_date(due),
            cppr_cp_review_date=as_date(held) if happened else None,
            cppr_cp_review_meeting_id=ctx.new_id("meeting"),
            cppr_cp_review_outcome_continue_cp=("N" if end is not None and due + 182 > last else "Y")
            if happened
            else None,
            cppr_cp_review_quorate=ctx.rng.choice(("Yes", "Yes", "Yes", "No")) if happened else None,
            cppr_cp_review_participation=ctx.pick("review_participation") if ctx.chance(0.25) else None,
        )
        due += 182


def voice(ctx: Context, child: Child) -> None:
    """A voice of the child row, which no national extract fills yet."""
    ctx.add(
        "ssd_voice_of_child",
        voch_table_id=ctx.new_id("voice"),
        voch_person_id=child.person_id,
        voch_explained_worries=ctx.yes_no(0.7, 0.2),
        voch_story_help_understand=ctx.yes_no(0.7, 0.2),
        voch_agree_worker=ctx.yes_no(0.6, 0.2),
        voch_plan_safe=ctx.yes_no(0.7, 0.2),
        voch_tablet_help_explain=ctx.yes_no(0.3, 0.3),
    )
