"""Which day was agreed with the customer, and at which hour; a day off that was agreed is kept, and said to be one."""

from collections.abc import Callable

from crodesk.domain.calendar import BranchCalendar
from crodesk.domain.dates import days_words, format_date
from crodesk.domain.follow_up.agreeing import Agreed, Due, agreed
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_
from crodesk.language import _, language
from crodesk.widgets.put_off import DayDialog


class AgreeDialog(DayDialog[Agreed]):
    """Asks for the day, the hour, or both."""

    ABOUT = N_(
        "The day that was agreed, the hour, or both: 25/11, mon 9h, 14:30; or 1, 2, 3 days, w a week, m a month."
        " Enter takes it."
    )
    EXAMPLES = N_("25/11, mon 9h, 14:30")

    def __init__(self, title: str, about: str, due: Callable[[], Due], calendar: BranchCalendar) -> None:
        super().__init__(title, about)
        self._due, self._calendar = due, calendar

    def read(self, text: str) -> Agreed | Problem:
        """Return what was agreed."""
        return agreed(text, self._due(), language())

    def said(self, day: Agreed) -> str:
        """Return it in words, and that it is a day off."""
        return said(day, self._due(), self._calendar)


def said(each: Agreed, due: Due, calendar: BranchCalendar) -> str:
    """Return what was agreed in words, and that its day is a day off."""
    day = format_date(each.day, language(), due.today)
    when = " ".join(part for part in (day, f"{each.at:%H:%M}" if each.at else "") if part)
    words = f"{when} · {days_words((each.day - due.today).days, language())}"
    off = "" if calendar.is_working(each.day) else _("a day off")
    return " · ".join(part for part in (words, off) if part)
