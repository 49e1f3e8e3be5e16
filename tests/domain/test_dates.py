from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crodesk.domain.dates import (
    add_months,
    days_in_month,
    days_words,
    format_date,
    format_months,
    month_end,
    parse_date,
    parse_months,
    short_date,
    weekday_name,
)
from crodesk.domain.problem import Problem

TODAY = date(2026, 11, 20)  # a Friday
LANGUAGES = st.sampled_from(["en", "vi", "zh"])
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))

# How officers write dates, written by hand from how people write and from CLDR.
UNDERSTOOD = [
    # day and month, the next one
    ("en", "3/1", date(2027, 1, 3)),
    ("en", "31/8", date(2027, 8, 31)),
    ("en", "20/11", date(2026, 11, 20)),
    ("en", "19/11", date(2027, 11, 19)),
    ("en", "21/11", date(2026, 11, 21)),
    ("vi", "3/1", date(2027, 1, 3)),
    ("vi", "03-01", date(2027, 1, 3)),
    ("vi", "3.1", date(2027, 1, 3)),
    ("zh", "3/1", date(2027, 3, 1)),
    ("zh", "8/31", date(2027, 8, 31)),
    ("zh", "31/8", date(2027, 8, 31)),
    ("en", "29/2", date(2028, 2, 29)),
    ("en", "3108", date(2027, 8, 31)),
    ("vi", "0301", date(2027, 1, 3)),
    ("zh", "0831", date(2027, 8, 31)),
    ("zh", "3108", date(2027, 8, 31)),
    ("en", "５/１２", date(2026, 12, 5)),
    # with the year
    ("en", "31/8/2026", date(2026, 8, 31)),
    ("en", "31.8.26", date(2026, 8, 31)),
    ("vi", "31-08-2026", date(2026, 8, 31)),
    ("vi", "31 / 8 / 2026", date(2026, 8, 31)),
    ("en", "31082026", date(2026, 8, 31)),
    ("en", "310826", date(2026, 8, 31)),
    ("zh", "20260831", date(2026, 8, 31)),
    ("zh", "260831", date(2026, 8, 31)),
    ("en", "20260831", date(2026, 8, 31)),
    ("zh", "31082026", date(2026, 8, 31)),
    ("vi", "20122026", date(2026, 12, 20)),
    ("en", "2026-08-31", date(2026, 8, 31)),
    ("vi", "2026/8/31", date(2026, 8, 31)),
    ("zh", "2026.8.31", date(2026, 8, 31)),
    ("zh", "26-8-31", date(2026, 8, 31)),
    ("zh", "31/8/2026", date(2026, 8, 31)),
    # names of months
    ("en", "20 Nov 2026", date(2026, 11, 20)),
    ("en", "20 nov", date(2026, 11, 20)),
    ("en", "20th November 2026", date(2026, 11, 20)),
    ("en", "Nov 20", date(2026, 11, 20)),
    ("en", "November 20, 2026", date(2026, 11, 20)),
    ("en", "1st of March", date(2027, 3, 1)),
    ("en", "3 Sept 26", date(2026, 9, 3)),
    ("vi", "20 tháng 11", date(2026, 11, 20)),
    ("vi", "ngày 20 tháng 11 năm 2026", date(2026, 11, 20)),
    ("vi", "20 thg 11, 2026", date(2026, 11, 20)),
    ("vi", "mùng 5 tháng 12", date(2026, 12, 5)),
    ("zh", "8月31日", date(2027, 8, 31)),
    ("zh", "8月31号", date(2027, 8, 31)),
    ("zh", "2026年8月31日", date(2026, 8, 31)),
    ("zh", "二〇二六年八月三十一日", date(2026, 8, 31)),
    ("zh", "十二月五日", date(2026, 12, 5)),
    # day alone
    ("en", "25", date(2026, 11, 25)),
    ("en", "5", date(2026, 12, 5)),
    ("en", "31", date(2026, 12, 31)),
    ("vi", "ngày 5", date(2026, 12, 5)),
    ("zh", "5号", date(2026, 12, 5)),
    ("zh", "二十五日", date(2026, 11, 25)),
    # from today
    ("en", "+3", date(2026, 11, 23)),
    ("en", "+3d", date(2026, 11, 23)),
    ("en", "+2w", date(2026, 12, 4)),
    ("en", "+1m", date(2026, 12, 20)),
    ("en", "+1y", date(2027, 11, 20)),
    ("en", "-3", date(2026, 11, 17)),
    ("en", "+ 10", date(2026, 11, 30)),
    ("en", "in 3 days", date(2026, 11, 23)),
    ("en", "2 weeks", date(2026, 12, 4)),
    ("en", "3 days ago", date(2026, 11, 17)),
    ("en", "in 3 months", date(2027, 2, 20)),
    ("vi", "3 ngày nữa", date(2026, 11, 23)),
    ("vi", "2 tuần sau", date(2026, 12, 4)),
    ("vi", "1 tháng nữa", date(2026, 12, 20)),
    ("vi", "3 ngày trước", date(2026, 11, 17)),
    ("zh", "3天后", date(2026, 11, 23)),
    ("zh", "三天后", date(2026, 11, 23)),
    ("zh", "两周后", date(2026, 12, 4)),
    ("zh", "三个月后", date(2027, 2, 20)),
    ("zh", "3天前", date(2026, 11, 17)),
    ("en", "today", TODAY),
    ("en", "Tomorrow", date(2026, 11, 21)),
    ("en", "yesterday", date(2026, 11, 19)),
    ("vi", "hôm nay", TODAY),
    ("vi", "mai", date(2026, 11, 21)),
    ("vi", "ngày mai", date(2026, 11, 21)),
    ("vi", "ngày kia", date(2026, 11, 22)),
    ("vi", "hôm qua", date(2026, 11, 19)),
    ("vi", "hom nay", TODAY),
    ("zh", "今天", TODAY),
    ("zh", "明天", date(2026, 11, 21)),
    ("zh", "后天", date(2026, 11, 22)),
    ("zh", "大后天", date(2026, 11, 23)),
    ("zh", "昨天", date(2026, 11, 19)),
    ("zh", "前天", date(2026, 11, 18)),
    # ends
    ("en", "eom", date(2026, 11, 30)),
    ("en", "end of month", date(2026, 11, 30)),
    ("en", "eoy", date(2026, 12, 31)),
    ("vi", "cuối tháng", date(2026, 11, 30)),
    ("vi", "cuối tháng sau", date(2026, 12, 31)),
    ("vi", "cuối năm", date(2026, 12, 31)),
    ("zh", "月底", date(2026, 11, 30)),
    ("zh", "下月底", date(2026, 12, 31)),
    ("zh", "年底", date(2026, 12, 31)),
    # weekdays: the next one after today
    ("en", "mon", date(2026, 11, 23)),
    ("en", "fri", date(2026, 11, 27)),
    ("en", "Saturday", date(2026, 11, 21)),
    ("en", "sun", date(2026, 11, 22)),
    ("en", "thu", date(2026, 11, 26)),
    ("vi", "t2", date(2026, 11, 23)),
    ("vi", "T5", date(2026, 11, 26)),
    ("vi", "t7", date(2026, 11, 21)),
    ("vi", "cn", date(2026, 11, 22)),
    ("vi", "thứ 2", date(2026, 11, 23)),
    ("vi", "thứ hai", date(2026, 11, 23)),
    ("vi", "thứ tư", date(2026, 11, 25)),
    ("vi", "chủ nhật", date(2026, 11, 22)),
    ("zh", "周一", date(2026, 11, 23)),
    ("zh", "星期天", date(2026, 11, 22)),
    ("zh", "周日", date(2026, 11, 22)),
    ("zh", "礼拜三", date(2026, 11, 25)),
    # of this, the next, the last week
    ("en", "next mon", date(2026, 11, 23)),
    ("en", "next friday", date(2026, 11, 27)),
    ("en", "this mon", date(2026, 11, 16)),
    ("en", "last mon", date(2026, 11, 9)),
    ("vi", "t6 tuần sau", date(2026, 11, 27)),
    ("vi", "thứ 2 tuần tới", date(2026, 11, 23)),
    ("vi", "t7 tuần này", date(2026, 11, 21)),
    ("vi", "t6 tuần trước", date(2026, 11, 13)),
    ("zh", "下周一", date(2026, 11, 23)),
    ("zh", "下周五", date(2026, 11, 27)),
    ("zh", "下下周一", date(2026, 11, 30)),
    ("zh", "本周六", date(2026, 11, 21)),
    ("zh", "这周一", date(2026, 11, 16)),
    ("zh", "上周五", date(2026, 11, 13)),
    ("zh", "下个星期三", date(2026, 11, 25)),
    ("vi", "thứ 5 này", date(2026, 11, 26)),
    ("vi", "t2 tới", date(2026, 11, 23)),
    ("en", "next week on Tuesday", date(2026, 11, 24)),
    ("en", "tuesday next week", date(2026, 11, 24)),
    ("vi", "tuần sau thứ 3", date(2026, 11, 24)),
    ("zh", "半年后", date(2027, 5, 20)),
    ("vi", "t6 sau", date(2026, 11, 27)),
    ("vi", "chúa nhật", date(2026, 11, 22)),
    # parts of weeks, months, quarters and years
    ("en", "next week", date(2026, 11, 23)),
    ("vi", "tuần sau", date(2026, 11, 23)),
    ("zh", "下周", date(2026, 11, 23)),
    ("vi", "đầu tuần sau", date(2026, 11, 23)),
    ("vi", "giữa tuần này", date(2026, 11, 18)),
    ("en", "eow", TODAY),
    ("en", "end of the week", TODAY),
    ("en", "weekend", date(2026, 11, 21)),
    ("vi", "cuối tuần", date(2026, 11, 21)),
    ("zh", "下周末", date(2026, 11, 28)),
    ("en", "next month", date(2026, 12, 1)),
    ("en", "end of the month", date(2026, 11, 30)),
    ("vi", "đầu tháng", date(2026, 12, 1)),
    ("vi", "giữa tháng này", date(2026, 11, 15)),
    ("vi", "giữa tháng", date(2026, 12, 15)),
    ("vi", "cuối tháng 2", date(2027, 2, 28)),
    ("vi", "đầu tháng 11", date(2027, 11, 1)),
    ("zh", "月初", date(2026, 12, 1)),
    ("zh", "本月中", date(2026, 11, 15)),
    ("zh", "下个月底", date(2026, 12, 31)),
    ("zh", "12月底", date(2026, 12, 31)),
    ("vi", "ngày 5 tháng sau", date(2026, 12, 5)),
    ("vi", "mùng 8 tháng tới", date(2026, 12, 8)),
    ("zh", "下个月5号", date(2026, 12, 5)),
    ("zh", "本月25日", date(2026, 11, 25)),
    ("en", "eoq", date(2026, 12, 31)),
    ("vi", "cuối quý", date(2026, 12, 31)),
    ("zh", "季末", date(2026, 12, 31)),
    ("en", "next year", date(2027, 1, 1)),
    ("zh", "明年初", date(2027, 1, 1)),
    # counted in words
    ("en", "tmrw", date(2026, 11, 21)),
    ("en", "the day after tomorrow", date(2026, 11, 22)),
    ("vi", "bữa nay", TODAY),
    ("en", "in two weeks", date(2026, 12, 4)),
    ("en", "in a month", date(2026, 12, 20)),
    ("vi", "hai tuần nữa", date(2026, 12, 4)),
    ("vi", "sau 3 ngày", date(2026, 11, 23)),
    ("zh", "过三天", date(2026, 11, 23)),
    ("zh", "两个礼拜后", date(2026, 12, 4)),
    ("zh", "半个月后", date(2026, 12, 5)),
    ("en", "the 5th", date(2026, 12, 5)),
    ("en", "25th", date(2026, 11, 25)),
    ("vi", "3th", date(2027, 2, 20)),
    ("en", "the 5th of December", date(2026, 12, 5)),
    ("vi", "ngày 5/12", date(2026, 12, 5)),
    ("vi", "mồng 5 tháng 12", date(2026, 12, 5)),
    # a weekday before a date is checked against it
    ("en", "Fri 20 Nov 2026", date(2026, 11, 20)),
    ("vi", "T6 20/11/2026", date(2026, 11, 20)),
    ("en", "Thu 4 Jan 2001", date(2001, 1, 4)),
    ("vi", "thứ 4 25/11/2026", date(2026, 11, 25)),
    ("vi", "thứ sáu, 20/11/2026", date(2026, 11, 20)),
    ("zh", "2026-11-20 周五", date(2026, 11, 20)),
]

