"""The next step in one line: a day, an hour, and what it is about (`t2 9h bring the payslip`)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time

from crodesk.domain.dates import days_words, format_date, parse_date
from crodesk.domain.follow_up import quick_add
from crodesk.domain.follow_up.quick_add import Kind
from crodesk.language import language
from crodesk.widgets.fields import Parsed

MOST_WORDS = 6
"""A day takes at most so many words: `ngày 20 tháng 11 năm 2026`."""

MIDNIGHT = time()
"""No hour of the day is over yet."""


@dataclass(frozen=True, slots=True)
class Then:
    """The next step."""

    on: date
    about: str = ""
    """What it is about; empty takes it from the note."""
    at: str = ""
    """`HH:MM`, or empty for any time of the day."""


def parser(today: Callable[[], date]) -> Callable[[str], Parsed[Then]]:
    """Return what reads a next step as a field does: day, hour and words, in any order; `today` is asked each time."""

    def read(text: str) -> Parsed[Then]:
        then = _day_first(text, today()) or _day_anywhere(text, today())
        if then is not None:
            return Parsed(then, understood(then, today()))
        wrong = parse_date(" ".join(text.split()[:1]), today(), language())
        assert not isinstance(wrong, date)
        return Parsed(problem=wrong)

    return read


def _day_first(text: str, today: date) -> Then | None:
    """Return the step of a text that begins with its day."""
    words = text.split()
    for count in range(min(len(words), MOST_WORDS), 0, -1):
        day = parse_date(" ".join(words[:count]), today, language())
        if isinstance(day, date):
            rest = " ".join(words[count:])
            parsed = quick_add.parse(rest, language(), day, MIDNIGHT)
            return Then(day, _without(rest, parsed, Kind.TIME), _hour(parsed))
    return None


def _day_anywhere(text: str, today: date) -> Then | None:
    """Return the step of a text whose day stands behind other words (`gặp thứ sáu 15h`); its verb stays a word."""
    parsed = quick_add.parse(text, language(), today, MIDNIGHT)
    if parsed.day is None or parsed.problems:
        return None
    return Then(parsed.day, _without(text, parsed, Kind.DAY, Kind.TIME), _hour(parsed))


def _hour(parsed: quick_add.Parsed) -> str:
    return f"{parsed.at:%H:%M}" if parsed.at else ""


def _without(text: str, parsed: quick_add.Parsed, *kinds: Kind) -> str:
    """Return a text without the parts of some kinds."""
    for chip in reversed(parsed.chips):
        if chip.kind in kinds:
            text = f"{text[: chip.start]} {text[chip.end :]}"
    return " ".join(text.split())


def written(then: Then) -> str:
    """Return a next step as it may be typed in the language in use."""
    return " ".join(part for part in (format_date(then.on, language()), then.at, then.about) if part)


def understood(then: Then, today: date) -> str:
    """Return a next step in words."""
    day = " ".join(part for part in (format_date(then.on, language(), today), then.at) if part)
    parts = [day, days_words((then.on - today).days, language()), then.about]
    return " · ".join(part for part in parts if part)
