"""How far the days of a practice desk move, and what that makes of a day, a moment, a birth date and a text.

Birth dates move so that the sense of them stays: whoever had a birthday in three days has one in three days, and is as
old as before; since years differ in length, that is a day more or less (and no lunar birthday falls into a leap month).
Moments also keep the branch's time of day on this computer's clock: a call at nine in the morning is shown at nine,
wherever the computer stands.
"""

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

from crodesk.domain import lunar

BRANCH_HOURS = 7
"""The sample's branch keeps UTC+7, without summer time."""
BRANCH = timezone(timedelta(hours=BRANCH_HOURS))

CALENDAR = "zh"
"""Those in the sample who keep a lunar birthday keep it by the Chinese calendar."""

_WRITTEN_DAY = re.compile(
    r"(?<![0-9a-z])(?:[12][0-9]{3}-[01][0-9]-[0-3][0-9]|[12][0-9]{3}[01][0-9][0-3][0-9])(?![0-9a-z])"
)


class Shift:
    """How far everything moves."""

    def __init__(self, start: date, today: date, zone: tzinfo | None) -> None:
        self.start, self.today = start, today
        self.days = (today - start).days
        noon = datetime(today.year, today.month, today.day, 12, tzinfo=UTC)
        here = noon.astimezone(zone).utcoffset() or timedelta()
        self.minutes = BRANCH_HOURS * 60 - int(here.total_seconds()) // 60
        """By how much moments move besides, so that the time of day stays."""

    def day(self, value: date) -> date:
        """Return a day moved."""
        return value + timedelta(self.days)

    def moment(self, value: datetime) -> datetime:
        """Return a moment moved."""
        return value + timedelta(self.days, minutes=self.minutes)

    def written(self, text: str) -> str:
        """Return a text with the days inside it moved."""
        return _WRITTEN_DAY.sub(lambda found: self._written(found[0]), text)

    def _written(self, text: str) -> str:
        try:
            moved = self.day(date.fromisoformat(text))
        except ValueError:  # it only looks like one
            return text
        return moved.isoformat() if "-" in text else f"{moved:%Y%m%d}"

    def birth(self, born: date) -> date:
        """Return a birth date moved so that the age and the days until the next birthday stay."""
        this_year = _in_year(born, self.start.year)
        coming = this_year if this_year >= self.start else _in_year(born, self.start.year + 1)
        moved = self.day(coming)
        return _in_year(moved, moved.year - coming.year + born.year)

    def lunar(self, birthday: str) -> str:
        """Return a lunar birthday, kept as `MM-DD`, that is as many days ahead as before."""
        try:
            month, day = (int(part) for part in birthday.split("-"))
        except ValueError:  # somebody wrote something else there
            return birthday
        moved = lunar.to_lunar(self.day(lunar.next_birthday(month, day, self.start, CALENDAR)), CALENDAR)
        return f"{moved.month:02}-{moved.day:02}"


def _in_year(day: date, year: int) -> date:
    """Return the same day of another year; 28 February for a 29th where the year has none."""
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 2, 28)
