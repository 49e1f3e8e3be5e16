"""Loans that are late by their own ledger, or as the core system states: each step of the ladder is a turn."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from crodesk.domain.follow_up.clock import Clock, What
from crodesk.domain.follow_up.message import Amount, Message
from crodesk.domain.follow_up.rules import Rule
from crodesk.domain.words import N_

if TYPE_CHECKING:  # the ladder is read when something is late
    from crodesk.domain.follow_up.sources.promised import Standing
    from crodesk.domain.lending.collecting.ladder import Ladder
    from crodesk.domain.lending.collecting.urging import Now


class Late(NamedTuple):
    """A holding whose ledger, or whose newest reading, says that it is late."""

    uid: str
    customer_rid: int
    number: str
    as_of: date
    days_late: int
    """0 when only an amount or a status is stated."""
    minor: int
    """Arrears in minor units; 0 when none is stated."""
    currency: str
    group: str = ""
    """The debt group that a loan with a ledger of its own is in; else it follows from the days."""
    promises: "Standing | None" = None
    """How its customer stands to what was promised; `None` where nothing was."""
    received_minor: int = 0
    """What came in since the core's figures, of a loan that calls by them."""

    @property
    def since(self) -> date:
        """Return the due date of the oldest thing that is late."""
        return self.as_of - timedelta(days=self.days_late)


Groups = Sequence[tuple[int, str]]
"""From how many days past due on each debt group holds, ascending."""
_WHAT: dict[str, What] = {
    "call": "call", "message": "write", "letter": "write", "visit": "visit", "desk": "review",
}  # fmt: skip
"""What a channel of the ladder asks to do."""


def clocks(
    rows: Iterable[Late], rule: Rule, today: date, groups: Groups = (), ladder: "Ladder | None" = None
) -> Iterator[Clock]:
    """Yield a clock for each late holding: what the ladder asks for now, its debt group by `groups`, and the next.

    The days are counted on from the reading to `today`, since nothing says that it was paid; the system's own figure
    replaces them with the next reading. Where no days are stated, each month's reading makes a turn of its own. A
    promise that was broken since the step was reached makes a turn too, by another channel.
    """
    for row in rows:
        days = (today - row.since).days
        now = _now(row, ladder, days, today)
        yield Clock(
            "arrears",
            row.uid,
            _turn(row, rule, days, now),
            row.customer_rid,
            row.since,
            row.since,
            _WHAT[now.channel] if now else "call",
            "money",
            _about(row),
            reasons=(*_received(row), *_steps(now), *_in_group(row, days, groups), *_promises(row)),
        )


def _now(row: Late, ladder: "Ladder | None", days: int, today: date) -> "Now | None":
    """Return what the ladder asks for; `None` where nobody says how many days it is late."""
    if ladder is None or not row.days_late:
        return None
    from crodesk.domain.lending.collecting import urging

    return urging.now(ladder, days, today, row.promises.broken_on if row.promises else None)


def _turn(row: Late, rule: Rule, days: int, now: "Now | None") -> str:
    if not row.days_late:
        return f"{row.as_of:%Y-%m}"
    reached = [step for step in rule.lead if -step <= days]
    turn = f"{row.since}/{min(reached, default=0)}"
    return f"{turn}/{now.broken_on}" if now and now.broken_on else turn


def done_at(period: str) -> int | None:
    """Return the days past due of the step that a turn of this clock is for; `None` for a turn of a month."""
    _since, _slash, rest = period.partition("/")
    step = rest.partition("/")[0]
    return -int(step) if step else None


def _received(row: Late) -> Iterator[Message]:
    """Yield what may have paid it already, for all that the core's figures say."""
    if row.received_minor:
        amount = Amount(row.received_minor, row.currency)
        yield Message(N_("{amount} received since the core's figures"), {"amount": amount})


def _steps(now: "Now | None") -> Iterator[Message]:
    if now is not None:
        from crodesk.domain.lending.collecting import saying

        yield saying.now(now)


def _in_group(row: Late, days: int, groups: Groups) -> Iterator[Message]:
    if row.days_late:
        yield from _stated(row.group, groups) if row.group else _group(days, groups)


def _promises(row: Late) -> Iterator[Message]:
    """Yield what is promised, and how promises were kept so far."""
    if row.promises is None:
        return
    if row.promises.open_until is not None:
        yield Message(N_("promised by {day}"), {"day": row.promises.open_until})
    kept = row.promises.record
    if kept.over:
        yield Message(N_("promises kept: {kept} of {over}"), {"kept": kept.kept, "over": kept.over})


def _stated(group: str, groups: Groups) -> Iterator[Message]:
    """Yield the debt group of a loan, unless it is the best one; when the next comes is a clock of its own."""
    if group not in [name for _start, name in groups[:1]]:
        yield Message(N_("debt group {group}"), {"group": group})


def _group(days: int, groups: Groups) -> Iterator[Message]:
    """Yield the debt group by days alone, unless it is the best one, and how many days away the next one is."""
    held = [name for start, name in groups if start <= days]
    if len(held) > 1:
        yield Message(N_("debt group {group}"), {"group": held[-1]})
    ahead = next(((start - days, name) for start, name in groups if start > days), None)
    if ahead is not None:
        yield Message(N_("debt group {group} in {days} days"), {"group": ahead[1], "days": ahead[0]})


def _about(row: Late) -> Message:
    if not row.minor:
        return Message(N_("{number}: in arrears"), {"number": row.number})
    return Message(
        N_("{number}: {amount} in arrears"), {"number": row.number, "amount": Amount(row.minor, row.currency)}
    )
