"""The decision on a package: a file that names the application and the very package, and shows if it was changed.

The seal finds what was changed on the way. It is no signature: who wants to forge a decision can make one, so the
officer sees who decided what before it counts.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any

from crodesk.domain.names import fold
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_
from crodesk.exchange.package import canonical
from crodesk.exchange.package.reading import APPLICATION, Named
from crodesk.exchange.terms.kinds import Day, Group, Key, Many, Number, OneOf, Text, Whole
from crodesk.exchange.writing import private_file

FORMAT = 1
KIND = "crodesk-decision"
_SEAL = "seal"
_MOST_MONTHS = 600
_HIGHEST_RATE = 100


class Verdict(StrEnum):
    """What was decided."""

    APPROVE = "approve"
    CONDITIONAL = "conditional"
    DECLINE = "decline"
    RETURN = "return"
    """To be worked on again."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision on one package. Amounts are in major units, the rate in percent a year."""

    application: Named
    package_sha256: str
    decision: Verdict
    by: str
    on: date
    level: str = ""
    minutes: str = ""
    reason: str = ""
    dissent: str = ""
    conditions: tuple[str, ...] = ()
    covenants: tuple[str, ...] = ()
    amount: Decimal | None = None
    currency: str = ""
    months: int | None = None
    rate: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """What the desk knows of the package that it sent last."""

    uid: str
    number: str
    package_sha256: str
    currency: str
    prepared_by: str
    sent_on: date


_FORM = Group(
    Decision,
    {
        "application": Key(APPLICATION, "which application", required=True),
        "package_sha256": Key(Text(), "hash of the package's manifest", required=True),
        "decision": Key(OneOf(Verdict), "what was decided", required=True),
        "by": Key(Text(), "who decided", required=True),
        "on": Key(Day(), "when", required=True),
        **{name: Key(Text(), "") for name in ("level", "minutes", "reason", "dissent", "currency")},
        "conditions": Key(Many(Text()), "before the first drawing"),
        "covenants": Key(Many(Text()), "while the loan runs"),
        "amount": Key(Number(), "approved"),
        "months": Key(Whole(), "approved"),
        "rate": Key(Number(), "approved, percent a year"),
    },
    N_("There is no such key."),
)


def dumped(decision: Decision) -> bytes:
    """Return a decision as the bytes of its file."""
    data = _data(decision)
    return canonical.dumped({**data, _SEAL: _seal(data)})


def write_decision(path: Path, decision: Decision) -> None:
    """Write a decision to a file, whole or not at all. `OSError` where that can't be."""
    with private_file(path) as file:
        file.write(dumped(decision))


def read_decision(content: bytes) -> Decision | list[Problem]:
    """Return the decision that a file holds, or everything that is wrong with it."""
    data = canonical.loaded(content, "decision")
    if isinstance(data, Problem):
        return [data]
    if not isinstance(data, dict) or data.get("kind") != KIND or data.get("format") != FORMAT:
        return [
            Problem("", N_("This is no decision that this crodesk can read. Update crodesk, or have it sent again."))
        ]
    seal = data.pop(_SEAL, None)
    if seal != _seal(data):
        return [Problem("", N_("The decision was changed on the way. Nothing was taken over; have it sent again."))]
    problems: list[Problem] = []
    body = {name: value for name, value in data.items() if name not in {"kind", "format"} and value is not None}
    found = _FORM.read(body, "", problems)
    return found if isinstance(found, Decision) else problems


def disagreements(decision: Decision, sent: Sent, today: date) -> list[Problem]:
    """Return why a decision can't be taken over for what was sent; all of it."""
    if decision.application.uid != sent.uid:
        values = {"other": decision.application.number, "number": sent.number}
        return [Problem("application", N_("The decision is for another application: {other}, not {number}."), values)]
    return [*_of_package(decision, sent, today), *_of_content(decision, sent)]


def _of_package(decision: Decision, sent: Sent, today: date) -> list[Problem]:
    found = []
    if decision.package_sha256 != sent.package_sha256:
        words = N_("The decision was made on another state of the package, or the package was changed on the way.")
        found.append(Problem("package_sha256", words))
    if not fold(decision.by):
        found.append(Problem("by", N_("The decision doesn't say who decided.")))
    elif fold(decision.by) == fold(sent.prepared_by):
        found.append(Problem("by", N_("{name} prepared the application and can't decide it."), {"name": decision.by}))
    if not sent.sent_on <= decision.on <= today:
        words = N_("The decision is dated {day}, before the package was sent or after today.")
        found.append(Problem("on", words, {"day": decision.on}))
    return found


def _of_content(decision: Decision, sent: Sent) -> list[Problem]:
    if decision.decision in {Verdict.DECLINE, Verdict.RETURN}:
        return [] if decision.reason.strip() else [Problem("reason", N_("The decision gives no reason."))]
    found = []
    if decision.decision is Verdict.CONDITIONAL and not any(map(str.strip, decision.conditions)):
        found.append(Problem("conditions", N_("The decision has conditions and doesn't name one.")))
    if decision.amount is None or decision.amount <= 0:
        found.append(Problem("amount", N_("The decision names no amount.")))
    elif decision.currency != sent.currency:
        words = N_("The decision is in {other}, the application in {currency}.")
        found.append(Problem("currency", words, {"other": decision.currency, "currency": sent.currency}))
    if decision.months is None or not 0 < decision.months <= _MOST_MONTHS:
        found.append(Problem("months", N_("The decision names no term of 1 to {most} months."), {"most": _MOST_MONTHS}))
    if decision.rate is None or not 0 <= decision.rate <= _HIGHEST_RATE:
        found.append(Problem("rate", N_("The decision names no rate of 0 to {highest} %."), {"highest": _HIGHEST_RATE}))
    return found


def _data(decision: Decision) -> dict[str, Any]:
    values = {field.name: getattr(decision, field.name) for field in fields(decision)}
    named = {"uid": decision.application.uid, "number": decision.application.number}
    return {
        "format": FORMAT,
        "kind": KIND,
        **{name: _plain(value) for name, value in values.items()},
        "application": named,
    }


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _seal(data: Mapping[str, object]) -> str:
    """Return the hash of everything else."""
    return canonical.sha256(canonical.dumped(data))