BORN = [
    ("en", "3/1", date(2026, 1, 3)),
    ("en", "20/11", date(2026, 11, 20)),
    ("en", "21/11", date(2025, 11, 21)),
    ("vi", "31/8/85", date(1985, 8, 31)),
    ("vi", "31/8/05", date(2005, 8, 31)),
    ("vi", "20/11/26", date(2026, 11, 20)),
    ("vi", "21/11/26", date(1926, 11, 21)),
    ("zh", "85-8-31", date(1985, 8, 31)),
    ("zh", "850831", date(1985, 8, 31)),
    ("vi", "310885", date(1985, 8, 31)),
    ("vi", "29/2", date(2024, 2, 29)),
    ("en", "fri", date(2026, 11, 13)),
    ("en", "25", date(2026, 10, 25)),
    ("en", "31", date(2026, 10, 31)),
]

SAID = [
    ("en", "31/11", "November has 30 days: 30/11?"),
    ("en", "31/11/2026", "November has 30 days: 30/11/2026?"),
    ("en", "29/2/2026", "February 2026 has 28 days: 28/2/2026?"),
    ("en", "30/2", "February has 28 days: 28/2?"),
    ("vi", "31/4/2026", "tháng 4 has 30 days: 30/4/2026?"),
    ("vi", "29/2/2026", "tháng 2/2026 has 28 days: 28/2/2026?"),
    ("zh", "2026-02-30", "2026年2月 has 28 days: 2026-02-28?"),
    ("zh", "11月31日", "11月 has 30 days: 11-30?"),
    ("en", "8/31", "There is no month 31: 31/8?"),
    ("vi", "8/31/2026", "There is no month 31: 31/8/2026?"),
    ("en", "5/13", "There is no month 13: 13/5?"),
    ("en", "40/13", "There is no month 13."),
    ("en", "0/5", "May has 31 days: 1/5?"),
    ("en", "40", "A month has at most 31 days."),
    ("en", "0", "A month has at most 31 days."),
    ("en", "1/1/1850", "The year 1850 isn't between 1900 and 2100."),
    ("en", "+9999y", "That is too far away."),
    ("en", "+100y", "That is too far away."),
    ("en", "+99999999999", "That is too far away."),
    ("en", "Mon 20 Nov 2026", "20 Nov 2026 is a Friday."),
    ("vi", "t2 20/11/2026", "20/11/2026 is a thứ sáu."),
    ("zh", "2026-11-20 周一", "2026-11-20 is a 星期五."),
    ("vi", "cuối tháng 13", "“cuối tháng 13” isn't a date. Write it as 31/8/2026, +3 or t6."),
    ("vi", "ngày 31 tháng này", "“ngày 31 tháng này” isn't a date. Write it as 31/8/2026, +3 or t6."),
    ("vi", "lần tới", "“lần tới” isn't a date. Write it as 31/8/2026, +3 or t6."),
    ("en", "soon", "“soon” isn't a date. Write it as 31/8/2026, +3 or fri."),
    ("vi", "sớm", "“sớm” isn't a date. Write it as 31/8/2026, +3 or t6."),
    ("zh", "很快", "“很快” isn't a date. Write it as 2026-08-31, +3 or 周五."),
    ("en", "", "Type a date, such as 31/8/2026, +3 or fri."),
    ("en", "318", "“318” isn't a date. Write it as 31/8/2026, +3 or fri."),
    ("en", "1/2/3/4", "“1/2/3/4” isn't a date. Write it as 31/8/2026, +3 or fri."),
    ("en", "1/2/345", "“1/2/345” isn't a date. Write it as 31/8/2026, +3 or fri."),
    ("en", "fri sat", "“fri sat” isn't a date. Write it as 31/8/2026, +3 or fri."),
    ("en", "mon +3", "“mon +3” isn't a date. Write it as 31/8/2026, +3 or fri."),
    ("en", "x" * 300, "“" + "x" * 40 + "” isn't a date. Write it as 31/8/2026, +3 or fri."),
]


