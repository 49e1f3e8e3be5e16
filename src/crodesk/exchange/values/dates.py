"""Days as files write them, read by a stated form; nothing is guessed from a value."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NoReturn

from crodesk.domain.words import N_
from crodesk.exchange.values.bad_value import BadValue

ReadDay = Callable[[str], date]
"""Reads a day, or raises `BadValue`."""

BIRTH_NUMBER = "BIRTH NUMBER"
"""The form of Czech and Slovak birth numbers: YYMMDD, the month raised by 50 for women (by 20 more since 2004)."""
EXCEL = "EXCEL"
"""The form of days that a spreadsheet wrote as its own count of days."""

_TOKENS = {
    "YYYY": r"(?P<year>\d{4})",
    "YY": r"(?P<short>\d{2})",
    "MON": r"(?P<name>[A-Za-z]{3})[a-z]*\.?",
    "MM": r"(?P<month>\d{2})",
    "M": r"(?P<month>\d{1,2})",
    "DD": r"(?P<day>\d{2})",
    "D": r"(?P<day>\d{1,2})",
}
_TOKEN = re.compile("(YYYY|YY|MON|MM|M|DD|D)")
_ISO = r"(?P<iso>\d{4}-\d{2}-\d{2})"
_TIME_AFTER = re.compile(r"[ T]+\d{1,2}:\d{2}.*$")
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: number for number, name in enumerate(_NAMES, start=1)}
_BIRTH_SHIFTS = (70, 50, 20)
_EXCEL_ZERO = date(1899, 12, 30)


def is_form(form: str) -> bool:
    """Tell whether `form` says where day, month and year stand."""
    return form in {BIRTH_NUMBER, EXCEL} or sorted(token[0] for token in _TOKEN.findall(form)) == ["D", "M", "Y"]


def needs_century(form: str) -> bool:
    """Tell whether a form has a two-digit year."""
    return form == BIRTH_NUMBER or "YY" in _TOKEN.findall(form)


def day_reader(form: str, century: int = 0) -> ReadDay:
    """Return what reads days of a form such as `M/D/YYYY`; a two-digit year lies in the 100 years from `century`.

    An ISO date is read in any form, since it can't be taken for another; a time of day after it is passed over.
    """
    shape = "YYMMDD" if form == BIRTH_NUMBER else form
    pattern = re.compile(rf"(?P<count>\d+)(?:\.\d+)?|{_ISO}" if form == EXCEL else f"{_pattern(shape)}|{_ISO}")
    shifts = _BIRTH_SHIFTS if form == BIRTH_NUMBER else ()

    def read(text: str) -> date:
        found = pattern.fullmatch(_TIME_AFTER.sub("", text))
        if not found:
            _refuse(text, form)
        try:
            return _built(found.groupdict(), century, shifts)
        except (ValueError, OverflowError):
            _refuse(text, form)

    return read


def plus_months(start: date, months: int) -> date:
    """Return the same day some months later, or the last day of that month."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    after, following = divmod(year * 12 + month + 1, 12)
    last = date(after, following + 1, 1) - timedelta(days=1)
    return last.replace(day=min(start.day, last.day))


def _pattern(form: str) -> str:
    return "".join(_TOKENS.get(part) or re.escape(part) for part in _TOKEN.split(form))


def _built(parts: dict[str, str | None], century: int, shifts: tuple[int, ...]) -> date:
    """Return the date whose parts were found; raises `ValueError` when there is none such."""
    if iso := parts["iso"]:
        return date.fromisoformat(iso)
    if count := parts.get("count"):
        return _EXCEL_ZERO + timedelta(days=int(count))
    month = int(parts.get("month") or _MONTHS.get((parts.get("name") or "").lower(), 0))
    month -= next((shift for shift in shifts if month > shift), 0)
    short = parts.get("short")
    year = century + (int(short) - century) % 100 if short else int(parts["year"] or 0)
    return date(year, month, int(parts["day"] or 0))


def _refuse(text: str, form: str) -> NoReturn:
    raise BadValue(N_("“{value}” is no date of the form {form}"), value=text, form=form) from None
