"""The branch's calendar: which days it works, and where a date that falls on a day off is moved."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

SATURDAY, SUNDAY = 5, 6
_LONGEST_CLOSURE = 366
"""Days after which a search for a working day gives up; no branch is closed for a year."""
_DAY = timedelta(days=1)


class BusinessDayRule(StrEnum):
    """Where a date on a day off goes (ISDA 2006, section 4.12)."""

    NONE = "none"
    """It stays."""
    FOLLOWING = "following"
    """To the next working day."""
    MODIFIED_FOLLOWING = "modified-following"
    """To the next working day, unless that lies in the next month: then to the one before."""
    PRECEDING = "preceding"
    """To the working day before."""


@dataclass(frozen=True, slots=True)
class BranchCalendar:
    """The days off of a branch: its weekend and holidays, except the days that make up for them."""

    weekend: frozenset[int] = frozenset({SATURDAY, SUNDAY})
    """Weekdays off, Monday being 0."""
    holidays: Mapping[date, str] = field(default_factory=lambda: MappingProxyType({}))
    """Days off besides, with their names, which may be empty."""
    make_up: frozenset[date] = frozenset()
    """Days that are worked although they fall on a weekend or holiday, as China's make-up Saturdays."""

    @classmethod
    def from_lists(
        cls,
        holidays: Iterable[date] | Mapping[date, str] = (),
        make_up: Iterable[date] = (),
        weekend: Iterable[int] = (SATURDAY, SUNDAY),
    ) -> "BranchCalendar":
        """Return the calendar with these holidays (or holidays with names), make-up days and weekend."""
        named = dict(holidays) if isinstance(holidays, Mapping) else dict.fromkeys(holidays, "")
        return cls(frozenset(weekend), MappingProxyType(named), frozenset(make_up))

    def is_working(self, day: date) -> bool:
        """Tell whether the branch works on `day`."""
        return day in self.make_up or not (day.weekday() in self.weekend or day in self.holidays)

    def next_working(self, day: date) -> date:
        """Return the first working day from `day` on; `day` itself when there is none within a year."""
        return self._nearest(day, _DAY)

    def previous_working(self, day: date) -> date:
        """Return the last working day up to `day`; `day` itself when there is none within a year."""
        return self._nearest(day, -_DAY)

    def adjusted(self, day: date, rule: BusinessDayRule) -> date:
        """Return the date that `rule` puts in the place of `day`."""
        return _RULES[rule](self, day)

    def name_of(self, day: date) -> str:
        """Return the name of the holiday on `day`; empty when it has none."""
        return self.holidays.get(day, "")

    def _nearest(self, day: date, step: timedelta) -> date:
        found = day
        for _ in range(_LONGEST_CLOSURE):
            if self.is_working(found):
                return found
            try:
                found += step
            except OverflowError:  # the first or the last day that Python knows
                break
        return day


def _modified_following(calendar: BranchCalendar, day: date) -> date:
    following = calendar.next_working(day)
    return following if following.month == day.month else calendar.previous_working(day)


_RULES: Mapping[BusinessDayRule, Callable[[BranchCalendar, date], date]] = {
    BusinessDayRule.NONE: lambda _calendar, day: day,
    BusinessDayRule.FOLLOWING: BranchCalendar.next_working,
    BusinessDayRule.MODIFIED_FOLLOWING: _modified_following,
    BusinessDayRule.PRECEDING: BranchCalendar.previous_working,
}
