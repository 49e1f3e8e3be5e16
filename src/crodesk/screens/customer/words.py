"""Values of the file as people read them, in the language in use."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from crodesk.domain.dates import days_words, format_date, short_date
from crodesk.domain.money import money_with_sign
from crodesk.domain.percent import format_percent
from crodesk.domain.records import by_name
from crodesk.domain.text import capital
from crodesk.language import _, language, ngettext
from crodesk.services.in_words import in_words
from crodesk.widgets.paint import Span, cells
from crodesk.widgets.signs import signs
from crodesk.widgets.styled import Line, fact

MARKS = {"late": ("bad", "late"), "soon": ("warn", "soon"), "note": ("warn", "attention"), "": ("plain", "normal")}
"""How pressing something is: the ink and the sign that say so."""
WIDEST_LABEL = 14
NARROW = 34
"""A pane of fewer cells has short labels."""
NARROW_LABEL = 10
RECENT = 60
"""Days up to which it says more how long ago something was than on which day."""

Fact = tuple[str, Sequence[Span | str], object]
"""A label, what is said, and what Enter opens."""


def mark(weight: str) -> Span:
    """Return the sign that says how pressing something is; `late`, `soon`, `note`, or nothing special."""
    ink, sign = MARKS[weight]
    return (getattr(signs(), sign), ink)


def ink(weight: str) -> str:
    """Return the ink of words that are so pressing."""
    return MARKS[weight][0]


def facts(rows: Sequence[Fact], width: int) -> list[Line]:
    """Return labelled lines; the labels are as wide as they must be, within reason."""
    most = WIDEST_LABEL if width >= NARROW else NARROW_LABEL
    widest = min(max((cells(label) for label, _said, _target in rows), default=0), most)
    return [fact(capital(label), *said, width=widest, target=target) for label, said, target in rows]


def joined(*parts: str, by: str = ", ") -> str:
    """Return the parts that say something, one after the other."""
    return by.join(part for part in parts if part)


def aside(*parts: str) -> str:
    """Return what explains a value, set off from it; empty when there is nothing."""
    text = joined(*parts)
    return "  " + text if text else ""


def choice(kind: str, key: str, value: object) -> str:
    """Return a stored value of a choice in words; empty when there is none."""
    return _(by_name(kind).field(key).label_of(value)) if value else ""


def filled(text: str, values: Mapping[str, object], today: date | None = None) -> str:
    """Return a message id in words, its placeholders filled; a value may be a date or a message id itself.

    With `today` a date is as short as it can be.
    """
    return _(text).format(**{key: _value(value, today) for key, value in values.items()})


def _value(value: object, today: date | None) -> object:
    if isinstance(value, date):
        return dated(value, today) if today else format_date(value, language())
    return _(value) if isinstance(value, str) else in_words(value)


def money(minor: int, currency: str) -> str:
    """Return an amount in full with its sign."""
    return money_with_sign(minor, currency, language())


def percent(ppm: int) -> str:
    """Return a percentage."""
    return format_percent(ppm, language())


def local(at: str) -> date:
    """Return the business day of a stored day or moment."""
    return datetime.fromisoformat(at).astimezone().date() if "T" in at else date.fromisoformat(at)


def day(at: str | None, today: date | None = None) -> str:
    """Return a stored day or moment as a date; with `today` a near one has its weekday."""
    return format_date(local(at), language(), today) if at else ""


def short_day(at: str | None, today: date) -> str:
    """Return a day without its year when it is of this year; a near one has its weekday."""
    return dated(local(at), today) if at else ""


def dated(found: date, today: date) -> str:
    """Return a date without its year when it is of this year; a near one has its weekday."""
    return short_date(found, language(), today)


def days_late(days: int) -> str:
    """Return how late something is."""
    return ngettext("{days} day late", "{days} days late", days).format(days=days)


def moment(at: str) -> str:
    """Return a stored moment as date and time."""
    return day(at) if "T" not in at else f"{day(at)} {datetime.fromisoformat(at).astimezone():%H:%M}"


def away(at: str, today: date) -> str:
    """Return how far a day is: `in 3 days`, `3 days ago`."""
    return days_words((local(at) - today).days, language())


def age(born_on: str, today: date) -> int:
    """Return how many whole years ago a day was; one born on 29 February is a year older on 1 March."""
    born = date.fromisoformat(born_on)
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def recently(at: str, today: date) -> str:
    """Return a day of the last weeks as `3 days ago`, an older one as a date."""
    return away(at, today) if (today - local(at)).days <= RECENT else short_day(at, today)


def verified(days: Sequence[str], today: date) -> str:
    """Return when all of these records were last seen to be true, or how many were not yet."""
    if not days:
        return ""
    open_ones = sum(not each for each in days)
    if open_ones == len(days):
        return _("never checked")
    if open_ones:
        return ngettext("{count} not checked", "{count} not checked", open_ones).format(count=open_ones)
    return _("checked {day}").format(day=recently(min(days), today))
