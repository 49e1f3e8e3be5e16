"""Which loans entries of statements pay: every loan that may be paid with what is due on it, and who paid before."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from crodesk.domain.lending.matching import Due, Index, Known, Match, Wanted, match
from crodesk.domain.lending.matching.wanted import Incoming
from crodesk.domain.lending.numbers import ZERO
from crodesk.domain.lending.servicing import Payoff
from crodesk.services import loan_file, loan_known, loan_rows, statement_entries
from crodesk.services.loan_known import OURS
from crodesk.services.loan_rows import in_unit
from crodesk.storage.connection import Connection
from crodesk.storage.queries import statements as q
from crodesk.storage.reader import Cells

EARLIER_DAYS = 120
"""How far back a reversal finds what it takes back."""
Owed = tuple[tuple[Due, ...], Payoff | None]
"""What is unpaid of a loan, and what would end it."""
ALIVE_AT_ONCE = 500
"""Loans whose ledgers are run at once."""


def matched(db: Connection, entries: Sequence[Incoming], today: date, *, known: Index | None = None) -> list[Match]:
    """Return what each entry pays, by what is due today, or by an index that is `known`."""
    since = today - timedelta(days=EARLIER_DAYS)
    earlier = []
    if any(entry.reversal for entry in entries):
        earlier = statement_entries.lines(db.execute(q.EARLIER, {"since": since.isoformat()}))
    return match(entries, known or index(db, today), earlier, lambda loan: whole(db, loan, today))


def index(db: Connection, today: date) -> Index:
    """Return the index of all loans that may be paid, with what is due on them next; `whole` tells the rest of one.

    The rows of loans say that without their ledgers, except where something is late or was paid ahead.
    """
    rows = db.execute(q.LIVE).fetchall()
    uneven = [row[0] for row in rows if row[1] == OURS and (row[3] or row[8])]
    found = Index(_loans(rows, db.execute(q.BORROWERS), dict(_dues_of_ledgers(db, uneven, today))), payers(db))
    found.complete.update(uneven, (row[0] for row in rows if row[1] != OURS))
    return found


def payers(db: Connection, only: Sequence[int] = ()) -> list[Known]:
    """Return who was confirmed to pay which loan; of `only` some loans where any are given."""
    rows = db.execute(q.PAYERS_OF, _these(only)) if only else db.execute(q.PAYERS)
    return [Known(*row) for row in rows]


def wanted(db: Connection, today: date, only: Sequence[int]) -> list[Wanted]:
    """Return a few loans that may be paid, with all that is due on them."""
    rows = db.execute(q.LIVE_OF, _these(only)).fetchall()
    dues = dict(_dues_of_ledgers(db, [row[0] for row in rows if row[1] == OURS], today))
    return _loans(rows, db.execute(q.BORROWERS_OF, _these(only)), dues)


def whole(db: Connection, loan: int, today: date) -> Wanted | None:
    """Return a loan with all that is due on it; `None` when it runs no more."""
    return next(iter(wanted(db, today, [loan])), None)


def _these(rids: Sequence[int]) -> dict[str, str]:
    return {"rids": json.dumps(list(rids))}


def _loans(rows: Sequence[Cells], borrowers: Iterable[Cells], dues: Mapping[int, Owed]) -> list[Wanted]:
    """Return loans with what `dues` say, and where they don't, with what their rows say."""
    names: dict[int, list[str]] = defaultdict(list)
    for holding, name, original in borrowers:
        names[holding] += [one for one in (name, original) if one]
    return [_wanted(row, names[row[0]], dues.get(row[0])) for row in rows]


def _dues_of_ledgers(db: Connection, rids: Sequence[int], today: date) -> Iterator[tuple[int, Owed]]:
    """Yield what is unpaid of each loan that has its own ledger, and what would end it."""
    usual = loan_rows.home(db)
    for start in range(0, len(rids), ALIVE_AT_ONCE):
        for loan in loan_rows.read(db, rids[start : start + ALIVE_AT_ONCE], today, usual):
            found = loan_known.on(loan, today)
            dues = tuple(Due(one.due, one.amount) for one in found.unpaid if one.amount > ZERO)
            yield loan.rid, (dues, loan_file.payoff(found, today))


def _wanted(row: Cells, names: list[str], owed: Owed | None) -> Wanted:
    rid, _by, currency, past_due, oldest, next_due, next_minor, balance, _credit, number, account, *called = row
    name, original, contract, application = called
    dues, payoff = owed or (_stated(currency, past_due, oldest, next_due, next_minor), None)
    ends = payoff.total if payoff else None
    if owed is None and balance:
        ends = in_unit(balance, currency)
    return Wanted(
        rid,
        currency,
        tuple(one for one in (number, contract, application) if one),
        (account,) if account else (),
        tuple(dict.fromkeys([*names, *(one for one in (name, original) if one)])),
        dues,
        ends,
    )


def _stated(
    currency: str, past_due: int | None, oldest: str | None, next_due: str | None, next_minor: int | None
) -> tuple[Due, ...]:
    """Return what is due by the row of a loan: the arrears as one, then the next instalment."""
    found = []
    if past_due and oldest:
        found.append(Due(date.fromisoformat(oldest), in_unit(past_due, currency)))
    if next_minor and next_due:
        found.append(Due(date.fromisoformat(next_due), in_unit(next_minor, currency)))
    return tuple(found)
