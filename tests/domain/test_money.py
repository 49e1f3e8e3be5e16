import itertools

import pytest
from babel.numbers import format_decimal, list_currencies
from hypothesis import given
from hypothesis import strategies as st

from crodesk.domain import money
from crodesk.domain.money import (
    MINOR_UNITS,
    Money,
    currency_sign,
    format_money,
    money_with_sign,
    parse_money,
    short_money,
    short_money_with_sign,
)
from crodesk.domain.problem import Problem

CURRENCIES = st.sampled_from(["VND", "USD", "CNY", "KWD"])
LANGUAGES = st.sampled_from(["en", "vi", "zh"])

# How officers write amounts, in whole minor units. Written by hand, from how people write and from CLDR.
UNDERSTOOD = [
    # Vietnamese đồng has no smaller unit, so that one mark before three digits can only group.
    ("vi", "VND", "350.000.000", 350_000_000),
    ("vi", "VND", "350,000,000", 350_000_000),
    ("vi", "VND", "350 000 000", 350_000_000),
    ("vi", "VND", "350000000", 350_000_000),
    ("vi", "VND", "1.500", 1_500),
    ("vi", "VND", "1,500", 1_500),
    ("vi", "VND", "500k", 500_000),
    ("vi", "VND", "500K", 500_000),
    ("vi", "VND", "350tr", 350_000_000),
    ("vi", "VND", "350 tr", 350_000_000),
    ("vi", "VND", "350 triệu", 350_000_000),
    ("vi", "VND", "350 TRIỆU", 350_000_000),
    ("vi", "VND", "350 trieu", 350_000_000),
    ("vi", "VND", "350m", 350_000_000),
    ("vi", "VND", "1tr5", 1_500_000),
    ("vi", "VND", "1tr250", 1_250_000),
    ("vi", "VND", "1 triệu 5", 1_500_000),
    ("vi", "VND", "1,5tr", 1_500_000),
    ("vi", "VND", "1.5tr", 1_500_000),
    ("vi", "VND", "1k5", 1_500),
    ("vi", "VND", "1,2 tỷ", 1_200_000_000),
    ("vi", "VND", "1,2 tỉ", 1_200_000_000),
    ("vi", "VND", "1,2ty", 1_200_000_000),
    ("vi", "VND", "1.2 tỷ", 1_200_000_000),
    ("vi", "VND", "2 tỷ 3", 2_300_000_000),
    ("vi", "VND", "1 tỷ 250 triệu", 1_250_000_000),
    ("vi", "VND", "1 tỷ 250 triệu 500 nghìn", 1_250_500_000),
    ("vi", "VND", "1.500 tỷ", 1_500_000_000_000),
    ("vi", "VND", "1,500 tỷ", 1_500_000_000),
    ("vi", "VND", "1 nghìn 200 tỷ", 1_200_000_000_000),
    ("vi", "VND", "5 nghìn tỷ", 5_000_000_000_000),
    ("vi", "VND", "5 trăm triệu", 500_000_000),
    ("vi", "VND", "800 ngàn", 800_000),
    ("vi", "VND", "800 nghìn đồng", 800_000),
    ("vi", "VND", "350.000đ", 350_000),
    ("vi", "VND", "350.000 ₫", 350_000),
    ("vi", "VND", "VNĐ 350.000", 350_000),
    ("vi", "VND", "1 tỷ 2500", 1_000_002_500),
    ("vi", "VND", "12*3", 36),
    ("vi", "VND", "12 x 3tr", 36_000_000),
    ("vi", "VND", "5tr+300k", 5_300_000),
    ("vi", "VND", "5tr - 300k", 4_700_000),
    ("vi", "VND", "2*3+4*5", 26),
    ("vi", "VND", "-500k", -500_000),
    ("vi", "VND", "−500.000", -500_000),
    ("vi", "VND", "(500.000)", -500_000),
    ("vi", "VND", "0", 0),
    ("vi", "VND", "  350tr  ", 350_000_000),
    ("vi", "VND", "３５０tr", 350_000_000),
    ("vi", "USD", "1.234,50", 123_450),
    ("vi", "USD", "1.500", 150_000),
    ("vi", "USD", "12,5", 1_250),
    ("vi", "USD", "1.234,5 USD", 123_450),
    ("vi", "USD", "2 triệu", 200_000_000),
    # English
    ("en", "VND", "350m", 350_000_000),
    ("en", "VND", "350 mn", 350_000_000),
    ("en", "VND", "350 million", 350_000_000),
    ("en", "VND", "1.2b", 1_200_000_000),
    ("en", "VND", "1.2bn", 1_200_000_000),
    ("en", "VND", "1.2 billion", 1_200_000_000),
    ("en", "VND", "3 trillion", 3_000_000_000_000),
    ("en", "VND", "1.250bn", 1_250_000_000),
    ("en", "VND", "1,250bn", 1_250_000_000_000),
    ("en", "VND", "1 million 200k", 1_200_000),
    ("en", "VND", "2 hundred thousand", 200_000),
    ("en", "VND", "350,000,000", 350_000_000),
    ("en", "VND", "350.000.000", 350_000_000),
    ("en", "VND", "1.500", 1_500),
    ("en", "VND", "350,000 dong", 350_000),
    ("en", "USD", "1,234.50", 123_450),
    ("en", "USD", "1,500", 150_000),
    ("en", "USD", "1.5", 150),
    ("en", "USD", "1,5", 150),
    ("en", "USD", ".5", 50),
    ("en", "USD", "0.5", 50),
    ("en", "USD", "0.500", 50),
    ("en", "USD", "1234.50", 123_450),
    ("en", "USD", "1234.500", 123_450),
    ("en", "USD", "1 234.50", 123_450),
    ("en", "USD", "1'234.50", 123_450),
    ("en", "USD", "$1,234.50", 123_450),
    ("en", "USD", "US$ 1,234.50", 123_450),
    ("en", "USD", "-$5", -500),
    ("en", "USD", "$-5", -500),
    ("en", "USD", "1.5k", 150_000),
    ("en", "USD", "12*3.5", 4_200),
    ("en", "SGD", "$20", 2_000),
    ("en", "EUR", "€12.30", 1_230),
    ("en", "GBP", "£12", 1_200),
    ("en", "JPY", "¥1,500", 1_500),
    ("en", "KRW", "₩1,500", 1_500),
    ("en", "KWD", "1.500", 1_500),
    ("en", "KWD", "1.5", 1_500),
    ("en", "XXX", "1.5", 150),
    # Chinese
    ("zh", "CNY", "35万", 35_000_000),
    ("zh", "CNY", "35萬", 35_000_000),
    ("zh", "CNY", "35w", 35_000_000),
    ("zh", "CNY", "3.5万", 3_500_000),
    ("zh", "CNY", "1.2亿", 12_000_000_000),
    ("zh", "CNY", "1亿2000万", 12_000_000_000),
    ("zh", "CNY", "1.2万亿", 120_000_000_000_000),
    ("zh", "CNY", "3千5百万", 3_500_000_000),
    ("zh", "CNY", "3千万", 3_000_000_000),
    ("zh", "CNY", "三亿五千万", 35_000_000_000),
    ("zh", "CNY", "三十五万元", 35_000_000),
    ("zh", "CNY", "叁拾伍万元整", 35_000_000),
    ("zh", "CNY", "十二万", 12_000_000),
    ("zh", "CNY", "两千三", 230_000),
    ("zh", "CNY", "3万5", 3_500_000),
    ("zh", "CNY", "3万零500", 3_050_000),
    ("zh", "CNY", "三万零五百", 3_050_000),
    ("zh", "CNY", "三万零五", 3_000_500),
    ("zh", "CNY", "二〇", 2_000),
    ("zh", "CNY", "¥1,234.50", 123_450),
    ("zh", "CNY", "￥１，２３４．５０", 123_450),
    ("zh", "CNY", "500块", 50_000),
    ("zh", "CNY", "人民币500元", 50_000),
    ("zh", "CNY", "RMB 500", 50_000),
    ("zh", "VND", "3.5亿", 350_000_000),
    ("zh", "VND", "3亿5000万越南盾", 350_000_000),
]

