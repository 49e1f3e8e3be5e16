"""What the core system stated of each holding at the ends of the last months, and this morning."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from crodesk.sample import loans
from crodesk.sample.book import Book
from crodesk.sample.days import TODAY, ago, month_end, months_after
from crodesk.sample.holdings import BULLETS, Held

MONTHS = 12
STATED = {"running": "ACT", "late": "OVD", "finished": "MAT", "closed": "CLS", "blocked": "BLK"}
Balances = Callable[[date], int]
"""What stood on an account at the end of a day."""

USUAL = {"gold": 160, "silver": 45, "standard": 9}
"""What usually lies on an account without known movements, in millions, by tier."""

FOREIGN = {"USD": 26_000, "CNY": 3_650}
"""Dong for a unit, roughly, to make balances of like worth."""

MILLION = 1_000_000
DORMANT = 240_000
BIG = 2
CARD_SWING = (4, 62)


@dataclass(frozen=True, slots=True)
class _Stand:
    """What is stated on one day."""

    balance: int | None = None
    arrears: int | None = None
    days_late: int | None = None
    due_on: date | None = None
    due: int | None = None
    status: str = "running"


def write(book: Book, held: Held, balances: Balances | None) -> None:
    """Add the readings of a holding; `balances` knows the account when its movements are known."""
    state = _stand_of(held, balances)
    for day in _days(held):
        stand = state(day)
        book.add(
            "holding_reading",
            holding_rid=held.rid,
            as_of=day,
            balance_minor=stand.balance,
            arrears_minor=stand.arrears,
            days_late=stand.days_late,
            next_due_on=stand.due_on,
            next_due_minor=stand.due,
            status=stand.status,
            stated=STATED[stand.status],
            imported_from="core",
        )


def _days(held: Held) -> list[date]:
    """Return the days of the readings: month ends since it was opened, and today or the day it was closed."""
    last = held.closed or TODAY
    if not _moves(held):
        return [last]
    ends = (month_end(months_after(TODAY, -back)) for back in range(MONTHS, 0, -1))
    return [*(day for day in ends if held.opened <= day < last), last]


def _moves(held: Held) -> bool:
    return held.product.kind not in {"other", "insurance"} and held.product.code not in {"CARD-DEB", "CARD-PRE"}


def _stand_of(held: Held, balances: Balances | None) -> Callable[[date], _Stand]:
    kind = held.product.kind
    if held.closed is not None:
        return lambda day: _Stand(0 if day == held.closed else held.amount or _usual(held), status=_at_end(held, day))
    if balances is not None:
        return lambda day: _Stand(balances(day))
    if kind == "loan":
        return lambda day: _loan(held, day)
    makers = {"account": _account, "deposit": _deposit, "card": _card, "insurance": _insured}
    return lambda day: makers[kind](held, day) if kind in makers else _Stand()


def _at_end(held: Held, day: date) -> str:
    if day != held.closed:
        return "running"
    return "finished" if held.product.kind == "deposit" else "closed"


def _usual(held: Held) -> int:
    """Return what usually lies on an account, in its smallest units."""
    if "dormant" in held.person.features:
        return DORMANT
    millions = USUAL[held.person.tier] if held.person.individual else held.person.income // MILLION // BIG
    rate = FOREIGN.get(held.product.currency)
    return millions * MILLION if rate is None else millions * MILLION * 100 // rate


def _account(held: Held, day: date) -> _Stand:
    if held.balance is not None and day == TODAY:
        return _Stand(held.balance)
    dice = held.person.dice(f"balance {held.number} {day}")
    usual = held.balance or _usual(held)
    status = "blocked" if "dormant" in held.person.features and day > ago(200) else "running"
    return _Stand(usual * dice.between(55, 150) // 100, status=status)


def _deposit(held: Held, _day: date) -> _Stand:
    return _Stand(held.amount, due_on=held.matures)


def _card(held: Held, day: date) -> _Stand:
    if held.limit is None:
        return _Stand()
    dice = held.person.dice(f"card {held.number} {day}")
    used = held.limit * dice.between(*CARD_SWING) // 100 // 1000 * 1000 + dice.between(0, 990, 10)
    balance = held.balance if held.balance is not None and day == TODAY else -used
    return _Stand(balance, due_on=_fifth_after(day), due=-balance // 20)


def _fifth_after(day: date) -> date:
    return months_after(day.replace(day=5), 1)


def _insured(held: Held, day: date) -> _Stand:
    due = held.opened
    while due <= day:
        due = months_after(due, 12)
    return _Stand(due_on=due, due=held.payment)


def _loan(held: Held, day: date) -> _Stand:
    since = _late_since(held)
    late = max(0, (day - since).days) if since is not None else 0
    if held.product.code in BULLETS:
        return _bullet(held, day, late)
    left, payment = _left(held, day), held.payment or 0
    if since is None or not late:
        return _Stand(left, 0, 0, loans.next_due(held.opened, held.due_day, day), payment)
    missed = max(1, _dues(held, day) - _dues(held, since - timedelta(1)))
    arrears = missed * payment if held.arrears is None else held.arrears
    return _Stand(left, arrears, late, since, payment, "late")


def _late_since(held: Held) -> date | None:
    return TODAY - timedelta(held.days_late) if held.days_late else None


def _dues(held: Held, day: date) -> int:
    return loans.dues_until(held.opened, held.due_day, day)


def _left(held: Held, day: date) -> int:
    """Return what is left to pay; a balance that is told stretches the way to it."""
    left, today = _by_plan(held, day), _by_plan(held, TODAY)
    amount = held.amount or 0
    if held.balance is None:
        return left
    return held.balance if today == amount else amount - (amount - left) * (amount - held.balance) // (amount - today)


def _by_plan(held: Held, day: date) -> int:
    """Return what is left by the plan; since a loan is late nothing came in."""
    since = _late_since(held)
    paid = _dues(held, day if since is None else min(day, since - timedelta(1)))
    return loans.left_after(held.amount or 0, held.rate_ppm or 0, held.payment or 0, paid)


def _bullet(held: Held, day: date, late: int) -> _Stand:
    if held.product.code == "LOAN-OD":
        dice = held.person.dice(f"overdraft {held.number} {day}")
        return _Stand((held.limit or 0) * dice.between(0, 96) // 100)
    arrears = held.amount if late else 0
    return _Stand(held.amount, arrears, late, held.matures, held.amount, "late" if late else "running")
