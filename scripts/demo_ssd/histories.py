"""Which casework a child has: most have little, some have hundreds of rows."""

from __future__ import annotations

from . import care, education, social_care
from .context import Child, Context, Worker

PROFILES = ("contact", "referral", "need", "protection", "care", "leaver")
SHARES = (13, 15, 22, 26, 19, 5)


def write_history(ctx: Context, child: Child) -> None:
    """Write all casework of a child."""
    profile = _profile(ctx, child)
    for _ in range(int(ctx.rng.random() ** 3 * 15)):
        social_care.contact(ctx, child, ctx.between(child.begin, child.end), False)
    if ctx.chance(0.16) and child.dob is not None:
        social_care.early_help(ctx, child)
    if profile == "contact":
        if "contact" not in child.flags:
            social_care.contact(ctx, child, ctx.between(child.begin, child.end), False)
    elif profile == "leaver":
        _former_care(ctx, child)
    else:
        _referrals(ctx, child, profile)
    if child.age(ctx.today) >= 2.5 and ctx.chance(0.17):
        education.send_history(ctx, child)
    if ctx.chance(0.04):
        social_care.voice(ctx, child)


def _profile(ctx: Context, child: Child) -> str:
    """How far the child's casework goes."""
    if child.uasc:
        return "leaver" if child.age(ctx.today) >= 17.5 else "care"
    profile = ctx.rng.choices(PROFILES, SHARES)[0]
    if child.dob is None and profile in {"care", "leaver"}:
        return "protection"
    if profile == "leaver" and child.age(ctx.today) < 16.2:
        return "care"
    if child.age(ctx.today) >= 18 and profile in {"care", "protection"} and child.age(child.begin) > 16.5:
        return "leaver"
    return profile


def _referrals(ctx: Context, child: Child, profile: str) -> None:
    """Referrals one after the other; the last one carries the profile's main work."""
    count = 1 + int(ctx.rng.random() ** 2.5 * 6)
    adult = child.dob + 18 * 365 if child.dob is not None else None
    limit = min(child.end, adult) if adult is not None and adult > child.begin else child.end
    day = child.begin + int(ctx.rng.random() * max(1, (limit - child.begin) * 0.3))
    for number in range(count):
        final = number == count - 1
        kind = profile if final else ctx.rng.choice(("referral", "referral", "need"))
        if kind == "protection" and ctx.conference and day <= ctx.conference.referral_day < limit:
            day = ctx.conference.referral_day
        end = _one_referral(ctx, child, day, limit, kind)
        if end is None:
            return
        day = end + ctx.between(20, 300)
        if day >= limit:
            return


def _one_referral(ctx: Context, child: Child, day: int, limit: int, kind: str) -> int | None:
    """A referral of one kind; returns the day on which it closed, None if it is open."""
    nfa = kind == "referral" and ctx.chance(0.35)
    length = {"referral": ctx.between(5, 55), "need": ctx.between(70, 520), "protection": ctx.between(220, 800)}.get(
        kind, 90 + int(ctx.rng.random() ** 1.1 * 2000)
    )
    close: int | None = day + (min(length, 5) if nfa else length)
    if close is not None and close > limit:
        close = None if limit == child.end and child.death is None else limit
    last = child.end if close is None else close
    referral_id, worker = social_care.referral(ctx, child, day, close, nfa)
    if nfa:
        return close
    social_care.assessment(ctx, child, referral_id, min(day + 1, last), last, worker)
    if kind == "referral":
        return close
    cursor = min(last, day + ctx.between(30, 50))
    if ctx.chance(0.2) and last - cursor > 120:
        social_care.assessment(ctx, child, referral_id, ctx.between(cursor, last - 60), last, worker)
    if kind == "need":
        social_care.cin_plan(ctx, child, referral_id, cursor, close, worker)
        if ctx.chance(0.2):
            social_care.section_47(ctx, child, referral_id, ctx.between(cursor, last), last, False, worker)
        return close
    if kind == "protection" or ctx.chance(0.35):
        cursor = _protection(ctx, child, referral_id, day, last, close, worker)
    if kind == "care":
        start = min(last, cursor + ctx.between(0, 20))
        if child.dob is not None and child.age(start) < 5 and close is not None and ctx.chance(0.25):
            child.flags.add("adopted")
        care.care_period(ctx, child, referral_id, start, close)
        care.previous_permanence(ctx, child, start)
        if child.age(last) >= 16.1 and ctx.chance(0.8):
            care.care_leaver(ctx, child)
    return close


def _protection(
    ctx: Context, child: Child, referral_id: str, day: int, last: int, close: int | None, worker: Worker
) -> int:
    """Section 47, conference and, usually, a plan that a CIN plan may follow; returns the day to go on from."""
    shared = ctx.conference
    joint = shared is not None and shared.referral_day == day and shared.enquiry_day <= last
    start = shared.enquiry_day if shared is not None and joint else min(last, day + ctx.between(1, 12))
    enquiry_id = social_care.section_47(ctx, child, referral_id, start, last, True, worker)
    planned = ctx.chance(0.87)
    held, icpc_id, plan_id = social_care.conference(
        ctx, child, referral_id, enquiry_id, day, start, last, worker, planned
    )
    if plan_id is None:
        return held
    end: int | None = held + ctx.between(90, 560)
    if end is None or end > last:
        end = close if close is not None else None
    social_care.cp_plan(ctx, child, referral_id, icpc_id, plan_id, held, end)
    stop = last if end is None else end
    if end is not None and last - end > 60 and ctx.chance(0.6):
        social_care.cin_plan(ctx, child, referral_id, end, close, worker)
    return min(stop, held + ctx.between(20, 160))


def _former_care(ctx: Context, child: Child) -> None:
    """A young person who left care: a referral before 18, the end of care and the leaver's row."""
    adult = (child.dob or child.begin) + 18 * 365
    if adult > child.begin + 90:
        stop = min(adult, child.end)
        day = max(child.begin, stop - int(200 + ctx.rng.random() ** 1.5 * 1500))
        close = stop if stop == adult and adult < child.end else None
        if close is None and child.death is not None:
            close = child.end
        referral_id, worker = social_care.referral(ctx, child, day, close, False)
        social_care.assessment(ctx, child, referral_id, min(day + 1, stop), stop, worker)
        start = min(stop, day + ctx.between(1, 40))
        care.care_period(ctx, child, referral_id, start, close)
        care.previous_permanence(ctx, child, start)
    else:
        social_care.contact(ctx, child, ctx.between(child.begin, child.end), False)
    if child.age(child.end) >= 16:
        care.care_leaver(ctx, child)
