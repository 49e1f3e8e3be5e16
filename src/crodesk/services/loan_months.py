"""The debt groups at month ends, kept: what was shown then, and what the way back to a better group counts from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain
from typing import TYPE_CHECKING

from crodesk.domain.follow_up.message import Message, Value, pack
from crodesk.domain.lending.classification.facts import Classification
from crodesk.domain.problem import Problem, Refused
from crodesk.domain.rules.pack import Pack
from crodesk.domain.rules.said import Reason, Words
from crodesk.domain.words import N_
from crodesk.language import language
from crodesk.services import loan_groups, loan_known, loan_provisions, loan_refreshing, loan_rows
from crodesk.services.loan_events import connection
from crodesk.services.loan_groups import Grouped
from crodesk.services.loan_known import Known
from crodesk.services.loan_provisions import Exposed, Provided
from crodesk.services.uncollected import uncollected
from crodesk.storage.connection import Connection
from crodesk.storage.queries import loan_months as q
from crodesk.storage.reader import inside

if TYPE_CHECKING:
    from sqlmodel import Session

STEP = 500
"""So many rows are written between two flushes."""


@dataclass(frozen=True, slots=True)
class Classified:
    """One loan with its groups on a day."""

    known: Known
    group: Grouped


@dataclass(frozen=True, slots=True)
class GroupToKeep:
    """The group of one loan at the end of a day, to be written down."""

    holding_rid: int
    group_code: str
    days_late: int
    pack: str
    why: str
    is_best: bool


def classified(db: Connection, day: date, known_on: date | None = None) -> list[Classified]:
    """Return all loans that run with their groups at the end of a day, by what was known then or until `known_on`.

    A longer read, for a thread.
    """
    found = chain.from_iterable(_in_steps(db, day, known_on))
    return sorted(found, key=lambda one: one.known.loan.rid)


def _in_steps(db: Connection, day: date, known_on: date | None) -> Iterator[list[Classified]]:
    """Give loans that run with their groups, some customers at a time: a whole book is too much to hold."""
    usual = loan_rows.home(db)
    rules = loan_groups.pack_of(usual.pack)

    @uncollected()
    def step(theirs: Sequence[int]) -> list[Classified]:
        known = [loan_known.on(loan, day, known_on) for loan in loan_rows.read(db, theirs, day, usual)]
        groups = loan_groups.grouped(known, rules, day)
        both = zip(known, groups, strict=True)
        return [Classified(one, group) for one, group in both if one.standing == "running"]

    rids = [rid for (rid,) in db.execute(q.LOANS, {"day": day.isoformat()})]
    return map(step, loan_refreshing.in_steps(db, rids))


def last_end(today: date) -> date:
    """Return the last month end before today."""
    return today.replace(day=1) - timedelta(days=1)


def missing(db: Connection, day: date, today: date) -> list[GroupToKeep]:
    """Return the groups at the end of a day as they are known today; empty where some were kept already.

    A longer read, for a thread.
    """
    if db.execute(q.ANY_KEPT, {"day": day.isoformat()}).fetchone()[0] or not loan_rows.home(db).pack:
        return []
    return _to_keep(db, day, today)


def keep(session: Session, day: date) -> int:
    """Keep the groups at the end of a day as they are known now; return how many were. What was kept before stays.

    Raises `Refused` for a day that isn't over, or where no rules are known.
    """
    if day >= session.info["today"]:
        raise Refused(Problem("as_of", N_("That day isn't over yet.")))
    db = connection(session)
    if not loan_rows.home(db).pack:
        raise Refused(N_("No rules are known by which the branch puts debts into groups."))
    return write(session, day, _to_keep(db, day, session.info["today"]))


def write(session: Session, day: date, found: Iterable[GroupToKeep]) -> int:
    """Write groups at the end of a day down; return how many were. What was kept before stays."""
    from crodesk.storage.tables import DebtGroup

    db = connection(session)
    there = {rid for (rid,) in db.execute(q.KEPT, {"day": day.isoformat()})}
    noted = {rid for (rid,) in db.execute(q.NOTED)}
    new = [one for one in found if one.holding_rid not in there]
    for place, one in enumerate(new, 1):
        session.add(
            DebtGroup(
                holding_rid=one.holding_rid, as_of=day, source="ours", group_code=one.group_code,
                days_late=one.days_late, pack=one.pack, why=one.why,
            )
        )  # fmt: skip
        if not place % STEP:
            session.flush()
    session.flush()
    same = [one.holding_rid for one in new if one.is_best and one.holding_rid not in noted]
    db.execute(q.FORGET, {"rids": json.dumps(same)})
    return len(new)


def _to_keep(db: Connection, day: date, known_on: date) -> list[GroupToKeep]:
    """Return the groups and provisions of all loans that run at the end of a day, by what is known on a later one."""
    name = loan_rows.home(db).pack
    rules = loan_groups.pack_of(name)
    if rules is None:
        return []
    return [kept for step in _in_steps(db, day, known_on) for kept in _of_step(db, step, name, rules, day)]


def _of_step(db: Connection, step: Sequence[Classified], name: str, rules: Pack, day: date) -> list[GroupToKeep]:
    found = [one for one in step if one.group.ours is not None]
    exposed = [_exposed(one) for one in found]
    aside = loan_provisions.provided(db, inside(db), exposed, rules, day)
    return [_group(one, name, aside[one.known.loan.rid]) for one in found]


def _exposed(one: Classified) -> Exposed:
    loan, state = one.known.loan, one.known.state
    return Exposed(loan.rid, loan.currency, one.group.code, state.balance, state.oldest_due)


def _group(one: Classified, pack_name: str, aside: Provided) -> GroupToKeep:
    ours = one.group.ours
    assert ours is not None  # only such loans are kept
    told = loan_provisions.message(aside, one.known.loan.currency)
    why = [*_why(ours), *([told] if told else [])]
    return GroupToKeep(one.known.loan.rid, ours.group, ours.dpd, pack_name, pack(why), ours.rank == 0 == one.group.rank)


def _why(ours: Classification) -> list[Message]:
    """Return the reasons as messages; the group by itself first where others of the customer made it worse."""
    own = [] if ours.own_group == ours.group else [Message(loan_groups.ITSELF, {"group": ours.own_group})]
    return [*own, *map(_message, ours.reasons)]


def _message(reason: Reason) -> Message:
    return Message(reason.text, {key: _value(value) for key, value in reason.values.items()})


def _value(value: object) -> Value:
    if isinstance(value, Words):
        return value.in_language(language())
    return value if isinstance(value, int | date) else str(value)
