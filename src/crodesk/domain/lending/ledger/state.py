"""How a loan stands at the end of a day, as lists need it, and from when on that is to be reckoned anew."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from crodesk.domain.lending.ledger.facts import EntryKind
from crodesk.domain.lending.ledger.life import Life, drawn
from crodesk.domain.lending.numbers import ZERO
from crodesk.domain.lending.servicing import Account, Parts, Standing

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class State:
    """A loan at the end of a day; `None` is what isn't known, or isn't there. Amounts in the currency's own unit."""

    as_of: date
    currency: str
    drawn: Decimal | None = None
    """What was paid out until then."""
    balance: Decimal | None = None
    """Principal outstanding."""
    credit: Decimal | None = None
    """Money received that pays nothing yet."""
    next_due: date | None = None
    """The first due date on or after the day with anything to pay."""
    next_amount: Decimal | None = None
    """What is open of it, all lines of that date together."""
    oldest_due: date | None = None
    """The due date of the oldest line with an unpaid part, also when it lies ahead."""
    past_due: Decimal | None = None
    """Everything that is past due at the end of the day."""
    parts: Parts | None = None
    """The same by component."""
    ends_on: date | None = None
    """The last due date."""
    restructures: int = 0
    last_restructure: str = ""
    """`adjusted` or `extended`."""
    is_settled: bool | None = None
    """Whether everything that was drawn and charged is paid."""
    refresh_on: date | None = None
    """The first later day on which time alone may change any of this; `None` when it never does."""
    unknown: tuple[str, ...] = ()
    """Names of the fields above that should have a value and don't, since nobody said."""

    @property
    def is_late(self) -> bool | None:
        """Tell whether anything is past due at the end of the day; `None` when it isn't known."""
        if "oldest_due" in self.unknown:
            return True if self.past_due else None
        return self.oldest_due is not None and self.oldest_due < self.as_of


def of(life: Life) -> State:
    """Return how a loan stands at the end of the day until which it was run through."""
    account = life.account
    if account is None:
        return _not_drawn(life)
    unpaid = [line for line in account.lines if line.owed != line.paid]
    coming = [line for line in unpaid if line.due >= life.day]
    next_due = coming[0].due if coming else None
    past = account.past_due
    acts = account.restructurings
    return State(
        life.day,
        life.facts.currency,
        drawn=_drawn(life),
        balance=account.principal,
        credit=account.credit,
        next_due=next_due,
        next_amount=sum((one.unpaid.total for one in coming if one.due == next_due), ZERO) if coming else None,
        oldest_due=unpaid[0].due if unpaid else None,
        past_due=past.total,
        parts=past,
        ends_on=account.lines[-1].due,
        restructures=len(acts),
        last_restructure=acts[-1].kind if acts else "",
        is_settled=not unpaid and not account.principal,
        refresh_on=min(_changes(life, account, unpaid), default=None),
    )


def _not_drawn(life: Life) -> State:
    """Return how a loan stands before its first drawing: nothing is owed, and nothing was settled."""
    days = [one.on for one in drawn(life.facts, life.entries) if one.on > life.day]
    return State(
        life.day, life.facts.currency, ZERO, ZERO, ZERO, past_due=ZERO, parts=Parts(), is_settled=False,
        refresh_on=min(days, default=None),
    )  # fmt: skip


def _drawn(life: Life) -> Decimal:
    return sum((one.amount for one in drawn(life.facts, life.entries) if one.on <= life.day), ZERO)


def _changes(life: Life, account: Account, unpaid: list[Standing]) -> Iterator[date]:
    """Yield days after today on which time alone may change the state; the earliest of them is among these."""
    yield from (one.value_on for one in life.entries if one.value_on > life.day and one.kind != EntryKind.TERMS)
    yield from (one.on for one in drawn(life.facts, life.entries) if one.on > life.day)
    yield from (line.due + DAY for line in unpaid if line.due >= life.day)
    if life.rule.recalculates or account.credit:
        yield from (line.due for line in account.lines if line.due > life.day)
    late = life.rule.late
    if late.late_interest or late.overdue_multiple:
        grace = timedelta(days=late.grace_days)
        bearing = (one.due for one in unpaid if one.due < life.day and _bears(one))
        yield from (max(life.day, due + grace) + DAY for due in bearing)


def _bears(line: Standing) -> bool:
    """Tell whether lateness costs anything on a line: on interest or principal that is unpaid."""
    return bool(line.unpaid.interest or line.unpaid.principal)
