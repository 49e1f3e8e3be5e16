"""Twelve months of movements on the accounts whose statements are known, with a running balance that never lies."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date

from crodesk.sample import words
from crodesk.sample.book import Book
from crodesk.sample.days import TODAY, ago, months_after, working
from crodesk.sample.dice import Dice
from crodesk.sample.holdings import BULLETS, Held, running
from crodesk.sample.people import Person

FIRST = date(2025, 11, 21)
LAST = ago(1)
COUNTRY = {"Harbour Bank": "DK", "Zhejiang Merchants Bank": "CN"}
SCHOOL, SALARY = "Hoc phi", "LUONG"
FINE = {"VND": 1_000, "USD": 1, "CNY": 1}
"""To which amounts are rounded, in smallest units."""

PER_DONG = {"VND": (1, 1), "USD": (100, 26_000), "CNY": (100, 3_650)}
"""Smallest units for dong: multiply, divide."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One movement that comes every month, or every third."""

    day: int
    every: int
    way: str
    least: int
    most: int
    channel: str
    cash: bool
    what: str
    whom: tuple[str, ...]
    bank: str


@dataclass(frozen=True, slots=True)
class Move:
    """One movement to be booked."""

    day: date
    way: str
    amount: int
    pattern: Pattern


def patterns() -> dict[str, list[Pattern]]:
    """Return the patterns by name."""
    found: dict[str, list[Pattern]] = {}
    for name, day, way, least, most, channel, cash, what, whom, bank in words.rows("movements", 10):
        pattern = Pattern(
            int(day.rstrip("*")),
            3 if day.endswith("*") else 1,
            way,
            int(least),
            int(most),
            channel,
            bool(cash),
            what,
            tuple(whom.split("; ")),
            bank,
        )
        found.setdefault(name, []).append(pattern)
    return found


