"""What holds for any line: nothing typed is lost, chips can be turned back to words, work is bounded."""

import time as clock
import unicodedata
from datetime import date, time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from crodesk.domain.follow_up import quick_add
from crodesk.domain.follow_up.quick_add import Chip, Kind, Parsed, Who
from crodesk.domain.follow_up.recurrence import Recurrence
from tests.domain.follow_up.quick_add_case import NOW, TODAY
from tests.domain.follow_up.test_quick_add_chinese import CASES as CHINESE
from tests.domain.follow_up.test_quick_add_english import CASES as ENGLISH
from tests.domain.follow_up.test_quick_add_mixed import MIXED, OTHER_DAYS
from tests.domain.follow_up.test_quick_add_vietnamese import CASES as VIETNAMESE

LINES = [case.line for case in (*ENGLISH, *VIETNAMESE, *CHINESE, *(case for _, case in (*MIXED, *OTHER_DAYS)))]
LANGUAGES = st.sampled_from(["en", "vi", "zh"])
PIECES = [
    "call", "gọi", "给", "打电话", "Mrs Tran", "chị", "Hương", "王总", "C-0110", "0905120012",
    "mon", "t2", "周一", "31/2",
    "31/12", "tomorrow", "mai", "9h", "9-10", "3pm", "下午", "sáng", "25h", "!", "!高", "#loan", "#", "every", "mỗi",
    "hàng tháng", "每月", "5", "until 31/12", "x3", "x0",
    "::", '"', "“", "”", "「", "」", ",", ".", ":", "+3", "-", "to",
    "@", "12.4m", "e\u0301", "Ａ", "\u200b", "ß", "İ", "\t",
]  # fmt: skip
TYPED = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=12).map("".join),
    st.sampled_from(LINES),
    st.tuples(st.sampled_from(LINES), st.sampled_from(LINES)).map(" ".join),
)


@pytest.fixture(autouse=True, scope="module")
def _prepared() -> None:
    quick_add.prepare()


def read(line: str, language: str = "en", plain: frozenset[tuple[int, int]] = frozenset()) -> Parsed:
    return quick_add.parse(line, language, TODAY, NOW, None, plain)


def solid(text: str) -> str:
    """Return text composed and without blanks."""
    return "".join(unicodedata.normalize("NFC", text).split())


def left_over(parsed: Parsed) -> str:
    """Return what of the line is in no chip."""
    outside, place = "", 0
    for chip in parsed.chips:
        outside += parsed.line[place : chip.start]
        place = chip.end
    return outside + parsed.line[place:]


def of_kind(parsed: Parsed, kind: Kind) -> list[Chip]:
    return [chip for chip in parsed.chips if chip.kind is kind]


def test_there_are_enough_cases() -> None:
    assert min(len(ENGLISH), len(VIETNAMESE), len(CHINESE)) >= 150
    assert len(MIXED) + len(OTHER_DAYS) >= 60


@given(TYPED, LANGUAGES)
@example("e\u0301 mai\u0301 9h", "vi")
def test_nothing_typed_is_lost(line: str, language: str) -> None:
    parsed = read(line, language)
    assert solid(parsed.title) == solid(left_over(parsed))
    ends = [0, *(place for chip in parsed.chips for place in (chip.start, chip.end))]
    assert ends == sorted(ends)
    assert all(solid(chip.words) in solid(parsed.line[chip.start : chip.end]) for chip in parsed.chips)


@given(TYPED, LANGUAGES)
def test_every_chip_can_be_turned_back_to_words(line: str, language: str) -> None:
    for chip in read(line, language).chips[:4]:
        again = read(line, language, frozenset({(chip.start, chip.end)}))
        words = solid(line[chip.start : chip.end])
        assert words in solid(again.title) or any(
            words in solid(line[other.start : other.end]) for other in of_kind(again, Kind.NOTE)
        )
        assert not any(
            other.start < chip.end and chip.start < other.end for other in again.chips if other.kind is not Kind.NOTE
        )


@given(TYPED, LANGUAGES)
def test_a_problem_names_its_words(line: str, language: str) -> None:
    for problem in read(line, language).problems:
        assert solid(problem.words) == solid(line[problem.start : problem.end])
        assert problem.problem.text.format(**problem.problem.values)


@given(st.text(max_size=40), LANGUAGES, st.dates(date(1990, 1, 1), date(2099, 12, 1)), st.times())
def test_no_day_and_no_clock_break_it(line: str, language: str, today: date, now: time) -> None:
    assert quick_add.parse(f"call Mr Lee {line} every month 9h", language, today, now).verb == "call"


