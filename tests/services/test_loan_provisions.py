"""What is set aside for loans: by the pack, collateral deducted as it says, equal to the same reckoned by hand."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from crodesk.domain.lending.portfolio import totals as portfolio
from crodesk.domain.lending.portfolio.rows import Row
from crodesk.domain.rules import packs
from crodesk.services import loan_list, loan_months, loan_provisions
from crodesk.services.desk import Desk
from crodesk.services.loan_list import Query
from crodesk.services.loan_provisions import ProvisionTotal
from crodesk.storage.undo import MONTH_END
from tests.builders import a_customer, a_record
from tests.conftest import TODAY
from tests.services.loan_desk import a_loan, a_stated_loan, file, line, link_contract, on_day, pay

RATES = {"1": 0, "2": 5, "3": 20, "4": 50, "5": 100}
"""Percent by group: Decree 86/2024/ND-CP; general 0.75 % of groups 1 to 4."""
HOUSE: dict[str, Any] = {
    "kind": "house", "name": "Nhà 12", "value_minor": 8_000_000, "currency": "VND", "valued_on": date(2026, 6, 1),
    "registered_on": date(2026, 6, 5),
}  # fmt: skip


def by_hand(balance: int, group: str, deducted: int | Fraction = 0) -> tuple[int, int]:
    """Return specific and general provision in whole dong, halves up."""
    left = max(Fraction(balance) - deducted, Fraction(0))
    specific, general = left * RATES[group] / 100, Fraction(balance) * 75 / 10_000 if group != "5" else Fraction(0)
    return tuple(int(amount + Fraction(1, 2)) for amount in (specific, general))  # type: ignore[return-value]  # two


def secured(desk: Desk, loan: int, customer: int, **thing: Any) -> int:
    """Link a loan to a contract whose application has a thing; return the contract's number."""
    application = a_record(desk, "application", customer, product="home_loan", amount_minor=12_000_000, months=12)
    contract = a_record(desk, "credit_contract", customer, number="HĐ-1", application_rid=application)
    a_record(desk, "collateral", application, **{**HOUSE, **thing})
    desk.do_now("Link", "", link_contract, loan, contract)
    return contract


def provided(desk: Desk, loan: int) -> tuple[int, int]:
    found = file(desk, loan)
    assert found.provided is not None
    assert found.provided.provision is not None
    told = found.provided.provision
    return int(told.specific), int(told.general)


@pytest.mark.parametrize(
    ("thing", "counted", "why_not"),
    [
        ({}, Fraction(4_000_000), ""),  # half of real estate
        ({"liens_minor": 2_000_000}, Fraction(3_000_000), ""),
        ({"kind": "vehicle"}, Fraction(2_400_000), ""),  # any other thing: 30 %
        ({"kind": "deposit", "registered_on": None}, Fraction(8_000_000), ""),
        ({"kind": "guarantee"}, 0, "counts for nothing"),
        ({"registered_on": None}, 0, "not registered"),
        ({"value_minor": None}, 0, "not valued"),
        ({"valued_on": None}, 0, "not valued"),
        ({"currency": "USD"}, 0, "in another currency"),
        ({"revalue_on": date(2026, 11, 19)}, 0, "to be valued again"),
        ({"released_on": date(2026, 11, 20)}, 0, "released"),
    ],
)
def test_collateral_is_deducted_as_the_pack_says(
    desk: Desk, thing: dict[str, Any], counted: Fraction | int, why_not: str
) -> None:
    customer = a_customer(desk)
    loan = a_loan(desk, customer=customer)  # six instalments late, since 15 June: group 3
    assert provided(desk, loan) == by_hand(12_000_000, "3")
    secured(desk, loan, customer, **thing)
    assert provided(desk, loan) == by_hand(12_000_000, "3", counted)
    found = file(desk, loan).provided
    assert found is not None
    assert [one.why_not for one in found.secured] == [why_not]


def test_a_house_of_two_loans_is_divided_between_them_by_what_is_owed(desk: Desk) -> None:
    customer = a_customer(desk)
    one, other = a_loan(desk, "L-1", customer), a_loan(desk, "L-2", customer, amount_minor=4_000_000)
    contract = secured(desk, one, customer)
    desk.do_now("Link", "", link_contract, other, contract)
    # 12 m and 4 m are owed, so 6 m and 2 m of the house's 8 m, of which half counts.
    assert provided(desk, one) == by_hand(12_000_000, "3", 3_000_000)
    assert provided(desk, other) == by_hand(4_000_000, "3", 1_000_000)


def totals(desk: Desk, view: str = "live", day: date | None = None) -> list[ProvisionTotal]:
    if day is None:
        return desk.read_now(loan_provisions.totals, Query(view), desk.today)
    return desk.read_now(loan_provisions.totals, Query(view), day, desk.read_now(loan_list.as_of, day))


