"""What customers hold: products, holdings and who has which part in them, dated readings, orders, transactions."""

from datetime import date

import sqlalchemy as sa

from crodesk.storage.columns import choice, day, line, link, long_text, whole, yes_no
from crodesk.storage.tables.mixins import OPTIONS, Imported, import_key


class Product(Imported, table=True):
    """One version of a product of the bank; a change of terms is a new version."""

    __table_args__ = (
        sa.UniqueConstraint("code", "edition", name="product_edition"),
        import_key("product"),
        OPTIONS,
    )

    code: str = line()
    edition: int = whole(1)
    """Counts the versions of the product, from 1."""
    kind: str = line(default="account")
    name: str = line()
    terms: str = long_text()
    rate_ppm: int | None = whole()
    """Interest a year in parts per million (12.5 % = 125 000)."""
    currency: str = line()
    fees: str = long_text()
    restrictions: str = long_text()
    papers: str = long_text()
    """Papers wanted, one a line."""
    valid_from: date | None = day()
    valid_to: date | None = day()


class Holding(Imported, table=True):
    """An account, deposit, card, loan, insurance or other product that customers hold."""

    __table_args__ = (sa.Index("holding_by_digits", "digits"), import_key("holding"), OPTIONS)

    kind: str = line(default="account")
    number: str = line()
    digits: str = line()
    """Derived from the number, for searching."""
    name: str = line()
    product_rid: int | None = link("product")
    parent_rid: int | None = link("holding")
    """The account that a card or a loan belongs to."""
    currency: str = line()
    opened_on: date | None = day()
    matures_on: date | None = day()
    closed_on: date | None = day()
    rate_ppm: int | None = whole()
    amount_minor: int | None = whole()
    """The amount it was opened with: placed, lent or insured."""
    limit_minor: int | None = whole()
    term_months: int | None = whole()
    payment_minor: int | None = whole()
    """The instalment agreed, each period."""
    lien: str = line()
    purpose: str = line()
    note: str = line()
    verified_on: date | None = day()
    verified_by: str = line()


class HoldingRole(Imported, table=True):
    """What part a customer has in a holding."""

    __tablename__ = "holding_role"
    __table_args__ = (import_key("holding_role"), OPTIONS)

    holding_rid: int = link("holding", nullable=False)
    customer_rid: int = link("customer", nullable=False)
    role: str = line(default="owner")
    """Owner may borrow and order; user may only use."""
    since: date | None = day()
    ended_on: date | None = day()
    ended_why: str = line()


class HoldingReading(Imported, table=True):
    """What the core system stated of a holding on a day; readings are added, never overwritten."""

    __tablename__ = "holding_reading"
    __table_args__ = (
        sa.Index("holding_reading_newest", "holding_rid", "as_of", "rid"),
        import_key("holding_reading"),
        OPTIONS,
    )

    holding_rid: int = link("holding", nullable=False, index=False)
    as_of: date = day(nullable=False)
    balance_minor: int | None = whole()
    """What stands on it; of a loan, what is left to pay, as a positive figure."""
    arrears_minor: int | None = whole()
    days_late: int | None = whole()
    next_due_on: date | None = day()
    next_due_minor: int | None = whole()
    status: str = choice("running", "late", "finished", "finished_unpaid", "blocked", "closed")
    stated: str = line()
    """The system's own word or letter for the status."""
    debt_group: str = line()
    """The group that the system has it in: the official one."""


class StandingOrder(Imported, table=True):
    """A payment that an account makes by itself."""

    __tablename__ = "standing_order"
    __table_args__ = (import_key("standing_order"), OPTIONS)

    holding_rid: int = link("holding", nullable=False)
    amount_minor: int = whole(0)
    currency: str = line()
    beneficiary: str = line()
    to_bank: str = line()
    to_account: str = line()
    purpose: str = line()
    next_on: date | None = day()
    ended_on: date | None = day()
    ended_why: str = line()


class BankTransaction(Imported, table=True):
    """One movement on an account."""

    __tablename__ = "bank_transaction"
    __table_args__ = (
        sa.Index("bank_transaction_by_day", "holding_rid", "booked_on", "rid"),
        import_key("bank_transaction"),
        OPTIONS,
    )

    holding_rid: int = link("holding", nullable=False, index=False)
    booked_on: date = day(nullable=False)
    valued_on: date | None = day()
    direction: str = choice("in", "out")
    amount_minor: int = whole(0)
    """Always positive; `direction` says which way."""
    currency: str = line()
    cash: bool = yes_no()
    channel: str = line()
    what: str = line()
    counterparty: str = line()
    counter_account: str = line()
    counter_bank: str = line()
    counter_country: str = line()
    reference: str = line()
    balance_minor: int | None = whole()
    """The balance stated after it."""
