"""By which conventions a quote is reckoned, in one line: what a calculator's answer differs by."""

from crodesk.cli import quote_words
from crodesk.domain.lending.day_count import DayCount
from crodesk.domain.lending.rounding import Mode, Rounding
from crodesk.domain.lending.terms import FirstPeriod, InterestType, LoanTerms, Method
from crodesk.domain.words import N_
from crodesk.language import _

_DAYS = {
    DayCount.ACT_365F: N_("actual days over 365"),
    DayCount.ACT_360: N_("actual days over 360"),
    DayCount.ACT_364: N_("actual days over 364"),
    DayCount.ACT_ACT_ISDA: N_("actual days over those of the year"),
    DayCount.ACT_ACT_AFB: N_("actual days over those of the year"),
    DayCount.ACT_ACT_ICMA: N_("every regular period alike"),
    DayCount.THIRTY_360_US: N_("months of 30 days over 360"),
    DayCount.THIRTY_360_SIA: N_("months of 30 days over 360"),
    DayCount.THIRTY_E_360: N_("months of 30 days over 360"),
    DayCount.THIRTY_E_360_ISDA: N_("months of 30 days over 360"),
    DayCount.MONTHLY: N_("every month a twelfth of the year"),
    DayCount.PERIOD_RATE: N_("the rate is that of a period"),
}
_ROUNDED = {
    Mode.HALF_UP: N_("half up"),
    Mode.HALF_EVEN: N_("half to even"),
    Mode.HALF_DOWN: N_("half down"),
    Mode.UP: N_("up"),
    Mode.DOWN: N_("down"),
    Mode.CEILING: N_("to the ceiling"),
    Mode.FLOOR: N_("to the floor"),
}
_FIRST = {
    FirstPeriod.DAILY: N_("interest by its days"),
    FirstPeriod.SCALED: N_("interest by its share of a regular one"),
    FirstPeriod.STUB: N_("its interest is an instalment of its own"),
}
METHODS = {
    Method.ANNUITY: N_("equal instalments"),
    Method.EQUAL_PRINCIPAL: N_("equal parts of principal"),
    Method.INTEREST_ONLY: N_("interest only, principal at the end"),
    Method.BULLET: N_("everything at the end"),
    Method.BALLOON: N_("instalments with a balloon at the end"),
    Method.CUSTOM: N_("a table of its own"),
}
FLAT = N_("equal instalments, flat interest")


def method(terms: LoanTerms) -> str:
    """Return how the loan is repaid."""
    return _(FLAT if terms.interest_type is InterestType.FLAT else METHODS[terms.method])


def line(terms: LoanTerms) -> str:
    """Return the conventions, and which of them a calculator's PMT has where it isn't this one."""
    text = N_(
        "Conventions: {method}; {code} ({days}); rounded {mode} to {unit}, the rest in the last instalment; "
        "an irregular first period: {first}."
    )
    said = _(text).format(
        method=method(terms),
        code=terms.day_count.value,
        days=_(_DAYS[terms.day_count]),
        mode=_(_ROUNDED[terms.amounts.mode]),
        unit=_unit(terms.amounts, terms),
        first=_(_FIRST[terms.first_period]),
    )
    if terms.instalments != terms.amounts:
        said += " " + _(N_("Instalments are multiples of {unit}.")).format(unit=_unit(terms.instalments, terms))
    return f"{said} {_(_PMT)}" if _differs_from_pmt(terms) else said


_PMT = N_("A calculator's PMT takes every month alike: that is --day-count monthly.")


def _unit(rounding: Rounding, terms: LoanTerms) -> str:
    return f"{quote_words.amount(rounding.unit, terms.currency)} {terms.currency}"


def _differs_from_pmt(terms: LoanTerms) -> bool:
    """Return whether somebody with a calculator would come to another instalment only by counting days."""
    level = terms.method is Method.ANNUITY and terms.interest_type is InterestType.DECLINING
    return level and terms.day_count is not DayCount.MONTHLY
