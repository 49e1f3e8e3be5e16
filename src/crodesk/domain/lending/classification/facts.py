"""What the classification is told, and what it answers."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from crodesk.domain.problem import Problem
from crodesk.domain.rules.pack import Mark
from crodesk.domain.rules.said import Reason


@dataclass(frozen=True, slots=True)
class Override:
    """A group that a person sets by hand."""

    group: str
    reason: str
    """Why, in words; never empty."""
    approval: str = ""
    """The reference of the recorded approval, which a better group needs."""


@dataclass(frozen=True, slots=True)
class Events:
    """What happened to a facility besides being paid or not."""

    restructures: int = 0
    """How often its repayment was rescheduled, also when only a part of it was."""
    last_restructure: str = ""
    """`adjusted` within the final maturity or `extended` beyond it; empty when it isn't known."""
    new_terms_dpd: int | None = None
    """Days past due under the newest terms; `None`: those of the facility."""
    recalled_on: date | None = None
    """The day on which a decision of early recall took effect, while the debt isn't recovered."""
    facts: frozenset[str] = frozenset()
    """Of `codes.FACTS`."""
    external_group: str = ""
    """The group that another bank has the customer in, such as CIC states it."""
    current_group: str = ""
    """The facility's own group at the last classification, before the customer's other debts."""
    observed_since: date | None = None
    """From when good payment is observed: all that was past due was paid, or the new terms began."""
    periods_paid: int | None = None
    """How many repayment periods in a row were paid in time since then; `None` when it isn't known."""
    papers: bool = False
    """Whether documents prove the recovery."""
    performing_since: date | None = None
    """When a non-performing forborne facility became performing."""
    short_term: bool | None = None
    """Whether its term is at most 12 months; `None` when it isn't known."""
    past_due: Decimal | None = None
    """How much is past due, in the pack's currency, for limits of materiality; `None` when it isn't known."""
    days_material: int | None = None
    """On how many days in a row both limits were exceeded (`arrears.materiality`); `None` when it isn't known."""
    re_aged: tuple[date, ...] = ()
    """When the account was counted as current again without all that was past due being paid."""
    override: Override | None = None


@dataclass(frozen=True, slots=True)
class Facility:
    """One debt, as far as rules look at it."""

    customer: str = ""
    """What all debts of a customer have in common; empty when the customer's other debts aren't looked at."""
    oldest_due: date | None = None
    """The due date of the oldest instalment with an unpaid part, also when it lies ahead; `None` when there is none."""
    dpd: int | None = None
    """Days past due as the bank's system states them; `None`: counted from `oldest_due`."""
    exposure: Decimal | None = None
    """Principal outstanding in the currency's own unit; `None` when it isn't known."""
    product: str = ""
    """One of `codes.PRODUCTS`; empty for any other."""
    retail: bool | None = None
    """Whether it is a retail debt; `None` when it isn't known."""
    events: Events | None = None
    """`None` when nothing happened, as with most."""


@dataclass(frozen=True, slots=True)
class Debtor:
    """What is known of a customer's debts at all banks, in one currency."""

    debts: Decimal
    late: Decimal
    """The part that is past due for longer than the pack's share rule says."""


@dataclass(frozen=True, slots=True)
class Classification:
    """The answer for one facility."""

    group: str
    """The code of the group."""
    rank: int
    """Its place in the pack; 0 is the best."""
    own_group: str
    """The group without the customer's other debts and without a better one set by hand."""
    dpd: int
    """The days past due that were counted."""
    reasons: tuple[Reason, ...]
    """Why, step by step."""
    to_be_confirmed: tuple[Mark, ...] = ()
    """The figures behind the group that are general knowledge, which the bank has to confirm."""
    problems: tuple[Problem, ...] = ()
    """What was missing or refused; the group is the worse of those possible."""
