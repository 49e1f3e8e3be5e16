"""What is set aside for running loans by the branch's rule pack: for one, and for all of a view together."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from crodesk.domain.follow_up.message import Amount, Message, unpack
from crodesk.domain.lending import deducting
from crodesk.domain.lending.numbers import ZERO
from crodesk.domain.lending.provision import Collateral, Debt, Provision, provide
from crodesk.domain.problem import Problem
from crodesk.domain.rules.pack import Pack
from crodesk.domain.words import N_
from crodesk.services import loan_groups, loan_list, loan_rows, loan_security
from crodesk.services.loan_cells import in_minor, in_unit
from crodesk.services.loan_groups import Grouped
from crodesk.services.loan_known import Known
from crodesk.services.loan_list import Book, Query
from crodesk.services.loan_security import Thing
from crodesk.services.uncollected import uncollected
from crodesk.storage import rewinding
from crodesk.storage.connection import Connection
from crodesk.storage.queries import loan_list as lists
from crodesk.storage.queries import loan_months as months
from crodesk.storage.reader import Reader

SET_ASIDE = N_("Set aside: {specific} specific, {general} general.")
"""Kept beside the group of a month end, so that the figure of that day stays what it was."""


@dataclass(frozen=True, slots=True)
class Exposed:
    """A loan that is owed, as the rules of provisions look at it."""

    rid: int
    currency: str
    group: str
    balance: Decimal | None
    oldest_due: date | None = None


@dataclass(frozen=True, slots=True)
class Secured:
    """A thing that secures a loan, and what of it is deducted."""

    name: str
    value: Decimal | None
    """This loan's part of it, in the loan's currency."""
    counts: bool
    why_not: str = ""
    """A message id: why nothing of it is deducted."""


@dataclass(frozen=True, slots=True)
class Provided:
    """What is set aside for a loan."""

    provision: Provision | None
    problems: tuple[Problem, ...] = ()
    """Why it can't be reckoned."""
    secured: tuple[Secured, ...] = ()


@dataclass(frozen=True, slots=True)
class ProvisionTotal:
    """What is set aside for the loans of one currency, in minor units."""

    currency: str
    specific_minor: int = 0
    general_minor: int = 0
    loans: int = 0
    unknown: int = 0
    """Loans for which it can't be reckoned, so that the sum is too small."""

    @property
    def total_minor(self) -> int:
        """Return both together."""
        return self.specific_minor + self.general_minor


def of_loan(reader: Reader, found: Known, group: Grouped) -> Provided | None:
    """Return what is set aside for a loan on its day; `None` where it is out of the book or no rules are known."""
    return reader.with_connection(lambda db: _of_loan(db, reader, found, group))


def _of_loan(db: Connection, reader: Reader, found: Known, group: Grouped) -> Provided | None:
    pack = loan_groups.pack_of(loan_rows.home(db).pack)
    if pack is None or found.standing != "running" or not found.stated_by:
        return None
    loan = Exposed(found.loan.rid, found.loan.currency, group.code, found.state.balance, found.state.oldest_due)
    return provided(db, reader, [loan], pack, found.day)[found.loan.rid]


@uncollected()
def provided(db: Connection, book: Book, loans: Sequence[Exposed], pack: Pack, day: date) -> Mapping[int, Provided]:
    """Return what is set aside for each of some loans; `book` says what others under the same contracts owe."""
    things = loan_security.read(db, [one.rid for one in loans])
    parts = _Parts(db, book, loans, things)
    home = db.execute("SELECT currency FROM branch ORDER BY rid LIMIT 1").fetchone()
    return {
        one.rid: _provided(one, things.get(one.rid, ()), parts, pack, day, home[0] if home else "VND") for one in loans
    }


class _Parts:
    """Divides what secures several loans of a contract between them."""

    def __init__(
        self, db: Connection, book: Book, loans: Sequence[Exposed], things: Mapping[int, Sequence[Thing]]
    ) -> None:
        self._contracts = loan_security.shared(db, list(things)) if things else {}
        self._owed = {one.rid: one.balance or ZERO for one in loans}
        others = {rid for rids in self._contracts.values() for rid in rids} - self._owed.keys()
        if others:
            for rid, currency, balance in book.rows(lists.OWED, {"rids": json.dumps(sorted(others))}):
                self._owed[rid] = in_unit(balance or 0, currency)

    def of(self, loan: int, thing: Thing) -> Decimal:
        """Return a loan's part of the value of a thing."""
        rids = self._contracts.get(thing.contract_rid, frozenset({loan}))
        if len(rids) == 1:
            return thing.value or ZERO
        return deducting.divided(thing.value or ZERO, {rid: self._owed.get(rid, ZERO) for rid in rids})[loan]


