"""Kept messages, the officer's way of writing days before, days off, and putting off."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crodesk.domain.calendar import BranchCalendar
from crodesk.domain.follow_up.days_off import COUNTRY, branch_calendar, feasts
from crodesk.domain.follow_up.message import Amount, Message, Word, pack, unpack
from crodesk.domain.follow_up.postponing import Back, back_on
from crodesk.domain.follow_up.rules import parse_lead
from crodesk.domain.problem import Problem
from crodesk.domain.rules.said import Words

FRIDAY = date(2026, 11, 20)
VALUES = st.one_of(
    st.text(max_size=20),
    st.integers(),
    st.dates(),
    st.builds(Word, st.text(max_size=9)),
    st.builds(Amount, st.integers(), st.sampled_from(["VND", "CNY"])),
    st.builds(Words, *[st.text(max_size=9)] * 3),
)


@given(st.lists(st.builds(Message, st.text(max_size=20), st.dictionaries(st.text(max_size=5), VALUES)), max_size=4))
def test_what_was_packed_is_unpacked_as_it_was(messages: list[Message]) -> None:
    assert list(unpack(pack(messages))) == messages


def test_what_is_no_value_is_refused() -> None:
    with pytest.raises(ValueError, match="not a value"):
        unpack('[["words", {"x": ["colour", "red"]}]]')


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("30, 7, 1", (30, 7, 1)),
        ("1 7 30", (30, 7, 1)),
        ("7;7；-1", None),
        ("30、7", (30, 7)),
        ("-1", (-1,)),
        ("", ()),
        (" , ", ()),
        ("ten", None),
        ("1000", None),
        ("--1", None),
    ],
)
def test_days_before_are_read_in_any_order_and_refused_in_words(text: str, steps: tuple[int, ...] | None) -> None:
    found = parse_lead(text)
    if steps is None:
        assert isinstance(found, Problem)
        assert found.field == "lead_days"
    else:
        assert found == steps


BACK = [
    ("1", date(2026, 11, 23)),  # the 21st is a Saturday
    ("3", date(2026, 11, 23)),
    ("w", date(2026, 11, 27)),
    ("m", date(2026, 12, 21)),  # the 20th is a Sunday
    (date(2026, 11, 24), date(2026, 11, 24)),
    (date(2026, 11, 22), date(2026, 11, 23)),
]


@pytest.mark.parametrize(("asked", "day"), BACK)
def test_a_row_comes_back_on_a_working_day(asked: str | date, day: date) -> None:
    back = back_on(asked, FRIDAY, BranchCalendar())
    assert isinstance(back, Back)
    assert back.day == day


def test_the_day_that_was_asked_for_is_kept_beside() -> None:
    assert back_on("1", FRIDAY, BranchCalendar()) == Back(date(2026, 11, 23), date(2026, 11, 21))


@pytest.mark.parametrize("asked", ["4", "", "x", FRIDAY, date(2026, 11, 19)])
def test_a_step_or_a_day_that_is_none_is_refused(asked: str | date) -> None:
    assert isinstance(back_on(asked, FRIDAY, BranchCalendar()), Problem)


def test_days_off_are_those_of_the_country() -> None:
    vietnam = branch_calendar(COUNTRY["VND"], 2026)
    assert not vietnam.is_working(date(2026, 9, 2))  # National Day, a Wednesday
    assert not vietnam.is_working(date(2026, 2, 17))  # Tết
    china = branch_calendar(COUNTRY["CNY"], 2026)
    assert china.is_working(date(2026, 2, 28))  # a Saturday that makes up for a holiday
    assert branch_calendar("XX", 2026) == BranchCalendar()


def test_feasts_are_found_on_their_first_day() -> None:
    assert feasts("VN", date(2026, 2, 1), date(2026, 2, 28)) == {"Lunar New Year": date(2026, 2, 17)}
    assert feasts("CN", date(2026, 9, 1), date(2026, 9, 30)) == {"Mid-Autumn Festival": date(2026, 9, 25)}
    assert feasts("VN", date(2027, 1, 30), date(2027, 2, 10)) == {"Lunar New Year": date(2027, 2, 6)}
    assert feasts("XX", date(2026, 1, 1), date(2026, 12, 31)) == {}
