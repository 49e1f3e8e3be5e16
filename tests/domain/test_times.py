"""Times of day and moments as people write them in three languages."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crodesk.domain.problem import Problem
from crodesk.domain.times import parse_moment, parse_time, show_moment

HANOI = timezone(timedelta(hours=7))
NOW = datetime(2026, 11, 20, 9, 12, tzinfo=HANOI)

TIMES = {
    "9": (9, 0), "14": (14, 0), "0": (0, 0), "9:30": (9, 30), "09:30": (9, 30), "14:30": (14, 30), "23:59": (23, 59),
    "0:05": (0, 5), "9.30": (9, 30), "14.05": (14, 5), "930": (9, 30), "0930": (9, 30), "1430": (14, 30),
    "2359": (23, 59), " 9:30 ": (9, 30), "9 : 30": (9, 30), "９：３０": (9, 30), "１４：３０": (14, 30),
    "9am": (9, 0), "9 am": (9, 0), "9AM": (9, 0), "9:30am": (9, 30), "12am": (0, 0), "12:15 am": (0, 15),
    "9pm": (21, 0), "2pm": (14, 0), "2:30 PM": (14, 30), "12pm": (12, 0), "12:30pm": (12, 30), "11pm": (23, 0),
    "9h": (9, 0), "9h30": (9, 30), "9H30": (9, 30), "14h": (14, 0), "14h05": (14, 5), "9 giờ": (9, 0),
    "9 giờ 30": (9, 30), "9 giờ rưỡi": (9, 30), "9h rưỡi": (9, 30), "3 giờ chiều": (15, 0), "3h chiều": (15, 0),
    "8 giờ tối": (20, 0), "8h30 tối": (20, 30), "8 giờ sáng": (8, 0), "9g30": (9, 30), "9g": (9, 0),
    "12h": (12, 0), "3h30 chiều": (15, 30), "7 gio sang": (7, 0), "2 gio chieu": (14, 0),
    "9点": (9, 0), "9点半": (9, 30), "9点30": (9, 30), "9点30分": (9, 30), "14点": (14, 0), "九点": (9, 0),
    "九点半": (9, 30), "十点": (10, 0), "十二点": (12, 0), "十点半": (10, 30), "二十三点": (23, 0), "两点": (2, 0),
    "下午3点": (15, 0), "下午三点半": (15, 30), "上午9点": (9, 0), "晚上8点": (20, 0), "早上7点半": (7, 30),
    "noon": (12, 0), "half past 9": (9, 30), "quarter to 3": (2, 45), "a quarter past 10 pm": (22, 15),
    "20 to 1": (0, 40), "9 o'clock": (9, 0), "9 rưỡi": (9, 30), "chín giờ": (9, 0), "mười hai giờ": (12, 0),
    "chín giờ rưỡi": (9, 30), "9h kém 15": (8, 45), "10 giờ kém 5 phút": (9, 55), "0h kém 10": (23, 50),
    "9h30'": (9, 30), "3 rưỡi chiều": (15, 30), "ba rưỡi chiều": (15, 30), "9 rưỡi sáng": (9, 30),
    "7 rưỡi tối": (19, 30),
    "11h trưa": (11, 0), "1h trưa": (13, 0), "11h đêm": (23, 0), "12h đêm": (0, 0), "9h buổi sáng": (9, 0),
    "9h30 phút": (9, 30), "九点一刻": (9, 15), "十点三刻": (10, 45), "九点二十": (9, 20), "中午12点": (12, 0),
    "中午1点": (13, 0), "凌晨2点": (2, 0), "傍晚6点": (18, 0), "晚上12点": (0, 0),
    "14时30分": (14, 30), "下午2:30": (14, 30), "晚8点": (20, 0), "早8点": (8, 0), "十二点十五分": (12, 15),
}  # fmt: skip


@pytest.mark.parametrize(("text", "at"), TIMES.items())
def test_a_time_is_read_as_people_write_it(text: str, at: tuple[int, int]) -> None:
    assert parse_time(text) == time(*at)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "24:00",
        "9:60",
        "25",
        "2460",
        "9:3:0",
        "mai",
        "noon-ish",
        "9h30h",
        "-9",
        "99999",
        "half past 25",
        "70 to 3",
        "9h kém 75",
    ],
)
def test_what_is_no_time_is_answered_with_how_to_write_one(text: str) -> None:
    found = parse_time(text)
    assert isinstance(found, Problem)
    assert "14:30" in found.text


@given(st.text(max_size=12))
def test_any_text_gets_an_answer(text: str) -> None:
    assert isinstance(parse_time(text), time | Problem)


@given(st.times())
def test_a_time_as_it_is_shown_is_read_back(at: time) -> None:
    assert parse_time(f"{at:%H:%M}") == at.replace(second=0, microsecond=0)


@pytest.mark.parametrize(
    ("text", "language", "moment"),
    [
        ("9:00", "en", (2026, 11, 20, 2, 0)),
        ("14h30", "vi", (2026, 11, 20, 7, 30)),
        ("18/11/2026 9:00", "en", (2026, 11, 18, 2, 0)),
        ("18/11 9h", "vi", (2026, 11, 18, 2, 0)),
        ("yesterday 2pm", "en", (2026, 11, 19, 7, 0)),
        ("hôm qua 14h", "vi", (2026, 11, 19, 7, 0)),
        ("昨天 下午3点", "zh", (2026, 11, 19, 8, 0)),
        ("2026-11-01 00:30", "zh", (2026, 10, 31, 17, 30)),
        ("18/11/2026", "en", (2026, 11, 17, 17, 0)),
        ("20 Nov 2026 09:12", "en", (2026, 11, 20, 2, 12)),
    ],
)
def test_a_moment_is_read_in_the_zone_of_the_desk_and_kept_in_utc(
    text: str, language: str, moment: tuple[int, int, int, int, int]
) -> None:
    assert parse_moment(text, NOW, language) == datetime(*moment, tzinfo=UTC)


def test_a_moment_without_sense_is_answered() -> None:
    assert isinstance(parse_moment("some day", NOW, "en"), Problem)


@given(
    st.datetimes(datetime(1990, 1, 1), datetime(2026, 11, 20)),  # noqa: DTZ001 - hypothesis wants naive bounds
    st.sampled_from(["en", "vi", "zh"]),
)
def test_a_moment_as_it_is_shown_is_read_back(naive: datetime, language: str) -> None:
    moment = naive.replace(tzinfo=UTC, second=0, microsecond=0)
    assert parse_moment(show_moment(moment, NOW, language), NOW, language) == moment
