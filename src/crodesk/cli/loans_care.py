"""What warns of running loans and what is set aside for them, printed for people and as data."""

from dataclasses import asdict
from typing import Any

from crodesk.cli import output
from crodesk.domain.money import format_money
from crodesk.domain.records import by_name
from crodesk.domain.words import N_
from crodesk.language import _, language
from crodesk.services import messages
from crodesk.services.loan_file import LoanFile
from crodesk.services.loan_line import Total
from crodesk.services.loan_provisions import ProvisionTotal

SIGNAL = by_name("warning_signal")


def amount(minor: int | None, currency: str) -> str:
    """Return an amount as the language writes it; empty when it isn't known."""
    return "" if minor is None else format_money(minor, currency, language())


def set_aside(specific: int, general: int, currency: str) -> str:
    """Return what is set aside, in words; amounts in minor units."""
    text = N_("Set aside {total} {currency}: {specific} specific, {general} general")
    sums = {"total": specific + general, "specific": specific, "general": general}
    return _(text).format(currency=currency, **{name: amount(minor, currency) for name, minor in sums.items()})


def of_total(one: Total, aside: ProvisionTotal | None) -> dict[str, Any]:
    """Return what a view comes to in one currency as data; no provision where none can be reckoned."""
    provision = {**asdict(aside), "total_minor": aside.total_minor} if aside else None
    return {**asdict(one), "at_risk": one.at_risk, "bad": one.bad, "provision": provision}


def warnings(found: LoanFile) -> None:
    """Print what warns of a loan, a line each."""
    for one in found.warnings.signals:
        said = messages.say(one.text, found.day) if one.text else one.evidence
        answer = f" · {_(SIGNAL.field('state').label_of(one.state))} {one.answer}".rstrip() if one.answer else ""
        output.show(f"! {one.name.in_language(language())} ({one.weight}): {said}{answer}")


def of_warnings(found: LoanFile) -> dict[str, Any]:
    """Return what warns of a loan as data."""
    told = found.warnings
    signals = [
        {"code": one.code, "source": one.source, "weight": one.weight, "since": one.since,
         "words": messages.say(one.text, found.day) if one.text else one.evidence, "state": one.state,
         "answer": one.answer, "until": one.until}
        for one in told.signals
    ]  # fmt: skip
    unseen = [name.in_language(language()) for name in told.not_looked]
    return {"weight": told.total, "trend": told.trend, "signals": signals, "not_looked": unseen}


def of_provision(found: LoanFile) -> dict[str, Any] | None:
    """Return what is set aside for a loan as data; `None` where it can't be reckoned."""
    told, minor = found.provided.provision if found.provided else None, found.known.loan.minor
    if told is None:
        return None
    return {"specific_minor": minor(told.specific), "general_minor": minor(told.general), "rate": told.rate,
            "exposure_minor": minor(told.exposure), "deducted_minor": minor(told.deducted)}  # fmt: skip
