"""Phone numbers in the groups by which people read them aloud."""

import re

from crodesk.domain.phones.numbers import HOMES, Number, take_apart

_GROUPS = {
    "84": (
        (re.compile(r"(0[35789]\d\d)(\d{3})(\d{3})"), "{} {} {}"),
        (re.compile(r"(02[48])(\d{4})(\d{4})"), "{} {} {}"),
        (re.compile(r"(02\d\d)(\d{3})(\d{4})"), "{} {} {}"),
        (re.compile(r"(1[89]00)(\d{4})"), "{} {}"),
    ),
    "86": (
        (re.compile(r"(1\d\d)(\d{4})(\d{4})"), "{} {} {}"),
        (re.compile(r"(0(?:10|2\d))(\d{4})(\d{4})"), "{} {} {}"),
        (re.compile(r"(0\d{3})(\d{3,4})(\d{4})"), "{} {} {}"),
    ),
    "1": ((re.compile(r"(\d{3})(\d{3})(\d{4})"), "({}) {}-{}"),),
}
_KEPT = re.compile(r"\+?\d+(x\d+)?")
_FEWEST = 7
_LAST = 4


def format_phone(kept: str, home: str = "VN") -> str:
    """Return a kept number in groups (`0901 234 567`, `+86 138 1234 5678`); what is no such number stays as it is."""
    number = take_apart(kept, home)
    if not _KEPT.fullmatch(kept) or len(number.national) < _FEWEST:
        return kept
    extension = f" x{number.extension}" if number.extension else ""
    if number.country in {"", HOMES.get(home)}:
        return _grouped(number) + extension
    abroad = number.without_zero(_grouped(number)).translate({ord(sign): " " for sign in "(-)"})
    return f"+{number.country} {' '.join(abroad.split())}{extension}"


def _grouped(number: Number) -> str:
    for pattern, form in _GROUPS.get(number.country, ()):
        found = pattern.fullmatch(number.national)
        if found:
            return form.format(*found.groups())
    return _in_threes(number.national)


def _in_threes(number: str) -> str:
    """Return digits in groups of three with four at the end."""
    rest, last = number[:-_LAST], number[-_LAST:]
    first = len(rest) % 3
    groups = [rest[:first], *(rest[place : place + 3] for place in range(first, len(rest), 3)), last]
    return " ".join(filter(None, groups))
