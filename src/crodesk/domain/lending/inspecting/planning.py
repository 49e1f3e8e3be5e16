"""When the use of a loan, and what secures it, is to be inspected next: by drawings, by risk, by what was found."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from crodesk.domain.lending.classification.spans import months_after
from crodesk.domain.rules import figures
from crodesk.domain.rules.figures import Figures
from crodesk.domain.rules.mark import Mark
from crodesk.domain.rules.said import Words

USE, COLLATERAL = "use", "collateral"
SUBJECTS = (USE, COLLATERAL)


@dataclass(frozen=True, slots=True)
class Done:
    """An inspection that was made."""

    on: date
    subject: str = USE
    finding: str = ""
    """`right`, `partly`, `wrong`, or empty when it isn't known."""


@dataclass(frozen=True, slots=True)
class Watched:
    """A loan as far as planning looks at it."""

    drawings: tuple[date, ...]
    """The days on which money went out."""
    done: tuple[Done, ...] = ()
    careful: bool = False
    """Whether its grade or a warning asks for more care."""
    days_late: int | None = None
    has_collateral: bool = False
    is_settled: bool = False


@dataclass(frozen=True, slots=True)
class Planned:
    """An inspection that is to be made."""

    subject: str
    on: date
    """At the latest."""
    rule: str
    """Code of the rule of `inspections` that asks for it soonest."""
    why: Words
    mark: Mark


def plan(loan: Watched, rules: Mapping[str, Figures] | None = None) -> tuple[Planned, ...]:
    """Return the next inspection of each subject, the sooner first; none of a loan that isn't drawn or is settled.

    After an inspection is made, it is asked again with that one among `done`: the next date follows by the same rules.
    """
    if loan.is_settled or not loan.drawings:
        return ()
    used = figures.load("inspections") if rules is None else rules
    found = [min(dates, key=_sooner) for subject in SUBJECTS if (dates := list(_of(subject, loan, used)))]
    return tuple(sorted(found, key=_sooner))


def _sooner(planned: Planned) -> tuple[date, str]:
    return planned.on, planned.rule


def _of(subject: str, loan: Watched, rules: Mapping[str, Figures]) -> Iterator[Planned]:
    """Yield what each rule that applies asks for."""
    if subject == COLLATERAL and not loan.has_collateral:
        return
    last = max((one for one in loan.done if one.subject == subject), key=lambda one: one.on, default=None)
    for code, rule in rules.items():
        if rule["subject"] == subject and _applies(rule, loan, last):
            for on in _dates(rule, loan, last):
                yield Planned(subject, on, code, rule["name"], rule.mark)


def _applies(rule: Figures, loan: Watched, last: Done | None) -> bool:
    """Tell whether a rule holds for a loan: for all, those to be careful with, late ones, those with a finding."""
    late_from, findings = rule.get("late_from"), rule.get("findings")
    return (
        (not rule.get("careful") or loan.careful)
        and (late_from is None or (loan.days_late or 0) >= late_from)
        and (findings is None or (last is not None and last.finding in findings))
    )


def _dates(rule: Figures, loan: Watched, last: Done | None) -> Iterator[date]:
    """Yield by when a rule wants an inspection: after a drawing that none followed, and after the last one."""
    days, again, months = rule.get("first_days"), rule.get("again_days"), rule.get("every_months")
    unseen = [on for on in loan.drawings if last is None or on > last.on]
    if days is not None and unseen:
        yield min(unseen) + timedelta(days=days)
    if again is not None and last is not None:
        yield last.on + timedelta(days=again)
    since = last.on if last is not None else min(loan.drawings)
    if months is not None and (last is not None or days is None):
        yield months_after(since, months)
