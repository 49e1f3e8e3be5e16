"""Finds times of day: `9h30 sáng`, `2-3pm`, `下午3点半`, `in 2 hours`, and parts of the day without an hour."""

import re
from dataclasses import dataclass
from datetime import time
from functools import cache

from crodesk.domain.follow_up.quick_add.found import END, HAN_NUMBER, NUMBER_END, Found
from crodesk.domain.follow_up.quick_add.line import Line
from crodesk.domain.follow_up.quick_add.spelling import respelled, spelled
from crodesk.domain.problem import Problem
from crodesk.domain.times import parse_time

_MINUTES_OF_DAY, _HOUR = 24 * 60, 60
_NOON = 12
_OFFICE_AFTERNOON = range(1, 6)
"""Hours that mean the afternoon when nothing else is said: nobody is called at three in the morning."""
_OPEN, _CLOSED = 7, 21
"""Between these hours two bare numbers with a dash may be a span of time."""
_DAYS_IN_HOURS = {"24h", "36h", "48h", "72h"}
"""How long something takes, not when it is."""

_PARTS_VI = "(?:buổi )?(?:sáng|trưa|chiều|tối|đêm)"
_PARTS_ZH = "上午|下午|中午|傍晚|凌晨|早上|晚上|早|晚"
_HOURS_VI = "(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười một|mười hai|mười)"
_CLOCKS = (
    r"\d{1,2}(?:[:.]\d{2})? ?[ap]m",
    r"\d{1,2} in the (?=morning|afternoon|evening)",
    r"(?:half|(?:a )?quarter) (?:past|to) \d{1,2}(?: ?[ap]m)?",
    rf"(?:\d{{1,2}}(?:h| ?giờ)(?: ?\d{{2}}{END})?|\d{{1,2}}g\d{{2}}|{_HOURS_VI} giờ)(?:'|p{END}| ?phút)?(?: ?rưỡi)?"
    r"(?: kém \d{1,2}(?:'|p| ?phút)?)?",
    rf"(?:\d{{1,2}}|{_HOURS_VI}) rưỡi",
    r"\d{1,2} ?o['’]clock",
    r"\d{1,2}:\d{2}",
    rf"{HAN_NUMBER}[点點](?:钟|半|[一1三3]刻|{HAN_NUMBER}分?)?|{HAN_NUMBER}时(?:{HAN_NUMBER}分?)?",
    "12 noon|noon|midday",
)
_CLOCK = (
    rf"(?:(?:{_PARTS_ZH})|{_PARTS_VI} (?:lúc )?)?(?:{'|'.join(_CLOCKS)})"
    rf"(?: ?(?:{_PARTS_VI}){END}|(?<=in the )(?:morning|afternoon|evening))?"
)
_LEAD = r"(?:(?:at|by|before|after|from|around|vào lúc|lúc|khoảng|vào|trước|sau|từ|between) |@ ?|[在于从约])"
_TO = r" ?(?:-|–|~|to|đến|tới|và|and|到|至) ?"

_PARTS = {
    "morning": (time(9), time(12)),
    "noon": (time(12), time(14)),
    "afternoon": (time(14), time(18)),
    "evening": (time(19), time(23)),
}
"""When a part of the day is taken to begin, and when it is over."""
_PART_WORDS = {
    "morning": "morning|(?:buổi )?sáng|上午|早上|早",
    "noon": "(?:buổi )?trưa|中午",
    "afternoon": "afternoon|(?:buổi )?chiều|下午|傍晚",
    "evening": "evening|night|(?:buổi )?tối|晚上|晚",
}
_NOT_A_PART = "(?![茶餐饭班会报])"


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as it was said."""

    at: time
    said_part: bool
    """Whether it is known which half of the day is meant."""
    end: time | None = None
    tomorrow: bool = False
    """Whether it is counted from now and falls on the next day."""
    from_now: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the day without an hour."""

    name: str
    today: bool = False
    """Whether it is said to be that of today."""

    @property
    def at(self) -> time:
        """When it is taken to begin."""
        return _PARTS[self.name][0]

    @property
    def over(self) -> time:
        """When it is over."""
        return _PARTS[self.name][1]


