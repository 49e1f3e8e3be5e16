"""What may be done about a bad debt: in which order, what each measure needs, and what it does to the debt group.

Sources: Circular 39/2016/TT-NHNN art. 19 to 21 (adjusting, extending, recalling), 31/2024/TT-NHNN art. 10 (groups), as
the rules of `measures` state them; the tool prepares and writes down, it never decides.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from crodesk.domain.lending.classification.facts import Events, Override
from crodesk.domain.names import fold
from crodesk.domain.problem import Problem
from crodesk.domain.rules import figures
from crodesk.domain.rules.figures import Figures
from crodesk.domain.rules.pack import Pack
from crodesk.domain.rules.said import Words
from crodesk.domain.words import N_


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure as it is written down."""

    code: str
    """Of the rules of `measures`."""
    on: date
    """When it takes effect."""
    reason: str = ""
    paper: str = ""
    """What names the paper: a number, a file."""
    approval: str = ""
    """The reference of the recorded approval."""
    by: str = ""
    """Who approved it."""
    group: str = ""
    """Of a regrouping: the group that is set."""
    ended_on: date | None = None
    """When it was lifted or done with."""

    def holds(self, day: date) -> bool:
        """Tell whether it is in force on a day."""
        return self.on <= day and (self.ended_on is None or day < self.ended_on)


@dataclass(frozen=True, slots=True)
class Standing:
    """What a measure depends on."""

    taken: tuple[Measure, ...] = ()
    days_late: int = 0
    matured: bool = False
    """Whether the last due date is past."""
    officer: str = ""
    rank: int | None = None
    """The place of the debt's group in the pack, 0 being the best; `None` when it isn't known."""


def allowed(standing: Standing, today: date, rules: Mapping[str, Figures] | None = None) -> tuple[str, ...]:
    """Return the measures that may be taken now, in the order of the rules."""
    used = _rules(rules)
    return tuple(code for code in used if not list(_order(used[code], standing, today, used)))


def needs(code: str, rules: Mapping[str, Figures] | None = None) -> tuple[str, ...]:
    """Return what a measure needs: of `reason`, `paper`, `approval`; raises `KeyError` for one that isn't there."""
    return tuple(_rules(rules)[code]["needs"])


def problems(
    measure: Measure,
    standing: Standing,
    today: date,
    rules: Mapping[str, Figures] | None = None,
    pack: Pack | None = None,
) -> list[Problem]:
    """Return everything that speaks against taking a measure; `pack` tells whether a regrouping is for the better."""
    rule = _rules(rules).get(measure.code)
    if rule is None:
        return [Problem("code", N_("There is no such measure."))]
    found = [*_order(rule, standing, today, _rules(rules)), *_papers(measure, rule)]
    if measure.on > today:
        found.append(Problem("on", N_("That day is still to come.")))
    if measure.by.strip() and fold(measure.by) == fold(standing.officer):
        found.append(Problem("by", N_("Who works on the loan doesn't approve measures: name who did.")))
    return found + (list(_regrouping(measure, standing, pack)) if rule["effect"] == "override" and pack else [])


def _rules(rules: Mapping[str, Figures] | None) -> Mapping[str, Figures]:
    return figures.load("measures") if rules is None else rules


def _order(rule: Figures, standing: Standing, today: date, rules: Mapping[str, Figures]) -> Iterator[Problem]:
    """Yield why it isn't the time for a measure."""
    taken = {one.code for one in standing.taken if one.holds(today)}
    barred = [code for code in rule.get("not_after") or () if code in taken]
    if barred:
        yield Problem("code", N_("It can't be done any more after: {measures}."), {"measures": _names(barred, rules)})
    if rule.get("not_matured") and standing.matured:
        yield Problem("code", N_("Its last due date is past: all of it is due already."))
    after, from_dpd = rule.get("after") or (), rule.get("from_dpd")
    late = from_dpd is not None and standing.days_late >= from_dpd
    if not after or late or (rule.get("matured") and standing.matured) or taken.intersection(after):
        return
    values = {"measures": _names(after, rules), "days": from_dpd}
    without = N_("First one of these is taken: {measures}.")
    with_days = N_("First one of these is taken: {measures}; or the debt is {days} days late.")
    yield Problem("code", without if from_dpd is None else with_days, values)


def _names(codes: Sequence[str], rules: Mapping[str, Figures]) -> Words:
    """Return the names of measures as one, in each language."""
    names = [rules[code]["name"] for code in codes]
    return Words(*(", ".join(one.in_language(language) for one in names) for language in ("en", "vi", "zh")))


def _papers(measure: Measure, rule: Figures) -> Iterator[Problem]:
    said = {"reason": measure.reason, "paper": measure.paper, "approval": measure.approval}
    words = {
        "reason": N_("Say why."),
        "paper": N_("Name the paper that it rests on."),
        "approval": N_("Give the reference of the recorded approval."),
    }
    for need in rule["needs"]:
        if not said[need].strip():
            yield Problem(need, words[need])


def _regrouping(measure: Measure, standing: Standing, pack: Pack) -> Iterator[Problem]:
    if measure.group not in pack.ranks:
        values = {"group": measure.group, "known": ", ".join(pack.ranks)}
        yield Problem("group", N_("There is no group “{group}”; there are {known}."), values)
    elif standing.rank is not None and pack.ranks[measure.group] < standing.rank and not measure.approval.strip():
        yield Problem("approval", N_("A better group needs the reference of a recorded approval."))


def events(
    taken: Sequence[Measure], day: date, base: Events | None = None, rules: Mapping[str, Figures] | None = None
) -> Events:
    """Return what measures in force on a day say to the classification, laid over what is known besides.

    Adjustments and extensions stay counted when they are over. Restructurings that the ledger counts already must not
    be among `base` too: take `State.restructures`, or the measures.
    """
    used, found = _rules(rules), base or Events()
    for one in sorted(taken, key=lambda measure: measure.on):
        effect = used[one.code]["effect"]
        if effect in ("adjusted", "extended") and one.on <= day:
            found = replace(found, restructures=found.restructures + 1, last_restructure=effect)
        elif one.holds(day):
            found = _with(found, effect, one)
    return found


def _with(found: Events, effect: str, measure: Measure) -> Events:
    if effect == "recalled":
        return replace(found, recalled_on=found.recalled_on or measure.on)
    if effect == "override":
        return replace(found, override=Override(measure.group, measure.reason, measure.approval))
    if effect in ("interest_waived", "unlikely_to_pay"):
        return replace(found, facts=found.facts | {effect})
    return found


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day that counts after a recall."""

    on: date
    group: str
    """The group that the debt is in at least from that day on; empty for the day to pay by."""


def recall_deadlines(
    notified_on: date, takes_effect: date, pack: Pack, rules: Mapping[str, Figures] | None = None
) -> tuple[Deadline, ...]:
    """Return by when what is recalled is to be paid, and from when on the pack puts what isn't into which group."""
    pay_by = notified_on + timedelta(days=_rules(rules)["recall"]["notice_days"])
    steps = (
        Deadline(takes_effect + timedelta(days=floor.recall_min), floor.group)
        for floor in pack.floors
        if floor.recall_min is not None
    )
    return tuple(sorted([Deadline(pay_by, ""), *steps], key=lambda one: (one.on, one.group)))
