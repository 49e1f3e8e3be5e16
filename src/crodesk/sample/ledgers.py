"""Terms and events of loans that run: paid on each due date until they fell late, as the core states them."""

from collections.abc import Mapping
from datetime import date

from crodesk.sample import loans
from crodesk.sample.book import Book
from crodesk.sample.days import TODAY, ago, moment, months_after

OFFICER = "Nguyễn Ngọc Lan"
EARLY = "L-2116"
"""The loan of which something was repaid early yesterday, as the statement shows."""
TWICE = "L-2122"
"""The loan whose last payment was written down twice and taken back once."""
CHARGED = "L-2107"
"""The loan that a fee was charged on."""


def add(book: Book, numbers: Mapping[str, int], contracts: Mapping[str, int], entry: int) -> None:
    """Add the terms and the events of some loans; `entry` is the line of the statement that shows the early one."""
    for number, holding in numbers.items():
        dues = _terms(book, holding, contracts.get(number))
        for due in dues:
            _event(book, holding, "payment", due, book.row("holding", holding)["payment_minor"])
        if number == EARLY:
            _event(
                book, holding, "prepayment", ago(1), 10_000_000, way="number", reference="FT26323A81",
                statement_entry_rid=entry,
            )  # fmt: skip
        if number == TWICE:
            twice = _event(book, holding, "payment", dues[-1], book.row("holding", holding)["payment_minor"])
            _event(book, holding, "reversal", ago(9), None, of_rid=twice, why="nhập hai lần")
        if number == CHARGED:
            _event(book, holding, "charge", ago(2), 50_000, component="fee", why="phí gửi thông báo quá hạn")


def _terms(book: Book, holding: int, contract: int | None) -> list[date]:
    """Add the terms of a loan and return the due dates that were paid."""
    loan = book.row("holding", holding)
    newest = [row for row in book.rows["holding_reading"] if row["holding_rid"] == holding][-1]
    first = loans.first_due(loan["opened_on"], newest["next_due_on"].day)
    book.add(
        "loan_terms",
        holding_rid=holding,
        credit_contract_rid=contract,
        amount_minor=loan["amount_minor"],
        method="annuity",
        rate_ppm=loan["rate_ppm"],
        months=loan["term_months"],
        start_on=months_after(first, -1),
        first_due_on=first,
        day_count="MONTHLY",
        payment_minor=loan["payment_minor"],
    )
    until = newest["next_due_on"] if newest["days_late"] else months_after(TODAY, 1)
    dues = (months_after(first, number) for number in range(loan["term_months"]))
    return [due for due in dues if due < until and due <= TODAY]


def _event(book: Book, holding: int, kind: str, on: date, amount: int | None, **others: object) -> int:
    return book.add(
        "loan_event", holding_rid=holding, kind=kind, value_on=on, written_on=on, at=moment(on, 16, 20),
        officer=OFFICER, amount_minor=amount, **others,
    )  # fmt: skip
