"""What was agreed after a decision: contracts, their conditions and security, and the paying-out of money."""

from datetime import date

import sqlalchemy as sa

from crodesk.storage.columns import choice, day, line, link, long_text, whole, yes_no
from crodesk.storage.tables.mixins import OPTIONS, Imported, OfCustomer, import_key


class CreditContract(OfCustomer, table=True):
    """What was agreed after a decision: how much may be drawn, until when, on which terms."""

    __tablename__ = "credit_contract"
    __table_args__ = (sa.Index("credit_contract_by_number", "number"), import_key("credit_contract"), OPTIONS)

    number: str = line()
    application_rid: int | None = link("application")
    kind: str = choice("loan", "line")
    """A `loan` is drawn once or in parts; every drawing of a `line` is a debt of its own."""
    purpose: str = line()
    amount_minor: int | None = whole()
    """The loan, or the limit of the line."""
    currency: str = line()
    months: int | None = whole()
    method: str = line(default="annuity")
    rate_ppm: int | None = whole()
    grade: str = line()
    """The risk grade at the decision."""
    signed_on: date | None = day()
    available_until: date | None = day()
    """The last day on which money may be drawn."""
    state: str = choice("prepared", "signed", "closed", "cancelled")
    note: str = long_text()


class ContractAddendum(Imported, table=True):
    """A change of how much may be drawn under a contract, or until when, as both sides signed it."""

    __tablename__ = "contract_addendum"
    __table_args__ = (import_key("contract_addendum"), OPTIONS)

    credit_contract_rid: int = link("credit_contract", nullable=False)
    number: str = line()
    signed_on: date | None = day()
    amount_minor: int | None = whole()
    """The loan, or the limit of the line, from then on."""
    before_minor: int | None = whole()
    """What it was before."""
    currency: str = line()
    available_until: date | None = day()
    before_until: date | None = day()
    decided_by: str = line()
    """Who decided on it, where more may be drawn than before."""
    reason: str = line()


class ContractCondition(Imported, table=True):
    """Something that has to be so before money goes out, or as long as the loan runs."""

    __tablename__ = "contract_condition"
    __table_args__ = (import_key("contract_condition"), OPTIONS)

    credit_contract_rid: int = link("credit_contract", nullable=False)
    kind: str = choice("precedent", "covenant")
    what: str = line()
    state: str = choice("open", "met", "waived", "broken")
    due_on: date | None = day()
    every_months: int | None = whole()
    """Of a covenant: how often it is looked at."""
    looked_on: date | None = day()
    """When it was last found to be so, or waived."""
    looked_by: str = line()
    paper: str = line()
    """What shows it, and where that lies."""
    waived_why: str = line()


class SecurityContract(Imported, table=True):
    """A mortgage, pledge or guarantee that secures what was agreed, and where its registration stands."""

    __tablename__ = "security_contract"
    __table_args__ = (import_key("security_contract"), OPTIONS)

    credit_contract_rid: int = link("credit_contract", nullable=False)
    collateral_rid: int | None = link("collateral")
    kind: str = choice("mortgage", "pledge", "guarantee", "deposit")
    number: str = line()
    signed_on: date | None = day()
    notarised_on: date | None = day()
    registration: str = line()
    registered_on: date | None = day()
    insured_until: date | None = day()
    revalue_on: date | None = day()
    state: str = choice("prepared", "signed", "registered", "released")
    released_on: date | None = day()
    originals: str = line()
    """Where the original papers lie."""


class Drawing(Imported, table=True):
    """One paying-out of money: what for, to whom, by which means."""

    __table_args__ = (import_key("drawing"), OPTIONS)

    credit_contract_rid: int = link("credit_contract", nullable=False)
    debt_note: str = line()
    """The number of the debt note."""
    amount_minor: int | None = whole()
    currency: str = line()
    purpose: str = line()
    means: str = choice("transfer", "cash")
    cash_why: str = line()
    """Which exception allows cash, and what shows it."""
    state: str = choice("planned", "requested", "drawn", "cancelled")
    wanted_on: date | None = day()
    drawn_on: date | None = day()
    due_on: date | None = day()
    rate_ppm: int | None = whole()
    papers: str = long_text()
    """What proves the purpose, one a line."""
    papers_checked_on: date | None = day()
    papers_checked_by: str = line()
    proof_by: date | None = day()
    """Until when papers that prove the use are promised, where they come after the money."""
    proof_seen_on: date | None = day()
    """When those papers were seen; `None` while they are to come."""
    proof_seen_by: str = line()
    holding_rid: int | None = link("holding")
    """The loan account that it was drawn on."""
    note: str = line()


class DrawingPayee(Imported, table=True):
    """To whom a part of a drawing goes."""

    __tablename__ = "drawing_payee"
    __table_args__ = (import_key("drawing_payee"), OPTIONS)

    drawing_rid: int = link("drawing", nullable=False)
    name: str = line()
    account: str = line()
    bank: str = line()
    amount_minor: int | None = whole()
    currency: str = line()
    purpose: str = line()
    evidence: str = line()
    """The contract or invoice that it is paid for."""
    is_borrower: bool = yes_no()
    borrower_why: str = line()
