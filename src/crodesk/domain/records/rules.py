"""What a record must satisfy before it is kept."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from crodesk.domain.follow_up import recurrence
from crodesk.domain.follow_up.rules import NAMES, parse_lead
from crodesk.domain.money import MINOR_UNITS
from crodesk.domain.problem import Problem
from crodesk.domain.records.kind import Field, RecordKind
from crodesk.domain.words import N_

Values = Mapping[str, Any]

SPANS = {
    "identity_document": ("issued_on", "expires_on"),
    "consent": ("given_on", "withdrawn_on"),
    "product": ("valid_from", "valid_to"),
    "holding": ("opened_on", "matures_on"),
    "risk_review": ("reviewed_on", "next_review_on"),
    "service_case": ("opened_on", "closed_on"),
}
"""Kinds in which one date can't lie before another."""

PPM = 1_000_000
FIVE_STARS = 5
WORST_GROUP = 5


def problems(kind: RecordKind, values: Values, today: date) -> list[Problem]:
    """Return what is wrong with the values of a whole record, field by field; empty when it may be kept."""
    found = [problem for field in kind.fields for problem in _of_field(field, values.get(field.key), today)]
    return found + _of_whole(kind, values)


def _of_field(field: Field, value: Any, today: date) -> list[Problem]:
    if field.required and value in (None, ""):
        return [Problem(field.key, N_("This is needed."))]
    if field.kind == "choice" and value not in (None, "") and value not in {choice.value for choice in field.choices}:
        return [Problem(field.key, N_("“{value}” is not one of the choices."), {"value": value})]
    if field.key == "currency" and value and value not in MINOR_UNITS:
        text = N_("“{value}” is no currency: write its code, such as VND, USD or CNY.")
        return [Problem(field.key, text, {"value": value})]
    if field.past and isinstance(value, date) and value > today:
        return [Problem(field.key, N_("That day is still to come."))]
    return []


def _of_whole(kind: RecordKind, values: Values) -> list[Problem]:
    check = _SPECIAL.get(kind.name)
    return _spans(kind, values) + (check(values) if check else [])


def _spans(kind: RecordKind, values: Values) -> list[Problem]:
    first, last = SPANS.get(kind.name, ("", ""))
    start, end = values.get(first), values.get(last)
    if start is None or end is None or start <= end:
        return []
    return [Problem(last, N_("That is before the day it starts."))]


def _relation(values: Values) -> list[Problem]:
    if values.get("other_rid") or values.get("person_name"):
        share = values.get("share_ppm")
        return [Problem("share_ppm", N_("A share is at most 100 %."))] if share is not None and share > PPM else []
    return [Problem("person_name", N_("Name a customer or a person."))]


def _interaction(values: Values) -> list[Problem]:
    stars = values.get("stars")
    if stars is not None and not 1 <= stars <= FIVE_STARS:
        return [Problem("stars", N_("Stars go from 1 to 5."))]
    return []


def _transaction(values: Values) -> list[Problem]:
    amount = values.get("amount_minor")
    return (
        [Problem("amount_minor", N_("An amount is positive; the direction says which way."))]
        if amount is not None and amount < 0
        else []
    )


def _lunar(values: Values) -> list[Problem]:
    text = values.get("lunar_birthday") or ""
    if not text:
        return []
    from crodesk.domain.lunar import birthday_of  # its tables are read when somebody keeps one

    if birthday_of(text) is not None:
        return []
    return [Problem("lunar_birthday", N_("Write month-day, such as 08-15."))]


def _debt_groups(values: Values) -> list[Problem]:
    """Banks sort debts into five groups: State Bank of Vietnam, circular 31/2024, and the five tiers of China."""
    keys = [key for key in ("debt_group", "worst_group", "worst_before") if values.get(key) is not None]
    return [Problem(key, N_("Debt groups go from 1 to 5.")) for key in keys if not 1 <= values[key] <= WORST_GROUP]


def _rule(values: Values) -> list[Problem]:
    found = []
    if values.get("rule") not in NAMES:
        found.append(Problem("rule", N_("“{value}” is not one of the choices."), {"value": values.get("rule")}))
    if bool(values.get("channel")) != (values.get("rule") == "cadence"):
        found.append(Problem("channel", N_("“Keep in touch” is by call or visit; other rules have no channel.")))
    steps = parse_lead(values.get("lead_days") or "")
    return [*found, steps] if isinstance(steps, Problem) else found


def _follow_up(values: Values) -> list[Problem]:
    text = values.get("repeats") or ""
    wrong = recurrence.read(text) if text else None
    return [Problem("repeats", wrong.text, wrong.values)] if isinstance(wrong, Problem) else []


_RATE = re.compile(r"[0-9]{1,12}(\.[0-9]{1,12})?")


def _exchange_rate(values: Values) -> list[Problem]:
    """A rate is a plain decimal above zero between two known currencies: it is kept exactly as it was stated."""
    found, rate, other = [], values.get("rate") or "", values.get("in_currency")
    if other and other not in MINOR_UNITS:
        text = N_("“{value}” is no currency: write its code, such as VND, USD or CNY.")
        found.append(Problem("in_currency", text, {"value": other}))
    if other and other == values.get("currency"):
        found.append(Problem("in_currency", N_("A rate is between two currencies.")))
    if rate and (not _RATE.fullmatch(rate) or not Decimal(rate)):
        found.append(Problem("rate", N_("A rate is a number above zero with a point, such as 25400 or 3515.5.")))
    return found


def _scorecard_answer(values: Values) -> list[Problem]:
    """An answer is one of the levels of a question that a shipped grid asks."""
    from crodesk.domain.lending.scorecard import grid  # read when somebody answers
    from crodesk.domain.rules.checking import nearest

    asked, answer = values.get("attribute") or "", values.get("answer") or ""
    found = [card.attributes[asked] for card in map(grid.load, grid.names()) if asked in card.attributes]
    if asked and not found:
        known = {code for card in map(grid.load, grid.names()) for code in card.attributes}
        text = N_("No scorecard asks “{value}”; the nearest is “{nearest}”.")
        return [Problem("attribute", text, {"value": asked, "nearest": nearest(asked, known)})]
    levels = list(dict.fromkeys(code for one in found for code in one.levels))
    if answer and levels and answer not in levels:
        text = N_("“{value}” is no answer to that: it is one of {levels}.")
        return [Problem("answer", text, {"value": answer, "levels": ", ".join(levels)})]
    return []


_SPECIAL = {
    "application_debt": _debt_groups,
    "bureau_report": _debt_groups,
    "exchange_rate": _exchange_rate,
    "scorecard_answer": _scorecard_answer,
    "follow_up": _follow_up,
    "follow_up_rule": _rule,
    "relation": _relation,
    "interaction": _interaction,
    "bank_transaction": _transaction,
    "customer": _lunar,
}
