"""Vietnamese identity numbers: the 12 digits of today and the 9 of before.

The 12 digits are those of Circular 59/2021/TT-BCA, article 4: three of where the birth was registered, one of century
and sex (even is male: 0 and 1 for the 1900s, 2 and 3 for the 2000s …), two of the year of birth, six at random.
"""

from datetime import date

from crodesk.domain.identity.number import IdentityNumber
from crodesk.domain.identity.places import FIRST_ABROAD, VIETNAM
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

CITIZEN_DIGITS, OLD_DIGITS = 12, 9
OLD_VOID_SINCE = date(2025, 1, 1)
"""Cards of 9 digits held until the end of 2024: law 26/2023/QH15, article 46."""


def citizen(number: str, today: date) -> IdentityNumber:
    """Return what 12 digits say."""
    century, second_sex = divmod(int(number[3]), 2)
    born_in = 1900 + 100 * century + int(number[4:6])
    place = VIETNAM.get(number[:3])
    abroad = int(number[:3]) >= FIRST_ABROAD
    return IdentityNumber(
        number,
        "vn_citizen",
        place=place,
        abroad=abroad,
        born_in=born_in,
        sex="female" if second_sex else "male",
        doubt=_doubt(number, known=place is not None or abroad, born_in=born_in, today=today),
    )


def _doubt(number: str, *, known: bool, born_in: int, today: date) -> Problem | None:
    if not known:
        return Problem(
            "", N_("No province has the code {code}. Are the first three digits right?"), {"code": number[:3]}
        )
    if born_in > today.year:
        text = N_("By its 4th to 6th digit, {digits}, its holder is born in {year}. Are they right?")
        return Problem("", text, {"digits": number[3:6], "year": born_in})
    return None


def old(number: str) -> IdentityNumber:
    """Return what 9 digits say: that no such card holds any more."""
    return IdentityNumber(number, "vn_old", void_since=OLD_VOID_SINCE)
