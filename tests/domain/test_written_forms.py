"""What people write is understood; and there are enough cases of each kind in each language."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest

from crodesk.domain.dates import parse_date, parse_months
from crodesk.domain.money import Money, minor_units, parse_money
from crodesk.domain.percent import parse_percent
from crodesk.domain.phones import parse_phone
from tests.domain import test_dates, test_money
from tests.domain.written_forms import DATES, HOMES, MONEY, MONTHS, PERCENT, cases, day, phone_cases

LANGUAGES = ("en", "vi", "zh")
FEWEST = 60
"""Cases of a kind in a language."""


def of(tables: dict[str, str]) -> list[tuple[str, str, str]]:
    return [(language, *case) for language in LANGUAGES for case in cases(tables[language])]


@pytest.mark.parametrize(("language", "written", "meant"), of(MONEY))
def test_an_amount_is_understood(language: str, written: str, meant: str) -> None:
    text, _, currency = written.rpartition(" ")
    minor = Decimal(meant) * 10 ** minor_units(currency)
    assert parse_money(text, currency, language) == Money(int(minor), currency)


@pytest.mark.parametrize(("language", "written", "meant"), of(DATES))
def test_a_date_is_understood(language: str, written: str, meant: str) -> None:
    assert parse_date(written, test_dates.TODAY, language) == day(meant)


@pytest.mark.parametrize(("language", "written", "meant"), of(MONTHS))
def test_a_span_is_understood(language: str, written: str, meant: str) -> None:
    assert parse_months(written, language) == int(meant)


@pytest.mark.parametrize(("language", "written", "meant"), of(PERCENT))
def test_a_rate_is_understood(language: str, written: str, meant: str) -> None:
    assert parse_percent(written, language) == int(meant)


@pytest.mark.parametrize(
    ("language", "written", "kept"), [(language, *case) for language in LANGUAGES for case in phone_cases(language)]
)
def test_a_phone_number_is_understood(language: str, written: str, kept: str) -> None:
    assert parse_phone(written, HOMES[language]) == kept


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_enough_cases_of_each_kind(language: str) -> None:
    also = {
        "money": Counter(case[0] for case in test_money.UNDERSTOOD)[language],
        "date": Counter(case[0] for case in test_dates.UNDERSTOOD)[language],
    }
    counts = {
        "money": len(set(cases(MONEY[language]))) + also["money"],
        "date": len(set(cases(DATES[language]))) + also["date"],
        "months": len(set(cases(MONTHS[language]))),
        "percent": len(set(cases(PERCENT[language]))),
        "phone": len(set(phone_cases(language))),
    }
    assert {kind: count for kind, count in counts.items() if count < FEWEST} == {}