def sentence(answer: date | int | Problem) -> str:
    assert isinstance(answer, Problem), answer
    return answer.text.format(**answer.values)


@pytest.mark.parametrize(("language", "text", "day"), UNDERSTOOD)
def test_a_date_is_understood_as_people_write_it(language: str, text: str, day: date) -> None:
    assert parse_date(text, TODAY, language) == day


@pytest.mark.parametrize(("language", "text", "day"), BORN)
def test_a_date_of_the_past_is_the_latest_one(language: str, text: str, day: date) -> None:
    assert parse_date(text, TODAY, language, past=True) == day


@pytest.mark.parametrize(("language", "text", "said"), SAID)
def test_an_impossible_date_is_explained(language: str, text: str, said: str) -> None:
    assert sentence(parse_date(text, TODAY, language)) == said


def test_the_last_day_of_a_month_is_its_own_end() -> None:
    assert parse_date("eom", date(2026, 11, 30), "en") == date(2026, 11, 30)


def test_parts_of_a_period_are_counted_from_their_first_and_last_days() -> None:
    sunday, quarter_end = date(2026, 11, 22), date(2026, 12, 31)
    assert parse_date("eow", sunday, "en") == date(2026, 11, 27)
    assert parse_date("weekend", sunday, "en") == date(2026, 11, 28)
    assert parse_date("next week", sunday, "en") == date(2026, 11, 23)
    assert parse_date("eoq", quarter_end, "en") == quarter_end
    assert parse_date("eoq", date(2026, 1, 31), "en") == date(2026, 3, 31)
    assert parse_date("đầu tháng", date(2026, 12, 1), "vi") == date(2026, 12, 1)


