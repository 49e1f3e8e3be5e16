"""In which order a payment covers what is owed: stages, each walking some instalments and some components of them.

Source: Fineract's advanced payment allocation (due type x component, horizontal or vertical) and its older strategies,
whose names are kept; Vietnam's two orders follow Circular 39/2016/TT-NHNN art. 18 as amended by 06/2023.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crodesk.domain.lending.servicing.parts import Component, DueType
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

PENALTY, FEE, INTEREST, PRINCIPAL = Component
PAST_DUE, DUE, IN_ADVANCE = DueType


@dataclass(frozen=True, slots=True)
class Stage:
    """One walk: instalment by instalment, the oldest first, and of each its components in turn."""

    dues: tuple[DueType, ...]
    """Which instalments, those of the first kind before those of the next."""
    components: tuple[Component, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """The stages that a payment goes through until nothing is left of it."""

    name: str
    stages: tuple[Stage, ...]


def horizontal(name: str, components: Sequence[Component], in_advance: Sequence[Component] = ()) -> Order:
    """Return the order that settles one instalment whole before the next; `in_advance` may have its own sequence."""
    late, early = tuple(components), tuple(in_advance or components)
    return Order(name, (Stage((PAST_DUE,), late), Stage((DUE,), late), Stage((IN_ADVANCE,), early)))


def vertical(name: str, slots: Sequence[tuple[DueType, Component]]) -> Order:
    """Return the order that settles one component of all instalments of a due type before the next slot."""
    return Order(name, tuple(Stage((due,), (component,)) for due, component in slots))


_STANDARD = (PENALTY, FEE, INTEREST, PRINCIPAL)
_INTEREST_FIRST = (INTEREST, PRINCIPAL, PENALTY, FEE)
_PRINCIPAL_FIRST = (PRINCIPAL, INTEREST, PENALTY, FEE)
_UPSIDE_DOWN = (PRINCIPAL, INTEREST, FEE, PENALTY)
_FEE_LAST = (PENALTY, INTEREST, PRINCIPAL, FEE)
_RBI = Order(
    "rbi",
    (
        Stage((PAST_DUE, DUE), (PENALTY, FEE, INTEREST)),
        Stage((PAST_DUE, DUE), (PRINCIPAL,)),
        Stage((IN_ADVANCE,), _STANDARD),
    ),
)
"""All interest that is late or due across the instalments first, then principal, the oldest first."""
_VIETNAM_OVERDUE = vertical("vn-overdue", [(due, one) for due in DueType for one in _PRINCIPAL_FIRST])
"""Overdue principal, then interest on it, then what falls due in the same sequence; to be confirmed by the bank."""

ORDERS = {
    order.name: order
    for order in (
        horizontal("penalty-fee-interest-principal", _STANDARD),
        horizontal("interest-principal-penalty-fee", _INTEREST_FIRST),
        horizontal("principal-interest-penalty-fee", _PRINCIPAL_FIRST),
        horizontal("penalty-interest-principal-fee", _FEE_LAST),
        horizontal(
            "due-penalty-fee-interest-principal-ahead-principal", _STANDARD, (PRINCIPAL, PENALTY, FEE, INTEREST)
        ),
        horizontal("heavens-family", _UPSIDE_DOWN),
        horizontal("creocore", _STANDARD, (PRINCIPAL,)),
        horizontal("early-payment", _INTEREST_FIRST, (PRINCIPAL,)),
        _RBI,
        _VIETNAM_OVERDUE,
    )
}
"""The orders that have a name."""

STANDARD = ORDERS["penalty-fee-interest-principal"]
"""The order where nothing else is agreed."""


def problems(field: str, order: Order) -> Iterator[Problem]:
    """Yield whether money could be left over while something due stays unpaid."""
    reached = {(due, component) for stage in order.stages for due in stage.dues for component in stage.components}
    if any((due, component) not in reached for due in (PAST_DUE, DUE) for component in Component):
        yield Problem(field, N_("The order of payments leaves out something that is due."))
