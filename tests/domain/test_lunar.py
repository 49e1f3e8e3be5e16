from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crodesk.domain.lunar import (
    LunarDay,
    astronomy,
    birthday_of,
    birthdays_kept,
    lunar_day_words,
    lunar_days,
    next_birthday,
    to_lunar,
    to_solar,
)
from crodesk.domain.lunar.days import months_of_year

CALENDARS = st.sampled_from(["vi", "zh"])
DAYS = st.dates(date(1930, 1, 1), date(2090, 12, 31))

# The first days of years where the calendars differ: Hồ Ngọc Đức, "Computing the Vietnamese lunar calendar", and for
# 1968 Helmer Aslaksen, "The mathematics of the Chinese calendar".
NEW_YEARS_APART = [
    (1968, date(1968, 1, 29), date(1968, 1, 30)),
    (1985, date(1985, 1, 21), date(1985, 2, 20)),
    (2007, date(2007, 2, 17), date(2007, 2, 18)),
    (2030, date(2030, 2, 2), date(2030, 2, 3)),
    (2053, date(2053, 2, 18), date(2053, 2, 19)),
]

# Hong Kong Observatory, Gregorian-lunar calendar conversion tables.
CHINESE_DAYS = [
    (LunarDay(1949, 1, 1), date(1949, 1, 29)),
    (LunarDay(1976, 1, 1), date(1976, 1, 31)),
    (LunarDay(2000, 1, 1), date(2000, 2, 5)),
    (LunarDay(2020, 1, 1), date(2020, 1, 25)),
    (LunarDay(2020, 4, 1, leap=True), date(2020, 5, 23)),
    (LunarDay(2021, 1, 1), date(2021, 2, 12)),
    (LunarDay(2022, 1, 1), date(2022, 2, 1)),
    (LunarDay(2023, 2, 1, leap=True), date(2023, 3, 22)),
    (LunarDay(2024, 1, 1), date(2024, 2, 10)),
    (LunarDay(2024, 8, 15), date(2024, 9, 17)),
    (LunarDay(2025, 1, 1), date(2025, 1, 29)),
    (LunarDay(2025, 5, 5), date(2025, 5, 31)),
    (LunarDay(2025, 6, 1, leap=True), date(2025, 7, 25)),
    (LunarDay(2025, 8, 15), date(2025, 10, 6)),
    (LunarDay(2026, 1, 1), date(2026, 2, 17)),
    (LunarDay(2026, 5, 5), date(2026, 6, 19)),
    (LunarDay(2026, 8, 15), date(2026, 9, 25)),
    (LunarDay(2027, 1, 1), date(2027, 2, 6)),
    (LunarDay(2033, 11, 1, leap=True), date(2033, 12, 22)),
]

LEAP_MONTHS = {
    2001: 4, 2004: 2, 2006: 7, 2009: 5, 2012: 4, 2014: 9, 2017: 6, 2020: 4, 2023: 2, 2025: 6, 2028: 5, 2031: 3,
    2033: 11,
}  # fmt: skip
"""The leap months of this century up to 2033, the same in both calendars."""

VIETNAMESE_DAYS = [
    (LunarDay(2006, 6, 1), date(2006, 6, 25)),  # the new moon was at 23:05 in Hanoi: in China a day later
    (LunarDay(1985, 2, 1, leap=True), date(1985, 3, 21)),
    (LunarDay(1987, 7, 1, leap=True), date(1987, 8, 24)),
    (LunarDay(2024, 3, 10), date(2024, 4, 18)),
    (LunarDay(2025, 3, 10), date(2025, 4, 7)),
    (LunarDay(2026, 1, 1), date(2026, 2, 17)),
]


@pytest.mark.parametrize(("year", "vietnam", "china"), NEW_YEARS_APART)
def test_the_years_begin_apart_where_the_clocks_do(year: int, vietnam: date, china: date) -> None:
    assert to_solar(LunarDay(year, 1, 1), "vi") == vietnam
    assert to_solar(LunarDay(year, 1, 1), "zh") == china