_AFTERNOON = Part("afternoon")
END_OF_DAY = Clock(time(17), said_part=True)
"""When a day's work is done."""


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """Return what finds times; made when the first line is typed, as it takes milliseconds."""
    return {
        "lead": re.compile(spelled(_LEAD)),
        "clock": re.compile(spelled(_CLOCK)),
        "short": re.compile(r"\d{1,2}"),
        "to": re.compile(spelled(_TO)),
        "end": re.compile(rf"{NUMBER_END}(?:之?前|以前)?"),
        "bare": re.compile(spelled(rf"(?P<lead>at |@ ?|vào lúc |lúc )(?P<a>\d{{1,2}}){NUMBER_END}")),
        "later": re.compile(
            spelled(
                r"in (?:(?P<half>half an hour)|(?P<n>an?|\d{1,3}) ?(?P<u>hours?|hrs?|h|minutes?|mins?))"
                r"|(?:(?P<half_vi>nửa) tiếng|(?P<n_vi>\d{1,3}) ?(?P<u_vi>tiếng|giờ|phút|p)) ?nữa"
                rf"|(?:(?P<half_zh>半)个?小时|(?P<n_zh>{HAN_NUMBER})个?(?P<u_zh>小时|分钟))之?后"
            )
            + END
        ),
        "close": re.compile(rf"(?:by )?(?:eod|cob|end of (?:the )?day|close of business){END}|下班前"),
        "any_part": re.compile(spelled(rf"[ap]m|{_PARTS_VI}|{_PARTS_ZH}|morning|afternoon|evening|noon|midday")),
        "first_part": re.compile(spelled(rf"({_PARTS_VI}) (?:lúc )?(.+)")),
        **{
            name: re.compile(f"(?:{spelled(words)})(?: (?:nay)(?P<today>))?{END}{_NOT_A_PART}")
            for name, words in _PART_WORDS.items()
        },
        "this": re.compile(rf"(?:this |in the )(?P<part>morning|afternoon|evening){END}|(?P<tonight>tonight){END}"),
    }


@dataclass(frozen=True, slots=True)
class _Said:
    """A time as it stands in the line, with the end of a span where there is one."""

    lead: str
    one: str
    to: str = ""
    two: str = ""


def find(line: Line, place: int, now: time) -> Found | None:
    """Return the time that begins at `place`, None when none does."""
    for name, read in (("later", _read_later), ("close", _read_close)):
        found = _patterns()[name].match(line.text, place)
        if found:
            return Found(place, found.end(), found.span(), read(found, now))
    lead = _patterns()["lead"].match(line.text, place)
    begin = lead.end() if lead else place
    return _find_clock(line, place, begin) or _find_bare(line, place)


def _find_clock(line: Line, place: int, begin: int) -> Found | None:
    """Return the time or span of time whose hour stands at `begin`."""
    patterns = _patterns()
    clock = patterns["clock"].match(line.text, begin)
    one = clock or patterns["short"].match(line.text, begin)
    if one is None:
        return None
    lead = line.text[place:begin]
    to = patterns["to"].match(line.text, one.end())
    two = (patterns["clock"].match(line.text, to.end()) or patterns["short"].match(line.text, to.end())) if to else None
    end = patterns["end"].match(line.text, two.end()) if two else None
    if to and two and end:
        span = _read_span(_Said(lead, one[0], to[0].strip(), two[0]))
        if span:
            return Found(place, end.end(), (begin, two.end()), span)
    end = patterns["end"].match(line.text, clock.end()) if clock else None
    answer = _read_one(clock[0]) if clock and end else None
    return Found(place, end.end(), (begin, one.end()), answer) if answer and end else None


def _find_bare(line: Line, place: int) -> Found | None:
    """Return the hour without any sign that stands behind `at` or `lúc`."""
    found = _patterns()["bare"].match(line.text, place)
    at = _value(found["a"]) if found else None
    if found is None or not isinstance(at, time):
        return None
    return Found(place, found.end(), found.span("a"), Clock(at, _is_said(found["a"])))


def find_part(line: Line, place: int, *, beside: bool) -> Found | None:
    """Return the part of the day that begins at `place`; `beside` tells whether a day stands before it."""
    this = _patterns()["this"].match(line.text, place)
    if this:
        name = "evening" if this["tonight"] else this["part"]
        return Found(place, this.end(), (place, this.end()), Part(name, today=not this[0].startswith("in ")))
    for name in _PARTS:
        found = _patterns()[name].match(line.text, place)
        if found and (beside or found["today"] is not None or found[0] in {"上午", "下午", "中午", "晚上", "早上"}):
            return Found(place, found.end(), (place, found.end()), Part(name, today=found["today"] is not None))
    return None


