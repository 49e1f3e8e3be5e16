"""Inspections with their minutes, and papers that were printed of a loan, printed for people and as data."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from crodesk.cli import output
from crodesk.cli.loans_care import amount
from crodesk.domain.dates import format_date
from crodesk.domain.records import by_name
from crodesk.language import _, language
from crodesk.services.loan_file import LoanFile
from crodesk.services.printing import making

INSPECTION = by_name("inspection")
SAID = ("findings", "business", "collateral", "proposals")
"""What the minutes say in sentences."""


def lines(found: LoanFile) -> None:
    """Print each inspection with what its minutes say, then each paper, a line each."""
    for one in found.parts.inspections:
        output.show(" · ".join(_inspected(one, found.known.loan.currency)))
        for key in SAID:
            if one[key]:
                output.show(f"  {_(INSPECTION.field(key).label)}: {one[key]}")
    for each in found.parts.papers:
        printed = f"{format_date(_on(each).date(), language())} {_on(each):%H:%M}"
        marked = [_("with gaps")] if each["incomplete"] else []
        called = _(making.CALLED.get(each["paper"], each["paper"]))
        output.show(" · ".join((_("printed {when}").format(when=printed), called, each["language"], *marked)))


def _inspected(one: dict[str, Any], currency: str) -> Iterator[str]:
    day = one["visited_on"] or one["planned_on"]
    yield format_date(day, language()) if day else "?"
    yield _label("kind", one["kind"])
    yield _label("state", one["state"])
    if one["minutes"]:
        yield one["minutes"]
    if one["finding"]:
        yield _label("finding", one["finding"])
    if one["shown_minor"] is not None:
        shown, drawn = amount(one["shown_minor"], currency), amount(one["drawn_minor"], currency)
        yield _("{shown} of {drawn} shown").format(shown=shown, drawn=drawn)


def _label(key: str, value: str) -> str:
    return _(INSPECTION.field(key).label_of(value))


def _on(paper: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(paper["at"]).astimezone()


def of_inspections(found: LoanFile) -> list[dict[str, Any]]:
    """Return the inspections with their minutes as data."""
    return [
        {"id": one["rid"], **{key: cell for key, cell in one.items() if key != "rid"}}
        for one in found.parts.inspections
    ]


def of_papers(found: LoanFile) -> list[dict[str, Any]]:
    """Return what was printed as data."""
    return [
        {"id": one["rid"], "at": one["at"], "paper": one["paper"], "language": one["language"],
         "incomplete": bool(one["incomplete"])}
        for one in found.parts.papers
    ]  # fmt: skip