NOT_UNDERSTOOD = [
    ("vi", "VND", ""),
    ("vi", "VND", "   "),
    ("vi", "VND", "abc"),
    ("vi", "VND", "tỷ"),
    ("vi", "VND", "350 con gà"),
    ("vi", "VND", "12*"),
    ("vi", "VND", "*12"),
    ("vi", "VND", "12//3"),
    ("vi", "VND", "1 2"),
    ("vi", "VND", "1,23,456"),
    ("vi", "VND", "1.2.3"),
    ("vi", "VND", "1,234.567.890"),
    ("vi", "VND", "1 triệu 2 triệu"),
    ("en", "VND", "200k 1 million"),
    ("en", "VND", "1 million 500"),
    ("en", "VND", "2t"),
    ("en", "VND", "1.2 tr 3.4"),
    ("en", "VND", "((5))"),
    ("en", "VND", "1e6"),
    ("en", "VND", "½"),
    ("en", "VND", "[/x]"),
    ("en", "VND", "9" * 80),
    ("en", "VND", "9" * 5000),
    ("en", "VND", "12  3"),
    ("en", "VND", "$"),
    ("en", "USD", "$"),
    ("en", "USD", "-"),
    ("en", "USD", "--5"),
    ("zh", "CNY", "万"),
    ("zh", "CNY", "亿三"),
]


