"""What early warnings look at, read for many loans at once: accounts, papers, collateral, the bureau, contacts."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Any

from crodesk.domain.dates import add_months
from crodesk.domain.lending.arrears.days import days_past_due
from crodesk.domain.lending.numbers import HUNDRED, ZERO
from crodesk.domain.lending.warning.seen import (
    Bureau,
    Covenant,
    Expiry,
    Instalment,
    Month,
    Outflow,
    Seen,
    Statement,
    Try,
    Use,
)
from crodesk.domain.rules import figures, lending
from crodesk.services import loan_security, stored
from crodesk.services.loan_cells import in_unit
from crodesk.services.loan_security import Thing
from crodesk.storage.connection import Connection
from crodesk.storage.queries import loan_warnings as q

Cells = tuple[Any, ...]
LOOK_BACK = timedelta(days=120)
"""How far back readings of overdrafts, drawings and returned money are looked at."""
RECENT = timedelta(days=200)
"""How far back payments are looked at that may have paid an instalment in part: two periods of three months."""


@dataclass(frozen=True, slots=True)
class Watched:
    """A loan that is watched."""

    rid: int
    uid: str
    customer_rid: int
    seen: Seen


class Look:
    """One look at some loans on a day, a few statements for all of them."""

    def __init__(self, db: Connection, rids: Sequence[int], day: date) -> None:
        self._db, self.day = db, day
        month = day.replace(day=1)
        since = add_months(month, -figures.load("warnings")["turnover"]["months"] - 1)
        self._months = [
            add_months(since, number) for number in range(figures.load("warnings")["turnover"]["months"] + 1)
        ]
        self._asked = {
            "rids": json.dumps(list(rids)), "day": day.isoformat(), "since": since.isoformat(),
            "until": month.isoformat(), "tomorrow": (day + timedelta(days=1)).isoformat(),
            "readings": (day - LOOK_BACK).isoformat(), "recent": (day - RECENT).isoformat(),
            "soon": f"+{figures.load('warnings')['moved-on']['days']} days",
        }  # fmt: skip
        self._loans = db.execute(q.LOANS, self._asked).fetchall()
        row = db.execute("SELECT currency FROM branch ORDER BY rid LIMIT 1").fetchone()
        self._asked["currency"] = row[0] if row else "VND"

    def all(self, instalments: Mapping[int, tuple[Instalment, ...]]) -> list[Watched]:
        """Return what is seen of each loan that runs; `instalments` of those whose ledger was gone through."""
        return [Watched(row[0], row[1], row[2], self._seen(row, instalments.get(row[0]))) for row in self._loans]

    def partly_or_late(self) -> list[int]:
        """Return the loans with a ledger of their own that is worth going through: late, or paid in parts."""
        small = {rid for (rid,) in self._db.execute(q.SMALL_PAID, self._asked)}
        own = [row for row in self._loans if row[4] == "ours"]
        return [row[0] for row in own if row[0] in small or (row[6] and row[6] < self.day.isoformat())]

    def _seen(self, row: Cells, instalments: tuple[Instalment, ...] | None) -> Seen:
        rid, _uid, who, currency, stated_by, balance, oldest, late_unknown, contract = row
        things = [one for one in self._secured.get(rid, ()) if one.secures(self.day)]
        conditions = self._by("CONDITIONS")[rid] if contract else None
        looked = [one for one in things if one.value is not None and one.currency == currency]
        return Seen(
            as_of=self.day,
            turnover=self._turnover(who),
            instalments=() if instalments is None and stated_by == "ours" else instalments,
            days_late=None if not stated_by or late_unknown else days_past_due(stored.day(oldest), self.day),
            overdraft=self._uses(who),
            returned_debits=tuple(date.fromisoformat(on) for (on,) in self._by("RETURNED")[rid])
            if self._any_statement
            else None,
            statements=None if conditions is None else tuple(_statements(conditions)),
            papers=(*_of_things(things), *_of_identity(self._by("IDENTITY")[rid])),
            balance=None if balance is None else in_unit(balance, currency),
            collateral_value=sum((one.value or ZERO for one in looked), ZERO) if looked else None,
            ltv_cap=_cap(looked),
            is_secured=bool(things) if contract else None,
            bureau=tuple(Bureau(date.fromisoformat(on), group) for on, group in self._by("BUREAU")[rid]),
            inspections_due=tuple(date.fromisoformat(on) for (on,) in self._by("INSPECTIONS")[rid]),
            covenants=None if conditions is None else tuple(_covenants(conditions)),
            tries=tuple(_tried(*cells) for cells in self._by("TRIES")[rid]),
            outflows=tuple(_outflows(self._by("OUTFLOWS")[rid])),
        )

    def _by(self, name: str) -> Mapping[int, list[Cells]]:
        """Return the rows of a statement by the number that each begins with; asked once."""
        if name not in self._kept:
            found: dict[int, list[Cells]] = defaultdict(list)
            for key, *cells in self._db.execute(getattr(q, name), self._asked):
                found[key].append(tuple(cells))
            self._kept[name] = found
        return self._kept[name]

    @cached_property
    def _kept(self) -> dict[str, Mapping[int, list[Cells]]]:
        return {}

    @cached_property
    def _secured(self) -> Mapping[int, tuple[Thing, ...]]:
        return loan_security.read(self._db, [row[0] for row in self._loans])

    @cached_property
    def _known_before(self) -> set[int]:
        return {who for (who,) in self._db.execute(q.BEFORE, self._asked)}

    @cached_property
    def _any_statement(self) -> bool:
        return bool(self._db.execute(q.ANY_STATEMENT).fetchone()[0])

    def _turnover(self, who: int) -> tuple[Month, ...] | None:
        """Return what came in in each whole month; `None` where the accounts aren't known from before them."""
        if who not in self._known_before:
            return None
        came: dict[str, int] = dict(self._by("CREDITS")[who])
        return tuple(Month(month, Decimal(came.get(f"{month:%Y-%m}", 0))) for month in self._months)

    def _uses(self, who: int) -> tuple[Use, ...]:
        rows = self._by("USES")[who]
        return tuple(
            Use(date.fromisoformat(on), max(-Decimal(minor), ZERO), Decimal(limit)) for on, minor, limit in rows
        )


