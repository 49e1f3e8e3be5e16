"""What the desk knows already and an application hasn't taken yet: facts on file, and loans with us."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from crodesk.services import records, stored
from crodesk.storage.queries import applications as q
from crodesk.storage.reader import Reader

OURS = "ours"
"""Stands before the number of a loan with us."""
MONTHS = {"month": 1, "quarter": 3, "year": 12}
"""How many months an amount on file is for."""
RECURRING = ("income", "expense")


@dataclass(frozen=True, slots=True)
class Offered:
    """One thing on file that can be taken over."""

    key: str
    """`fact:12`, or `ours:7` for a loan with us."""
    kind: str
    """income, expense, asset or debt."""
    what: str
    amount_minor: int | None
    period: str
    """What the amount is for: a month, a quarter, a year, or `once` for all that is owed or owned."""
    currency: str
    source: str
    as_of: date | None = None


def offered(reader: Reader, application: int, customer: int) -> list[Offered]:
    """Return what is on file and not yet in the application, in the order it was written down."""
    taken = {rid for (rid,) in reader.rows(q.FACTS_TAKEN, {"application": application})}
    have = {rid for (rid,) in reader.rows(q.HOLDINGS_TAKEN, {"application": application})}
    facts = [
        Offered(f"fact:{rid}", kind, what, amount, period, currency, source, stored.day(as_of))
        for rid, kind, what, amount, currency, period, source, as_of, _verified in reader.rows(
            q.FACTS, {"customer": customer}
        )
        if rid not in taken and (kind not in RECURRING or period in MONTHS)
    ]
    loans = [
        Offered(f"{OURS}:{rid}", "debt", name or number, *_owed(payment, balance), currency=currency, source=number)
        for rid, _kind, number, name, currency, _limit, payment, balance, _late in reader.rows(
            q.OWED_HERE, {"customer": customer}
        )
        if rid not in have
    ]
    return facts + loans


def _owed(payment: int | None, balance: int | None) -> tuple[int | None, str]:
    """Return what a loan with us takes a month, or all that is owed where no instalment is known."""
    if payment:
        return payment, "month"
    return (None if balance is None else abs(balance)), "once"


def take(session: Session, application: int, chosen: Sequence[Offered]) -> int:
    """Take things on file over into an application; returns how many."""
    for each in chosen:
        _take(session, each, application)
    return len(chosen)


def _take(session: Session, each: Offered, application: int) -> None:
    origin, _, number = each.key.partition(":")
    if origin == OURS:
        _take_loan(session, int(number), application, each)
        return
    common = {"currency": each.currency, "source": each.source, "as_of": each.as_of, "fact_rid": int(number)}
    if each.kind in RECURRING:
        values = {"direction": each.kind, "kind": each.what, "amount_minor": each.amount_minor, "period": each.period}
        records.add(session, "application_flow", application, {**values, **common})
    elif each.kind == "asset":
        values = {"kind": "other", "what": each.what, "value_minor": each.amount_minor}
        records.add(session, "application_asset", application, {**values, **common})
    else:
        records.add(session, "application_debt", application, {"lender": each.what, **_debt(each), **common})


def _debt(each: Offered) -> dict[str, int | None]:
    """Return what a debt on file comes to: all that is owed, or what it takes a month, half a unit rounded up."""
    months = MONTHS.get(each.period)
    if months is None or each.amount_minor is None:
        return {"balance_minor": each.amount_minor}
    return {"monthly_minor": (2 * each.amount_minor + months) // (2 * months)}


def _take_loan(session: Session, holding: int, application: int, each: Offered) -> None:
    from sqlmodel import col, select

    from crodesk.storage.tables import Holding, HoldingReading

    held = session.get(Holding, holding)
    reading = session.exec(
        select(HoldingReading)
        .where(col(HoldingReading.holding_rid) == holding)
        .order_by(col(HoldingReading.as_of).desc(), col(HoldingReading.rid).desc())
        .limit(1)
    ).first()
    assert held is not None
    values = {
        "lender": held.name or held.number,
        "ours": True,
        "kind": "card" if held.kind == "card" else "loan",
        "balance_minor": None if reading is None or reading.balance_minor is None else abs(reading.balance_minor),
        "monthly_minor": held.payment_minor,
        "limit_minor": held.limit_minor,
        "days_late": reading.days_late if reading else None,
        "holding_rid": holding,
    }
    found = {"as_of": reading.as_of if reading else None, "verified": reading is not None}
    told = {"currency": each.currency, "source": each.source}
    records.add(session, "application_debt", application, {**values, **told, **found})
