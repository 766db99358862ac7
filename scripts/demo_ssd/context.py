"""What every generator module shares: settings, id counters, teams, workers and the rows of the current batch."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from .schema import Schema
from .words import Words

ACTIVITY_YEARS = 6
MISSING_DATE = date(1900, 1, 1)
Row = dict[str, object]


@dataclass
class Team:
    """A team and the space of department ids that its parent column uses."""

    team_id: str
    name: str
    parent_id: str | None
    parent_name: str | None


@dataclass
class Worker:
    """A worker with one id in each of the three spaces that the SSD mixes, and the cases counted so far."""

    professional_id: str
    staff_id: str
    user_id: str
    registration: str | None
    forename: str
    surname: str
    team: Team
    job_title: str
    full_time: float
    caseload: int = 0

    @property
    def full_name(self) -> str:
        """Name as the case system displays it."""
        return f"{self.forename} {self.surname}"


@dataclass
class Child:
    """A child, young person or unborn child; dates are day numbers (``date.toordinal``)."""

    index: int
    person_id: str
    legacy_id: str | None
    forename: str
    surname: str
    sex: str
    dob: int | None
    expected: int | None
    death: int | None
    begin: int
    end: int
    uasc: bool = False
    is_mother: bool = False
    upn: str | None = None
    ethnicity: str | None = None
    postcode: str | None = None
    flags: set[str] = field(default_factory=set)
    first_activity: int | None = None
    last_activity: int | None = None

    def age(self, day: int) -> float:
        """Age in years on a day; negative before birth."""
        born = self.dob if self.dob is not None else self.expected
        return (day - born) / 365.25 if born is not None else 10.0

    def active(self, day: int) -> None:
        """Note a contact or referral for the cohort table."""
        if self.first_activity is None or day < self.first_activity:
            self.first_activity = day
        if self.last_activity is None or day > self.last_activity:
            self.last_activity = day


@dataclass(frozen=True)
class Conference:
    """A conference at which the siblings of a family are discussed together; days are day numbers."""

    referral_day: int
    enquiry_day: int
    day: int
    meeting_id: str


class Context:
    """Settings and shared state of one generation."""

    def __init__(
        self,
        schema: Schema,
        lists: dict[str, list[tuple[str, str]]],
        words: Words,
        seed: int,
        run_date: date,
        children: int,
    ):
        self.schema = schema
        self.lists = lists
        self.words = words
        self.seed = seed
        self.children = children
        self.run_date = run_date
        self.today = run_date.toordinal()
        self.start = self.today - int(ACTIVITY_YEARS * 365.25)
        previous = date(run_date.year if run_date >= date(run_date.year, 9, 30) else run_date.year - 1, 9, 30)
        self.caseload_day = previous.toordinal()
        self.offset = random.Random(f"offset|{seed}").randrange(1_000_000)
        self.codes = {name: tuple(code for code, _ in rows) for name, rows in lists.items()}
        self.labels = {name: dict(rows) for name, rows in lists.items()}
        self.coded_text = {name: tuple(f"{code} {label}"[:100] for code, label in rows) for name, rows in lists.items()}
        self.rows: dict[str, list[Row]] = {name: [] for name in schema}
        self.teams: list[Team] = []
        self.workers: list[Worker] = []
        self._next: dict[str, int] = {}
        self.rng = random.Random(seed)
        self.families = 0
        self.conference: Conference | None = None  # of the family at hand; its siblings share it

    def take_rows(self) -> dict[str, list[Row]]:
        """Hand over the rows gathered so far and start a new batch."""
        taken, self.rows = self.rows, {name: [] for name in self.schema}
        return taken

    def add(self, table: str, **values: object) -> None:
        """Add a row; columns that are not given are NULL."""
        self.rows[table].append(values)

    def new_id(self, space: str) -> str:
        """Next identifier of a space: integers held as text, with gaps, as a case system numbers them."""
        value = self._next.get(space)
        if value is None:
            value = 100_000 + sum(map(ord, space)) % 89 * 10_000
        value += 1 + int(self.rng.random() * 3)
        self._next[space] = value
        return str(value)

    def new_guid(self) -> str:
        """A random identifier as ``NEWID()`` writes it."""
        text = f"{self.rng.getrandbits(128):032X}"
        return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"

    def pick(self, list_name: str) -> str:
        """A code of a value list; the earlier codes of a list come up more often, as in real systems."""
        codes = self.codes[list_name]
        return codes[int(self.rng.random() ** 1.6 * len(codes))]

    def pick_text(self, list_name: str) -> str:
        """A code followed by its label, as the extract writes descriptions."""
        texts = self.coded_text[list_name]
        return texts[int(self.rng.random() ** 1.6 * len(texts))]

    def worker(self) -> Worker:
        """A worker; a few carry many more cases than the others."""
        return self.workers[int(self.rng.random() ** 1.3 * len(self.workers))]

    def chance(self, share: float) -> bool:
        """True in that share of calls."""
        return self.rng.random() < share

    def between(self, low: int, high: int) -> int:
        """A whole number from low to high, both included; low if the range is empty."""
        return low + int(self.rng.random() * (high - low + 1)) if high > low else low

    def yes_no(self, share: float = 0.5, missing: float = 0.04) -> str | None:
        """Y in that share, N otherwise, NULL now and then."""
        draw = self.rng.random()
        if draw < missing:
            return None
        return "Y" if self.rng.random() < share else "N"

    def at_time(self, day: int) -> datetime:
        """That day with a time of day."""
        return datetime.fromordinal(day) + timedelta(seconds=int(self.rng.random() * 86_400))


def as_date(day: int | None) -> date | None:
    """Day number to date; None stays None."""
    return None if day is None else date.fromordinal(day)
