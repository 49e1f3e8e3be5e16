"""Values that can be kept as they are but that somebody should look at."""

import re
from collections.abc import Callable

from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

Check = Callable[[str], Problem | None]
"""Says what is odd about a value; `None` when nothing is."""

_NEVER_GIVEN = 900
_BEAST = 666


def us_ssn(value: str) -> Problem | None:
    """Tell a US social security number that was never given out.

    No area 000, 666 or 900 to 999, no group 00, no serial 0000: Social Security Administration, program operations
    manual RM 10201.035.
    """
    parts = re.fullmatch(r"(\d{3})-?(\d{2})-?(\d{4})", value)
    if not parts:
        return Problem("", N_("“{value}” is no social security number"), {"value": value})
    area, group, serial = map(int, parts.groups())
    if area in {0, _BEAST} or area >= _NEVER_GIVEN:
        return Problem("", N_("the area of “{value}” was never given out"), {"value": value})
    if not (group and serial):
        return Problem("", N_("“{value}” has a part of zeros, which was never given out"), {"value": value})
    return None


CHECKS: dict[str, Check] = {"us_ssn": us_ssn}
"""The checks that a profile can name."""
