"""Two lines that say where a loan stands: what is owed and comes next; what is late, in which group, until when."""

from collections.abc import Iterator
from decimal import Decimal

from crodesk.domain.follow_up.message import Message, Value
from crodesk.domain.lending.arrears.days import days_past_due
from crodesk.domain.lending.collecting.countdown import Countdown
from crodesk.domain.lending.saying import money
from crodesk.domain.words import N_
from crodesk.services.loan_checking import shown
from crodesk.services.loan_groups import Grouped
from crodesk.services.loan_known import CORE, WRITTEN_OFF, Known

Line = tuple[Message, ...]
"""Messages that stand beside each other."""


def lines(known: Known, group: Grouped) -> tuple[Line, Line]:
    """Return the two lines; what nobody knows is said so."""
    return tuple(_owed(known)), tuple(_late(known, group))


def _owed(known: Known) -> Iterator[Message]:
    state = known.state
    if known.standing == WRITTEN_OFF:
        yield Message(N_("written off"))
    elif known.standing == "ended":
        yield Message(N_("paid and closed"))
    if known.stated_by == CORE and known.reading:
        yield Message(N_("by the core's figures of {day}"), {"day": known.reading.as_of})
    if not known.stated_by:
        yield Message(N_("nobody states how it stands: no terms and no figures of the core"))
        return
    if state.balance is None:
        yield Message(N_("balance not known"))
    else:
        yield Message(N_("{balance} owed"), {"balance": _money(known, state.balance)})
    if state.credit:
        yield Message(N_("{credit} received ahead"), {"credit": _money(known, state.credit)})
    if known.received:
        yield Message(N_("{amount} received since"), {"amount": _money(known, known.received)})
    yield from _next(known)


def _next(known: Known) -> Iterator[Message]:
    state = known.state
    if state.next_due is None:
        return
    if state.next_amount is None:
        yield Message(N_("next on {day}"), {"day": state.next_due})
    else:
        yield Message(N_("next {amount} on {day}"), {"amount": _money(known, state.next_amount), "day": state.next_due})


def _late(known: Known, group: Grouped) -> Iterator[Message]:
    state = known.state
    days = days_past_due(state.oldest_due, known.day)
    if not known.stated_by or known.standing != "running":
        return
    if "oldest_due" in state.unknown and known.loan.status in {"late", "finished_unpaid"}:
        yield Message(N_("late by the core, which doesn't say since when"))
    elif "oldest_due" in state.unknown:
        yield Message(N_("not known whether anything is late"))
    elif not days:
        yield Message(N_("nothing late"))
    else:
        values: dict[str, Value] = {"days": days}
        if state.past_due:
            values["amount"] = _money(known, state.past_due)
            yield Message(N_("{amount} late, {days} days"), values)
        else:
            yield Message(N_("{days} days late"), values)
    yield from _groups(known, group)


def _groups(known: Known, group: Grouped) -> Iterator[Message]:
    """Yield what is next and what keeps it out, then the groups: on a narrow screen the end is what is cut."""
    if group.next is not None:
        yield _step(known, group.next)
    core, ours = group.core, group.ours
    if core:
        yield Message(N_("group {group} by the core"), {"group": core.code})
    if ours and (core is None or core.code != ours.group):
        yield Message(N_("group {group} by the rules"), {"group": ours.group})


def _step(known: Known, step: Countdown) -> Message:
    values: dict[str, Value] = {"group": step.to, "day": step.on}
    if step.amount is None:
        return Message(N_("group {group} on {day}"), values)
    values["amount"] = shown(step.amount, known.loan.currency)  # in full: a rounded one may be too little
    return Message(N_("group {group} on {day}, unless {amount} is paid before"), values)


def _money(known: Known, amount: Decimal) -> Value:
    return money(amount, known.loan.currency)
