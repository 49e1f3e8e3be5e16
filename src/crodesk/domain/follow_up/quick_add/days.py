"""Finds days: `tomorrow`, `t2 tuần sau`, `下周三`, `31/12`, `the 5th`, `cuối tháng`."""

import re
from datetime import date
from functools import cache

from crodesk.domain.dates import parse_date
from crodesk.domain.follow_up.quick_add.found import END, HAN_NUMBER, NUMBER_END, Found
from crodesk.domain.follow_up.quick_add.line import LETTER, Line
from crodesk.domain.follow_up.quick_add.spelling import respelled, spelled

_MONTH = (
    "(?:january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)"
)
_ENGLISH_DAY = (
    "monday|mon|tuesday|tues|tue|wednesday|weds|wed|thursday|thurs|thur|thu|friday|fri|saturday|sat|sunday|sun"
)
_VIETNAMESE_DAY = "thứ (?:[2-7]|hai|ba|tư|năm|sáu|bảy|bẩy)|t[2-7]|cn|chủ nhật|chúa nhật"
_CHINESE_DAY = "(?:周|週|星期|礼拜)[一二三四五六日天1-6]"
WEEKDAY = f"(?:{_VIETNAMESE_DAY}|{_ENGLISH_DAY}|{_CHINESE_DAY})"
"""A weekday by its name."""
_NUMBERS = (
    r"(?!24/7)(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}/\d{1,2}(?:/(?:\d{4}|\d{2}))?|\d{1,2}[-.]\d{1,2}[-.]\d{4}"
    r"|(?:1[3-9]|2\d|3[01])-(?:1[0-2]|0?[1-9]))"
)
_NAMED = (
    rf"(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? ?{_MONTH}{END}(?:,? \d{{4}}{END})?"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}}{END})?"
    r"|(?:ngày |mùng |mồng )?\d{1,2} tháng \d{1,2}(?:,? năm \d{4})?"
    r"|(?:ngày |mùng |mồng )\d{1,2} tháng (?:này|sau|tới)|ngày \d{1,2}/\d{1,2}(?:/\d{2,4})?"
    rf"|(?:\d{{4}}年)?{HAN_NUMBER}月{HAN_NUMBER}[日号]?|(?:本|这个?|(?<!下)下个?)月{HAN_NUMBER}[日号]"
)
DATE = f"(?:{_NAMED}|{_NUMBERS})"
"""A day by its number and month."""
_ALONE = rf"(?:ngày|mùng|mồng) \d{{1,2}}|{HAN_NUMBER}[日号](?![楼线店院元币])"
_WITH_WEEKDAY = (
    rf"{WEEKDAY}[ ,]{{1,2}}(?:ngày )?{DATE}|{DATE} ?{_CHINESE_DAY}|{WEEKDAY} (?:the )?\d{{1,2}}(?:st|nd|rd|th)"
)
_IN_WEEK = (
    rf"(?:next|this|last) (?:{_ENGLISH_DAY})|next week (?:on )?(?:{_ENGLISH_DAY})|(?:{_ENGLISH_DAY}) next week"
    rf"|tuần (?:sau|tới|này) (?:{_VIETNAMESE_DAY})|(?:{_VIETNAMESE_DAY}) tuần (?:sau|tới|này|trước)"
    rf"|(?:{_VIETNAMESE_DAY}) (?:này|tới)|(?:下下|下|本|这|上)个?{_CHINESE_DAY}"
)
_PERIODS = (
    "next (?:week|month|year|weekend)|(?:this )?weekend|eow|eom|eoq|eoy|month end"
    "|(?:the )?end of (?:(?:the|this|next) )?(?:month|week|quarter|year)"
    r"|(?:đầu|giữa) tuần (?:này|sau|tới)|cuối tuần(?: (?:này|sau|tới))?|tuần (?:sau|tới)"
    rf"|(?:đầu|giữa|cuối) tháng(?: (?:này|sau|tới|\d{{1,2}}{END}))?|tháng (?:sau|tới)"
    "|cuối quý(?: này)?|cuối năm(?: nay)?|đầu năm (?:sau|tới)|năm (?:sau|tới)"
    rf"|(?:本|这个?|(?<!下)下个?|{HAN_NUMBER})?月[初中底末]|(?<!下)下个?(?:星期|礼拜)|下周末|[本这]?周末|(?<!下)下周|(?<!下)下个?月"
    "|季度?末|年[底末]|明年初?"
)
_SPANS = (
    r"in (?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten) ?(?:days?|weeks?|months?|years?)"
    r"|(?:\d{1,3}|a|one|two|three|four|five|six) (?:days?|weeks?|months?) (?:from now|later)|\+ ?\d{1,3} ?[dwmy]?"
    r"|(?:\d{1,3}|một|hai|ba|bốn|năm|sáu) ?(?:ngày|tuần|tháng|năm) (?:nữa|sau)|nửa (?:tháng|năm) nữa"
    r"|sau \d{1,3} (?:ngày(?! làm)|tuần|tháng)"
    rf"|{HAN_NUMBER}(?:天|周|个星期|个礼拜|星期|个月|年)之?后|半个?月后|半年后|过{HAN_NUMBER}(?:天|周|个月)"
)
_WORDS = (
    "today|tod|tdy|tomorrow|tmrw|tmr|tmw|tom|yesterday|(?:the )?day after tomorrow"
    r"|hôm nay|hnay|bữa nay|(?<!\d )ngày mai|(?<!\d )ngày (?:kia|mốt)|hôm qua|mai(?! m[ốo]t)|(?<!mai )m[ố]t"
    "|今天|今日|明天|明日|后天|大后天|昨天|昨日|前天|[今明](?=[早晚])"
)
_ORDINAL = r"(?:the )?\d{1,2}(?:st|nd|rd|th)(?= ?(?:$|[,;.:!#@\x00]| (?:at|from|by|every|until|till) | \d))"
_BEFORE = (
    r"(?:(?:on|by|before|due|from|starting|starting from|vào|trước|hạn|từ|kể từ|bắt đầu|bắt đầu từ|hôm) |@ ?|[在于从])"
)
_AFTER = "(?:之?前|以前|起)"
_NO_THU = "(?!thu (?:nợ|lãi|gốc|tiền|phí|hồi|nhập)|mon (?:vay|hang|tien|no))"
_LONELY = {"thu"}
"""English short forms that are Vietnamese words as well."""


