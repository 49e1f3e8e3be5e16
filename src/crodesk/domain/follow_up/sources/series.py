"""Tasks that come back: the occurrence that is due, and the next one."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from itertools import islice, takewhile
from typing import NamedTuple

from crodesk.domain.follow_up.clock import Clock
from crodesk.domain.follow_up.message import Message
from crodesk.domain.follow_up.recurrence import Calendar, DaysOff, Recurrence, coming
from crodesk.domain.follow_up.rules import HORIZON
from crodesk.domain.words import N_

LOOK_BACK = timedelta(days=400)
"""How far back the occurrence that is due may lie; one of a series that comes more rarely is found from its start."""
MOST = 1000
"""So many occurrences are looked at, at most."""
_DAY = timedelta(days=1)


class Series(NamedTuple):
    """A task that comes back."""

    uid: str
    customer_rid: int | None
    what: str
    about: str
    due_time: str
    high: bool
    recurrence: Recurrence


def clocks(
    rows: Iterable[Series], is_answered: Callable[[str], bool], today: date, calendar: Callable[[], Calendar]
) -> Iterator[Clock]:
    """Yield for each series the occurrence that came last, and the first one to come that is not answered yet.

    Older ones that were never answered are not piled up: the last one stands for them. The next one is made as soon as
    the one before is done, even before its day. `calendar` is asked only where days off matter.
    """
    for row in rows:
        kept = row.recurrence
        heeded = None if kept.days_off is DaysOff.KEEP else calendar()
        last = _last(kept, today, heeded)
        if last is not None:
            yield _clock(row, last)
        ahead = (_clock(row, day) for day in islice(coming(kept, today, heeded), MOST))
        following = next((clock for clock in ahead if not is_answered(clock.key)), None)
        if following is not None and following.due_on <= today + timedelta(days=HORIZON):
            yield following


def _last(recurrence: Recurrence, today: date, calendar: Calendar | None) -> date | None:
    """Return the last day up to `today` on which it came."""
    for since in (max(today - LOOK_BACK, recurrence.start - _DAY), recurrence.start - _DAY):
        came = takewhile(lambda day: day <= today, islice(coming(recurrence, since, calendar), MOST))
        last = max(came, default=None)
        if last is not None:
            return last
    return None


def _clock(row: Series, day: date) -> Clock:
    return Clock(
        "series",
        row.uid,
        str(day),
        row.customer_rid,
        day,
        day,
        row.what,
        "task",
        Message(N_("{about}"), {"about": row.about}),
        row.due_time,
        row.high,
    )
