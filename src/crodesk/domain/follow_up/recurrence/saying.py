"""Says a recurrence in words, as messages."""

from datetime import date

from crodesk.domain.dates import month_name, weekday_name
from crodesk.domain.follow_up.message import Message
from crodesk.domain.follow_up.recurrence.rule import MONDAY_TO_FRIDAY, Freq, Rule, Weekday
from crodesk.domain.follow_up.recurrence.value import DaysOff, Recurrence
from crodesk.domain.words import N_

_A_MONDAY = date(2026, 11, 23)
_NUMBERED = {
    1: N_("on the first {weekday}"),
    2: N_("on the second {weekday}"),
    3: N_("on the third {weekday}"),
    4: N_("on the fourth {weekday}"),
    5: N_("on the fifth {weekday}"),
    -1: N_("on the last {weekday}"),
}
_WORKING = {
    1: N_("on the first day from Monday to Friday"),
    -1: N_("on the last day from Monday to Friday"),
}
_ON_DAYS_OFF = {
    DaysOff.NEXT: N_("on days off the next working day instead"),
    DaysOff.BEFORE: N_("on days off the working day before instead"),
    DaysOff.SKIP: N_("not on days off"),
}
_UNITS = {
    Freq.DAILY: (N_("every day"), N_("every {count} days")),
    Freq.WEEKLY: (N_("every week"), N_("every {count} weeks")),
    Freq.MONTHLY: (N_("every month"), N_("every {count} months")),
    Freq.YEARLY: (N_("every year"), N_("every {count} years")),
}
"""What is said of each step, and of a step of two or more."""


def said(recurrence: Recurrence, language: str) -> tuple[Message, ...]:
    """Return the recurrence in words, to be shown with commas between."""
    rule = recurrence.rule
    changed = len(recurrence.without) + len(recurrence.also)
    ends = [Message(N_("until {date}"), {"date": rule.until})] if rule.until else []
    times = [_times(rule.count)] if rule.count else []
    off = [Message(_ON_DAYS_OFF[recurrence.days_off])] if recurrence.days_off in _ON_DAYS_OFF else []
    other = [Message(N_("single days changed"))] if changed else []
    return (*_rule(rule, language), *ends, *times, *off, *other)


def _rule(rule: Rule, language: str) -> list[Message]:
    if rule.freq is Freq.WEEKLY:
        return _weeks(rule, language)
    on = [] if rule.freq is Freq.DAILY else [_on(rule, language) or _written(rule)]
    return [_every(rule), *on]


def _times(count: int) -> Message:
    return Message(N_("{count} times"), {"count": count}) if count > 1 else Message(N_("once"))


def _every(rule: Rule) -> Message:
    once, many = _UNITS[rule.freq]
    return Message(many, {"count": rule.interval}) if rule.interval > 1 else Message(once)


def _weeks(rule: Rule, language: str) -> list[Message]:
    names = _names(rule.weekdays, language)
    if rule.interval > 1:
        return [_every(rule), Message(N_("on {weekdays}"), {"weekdays": names})]
    if rule.weekdays == MONDAY_TO_FRIDAY:
        return [Message(N_("every day from Monday to Friday"))]
    return [Message(N_("every {weekdays}"), {"weekdays": names})]


def _on(rule: Rule, language: str) -> Message | None:
    """Return on which day of its months or months a rule comes, None when there is no short way to say it."""
    if rule.freq is Freq.YEARLY:
        return _in_year(rule, language)
    if rule.month_days and not rule.weekdays:
        return _month_days(rule)
    return _weekday_of_month(rule, language)


def _month_days(rule: Rule) -> Message | None:
    listed = rule.month_days
    if listed == (-1,) and not rule.positions:
        return Message(N_("on the last day"))
    if _last_of_shorter(rule):
        return Message(N_("on day {day}, or the last day of a shorter month"), {"day": listed[-1]})
    if rule.positions or listed[-1] < 0:
        return None
    return Message(N_("on day {days}"), {"days": ", ".join(map(str, listed))})


def _weekday_of_month(rule: Rule, language: str) -> Message | None:
    if rule.month_days or len(rule.positions) > 1:
        return None
    if rule.positions:
        return (
            Message(_WORKING[at])
            if rule.weekdays == MONDAY_TO_FRIDAY and (at := rule.positions[0]) in _WORKING
            else None
        )
    day = rule.weekdays[0]
    if len(rule.weekdays) > 1 or day.number not in _NUMBERED:
        return None
    return Message(_NUMBERED[day.number], {"weekday": _names((day,), language)})


def _in_year(rule: Rule, language: str) -> Message | None:
    if rule.weekdays:
        return None
    month = _listed([month_name(month, language) for month in rule.months], language)
    last = rule.month_days == (-1,) and not rule.positions
    if last or _last_of_shorter(rule):
        return Message(N_("on the last day of {month}"), {"month": month})
    if rule.positions or len(rule.month_days) > 1 or rule.month_days[0] < 0:
        return None
    return Message(N_("on day {day} of {month}"), {"day": rule.month_days[0], "month": month})


def _last_of_shorter(rule: Rule) -> bool:
    """Tell whether the last day stands for those that a short month lacks."""
    return rule.positions == (-1,) and rule.month_days == tuple(range(28, rule.month_days[-1] + 1))


def _written(rule: Rule) -> Message:
    return Message(N_("by the rule {rule}"), {"rule": rule.text})


def _names(weekdays: tuple[Weekday, ...], language: str) -> str:
    names = [weekday_name(_A_MONDAY.replace(day=_A_MONDAY.day + day.weekday), language) for day in weekdays]
    return _listed(names, language)


def _listed(names: list[str], language: str) -> str:
    return ("、" if language == "zh" else ", ").join(names)
