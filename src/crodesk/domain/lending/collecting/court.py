"""The way through the court: its steps in order, with the days by which each must be done.

The steps and their time limits are the rules of `litigation`: general knowledge that the bank's lawyers confirm.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from crodesk.domain.lending.classification.spans import months_after
from crodesk.domain.problem import Problem
from crodesk.domain.rules import figures
from crodesk.domain.rules.figures import Figures
from crodesk.domain.rules.mark import Mark
from crodesk.domain.rules.said import Words
from crodesk.domain.words import N_

BREACH = "breach"
"""Not a step of the court: the day on which the bank knew that it wasn't paid."""
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Stage:
    """A step that may be done next."""

    code: str
    name: Words
    by: date | None
    """The last day for it; `None` where no time limit is known or it hasn't begun to run."""
    mark: Mark


def coming(done: Mapping[str, date], rules: Mapping[str, Figures] | None = None) -> tuple[Stage, ...]:
    """Return the steps that may be done next, the most pressing first.

    `done` has the day of each step that was done, and of the breach under `BREACH`.
    """
    used = figures.load("litigation") if rules is None else rules
    found = [
        Stage(code, rule["name"], last_day(rule, done), rule.mark)
        for code, rule in used.items()
        if code not in done and _follows(rule, done)
    ]
    return tuple(sorted(found, key=lambda one: one.by or date.max))


def _follows(rule: Figures, done: Mapping[str, date]) -> bool:
    """Tell whether a step's turn has come."""
    after = rule.get("after")
    return (not after or any(code in done for code in after)) and not any(
        code in done for code in rule.get("not_after") or ()
    )


def last_day(rule: Figures, done: Mapping[str, date]) -> date | None:
    """Return the last day of a step's time limit, which runs from the day of another step."""
    since = done.get(rule.get("since") or "")
    if since is None:
        return None
    years, days = rule.get("years"), rule.get("days")
    if years is not None:
        return months_after(since, years * _MONTHS)
    return None if days is None else since + timedelta(days=days)


def problems(
    code: str, on: date, done: Mapping[str, date], today: date, rules: Mapping[str, Figures] | None = None
) -> list[Problem]:
    """Return everything that is wrong with a step that is written down, a time limit that is missed too."""
    rule = (figures.load("litigation") if rules is None else rules).get(code)
    if rule is None or code in done or not _follows(rule, done):
        return [Problem("code", N_("It isn't the time for this step."))]
    found = []
    if on > today:
        found.append(Problem("on", N_("That day is still to come.")))
    before = max((done[one] for one in rule.get("after") or () if one in done), default=on)
    if on < before:
        found.append(Problem("on", N_("The step before was on {day}."), {"day": before}))
    last = last_day(rule, done)
    if last is not None and on > last:
        found.append(Problem("on", N_("The time limit ended on {day}: ask the lawyers."), {"day": last}))
    return found
