"""Loan applications: what is asked, by whom, on which income, debts and accounts; how they went."""

from datetime import date, datetime

import sqlalchemy as sa

from crodesk.storage.columns import Row, choice, day, line, link, long_text, moment, whole, yes_no
from crodesk.storage.tables.mixins import OPTIONS, Imported, OfCustomer, import_key

STAGES = ("draft", "submitted", "returned", "approved", "conditional", "declined", "withdrawn", "expired")


class OfApplication(Imported):
    """A row that belongs to one application; one that was taken out stays, ended."""

    application_rid: int = link("application", nullable=False)
    ended_on: date | None = day()
    ended_why: str = line()


class Evident(OfApplication):
    """A figure of an application, with where it comes from."""

    source: str = line()
    as_of: date | None = day()
    verified: bool = yes_no()
    """Whether the officer saw the proof."""
    fact_rid: int | None = link("fact")
    """The fact on file that it was taken from."""


class Application(OfCustomer, table=True):
    """One application for a loan, from the first question to the decision."""

    __table_args__ = (
        sa.Index("application_by_stage", "stage", "stage_since", "rid"),
        sa.Index("application_by_number", "number", unique=True),
        import_key("application"),
        OPTIONS,
    )

    number: str = line()
    product: str = line()
    """Code of the product in the rules."""
    purpose: str = line()
    amount_minor: int | None = whole()
    currency: str = line()
    months: int | None = whole()
    method: str = line()
    rate_ppm: int | None = whole()
    start_on: date | None = day()
    first_due_on: date | None = day()
    grace_months: int | None = whole()
    """Instalments without principal."""
    cost_minor: int | None = whole()
    own_money_minor: int | None = whole()
    yearly_costs_minor: int | None = whole()
    bound_days: int | None = whole()
    """Of a working-capital line: how many days a turn of the capital takes."""
    other_sources_minor: int | None = whole()
    living_minor: int | None = whole()
    """What the borrower's household costs a month."""
    no_debts: bool = yes_no()
    sector: str = line()
    note: str = long_text()
    stage: str = choice(*STAGES)
    stage_since: date | None = day()
    started_on: date | None = day()
    ball: str = choice("us", "customer", "decider", "other")
    """Who has to do the next thing."""
    next_step: str = line()
    parked_until: date | None = day()
    parked_why: str = line()
    recommended: str = choice("", "approve", "conditional", "refer", "decline")
    recommended_amount_minor: int | None = whole()
    recommended_months: int | None = whole()
    recommended_rate_ppm: int | None = whole()
    conditions: str = long_text()
    """Before the first drawing, one a line."""
    covenants: str = long_text()
    """While the loan runs, one a line."""
    grade_moved: str = line()
    grade_why: str = line()
    competitor: str = line()
    competitor_rate_ppm: int | None = whole()
    holds_until: date | None = day()
    """Until when the decision holds."""


class ApplicationParty(OfApplication, table=True):
    """Somebody besides the borrower who has a part in an application."""

    __tablename__ = "application_party"
    __table_args__ = (import_key("application_party"), OPTIONS)

    customer_rid: int | None = link("customer")
    role: str = choice("co_borrower", "guarantor", "spouse", "owner", "related")
    name: str = line()
    kind: str = choice("individual", "household", "company")
    born_on: date | None = day()
    share_ppm: int | None = whole()
    id_number: str = line()
    identity_until: date | None = day()
    phone: str = line()
    consent: str = choice("", "yes", "no")
    living_minor: int | None = whole()
    currency: str = line()
    backs_rid: int | None = link("application_party")
    """Of a guarantor: who is backed; `None` for the borrower."""


class ApplicationFlow(Evident, table=True):
    """An income or expense that comes again."""

    __tablename__ = "application_flow"
    __table_args__ = (import_key("application_flow"), OPTIONS)

    direction: str = choice("income", "expense")
    kind: str = line(default="salary")
    amount_minor: int | None = whole()
    currency: str = line()
    period: str = choice("month", "quarter", "year")
    variable: bool = yes_no()
    party_rid: int | None = link("application_party")
    """Whose it is; `None` for the borrower."""
    paid_here: bool = yes_no()
    """Whether it comes to, or goes from, an account with us."""


