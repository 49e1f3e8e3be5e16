"""Words that were perhaps mistyped are named, never changed."""

from datetime import date

import pytest

from crodesk.domain.follow_up import quick_add
from crodesk.domain.follow_up.quick_add import mistyped
from tests.domain.follow_up.quick_add_case import NOW, TODAY


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("call 0905120012 tomorow 9am", ("tomorow", "tomorrow")),
        ("call Mr Lee tommorow", ("tommorow", "tomorrow")),
        ("send it Toady", ("Toady", "today")),
        ("send it thrusday", ("thrusday", "thursday")),
        ("send it fridy", ("fridy", "friday")),
        ("gọi anh Nam ngày mia", ("ngày mia", "ngày mai")),
        ("gọi anh Nam ngày mãi", ("ngày mãi", "ngày mai")),
        ("gui ho so chu nhap", ("chu nhap", "chủ nhật")),
        ("call Mr Lee tomorow or friday", None),
        ("send the money", None),
        ("call Mr Lee about a tractor", None),
        ("call Mr Lee", None),
    ],
)
def test_a_word_near_a_day_is_named(line: str, found: tuple[str, str] | None) -> None:
    assert mistyped.day_like(quick_add.parse(line, "vi", TODAY, NOW)) == found


def test_a_day_that_was_turned_back_to_words_is_not_mistyped() -> None:
    parsed = quick_add.parse("call Mr Lee tomorrow", "en", TODAY, NOW, plain=frozenset({(12, 20)}))
    assert (parsed.day, mistyped.day_like(parsed)) == (None, None)


def test_a_mistyped_day_stays_in_the_words() -> None:
    parsed = quick_add.parse("call Mr Lee tomorow", "en", date(2026, 11, 20), NOW)
    assert (parsed.day, parsed.title) == (None, "tomorow")


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("gặp xyzzy mai", "xyzzy"),
        ("call xyzzy", "xyzzy"),
        ("mai gọi xyzzy về khoản vay", "xyzzy"),
        ("call xyzzy about the loan fri", "xyzzy"),
        ("call the branch mon", ""),
        ("call about", ""),
        ("call mon", ""),
        ("call", ""),
        ("call Mr Lee", ""),
        ("gọi khách hàng báo lãi mới mai", ""),
        ("write report fri", ""),
        ("xyzzy mai", ""),
        ("call 12.4m mon", ""),
    ],
)
def test_a_lone_word_in_the_place_of_a_name_is_named(line: str, word: str) -> None:
    assert mistyped.name_like(quick_add.parse(line, "vi", TODAY, NOW)) == word


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("gọi em mai", ("mai", date(2026, 11, 21))),
        ("gọi em Mai", None),
        ("gọi em mai t2", None),
        ("gọi chị hương", None),
        ("gọi", None),
    ],
)
def test_a_name_that_is_a_day_as_well_is_named_with_the_day(line: str, found: tuple[str, date] | None) -> None:
    assert mistyped.day_taken_as_name(quick_add.parse(line, "vi", TODAY, NOW), "vi", TODAY) == found
