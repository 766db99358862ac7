"""Pools of words, made once with Faker: drawing from a pool is far faster than asking Faker for each row."""

from __future__ import annotations

import random
from dataclasses import dataclass

from faker import Faker

SENTENCES = (
    "{name} was seen at home and spoke about school.",
    "Spoke with the grandparent of {name} by telephone.",
    "Home conditions have improved since the last visit.",
    "{name} said that weekends are difficult.",
    "Agreed to share information with the health visitor.",
    "No further concerns were raised by the school.",
    "Police attended the address on two occasions.",
    "Mother attended with {name} and agreed to the plan.",
    "Referral to the family support service was discussed.",
    "{name} wishes to see more of the extended family.",
    "Strategy discussion held with police and health.",
    "Father was not present and will be contacted.",
    "Attendance at school is at 78 percent this term.",
    "The safety plan was reviewed and signed by both parents.",
    "{name} did not wish to take part today.",
    "Housing officer confirmed that repairs are outstanding.",
    "Contact arrangements with siblings are working well.",
    "The family is known to adult services.",
)
OFFENCES = (
    "Theft from a shop", "Criminal damage under 5,000", "Common assault", "Possession of cannabis",
    "Taking a vehicle without consent", "Public order, section 4", "Burglary other than in a dwelling",
    "Possession of a bladed article in a public place",
    "Assault occasioning actual bodily harm, with a co-defendant, at a bus station",
)  # fmt: skip
EARLY_HELP_REASONS = (
    "Family support", "School attendance", "Parental conflict", "Housing and debt",
    "Emotional wellbeing of a child", "Young carer", "Behaviour at home",
    "Parent asked for help after a bereavement in the family",
)  # fmt: skip
ORGANISATIONS = (
    "Primary school",
    "Health visiting",
    "Family hub",
    "Youth service",
    "Voluntary sector",
    "LA early help",
    "SCH",
    "HV",
)
JOB_TITLES = (
    "Social Worker", "Senior Social Worker", "Advanced Practitioner", "Team Manager", "Family Support Worker",
    "Personal Adviser", "Newly Qualified Social Worker", "Independent Reviewing Officer", "Student Social Worker",
    "Service Manager, Permanence",
)  # fmt: skip
TEAM_KINDS = (
    "Duty and Assessment", "Safeguarding", "Children in Care", "Leaving Care", "Children with Disabilities",
    "Family Support", "Adoption", "Fostering", "Early Help", "MASH", "Court", "Edge of Care",
)  # fmt: skip
TEAM_PLACES = ("North", "South", "East", "West", "Central", "1", "2", "3", "Valley", "Coast")
AUTHORITIES = (
    "Northshire County Council", "Westborough Council", "Eastvale Metropolitan Borough", "Southmere City Council",
    "Not known", "London Borough of Marsham", "County of Aldermoor",
)  # fmt: skip


@dataclass(frozen=True)
class Words:
    """Word pools of one seed."""

    forenames: dict[str, tuple[str, ...]]
    surnames: tuple[str, ...]
    streets: tuple[str, ...]
    towns: tuple[str, ...]
    buildings: tuple[str, ...]

    def forename(self, rng: random.Random, sex: str) -> str:
        """A forename for the sex as recorded."""
        pool = self.forenames[sex if sex in self.forenames else "F"]
        return pool[int(rng.random() * len(pool))]

    def surname(self, rng: random.Random) -> str:
        """A surname; a small share is double-barrelled."""
        first = self.surnames[int(rng.random() * len(self.surnames))]
        if rng.random() < 0.06:
            return f"{first}-{self.surnames[int(rng.random() * len(self.surnames))]}"
        return first


def make_words(seed: int) -> Words:
    """Fill the pools with Faker (en_GB); equal seeds give equal pools."""
    fake = Faker("en_GB")
    fake.seed_instance(seed)

    def pool(make, count: int) -> tuple[str, ...]:
        return tuple(dict.fromkeys(make() for _ in range(count)))

    return Words(
        forenames={"M": pool(fake.first_name_male, 600), "F": pool(fake.first_name_female, 600)},
        surnames=pool(fake.last_name, 1500),
        streets=pool(fake.street_name, 1200),
        towns=pool(fake.city, 300),
        buildings=tuple(f"{name} {kind}" for name in pool(fake.last_name, 40) for kind in ("House", "Court", "Lodge")),
    )


def comment(rng: random.Random, forename: str, limit: int = 900) -> str:
    """Free text about a child, usually empty or one sentence, now and then long; never a quote or a backslash."""
    draw = rng.random()
    if draw < 0.45:
        return ""
    count = 1 if draw < 0.85 else 2 if draw < 0.97 else 12
    text = " ".join(SENTENCES[int(rng.random() * len(SENTENCES))] for _ in range(count)).replace("{name}", forename)
    return text[:limit]
