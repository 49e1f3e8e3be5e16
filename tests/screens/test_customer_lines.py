"""The pure parts of the customer file: where panes stand, days in few words, bars, the next step in one line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from textual.geometry import Size

from crodesk.domain.follow_up.days_off import branch_calendar
from crodesk.domain.follow_up.postponing import Back
from crodesk.domain.problem import Problem
from crodesk.language import set_language
from crodesk.screens.customer import flows, words
from crodesk.screens.customer.panes import FIRST, SECOND, regions
from crodesk.screens.customer.parts import NOTES, PARTS
from crodesk.screens.walking import Way
from crodesk.widgets.contact.then import Then, parser
from crodesk.widgets.put_off import read

TODAY = date(2026, 11, 20)
"""A Friday."""
NAMES = [part.name for part in PARTS]


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    set_language("en")
    yield
    set_language("en")


@pytest.mark.parametrize("width", [60, 71, 72, 80, 119, 120, 140, 200])
@pytest.mark.parametrize("height", [8, 14, 20, 33, 56])
@pytest.mark.parametrize("front", NAMES)
def test_panes_fill_the_room_without_overlapping(width: int, height: int, front: str) -> None:
    shown = regions(Size(width, height), front, "needs" if front == NOTES else front, zoomed=False)
    assert front in shown
    assert sum(region.area for region in shown.values()) == width * height
    for name, region in shown.items():
        assert region.width > 0
        assert region.height > 0
        assert not any(region.overlaps(other) for each, other in shown.items() if each != name)


def test_the_left_of_two_columns_shows_three_panes_and_then_the_other_three() -> None:
    assert list(regions(Size(80, 20), NOTES, "facts", zoomed=False)) == [*FIRST, NOTES]
    assert list(regions(Size(80, 20), "people", "people", zoomed=False)) == [*SECOND, NOTES]
    assert list(regions(Size(80, 40), NOTES, "facts", zoomed=False)) == [*FIRST, *SECOND, NOTES]


def test_a_zoomed_pane_stands_alone() -> None:
    assert list(regions(Size(140, 36), "holds", "holds", zoomed=True)) == ["holds"]


@pytest.mark.parametrize(
    ("language", "day", "shown"),
    [
        ("en", "2026-10-02", "2 Oct"),
        ("vi", "2026-10-02", "02/10"),
        ("zh", "2026-10-02", "10-02"),
        ("en", "2026-11-23", "Mon 23 Nov"),
        ("vi", "2026-11-23", "T2 23/11"),
        ("zh", "2026-11-23", "11-23 周一"),
        ("en", "2025-10-02", "2 Oct 2025"),
        ("vi", "2027-01-11", "11/01/2027"),
    ],
)
def test_days_of_this_year_are_shown_without_it(language: str, day: str, shown: str) -> None:
    set_language(language)
    assert words.short_day(day, TODAY) == shown


@pytest.mark.parametrize(("language", "shown"), [("en", "Nov 26"), ("vi", "11/26"), ("zh", "2026-11")])
def test_months_are_shown_in_the_order_of_the_language(language: str, shown: str) -> None:
    set_language(language)
    assert flows.short_month("2026-11") == shown


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ([], ""),
        (["", ""], "never checked"),
        (["2026-11-01", ""], "1 not checked"),
        (["2026-11-19", "2026-11-20"], "checked yesterday"),
        (["2026-03-03"], "checked 3 Mar"),
        (["2024-03-03"], "checked 3 Mar 2024"),
    ],
)
def test_a_block_says_when_all_of_it_was_last_seen_to_be_true(days: list[str], said: str) -> None:
    assert words.verified(days, TODAY) == said


@pytest.mark.parametrize(("born", "years"), [("1979-12-03", 46), ("1979-11-20", 47), ("2004-02-29", 22)])
def test_ages_are_whole_years(born: str, years: int) -> None:
    assert words.age(born, TODAY) == years


@pytest.mark.parametrize(
    ("value", "bar"), [(0, "    "), (1, "▏   "), (100, "████"), (50, "██  "), (55, "██▏ "), (-5, "    ")]
)
def test_bars_are_drawn_to_the_eighth_and_something_is_never_nothing(value: int, bar: str) -> None:
    assert flows.bar(value, 100, 4) == bar


@pytest.mark.parametrize(
    ("text", "on", "about"),
    [
        ("t2", "2026-11-23", ""),
        ("+3", "2026-11-23", ""),
        ("mai", "2026-11-21", ""),
        ("mon bring the payslip", "2026-11-23", "bring the payslip"),
        ("24/11 ký giấy", "2026-11-24", "ký giấy"),
        ("下周一 签字", "2026-11-23", "签字"),
        ("2 tuần sau gọi lại", "2026-12-04", "gọi lại"),
    ],
)
def test_the_next_step_is_a_day_and_what_it_is_about(text: str, on: str, about: str) -> None:
    assert parser(lambda: TODAY)(text).value == Then(date.fromisoformat(on), about)


@pytest.mark.parametrize(
    ("text", "on", "at", "about"),
    [
        ("thứ sáu 15h gặp", "2026-11-27", "15:00", "gặp"),
        ("gặp thứ sáu 15h", "2026-11-27", "15:00", "gặp"),
        ("t2 9h30 ký giấy", "2026-11-23", "09:30", "ký giấy"),
        ("mon 9am bring the payslip", "2026-11-23", "09:00", "bring the payslip"),
        ("call back on monday at 2pm", "2026-11-23", "14:00", "call back"),
        ("下周一 9点 签字", "2026-11-23", "09:00", "签字"),
    ],
)
def test_a_next_step_may_have_its_hour_and_stand_in_any_order(text: str, on: str, at: str, about: str) -> None:
    assert parser(lambda: TODAY)(text).value == Then(date.fromisoformat(on), about, at)


def test_a_next_step_without_a_day_is_refused() -> None:
    assert parser(lambda: TODAY)("bring the payslip").problem is not None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1", "2026-11-23"),  # Saturday, so Monday
        ("3", "2026-11-23"),
        ("w", "2026-11-27"),
        ("W", "2026-11-27"),
        ("m", "2026-12-21"),  # 20 December is a Sunday
        ("28/11", "2026-11-30"),
        ("24/11", "2026-11-25"),  # the day of culture, a day off from 2026 on
    ],
)
def test_what_is_put_off_falls_on_a_working_day(text: str, day: str) -> None:
    back = read(text, TODAY, branch_calendar("VN", 2026))
    assert isinstance(back, Back)
    assert back.day == date.fromisoformat(day)


@pytest.mark.parametrize("text", ["", "xyz", "1/1/2020", "20/11/2026"])
def test_a_day_that_is_none_or_not_to_come_is_refused(text: str) -> None:
    assert isinstance(read(text, TODAY, branch_calendar("VN", 2026)), Problem)


class Uncounted(list[int]):
    """A list that nobody has counted yet."""

    def __len__(self) -> int:
        return 0


def test_a_long_list_is_walked_before_anybody_has_counted_it() -> None:
    way = Way(Uncounted([7, 8, 9]), 8)
    assert (way.neighbour(-1), way.neighbour(1), way.position) == (7, 9, "2")
    assert (way.neighbour(-2), way.neighbour(2)) == (None, None)


def test_a_customer_who_has_left_the_list_starts_at_its_beginning() -> None:
    assert Way([7, 8, 9], 5).neighbour(1) == 8