def a_book(desk: Desk) -> dict[str, int]:
    """Make loans of every kind; return them by number."""
    customers = [a_customer(desk, f"Khách {number}") for number in range(5)]
    loans = {
        "L-1": a_loan(desk, "L-1", customers[0], start_on=date(2026, 11, 10)),
        "L-2": a_loan(desk, "L-2", customers[1]),
        "L-3": a_stated_loan(desk, "L-3", customers[2], balance_minor=7_777_777, days_late=200, debt_group="4"),
        "L-4": a_stated_loan(desk, "L-4", customers[3], balance_minor=333, days_late=400, debt_group="5"),
        "L-5": a_stated_loan(desk, "L-5", customers[4], days_late=0),
    }
    secured(desk, loans["L-2"], customers[1])
    return loans


def test_the_totals_of_a_view_are_the_sums_of_its_loans_reckoned_by_hand(desk: Desk) -> None:
    loans = a_book(desk)
    parts = [
        by_hand(12_000_000, "1"), by_hand(12_000_000, "3", 4_000_000), by_hand(7_777_777, "4"), by_hand(333, "5"),
    ]  # fmt: skip
    assert [line(desk, loans[name]).group for name in ("L-1", "L-2", "L-3", "L-4")] == ["1", "3", "4", "5"]
    specific, general = sum(one[0] for one in parts), sum(one[1] for one in parts)
    assert totals(desk) == [ProvisionTotal("VND", specific, general, 5, 1)]  # of L-5 nobody knows what is owed
    assert specific == 1_600_000 + 3_888_889 + 333
    assert general == 90_000 + 90_000 + 58_333
    assert totals(desk, "ended") == []


def month_ends(desk: Desk) -> list[tuple[Any, ...]]:
    return desk.look(
        lambda reader: reader.rows("SELECT as_of, group_code FROM debt_group WHERE source = 'ours' ORDER BY rid")
    )


def test_a_month_end_is_kept_by_itself_once_and_holds_what_was_set_aside(desk: Desk) -> None:
    loans = a_book(desk)
    end, first = date(2026, 11, 30), date(2026, 12, 1)
    on_day(desk, end)
    shown, lines = totals(desk), desk.look(loan_list.page, Query(), end)
    on_day(desk, first)
    desk.keep_watch()
    assert month_ends(desk) == [("2026-11-30", group) for group in ("1", "3", "4", "5", "1")]
    kept = month_ends(desk)
    desk._watched = None
    desk.keep_watch()
    assert month_ends(desk) == kept
    assert desk.look(lambda reader: reader.value("SELECT count(*) FROM action WHERE name = ?", (MONTH_END,))) == 1
    # Later the house is worth more and a loan is paid: the month end stays what it was.
    rid = desk.look(lambda reader: reader.value("SELECT rid FROM collateral"))
    from crodesk.services import records

    desk.do_now("Changed", "", records.change, "collateral", rid, {"value_minor": 20_000_000})
    pay(desk, loans["L-2"], "2026-12-01", 12_900_000)
    assert totals(desk, day=end) == shown
    book = desk.read_now(loan_list.as_of, end)
    assert loan_list.page(book, Query(), end) == lines
    assert totals(desk) != shown


def test_after_a_month_end_every_row_is_as_when_made_anew(desk: Desk) -> None:
    """A loan of the best group isn't made anew for it: with its month end it is the same as without."""
    a_book(desk)
    on_day(desk, date(2026, 12, 1))
    desk.keep_watch()
    rows = desk.look(lambda reader: reader.rows("SELECT * FROM loan_state ORDER BY holding_rid"))
    with desk._warm_engine().begin() as connection:
        connection.exec_driver_sql("INSERT OR IGNORE INTO loan_touched VALUES (-1)")
    desk.keep_loans()
    assert desk.look(lambda reader: reader.rows("SELECT * FROM loan_state ORDER BY holding_rid")) == rows


def test_a_desk_without_rules_or_loans_keeps_no_month_end(desk: Desk) -> None:
    desk.keep_watch()
    assert month_ends(desk) == []
    assert (
        desk.read_now(
            lambda reader: reader.with_connection(lambda db: loan_months.missing(db, TODAY - timedelta(20), TODAY))
        )
        == []
    )
    assert totals(desk) == []


def test_what_a_view_comes_to_is_what_the_domain_says_of_its_loans(desk: Desk) -> None:
    a_book(desk)
    pack = packs.load("vn-sbv-31-2024")
    lines = desk.look(loan_list.page, Query(), TODAY)
    book = [
        Row(one.number, one.currency, None if one.balance_minor is None else Decimal(one.balance_minor),
            one.days_late(TODAY), one.group, next_due=one.next_due, next_group_on=one.worse_on,
            past_due=None if one.past_due_minor is None else Decimal(one.past_due_minor))
        for one in lines
    ]  # fmt: skip
    (wanted,) = portfolio.of_book(book, pack, TODAY)
    (found,) = desk.look(loan_list.totals, Query(), TODAY, desk.look(loan_list.bad_rank))
    assert (found.loans, found.balance_minor, found.without_balance) == (5, int(wanted.all.balance), wanted.all.unknown)
    assert (found.past_due_minor, found.at_risk_minor) == (
        int(wanted.all.past_due),
        int(wanted.at_risk[30].amount),
    )
    assert found.bad_minor == wanted.bad.amount == 12_000_000 + 7_777_777 + 333
    assert desk.look(loan_list.count, Query("due"), TODAY) == wanted.due_this_week.count
    assert desk.look(loan_list.count, Query("step"), TODAY) == wanted.stepping.count
