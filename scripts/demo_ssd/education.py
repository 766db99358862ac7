"""SEND: the child's row, requests for an EHC plan, assessments, named and active plans, needs."""

from __future__ import annotations

from . import identifiers
from .context import Child, Context, as_date


def send_history(ctx: Context, child: Child) -> None:
    """The SEND chain as far as it got."""
    rng = ctx.rng
    send_id = ctx.new_guid()
    older = child.age(ctx.today) >= 14
    unknown = None if child.upn else rng.choice(("UN1", "UN2", "UN8", "UN9"))
    ctx.add(
        "ssd_send",
        send_table_id=send_id,
        send_person_id=child.person_id,
        send_upn=child.upn,
        send_uln=identifiers.uln(child.index, ctx.offset) if older and ctx.chance(0.8) else None,
        send_upn_unknown=unknown,
    )
    day = ctx.between(child.begin, max(child.begin, child.end - 200))
    for _ in range(1 + int(rng.random() ** 4 * 3)):
        end = _request(ctx, child, send_id, day)
        if end is None:
            return
        day = end + ctx.between(100, 300)
        if day > child.end:
            return


def _request(ctx: Context, child: Child, send_id: str, day: int) -> int | None:
    """One request; returns the day on which it ended without a plan, None if it led to one or waits."""
    request_id = ctx.new_id("ehcp_request")
    decided = day + ctx.between(20, 45)
    waiting = decided > child.end
    outcome = "A" if waiting else ctx.rng.choices(("Y", "N", "W", "H"), (72, 18, 6, 4))[0]
    ctx.add(
        "ssd_ehcp_requests",
        ehcr_ehcp_request_id=request_id,
        ehcr_send_table_id=send_id,
        ehcr_ehcp_req_date=as_date(day),
        ehcr_ehcp_req_outcome_date=None if waiting else as_date(decided),
        ehcr_ehcp_req_outcome=outcome,
    )
    if waiting:
        return None
    if outcome != "Y":
        return decided
    assessed = decided + ctx.between(60, 180)
    done = assessed <= child.end
    result = "A" if not done else ctx.rng.choices(("Y", "N", "W"), (90, 7, 3))[0]
    assessment_id = ctx.new_id("ehcp_assessment")
    ctx.add(
        "ssd_ehcp_assessment",
        ehca_ehcp_assessment_id=assessment_id,
        ehca_ehcp_request_id=request_id,
        ehca_ehcp_assessment_outcome_date=as_date(assessed) if done else None,
        ehca_ehcp_assessment_outcome=result,
        ehca_ehcp_assessment_exceptions=("1" if ctx.chance(0.1) else "0") if done else None,
    )
    if result != "Y":
        return assessed if done else None
    child.flags.add("ehcp")
    ceased = ctx.between(assessed, child.end) if ctx.chance(0.12) else None
    ctx.add(
        "ssd_ehcp_named_plan",
        ehcn_named_plan_id=ctx.new_id("named_plan"),
        ehcn_ehcp_asmt_id=assessment_id,
        ehcn_named_plan_start_date=as_date(assessed),
        ehcn_named_plan_ceased_date=as_date(ceased),
        ehcn_named_plan_ceased_reason=ctx.pick("ehcp_ceased_reason") if ceased is not None else None,
    )
    if ceased is not None:
        return ceased
    active_id = ctx.new_id("active_plan")
    ctx.add(
        "ssd_ehcp_active_plans",
        ehcp_active_ehcp_id=active_id,
        ehcp_ehcp_request_id=request_id,
        ehcp_active_ehcp_last_review_date=as_date(ctx.between(assessed, child.end)) if ctx.chance(0.8) else None,
    )
    needs = ctx.rng.sample(ctx.codes["sen_need_type"], 1 + int(ctx.rng.random() ** 2 * 2.4))
    for rank, need in enumerate(needs):
        ctx.add(
            "ssd_sen_need",
            senn_table_id=ctx.new_id("sen_need"),
            senn_active_ehcp_id=active_id,
            senn_active_ehcp_need_type=need,
            senn_active_ehcp_need_rank="1" if rank == 0 else "2",
        )
    return None
