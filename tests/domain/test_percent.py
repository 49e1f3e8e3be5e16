import pytest
from hypothesis import given
from hypothesis import strategies as st

from crodesk.domain.percent import format_percent, parse_percent
from crodesk.domain.problem import Problem

LANGUAGES = st.sampled_from(["en", "vi", "zh"])


@pytest.mark.parametrize(
    ("language", "text", "ppm"),
    [
        ("en", "12.5", 125_000),
        ("en", "12.5%", 125_000),
        ("en", "12.5 %", 125_000),
        ("en", "12,5", 125_000),
        ("en", "12.500", 125_000),
        ("en", "12.5 percent", 125_000),
        ("en", "12.5 pct", 125_000),
        ("en", "150bp", 15_000),
        ("en", "150 bps", 15_000),
        ("en", "12.3456", 123_456),
        ("en", "0", 0),
        ("en", "-0.5", -5_000),
        ("en", "−0.5%", -5_000),
        ("en", "100%", 1_000_000),
        ("en", ".75", 7_500),
        ("vi", "12,5", 125_000),
        ("vi", "12.5", 125_000),
        ("vi", "12,5%", 125_000),
        ("vi", "12,500", 125_000),
        ("vi", "12,5 phần trăm", 125_000),
        ("vi", "8", 80_000),
        ("vi", "8,75%/năm", 87_500),
        ("zh", "12.5%", 125_000),
        ("zh", "１２．５％", 125_000),
        ("zh", "百分之12.5", 125_000),
        ("zh", "4.35", 43_500),
        ("zh", "年化3.85%", 38_500),
        ("en", "8.5% p.a.", 85_000),
    ],
)
def test_a_rate_is_understood_in_millionths(language: str, text: str, ppm: int) -> None:
    assert parse_percent(text, language) == ppm


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("en", "", "Type a percentage, such as 12.5."),
        ("vi", " ", "Type a percentage, such as 12,5."),
        ("en", "high", "“high” isn't a percentage. Write it as 12.5."),
        ("vi", "cao", "“cao” isn't a percentage. Write it as 12,5."),
        ("en", "12 13", "The signs in 12 13 don't stand between groups of three digits."),
        ("en", "1.23456", "A percentage has at most 4 decimals."),
        ("vi", "12.500", "A percentage lies between -100 and 1,000."),
        ("en", "1001", "A percentage lies between -100 and 1,000."),
        ("en", "-101", "A percentage lies between -100 and 1,000."),
        ("en", "9" * 99, "“" + "9" * 40 + "” isn't a percentage. Write it as 12.5."),
    ],
)
def test_what_is_no_rate_is_explained(language: str, text: str, said: str) -> None:
    answer = parse_percent(text, language)
    assert isinstance(answer, Problem)
    assert answer.text.format(**answer.values).replace("1.000", "1,000") == said


@pytest.mark.parametrize(
    ("ppm", "en", "vi", "zh"),
    [(125_000, "12.5%", "12,5%", "12.5%"), (80_000, "8%", "8%", "8%"), (-1, "-0.0001%", "-0,0001%", "-0.0001%")],
)
def test_a_rate_is_shown_with_the_decimals_it_needs(ppm: int, en: str, vi: str, zh: str) -> None:
    assert [format_percent(ppm, language) for language in ("en", "vi", "zh")] == [en, vi, zh]


@given(st.integers(-1_000_000, 10_000_000), LANGUAGES)
def test_what_is_shown_is_understood_again(ppm: int, language: str) -> None:
    assert parse_percent(format_percent(ppm, language), language) == ppm


@given(st.text(max_size=20), LANGUAGES)
def test_no_text_breaks_the_parser(text: str, language: str) -> None:
    answer = parse_percent(text, language)
    assert isinstance(answer, int) or answer.text.format(**answer.values)