def in_part(clock: Clock, part: Part | None) -> tuple[time, time | None]:
    """Return when it is, told by the part of the day where there is one, by office hours where there is none."""
    if clock.said_part:
        return clock.at, clock.end
    return _in_half(clock.at, part), None if clock.end is None else _in_half(clock.end, part)


def _in_half(at: time, part: Part | None) -> time:
    afternoon = part.at.hour >= _NOON and at.hour < _NOON if part else at.hour in _OFFICE_AFTERNOON
    return at.replace(hour=at.hour + _NOON) if afternoon else at


def _read_one(text: str) -> Clock | Problem | None:
    if text in _DAYS_IN_HOURS or text in {"1点", "一点"}:
        return None
    at = _value(text)
    return at if isinstance(at, Problem) else Clock(at, _is_said(text))


def _read_span(said: _Said) -> Clock | None:
    if said.one.isdecimal() and said.two.isdecimal() and not _may_be_span(said):
        return None
    if said.to == "and" and not said.lead.startswith("between"):
        return None
    part = _patterns()["any_part"].search(f"{said.one} {said.two}") is not None
    start, end = _both(said.one, said.two) if part else (_value(said.one), _value(said.two))
    if isinstance(start, Problem) or isinstance(end, Problem) or start == end:
        return None
    return Clock(start, part or said.one.startswith("0"), end)


def _both(one: str, two: str) -> tuple[time | Problem, time | Problem]:
    """Return the times of a span of which one or both say the part of the day."""
    part = _patterns()["any_part"].search(two) or _patterns()["any_part"].search(one)
    shared = part[0] if part else ""
    start = _value(one, "" if _is_said(one) else shared)
    end = _value(two, "" if _is_said(two) else shared)
    if isinstance(start, time) and isinstance(end, time) and start > end:
        return (start, _in_half(end, _AFTERNOON)) if _is_said(one) else (_value(one), end)
    return start, end


def _value(text: str, part: str = "") -> time | Problem:
    """Return the time that the words say, with a part of the day that the other end of a span has."""
    text = respelled(text)
    first = _patterns()["first_part"].fullmatch(text)
    words = f"{first[2]} {first[1]}" if first else text.replace("点钟", "点").replace("點", "点").replace("’", "'")
    words = words.replace(" in the morning", "am").replace(" in the afternoon", "pm").replace(" in the evening", "pm")
    return parse_time(f"{part}{words}" if part and part[0] >= "\u3000" else f"{words} {part}")


def _is_said(text: str) -> bool:
    return text.startswith("0") or _patterns()["any_part"].search(text) is not None


def _may_be_span(said: _Said) -> bool:
    if said.lead and not said.lead.startswith("@"):
        return True
    one, two = int(said.one), int(said.two)
    over_noon = one == _NOON and two in _OFFICE_AFTERNOON
    return said.to in {"-", "–"} and (over_noon or _OPEN <= one < two <= _CLOSED)


def _read_later(found: re.Match[str], now: time) -> Clock:
    count, unit = (found["n"] or found["n_vi"] or found["n_zh"]), (found["u"] or found["u_vi"] or found["u_zh"])
    if unit is None:
        minutes = _HOUR // 2
    else:
        number = 1 if count in {"a", "an"} else _small(count)
        minutes = number if unit[0] in {"m", "分"} or unit[0] == "p" else number * _HOUR
    days, minutes = divmod(now.hour * _HOUR + now.minute + minutes, _MINUTES_OF_DAY)
    hour, minute = divmod(minutes, _HOUR)
    return Clock(time(hour, minute), said_part=True, tomorrow=days > 0, from_now=True)


def _small(text: str) -> int:
    """Return a number of up to three digits, or of Chinese characters up to 99."""
    digits = text.translate(str.maketrans("零〇一二两三四五六七八九", "001223456789"))
    tens, sign, ones = digits.partition("十")
    return int(tens or 1) * 10 + int(ones or 0) if sign else int(digits)


def _read_close(_found: re.Match[str], _now: time) -> Clock:
    return Clock(END_OF_DAY.at, said_part=True, from_now=True)
