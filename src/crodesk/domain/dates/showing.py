"""Dates as they are shown: day first in English and Vietnamese, year first in Chinese, the weekday when it is near."""

from datetime import date

_NEAR = 14

_SHORT_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
_MONTHS = "January February March April May June July August September October November December"
_WEEKDAYS = {
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    "vi": ["thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật"],
    "zh": ["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"],
}
_SHORT_WEEKDAYS = {
    "en": ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    "vi": ["T2", "T3", "T4", "T5", "T6", "T7", "CN"],
    "zh": ["周一", "周二", "周三", "周四", "周五", "周六", "周日"],
}
_DAYS = {
    "en": {0: "today", 1: "tomorrow", -1: "yesterday"},
    "vi": {0: "hôm nay", 1: "ngày mai", -1: "hôm qua"},
    "zh": {0: "今天", 1: "明天", -1: "昨天"},
}
_LATER = {"en": "in {} days", "vi": "{} ngày nữa", "zh": "{}天后"}
_AGO = {"en": "{} days ago", "vi": "{} ngày trước", "zh": "{}天前"}


def format_date(day: date, language: str, today: date | None = None) -> str:
    """Return a date as `20 Nov 2026`, `20/11/2026` or `2026-11-20`, with its weekday when it is within 14 days."""
    near = today is not None and 0 <= (day - today).days <= _NEAR
    weekday = weekday_name(day, language, short=True) if near else ""
    if language == "zh":
        return f"{day.isoformat()} {weekday}".rstrip()
    if language == "vi":
        return f"{weekday} {day:%d/%m/%Y}".lstrip()
    return f"{weekday} {day.day} {_SHORT_MONTHS.split()[day.month - 1]} {day.year}".lstrip()


def short_date(day: date, language: str, today: date) -> str:
    """Return a date without its year when that is this one: `Mon 23 Nov`, `20 Dec`, `3 Jan 2027`."""
    shown = format_date(day, language, today)
    if day.year != today.year:
        return shown
    return shown.replace(f" {day.year}", "").replace(f"/{day.year}", "").replace(f"{day.year}-", "")


def weekday_name(day: date, language: str, *, short: bool = False) -> str:
    """Return the name of the weekday of `day`."""
    names = _SHORT_WEEKDAYS if short else _WEEKDAYS
    return names.get(language, names["en"])[day.weekday()]


def month_name(month: int, language: str, year: int | None = None) -> str:
    """Return the name of a month, with its year when there is one: `February 2026`, `tháng 2/2026`, `2026年2月`."""
    if language == "zh":
        return f"{month}月" if year is None else f"{year}年{month}月"
    if language == "vi":
        return f"tháng {month}" + ("" if year is None else f"/{year}")
    return _MONTHS.split()[month - 1] + ("" if year is None else f" {year}")


def days_words(days: int, language: str) -> str:
    """Return how far a day is from today: `tomorrow`, `in 3 days`, `3 days ago`."""
    language = language if language in _DAYS else "en"
    if days in _DAYS[language]:
        return _DAYS[language][days]
    return (_LATER if days > 0 else _AGO)[language].format(abs(days))