class Statements:
    """Books the movements of accounts and answers what stood on them on a day."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._patterns = patterns()
        self._traders = {role: tuple(names.split("; ")) for role, names in words.rows("traders", 2)}

    def write(self, held: Held, others: list[Held]) -> "Account":
        """Add the movements of an account; `others` are the holder's holdings, whose instalments it pays."""
        moves = self._monthly(held) + _instalments(held, others)
        moves.sort(key=lambda move: (move.day, move.way))
        flows = [move.amount if move.way == "in" else -move.amount for move in moves]
        opening = _opening(held, flows)
        account = Account(opening)
        if held.balance is not None and held.balance != opening + sum(flows):
            moves.append(_correction(held.balance - opening - sum(flows)))
        for move in moves:
            self._add(held, move, account.book(move))
        return account

    def _monthly(self, held: Held) -> list[Move]:
        dice = held.person.dice(f"moves {held.number}")
        multiply, divide = PER_DONG[held.product.currency]
        income = held.income * multiply // divide
        found = []
        for month in range(13):
            for pattern in self._wanted(held):
                first = months_after(FIRST.replace(day=1), month)
                day = _day(first, pattern, held)
                share = dice.between(pattern.least, pattern.most)
                if month % pattern.every == 0 and max(FIRST, held.opened) <= day <= LAST:
                    found.append(Move(day, pattern.way, _rounded(income * share // 1000, held), pattern))
        return found

    def _wanted(self, held: Held) -> list[Pattern]:
        """Return the patterns that fit: school fees only where there are children."""
        kids = "kids" in held.person.features
        return [pattern for pattern in self._patterns[held.pattern] if kids or pattern.what != SCHOOL]

    def _add(self, held: Held, move: Move, balance: int) -> None:
        dice = held.person.dice(f"booking {held.number} {move.day} {move.amount}")
        pattern = move.pattern
        whom = self._whom(held.person, dice.one(pattern.whom), pattern)
        self._book.add(
            "bank_transaction",
            holding_rid=held.rid,
            booked_on=move.day,
            valued_on=move.day,
            direction=move.way,
            amount_minor=move.amount,
            currency=held.product.currency,
            cash=pattern.cash,
            channel=pattern.channel,
            what=pattern.what,
            counterparty=whom,
            counter_bank=pattern.bank,
            counter_account=_account(whom, pattern),
            counter_country=COUNTRY.get(pattern.bank, "VN" if pattern.bank else ""),
            reference=f"FT{dice.digits(9)}",
            balance_minor=balance,
            imported_from="core",
        )

    def _whom(self, person: Person, whom: str, pattern: Pattern) -> str:
        """Return who stands on the other side; a customer's landlord and employer stay the same."""
        if whom == "{employer}":
            return person.employer or "Cty Dịch vụ Bình An"
        role = whom.strip("{}")
        if role not in self._traders:
            return whom
        steady = role in {"landlord", "family"}
        return person.dice(f"{role}{'' if steady else pattern.day}").one(self._traders[role])


class Account:
    """The running balance of one account."""

    def __init__(self, opening: int) -> None:
        self._days = [date.min]
        self._balances = [opening]

    def book(self, move: Move) -> int:
        """Book a movement and return the balance after it."""
        self._days.append(move.day)
        self._balances.append(self._balances[-1] + (move.amount if move.way == "in" else -move.amount))
        return self._balances[-1]

    def on(self, day: date) -> int:
        """Return what stood on it at the end of a day."""
        return self._balances[bisect_right(self._days, day) - 1]


def _day(first: date, pattern: Pattern, held: Held) -> date:
    """Return the day in a month: a working one, but for what people pay in shops."""
    told = held.pay_day if pattern.what == SALARY else 0
    day = first.replace(day=told or pattern.day)
    return day if pattern.channel == "qr" else working(day)


def _rounded(amount: int, held: Held) -> int:
    fine = FINE[held.product.currency]
    return max(fine, amount // fine * fine)


def _opening(held: Held, flows: list[int]) -> int:
    """Return an opening balance with which the account never goes below zero; zero when it was opened meanwhile."""
    running_sum = lowest = 0
    for flow in flows:
        running_sum += flow
        lowest = min(lowest, running_sum)
    spare = held.income * PER_DONG[held.product.currency][0] // PER_DONG[held.product.currency][1] // 12
    return _rounded(spare, held) - lowest


def _correction(difference: int) -> Move:
    """Return a transfer between the customer's own accounts that brings the balance to what is told."""
    way = "in" if difference > 0 else "out"
    return Move(
        LAST, way, abs(difference), Pattern(0, 1, way, 0, 0, "internal", False, "Chuyen khoan noi bo", ("",), "")
    )


def _instalments(held: Held, others: list[Held]) -> list[Move]:
    """Return the instalments of the loans that this account pays, up to the one that did not come."""
    found = []
    for loan in others:
        if loan.parent != held.number or loan.payment is None or loan.product.code in BULLETS or not running(loan):
            continue
        pattern = Pattern(0, 1, "out", 0, 0, "internal", False, f"Thu no vay {loan.number}", ("",), "")
        day = months_after(loan.opened.replace(day=min(loan.due_day, 28)), 1)
        until = ago(loan.days_late + 1) if loan.days_late else LAST
        while day <= until:
            if day >= max(FIRST, held.opened):
                found.append(Move(day, "out", loan.payment, pattern))
            day = months_after(day, 1)
    return found


def _account(whom: str, pattern: Pattern) -> str:
    if not pattern.bank:
        return ""
    dice = Dice(whom, pattern.bank)
    return dice.digits(12) if pattern.bank not in COUNTRY else f"{COUNTRY[pattern.bank]}{dice.digits(16)}"


def write_standing_orders(book: Book, held: Held, traders: dict[str, tuple[str, ...]]) -> None:
    """Add one or two standing orders to an account."""
    dice = held.person.dice(f"standing {held.number}")
    orders = [cells for cells in words.rows("standing_orders", 6) if cells[0] == held.pattern]
    for _, share, to, bank, purpose, day in dice.some(orders, dice.between(0, 2)):
        whom = (
            held.person.dice(to.strip("{}")).one(traders[to.strip("{}")])
            if to.startswith("{")
            else to or held.person.name
        )
        next_on = TODAY.replace(day=int(day))
        gone = {"ended_on": ago(dice.between(20, 200)), "ended_why": "not wanted any more"} if dice.chance(10) else {}
        book.add(
            "standing_order",
            holding_rid=held.rid,
            amount_minor=_rounded(held.income * int(share) // 1000, held),
            beneficiary=whom,
            currency=held.product.currency,
            to_bank=bank,
            to_account=dice.digits(12) if bank else "",
            purpose=purpose,
            next_on=next_on if next_on > TODAY else months_after(next_on, 1),
            imported_from="core",
            **gone,
        )
