"""Papers that prove the use of the money after it went out: until when they may come, and that they were seen.

Source: the rule `evidence-later` of `drawing_checks`, which says its own.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from crodesk.domain.lending.disbursing.drawing import DRAWN, Drawing
from crodesk.domain.problem import Problem
from crodesk.domain.rules import figures
from crodesk.domain.rules.figures import Figures
from crodesk.domain.words import N_

LATER = "evidence-later"
"""The rule that says how many days after the money such papers may come."""


def latest(paid_on: date, rules: Mapping[str, Figures] | None = None) -> date | None:
    """Return the last day on which papers may come after money that goes out on a day; `None` where no rule says it."""
    days = (figures.load("drawing_checks") if rules is None else rules)[LATER].get("days")
    return None if days is None else paid_on + timedelta(days=days)


def problems(drawing: Drawing, rule: Figures) -> Iterator[Problem]:
    """Yield what somebody should look at: that nothing proves the use yet, that it is promised for too late a day."""
    until, days = drawing.evidence_by, rule.get("days")
    if until is None:
        return
    if not drawing.evidence:
        text = N_("Papers that prove the purpose are to come until {day}.")
        yield Problem("evidence", text, {"day": until})
    if days is not None and drawing.on is not None and until > drawing.on + timedelta(days=days):
        text = N_("By the rule they come within {count} days of the money, by {day}.")
        yield Problem("evidence", text, {"count": days, "day": drawing.on + timedelta(days=days)})


def of_seen(state: str, papers: Sequence[str], on: date, today: date) -> list[Problem]:
    """Return what speaks against writing down that papers which were to come were seen."""
    found = _went_out(state)
    if not papers:
        found.append(Problem("papers", N_("No paper is listed that proves the purpose.")))
    if on > today:
        found.append(Problem("on", N_("That day is still to come.")))
    return found


def of_promise(state: str, before: date | None, until: date, drawn_on: date | None, reason: str) -> list[Problem]:
    """Return what speaks against promising papers for a day; `before` is the day that was promised so far."""
    found = _went_out(state)
    if drawn_on is not None and until < drawn_on:
        found.append(Problem("proof_by", N_("That is before the money went out.")))
    if before is not None and not reason.strip():
        found.append(Problem("reason", N_("Say why.")))
    return found


def _went_out(state: str) -> list[Problem]:
    """Say that before the money goes out papers are listed and checked with the drawing itself."""
    if state == DRAWN:
        return []
    return [Problem("", N_("It hasn't gone out yet: list its papers and check them."))]