def test_a_far_past_year_of_the_last_century_can_be_a_leap_day() -> None:
    assert sentence(parse_date("29/2/27", TODAY, "vi", past=True)) == "tháng 2/1927 has 28 days: 28/2/1927?"


@given(DAYS, DAYS, LANGUAGES)
def test_what_is_shown_is_understood_again(day: date, today: date, language: str) -> None:
    assert parse_date(format_date(day, language), today, language) == day
    assert parse_date(format_date(day, language, today), today, language) == day
    assert parse_date(day.isoformat(), today, language) == day


@given(DAYS, LANGUAGES, st.booleans())
def test_a_day_without_a_year_lies_within_eight_years_on_its_side(today: date, language: str, past: bool) -> None:
    found = parse_date("2月29日" if language == "zh" else "29/2", today, language, past=past)
    if isinstance(found, date):
        assert (found.month, found.day) == (2, 29)
        assert found <= today if past else found >= today
        assert abs((found - today).days) <= 8 * 366


@given(st.text(max_size=30), DAYS, LANGUAGES, st.booleans())
def test_no_text_breaks_the_parser(text: str, today: date, language: str, past: bool) -> None:
    answer = parse_date(text, today, language, past=past)
    assert isinstance(answer, date) or sentence(answer)


@given(st.text("0123456789/.-+ 年月日号周一二十下天后前ttuầnmyd", max_size=12), DAYS, LANGUAGES, st.booleans())
def test_no_date_like_text_breaks_the_parser(text: str, today: date, language: str, past: bool) -> None:
    answer = parse_date(text, today, language, past=past)
    assert isinstance(answer, date) or sentence(answer)


