"""The question for a day of the past."""

from datetime import date

from crodesk.domain.dates import parse_date
from crodesk.language import _, language
from crodesk.widgets.dialogs import Ask
from crodesk.widgets.fields import sentence


def question(today: date) -> Ask:
    """Return the dialog that asks for a day; what it answers is read by `day_of`."""

    def wrong(text: str) -> str:
        found = parse_date(text, today, language(), past=True)
        return "" if isinstance(found, date) else sentence(found)

    return Ask(_("Another day"), _("Which day? yesterday, 31/8 or 31/8/2026"), wrong=wrong)


def day_of(text: str | None, today: date) -> date | None:
    """Return the day that was answered; `None` where the dialog was left."""
    found = parse_date(text, today, language(), past=True) if text else None
    return found if isinstance(found, date) else None