def _provided(loan: Exposed, things: Iterable[Thing], parts: _Parts, pack: Pack, day: date, home: str) -> Provided:
    if loan.balance is None:
        return Provided(None, (Problem("exposure", N_("What is owed isn't known.")),))
    secured, collateral = [], []
    for thing in things:
        kind, why_not = _counted(thing, loan, pack, day, home)
        value = parts.of(loan.rid, thing) if thing.value is not None else None
        secured.append(Secured(thing.name, value, not why_not, why_not))
        if kind is not None and value is not None and not why_not:
            collateral.append(Collateral(kind, value, thing.matures_on))
    told = provide(
        Debt(loan.group, loan.balance, loan.currency, tuple(collateral), "", _bad_since(loan, pack)), pack, day
    )
    if isinstance(told, Provision):
        return Provided(told, (), tuple(secured))
    return Provided(None, tuple(told), tuple(secured))


def _counted(thing: Thing, loan: Exposed, pack: Pack, day: date, home: str) -> tuple[str | None, str]:
    """Return what a thing counts as, and why nothing of it is deducted: it has to be enforceable and validly valued."""
    kind = deducting.kind_in(pack, thing.kind, thing.currency, home)
    reasons = (
        (not thing.secures(day), N_("released")),
        (thing.value is None or thing.valued_on is None, N_("not valued")),
        (kind is None, N_("counts for nothing")),
        (thing.currency != loan.currency, N_("in another currency")),
        (not thing.is_enforceable(day), N_("not registered")),
        (not thing.is_valued(day), N_("to be valued again")),
    )
    return kind, next((why for holds, why in reasons if holds), "")


def _bad_since(loan: Exposed, pack: Pack) -> date | None:
    """Return since when a loan is non-performing by its lateness, for packs whose rates depend on that."""
    if not pack.ageing or loan.oldest_due is None:
        return None
    days = [group.first_dpd for group in pack.groups if group.non_performing]
    return loan.oldest_due + timedelta(days=min(days)) if days else None


def totals(reader: Reader, query: Query, day: date, book: Book | None = None) -> list[ProvisionTotal]:
    """Return what is set aside for the loans of a view by currency; a longer read, for a thread.

    At a month end that was kept, what was kept then holds. Empty where no rules of provisions are known.
    """
    asked: Book = reader if book is None else book
    return reader.with_connection(lambda db: _totals(db, asked, query, day, is_now=book is None))


def _totals(db: Connection, book: Book, query: Query, day: date, *, is_now: bool) -> list[ProvisionTotal]:
    pack = loan_groups.pack_of(loan_rows.home(db).pack)
    if pack is None:
        return []
    sql = lists.exposed(query.view, found=query.finding)
    loans = [_exposed(*row) for row in book.rows(sql, loan_list.values(query, day))]
    kept = kept_at(db, day)
    open_ones = [one for one in loans if one.rid not in kept]
    with nullcontext() if is_now else rewinding.end_of(db, day):
        found = provided(db, book, open_ones, pack, day) if open_ones else {}
    return _summed([(one, kept[one.rid] if one.rid in kept else _minor(found[one.rid], one)) for one in loans])


def _exposed(rid: int, currency: str, group: str, balance: int | None, oldest: str | None) -> Exposed:
    return Exposed(
        rid, currency, group, None if balance is None else in_unit(balance, currency),
        date.fromisoformat(oldest) if oldest else None,
    )  # fmt: skip


def _minor(found: Provided, loan: Exposed) -> tuple[int, int] | None:
    if found.provision is None:
        return None
    return in_minor(found.provision.specific, loan.currency), in_minor(found.provision.general, loan.currency)


def _summed(found: Iterable[tuple[Exposed, tuple[int, int] | None]]) -> list[ProvisionTotal]:
    """Return the sums by currency, those with the most loans first; empty where nothing could be reckoned."""
    held: dict[str, list[tuple[int, int] | None]] = defaultdict(list)
    for loan, amounts in found:
        held[loan.currency].append(amounts)
    sums = []
    for currency, every in held.items():
        known = [one for one in every if one is not None]
        if known:
            specific, general = sum(one[0] for one in known), sum(one[1] for one in known)
            sums.append(ProvisionTotal(currency, specific, general, len(every), len(every) - len(known)))
    return sorted(sums, key=lambda one: (-one.loans, one.currency))


def kept_at(db: Connection, day: date) -> Mapping[int, tuple[int, int]]:
    """Return by loan what was set aside when the groups at the end of a day were kept: specific and general."""
    found = {}
    for rid, why in db.execute(months.WHY, {"day": day.isoformat(), "like": f'%"{SET_ASIDE}"%'}):
        values = next(one.values for one in unpack(why) if one.text == SET_ASIDE)
        specific, general = values["specific"], values["general"]
        if isinstance(specific, Amount) and isinstance(general, Amount):
            found[rid] = (specific.minor, general.minor)
    return found


def message(found: Provided, currency: str) -> Message | None:
    """Return what is kept of a provision beside the group of a day; `None` where it can't be reckoned."""
    if found.provision is None:
        return None
    specific, general = (in_minor(one, currency) for one in (found.provision.specific, found.provision.general))
    return Message(SET_ASIDE, {"specific": Amount(specific, currency), "general": Amount(general, currency)})