class ApplicationDebt(Evident, table=True):
    """A loan, card or line that somebody has already."""

    __tablename__ = "application_debt"
    __table_args__ = (import_key("application_debt"), OPTIONS)

    lender: str = line()
    ours: bool = yes_no()
    kind: str = line(default="loan")
    balance_minor: int | None = whole()
    monthly_minor: int | None = whole()
    limit_minor: int | None = whole()
    currency: str = line()
    debt_group: int | None = whole()
    days_late: int | None = whole()
    secured: bool = yes_no()
    repaid_by_this: bool = yes_no()
    party_rid: int | None = link("application_party")
    holding_rid: int | None = link("holding")


class ApplicationAsset(Evident, table=True):
    """Something owned that doesn't secure the loan."""

    __tablename__ = "application_asset"
    __table_args__ = (import_key("application_asset"), OPTIONS)

    kind: str = line(default="home")
    what: str = line()
    value_minor: int | None = whole()
    currency: str = line()
    party_rid: int | None = link("application_party")


class ApplicationStatement(Evident, table=True):
    """The accounts of a business for a year or a part of one."""

    __tablename__ = "application_statement"
    __table_args__ = (import_key("application_statement"), OPTIONS)

    ends_on: date | None = day()
    months: int | None = whole(12)
    currency: str = line()
    audited: bool = yes_no()
    sales_minor: int | None = whole()
    cost_of_sales_minor: int | None = whole()
    operating_costs_minor: int | None = whole()
    depreciation_minor: int | None = whole()
    interest_minor: int | None = whole()
    tax_minor: int | None = whole()
    net_profit_minor: int | None = whole()
    cash_minor: int | None = whole()
    receivables_minor: int | None = whole()
    inventory_minor: int | None = whole()
    current_assets_minor: int | None = whole()
    total_assets_minor: int | None = whole()
    payables_minor: int | None = whole()
    current_liabilities_minor: int | None = whole()
    bank_debt_minor: int | None = whole()
    total_liabilities_minor: int | None = whole()
    equity_minor: int | None = whole()


class Collateral(Evident, table=True):
    """Something that secures a loan."""

    __table_args__ = (sa.Index("collateral_by_title", "title_digits"), import_key("collateral"), OPTIONS)

    kind: str = line(default="house")
    name: str = line()
    title_number: str = line()
    title_digits: str = line()
    """Derived from the title's number, for finding the same thing elsewhere."""
    owner_rid: int | None = link("application_party")
    """Who owns it; `None` for the borrower."""
    holding_rid: int | None = link("holding")
    """The deposit that is pledged."""
    price_minor: int | None = whole()
    value_minor: int | None = whole()
    currency: str = line()
    valued_on: date | None = day()
    valued_by: str = line()
    haircut_ppm: int | None = whole()
    liens_minor: int | None = whole()
    insured_until: date | None = day()
    insured_minor: int | None = whole()
    insurer: str = line()
    revalue_on: date | None = day()
    matures_on: date | None = day()
    registered_on: date | None = day()
    registration: str = line()
    released_on: date | None = day()


class BureauReport(OfApplication, table=True):
    """What the credit bureau said of somebody on a day."""

    __tablename__ = "bureau_report"
    __table_args__ = (import_key("bureau_report"), OPTIONS)

    party_rid: int | None = link("application_party")
    source: str = line()
    reported_on: date | None = day()
    consent_on: date | None = day()
    valid_until: date | None = day()
    worst_group: int | None = whole()
    worst_before: int | None = whole()
    """The worst group of the last 24 months."""
    lenders: int | None = whole()
    balance_minor: int | None = whole()
    monthly_minor: int | None = whole()
    currency: str = line()
    enquiries: int | None = whole()
    score: int | None = whole()


