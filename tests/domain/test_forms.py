"""The forms of numbers, amounts and dates that the domain keeps itself are those of CLDR, which Babel knows.

Babel isn't asked at run time: reading it and one language costs a start about a sixth of a bare Textual app, and a
number twenty times what it costs here. Where officers write otherwise than CLDR does, the case says so.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from babel import Locale
from babel.dates import format_timedelta
from babel.numbers import format_compact_decimal, format_decimal, format_percent, get_currency_symbol
from hypothesis import given
from hypothesis import strategies as st

from crodesk.domain import numerals
from crodesk.domain.dates import days_words, format_date, month_name, weekday_name
from crodesk.domain.money import format_money, money_with_sign, short_money
from crodesk.domain.percent import format_percent as own_percent

LOCALES = {"en": Locale("en", "GB"), "vi": Locale("vi"), "zh": Locale("zh")}
VIETNAMESE: dict[str, Callable[[str], str]] = {
    "N": lambda text: text.replace("\xa0N", "k"),
    "r": lambda text: text.replace("\xa0Tr", " tr"),
    "T": lambda text: text.replace("\xa0T", " tỷ"),
}
"""The sizes of CLDR's short Vietnamese, and what people type and say instead."""
each_language = pytest.mark.parametrize("language", LOCALES)
MONDAY = date(2026, 11, 23)


@given(digits=st.integers(-(10**15), 10**15), places=st.integers(0, 4), language=st.sampled_from(list(LOCALES)))
def test_a_number_is_grouped_and_marked_as_cldr_says(digits: int, places: int, language: str) -> None:
    pattern = "#,##0." + "0" * places if places else "#,##0"
    exact = _decimal(digits, places)
    assert numerals.show(digits, places, language) == format_decimal(exact, pattern, LOCALES[language])


@given(minor=st.integers(-(10**12), 10**12), language=st.sampled_from(list(LOCALES)))
def test_an_amount_is_written_as_cldr_says(minor: int, language: str) -> None:
    wanted = format_decimal(_decimal(minor, 2), "#,##0.00", LOCALES[language])
    assert format_money(minor, "USD", language) == wanted


@given(ppm=st.integers(0, 10**6), language=st.sampled_from(list(LOCALES)))
def test_a_percentage_is_written_as_cldr_says(ppm: int, language: str) -> None:
    wanted = format_percent(_decimal(ppm, 6), "#,##0.####%", LOCALES[language])
    assert own_percent(ppm, language) == wanted


@each_language
@pytest.mark.parametrize("currency", ["VND", "EUR", "GBP"])
def test_a_currency_has_the_sign_that_cldr_gives_it(language: str, currency: str) -> None:
    assert get_currency_symbol(currency, LOCALES[language]) in money_with_sign(100, currency, language)


@each_language
def test_weekdays_are_called_as_in_cldr(language: str) -> None:
    names: Any = LOCALES[language].days["format"]
    short = "short" if language == "vi" else "abbreviated"  # T2, as every calendar in Vietnam has it, not Th 2
    for place in range(7):
        day = MONDAY + timedelta(days=place)
        assert weekday_name(day, language, short=True) == names[short][place]
        assert weekday_name(day, language).casefold() == names["wide"][place].casefold()


@each_language
def test_months_are_called_as_in_cldr(language: str) -> None:
    names: Any = LOCALES[language].months["format"]
    wide = "abbreviated" if language == "zh" else "wide"  # 2月, as forms have it, not 二月
    assert [month_name(month, language) for month in range(1, 13)] == [names[wide][month] for month in range(1, 13)]


@each_language
def test_day_month_and_year_stand_in_the_order_of_cldr(language: str) -> None:
    day = date(1999, 11, 22)
    order = re.sub("[^dMy]", "", re.sub(r"(.)\1+", r"\1", LOCALES[language].date_formats["short"].pattern))
    shown = format_date(day, language)
    places = {"d": shown.index("22"), "M": shown.index("Nov" if "Nov" in shown else "11"), "y": shown.index("1999")}
    assert sorted(places, key=lambda part: places[part]) == list(order)


@each_language
@pytest.mark.parametrize(("days", "has_weekday"), [(-1, False), (0, True), (1, True), (14, True), (15, False)])
def test_the_weekday_stands_beside_the_days_of_the_next_two_weeks(language: str, days: int, has_weekday: bool) -> None:
    day = MONDAY + timedelta(days=days)
    shown = format_date(day, language, MONDAY)
    assert (weekday_name(day, language, short=True) in shown) is has_weekday
    assert format_date(day, language) in shown


@each_language
@pytest.mark.parametrize("days", [2, 3, 40, -2, -3, -40])
def test_how_far_a_day_is_off_is_said_as_in_cldr(language: str, days: int) -> None:
    said = format_timedelta(timedelta(days=days), "day", 100, add_direction=True, locale=LOCALES[language])
    wanted = said.removeprefix("sau ")  # shorter, and as clear: 3 ngày nữa
    assert days_words(days, language) == wanted.replace(" ", "" if language == "zh" else " ")


@pytest.mark.parametrize(
    ("language", "short"),
    [
        ("en", lambda text: text.lower().replace("b", "bn").replace("t", "tn")),  # the bank's bn, not B
        ("vi", lambda text: VIETNAMESE[text[-1]](text)),
        ("zh", lambda text: text),
    ],
)
def test_short_amounts_have_the_sizes_of_cldr(language: str, short: Callable[[str], str]) -> None:
    for amount in (25_000, 350_000_000, 2_100_000_000):
        wanted = format_compact_decimal(amount, locale=LOCALES[language], fraction_digits=1)
        assert short_money(amount, "VND", language) == short(wanted)


def _decimal(digits: int, places: int) -> Decimal:
    return Decimal(digits).scaleb(-places)