def _statements(conditions: Iterable[Cells]) -> Iterable[Statement]:
    """Yield what a borrower has to show by a day; shown on that day or later, it was for it."""
    for what, state, due, looked in conditions:
        if due and state != "broken":
            shown = stored.day(looked) if looked and (looked >= due or state == "met") else None
            yield Statement(what, date.fromisoformat(due), shown)


def _covenants(conditions: Iterable[Cells]) -> Iterable[Covenant]:
    for what, state, _due, looked in conditions:
        yield Covenant(what, False if state == "broken" else True if state == "met" or looked else None)


def _of_things(things: Iterable[Thing]) -> Iterable[Expiry]:
    for one in things:
        if one.insured_until is not None or _is_insured(one.kind):
            yield Expiry("insurance", one.name, one.insured_until)
        if one.revalue_on is not None:
            yield Expiry("valuation", one.name, one.revalue_on)


def _is_insured(kind: str) -> bool:
    """Tell whether a kind of collateral is to be insured, by the rules of what is lent on it."""
    kinds = lending.load("haircuts")
    return kind in kinds and bool(kinds[kind]["insured"])


def _of_identity(rows: Iterable[Cells]) -> Iterable[Expiry]:
    return (Expiry("identity", number, date.fromisoformat(until)) for number, until in rows)


def _cap(things: Sequence[Thing]) -> Decimal | None:
    """Return how much of the value was agreed to be lent, percent; `None` where a haircut isn't stated."""
    whole = sum((one.value or ZERO for one in things), ZERO)
    if not whole or any(one.haircut is None for one in things):
        return None
    lent = sum(((one.value or ZERO) * (HUNDRED - (one.haircut or ZERO)) for one in things), ZERO)
    return lent / whole


def _tried(at: str, reached: str) -> Try:
    return Try(datetime.fromisoformat(at).astimezone().date(), reached == "yes")


def _outflows(rows: Iterable[Cells]) -> Iterable[Outflow]:
    """Yield what went on of a drawing: to who was named, or most of it to somebody else; small sums say nothing."""
    for drawn_on, on, minor, drawn, named in rows:
        if named or (drawn and minor * 2 >= drawn):
            yield Outflow(date.fromisoformat(drawn_on), date.fromisoformat(on), bool(named))
