"""Stored cells of a record as people read them, in the language in use."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from crodesk.domain.dates import format_date, format_months
from crodesk.domain.money import format_money
from crodesk.domain.percent import format_percent
from crodesk.domain.records import Field, RecordKind
from crodesk.domain.words import N_
from crodesk.language import _, language
from crodesk.services.record_list import RecordLine
from crodesk.widgets.columns import Column

WIDTHS = {"day": 12, "moment": 17, "money": 16, "percent": 8, "months": 9, "whole": 6, "yes_no": 5, "time": 6}
"""Cells that a kind of field needs; text takes what is left."""
RIGHT = {"money", "percent", "whole"}


def shown(field: Field, cells: Mapping[str, Any], currency: str) -> str:
    """Return one cell in words; `currency` is of amounts whose record names none."""
    value = cells.get(field.key)
    if value in (None, ""):
        return ""
    if field.kind in {"choice", "pick"}:
        return _(field.label_of(value))
    if field.kind == "money":
        return format_money(value, cells.get(field.currency) or currency, language())
    return _WORDS.get(field.kind, str)(value)


def day(value: str) -> str:
    """Return a stored day the way the language writes it; empty for none."""
    return format_date(date.fromisoformat(value), language()) if value else ""


def moment(value: str) -> str:
    """Return a stored moment by this computer's clock."""
    at = datetime.fromisoformat(value).astimezone()
    return f"{format_date(at.date(), language())} {at:%H:%M}"


_WORDS: dict[str, Callable[[Any], str]] = {
    "day": day,
    "moment": moment,
    "percent": lambda value: format_percent(value, language()),
    "months": lambda value: format_months(value, language()),
    "yes_no": lambda value: _("yes") if value else "",
    "text": lambda value: value.replace("\n", " "),
}


def columns_of(kind: RecordKind, currency: str, *, owner: bool) -> list[Column[RecordLine]]:
    """Return the columns of a list of a kind of record; with `owner` the first says what each belongs to."""
    fields = [kind.field(key) for key in kind.line]
    made = [_column(field, currency, number) for number, field in enumerate(fields)]
    if owner and kind.owner:
        made.insert(0, Column("owner", N_("Belongs to"), 16, flex=2, most=30, text=lambda line: line.owner))
    return made


def cell_words(field: Field, line: RecordLine, currency: str = "") -> str:
    """Return one cell of a record in words; of a link what it points to."""
    if field.kind == "link":
        return line.names.get(field.key, "")
    return shown(field, line.cells, line.currency or currency)


def _column(field: Field, currency: str, number: int) -> Column[RecordLine]:
    def text(line: RecordLine) -> str:
        return cell_words(field, line, currency)

    width = WIDTHS.get(field.kind, 0)
    return Column(
        field.key,
        field.label,
        width or 12,
        flex=0 if width else 2,
        align="right" if field.kind in RIGHT else "left",
        priority=number,
        text=text,
        style_of=lambda line: "muted" if line.ended else "",
    )