@pytest.mark.parametrize(("lunar", "solar"), CHINESE_DAYS)
def test_chinese_days_are_those_of_the_observatory(lunar: LunarDay, solar: date) -> None:
    assert to_solar(lunar, "zh") == solar
    assert to_lunar(solar, "zh") == lunar


@pytest.mark.parametrize(("lunar", "solar"), VIETNAMESE_DAYS)
def test_vietnamese_days_are_those_of_its_own_clock(lunar: LunarDay, solar: date) -> None:
    assert to_solar(lunar, "vi") == solar
    assert to_lunar(solar, "vi") == lunar


def test_a_month_may_begin_a_day_later_in_china() -> None:
    assert to_lunar(date(2006, 6, 25), "zh") == LunarDay(2006, 5, 30)


@pytest.mark.parametrize("calendar", ["vi", "zh"])
def test_leap_months_stand_where_the_sun_enters_no_new_sign(calendar: str) -> None:
    for year in range(2001, 2034):
        leap = [month.number for month in months_of_year(year, calendar) if month.leap]
        assert leap == ([LEAP_MONTHS[year]] if year in LEAP_MONTHS else [])


def test_the_calendars_had_other_leap_months_when_the_solstice_fell_on_other_days() -> None:
    leap = {
        (year, calendar): [month.number for month in months_of_year(year, calendar) if month.leap]
        for year in (1984, 1985, 1987)
        for calendar in ("vi", "zh")
    }
    assert (leap[1984, "vi"], leap[1984, "zh"]) == ([], [10])
    assert (leap[1985, "vi"], leap[1985, "zh"]) == ([2], [])
    assert (leap[1987, "vi"], leap[1987, "zh"]) == ([7], [6])


def test_before_1968_vietnam_counted_by_the_clock_of_china() -> None:
    for day in (date(1967, 12, 31), date(1950, 8, 13), date(1944, 6, 20)):
        assert to_lunar(day, "vi") == to_lunar(day, "zh")


def test_other_languages_follow_china() -> None:
    assert to_lunar(date(2007, 2, 18), "en") == LunarDay(2007, 1, 1)


@given(DAYS, CALENDARS)
def test_every_day_comes_back(day: date, calendar: str) -> None:
    assert to_solar(to_lunar(day, calendar), calendar) == day


@given(DAYS, CALENDARS)
def test_days_follow_one_another(day: date, calendar: str) -> None:
    lunar, following = to_lunar(day, calendar), to_lunar(day + timedelta(1), calendar)
    assert 1 <= lunar.day <= 30
    assert following.day == lunar.day + 1 or (following.day == 1 and lunar.day >= 29)


@given(st.integers(1930, 2090), CALENDARS)
def test_a_year_has_every_month_once_and_at_most_one_leap_month(year: int, calendar: str) -> None:
    months = months_of_year(year, calendar)
    assert [month.number for month in months if not month.leap] == list(range(1, 13))
    assert sum(month.leap for month in months) <= 1


def test_a_day_that_a_year_does_not_have_is_none() -> None:
    assert to_solar(LunarDay(2026, 6, 1, leap=True), "zh") is None
    assert to_solar(LunarDay(2026, 1, 31), "zh") is None


@pytest.mark.parametrize(
    ("month", "day", "start", "calendar", "kept"),
    [
        (8, 15, date(2026, 9, 25), "vi", date(2026, 9, 25)),
        (8, 15, date(2026, 9, 26), "zh", date(2027, 9, 15)),
        (1, 1, date(2029, 12, 1), "vi", date(2030, 2, 2)),
        (1, 1, date(2029, 12, 1), "zh", date(2030, 2, 3)),
        (12, 23, date(2026, 1, 1), "vi", date(2026, 2, 10)),
        (6, 10, date(2025, 1, 1), "vi", date(2025, 7, 4)),
        (6, 10, date(2025, 7, 5), "vi", date(2026, 7, 23)),
    ],
)
def test_a_lunar_birthday_comes_again(month: int, day: int, start: date, calendar: str, kept: date) -> None:
    assert next_birthday(month, day, start, calendar) == kept


