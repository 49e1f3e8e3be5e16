"""What is said beside a row whose date or amount isn't the usual one."""

from crodesk.domain.lending.schedule.accrual import Accrual
from crodesk.domain.lending.schedule.rows import Remark
from crodesk.domain.lending.terms import LoanTerms
from crodesk.domain.words import N_


def of(terms: LoanTerms, accrual: Accrual, *, grace: bool, alone: bool) -> tuple[Remark, ...]:
    """Return the remarks on a period; `grace` says that none is to be repaid, `alone` that interest takes all."""
    found = accrual.period.remarks
    if accrual.period.stub:
        found += (Remark("principal", N_("Interest until the regular periods begin."), {}),)
    elif grace:
        found += (Remark("principal", N_("No principal: period of grace."), {}),)
    if alone:
        found += (Remark("principal", N_("Interest alone: it takes the whole instalment."), {}),)
    if accrual.changed_on:
        values = {"percent": accrual.percents[-1], "date": accrual.changed_on}
        found += (Remark("interest", N_("The rate is {percent}% from {date} on."), values),)
    drawn = accrual.during + accrual.at_end
    if drawn:
        found += (Remark("balance", N_("{amount} more is drawn."), {"amount": drawn}),)
    if any(one.due == accrual.period.nominal for one in terms.fixed):
        found += (Remark("payment", N_("An instalment agreed for this date."), {}),)
    return found
