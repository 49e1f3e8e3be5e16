"""What time it is at the desk: the computer's clock, or a day set for practice."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta


@dataclass(frozen=True, slots=True)
class Clock:
    """Tells the moment and the business day; `shift` moves both for practice and tests."""

    shift: timedelta = timedelta()

    @classmethod
    def on(cls, today: date) -> "Clock":
        """Return a clock that shows the present time of day on the day `today`."""
        real = datetime.now(UTC).astimezone().date()
        return cls(timedelta(days=(today - real).days))

    @property
    def shifted(self) -> bool:
        """Whether it shows another day than the computer's."""
        return bool(self.shift)

    @property
    def now(self) -> datetime:
        """The moment, aware, in UTC."""
        return datetime.now(UTC) + self.shift

    @property
    def today(self) -> date:
        """The business day, in the computer's time zone."""
        return self.now.astimezone().date()