def not_understood(answer: Money | Problem) -> Problem:
    assert isinstance(answer, Problem), answer
    return answer


def sentence(problem: Problem) -> str:
    return problem.text.format(**problem.values)


@pytest.mark.parametrize(("language", "currency", "text", "minor"), UNDERSTOOD)
def test_an_amount_is_understood_as_people_write_it(language: str, currency: str, text: str, minor: int) -> None:
    assert parse_money(text, currency, language) == Money(minor, currency)


@pytest.mark.parametrize(("language", "currency", "text"), NOT_UNDERSTOOD)
def test_what_is_no_amount_is_explained(language: str, currency: str, text: str) -> None:
    assert sentence(not_understood(parse_money(text, currency, language)))


@pytest.mark.parametrize(
    ("language", "currency", "text", "said"),
    [
        ("en", "USD", "1.500", "1.500 can mean 1,500 or 1.5."),
        ("vi", "USD", "1,500", "1,500 can mean 1.500 or 1,5."),
        ("en", "USD", "12.345", "12.345 can mean 12,345 or 12.345."),
        ("vi", "VND", "1,5", "VND has no smaller unit: 1 or 2?"),
        ("en", "VND", "-1.5", "VND has no smaller unit: -2 or -1?"),
        ("en", "USD", "1.2345", "USD has 2 decimals: 1.23 or 1.24?"),
        ("vi", "USD", "1,2345", "USD has 2 decimals: 1,23 or 1,24?"),
        ("vi", "VND", "$500", "This amount is in VND, not in USD."),
        ("en", "USD", "500 EUR", "This amount is in USD, not in EUR."),
        ("zh", "VND", "500元", "This amount is in VND, not in CNY."),
        ("en", "VND", "9999999999 bn", "That is more than can be kept."),
        ("en", "VND", "ten", "“ten” isn't an amount. Write it as 350,000,000 or 350m."),
        ("vi", "VND", "mười", "“mười” isn't an amount. Write it as 350.000.000 or 350tr."),
        ("zh", "CNY", "很多", "“很多” isn't an amount. Write it as 350,000 or 35万."),
        ("en", "VND", "", "Type an amount, such as 350,000,000 or 350m."),
        ("en", "VND", "1,23,456", "The signs in 1,23,456 don't stand between groups of three digits."),
        ("en", "USD", ".0'0", "The signs in .0'0 don't stand between groups of three digits."),
        ("en", "USD", "1'0.500", "The signs in 1'0.500 don't stand between groups of three digits."),
        ("vi", "USD", "1,2'0", "The signs in 1,2'0 don't stand between groups of three digits."),
        ("vi", "USD", "1,2_0", "The signs in 1,2_0 don't stand between groups of three digits."),
        ("vi", "VND", "1,000 000", "The signs in 1,000 000 don't stand between groups of three digits."),
    ],
)
def test_a_problem_says_what_is_wrong_in_words(language: str, currency: str, text: str, said: str) -> None:
    assert sentence(not_understood(parse_money(text, currency, language))) == said


