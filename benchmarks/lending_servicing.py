"""Ten thousand payments replayed beside a bare loop of decimals that covers, charges and remembers the same."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, localcontext

from benchmarks.measures import Fact, Found, Measure, in_turn
from benchmarks.plan import Plan
from crodesk.domain.lending.numbers import CONTEXT
from crodesk.domain.lending.schedule import Schedule, build
from crodesk.domain.lending.servicing import ORDERS, Account, LateCharges, Payment, Rule, replay
from crodesk.domain.lending.terms import LoanTerms, RateSegment

ABOUT = """Home loans of 360 instalments, ten thousand payments in all: most on the day, one in five up to three weeks
late, one in seven short, with what is missing made good by the next; late interest and the overdue rate come up.
The floor is the same in one loop over lists: what is past due is charged by its days, money covers interest, principal,
penalty, the oldest instalment first, and what it covered is kept; it checks nothing, and knows one order and no other
event."""

START, PERCENT, COUNT, PAYMENTS = date(2026, 1, 20), Decimal("9.5"), 360, 10_000
LATE = LateCharges(Decimal(10), Decimal("1.5"))
BY = Rule(ORDERS["interest-principal-penalty-fee"], late=LATE)
LOANS = -(-PAYMENTS // COUNT)
UNIT, YEAR = Decimal(1), Decimal(36500)


def run(plan: Plan) -> Iterator[Found]:
    """Replay the payments."""
    books = [(schedule, _payments(schedule, number)) for number, schedule in enumerate(_schedules())]
    end = books[0][0].rows[-1].due + timedelta(30)
    same = [_figures(found) for found in _replayed(books, end)] == [bare(*book, end) for book in books]
    yield Fact(
        "19", "10,000 payments: what was covered", "bare loop", "the same" if same else "other", "the same", same
    )
    times, floor_times = in_turn(
        lambda: _replayed(books, end), lambda: [bare(*book, end) for book in books], plan.starts * 2
    )
    yield Measure("19", "10,000 payments replayed", "bare loop of decimals", times, floor_times, 2.0)


Book = tuple[Schedule, Sequence[Payment]]
Covered = tuple[list[tuple[int, int, Decimal]], list[list[Decimal]], Decimal]


def bare(schedule: Schedule, payments: Sequence[Payment], end: date) -> Covered:  # noqa: C901 - one loop, as it says
    """Replay the payments of one loan in one loop."""
    with localcontext(CONTEXT):
        dues = [row.due for row in schedule.rows]
        left = [[Decimal(0), Decimal(0), row.interest, row.principal] for row in schedule.rows]
        sums = [[Decimal(0), Decimal(0), Decimal(0)] for _row in schedule.rows]
        since = list(dues)
        covered: list[tuple[int, int, Decimal]] = []
        kept, first, rate = Decimal(0), 0, PERCENT * Decimal("1.5")

        def charge(until: date) -> None:
            nonlocal first
            while first < COUNT and dues[first] <= until and not any(left[first]):
                first += 1
            place = first
            while place < COUNT and dues[place] < until:
                days, parts, sum_of = (until - since[place]).days, left[place], sums[place]
                since[place] = until
                if days and (parts[2] or parts[3]):
                    sum_of[0] += parts[2] * days * 10
                    sum_of[1] += parts[3] * days * rate
                    now = (sum_of[0] / YEAR).quantize(UNIT, ROUND_HALF_UP)
                    now += (sum_of[1] / YEAR).quantize(UNIT, ROUND_HALF_UP)
                    parts[0] += now - sum_of[2]
                    sum_of[2] = now
                place += 1

        def cover(money: Decimal, until: date) -> Decimal:
            place = first
            while money and place < COUNT and dues[place] <= until:
                parts = left[place]
                for part in (2, 3, 0):
                    used = min(parts[part], money)
                    if used:
                        parts[part] -= used
                        money -= used
                        covered.append((place + 1, part, used))
                place += 1
            return money

        for payment in payments:
            for due in [one for one in dues[first : first + 2] if one <= payment.on] if kept else []:
                charge(due)
                kept = cover(kept, due)
            charge(payment.on)
            kept += cover(payment.amount, payment.on)
        charge(end)
        return covered, left, kept


def _figures(found: Account) -> Covered:
    covered = [(share.n, int(share.component), share.amount) for one in found.receipts for share in one.shares]
    return covered, [list(line.unpaid) for line in found.lines], found.credit


def _replayed(books: Sequence[Book], end: date) -> list[Account]:
    found = [replay(schedule, payments, BY, end) for schedule, payments in books]
    return [one for one in found if isinstance(one, Account)]


def _schedules() -> Iterator[Schedule]:
    for number in range(LOANS):
        terms = LoanTerms(Decimal(500_000_000 + number * 37_000_000), (RateSegment(START, PERCENT),), START, COUNT)
        schedule = build(terms)
        assert isinstance(schedule, Schedule)
        yield schedule


def _payments(schedule: Schedule, number: int) -> list[Payment]:
    """Return a payment an instalment; what one leaves open the next brings with it, and a little more."""
    found, missing = [], Decimal(0)
    rows = schedule.rows if number else schedule.rows[: PAYMENTS - (LOANS - 1) * COUNT]
    for row in rows:
        late = row.n * 7 % 21 if row.n % 5 == number % 5 else 0
        short = row.payment // 4 if row.n % 7 == number % 7 else Decimal(0)
        found.append(Payment(row.n, row.due + timedelta(late), row.payment + missing - short))
        missing = short
    return found
