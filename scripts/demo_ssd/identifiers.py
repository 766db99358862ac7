"""Identifiers of fixed form, valid by their published check rules and unique by construction.

Unlike the identifiers that the scramble writes, these look like issued ones (real local-authority codes, NHS numbers
outside the 999 test range), so that a leak of a source value is recognisable.
"""

from __future__ import annotations

UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"  # 23 letters: no I, O or S
LA_CODES = (
    "202", "204", "208", "210", "301", "303", "306", "309", "312", "316", "330", "331", "333", "335", "340",
    "341", "343", "350", "352", "354", "356", "359", "370", "372", "373", "380", "381", "382", "383", "384",
    "390", "391", "392", "394", "801", "803", "810", "815", "821", "825", "830", "835", "840", "845", "850",
    "855", "860", "865", "870", "873", "878", "881", "885", "886", "888", "890", "908", "916", "919", "926",
    "931", "935", "937", "938",
)  # fmt: skip
POSTCODE_AREAS = (
    "B", "BD", "BL", "BN", "BS", "CB", "CH", "CM", "CR", "CT", "CV", "DE", "DN", "E", "EX", "GL", "GU", "HD",
    "HU", "HX", "IP", "L", "LE", "LN", "LS", "LU", "M", "ME", "MK", "N", "NE", "NG", "NN", "NR", "OL", "OX", "PE",
    "PL", "PO", "PR", "RG", "S", "SE", "SK", "SL", "SN", "SO", "SR", "ST", "SW", "TN", "TS", "WA", "WF", "WN",
    "WS", "WV", "YO",
)  # fmt: skip
INWARD = "ABDEFGHJLNPQRSTUWXYZ"
_PRIME = 299_999_977  # prime, so multiplying by any smaller number permutes 0 .. prime - 1
_FACTOR = 104_729


def upn_check_letter(body: str) -> str:
    """Check letter of the twelve characters that follow it; a temporary UPN ends in a letter."""
    total = 0
    for weight, character in enumerate(body, start=2):
        value = int(character) if character.isdigit() else UPN_LETTERS.index(character)
        total += weight * value
    return UPN_LETTERS[total % 23]


def upn(index: int, la_code: str, year: int, temporary: bool = False) -> str:
    """UPN number ``index``: check letter, authority, establishment, year and serial."""
    serial = f"{index % 1000:03d}"
    if temporary:
        serial = serial[:2] + UPN_LETTERS[index % 23]
    body = f"{la_code}{2000 + index // 1000 % 8000:04d}{year % 100:02d}{serial}"
    return upn_check_letter(body) + body


def nhs_check_digit(body: str) -> int:
    """Modulus 11 check digit of nine digits; 10 means that no valid number has this body."""
    rest = 11 - sum((10 - place) * int(digit) for place, digit in enumerate(body)) % 11
    return 0 if rest == 11 else rest


def nhs_number(index: int, offset: int = 0) -> str:
    """NHS number ``index`` between 400 000 0000 and 699 999 9999, with a valid check digit."""
    for attempt in range(8):
        body = str(400_000_000 + (index * 8 + attempt + offset) * _FACTOR % _PRIME)
        digit = nhs_check_digit(body)
        if digit < 10:
            return body + str(digit)
    raise ValueError(f"no valid NHS number for index {index}")


def uln(index: int, offset: int = 0) -> str:
    """Unique learner number ``index``: ten digits, modulus 11 over weights 10 to 2."""
    for attempt in range(8):
        body = str(500_000_000 + (index * 8 + attempt + offset) * _FACTOR % _PRIME)
        rest = sum((10 - place) * int(digit) for place, digit in enumerate(body)) % 11
        if rest:
            return body + str(10 - rest)
    raise ValueError(f"no valid ULN for index {index}")


def uln_is_valid(value: str) -> bool:
    """True if the last digit fits the nine before it."""
    rest = sum((10 - place) * int(digit) for place, digit in enumerate(value[:9])) % 11
    return len(value) == 10 and rest != 0 and int(value[9]) == 10 - rest


def postcode(rng) -> str:
    """A postcode of valid form in an area that exists."""
    area = POSTCODE_AREAS[int(rng.random() * len(POSTCODE_AREAS))]
    number = rng.getrandbits(24)
    inward = INWARD[number // 160 % 20] + INWARD[number // 3200 % 20]
    return f"{area}{1 + number % 16} {1 + number // 16 % 9}{inward}"
