"""Asks which loan an entry pays: by the number of the loan, or by a part of the borrower's name."""

from crodesk.domain.money import short_money
from crodesk.domain.words import N_
from crodesk.language import _, language
from crodesk.services import loan_finding
from crodesk.services.desk import Desk
from crodesk.services.loan_line import LoanLine
from crodesk.widgets.columns import Column
from crodesk.widgets.finder import Finder
from crodesk.widgets.row_source import ListSource, RowSource


class LoanFinder(Finder[LoanLine, int]):
    """Answers the number of a holding, or `None`."""

    ABOUT = N_("Type the number of a loan or a part of the borrower's name. Enter takes it, Esc leaves it.")

    def __init__(self, desk: Desk, title: str, typed: str = "") -> None:
        super().__init__(
            [
                Column("number", "", 12),
                Column("customer", "", 16, flex=2),
                Column("balance", "", 10, align="right", priority=1, text=_balance),
            ],
            title=title,
            ask=_("number or name"),
            empty=_("Type the number of a loan, or a part of a name."),
            typed=typed,
        )
        self._desk = desk

    def find(self, text: str) -> RowSource[LoanLine]:
        """Return the running loans that fit."""
        return ListSource(self._desk.look(loan_finding.find, text) if text.strip() else [])

    def answer(self, row: LoanLine) -> int:
        """Return the number of its holding."""
        return row.rid


def _balance(row: LoanLine) -> str:
    return "?" if row.balance_minor is None else f"{short_money(row.balance_minor, row.currency, language())}"
