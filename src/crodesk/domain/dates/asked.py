"""What a typed date is asked about, and the day that its numbers mean."""

from dataclasses import dataclass
from datetime import date

from crodesk.domain.dates.arithmetic import add_months, days_in_month
from crodesk.domain.dates.showing import month_name
from crodesk.domain.numerals import NotUnderstoodError
from crodesk.domain.words import N_

FIRST_YEAR, LAST_YEAR = 1900, 2100
_MONTHS = 12
_FEBRUARY = 2
_MOST_DAYS = 31
_A_LEAP_YEAR = 2000
_YEARS_TO_A_LEAP_DAY = 9


@dataclass(frozen=True, slots=True)
class Asked:
    """Which day is today, and which of the possible days is meant."""

    today: date
    language: str
    past: bool
    """Whether the latest possible day up to today is meant (births), instead of the next one."""

    def day_of(self, day: int, month: int, year: str = "") -> date:
        """Return the day of these numbers, of the nearest year when there is none."""
        if not 1 <= month <= _MONTHS:
            raise self._no_month(day, month, year)
        known = self._whole_year(day, month, int(year), len(year)) if year else None
        if not 1 <= day <= days_in_month(known or _A_LEAP_YEAR, month):
            last = days_in_month(known or self._year_of(month), month)
            nearest = self._numbers(min(max(day, 1), last), month, "" if known is None else str(known))
            message = N_("{month} has {days} days: {suggestion}?")
            name = month_name(month, self.language, known if month == _FEBRUARY else None)
            raise NotUnderstoodError(message, month=name, days=last, suggestion=nearest)
        return date(known, month, day) if known else self._of_nearest_year(day, month)

    def day_alone(self, day: int) -> date:
        """Return the nearest day with this number."""
        if not 1 <= day <= _MOST_DAYS:
            raise NotUnderstoodError(N_("A month has at most 31 days."))
        first = self.today.replace(day=1)
        months = (add_months(first, -step if self.past else step) for step in range(_MONTHS))
        long_enough = (month for month in months if day <= days_in_month(month.year, month.month))
        return next(found for month in long_enough if self._fits(found := month.replace(day=day)))

    def _of_nearest_year(self, day: int, month: int) -> date:
        steps = (-step if self.past else step for step in range(_YEARS_TO_A_LEAP_DAY))
        years = (self.today.year + step for step in steps)
        days = (date(year, month, day) for year in years if day <= days_in_month(year, month))
        return next(found for found in days if self._fits(found))

    def _year_of(self, month: int) -> int:
        """Return the year of the nearest such month: the day that is suggested must be there in it."""
        ahead, behind = month < self.today.month, month > self.today.month
        return self.today.year - behind if self.past else self.today.year + ahead

    def _fits(self, day: date) -> bool:
        return day <= self.today if self.past else day >= self.today

    def _whole_year(self, day: int, month: int, year: int, digits: int) -> int:
        """Return the year, that of two digits within the last hundred years of a past day, else from 2000 on."""
        if digits <= 2:  # noqa: PLR2004 - a year of two digits
            year += 2000
            today = self.today
            return year - 100 if self.past and (year, month, day) > (today.year, today.month, today.day) else year
        if FIRST_YEAR <= year <= LAST_YEAR:
            return year
        message = N_("The year {year} isn't between {first} and {last}.")
        raise NotUnderstoodError(message, year=year, first=FIRST_YEAR, last=LAST_YEAR)

    def _no_month(self, day: int, month: int, year: str) -> NotUnderstoodError:
        if 1 <= day <= _MONTHS and 1 <= month <= days_in_month(_A_LEAP_YEAR, day):
            swapped = self._numbers(month, day, year)
            return NotUnderstoodError(N_("There is no month {month}: {suggestion}?"), month=month, suggestion=swapped)
        return NotUnderstoodError(N_("There is no month {month}."), month=month)

    def _numbers(self, day: int, month: int, year: str) -> str:
        if self.language == "zh":
            return "-".join(filter(None, (year, f"{month:02}", f"{day:02}")))
        return "/".join(filter(None, (str(day), str(month), year)))