@cache
def _pattern() -> re.Pattern[str]:
    """Return what finds days; made when the first line is typed, as it takes milliseconds."""
    parts = (_WITH_WEEKDAY, DATE, _ALONE, _IN_WEEK, _PERIODS, _SPANS, _WORDS, WEEKDAY, _ORDINAL)
    core = "|".join(f"(?:{part})" for part in parts)
    named = rf"(?P<before>{_BEFORE})?{_NO_THU}(?P<core>{core})"
    return re.compile(spelled(rf"(?:{named}|on (?P<alone>(?:the )?\d{{1,2}}(?:st|nd|rd|th))){NUMBER_END}{_AFTER}?"))


@cache
def _doubtful() -> re.Pattern[str]:
    """Return what finds numbers that look like a day but may be something else."""
    return re.compile(r"(\d{1,2})/(\d{1,2})(?!\d)")


def find(line: Line, place: int, today: date, language: str) -> Found | None:
    """Return the day that begins at `place`, None when none does."""
    found = _pattern().match(line.text, place)
    if found is None:
        return None
    name = "alone" if found["alone"] else "core"
    text = found[name]
    text_before = found["before"] or ""
    if text in _LONELY and language == "vi" and text_before.strip() not in {"on", "by", "before", "due"}:
        return None
    numbers = _doubtful().fullmatch(text)
    if numbers and not all(1 <= int(number) <= 31 for number in numbers.groups()):  # noqa: PLR2004 - days of a month
        return None
    if _DUE.match(text_before) and _TERM.search(line.text, 0, place):
        return None
    return Found(place, found.end(), found.span(name), parse_date(_as_date(text), today, language))


def _as_date(text: str) -> str:
    """Return the words of a day as `parse_date` reads them."""
    return _ORDINAL_SIGN.sub(r"\1", _BEFORE_WEEKDAY.sub(" ", respelled(text)))


def is_this_day(line: Line, place: int) -> Found | None:
    """Return the `nay` (of today) that may stand behind a time at `place`."""
    found = _NAY.match(line.text, place)
    return Found(place, found.end(), (place, found.end()), None) if found else None


_ORDINAL_SIGN = re.compile(r"(?:the )?(\d{1,2})(?:st|nd|rd|th)$")
_BEFORE_WEEKDAY = re.compile(r"(?<=[日号])(?=[周週星礼])")
_TERM = re.compile(spelled("(?:đáo|kỳ|thời|quá) $"))
_DUE = re.compile(spelled("hạn"))
"""A word that connects (`hạn t6`: due Friday), unless it ends another (`đáo hạn`: to mature)."""
_NAY = re.compile(rf"nay(?!{LETTER})")
