"""Clocks that a date of a record starts: papers, consents, reviews, insurances, deposits, loans, contracts, needs."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from crodesk.domain.follow_up.clock import Clock, Weight
from crodesk.domain.follow_up.message import Amount, Message, Value, Word
from crodesk.domain.follow_up.rules import Rule
from crodesk.domain.follow_up.steps import step_of
from crodesk.domain.words import N_


class Dated(NamedTuple):
    """A record with its day."""

    uid: str
    customer_rid: int
    day: date
    label: str
    """What it is called: a message id, a number or words of the officer."""
    minor: int = 0
    """The amount that goes with it, in minor units; 0 for none."""
    currency: str = ""


class Kind(NamedTuple):
    """How a kind of dated record is said."""

    what: str
    weight: Weight
    before: str
    after: str


KINDS = {
    "paper": Kind("call", "legal", N_("{label} expires {day}"), N_("{label} expired {day}")),
    "consent": Kind("call", "legal", N_("consent ({label}) ends {day}"), N_("consent ({label}) ended {day}")),
    "review": Kind("review", "legal", N_("risk review due {day}"), N_("risk review was due {day}")),
    "insurance": Kind("call", "legal", N_("insurance {label} ends {day}"), N_("insurance {label} ended {day}")),
    "maturity": Kind("call", "deposit", N_("deposit {label} matures {day}"), N_("deposit {label} matured {day}")),
    "instalment": Kind(
        "call", "money", N_("instalment of {label} due {day}"), N_("instalment of {label} was due {day}")
    ),
    "inspection": Kind(
        "visit", "legal", N_("inspection of {label} due {day}"), N_("inspection of {label} was due {day}")
    ),
    "condition": Kind(
        "review", "legal", N_("condition to be fulfilled by {day}: {label}"), N_("condition open since {day}: {label}")
    ),
    "proof": Kind(
        "call", "legal", N_("proof of use of {label} to come by {day}"), N_("proof of use of {label} was due {day}")
    ),
    "availability": Kind(
        "call", "deposit", N_("{label} may be drawn until {day}"), N_("{label} could be drawn until {day}")
    ),
    "need": Kind("call", "need", N_("wants by {day}: {label}"), N_("wanted by {day}: {label}")),
}
WITH_AMOUNT = {
    "maturity": (N_("deposit {label} matures {day}: {amount}"), N_("deposit {label} matured {day}: {amount}")),
    "instalment": (
        N_("instalment of {label} due {day}: {amount}"),
        N_("instalment of {label} was due {day}: {amount}"),
    ),
    "availability": (
        N_("{amount} of {label} may be drawn until {day}"),
        N_("{amount} of {label} could be drawn until {day}"),
    ),
}


def clocks(rows: Iterable[Dated], rule: Rule, today: date) -> Iterator[Clock]:
    """Yield the turn that runs for each record, by the steps of its rule."""
    kind = KINDS[rule.name]
    for row in rows:
        step = step_of(row.day, rule.lead, today)
        if step is not None:
            yield Clock(
                rule.name,
                row.uid,
                f"{row.day}/{step}",
                row.customer_rid,
                row.day,
                row.day - timedelta(days=step),
                kind.what,
                kind.weight,
                _about(rule.name, kind, row, today),
            )


def _about(rule: str, kind: Kind, row: Dated, today: date) -> Message:
    before, after = WITH_AMOUNT[rule] if rule in WITH_AMOUNT and row.minor else (kind.before, kind.after)
    values: dict[str, Value] = {"day": row.day}
    if "{label}" in before:
        values["label"] = Word(row.label)
    if "{amount}" in before:
        values["amount"] = Amount(row.minor, row.currency)
    return Message(after if row.day < today else before, values)