@pytest.mark.parametrize(
    ("language", "day", "today", "shown"),
    [
        ("en", date(2026, 11, 20), None, "20 Nov 2026"),
        ("vi", date(2026, 11, 20), None, "20/11/2026"),
        ("zh", date(2026, 11, 20), None, "2026-11-20"),
        ("en", date(2026, 1, 5), None, "5 Jan 2026"),
        ("vi", date(2026, 1, 5), None, "05/01/2026"),
        ("zh", date(2026, 1, 5), None, "2026-01-05"),
        ("en", date(2026, 11, 23), TODAY, "Mon 23 Nov 2026"),
        ("vi", date(2026, 11, 23), TODAY, "T2 23/11/2026"),
        ("vi", date(2026, 11, 22), TODAY, "CN 22/11/2026"),
        ("zh", date(2026, 11, 23), TODAY, "2026-11-23 周一"),
        ("en", TODAY, TODAY, "Fri 20 Nov 2026"),
        ("en", date(2026, 12, 4), TODAY, "Fri 4 Dec 2026"),
        ("en", date(2026, 12, 5), TODAY, "5 Dec 2026"),
        ("en", date(2026, 11, 19), TODAY, "19 Nov 2026"),
        ("fr", date(2026, 11, 20), None, "20 Nov 2026"),
    ],
)
def test_a_date_is_shown_in_the_form_of_the_language(language: str, day: date, today: date | None, shown: str) -> None:
    assert format_date(day, language, today) == shown


