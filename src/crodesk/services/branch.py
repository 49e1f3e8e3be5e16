"""The branch whose desk this is: on which days it works."""

from datetime import date

from crodesk.domain.calendar import BranchCalendar
from crodesk.domain.follow_up.days_off import branch_calendar
from crodesk.services import clock_reading
from crodesk.storage.reader import Reader


def calendar(reader: Reader, today: date) -> BranchCalendar:
    """Return the days off of the branch; the library that knows them is read when it is first asked for."""
    return branch_calendar(reader.with_connection(clock_reading.country), today.year)


def working_day_before(reader: Reader, day: date, today: date) -> date | None:
    """Return the last day before `day` on which the branch works; `None` where it works on the day itself."""
    before = calendar(reader, today).previous_working(day)
    return before if before != day else None
