"""Money as banks state it: statements, their entries, who pays what, exchange rates."""

from datetime import date

import sqlalchemy as sa

from crodesk.storage.columns import choice, day, line, link, long_text, whole
from crodesk.storage.tables.mixins import OPTIONS, Imported, import_key


class BankStatement(Imported, table=True):
    """A statement of account that was taken in."""

    __tablename__ = "bank_statement"
    __table_args__ = (sa.Index("bank_statement_by_file", "sha256"), import_key("bank_statement"), OPTIONS)

    account: str = line()
    number: str = line()
    currency: str = line()
    from_on: date | None = day()
    to_on: date | None = day()
    opening_minor: int | None = whole()
    closing_minor: int | None = whole()
    format: str = line()
    file_name: str = line()
    sha256: str = line()
    """Of the whole file."""
    taken_in_on: date | None = day()
    entries: int | None = whole()
    remarks: str = long_text()
    """What doesn't add up, one a line."""


class StatementEntry(Imported, table=True):
    """One line of a statement, and the loan it was found to pay."""

    __tablename__ = "statement_entry"
    __table_args__ = (
        sa.Index("statement_entry_by_key", "entry_key", unique=True),
        sa.Index("statement_entry_by_state", "state", "booked_on", "rid"),
        import_key("statement_entry"),
        OPTIONS,
    )

    bank_statement_rid: int = link("bank_statement", nullable=False)
    entry_key: str = line()
    """Made of what the entry says: the same entry of another statement has the same key."""
    booked_on: date | None = day()
    valued_on: date | None = day()
    amount_minor: int = whole(0)
    """What came in; below zero what went out."""
    currency: str = line()
    code: str = line()
    reference: str = line()
    counterparty: str = line()
    counter_account: str = line()
    counter_bank: str = line()
    text: str = long_text()
    state: str = choice("open", "proposed", "booked", "set_aside", "none")
    """`none`: nothing of ours; `set_aside`: the officer said so."""
    holding_rid: int | None = link("holding")
    """The loan it pays, or most likely pays."""
    why: str = line()
    """What speaks for that, or why it was set aside."""


class KnownPayer(Imported, table=True):
    """Who pays a loan, as it was confirmed once."""

    __tablename__ = "known_payer"
    __table_args__ = (sa.Index("known_payer_by_account", "account"), import_key("known_payer"), OPTIONS)

    holding_rid: int = link("holding", nullable=False)
    account: str = line()
    name: str = line()
    confirmed_on: date | None = day()
    confirmed_by: str = line()
    ended_on: date | None = day()
    ended_why: str = line()


class ExchangeRate(Imported, table=True):
    """What one unit of a currency is worth in another on a day, as a source states it."""

    __tablename__ = "exchange_rate"
    __table_args__ = (
        sa.Index("exchange_rate_newest", "currency", "in_currency", "as_of", "rid"),
        import_key("exchange_rate"),
        OPTIONS,
    )

    currency: str = line()
    in_currency: str = line()
    as_of: date = day(nullable=False)
    rate: str = line()
    """A decimal number with a point, exactly as stated."""
    source: str = line()
