"""What parts of a loan's plan and ledger are called, wherever they are shown."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from crodesk.domain.lending.numbers import ZERO
from crodesk.domain.lending.servicing import Payoff
from crodesk.domain.records import by_name
from crodesk.domain.words import N_
from crodesk.services.loan_schedule import PaidPart

STATES = {
    "paid": N_("paid"), "partly": N_("partly paid"), "due": N_("due today"), "late": N_("late"), "ahead": N_("ahead"),
    "": N_("not known"),
}  # fmt: skip
"""How an instalment stands, by its state: message ids."""
COMPONENTS = {"penalty": N_("penalty"), "fee": N_("fee"), "interest": N_("interest"), "principal": N_("principal")}
"""What a payment pays."""
ITEMS = {
    "principal": N_("principal"), "due_interest": N_("interest due"), "accrued": N_("interest since"),
    "fees": N_("fees"), "penalties": N_("penalties"), "early_fee": N_("fee for paying early"),
    "credit": N_("received before"),
}  # fmt: skip
"""What the amount that ends a loan is made of."""
TAKEN_OFF = "credit"
_EVENT_KIND = by_name("loan_event").field("kind")


def of_entry(kind: str) -> str:
    """Return what a row of the ledger is called, by its kind: a message id."""
    return N_("used from before") if kind == "kept" else _EVENT_KIND.label_of(kind)


def payoff_items(found: Payoff) -> Iterator[tuple[str, Decimal]]:
    """Yield what ends a loan, item by item: a message id and an amount, below zero what is taken off; no empty ones."""
    for name, label in ITEMS.items():
        value: Decimal = getattr(found, name)
        if value != ZERO:
            yield label, -value if name == TAKEN_OFF else value


def by_component(parts: Iterable[PaidPart]) -> dict[str, int]:
    """Return what was paid of each component, by its message id, in minor units."""
    sums: dict[str, int] = {}
    for one in parts:
        label = COMPONENTS[one.component]
        sums[label] = sums.get(label, 0) + one.amount_minor
    return sums
