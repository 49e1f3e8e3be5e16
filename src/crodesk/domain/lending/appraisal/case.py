"""A loan application as the appraisal reads it: who asks for what, what they earn, owe and own, and what secures it.

Every amount is in major units of the currency it names. `None` always means *not known*; it is never counted as zero.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

UNKNOWN = ""
"""Of a word: not known."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a figure comes from."""

    source: str = UNKNOWN
    """The document or person, such as `payslips Aug–Oct`."""
    as_of: date | None = None
    verified: bool = False
    """Whether the officer saw the proof."""


@dataclass(frozen=True, slots=True)
class Party:
    """The borrower, or somebody else who has a part in the loan."""

    key: str
    """Names the party within the application: the borrower is `borrower`."""
    name: str
    role: str = "borrower"
    """borrower, co_borrower, guarantor, owner (of collateral or of the firm), spouse, related."""
    kind: str = "individual"
    """individual, household or company, as customers are."""
    born: date | None = None
    """Of a firm: when it was founded."""
    share: Decimal | None = None
    """Percent: of the debt for a co-borrower, of the firm for its owner."""
    code: str = UNKNOWN
    """The customer's code, when the party is one; the same code is the same person."""
    id_number: str = UNKNOWN
    identity_until: date | None = None
    """Until when the identity paper holds."""
    consent: bool | None = None
    """Whether the credit bureau may be asked."""
    living_cost: Decimal | None = None
    """What the household costs a month."""
    backs: str = UNKNOWN
    """Of a guarantor: the key of the party that is backed; empty for the borrower."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The loan that is asked for."""

    product: str
    """Code of the product in the rules (`domain/rules/shipped/lending/products.toml`)."""
    purpose: str = UNKNOWN
    amount: Decimal | None = None
    currency: str = "VND"
    months: int | None = None
    method: str = "annuity"
    rate: Decimal | None = None
    """Percent a year."""
    start: date | None = None
    """The day of the first drawing; today when it isn't said."""
    first_due: date | None = None
    grace_principal: int = 0
    """Instalments without principal."""
    cost: Decimal | None = None
    """What the purchase, the project or the plan costs in all."""
    own_money: Decimal | None = None
    """What of it the borrower pays."""
    yearly_costs: Decimal | None = None
    """Of a working-capital line: the costs of a year of operation without depreciation."""
    turns: Decimal | None = None
    """Of a working-capital line: how often the capital turns over in a year."""
    other_sources: Decimal | None = None
    """Of a working-capital line: credit of suppliers and other banks."""


@dataclass(frozen=True, slots=True)
class Flow:
    """An income or an expense that comes again."""

    kind: str
    """salary, bonus, business, rent, pension, family, other; of expenses living, rent, school, family, other."""
    amount: Decimal | None
    period: str = "month"
    """month, quarter or year."""
    currency: str = "VND"
    expense: bool = False
    variable: bool = False
    """Whether it comes irregularly, so that rules count only a part of it."""
    party: str = "borrower"
    evidence: Evidence = Evidence()
    paid_here: bool = False
    """Whether it comes to, or goes from, an account with us."""


@dataclass(frozen=True, slots=True)
class Debt:
    """A loan, card or line that a party has already."""

    lender: str
    ours: bool = False
    kind: str = "loan"
    """loan, card, overdraft, guarantee."""
    balance: Decimal | None = None
    monthly: Decimal | None = None
    """What it takes a month; of a card, what the rules count of its limit where this isn't known."""
    limit: Decimal | None = None
    currency: str = "VND"
    group: int | None = None
    """Debt group 1 to 5 as stated."""
    days_late: int | None = None
    secured: bool = False
    repaid_by_this: bool = False
    """Whether this loan pays it off."""
    party: str = "borrower"
    evidence: Evidence = Evidence()


@dataclass(frozen=True, slots=True)
class Asset:
    """Something a party owns that isn't collateral of this loan."""

    kind: str
    """home, land, vehicle, deposit, stock, business, other."""
    value: Decimal | None
    currency: str = "VND"
    party: str = "borrower"
    evidence: Evidence = Evidence()


@dataclass(frozen=True, slots=True)
class Statement:
    """A year's (or a part of a year's) accounts of a business, in one currency."""

    ends: date
    months: int = 12
    currency: str = "VND"
    audited: bool = False
    sales: Decimal | None = None
    cost_of_sales: Decimal | None = None
    operating_costs: Decimal | None = None
    """Of selling and administration, without depreciation."""
    depreciation: Decimal | None = None
    interest: Decimal | None = None
    tax: Decimal | None = None
    net_profit: Decimal | None = None
    cash: Decimal | None = None
    receivables: Decimal | None = None
    inventory: Decimal | None = None
    current_assets: Decimal | None = None
    total_assets: Decimal | None = None
    payables: Decimal | None = None
    current_liabilities: Decimal | None = None
    bank_debt: Decimal | None = None
    total_liabilities: Decimal | None = None
    equity: Decimal | None = None
    evidence: Evidence = Evidence()


