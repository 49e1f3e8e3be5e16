"""Running loans: their list opened, the day changed, everything made anew, and as of a past day."""

import random
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measures import Found, Measure, in_turn
from benchmarks.plan import Plan, folder
from crodesk.domain.dates import add_months
from crodesk.domain.lending import ledger
from crodesk.services import (
    loan_list,
    loan_months,
    loan_provisions,
    loan_refreshing,
    loan_rows,
    loan_signals,
    opening,
)
from crodesk.services.clock import Clock
from crodesk.services.loan_list import Query
from crodesk.storage.connection import Connection, connect
from crodesk.storage.reader import Reader

ABOUT = """Loans of 36 level instalments with a year of payments in their ledgers, one in ten of them late, two on three
customers. The first page of the list and its totals (floor: 64 rows read by their numbers). Then what a new morning
makes anew, an instalment due or lateness that goes on costing (floor: the ledgers of the same loans run through, with
nothing read or kept), and all of them, as after a new version of the program. Then what the desk does in a thread: what
is set aside for all loans (floor: the ledgers of a hundred run through), a look at all of them for early warnings, the
groups and provisions of a month end, and everything as of a past day."""
DAY = date(2026, 11, 20)
MONTHS, PAID, LATE = 36, 12, 0.10
AMOUNT, RATE_PPM, INSTALMENT = 120_000_000, 120_000, 3_986_000
"""The level instalment of the amount over 36 months at 1 % a month is 3,985,717."""
HEAD, FEW = 64, 100
FLOOR = "SELECT * FROM loan_state WHERE holding_rid = ?"


def run(plan: Plan) -> Iterator[Found]:
    """Make a book of loans and work on it."""
    count = plan.middle // 5
    with TemporaryDirectory(dir=folder()) as inside:
        path = Path(inside) / "loans.sqlite"
        _make(path, count)
        yield from _lists(path, plan, count)
        yield from _mornings(path, plan)
        yield from _all(path, count)
        yield from _threads(path, count)


