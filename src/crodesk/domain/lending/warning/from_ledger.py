"""The instalments that warnings look at, out of the account of a loan."""

from collections import defaultdict
from datetime import date
from decimal import Decimal

from crodesk.domain.lending.numbers import ZERO
from crodesk.domain.lending.servicing import Account, Kind
from crodesk.domain.lending.warning.seen import Instalment


def instalments(account: Account) -> tuple[Instalment, ...]:
    """Return the instalments due until the day of the account, with what was paid of them in time."""
    in_time: dict[tuple[int, date], Decimal] = defaultdict(lambda: ZERO)
    for receipt in account.receipts:
        for share in receipt.shares:
            if receipt.on <= share.due:
                in_time[share.n, share.due] += share.amount
    return tuple(
        Instalment(
            line.due,
            line.owed.fee + line.owed.interest + line.owed.principal,
            in_time[line.n, line.due],
            line.owed.interest,
            line.unpaid.interest,
        )
        for line in account.lines
        if line.kind is Kind.INSTALMENT and line.due <= account.as_of
    )