@dataclass(frozen=True, slots=True)
class Collateral:
    """Something that secures the loan."""

    kind: str
    """land, house, apartment, vehicle, machine, goods, receivables, deposit, paper (valuable), guarantee, other."""
    name: str = UNKNOWN
    title_number: str = UNKNOWN
    """Of its certificate, passbook or registration; the same number is the same thing."""
    owner: str = "borrower"
    """The key of the party that owns it."""
    price: Decimal | None = None
    """What is paid for it, when the loan buys it."""
    market_value: Decimal | None = None
    currency: str = "VND"
    valued_on: date | None = None
    valued_by: str = UNKNOWN
    haircut: Decimal | None = None
    """Percent taken off; the rules' own for its kind when it isn't said."""
    prior_liens: Decimal | None = None
    pledged_for: str = UNKNOWN
    """The number of another application or loan that it secures already."""
    insured_until: date | None = None
    insured_for: Decimal | None = None
    revalue_on: date | None = None
    matures_on: date | None = None
    """Of a deposit."""
    evidence: Evidence = Evidence()


@dataclass(frozen=True, slots=True)
class BureauReport:
    """What the credit bureau says of a party on a day."""

    reported_on: date
    source: str = "CIC"
    party: str = "borrower"
    consent_on: date | None = None
    valid_until: date | None = None
    worst_group: int | None = None
    """The worst debt group today at any lender."""
    worst_group_before: int | None = None
    """The worst one in the last 24 months."""
    lenders: int | None = None
    balance: Decimal | None = None
    monthly: Decimal | None = None
    """What its debts take a month."""
    enquiries: int | None = None
    """Of the last six months."""
    score: int | None = None
    currency: str = "VND"


@dataclass(frozen=True, slots=True)
class Exposure:
    """What the bank has lent, or may have to lend, to somebody of the group already."""

    code: str
    """The customer's code."""
    name: str
    why: str
    """household, owner, owned, guarantor, group, borrower."""
    balance: Decimal | None = None
    """The larger of what is drawn and the limit."""
    secured: bool = False
    currency: str = UNKNOWN
    """Empty for that of the application."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """Another application of the borrower."""

    number: str
    product: str
    stage: str
    """One of the stages of `application.moves`."""
    since: date | None = None
    """Since when it is in that stage."""


@dataclass(frozen=True, slots=True)
class Conduct:
    """How the account was used, from the transactions of twelve months and what the desk knows of earlier loans."""

    months_with_us: int | None = None
    inflow_a_month: Decimal | None = None
    outflow_a_month: Decimal | None = None
    lowest_balance: Decimal | None = None
    salary_here: bool | None = None
    """Whether the salary comes to an account with us."""
    days_late_most: int | None = None
    """The most days that a loan with us was ever late."""
    loans_repaid: int | None = None
    """0, with no days late, when the desk knows of no earlier loan."""


@dataclass(frozen=True, slots=True)
class Case:
    """An application as a whole."""

    today: date
    asked: Asked
    parties: tuple[Party, ...]
    """The borrower first."""
    flows: tuple[Flow, ...] = ()
    debts: tuple[Debt, ...] = ()
    no_debts: bool = False
    """Whether the customer said that there are none: an empty list alone means not known."""
    assets: tuple[Asset, ...] = ()
    statements: tuple[Statement, ...] = ()
    """The latest first."""
    collateral: tuple[Collateral, ...] = ()
    bureau: tuple[BureauReport, ...] = ()
    exposures: tuple[Exposure, ...] = ()
    earlier: tuple[Earlier, ...] = ()
    """The borrower's other applications."""
    conduct: Conduct = Conduct()
    sector: str = UNKNOWN
    """Of a business."""
    papers_missing: tuple[str, ...] = ()
    """Codes of mandatory papers that are neither there nor waived."""
    answers: dict[str, str] = field(default_factory=dict)
    """Levels of scorecard attributes that only the officer can judge, by attribute code."""
    grade_moved: str = UNKNOWN
    """The grade that the officer sets by hand; empty for the one that was scored."""
    grade_why: str = UNKNOWN
    """Why it was moved."""
    exchange: dict[str, Decimal] = field(default_factory=dict)
    """What one unit of another currency is worth in that of the loan; without it amounts in it aren't known."""
    exchange_on: dict[str, date] = field(default_factory=dict)
    """Of which day each of these rates is; a rate without a day was stated for today."""

    @property
    def borrower(self) -> Party:
        """The first party."""
        return self.parties[0]
