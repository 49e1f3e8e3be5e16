"""The clocks of kindnesses: birthdays by either calendar, anniversaries, and the feasts of the branch's country."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from crodesk.domain.follow_up import days_off
from crodesk.domain.follow_up.clock import Clock
from crodesk.domain.follow_up.rules import Rule, Rules
from crodesk.domain.follow_up.sources import greetings
from crodesk.domain.lunar import birthdays_kept
from crodesk.services.clock_reading import Facts, country
from crodesk.storage.connection import Connection


def birthdays(facts: Facts, rules: Rules) -> Iterator[Clock]:
    """Yield the birthdays and founding days that come."""
    rule = rules["birthday"]
    if not rule.on:
        return
    first, days = _window(facts.today, rule)
    solar = _solar(first, days)
    yield from greetings.birthdays(_feasts(facts, "birthday", solar), solar, rule)
    lunar = _lunar(first, days)
    yield from greetings.birthdays(_feasts(facts, "lunar_birthday", lunar), lunar, rule)


def anniversaries(facts: Facts, rules: Rules) -> Iterator[Clock]:
    """Yield the years as a customer that come round."""
    rule = rules["anniversary"]
    if rule.on:
        kept = _solar(*_window(facts.today, rule))
        yield from greetings.anniversaries(_feasts(facts, "anniversary", kept), kept, rule)


def holidays(facts: Facts, rules: Rules) -> Iterator[Clock]:
    """Yield a greeting for each feast to each customer who is worked with."""
    rule = rules["holiday"]
    if rule.on and facts.feasts:
        yield from greetings.holidays(facts("holiday"), facts.feasts, rule)


def feasts(db: Connection, rules: Rules, today: date) -> dict[str, date]:
    """Return the feasts whose greetings are due soon where the branch is; needs the library of holidays."""
    first, days = _window(today, rules["holiday"])
    return days_off.feasts(country(db), first, first + timedelta(days=days - 1))


def _window(today: date, rule: Rule) -> tuple[date, int]:
    """Return the first day that may still be wished well for, and how many days are looked at."""
    return today - timedelta(days=greetings.GRACE), greetings.GRACE + max(rule.lead, default=0) + GREETING_DAYS


GREETING_DAYS = 15
"""Greetings are made for the next two weeks: each is a row, and they are many."""


@lru_cache(maxsize=8)  # the same after every change of a day
def _lunar(first: date, days: int) -> dict[str, date]:
    """Return on which day of the window each lunar `MM-DD` is kept."""
    return {kept: day for day, names in birthdays_kept(first, days, "vi").items() for kept in names}


@lru_cache(maxsize=8)
def _solar(first: date, days: int) -> dict[str, date]:
    """Return on which day of the window each `MM-DD` is kept; the 29th of February on the 28th of a common year."""
    kept = {f"{day:%m-%d}": day for day in (first + timedelta(days=step) for step in range(days))}
    end = kept.get("02-28")
    return {**kept, "02-29": end} if end and "02-29" not in kept and (end + timedelta(1)).day == 1 else kept


def _feasts(facts: Facts, source: str, kept: dict[str, date]) -> Iterator[greetings.Feast]:
    for uid, rid, day, year, firm in facts(source, days=json.dumps(sorted(kept))):
        yield greetings.Feast(uid, rid, day, year or 0, bool(firm))
