"""What secures running loans, read for many at once: for warnings and for provisions."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from crodesk.domain.lending.numbers import ZERO
from crodesk.services import stored
from crodesk.services.loan_cells import in_unit
from crodesk.storage.connection import Connection
from crodesk.storage.queries import loan_security as q


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that secures a loan, as its contract and its collateral say."""

    contract_rid: int
    number: str
    """Of the security contract; empty where none is known."""
    contract_kind: str
    state: str
    """Of the security contract; empty where none is known."""
    registered_on: date | None
    insured_until: date | None
    """The sooner of what contract and collateral say."""
    revalue_on: date | None
    """The sooner of both."""
    released_on: date | None
    collateral_rid: int | None
    kind: str
    """What it is; empty where no collateral is linked."""
    name: str
    value: Decimal | None
    """In the unit of its currency, less what others lent on it before."""
    currency: str
    valued_on: date | None
    matures_on: date | None
    haircut: Decimal | None
    """Percent; `None` where none is stated."""

    def secures(self, day: date) -> bool:
        """Tell whether it isn't released by the end of a day."""
        if self.released_on is None:
            return self.state != "released"
        return self.released_on > day

    def is_enforceable(self, day: date) -> bool:
        """Tell whether it is registered by a day; a pledged deposit needs no registration, only the signed contract."""
        if self.kind == "deposit" or self.contract_kind == "deposit":
            return self.state in ("", "signed", "registered")
        return self.registered_on is not None and self.registered_on <= day

    def is_valued(self, day: date) -> bool:
        """Tell whether somebody valued it, and that value isn't to be looked at again yet."""
        return self.valued_on is not None and self.valued_on <= day and not (self.revalue_on and self.revalue_on < day)


def read(db: Connection, rids: Sequence[int]) -> Mapping[int, tuple[Thing, ...]]:
    """Return what secures each of some loans; a loan without anything is left out."""
    asked = {"rids": json.dumps(list(rids))}
    found: dict[int, list[Thing]] = defaultdict(list)
    for sql in (q.LINKED, q.PLEDGED):
        for loan, *cells in db.execute(sql, asked):
            found[loan].append(_thing(*cells))
    return {loan: tuple(things) for loan, things in found.items()}


def shared(db: Connection, rids: Sequence[int]) -> Mapping[int, frozenset[int]]:
    """Return by contract all loans under it, of the contracts of some loans."""
    found: dict[int, set[int]] = defaultdict(set)
    for loan, contract in db.execute(q.SHARED, {"rids": json.dumps(list(rids))}):
        found[contract].add(loan)
    return {contract: frozenset(loans) for contract, loans in found.items()}


def _thing(*cells: Any) -> Thing:
    contract, _security, number, contract_kind, state, registered, insured, revalue, released, *thing = cells
    rid, kind, name, value, currency, valued, insured_too, revalue_too, released_too, registered_too, *rest = thing
    matures, liens, haircut = rest
    return Thing(
        contract, number, contract_kind, state, _first(registered, registered_too), _first(insured, insured_too),
        _first(revalue, revalue_too), _first(released, released_too), rid, kind or "", name or number,
        None if value is None else max(in_unit(value - (liens or 0), currency or "VND"), ZERO), currency or "",
        stored.day(valued), stored.day(matures), stored.percent(haircut),
    )  # fmt: skip


def _first(*days: str | None) -> date | None:
    return stored.day(min(filter(None, days), default=None))
