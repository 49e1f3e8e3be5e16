"""What papers are made from: the application, and what stands around it.

Amounts are in major units, rates in percent a year. `None` and the empty word mean *not known*; an empty tuple means
that there is none, a list that is `None` isn't known.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from crodesk.domain.lending.appraisal.case import Case
from crodesk.domain.lending.schedule import Schedule

Texts = tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Bank:
    """Who lends, and who signs for it."""

    name: str = ""
    branch: str = ""
    address: str = ""
    phone: str = ""
    tax_code: str = ""
    signer: str = ""
    signer_position: str = ""
    place: str = ""
    """Where papers are signed."""


@dataclass(frozen=True, slots=True)
class Officer:
    """Who prepares the paper."""

    name: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """What papers say of a party besides what the application has."""

    address: str = ""
    phone: str = ""
    email: str = ""
    id_issued_on: date | None = None
    id_issued_by: str = ""
    tax_code: str = ""
    account: str = ""
    signer: str = ""
    """Who signs for it; a person signs for themselves."""
    signer_position: str = ""
    signer_authority: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided on the application."""

    verdict: str
    """approve, conditional, decline or return."""
    on: date | None = None
    by: str = ""
    level: str = ""
    minutes: str = ""
    amount: Decimal | None = None
    months: int | None = None
    rate: Decimal | None = None
    until: date | None = None
    """Until when an offer holds."""
    conditions: Texts = None
    covenants: Texts = None
    reasons: Texts = None


@dataclass(frozen=True, slots=True)
class Contract:
    """The credit contract and the contract that secures it."""

    number: str = ""
    dated: date | None = None
    overdue_rate: Decimal | None = None
    late_interest_rate: Decimal | None = None
    early_fee: str = ""
    available_until: date | None = None
    rate_rule: str = ""
    security: str = ""
    """mortgage or pledge; empty where nothing secures the loan."""
    security_number: str = ""
    security_dated: date | None = None
    secured_amount: Decimal | None = None
    amount: Decimal | None = None
    """What it is concluded on, where that is written down already."""


@dataclass(frozen=True, slots=True)
class Beneficiary:
    """Somebody who is paid by a drawing."""

    name: str
    account: str = ""
    bank: str = ""
    amount: Decimal | None = None
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """One drawing under the contract, for which a debt receipt is signed."""

    number: str = ""
    on: date | None = None
    due: date | None = None
    amount: Decimal | None = None
    purpose: str = ""
    means: str = ""
    evidence: str = ""
    limit: Decimal | None = None
    outstanding: Decimal | None = None
    """Before this drawing."""
    principal_periods: str = ""
    interest_periods: str = ""
    originals: int | None = 3
    beneficiaries: tuple[Beneficiary, ...] | None = None
    left: Decimal | None = None
    """Of the limit, before this drawing; `None` where only the limit less what is outstanding says it."""

    @property
    def free(self) -> Decimal | None:
        """Return how much may be drawn at most; `None` where nobody says it."""
        if self.left is not None or self.limit is None or self.outstanding is None:
            return self.left
        return self.limit - self.outstanding


@dataclass(frozen=True, slots=True)
class ChecklistLine:
    """One paper of the checklist; its name is in the paper's language already."""

    name: str
    form: str = ""
    """Such as `certified copy`."""
    state: str = ""
    """wanted, received, verified, waived or expired."""
    dated: date | None = None
    received: date | None = None
    valid_until: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class RatioLine:
    """A ratio, in words already; the value is empty where it isn't known."""

    name: str
    value: str = ""
    limit: str = ""
    formula: str = ""


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule of the policy, in words, and what came of it: pass, fail or unknown."""

    name: str
    result: str
    facts: str = ""


@dataclass(frozen=True, slots=True)
class StressLine:
    """What becomes of the loan when something worsens, in words."""

    name: str
    instalment: str = ""
    dsr: str = ""
    residual: str = ""
    dscr: str = ""
    result: str = ""
    """pass, fail or unknown."""


@dataclass(frozen=True, slots=True)
class PillarLine:
    """One of the five pillars, in words; the finding is strong, acceptable, weak or unknown."""

    name: str
    facts: str = ""
    finding: str = ""
    risk: str = ""
    mitigant: str = ""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the appraisal came to, as the report prints it."""

    verdict: str = ""
    """approve, conditional, refer or decline."""
    amount: Decimal | None = None
    months: int | None = None
    rate: Decimal | None = None
    score: str = ""
    grade: str = ""
    exposure: Decimal | None = None
    """Of the group, this loan included, in the currency of the application."""
    authority: str = ""
    rules_versions: str = ""
    ratios: tuple[RatioLine, ...] | None = None
    rules: tuple[RuleLine, ...] | None = None
    stress: tuple[StressLine, ...] | None = None
    pillars: tuple[PillarLine, ...] | None = None
    conditions: Texts = None
    covenants: Texts = None
    reasons: Texts = None
    exceptions: Texts = None
    to_collect: Texts = None


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """Everything that a paper may say."""

    case: Case
    number: str = ""
    """Of the application."""
    dated: date | None = None
    product: str = ""
    """Its name in the paper's language."""
    has_plan: bool = True
    """Whether the product asks what the purchase or plan costs."""
    bank: Bank = Bank()
    officer: Officer = Officer()
    people: Mapping[str, Person] = field(default_factory=dict)
    """By the key of the party."""
    decision: Decision | None = None
    contract: Contract = Contract()
    drawing: Drawing = Drawing()
    schedule: Schedule | None = None
    """Of what was approved where there is a decision, else of what is asked for."""
    papers: tuple[ChecklistLine, ...] | None = None
    opinion: Opinion = Opinion()
    collect_until: date | None = None
