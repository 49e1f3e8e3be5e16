"""What has to be paid on a day so that a loan owes nothing any more of its older lines."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from crodesk.domain.lending import servicing
from crodesk.domain.lending.ledger.life import Life
from crodesk.domain.lending.numbers import ZERO, precisely
from crodesk.domain.lending.servicing import Account, Payment, Share
from crodesk.domain.lending.servicing.events import LARGEST, NEW


@precisely
def clearing(life: Life, on: date, through: date) -> Decimal | None:
    """Return what leaves nothing open of the lines due until `through`, when it is paid on `on` and nothing before it.

    In the currency's own unit. The money goes the way of the loan's own order, which may pay younger lines first, and
    covers what lateness costs until then. `on` is the day of the life or a later one; `None` before the first drawing.
    """
    if life.schedule is None:
        return None
    paid = Payment(NEW, on, LARGEST)
    account = servicing.replay(life.schedule, (*life.events, paid), life.rule, on)
    if not isinstance(account, Account):
        return None
    return _until_settled(next(one.shares for one in account.receipts if one.entry == NEW), through)


def _until_settled(shares: Iterable[Share], through: date) -> Decimal:
    """Return how much of a payment has gone out when it has paid the last part of the lines due until a day."""
    found = gone = ZERO
    for share in shares:
        gone += share.amount
        if share.due <= through:
            found = gone
    return found
