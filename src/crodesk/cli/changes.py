"""What became of records, in words: which, whose, and each field before and after."""

from collections.abc import Iterable
from typing import Any

from crodesk.cli import cells, output
from crodesk.domain.words import N_
from crodesk.language import _, ngettext
from crodesk.services.action_details import Touched
from crodesk.services.timeline import Difference

HOW = {"new": N_("new"), "changed": N_("changed"), "gone": N_("taken out")}


def show(touched: Iterable[Touched], currency: str) -> None:
    """Print records, a line each and one for each field; `currency` is of amounts that name none."""
    for each in touched:
        output.show(f"  {head(each)}")
        for field in each.differences:
            before, after = (_cell(field, value, currency) or "-" for value in (field.before, field.after))
            output.show(
                f"    {_(field.label)}: {before} → {after}" if each.how == "changed" else _held(field, currency)
            )


def head(touched: Touched) -> str:
    """Return which record it is, whose, and what became of it."""
    many = ngettext("{count} record", "{count} records", touched.count).format(count=touched.count)
    parts = (_(touched.label), _(HOW[touched.how]), many if touched.count > 1 else touched.whose)
    return "  ".join(part for part in parts if part)


def as_data(touched: Touched) -> dict[str, Any]:
    """Return a record as plain data: of each field the stored values, with its name in the desk's records."""
    return {
        "kind": touched.label,
        "how": touched.how,
        "count": touched.count,
        "customer": touched.whose,
        "fields": [
            {"field": each.field.key if each.field else each.label, "before": each.before, "after": each.after}
            for each in touched.differences
        ],
    }


def _held(field: Difference, currency: str) -> str:
    value = field.after if field.after not in {None, ""} else field.before
    return f"    {_(field.label)}: {_cell(field, value, currency)}"


def _cell(change: Difference, value: Any, currency: str) -> str:
    if change.field is None or change.field.kind == "link":
        return str(value or "")
    return cells.cell(change.field, {change.field.key: value}, {}, change.currency or currency)
