"""In which debt group the new loan would start: all debts of a customer follow the worst, here and at other banks."""

from crodesk.domain.lending.appraisal.case import Debt
from crodesk.domain.lending.appraisal.worked import Worked
from crodesk.domain.lending.classification.book import classify
from crodesk.domain.lending.classification.facts import Classification, Events, Facility
from crodesk.domain.rules.pack import Pack

_CUSTOMER = "borrower"


def starting_group(worked: Worked) -> Classification | None:
    """Return the group of the loan on its first day, with the reasons; `None` while the bureau's group isn't known."""
    worst = worked.values["worst_group"].value
    if worst is None:
        return None
    pack, case = worked.rules.groups, worked.case
    new = Facility(customer=_CUSTOMER, dpd=0, events=Events(external_group=_code(pack, int(worst))))
    return classify(new, pack, case.today, [_facility(debt) for debt in case.debts if debt.ours])


def _facility(debt: Debt) -> Facility:
    """Return a debt with us; what isn't known of its days late doesn't make it late here: the stated group does."""
    return Facility(customer=_CUSTOMER, dpd=debt.days_late or 0, exposure=debt.balance)


def _code(pack: Pack, group: int) -> str:
    """Return the code of a group by its number, the best being 1; the last for a number beyond."""
    return pack.groups[min(group, len(pack.groups)) - 1].code