@pytest.mark.parametrize(
    ("language", "day", "shown"),
    [
        ("en", date(2026, 11, 23), "Mon 23 Nov"),
        ("vi", date(2026, 11, 23), "T2 23/11"),
        ("zh", date(2026, 11, 23), "11-23 周一"),
        ("en", date(2026, 12, 20), "20 Dec"),
        ("en", date(2027, 1, 3), "3 Jan 2027"),
        ("vi", date(2025, 1, 3), "03/01/2025"),
    ],
)
def test_a_short_date_leaves_this_year_out(language: str, day: date, shown: str) -> None:
    assert short_date(day, language, TODAY) == shown


@pytest.mark.parametrize(
    ("days", "en", "vi", "zh"),
    [
        (0, "today", "hôm nay", "今天"),
        (1, "tomorrow", "ngày mai", "明天"),
        (-1, "yesterday", "hôm qua", "昨天"),
        (3, "in 3 days", "3 ngày nữa", "3天后"),
        (-3, "3 days ago", "3 ngày trước", "3天前"),
    ],
)
def test_days_are_said_from_today(days: int, en: str, vi: str, zh: str) -> None:
    assert [days_words(days, language) for language in ("en", "vi", "zh")] == [en, vi, zh]


@given(st.integers(-400, 400), LANGUAGES)
def test_days_that_are_said_are_understood(days: int, language: str) -> None:
    assert parse_date(days_words(days, language), TODAY, language) == TODAY + timedelta(days)


