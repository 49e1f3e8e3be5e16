"""The classification of a whole book, or of one facility with the customer's other debts, on a day.

In this order: the days past due give a group; floors, other banks, the gate of cure and a worse group set by hand make
it worse; then the customer's debts follow the worst of them; last, a better group that was approved is set. A worse
group set by hand and one that is kept count for the customer's other debts too, which is why they come before those.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from crodesk.domain.lending.classification import customers, officer, own, shares
from crodesk.domain.lending.classification.facts import Classification, Debtor, Facility
from crodesk.domain.rules.pack import Pack


def classify_book(
    facilities: Sequence[Facility], pack: Pack, as_of: date, debtors: Mapping[str, Debtor] | None = None
) -> list[Classification]:
    """Return the classification of every facility at the end of `as_of`, in the same order.

    Every facility that shares a customer has to be in it: debts of one customer count together. `debtors` says by
    customer what is known of debts at all banks. What is wrong with the facts is among the `problems` of the answer,
    and the group is then the worse of those possible.
    """
    found = own.classify_all(facilities, pack, as_of)
    if pack.contagion == "worst":
        found = customers.spread_worst(facilities, found, pack)
    if pack.shares:
        found = shares.spread_shares(facilities, found, pack, debtors or {})
    for place, facility in enumerate(facilities):
        if facility.events is not None and facility.events.override is not None:
            found[place] = officer.set_better(found[place], facility.events.override, pack)
    return found


def classify(
    facility: Facility, pack: Pack, as_of: date, others: Sequence[Facility] = (), debtor: Debtor | None = None
) -> Classification:
    """Return the classification of one facility; `others` are the same customer's other debts."""
    return classify_book([facility, *others], pack, as_of, {facility.customer: debtor} if debtor else {})[0]


def customer_group(found: Sequence[Classification]) -> Classification | None:
    """Return the worst of a customer's classifications; `None` when there is none."""
    return max(found, key=lambda one: one.rank, default=None)