@pytest.mark.parametrize(
    "text",
    [
        "a", "9 ", "t2 ", "王", "每周一", "every ", "1", "-", '"', "every mon, ", "给", "call Mrs ", "mon ", "9h-",
        "chị ", "Nguyen Thi ", "a@b.", "đầu tháng ", "“", " ", "1/", "in ", "e\u0301", "!", "#",
        "Mai ", "\x00", "::", "www.",
        "九点到",
    ],
)  # fmt: skip
def test_a_long_line_takes_no_long_time(text: str) -> None:
    line = (text * 5000)[:5000]
    before = clock.process_time()
    parsed = read(line, "vi")
    assert clock.process_time() - before < 1
    assert solid(parsed.title) == solid(left_over(parsed))


def test_chips_say_what_was_understood_and_where() -> None:
    line = "call Mrs Tran tomorrow at 9am, !high #loan every month :: bring payslip"
    parsed = read(line)
    shown = [(chip.kind.value, chip.words, line[chip.start : chip.end]) for chip in parsed.chips]
    assert shown == [
        ("verb", "call", "call"),
        ("who", "Mrs Tran", "Mrs Tran"),
        ("day", "tomorrow", "tomorrow"),
        ("time", "9am", "at 9am,"),
        ("priority", "!high", "!high"),
        ("tag", "#loan", "#loan"),
        ("again", "every month", "every month"),
        ("note", "bring payslip", ":: bring payslip"),
    ]
    values = [chip.value for chip in parsed.chips]
    assert values[:6] == ["call", Who("Mrs Tran", "Tran"), date(2026, 11, 21), time(9), "high", "loan"]
    assert isinstance(values[6], Recurrence)
    assert values[7] == "bring payslip"


def test_a_span_of_time_is_one_chip() -> None:
    (chip,) = of_kind(read("meet Mr Lee 9-10"), Kind.TIME)
    assert (chip.words, chip.value) == ("9-10", (time(9), time(10)))


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("call Mrs Tran", Who("Mrs Tran", "Tran")),
        ("gọi chị Hương C-0110", Who("chị Hương C-0110", "Hương", "C-0110")),
        ("gọi C-0110", Who("C-0110", code="C-0110")),
        ("gọi 0905 120 012", Who("0905 120 012", phone="0905 120 012")),
        ("call Hoang Gia JSC", Who("Hoang Gia JSC", "Hoang Gia JSC")),
        ("thăm công ty Hạnh Phúc", Who("công ty Hạnh Phúc", "Hạnh Phúc")),
        ("电话王先生", Who("王先生", "王先生")),
    ],
)
def test_whom_it_is_about_is_told_apart_from_how_they_are_called(line: str, who: Who) -> None:
    assert read(line, "vi").who == who


def test_a_chip_turned_back_to_words_stays_in_the_title() -> None:
    line = "call Mr Lee mon about fri"
    (day,) = of_kind(read(line), Kind.DAY)
    assert (read(line).day, read(line).title) == (date(2026, 11, 23), "about fri")
    again = read(line, plain=frozenset({(day.start, day.end)}))
    assert (again.day, again.title) == (date(2026, 11, 27), "mon about")


def test_a_verb_turned_back_to_words_lets_the_rest_be_understood() -> None:
    again = read("call Mr Lee mon", plain=frozenset({(0, 4)}))
    assert (again.verb, again.who, again.title) == ("", Who("Mr Lee", "Lee"), "call")


def test_marks_that_are_typed_apart_are_composed() -> None:
    line = unicodedata.normalize("NFD", "gọi chị Hương mai 9h về hồ sơ")
    parsed = read(line, "vi")
    assert (parsed.verb, parsed.title, parsed.day) == ("call", "về hồ sơ", date(2026, 11, 21))
    assert parsed.who == Who("chị Hương", "Hương")


def test_what_is_said_of_an_impossible_day_suggests_another() -> None:
    (problem,) = read("call Mr Lee 31/11").problems
    assert problem.problem.text.format(**problem.problem.values) == "November has 30 days: 30/11?"


def test_only_the_beginning_of_a_long_line_is_read() -> None:
    parsed = read("x " * 300 + "tomorrow")
    assert (parsed.day, parsed.title.endswith("tomorrow")) == (None, True)


def test_customers_are_asked_for_only_while_the_words_are_in_a_name() -> None:
    asked: list[str] = []

    def names(words: str) -> bool:
        asked.append(words)
        return words in {"huong", "huong tran"}

    found = quick_add.parse("call huong tran about the loan", "en", TODAY, NOW, names)
    assert (found.who, found.title) == (Who("huong tran", "huong tran"), "about the loan")
    assert asked == ["huong", "huong tran", "huong tran about"]