@pytest.mark.parametrize(
    ("language", "text", "months"),
    [
        ("en", "36", 36),
        ("en", "3y", 36),
        ("en", "3 years", 36),
        ("en", "1 year", 12),
        ("en", "18 months", 18),
        ("en", "18m", 18),
        ("en", "18 mo", 18),
        ("en", "1y6m", 18),
        ("en", "1 year 6 months", 18),
        ("en", "1 year and 6 months", 18),
        ("en", "1.5 years", 18),
        ("en", "half a year", 6),
        ("en", "2 quarters", 6),
        ("vi", "36 tháng", 36),
        ("vi", "3 năm", 36),
        ("vi", "3n", 36),
        ("vi", "18th", 18),
        ("vi", "1 năm 6 tháng", 18),
        ("vi", "1,5 năm", 18),
        ("vi", "1 năm rưỡi", 18),
        ("vi", "nửa năm", 6),
        ("vi", "2 quý", 6),
        ("zh", "36个月", 36),
        ("zh", "36月", 36),
        ("zh", "3年", 36),
        ("zh", "三年", 36),
        ("zh", "十八个月", 18),
        ("zh", "1年6个月", 18),
        ("zh", "一年半", 18),
        ("zh", "半年", 6),
        ("zh", "两年", 24),
        ("zh", "２年", 24),
        ("zh", "2个季度", 6),
    ],
)
def test_a_span_of_months_is_understood(language: str, text: str, months: int) -> None:
    assert parse_months(text, language) == months


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("en", "", "Type a number of months, such as 36, 3y or 18m."),
        ("vi", "lâu", "“lâu” isn't a number of months. Write it as 36, 3 năm or 18 tháng."),
        ("zh", "很久", "“很久” isn't a number of months. Write it as 36, 3年 or 18个月."),
        ("en", "1.5", "“1.5” isn't a number of months. Write it as 36, 3y or 18m."),
        ("en", "1.3 years", "“1.3 years” isn't a number of months. Write it as 36, 3y or 18m."),
        ("en", "3 weeks", "“3 weeks” isn't a number of months. Write it as 36, 3y or 18m."),
        ("en", "1,23,4 years", "“1,23,4 years” isn't a number of months. Write it as 36, 3y or 18m."),
        ("en", "0", "A span has 1 to 600 months."),
        ("en", "51 years", "A span has 1 to 600 months."),
        ("en", "9" * 100, "“" + "9" * 40 + "” isn't a number of months. Write it as 36, 3y or 18m."),
    ],
)
def test_what_is_no_span_is_explained(language: str, text: str, said: str) -> None:
    assert sentence(parse_months(text, language)) == said


@pytest.mark.parametrize(
    ("months", "en", "vi", "zh"),
    [
        (1, "1 month", "1 tháng", "1个月"),
        (6, "6 months", "6 tháng", "6个月"),
        (12, "1 year", "1 năm", "1年"),
        (18, "1 year 6 months", "1 năm 6 tháng", "1年6个月"),
        (36, "3 years", "3 năm", "3年"),
    ],
)
def test_a_span_is_shown_in_years_and_months(months: int, en: str, vi: str, zh: str) -> None:
    assert [format_months(months, language) for language in ("en", "vi", "zh")] == [en, vi, zh]


@given(st.integers(1, 600), LANGUAGES)
def test_a_span_that_is_shown_is_understood_again(months: int, language: str) -> None:
    assert parse_months(format_months(months, language), language) == months


@pytest.mark.parametrize(
    ("day", "months", "result"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 11, 20), 2, date(2027, 1, 20)),
        (date(2026, 1, 20), -1, date(2025, 12, 20)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 3, 31), 0, date(2026, 3, 31)),
    ],
)
def test_months_are_added_up_to_the_end_of_the_month(day: date, months: int, result: date) -> None:
    assert add_months(day, months) == result


def test_months_end_on_their_last_day() -> None:
    assert [days_in_month(2026, month) for month in range(1, 13)] == [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    assert days_in_month(2000, 2) == days_in_month(2028, 2) == 29
    assert days_in_month(1900, 2) == days_in_month(2100, 2) == 28
    assert month_end(date(2026, 12, 5)) == date(2026, 12, 31)


def test_weekdays_have_long_and_short_names() -> None:
    monday = date(2026, 11, 23)
    assert [weekday_name(monday, language) for language in ("en", "vi", "zh")] == ["Monday", "thứ hai", "星期一"]
    assert [weekday_name(monday, language, short=True) for language in ("en", "vi", "zh")] == ["Mon", "T2", "周一"]
