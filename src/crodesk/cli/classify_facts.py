"""Reads what was typed after `classify` into the facts of a debt, and the amounts of its provision."""

from argparse import Namespace
from datetime import date
from decimal import Decimal

from crodesk.cli.usage.classify import FACTS
from crodesk.domain.dates import parse_date
from crodesk.domain.lending.classification.facts import Events, Facility, Override
from crodesk.domain.lending.provision import Collateral
from crodesk.domain.money import MINOR_UNITS, minor_units, parse_money
from crodesk.domain.problem import Problem, Refused
from crodesk.domain.rules.pack import Pack
from crodesk.domain.words import N_
from crodesk.language import language

DATES = {
    "due": "due",
    "recalled": "recalled_on",
    "observed_since": "observed_since",
    "performing_since": "performing_since",
    "bad_since": "bad_since",
}
"""The options that are days, and the fields that they are."""
CUSTOMER = "customer"
"""What the debts of the one customer have in common."""


def with_dates(options: Namespace, today: date) -> Namespace:
    """Return the options, their days read as people write them; raises `Refused` for what is no date."""
    found = vars(options).copy()
    for name, field in DATES.items():
        if found[name] is not None:
            found[name] = _day(found[name], today, field)
    found["re_aged"] = tuple(_day(text, today, "re_aged") for text in found["re_aged"])
    return Namespace(**found)


def _day(text: str, today: date, field: str) -> date:
    """Return a day in ISO form or that of the language in use; raises `Refused` when it is none."""
    found = parse_date(text, today, language())
    if isinstance(found, Problem):
        raise Refused(Problem(field, found.text, found.values))
    return found


def currency(options: Namespace, pack: Pack) -> str:
    """Return the currency of the amounts: the one given, else the pack's; raises `Refused` for one that is none."""
    found = (options.currency or pack.currency or "VND").upper()
    if found not in MINOR_UNITS:
        raise Refused(Problem("currency", N_("“{word}” is no currency; write a code such as VND."), {"word": found}))
    if pack.materiality and options.past_due and found != pack.currency:
        text = N_("The limits of these rules are in {currency}: give the amounts in it.")
        raise Refused(Problem("currency", text, {"currency": pack.currency}))
    return found


def facility(options: Namespace, pack: Pack) -> Facility:
    """Return the debt; raises `Refused` for an amount that isn't understood."""
    unit = currency(options, pack)
    return Facility(
        customer=CUSTOMER,
        oldest_due=options.due,
        dpd=options.dpd,
        exposure=_maybe(options.exposure, unit, "exposure"),
        product=options.product,
        retail=options.retail,
        events=_events(options, unit),
    )


def _events(options: Namespace, unit: str) -> Events:
    return Events(
        restructures=options.restructures,
        last_restructure=options.last_restructure,
        new_terms_dpd=options.new_terms_dpd,
        recalled_on=options.recalled,
        facts=frozenset(fact for fact in FACTS if getattr(options, fact)),
        external_group=options.external_group,
        current_group=options.current_group,
        observed_since=options.observed_since,
        periods_paid=options.periods_paid,
        papers=options.papers,
        performing_since=options.performing_since,
        short_term=options.short_term,
        past_due=_maybe(options.past_due, unit, "past_due"),
        re_aged=options.re_aged,
        override=_override(options),
    )


def _override(options: Namespace) -> Override | None:
    return None if options.override is None else Override(options.override, options.reason, options.approval)


def others(options: Namespace, pack: Pack) -> list[Facility]:
    """Return the customer's other debts; raises `Refused` for one that isn't understood."""
    return [_other(text, options, currency(options, pack)) for text in options.other]


def _other(text: str, options: Namespace, unit: str) -> Facility:
    days, equals, amount = text.partition("=")
    if not (days.isascii() and days.isdecimal() and len(days) < len(str(10**9))):
        message = N_("“{text}” isn't understood. Write days past due, and the exposure if it is known: 95=100m.")
        raise Refused(Problem("other", message, {"text": text}))
    exposure = _amount(amount, unit, "other") if equals else None
    return Facility(CUSTOMER, dpd=int(days), exposure=exposure, product=options.product, retail=options.retail)


def collateral(options: Namespace, pack: Pack, today: date) -> tuple[Collateral, ...]:
    """Return the collateral; raises `Refused` for one that isn't understood."""
    return tuple(_collateral(text, currency(options, pack), today) for text in options.collateral)


def _collateral(text: str, unit: str, today: date) -> Collateral:
    kind, _equals, rest = text.partition("=")
    amount, at, matures = rest.partition("@")
    day = _day(matures, today, "collateral") if at else None
    return Collateral(kind.strip(), _amount(amount, unit, "collateral"), day)


def _maybe(text: str | None, unit: str, field: str) -> Decimal | None:
    return None if text is None else _amount(text, unit, field)


def _amount(text: str, unit: str, field: str) -> Decimal:
    """Return an amount in the currency's own unit; raises `Refused` when it isn't understood."""
    found = parse_money(text, unit, language())
    if isinstance(found, Problem):
        raise Refused(Problem(field, found.text, found.values))
    return Decimal(found.minor).scaleb(-minor_units(unit))