@given(
    st.integers(-(10**17), 10**17), st.sampled_from(["VND", "USD", "CNY", "KWD"]), st.sampled_from(["en", "vi", "zh"])
)
def test_what_is_shown_is_understood_again(minor: int, currency: str, language: str) -> None:
    assert parse_money(format_money(minor, currency, language), currency, language) == Money(minor, currency)
    assert parse_money(money_with_sign(minor, currency, language), currency, language) == Money(minor, currency)


@given(st.text(max_size=40), CURRENCIES, LANGUAGES)
def test_no_text_breaks_the_parser(text: str, currency: str, language: str) -> None:
    answer = parse_money(text, currency, language)
    assert isinstance(answer, Money) or sentence(answer)


@given(
    st.text(alphabet="0123456789.,'- +*x()kmtrtỷbn万亿千百十三五零元$₫ ", max_size=14),
    st.sampled_from(["en", "vi", "zh"]),
)
def test_no_amount_like_text_breaks_the_parser(text: str, language: str) -> None:
    answer = parse_money(text, "USD", language)
    assert isinstance(answer, Money) or sentence(answer)


@given(st.integers(0, 10**15), LANGUAGES)
def test_digits_are_grouped_as_the_common_locale_data_say(amount: int, language: str) -> None:
    assert format_money(amount, "VND", language) == format_decimal(amount, locale=language)


@pytest.mark.parametrize(
    ("minor", "currency", "language", "shown"),
    [
        (123_450, "USD", "en", "1,234.50"),
        (123_450, "USD", "vi", "1.234,50"),
        (123_450, "USD", "zh", "1,234.50"),
        (350_000_000, "VND", "en", "350,000,000"),
        (350_000_000, "VND", "vi", "350.000.000"),
        (-5, "USD", "en", "-0.05"),
        (0, "USD", "en", "0.00"),
        (1_500, "KWD", "en", "1.500"),
        (-1_234_567, "VND", "vi", "-1.234.567"),
    ],
)
def test_an_amount_is_shown_in_full(minor: int, currency: str, language: str, shown: str) -> None:
    assert format_money(minor, currency, language) == shown


@pytest.mark.parametrize(
    ("minor", "currency", "language", "shown"),
    [
        (350_000_000, "VND", "en", "350,000,000 ₫"),
        (350_000_000, "VND", "vi", "350.000.000 ₫"),
        (350_000_000, "VND", "zh", "350,000,000 ₫"),
        (123_450, "USD", "en", "$1,234.50"),
        (-123_450, "USD", "en", "-$1,234.50"),
        (123_450, "USD", "vi", "1.234,50 $"),
        (123_450, "CNY", "zh", "¥1,234.50"),
        (123_450, "CNY", "vi", "1.234,50 ¥"),
        (123_450, "CHF", "en", "1,234.50 CHF"),
    ],
)
def test_the_sign_stands_where_readers_look_for_it(minor: int, currency: str, language: str, shown: str) -> None:
    assert money_with_sign(minor, currency, language) == shown