class ApplicationPaper(OfApplication, table=True):
    """One paper that an application wants, and where it stands."""

    __tablename__ = "application_paper"
    __table_args__ = (
        sa.Index("application_paper_expiring", "valid_until", "rid"),
        import_key("application_paper"),
        OPTIONS,
    )

    code: str = line()
    """Of the checklist; empty for a paper of the officer's own."""
    name: str = line()
    state: str = choice("wanted", "received", "verified", "waived", "expired")
    party_rid: int | None = link("application_party")
    dated: date | None = day()
    received_on: date | None = day()
    valid_until: date | None = day()
    checked_by: str = line()
    waived_why: str = line()
    place: str = line()
    """The cabinet, box or file it lies in."""


class ApplicationFinding(OfApplication, table=True):
    """What the officer finds on one pillar of the appraisal."""

    __tablename__ = "application_finding"
    __table_args__ = (import_key("application_finding"), OPTIONS)

    pillar: str = choice("reputation", "finances", "business", "repayment", "collateral")
    finding: str = choice("", "strong", "acceptable", "weak")
    text: str = long_text()
    risk: str = long_text()
    mitigant: str = long_text()


class ScorecardAnswer(OfApplication, table=True):
    """What the officer answers to a question of a scorecard that figures don't."""

    __tablename__ = "scorecard_answer"
    __table_args__ = (import_key("scorecard_answer"), OPTIONS)

    attribute: str = line()
    """The code of the question."""
    answer: str = line()
    """The code of the level."""
    evidence: str = line()
    ended_on: date | None = day()
    ended_why: str = line()


class ApplicationEvent(Row, table=True):
    """One move of an application: from which stage to which, by whom, when and why."""

    __tablename__ = "application_event"
    __table_args__ = (OPTIONS,)

    application_rid: int = link("application", nullable=False)
    move: str = line()
    stage: str = line()
    """The stage it came to."""
    at: datetime = moment(nullable=False)
    officer: str = line()
    """Who wrote it down."""
    decided_by: str = line()
    """Who decided: never the officer who prepared it."""
    level: str = line()
    minutes: str = line()
    reason: str = long_text()
    dissent: str = long_text()
    conditions: str = long_text()
    amount_minor: int | None = whole()
    months: int | None = whole()
    rate_ppm: int | None = whole()
    currency: str = line()


class DecisionSnapshot(Row, table=True):
    """What was known when an application was sent or decided; it never changes."""

    __tablename__ = "decision_snapshot"
    __table_args__ = (OPTIONS,)

    application_rid: int = link("application", nullable=False)
    event_rid: int | None = link("application_event")
    at: datetime = moment(nullable=False)
    decisive: bool = yes_no()
    """Whether it belongs to a decision, which can't be taken back; else the application was only sent."""
    content: str = long_text()
    """Facts, rules, score and figures as JSON."""
    sha256: str = line()
    """Of the content, in UTF-8."""


class Attachment(OfCustomer, table=True):
    """A paper or photo that is kept encrypted beside the desk."""

    __table_args__ = (import_key("attachment"), OPTIONS)

    application_rid: int | None = link("application")
    paper_rid: int | None = link("application_paper")
    name: str = line()
    media_type: str = line()
    size: int | None = whole()
    content_hash: str = line()
    """Names the content: a keyed hash of it."""
    added_at: datetime | None = moment()
    note: str = line()
    holding_rid: int | None = link("holding")
    inspection_rid: int | None = link("inspection")


class IssuedPaper(Row, table=True):
    """A paper that was printed, with the very content that it had."""

    __tablename__ = "issued_paper"
    __table_args__ = (OPTIONS,)

    application_rid: int | None = link("application")
    paper: str = line()
    language: str = line()
    at: datetime = moment(nullable=False)
    officer: str = line()
    template_sha256: str = line()
    content_hash: str = line()
    """Names the printed file among the attachments."""
    missing: str = long_text()
    """Fields that were not known, one a line."""
    holding_rid: int | None = link("holding")
    """Of a paper for a loan that runs: which."""
    drawing_rid: int | None = link("drawing")
    inspection_rid: int | None = link("inspection")
