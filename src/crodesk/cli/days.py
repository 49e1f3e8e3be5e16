"""Days as they are typed behind an option: `24/11`, `+3`, `fri`, or in ISO form."""

from datetime import date

from crodesk.domain.dates import parse_date
from crodesk.domain.problem import Problem, Refused
from crodesk.language import language


def asked(text: str | None, today: date) -> date | None:
    """Return the day that a text says, `None` without one; `Refused` when it says none."""
    if text is None:
        return None
    found = parse_date(text, today, language())
    if isinstance(found, Problem):
        raise Refused(found)
    return found
