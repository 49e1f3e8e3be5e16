"""Writing a decision on a package that came in: by whoever decides, who needs no desk for it."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from crodesk.domain.dates import parse_months
from crodesk.domain.money import Money, minor_units, parse_money
from crodesk.domain.percent import PPM, parse_percent
from crodesk.domain.problem import Problem, Refused
from crodesk.exchange.package import Decision, Received, Sent, Verdict, disagreements, read_package, write_decision
from crodesk.exchange.package.canonical import loaded
from crodesk.exchange.package.reading import Named
from crodesk.language import language
from crodesk.services import new_files
from crodesk.services.application_package import SNAPSHOT
from crodesk.services.decision_checks import APPROVING

T = TypeVar("T")
USUAL = "VND"


def received(path: Path) -> Received:
    """Return a package when every file is as its manifest says; `Refused` with everything that is wrong with it."""
    found = read_package(path)
    if isinstance(found, list):
        raise Refused(found)
    return found


def decided(
    package: Received, verdict: Verdict, said: Mapping[str, Any], terms: Mapping[str, str], today: date
) -> Decision:
    """Return a decision on a package; `Refused` where it can't be so.

    `said` are who, when, why and under which conditions; `terms` are amount, months and rate as typed, and those that
    are empty are what was asked.
    """
    own, asked = package.package, _asked(package)
    granted = _terms(asked, terms) if verdict in APPROVING else {}
    decision = Decision(Named(own.uid, own.number), package.sha256, verdict, **said, **granted)
    currency = str(asked.get("currency") or USUAL)
    sent = Sent(own.uid, own.number, package.sha256, currency, own.made_by, own.made_on)
    if wrong := disagreements(decision, sent, today):
        raise Refused(wrong)
    return decision


def write(path: Path, decision: Decision) -> None:
    """Write a decision to a new file; `Refused` where something lies there or it can't be written."""
    with new_files.made(path):
        write_decision(path, decision)


def _asked(package: Received) -> Mapping[str, Any]:
    """Return what the snapshot of a package says was asked; nothing where it says so in no way that we know."""
    data: Any = loaded(package.package.files.get(SNAPSHOT, b"{}"), SNAPSHOT)
    facts = data.get("facts") if isinstance(data, dict) else None
    asked = facts.get("asked") if isinstance(facts, dict) else None
    return asked if isinstance(asked, dict) else {}


def _terms(asked: Mapping[str, Any], terms: Mapping[str, str]) -> dict[str, Any]:
    currency, spoken = str(asked.get("currency") or USUAL), language()
    amount = _typed(terms["amount"], lambda text: parse_money(text, currency, spoken), "amount")
    months = _typed(terms["months"], lambda text: parse_months(text, spoken), "months")
    rate = _typed(terms["rate"], lambda text: parse_percent(text, spoken), "rate")
    return {
        "amount": _number(asked.get("amount")) if amount is None else _major(amount),
        "currency": currency if amount is None else amount.currency,
        "months": asked.get("months") if months is None else months,
        "rate": _number(asked.get("rate")) if rate is None else Decimal(rate) / PPM,
    }


def _typed(text: str, parse: Callable[[str], T | Problem], field: str) -> T | None:
    """Return what was typed, `None` for nothing; `Refused` where it isn't understood."""
    if not text:
        return None
    found = parse(text)
    if isinstance(found, Problem):
        raise Refused(Problem(field, found.text, found.values))
    return found


def _major(amount: Money) -> Decimal:
    return Decimal(amount.minor).scaleb(-minor_units(amount.currency))


def _number(text: object) -> Decimal | None:
    return Decimal(text) if isinstance(text, str) else None
