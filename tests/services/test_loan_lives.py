"""Random lives of loans, written by the services day by day: sums agree, and every past day is as it was shown."""

import random
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from crodesk.domain.lending.ledger import LoanFacts
from crodesk.domain.lending.terms import RateSegment
from crodesk.domain.problem import Refused
from crodesk.services import loan_events, loan_file, loan_list, loan_provisions, loan_signals, records
from crodesk.services.desk import Desk
from crodesk.services.loan_line import LoanLine
from crodesk.services.loan_list import Query
from crodesk.services.loan_provisions import ProvisionTotal
from crodesk.storage import journal
from tests.builders import a_customer, a_holding, a_record
from tests.services.loan_desk import file, link_contract, on_day, write

START = date(2025, 11, 3)
MONEY_IN = {"payment", "prepayment"}
Rows = list[tuple[Any, ...]]


def rows(book: Any) -> Rows:
    found: Rows = book.rows("SELECT * FROM loan_state ORDER BY holding_rid")
    return found


class Life:
    """One loan whose days are drawn by dice."""

    def __init__(self, desk: Desk, seed: int) -> None:
        self.desk, self.dice = desk, random.Random(seed)  # noqa: S311 - a test that can be repeated
        on_day(desk, START)
        customer = a_customer(desk)
        self.loan = a_holding(desk, customer, "L-1", kind="loan", amount_minor=60_000_000)
        a_record(
            desk, "loan_terms", self.loan, amount_minor=60_000_000, rate_ppm=132_000, months=12, start_on=START,
            method=self.dice.choice(["annuity", "equal-principal", "interest-only"]),
            repricing=self.dice.choice(["keep-tenor", "keep-instalment"]),
        )  # fmt: skip
        other = a_holding(desk, customer, "L-2", kind="loan", amount_minor=1_000_000)
        a_record(desk, "loan_terms", other, amount_minor=1_000_000, rate_ppm=0, months=3, start_on=START)
        application = a_record(desk, "application", customer, product="home_loan", amount_minor=60_000_000, months=12)
        contract = a_record(desk, "credit_contract", customer, number="HĐ-1", application_rid=application)
        desk.do_now("Link", "", link_contract, self.loan, contract)
        self.house = a_record(
            desk, "collateral", application, kind="house", name="Nhà 12", value_minor=30_000_000, currency="VND",
            valued_on=START, registered_on=START,
        )  # fmt: skip
        if self.dice.random() < 0.5:
            write(desk, loan_events.draw, self.loan, 40_000_000, START)
        self.refused = self.written = 0

    @property
    def day(self) -> date:
        """Return a day that lies a little back, or today."""
        return max(START, self.desk.today - timedelta(self.dice.choice([0, 0, 0, 1, 20, 45])))

    def act(self) -> None:
        """Let something happen, or be refused, which changes nothing."""
        acts: list[Callable[[], int]] = [
            self.pay, self.pay, self.pay, self.prepay, self.charge, self.draw, self.reprice, self.take_back,
            self.restructure, self.value, self.value, self.plan_a_visit, self.hear, self.answer, self.write_off,
        ]  # fmt: skip
        before = rows_of(self.desk)
        try:
            self.dice.choice(acts)()
            self.written += 1
        except Refused:
            self.refused += 1
            assert rows_of(self.desk) == before

    def amount(self) -> int:
        return self.dice.choice([300_000, 5_640_000, 6_000_000, 17_000_000]) + self.dice.randrange(0, 9_000)

    def pay(self) -> int:
        return write(self.desk, loan_events.repay, self.loan, self.amount(), self.day)

    def prepay(self) -> int:
        way = self.dice.choice(["instalment", "number", "last"])
        return write(self.desk, loan_events.prepay, self.loan, self.amount(), self.day, way)

    def charge(self) -> int:
        component = self.dice.choice(["fee", "penalty"])
        return write(self.desk, loan_events.charge, self.loan, 50_000, self.day, component)

    def draw(self) -> int:
        return write(self.desk, loan_events.draw, self.loan, 10_000_000, self.day)

    def reprice(self) -> int:
        rate = RateSegment(self.day, Decimal(self.dice.choice([0, 9, 15])))
        return write(self.desk, loan_events.new_rate, self.loan, rate)

    def take_back(self) -> int:
        events = [row.rid for row in file(self.desk, self.loan).ledger if row.rid]
        return write(self.desk, loan_events.reverse, self.loan, self.dice.choice(events or [7]), "wrong")

    def restructure(self) -> int:
        on = self.desk.today
        terms = LoanFacts("VND", Decimal(1), on, (RateSegment(on, Decimal(11)),), count=9)
        return write(self.desk, loan_events.restructure, self.loan, on, terms, self.dice.choice(["keep", "add"]))

    def value(self) -> int:
        """Change what stands in no dated row: what the house is worth, and until when."""
        days = {
            "value_minor": self.dice.randrange(0, 90) * 1_000_000,
            "insured_until": self.desk.today + timedelta(self.dice.randrange(-40, 90)),
            "revalue_on": self.desk.today + timedelta(self.dice.randrange(-40, 400)),
        }
        self.desk.do_now("Changed", "", records.change, "collateral", self.house, days)
        return self.house

    def plan_a_visit(self) -> int:
        on = self.desk.today + timedelta(self.dice.randrange(1, 60))
        return a_record(self.desk, "inspection", self.loan, kind="use", state="planned", planned_on=on)

    def hear(self) -> int:
        code = self.dice.choice(["wages", "news", "illness"])
        return write(self.desk, loan_signals.hear, self.loan, code, self.desk.today, "somebody said so")

    def answer(self) -> int:
        found = self.desk.look(loan_file.read, self.loan, self.desk.today, today=self.desk.today)
        assert found is not None
        signals = [one for one in found.warnings.signals if one.state == "open"]
        one = self.dice.choice(signals) if signals else None
        until = self.desk.today + timedelta(self.dice.randrange(1, 80))
        key = 7 if one is None else one.rid or one.key
        return write(self.desk, loan_signals.answer, self.loan, key, "dismissed", "rain", until)

    def write_off(self) -> int:
        if self.dice.random() < 0.8:
            return self.pay()
        return write(self.desk, loan_events.write_off, self.loan, 1_000_000, self.desk.today)


