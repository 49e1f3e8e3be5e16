"""A loan that runs: its terms, what happened on it, its debt group."""

from datetime import date, datetime

import sqlalchemy as sa

from crodesk.storage.columns import choice, day, line, link, long_text, moment, whole
from crodesk.storage.tables.mixins import OPTIONS, Imported, import_key


class LoanTerms(Imported, table=True):
    """The terms by which a loan's own schedule is reckoned; a loan without them is known as the core states it."""

    __tablename__ = "loan_terms"
    __table_args__ = (sa.Index("loan_terms_of_holding", "holding_rid", unique=True), import_key("loan_terms"), OPTIONS)

    holding_rid: int = link("holding", nullable=False, index=False)
    credit_contract_rid: int | None = link("credit_contract")
    amount_minor: int | None = whole()
    """All that is lent; drawings that were paid out come to it or to less."""
    method: str = line(default="annuity")
    rate_ppm: int | None = whole()
    months: int | None = whole()
    start_on: date | None = day()
    first_due_on: date | None = day()
    grace_months: int | None = whole()
    day_count: str = line(default="ACT/365F")
    payment_minor: int | None = whole()
    """The instalment agreed, when it isn't what comes out level."""
    repricing: str = choice("keep-tenor", "keep-instalment")
    rule: str = line()
    """The code of the rule by which payments are allocated and lateness is charged; empty for the desk's own."""


class LoanEvent(Imported, table=True):
    """What happened on a loan; never changed: what was wrong is taken back by another event."""

    __tablename__ = "loan_event"
    __table_args__ = (
        sa.Index("loan_event_of_holding", "holding_rid", "value_on", "rid"),
        import_key("loan_event"),
        OPTIONS,
    )

    holding_rid: int = link("holding", nullable=False, index=False)
    kind: str = choice(
        "drawing", "payment", "prepayment", "charge", "rate", "restructuring", "terms", "reversal", "written_off",
        "recovered", default="payment",
    )  # fmt: skip
    value_on: date = day(nullable=False)
    """The day from which it counts."""
    written_on: date = day(nullable=False)
    """The day on which it was written down: as of an earlier day it isn't known."""
    at: datetime | None = moment()
    officer: str = line()
    amount_minor: int | None = whole()
    way: str = line()
    """Of a prepayment: what becomes smaller; of a restructuring: what becomes of unpaid interest."""
    component: str = choice("", "fee", "penalty")
    """Of a charge."""
    rate_kind: str = choice("", "fixed", "floating", "promotion")
    rate_ppm: int | None = whole()
    """Of a new rate: the rate, or the reference of a floating one."""
    margin_ppm: int | None = whole()
    floor_ppm: int | None = whole()
    cap_ppm: int | None = whole()
    of_rid: int | None = link("loan_event")
    """Of a reversal: what it takes back."""
    statement_entry_rid: int | None = link("statement_entry")
    """Where the money was seen."""
    terms: str = long_text()
    """Of a restructuring, or of terms put right: the new terms as JSON."""
    reference: str = line()
    why: str = line()


class DebtGroup(Imported, table=True):
    """The debt group of a loan on a day, as the core states it or as a month end was reckoned here."""

    __tablename__ = "debt_group"
    __table_args__ = (sa.Index("debt_group_newest", "holding_rid", "as_of", "rid"), import_key("debt_group"), OPTIONS)

    holding_rid: int = link("holding", nullable=False, index=False)
    as_of: date = day(nullable=False)
    source: str = choice("core", "ours", "bureau")
    group_code: str = line()
    days_late: int | None = whole()
    pack: str = line()
    """Of one reckoned here: the rules, with their version."""
    why: str = long_text()
