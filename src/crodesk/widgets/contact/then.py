"""The next step in one line: a day as people write it, and what it is about (`t2 bring the payslip`)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from crodesk.domain.dates import days_words, format_date, parse_date
from crodesk.language import language
from crodesk.widgets.fields import Parsed

MOST_WORDS = 6
"""A day takes at most so many words: `ngày 20 tháng 11 năm 2026`."""


@dataclass(frozen=True, slots=True)
class Then:
    """The next step."""

    on: date
    about: str = ""
    """What it is about; empty takes it from the note."""


def parser(today: Callable[[], date]) -> Callable[[str], Parsed[Then]]:
    """Return what reads a next step as a field does; `today` is asked each time."""

    def read(text: str) -> Parsed[Then]:
        words = text.split()
        for count in range(min(len(words), MOST_WORDS), 0, -1):
            day = parse_date(" ".join(words[:count]), today(), language())
            if isinstance(day, date):
                then = Then(day, " ".join(words[count:]))
                return Parsed(then, understood(then, today()))
        wrong = parse_date(" ".join(words[:1]), today(), language())
        assert not isinstance(wrong, date)
        return Parsed(problem=wrong)

    return read


def written(then: Then) -> str:
    """Return a next step as it may be typed in the language in use."""
    return f"{format_date(then.on, language())} {then.about}".strip()


def understood(then: Then, today: date) -> str:
    """Return a next step in words."""
    parts = [format_date(then.on, language(), today), days_words((then.on - today).days, language()), then.about]
    return " · ".join(part for part in parts if part)