def test_a_birthday_on_the_thirtieth_is_kept_at_the_end_of_a_short_month() -> None:
    # New year 2025 was on 29 January, and the last day of its last month, a 29th, on 16 February 2026.
    assert to_lunar(date(2026, 2, 16), "zh") == LunarDay(2025, 12, 29)
    assert next_birthday(12, 30, date(2026, 1, 1), "zh") == date(2026, 2, 16)
    assert birthdays_kept(date(2026, 2, 16), 1, "zh") == {date(2026, 2, 16): ("12-29", "12-30")}


def test_no_birthday_is_kept_in_a_leap_month() -> None:
    assert birthdays_kept(date(2025, 7, 24), 3, "vi") == {
        date(2025, 7, 24): ("06-30",),
        date(2025, 7, 25): (),
        date(2025, 7, 26): (),
    }


@given(st.integers(1, 12), st.integers(1, 30), DAYS, CALENDARS)
def test_the_list_of_a_year_agrees_with_the_next_birthday(month: int, day: int, start: date, calendar: str) -> None:
    kept = next_birthday(month, day, start, calendar)
    assert 0 <= (kept - start).days <= 386
    assert f"{month:02}-{day:02}" in birthdays_kept(kept, 1, calendar)[kept]


def test_solar_days_have_their_lunar_days() -> None:
    assert lunar_days(date(2026, 2, 16), 3, "vi") == {
        date(2026, 2, 16): (12, 29),
        date(2026, 2, 17): (1, 1),
        date(2026, 2, 18): (1, 2),
    }


@pytest.mark.parametrize(
    ("month", "day", "en", "vi", "zh"),
    [
        (8, 15, "15/8 lunar", "15/8 âm lịch", "八月十五"),
        (1, 1, "1/1 lunar", "1/1 âm lịch", "正月初一"),
        (12, 30, "30/12 lunar", "30/12 âm lịch", "腊月三十"),
        (11, 20, "20/11 lunar", "20/11 âm lịch", "十一月二十"),
        (2, 10, "10/2 lunar", "10/2 âm lịch", "二月初十"),
        (3, 21, "21/3 lunar", "21/3 âm lịch", "三月廿一"),
    ],
)
def test_a_lunar_birthday_is_said_in_three_languages(month: int, day: int, en: str, vi: str, zh: str) -> None:
    assert [lunar_day_words(month, day, language) for language in ("en", "vi", "zh")] == [en, vi, zh]


def test_the_new_moon_of_february_1977_is_that_of_meeus() -> None:
    # Example 49.a: 18 February 1977, 3:37:42 in dynamical time, which was 48 seconds ahead.
    assert astronomy.new_moon(-283) == pytest.approx(2443192.65118 - 48 / 86400, abs=10 / 86400)


def test_the_place_of_the_sun_is_that_of_meeus() -> None:
    # Example 25.b: 199 degrees 54' 21.8" at the beginning of 13 October 1992, dynamical time, 59 seconds ahead.
    assert astronomy.sun_longitude(2448908.5 - 59 / 86400) == pytest.approx(199.90606, abs=0.002)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("08-15", (8, 15)),
        ("01-01", (1, 1)),
        ("12-30", (12, 30)),
        ("13-01", None),
        ("08-31", None),
        ("8-15", None),
        ("", None),
    ],
)
def test_a_lunar_birthday_is_a_month_and_a_day_of_thirty(text: str, kept: tuple[int, int] | None) -> None:
    assert birthday_of(text) == kept
