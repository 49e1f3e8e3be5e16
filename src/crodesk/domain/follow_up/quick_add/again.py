"""Finds what comes again: `every Monday`, `hàng tháng 5`, `每两周周一`, and how it ends."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from crodesk.domain.dates import parse_date
from crodesk.domain.dates.vocabulary import COUNTS, WEEKDAYS
from crodesk.domain.follow_up import recurrence
from crodesk.domain.follow_up.quick_add.days import DATE, WEEKDAY
from crodesk.domain.follow_up.quick_add.found import END, HAN_NUMBER, NUMBER_END, Found
from crodesk.domain.follow_up.quick_add.line import LETTER, Line
from crodesk.domain.follow_up.quick_add.spelling import respelled, spelled
from crodesk.domain.follow_up.recurrence import Rule
from crodesk.domain.numerals import simplify
from crodesk.domain.problem import Problem

_A_LEAP_YEAR_BEGINS = date(2028, 1, 1)
_NUMBER_VI = r"\d{1,4}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười"
_NUMBER_EN = r"\d{1,4}|two|three|four|five|six|seven|eight|nine|ten|other"
_UNIT = (
    rf"(?:every|each) (?:(?P<n_en>{_NUMBER_EN}) )?(?P<u_en>day|week|month|quarter|half year|year)s?{END}"
    rf"|(?P<adverb>daily|weekly|biweekly|fortnightly|monthly|quarterly|yearly|annually){END}"
    rf"|(?:mỗi|hàng|hằng) (?:(?P<n_vi>{_NUMBER_VI}) )?"
    rf"(?P<u_vi>ngày(?! làm việc)|tuần|tháng|quý|nửa năm|năm){END}(?: (?:một|1) lần)?"
    rf"|(?P<n_times>{_NUMBER_VI}|nửa(?= năm)) (?P<u_times>ngày|tuần|tháng|quý|năm) ?(?:/ ?|một |1 )lần"
    rf"|每(?P<n_zh>隔?{HAN_NUMBER})?个?(?P<u_zh>天|日|周(?!末)|星期|礼拜|月|季度|季|半年|年)(?![一-鿿]{{0,1}}位)"
)
_DAYS_SEPARATOR = "(?:,? and |,? và |[,/、] ?| ?和|及| )"
_LIST = rf"{WEEKDAY}(?:{_DAYS_SEPARATOR}{WEEKDAY}){{0,6}}"
_CHINESE_LIST = "(?:周|星期|礼拜)[一二三四五六日天](?:[、,和]?(?:周|星期|礼拜)?[一二三四五六日天](?!点|月|号|日)){0,6}"
_WORKING = (
    f"(?:every|each) (?:weekday|working day|business day|workday){END}|(?:mỗi|hàng|hằng) ngày làm việc{END}|每个?工作日"
)
_WEEKLY = (
    rf"(?:every|each|mỗi) (?P<other>other )?(?P<list>{_LIST})(?: (?:hàng|hằng|mỗi) tuần)?{NUMBER_END}"
    rf"|(?P<list_vi>{_LIST}) (?:hàng|hằng|mỗi) tuần{END}"
    rf"|(?P<short>t[2-7](?:, ?(?:[2-7]|cn)){{1,6}}) (?:hàng|hằng|mỗi) tuần{END}"
    rf"|每个?(?P<list_zh>{_CHINESE_LIST})"
)
_NTH = (
    r"(?:(?P<nth>first|1st|second|2nd|third|3rd|fourth|4th|last) "
    rf"(?P<what>{WEEKDAY}|day|working day|business day|weekday)"
    rf"|(?P<what_vi>{WEEKDAY}|ngày làm việc|ngày) (?P<nth_vi>đầu tiên|cuối cùng|cuối)"
    rf"|(?P<nth_zh>最后一个?|第[一二三四1234]个?)(?P<what_zh>(?:周|星期|礼拜)[一二三四五六日天]|工作日|天))"
)
_DAY = r"(?:(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)|(?:ngày|mùng|mồng) (?P<day_vi>\d{1,2}))"
_OF_MONTH = "(?:of (?:the|every|each) month|every month|hàng tháng|hằng tháng|mỗi tháng|của (?:mỗi |hàng )?tháng)"
_MONTHLY = (
    rf"(?:every |on |on the |the |mỗi )?{_NTH} {_OF_MONTH}{END}"
    rf"|mỗi (?P<what_edge>{WEEKDAY}) (?P<edge>đầu|cuối) tháng{END}"
    rf"|(?:on )?{_DAY} (?!of the month){_OF_MONTH}{END}"
    rf"|(?:every|each) (?:the )?(?P<each_day>\d{{1,2}})(?:st|nd|rd|th)(?: of (?:the|each) month)?{END}"
    r"|(?P<end>(?:the )?end of (?:every|each) month|cuối (?:mỗi|hàng) tháng|mỗi cuối tháng"
    rf"|cuối tháng (?:hàng|hằng|mỗi) tháng){END}"
    r"|(?P<quarter_end>(?:the )?end of (?:every|each) quarter|cuối (?:mỗi|hàng) quý|mỗi cuối quý|每个?季度?[底末])"
    rf"{END}"
)
_MONTH_TAIL = (
    rf"(?: (?:on|vào))? ?(?:{_NTH}|(?P<end>月?[底末])"
    rf"|(?:the |ngày |mùng |mồng )?(?P<day>{HAN_NUMBER})(?:st|nd|rd|th|日|号|號)?{NUMBER_END}(?:之?前)?"
    r"(?! ?(?:h|g|am|pm|giờ|点|時|时)))"
)
_WEEK_TAIL = rf"(?: (?:on|vào))? ?(?P<list>{_LIST}){NUMBER_END}"
_YEAR_TAIL = rf"(?: (?:on|vào))? ?(?P<date>{DATE}){NUMBER_END}"
_EACH_DATE = rf"(?:every|each) (?P<date>{DATE}){NUMBER_END}"
_EACH_PART = (
    rf"(?:every|each)(?= (?:morning|afternoon|evening|night){END})"
    rf"|(?:mỗi|hàng|hằng)(?= (?:buổi )?(?:sáng|chiều|tối|đêm){END})"
)
_UNTIL = (
    "(?:until|till|til|through|cho đến hết|cho đến|đến hết|đến|tới|直到|到|截至|截止) ?"
    rf"(?P<date>{DATE}|cuối năm(?: nay)?|cuối tháng|eoy|eom|年底|月底|end of (?:the )?year){NUMBER_END}(?:为止|止)?"
)
_TIMES = rf"(?:(?:for|trong|共)? ?(?P<count>\d{{1,5}}) ?(?:times|lần|次)|[x×] ?(?P<x>\d{{1,5}})){NUMBER_END}"
_TRIGGER = (
    "every|each|daily|weekly|fortnight|monthly|yearly|annually|quarterly|mỗi|hàng|hằng|lần|每|of the month|của tháng"
)

_UNITS = {
    "day": ("day", 1), "daily": ("day", 1), "ngay": ("day", 1), "天": ("day", 1), "日": ("day", 1),
    "week": ("week", 1), "weekly": ("week", 1), "biweekly": ("week", 2), "fortnightly": ("week", 2),
    "tuan": ("week", 1), "周": ("week", 1), "星期": ("week", 1), "礼拜": ("week", 1),
    "month": ("month", 1), "monthly": ("month", 1), "thang": ("month", 1), "月": ("month", 1),
    "quarter": ("month", 3), "quarterly": ("month", 3), "quy": ("month", 3), "季度": ("month", 3), "季": ("month", 3),
    "half year": ("month", 6), "nua nam": ("month", 6), "半年": ("month", 6),
    "year": ("year", 1), "yearly": ("year", 1), "annually": ("year", 1), "nam": ("year", 1), "年": ("year", 1),
}  # fmt: skip
_NTHS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": -1,
    "dau tien": 1, "cuoi cung": -1, "cuoi": -1, "最后一个": -1, "最后一": -1,
}  # fmt: skip
_HAN_DIGITS = str.maketrans("零〇一二两三四五六七八九", "001223456789")


@dataclass(frozen=True, slots=True)
class Again:
    """A rule that was said; it is the daily one that `every morning` means when nothing else is."""

    rule: Rule


@dataclass(frozen=True, slots=True)
class Ends:
    """How something that comes again is said to end."""

    until: date | None = None
    count: int | None = None


_TEXTS = {
    "working": _WORKING, "weekly": _WEEKLY, "monthly": _MONTHLY, "date": _EACH_DATE, "unit": _UNIT, "part": _EACH_PART,
    "week_tail": _WEEK_TAIL, "month_tail": _MONTH_TAIL, "year_tail": _YEAR_TAIL,
    "until": _UNTIL, "times": _TIMES, "trigger": _TRIGGER,
}  # fmt: skip


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """Return what finds a kind of recurrence; made when it is first looked for, as it takes milliseconds."""
    return re.compile(spelled(_TEXTS[name]))


def may_be_in(line: Line) -> bool:
    """Tell whether a line holds a word without which nothing comes again."""
    return _pattern("trigger").search(line.text) is not None


def find(line: Line, place: int, language: str) -> Found | None:
    """Return the rule that begins at `place`, None when none does."""
    for name, read in _READ.items():
        found = _pattern(name).match(line.text, place)
        answer = read(found, language) if found else None
        if found and answer:
            end, rule = answer
            return Found(place, end, (place, end), Again(rule))
    return None


def find_end(line: Line, place: int, today: date, language: str) -> Found | None:
    """Return how it ends, when that begins at `place`."""
    times = _pattern("times").match(line.text, place)
    if times:
        return Found(place, times.end(), (place, times.end()), Ends(count=int(times["count"] or times["x"])))
    until = _pattern("until").match(line.text, place)
    if until is None:
        return None
    day = parse_date(respelled(until["date"]), today, language)
    return Found(place, until.end(), (place, until.end()), day if isinstance(day, Problem) else Ends(day))


_Answer = tuple[int, Rule] | None


def _working(found: re.Match[str], _language: str) -> _Answer:
    return found.end(), recurrence.working_days()


def _weekly(found: re.Match[str], _language: str) -> _Answer:
    if found["short"]:
        days = [int(number) - 2 for number in re.findall(r"[2-7]", found["short"])]
        return found.end(), recurrence.weekly(1, [*days, *([6] if "cn" in found["short"] else [])])
    if found["list_zh"]:
        return found.end(), recurrence.weekly(
            1, ["一二三四五六日".index(day) for day in _chinese_days(found["list_zh"])]
        )
    listed = found["list"] or found["list_vi"]
    return found.end(), recurrence.weekly(2 if found["other"] else 1, _weekdays(listed))


def _chinese_days(listed: str) -> str:
    return re.sub("[^一二三四五六日]", "", listed.replace("天", "日"))


def _weekdays(listed: str) -> list[int]:
    """Return the weekdays of a list."""
    return [_weekday(found[0]) for found in _weekday_pattern().finditer(listed)]


@cache
def _weekday_pattern() -> re.Pattern[str]:
    return re.compile(spelled(WEEKDAY) + rf"(?!{LETTER})")


def _weekday(name: str) -> int:
    return WEEKDAYS[_simple(name).translate(_HAN_DIGITS)]


def _simple(text: str) -> str:
    """Return words without their marks, and without what an input method left of them."""
    return simplify(respelled(text))


def _monthly(found: re.Match[str], _language: str) -> _Answer:
    if found["end"]:
        return found.end(), recurrence.monthly(1, -1)
    if found["quarter_end"]:
        return found.end(), recurrence.quarter_ends()
    if found["edge"]:
        number = 1 if _simple(found["edge"]) == "dau" else -1
        return found.end(), recurrence.monthly_on(number, _weekday(found["what_edge"]))
    day = found["day"] or found["day_vi"] or found["each_day"]
    if day:
        return (found.end(), recurrence.monthly(1, int(day))) if 1 <= int(day) <= 31 else None  # noqa: PLR2004
    return found.end(), _nth(found, 1)


def _nth(found: re.Match[str], every: int) -> Rule:
    """Return the rule for the first, second … or last day of some kind in a month."""
    said, what = (
        (found["nth"] or found["nth_vi"] or found["nth_zh"]),
        found["what"] or found["what_vi"] or found["what_zh"],
    )
    number = _NTHS.get(_simple(said)) or int(re.sub(r"\D", "", said.translate(_HAN_DIGITS)))
    kind = _simple(what)
    if kind in {"day", "ngay", "天"}:
        return recurrence.monthly(every, -1 if number < 0 else number)
    if kind in {"working day", "business day", "weekday", "ngay lam viec", "工作日"}:
        return recurrence.monthly_working_day(number, every)
    return recurrence.monthly_on(number, _weekday(what), every)


def _date(found: re.Match[str], language: str) -> _Answer:
    rule = _yearly(found["date"], 1, language)
    return (found.end(), rule) if rule else None


def _yearly(text: str, every: int, language: str) -> Rule | None:
    day = parse_date(respelled(text), _A_LEAP_YEAR_BEGINS, language)
    return recurrence.yearly(every, day.month, day.day) if isinstance(day, date) else None


def _unit(found: re.Match[str], language: str) -> _Answer:
    unit, step = _UNITS[_simple(_said_unit(found))]
    every = step * _said_number(found)
    if unit == "day":
        return found.end(), recurrence.daily(every)
    tail = _pattern(f"{unit}_tail").match(found.string, found.end())
    rule = _TAILS[unit](tail, every, language) if tail else None
    if tail and rule:
        return tail.end(), rule
    return found.end(), _BARE[unit](every)


def _said_unit(found: re.Match[str]) -> str:
    if found["n_times"] and _simple(found["n_times"]) == "nua":
        return "nua nam"
    return found["adverb"] or found["u_en"] or found["u_vi"] or found["u_times"] or found["u_zh"]


def _said_number(found: re.Match[str]) -> int:
    said = _simple(found["n_en"] or found["n_vi"] or found["n_times"] or found["n_zh"] or "1")
    if said in {"other", "nua"}:
        return 2 if said == "other" else 1
    if said in COUNTS:
        return COUNTS[said]
    skipped = said.startswith("隔")
    return _small(said.removeprefix("隔")) + (1 if skipped else 0)


def _small(text: str) -> int:
    """Return a number in digits, or of Chinese characters up to 99."""
    tens, sign, ones = text.translate(_HAN_DIGITS).partition("十")
    return int(tens or 1) * 10 + int(ones or 0) if sign else int(tens)


def _week_tail(tail: re.Match[str], every: int, _language: str) -> Rule | None:
    return recurrence.weekly(every, _weekdays(tail["list"]))


def _month_tail(tail: re.Match[str], every: int, _language: str) -> Rule | None:
    if tail["end"]:
        return recurrence.monthly(every, -1)
    if tail["day"]:
        day = _small(tail["day"])
        return recurrence.monthly(every, day) if 1 <= day <= 31 else None  # noqa: PLR2004 - days of a month
    return _nth(tail, every)


def _year_tail(tail: re.Match[str], every: int, language: str) -> Rule | None:
    return _yearly(tail["date"], every, language)


_TAILS = {"week": _week_tail, "month": _month_tail, "year": _year_tail}


_BARE: Mapping[str, Callable[[int], Rule]] = {
    "week": recurrence.weekly,
    "month": recurrence.monthly,
    "year": recurrence.yearly,
}


def _part(found: re.Match[str], _language: str) -> _Answer:
    return found.end(), recurrence.daily()


_READ = {"working": _working, "monthly": _monthly, "weekly": _weekly, "date": _date, "unit": _unit, "part": _part}
