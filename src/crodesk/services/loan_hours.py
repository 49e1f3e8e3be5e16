"""Whether a customer who is late with a loan may be urged at a moment, whatever it is done from."""

from collections.abc import Iterable
from datetime import date, datetime

from crodesk.domain.follow_up import asking
from crodesk.domain.follow_up.message import Amount, Message, Value
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.services import loan_list, loan_urging, messages
from crodesk.services.loan_line import LoanLine
from crodesk.services.writing import About, Letter
from crodesk.storage.reader import Reader

RECEIVED = N_("{amount} came in on {number} since the core's figures of {day}: look there first.")


def why_not(reader: Reader, customer_rid: int | None, now: datetime) -> Message | None:
    """Return why a customer should not be urged at a moment; `None` when they may, or no loan of theirs is late."""
    late = _late(reader, customer_rid, now) if customer_rid else []
    if not (customer_rid and late):
        return None
    return loan_urging.may_contact(reader, customer_rid, now).why or _received(late)


def is_late(reader: Reader, customer_rid: int, now: datetime) -> bool:
    """Return whether a loan of a customer is late on the day of a moment, as far as anybody knows."""
    return bool(_late(reader, customer_rid, now))


def _late(reader: Reader, customer_rid: int, now: datetime) -> list[LoanLine]:
    today = now.astimezone().date()
    return [line for line in loan_list.of_customer(reader, customer_rid) if line.days_late(today)]


def _received(late: Iterable[LoanLine]) -> Message | None:
    """Return that money came in which the core's figures, by which a loan is late, may not have."""
    for line in late:
        if line.received_minor and line.core_as_of:
            amount = Amount(line.received_minor, line.currency)
            values: dict[str, Value] = {"amount": amount, "number": line.number, "day": line.core_as_of}
            return Message(RECEIVED, values)
    return None


def said(why: Message, today: date) -> str:
    """Return in words that somebody may not be urged now, and why."""
    return _("Not to be urged now. {why}").format(why=messages.say(why, today))


def held(reader: Reader, letters: Iterable[tuple[About, Letter]], now: datetime) -> dict[int, Message]:
    """Return whom not to send their message now, by the customer's number, with the reason."""
    urging = (letter.customer_rid for about, letter in letters if asking.asks(about.rule, letter.template))
    found = ((rid, why_not(reader, rid, now)) for rid in dict.fromkeys(urging))
    return {rid: why for rid, why in found if why is not None}