Shown = tuple[Rows, list[LoanLine], list[ProvisionTotal], list[tuple[str, str]]]
"""Every loan, those with warnings to answer, what is set aside, and the warnings of the first."""


def shown_on(life: Life, day: date, book: Any = None) -> Shown:
    """Return everything that is shown at the end of a day: of today, or of a past day by what is known."""
    desk = life.desk
    found = desk.look(loan_file.read, life.loan, day)
    assert found is not None
    return (
        rows(book) if book else rows_of(desk),
        loan_list.page(book, Query("warned"), day) if book else desk.look(loan_list.page, Query("warned"), day),
        desk.read_now(loan_provisions.totals, Query(), day, book),
        [(one.code, one.state) for one in found.warnings.signals],
    )


def rows_of(desk: Desk) -> Rows:
    return desk.look(rows)


def check_sums(desk: Desk, loan: int) -> None:
    """Hold what came in to what was paid and is kept, and every amount to be at least nothing."""
    found = file(desk, loan)
    standing = [row for row in found.ledger if row.kind in MONEY_IN and row.taken_back_by is None]
    came_in = sum(row.amount_minor or 0 for row in standing)
    paid = sum(line.paid.total for line in found.schedule)
    state, minor = found.known.state, found.known.loan.minor
    assert min([minor(state.balance) or 0, minor(state.past_due) or 0, minor(state.credit) or 0]) >= 0
    assert all(min(*line.owed, *line.paid, line.open_minor) >= 0 for line in found.schedule)
    if not found.known.life or not found.known.life.account or found.known.state.restructures:
        return  # a new plan takes what was paid ahead anew
    assert came_in == paid + (minor(state.credit) or 0)
    drawn, repaid = minor(state.drawn) or 0, sum(line.paid.principal for line in found.schedule)
    assert drawn - repaid == minor(state.balance)


@pytest.mark.parametrize("seed", [3, 11, 28])
def test_a_random_life_agrees_with_itself_on_every_day(desk: Desk, seed: int) -> None:
    life = Life(desk, seed)
    shown: dict[date, Shown] = {}
    for _turn in range(18):
        on_day(desk, desk.today + timedelta(life.dice.randrange(1, 45)))
        desk.keep_watch()
        life.act()
        desk.keep_watch()
        check_sums(desk, life.loan)
        shown[desk.today] = shown_on(life, desk.today)
    for day, kept in shown.items():
        assert shown_on(life, day, desk.look(loan_list.as_of, day)) == kept, day
    with desk._warm_engine().begin() as connection:
        connection.exec_driver_sql("INSERT OR IGNORE INTO loan_touched VALUES (-1)")
    last = rows_of(desk)
    desk.keep_loans()
    assert rows_of(desk) == last
    desk.undo()
    desk.redo()
    assert rows_of(desk) == last
    assert life.written > 4
    assert desk.look(lambda reader: reader.with_connection(journal.verify)) is None
