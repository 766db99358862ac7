"""JSON texts as the SSD extract writes them: fixed key order, every key always there, a space after separators."""

from __future__ import annotations

import json
import random

CONTACT_FLAGS = (
    "NEW_REFERRAL_FLAG", "EXISTING_REFERRAL_FLAG", "CP_ENQUIRY_FLAG", "NFA_FLAG", "NON_AGENCY_ADOPTION_FLAG",
    "PRIVATE_FOSTERING_FLAG", "ADVICE_FLAG", "MISSING_FLAG", "OLA_CP_FLAG", "OTHER_OUTCOMES_EXIST_FLAG",
)  # fmt: skip
REFERRAL_FLAGS = (
    "SINGLE_ASSESSMENT_FLAG", "STRATEGY_DISCUSSION_FLAG", "CLA_REQUEST_FLAG", "NON_AGENCY_ADOPTION_FLAG",
    "PRIVATE_FOSTERING_FLAG", "CP_TRANSFER_IN_FLAG", "CP_CONFERENCE_FLAG", "CARE_LEAVER_FLAG",
    "OTHER_OUTCOMES_EXIST_FLAG",
)  # fmt: skip
ASSESSMENT_FLAGS = (
    "NFA_FLAG", "NFA_S47_END_FLAG", "STRATEGY_DISCUSSION_FLAG", "CLA_REQUEST_FLAG", "PRIVATE_FOSTERING_FLAG",
    "LEGAL_ACTION_FLAG", "PROV_OF_SERVICES_FLAG", "PROV_OF_SB_CARE_FLAG", "SPECIALIST_ASSESSMENT_FLAG",
    "REFERRAL_TO_OTHER_AGENCY_FLAG", "OTHER_ACTIONS_FLAG", "OTHER_OUTCOMES_EXIST_FLAG",
)  # fmt: skip
S47_FLAGS = (
    "NFA_FLAG", "LEGAL_ACTION_FLAG", "PROV_OF_SERVICES_FLAG", "PROV_OF_SB_CARE_FLAG", "CP_CONFERENCE_FLAG",
    "NFA_CONTINUE_SINGLE_FLAG", "MONITOR_FLAG", "OTHER_OUTCOMES_EXIST_FLAG",
)  # fmt: skip
ICPC_FLAGS = (
    "NFA_FLAG", "REFERRAL_TO_OTHER_AGENCY_FLAG", "SINGLE_ASSESSMENT_FLAG", "PROV_OF_SERVICES_FLAG", "CP_FLAG",
    "OTHER_OUTCOMES_EXIST_FLAG",
)  # fmt: skip
CARE_PLAN_KEYS = (
    "REMAINSUP", "RETURN1M", "RETURN6M", "RETURNEV", "LTRELFR", "LTFOST18", "RESPLMT", "SUPPLIV", "ADOPTION",
    "OTHERPLN",
)  # fmt: skip


def text_object(pairs: dict[str, str]) -> str:
    """A flat object whose values are all text, written without escaping."""
    return "{" + ", ".join(f'"{key}": "{value}"' for key, value in pairs.items()) + "}"


def outcome(
    rng: random.Random,
    flags: tuple[str, ...],
    facts: dict[str, bool],
    count_key: str,
    comment_key: str,
    comment: str,
    width: int,
    escaped: bool = False,
) -> str:
    """An outcome object: flags, the count of outcomes and the comment.

    Facts that the row holds elsewhere too are given; the others are drawn. The count is null where nothing was counted.
    The comment is cut so that the whole fits the width of its column.
    """
    values: dict[str, str] = {}
    blank = rng.random() < 0.12
    for key in flags:
        if key in facts:
            values[key] = "Y" if facts[key] else "N"
        else:
            values[key] = "" if blank else "Y" if rng.random() < 0.06 else "N"
    total = sum(value == "Y" for value in values.values())
    count = "null" if total == 0 and rng.random() < 0.7 else str(total)
    head = (
        "{"
        + ", ".join(f'"{key}": "{value}"' for key, value in values.items())
        + f', "{count_key}": {count}, "{comment_key}": "'
    )
    room = width - len(head) - 2
    if escaped:
        while len(written := json.dumps(comment, ensure_ascii=False)[1:-1]) > room:
            comment = comment[: len(comment) - (len(written) - room)]
        return head + written + '"}'
    return head + comment[:room] + '"}'


def factors(codes: list[str]) -> str:
    """The array of assessment factors: distinct, by number, then letter, one space after each comma."""

    def order(code: str) -> tuple[int, str]:
        digits = "".join(character for character in code if character.isdigit())
        return int(digits), code[len(digits) :]

    return "[" + ", ".join(f'"{code}"' for code in sorted(set(codes), key=order)) + "]"


def care_plan(rng: random.Random) -> str:
    """The permanence options of a care plan: raw form answers, often empty, RETURNEV at times a number of months."""
    style = rng.random()
    answers: dict[str, str] = {}
    for key in CARE_PLAN_KEYS:
        ticked = rng.random() < 0.18
        answers[key] = (
            ("Yes" if style < 0.7 else "Y") if ticked else ("" if style < 0.5 else "No" if style < 0.7 else "N")
        )
    if style > 0.9:
        answers["RETURNEV"] = str(3 + int(rng.random() * 20))
    return text_object(answers)
