"""Tables that belong to no child: the calendar, teams and workers."""

from __future__ import annotations

from datetime import date, timedelta

from .context import Context, Team, Worker
from .words import JOB_TITLES, TEAM_KINDS, TEAM_PLACES

CALENDAR_YEARS = 12


def make_calendar(ctx: Context) -> None:
    """Fill ssd_dim_date with twelve calendar years, of which the run date's is the tenth."""
    first = ctx.run_date.year - 9
    day, last = date(first, 1, 1), date(first + CALENDAR_YEARS - 1, 12, 31)
    while day <= last:
        iso_year, iso_week, weekday = day.isocalendar()
        quarter = (day.month + 2) // 3
        quarter_start = date(day.year, 3 * quarter - 2, 1)
        fiscal = day.year if day.month >= 4 else day.year - 1
        ctx.add(
            "ssd_dim_date",
            date_key=day.year * 10_000 + day.month * 100 + day.day,
            full_date=day,
            calendar_year=day.year,
            calendar_quarter=quarter,
            month_number=day.month,
            day_of_month=day.day,
            iso_year=iso_year,
            iso_week=iso_week,
            day_of_week_monday1=weekday,
            is_weekend=int(weekday > 5),
            month_start_date=day.replace(day=1),
            month_end_date=_month_end(day),
            quarter_start_date=quarter_start,
            quarter_end_date=_month_end(date(day.year, 3 * quarter, 1)),
            year_start_date=date(day.year, 1, 1),
            year_end_date=date(day.year, 12, 31),
            fiscal_year_start_year=fiscal,
            fiscal_year_label=f"{fiscal}/{(fiscal + 1) % 100:02d}",
            fiscal_year_start_date=date(fiscal, 4, 1),
            fiscal_year_end_date=date(fiscal + 1, 3, 31),
            fiscal_quarter=(quarter + 2) % 4 + 1,
            fiscal_quarter_start_date=quarter_start,
            fiscal_quarter_end_date=_month_end(date(day.year, 3 * quarter, 1)),
        )
        day += timedelta(days=1)


def _month_end(day: date) -> date:
    """Last day of the month that holds the day."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def make_teams(ctx: Context) -> None:
    """Teams in departments: most parents are teams of the table, one has an id of the other space, some have none."""
    count = max(12, min(120, ctx.children // 250))
    rng = ctx.rng
    for number in range(count):
        kind = TEAM_KINDS[number % len(TEAM_KINDS)]
        place = TEAM_PLACES[number // len(TEAM_KINDS) % len(TEAM_PLACES)]
        name = f"{kind} {place}"
        if ctx.chance(0.1):
            name += f" ({ctx.words.forename(rng, 'F')} {ctx.words.surname(rng)})"
        parent_id = parent_name = None
        if number >= 4:
            parent = ctx.teams[number % 4]
            parent_id, parent_name = parent.team_id, parent.name
        elif number == 3:
            parent_id, parent_name = ctx.new_id("department"), "Children's Services"
        ctx.teams.append(Team(ctx.new_id("team"), name, parent_id, parent_name))
    for team in ctx.teams:
        ctx.add(
            "ssd_department",
            dept_team_id=team.team_id,
            dept_team_name=team.name,
            dept_team_parent_id=team.parent_id,
            dept_team_parent_name=team.parent_name,
        )


def make_workers(ctx: Context) -> None:
    """Workers of the teams; their rows are written at the end, when the caseloads are known."""
    rng = ctx.rng
    for number in range(max(20, min(8_000, ctx.children // 12))):
        staff = f"{rng.choice(('ST', 'AG', ''))}{ctx.new_id('staff')}"
        ctx.workers.append(
            Worker(
                professional_id=ctx.new_id("professional"),
                staff_id=staff,
                user_id=ctx.new_id("user"),
                registration=f"SW{100_003 + number * 7 + rng.randrange(7)}" if ctx.chance(0.75) else None,
                forename=ctx.words.forename(rng, "F" if ctx.chance(0.78) else "M"),
                surname=ctx.words.surname(rng),
                team=ctx.teams[int(rng.random() * len(ctx.teams))],
                job_title=JOB_TITLES[int(rng.random() ** 1.8 * len(JOB_TITLES))],
                full_time=rng.choice((1.0, 1.0, 1.0, 0.8, 0.6, 0.5, 0.9)),
            )
        )


def write_workers(ctx: Context) -> None:
    """Rows of ssd_professionals with the cases open on the last 30 September."""
    for worker in ctx.workers:
        ctx.add(
            "ssd_professionals",
            prof_professional_id=worker.professional_id,
            prof_staff_id=worker.staff_id,
            prof_professional_name=worker.full_name,
            prof_social_worker_registration_no=worker.registration,
            prof_agency_worker_flag=ctx.yes_no(0.15, 0.2),
            prof_professional_job_title=worker.job_title,
            prof_professional_caseload=worker.caseload,
            prof_professional_department=worker.team.name[:100],
            prof_full_time_equivalency=worker.full_time if ctx.chance(0.9) else None,
        )
