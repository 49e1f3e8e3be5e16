"""What opening an application costs: statements counted, however long its lists are."""

from datetime import date

from crodesk.services import application_view
from crodesk.services.desk import Desk
from tests.builders import a_customer, a_record
from tests.services.costs import statements

FIXED = 21
"""The application and its fields, ten lists, files, prints, who borrows, the group, accounts, pledges, others."""


def a_full_draft(desk: Desk) -> int:
    """30 facts, 5 statements, 10 collaterals."""
    customer = a_customer(desk, "Phạm Quốc Huy", born_on=date(1991, 8, 25))
    rid = a_record(desk, "application", customer, product="home_loan", amount_minor=350_000_000, months=36)
    for place in range(10):
        a_record(desk, "application_flow", rid, direction="income", kind="salary", amount_minor=1_000_000 + place)
        a_record(desk, "application_debt", rid, lender=f"Bank {place}", monthly_minor=100_000)
        a_record(desk, "application_asset", rid, kind="home", value_minor=9_000_000)
        a_record(desk, "collateral", rid, kind="house", title_number=f"CT {place}", value_minor=90_000_000)
    for year in range(2021, 2026):
        a_record(desk, "application_statement", rid, ends_on=date(year, 12, 31), sales_minor=1_000_000)
    return rid


def counted(desk: Desk, rid: int) -> int:
    def look(reader: object) -> int:
        with statements(reader) as seen:  # type: ignore[arg-type]  # what a desk hands to a read
            found = application_view.read(reader, rid, desk.today)  # type: ignore[arg-type]  # the same
        assert found is not None
        assert len(found.case.collateral) in {0, 10}
        return len(seen)

    return desk.look(look)


def test_opening_a_full_draft_runs_as_many_statements_as_opening_an_empty_one(desk: Desk) -> None:
    full = a_full_draft(desk)
    empty = a_record(desk, "application", a_customer(desk, "Lê Thị Mai"), product="home_loan")
    assert counted(desk, full) == FIXED
    assert counted(desk, full) - counted(desk, empty) <= 1  # what is pledged elsewhere