def _lists(path: Path, plan: Plan, count: int) -> Iterator[Found]:
    with closing(Reader(path, None)) as reader:
        rids = list(loan_list.rids(reader, Query(), DAY))[:HEAD]

        def floor() -> None:
            for rid in rids:
                reader.row(FLOOR, (rid,))

        for view in ("live", "late", "due"):
            query = Query(view)
            times = in_turn(partial(loan_list.page, reader, query, DAY, 0, HEAD), floor, plan.keys)
            yield Measure("loans", f"first page of {view}, {count:,} loans", f"{HEAD} rows by number", *times)
            times = in_turn(partial(loan_list.totals, reader, query, DAY), floor, plan.keys // 6)
            yield Measure("loans", f"totals of {view}, {count:,} loans", f"{HEAD} rows by number", *times)


def _mornings(path: Path, plan: Plan) -> Iterator[Found]:
    """Change the day a few times; each time only what time alone changes is made anew."""
    times, floor_times, made = [], [], []
    with closing(connect(path, None)) as db:
        for number in range(1, plan.imports + 2):
            day = DAY + timedelta(days=number)
            noted = [
                rid for (rid,) in db.execute("SELECT holding_rid FROM loan_state WHERE refresh_on <= ?", (str(day),))
            ]
            taken, alone = in_turn(partial(_refresh, db, day), partial(_ledgers, db, noted, day), 1)
            times += taken
            floor_times += alone
            made.append(len(noted))
    what = f"a new morning, {sum(made) // len(made):,} loans made anew"
    yield Measure("loans", what, "their ledgers run through", times, floor_times)


def _all(path: Path, count: int) -> Iterator[Found]:
    with closing(connect(path, None)) as db:
        rids = [rid for (rid,) in db.execute("SELECT holding_rid FROM loan_state")]
        db.execute("INSERT OR IGNORE INTO loan_touched VALUES (-1)")
        times = in_turn(lambda: _refresh(db, DAY), lambda: _ledgers(db, rids, DAY), 1)
    yield Measure("loans", f"{count:,} loans made anew", "their ledgers run through", *times)


def _threads(path: Path, count: int) -> Iterator[Found]:
    """Do once what the desk does for all loans in a thread."""
    with closing(connect(path, None)) as db, closing(Reader(path, None)) as reader:
        rids = [rid for (rid,) in db.execute("SELECT holding_rid FROM loan_state")]
        month_end = loan_months.last_end(DAY)
        works: dict[str, Callable[[], object]] = {
            "what is set aside for all": lambda: loan_provisions.totals(reader, Query(), DAY),
            "a look for early warnings": lambda: [
                loan_signals.changes(db, rids[start : start + loan_signals.STEP], DAY)
                for start in range(0, count, loan_signals.STEP)
            ],
            "the groups of a month end": lambda: loan_months.missing(db, month_end, DAY),
            "all as of a past day": lambda: loan_list.as_of(reader, month_end).close(),
        }
        for what, work in works.items():
            times = in_turn(work, partial(_ledgers, db, rids[:FEW], DAY), 1)
            yield Measure("loans", f"{what}, {count:,} loans", f"{FEW} ledgers run through", *times)


def _refresh(db: Connection, day: date) -> None:
    while True:
        db.execute("BEGIN IMMEDIATE")
        made = loan_refreshing.refresh(db, day)
        db.execute("COMMIT")
        if not made:
            return


def _ledgers(db: Connection, rids: list[int], day: date) -> None:
    for loan in loan_rows.read(db, rids, day):
        facts = loan.terms_on(day)
        if facts is not None:
            ledger.as_of(facts, loan.entries, day)


def _make(path: Path, count: int) -> None:
    """Make a desk of loans, always the same."""
    opening.create(path, None, opening.NewDesk("Lan", "Chợ Lớn", "VND"), Clock.on(DAY))
    chance = random.Random(36)
    with closing(connect(path, None)) as db:
        db.execute("BEGIN IMMEDIATE")
        for number in range(1, count + 1):
            _loan(db, number, count, chance)
        db.execute("COMMIT")
        _refresh(db, DAY)


def _loan(db: Connection, number: int, count: int, chance: random.Random) -> None:
    start = add_months(DAY, -PAID) - timedelta(days=chance.randrange(28))
    customer = chance.randrange(count * 2 // 3) + 1
    known = db.execute("SELECT rid FROM customer WHERE code = ?", (f"K-{customer}",)).fetchone()
    if known is None:
        known = (_insert(db, "customer", code=f"K-{customer}", name=f"Khách {customer}", kind="individual"),)
    holding = _insert(db, "holding", kind="loan", number=f"L-{number}", currency="VND", opened_on=str(start))
    _insert(db, "holding_role", holding_rid=holding, customer_rid=known[0], role="owner")
    _insert(
        db, "loan_terms", holding_rid=holding, amount_minor=AMOUNT, method="annuity", rate_ppm=RATE_PPM, months=MONTHS,
        start_on=str(start), day_count="MONTHLY", payment_minor=INSTALMENT,
    )  # fmt: skip
    missed = chance.randrange(1, 7) if chance.random() < LATE else 0
    for month in range(1, PAID + 1 - missed):
        on = str(add_months(start, month))
        _insert(
            db, "loan_event", holding_rid=holding, kind="payment", value_on=on, written_on=on, amount_minor=INSTALMENT
        )  # fmt: skip


def _insert(db: Connection, table: str, **values: object) -> int:
    values = {"uid": uuid.uuid4().hex, **_REST[table], **values}
    names, marks = ", ".join(values), ", ".join("?" * len(values))
    return int(db.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(values.values())).lastrowid)


def _rest() -> dict[str, dict[str, object]]:
    """Return what columns hold that aren't given, as the sample's maker fills them."""
    from crodesk.sample.book import complete

    tables = ("customer", "holding", "holding_role", "loan_terms", "loan_event")
    given = {"loan_event": {"holding_rid": 0, "value_on": DAY, "written_on": DAY}}
    return {
        table: {
            name: cell for name, cell in complete(table, 1, given.get(table, {})).items() if name not in ("rid", "uid")
        }
        for table in tables
    }


_REST = _rest()
