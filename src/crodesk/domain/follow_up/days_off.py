"""Days off and feasts of a country, by the `holidays` library."""

from datetime import date
from functools import cache
from types import MappingProxyType

from crodesk.domain.calendar import BranchCalendar
from crodesk.domain.words import N_

COUNTRY = {"VND": "VN", "CNY": "CN", "HKD": "HK", "TWD": "TW", "SGD": "SG", "USD": "US", "GBP": "GB", "CZK": "CZ"}
"""The country whose holidays a branch keeps, by the currency it works in."""

ZONES = {
    "VN": "Asia/Ho_Chi_Minh",
    "CN": "Asia/Shanghai",
    "HK": "Asia/Hong_Kong",
    "TW": "Asia/Taipei",
    "SG": "Asia/Singapore",
    "GB": "Europe/London",
    "CZ": "Europe/Prague",
}
"""The time that a country keeps, by its IANA name; one with several is left to the computer."""

FEASTS = {
    "New Year's Day": N_("New Year"),
    "Lunar New Year": N_("Lunar New Year"),
    "Chinese New Year": N_("Lunar New Year"),
    "Chinese New Year (Spring Festival)": N_("Lunar New Year"),
    "Mid-Autumn Festival": N_("Mid-Autumn Festival"),
    "Christmas Day": N_("Christmas"),
}
"""Feasts on which customers are greeted, by the library's name."""

YEARS_AROUND = 1


def zone_of(country: str) -> str:
    """Return the IANA name of the time of a country; empty when it has several."""
    return ZONES.get(country, "")


@cache
def branch_calendar(country: str, year: int) -> BranchCalendar:
    """Return the working calendar of a country around a year: its weekend, holidays and make-up working days.

    A country that the library does not know has weekends alone.
    """
    found = _of(country, year)
    if found is None:
        return BranchCalendar()
    weekend = frozenset(found.weekend)
    return BranchCalendar(weekend, MappingProxyType(dict(found.items())), frozenset(found.weekend_workdays))


@cache
def feasts(country: str, first: date, last: date) -> dict[str, date]:
    """Return the feasts from `first` to `last`, each with the first day on which it is kept."""
    found: dict[str, date] = {}
    for day, name in sorted((_of(country, first.year) or {}).items()):
        feast = FEASTS.get(name)
        if feast and first <= day <= last:
            found.setdefault(feast, day)
    return found


@cache
def _of(country: str, year: int):  # type: ignore[no-untyped-def]  # a class of the library's own, made at run time
    import holidays

    try:
        years = range(year - YEARS_AROUND, year + YEARS_AROUND + 1)
        return holidays.country_holidays(country, years=years, language="en_US", expand=False)
    except NotImplementedError:
        return None