@pytest.mark.parametrize(
    ("major", "en", "vi", "zh"),
    [
        (2_100_000_000, "2.1bn", "2,1 tỷ", "21亿"),
        (350_000_000, "350m", "350 tr", "3.5亿"),
        (35_000_000, "35m", "35 tr", "3500万"),
        (1_250_000_000_000, "1.3tn", "1.250 tỷ", "1.3万亿"),
        (950_000, "950k", "950k", "95万"),
        (999_950, "1m", "1 tr", "100万"),
        (999_949, "1m", "1 tr", "100万"),
        (1_550, "1.6k", "1,6k", "1,550"),
        (1_549, "1.5k", "1,5k", "1,549"),
        (999, "999", "999", "999"),
        (0, "0", "0", "0"),
        (-2_100_000_000, "-2.1bn", "-2,1 tỷ", "-21亿"),
        (99_950, "100k", "100k", "10万"),
        (20_000, "20k", "20k", "2万"),
    ],
)
def test_lists_show_amounts_short(major: int, en: str, vi: str, zh: str) -> None:
    assert [short_money(major, "VND", language) for language in ("en", "vi", "zh")] == [en, vi, zh]


@pytest.mark.parametrize(
    ("minor", "shown"),
    [(210_000_000_000, "2.1bn"), (95_050, "950.50"), (5, "0.05"), (99_999, "999.99"), (123_456, "1.2k")],
)
def test_short_amounts_count_in_whole_units(minor: int, shown: str) -> None:
    assert short_money(minor, "USD", "en") == shown


def test_the_currencies_are_those_of_iso_4217() -> None:
    assert {len(code) for code in MINOR_UNITS} == {3}
    assert set(MINOR_UNITS) <= set(list_currencies()) | {"XCG", "ZWG"}
    by_units = {units: {code for code, own in MINOR_UNITS.items() if own == units} for units in (0, 2, 3, 4)}
    assert {"VND", "JPY", "KRW", "CLP", "ISK", "XOF"} <= by_units[0]
    assert {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"} == by_units[3]
    assert {"CLF", "UYW"} == by_units[4]
    assert {"USD", "EUR", "CNY", "IDR", "THB", "HUF", "MGA", "MRU"} <= by_units[2]
    assert sum(map(len, by_units.values())) == len(MINOR_UNITS) > 150


def test_amounts_of_one_currency_add_up_and_those_of_two_do_not() -> None:
    assert Money(5, "VND") + Money(7, "VND") == Money(12, "VND")
    with pytest.raises(ValueError, match="USD"):
        Money(5, "VND") + Money(7, "USD")


def test_an_unknown_currency_counts_in_hundredths() -> None:
    assert money.minor_units("XXX") == 2
    assert [money.minor_units(code) for code in ("VND", "USD", "KWD")] == [0, 2, 3]


def test_every_sign_belongs_to_known_currencies() -> None:
    assert set(itertools.chain(*money.CURRENCY_SIGNS.values())) <= set(MINOR_UNITS)


@pytest.mark.parametrize(
    ("minor", "currency", "en", "vi", "zh"),
    [
        (2_100_000_000, "VND", "2.1bn ₫", "2,1 tỷ ₫", "21亿 ₫"),
        (-350_000_000, "VND", "-350m ₫", "-350 tr ₫", "-3.5亿 ₫"),
        (55_000_000, "USD", "$550k", "550k $", "$55万"),
        (99_900, "CHF", "999.00 CHF", "999,00 CHF", "999.00 CHF"),
    ],
)
def test_a_short_amount_stands_with_the_same_sign_as_a_long_one(
    minor: int, currency: str, en: str, vi: str, zh: str
) -> None:
    shown = [short_money_with_sign(minor, currency, language) for language in ("en", "vi", "zh")]
    assert shown == [en, vi, zh]


def test_a_currency_without_a_sign_goes_by_its_code() -> None:
    assert [currency_sign(code) for code in ("VND", "USD", "CHF")] == ["₫", "$", "CHF"]
