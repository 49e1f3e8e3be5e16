"""How a stored value is written for people: choices in words, money in its currency, moments in local time."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from crodesk.domain.dates import format_date, format_months
from crodesk.domain.money import money_with_sign
from crodesk.domain.percent import format_percent
from crodesk.domain.records import Field, RecordKind
from crodesk.domain.words import N_
from crodesk.language import _, language
from crodesk.services.record_list import RecordLine


def of_line(kind: RecordKind, line: RecordLine, keys: tuple[str, ...] = (), currency: str = "") -> list[str]:
    """Return the cells of a record in words, by the keys given or as lists show them; `currency` where none is kept."""
    return [of_record(kind.field(key), line, currency) for key in keys or kind.line]


def of_record(field: Field, line: RecordLine, currency: str = "") -> str:
    """Return one cell of a record in words; amounts are in its own currency, else its holding's, else `currency`."""
    return cell(field, line.cells, line.names, line.currency or currency)


def cell(field: Field, cells: Mapping[str, Any], names: Mapping[str, str], currency: str = "") -> str:
    """Return one value in words; empty when it is unknown."""
    value = cells.get(field.key)
    if field.kind == "link":
        return names.get(field.key, "")
    if value is None or value == "":
        return ""
    if field.kind == "money":
        return money_with_sign(value, cells.get(field.currency) or currency, language())
    return _WORDS.get(field.kind, lambda _field, plain: str(plain))(field, value)


def moment(at: str) -> str:
    """Return a stored moment by this computer's clock."""
    local = datetime.fromisoformat(at).astimezone()
    return f"{day(local.date().isoformat())} {local:%H:%M}"


def day(on: str) -> str:
    """Return a stored day the way the language writes it."""
    return format_date(date.fromisoformat(on), language())


def _choice(field: Field, value: Any) -> str:
    return _(field.label_of(value))


def _percent(_field: Field, value: Any) -> str:
    return format_percent(value, language())


def _months(_field: Field, value: Any) -> str:
    return format_months(value, language())


def _day(_field: Field, value: Any) -> str:
    return day(value)


def _yes_no(_field: Field, value: Any) -> str:
    return _(N_("yes")) if value else _(N_("no"))


def _moment(_field: Field, value: Any) -> str:
    return moment(value)


_WORDS = {
    "choice": _choice,
    "pick": _choice,
    "percent": _percent,
    "months": _months,
    "yes_no": _yes_no,
    "day": _day,
    "moment": _moment,
}
