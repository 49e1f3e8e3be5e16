"""Chinese identity numbers by GB 11643-1999: where registered, the day of birth, sex, and a check character."""

from datetime import date

from crodesk.domain.identity.number import IdentityNumber
from crodesk.domain.identity.places import CHINA
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

RESIDENT_LENGTH, OLD_LENGTH = 18, 15
OLD_VOID_SINCE = date(2013, 1, 1)
"""Cards of the first generation held until the end of 2012: article 23 of the law on identity cards of 2011."""
_CHECKS = "10X98765432"
# The check character of each remainder of the weighted sum (ISO 7064, MOD 11-2).


def check_character(number: str) -> str:
    """Return the last character that belongs to the first 17 digits of `number`."""
    weighted = sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(number[:17]))
    return _CHECKS[weighted % 11]


def resident(number: str, today: date) -> IdentityNumber:
    """Return what 18 characters say."""
    return _read(number, number[6:14], number[16], today, right=check_character(number))


def old(number: str, today: date) -> IdentityNumber:
    """Return what 15 digits say; their years are of the 1900s."""
    return _read(number, "19" + number[6:12], number[14], today)


def _read(number: str, born: str, order: str, today: date, right: str = "") -> IdentityNumber:
    place = CHINA.get(number[:2])
    born_on = _day(born)
    sure = None if born_on is None or born_on > today else born_on
    return IdentityNumber(
        number,
        "cn_resident" if right else "cn_old",
        place=place,
        born_in=sure.year if sure else None,
        born_on=sure,
        sex="male" if int(order) % 2 else "female",
        void_since=None if right else OLD_VOID_SINCE,
        doubt=_doubt(number, known=place is not None, born=born if sure is None else "", right=right),
    )


def _doubt(number: str, *, known: bool, born: str, right: str) -> Problem | None:
    if not known:
        return Problem("", N_("No province of China has the code {code}. Is it right?"), {"code": number[:2]})
    if born:
        text = N_("Nobody is born on {year}-{month}-{day}, as this number says. Is a digit wrong?")
        return Problem("", text, {"year": born[:4], "month": born[4:6], "day": born[6:]})
    if right and number[-1] != right:
        text = N_("With these digits the last character is {right}, not {typed}. Is a digit wrong?")
        return Problem("", text, {"right": right, "typed": number[-1]})
    return None


def _day(text: str) -> date | None:
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None
