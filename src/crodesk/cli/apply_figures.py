"""What an application comes to, in lines: what it takes a month, how it stands to the caps, what rules recommend."""

from collections.abc import Iterator
from decimal import Decimal

from crodesk.domain.lending.appraisal.policy import Ruled
from crodesk.domain.money import minor_units, money_with_sign
from crodesk.domain.records import by_name
from crodesk.domain.words import N_
from crodesk.language import _, language
from crodesk.services.application_view import ApplicationFile

STATES = {"fail": N_("fails"), "unknown": N_("not known"), "pass": N_("passes")}


def lines(shown: ApplicationFile) -> Iterator[str]:
    """Yield the figures, the caps and rules on the term, and the recommendation with its conditions."""
    found, currency = shown.appraisal, shown.line.currency
    yield monthly(shown)
    for rule in found.rules:
        if rule.weight in ("cap", "term"):
            yield f"  {_state(rule)}"
    if found.figures.largest is not None:
        yield f"{_('Largest that fits')}: {_amount(found.figures.largest, currency)}"
    advice = found.recommendation
    verdict = _(by_name("application").field("recommended").label_of(advice.verdict))
    amount = f" · {_amount(advice.amount, currency)}" if advice.amount is not None else ""
    yield f"{_('Rules say')}: {verdict}{amount}"
    for clause in advice.conditions:
        yield f"  {clause.name.in_language(language())}"


def monthly(shown: ApplicationFile) -> str:
    """Return what the loan takes a month."""
    return f"{_('Pays a month')}: {_amount(shown.appraisal.figures.instalment.value, shown.line.currency)}"


def _state(rule: Ruled) -> str:
    return f"{rule.name.in_language(language())}: {_(STATES[rule.state])}"


def _amount(value: Decimal | None, currency: str) -> str:
    if value is None:
        return "–"
    return money_with_sign(int(value.scaleb(minor_units(currency)).to_integral_value()), currency, language())
