"""What the accounts of a business say: cover of debt service, liquidity, leverage, days, margins, growth, need."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from crodesk.domain.lending.appraisal.amount import Amount, known, reckon
from crodesk.domain.lending.appraisal.case import Case, Statement
from crodesk.domain.lending.appraisal.debts import Owed
from crodesk.domain.lending.appraisal.exchange import in_loan, signed
from crodesk.domain.lending.appraisal.loan import YEAR, Loan
from crodesk.domain.lending.numbers import HUNDRED, ONE, ZERO, precisely

_DAYS = 365


def ratios(case: Case, loan: Loan, owed: Owed) -> dict[str, Amount]:
    """Return the ratios of a business by its latest accounts, by code."""
    if not case.statements:
        nothing = Amount(None, ("statements",))
        return dict.fromkeys(CODES, nothing)
    latest = Books(case, case.statements[0])
    return {**_strength(latest), **_turning(latest), **_covering(latest, loan, owed), **_growth(case, latest)}


class Books:
    """One statement, read in the currency of the loan; flows as of a whole year."""

    def __init__(self, case: Case, statement: Statement, sales_down: Decimal = ZERO) -> None:
        self.case = case
        self.statement = statement
        self.sales_left = ONE - sales_down / HUNDRED

    def flow(self, name: str) -> Amount:
        """Return what a year came to: the months of the statement made twelve."""
        return self.stock(name) * (Decimal(YEAR) / max(self.statement.months, 1))

    def stock(self, name: str) -> Amount:
        """Return what stands in the statement."""
        rule = signed if name in _SIGNED else in_loan
        return rule(self.case, getattr(self.statement, name), self.statement.currency, name)

    @property
    def ebitda(self) -> Amount:
        """Sales less their cost less operating costs; lower sales cost less, operating costs stay."""
        gross = (self.flow("sales") - self.flow("cost_of_sales")) * self.sales_left
        return gross - self.flow("operating_costs")

    @property
    def cash(self) -> Amount:
        """What a year leaves for debt service: EBITDA less tax."""
        return self.ebitda - self.flow("tax")


_SIGNED = {"net_profit", "equity", "tax"}


def _strength(books: Books) -> dict[str, Amount]:
    current = books.stock("current_liabilities")
    return {
        "equity": books.stock("equity"),
        "current": books.stock("current_assets") / current,
        "quick": (books.stock("current_assets") - books.stock("inventory")) / current,
        "leverage": books.stock("total_liabilities") / books.stock("equity"),
    }


def _turning(books: Books) -> dict[str, Amount]:
    sales, cost = books.flow("sales"), books.flow("cost_of_sales")
    days = {
        "dso": (books.stock("receivables") / sales) * _DAYS,
        "dio": (books.stock("inventory") / cost) * _DAYS,
        "dpo": (books.stock("payables") / cost) * _DAYS,
    }
    return {
        **days,
        "cycle": days["dso"] + days["dio"] - days["dpo"],
        "gross_margin": (sales - cost).percent(sales),
        "net_margin": books.flow("net_profit").percent(sales),
    }


def _covering(books: Books, loan: Loan, owed: Owed) -> dict[str, Amount]:
    return {
        "ebitda": books.ebitda,
        "cash": books.cash,
        "dscr": dscr(books, loan.service, owed),
        "icr": (books.ebitda - books.flow("depreciation")) / books.flow("interest"),
    }


def dscr(books: Books, service: Amount, owed: Owed) -> Amount:
    """Return how often the cash flow of a year covers the debt service of one."""
    return books.cash / ((owed.monthly_kept + service) * YEAR)


def _growth(case: Case, latest: Books) -> dict[str, Amount]:
    """Return growth against the year before, and how old and how many the accounts are."""
    found = {
        "sales_growth": Amount(None, ("statements",)),
        "profit_growth": Amount(None, ("statements",)),
        "age_of_accounts": known((case.today - latest.statement.ends).days, "statements"),
        "years_of_accounts": known(len({one.ends.year for one in case.statements}), "statements"),
    }
    if len(case.statements) > 1:
        before = Books(case, case.statements[1])
        for code, name in (("sales_growth", "sales"), ("profit_growth", "net_profit")):
            found[code] = reckon(_grown, latest.flow(name), before.flow(name))
    return found


def _grown(now: Decimal, before: Decimal) -> Decimal | None:
    return (now / before - ONE) * HUNDRED if before > 0 else None


@dataclass(frozen=True, slots=True)
class Year:
    """The ratios of one statement, for the trend over the years."""

    ends: date
    months: int
    values: dict[str, Amount]
    """By code of `ratios.toml`; growth is against the statement after it in the list."""


@precisely
def by_year(case: Case) -> tuple[Year, ...]:
    """Return the ratios of every statement by itself, in the order given: the latest first."""
    return tuple(_year(case, place) for place in range(len(case.statements)))


def _year(case: Case, place: int) -> Year:
    left = replace(case, statements=case.statements[place:])
    books = Books(left, left.statements[0])
    values = _strength(books) | _turning(books) | _growth(left, books) | {"ebitda": books.ebitda}
    return Year(books.statement.ends, books.statement.months, values)


CODES = (
    "equity", "current", "quick", "leverage", "dso", "dio", "dpo", "cycle", "gross_margin", "net_margin", "ebitda",
    "cash", "dscr", "icr", "sales_growth", "profit_growth", "age_of_accounts", "years_of_accounts",
)  # fmt: skip
"""What is known of accounts when there are any."""


def need(case: Case) -> Amount:
    """Return the need of working capital: costs of a year over turns, less own money and other sources.

    The formula of Vietnamese banks for a limit; never less than zero.
    """
    asked = case.asked
    costs = in_loan(case, asked.yearly_costs, asked.currency, "yearly_costs")
    turns = in_loan(case, asked.turns or None, asked.currency, "turns")
    own = in_loan(case, asked.own_money, asked.currency, "own_money")
    other = in_loan(case, asked.other_sources, asked.currency, "other_sources")
    return reckon(lambda amount: max(amount, ZERO), costs / turns - own - other)
