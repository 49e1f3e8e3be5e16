"""`apr`: the annual percentage rates that the laws of the US and the EU have lenders disclose; needs no desk."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from crodesk.cli import apr_flows, irr, output, quote_words
from crodesk.cli.apr_flows import Loan
from crodesk.cli.call import DONE, NOT_DONE, WRONG_USE, Call, Stop
from crodesk.domain.lending.rates.eu_apr import EuApr, eu_apr
from crodesk.domain.lending.rates.eu_intervals import Base
from crodesk.domain.lending.rates.unit_periods import Standard, UnitPeriod
from crodesk.domain.lending.rates.us_apr import UsApr, us_apr
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_
from crodesk.language import _, ngettext

NEEDED = ("amount", "payment", "count")
OPTIONS: Mapping[str, str] = {
    **{name: f"--{name}" for name in ("amount", "payment", "count", "start", "every", "first", "last", "fee")},
    "first_due": "--first-due",
    "currency": "--currency",
    "advances": "--amount",
    "drawdowns": "--amount",
    "payments": "--payment",
}
"""Which option a problem's field is asked for by."""

_US_PLACES, _EU_PLACES = Decimal("0.01"), Decimal("0.1")
"""What the rates are disclosed to: 12 CFR 1026.22; Directive 2008/48/EC, Annex I, remark (d)."""


def run(call: Call) -> int:
    """Print the rates, or everything that is wrong with what was asked."""
    loan = _loan(call)
    rates = _rates(call, loan) if isinstance(loan, Loan) else loan
    if isinstance(rates, list):
        names = {} if call.options.file else OPTIONS
        said = dict.fromkeys(quote_words.of_problem(one, names.get(one.field, "")) for one in rates)
        output.say("\n".join(said))
        return NOT_DONE
    if call.options.json:
        output.show_json({name: _as_json(rate) for name, rate in rates.items()})
    else:
        for line in output.columns([fact for rate in rates.values() for fact in _facts(rate)]):
            output.show(line)
    return DONE


def _loan(call: Call) -> Loan | list[Problem]:
    """Return what is asked about: a file of flows, or equal payments."""
    options = call.options
    given = [name for name in (*NEEDED, "first", "last", "fee", "first_due", "start") if getattr(options, name)]
    if options.file:
        if given:
            raise Stop(_(N_("Give either a file of flows or the options of a loan.")), WRONG_USE)
        return apr_flows.of_flows(irr.of_file(call))
    missing = [f"--{name}" for name in NEEDED if not getattr(options, name)]
    if missing:
        sentence = _(N_("A rate needs {options}, or a file of flows."))
        raise Stop(sentence.format(options=", ".join(missing)), WRONG_USE)
    return apr_flows.of_options(options, call.clock.today)


def _rates(call: Call, loan: Loan) -> dict[str, UsApr | EuApr] | list[Problem]:
    """Return the rates that are asked for, both when none is named."""
    if lacking := loan.lacking:
        text = N_("The payments don't repay what is lent: {lacking} is lacking, so there is no rate to show.")
        return [Problem("payments", text, {"lacking": lacking})]
    options = call.options
    both = options.us == options.eu
    asked: dict[str, UsApr | EuApr | list[Problem]] = {}
    if options.us or both:
        asked["us"] = us_apr(loan.lent, loan.paid)
    if options.eu or both:
        asked["eu"] = eu_apr(loan.lent, loan.paid, Base(options.base) if options.base else None)
    wrong = [problem for answer in asked.values() if isinstance(answer, list) for problem in answer]
    return wrong or {name: answer for name, answer in asked.items() if not isinstance(answer, list)}


def _facts(rate: UsApr | EuApr) -> list[tuple[str, str]]:
    if isinstance(rate, UsApr):
        shown = quote_words.rate(rate.percent.quantize(_US_PLACES, ROUND_HALF_UP))
        return [
            (_(N_("Annual percentage rate (US, Regulation Z)")), shown),
            (_(N_("Unit-period")), _period(rate.unit_period)),
        ]
    shown = quote_words.rate(rate.percent.quantize(_EU_PLACES, ROUND_HALF_UP))
    return [
        (_(N_("Annual percentage rate of charge (EU, 2008/48)")), shown),
        (_(N_("Intervals counted in")), _(_BASES[rate.base])),
    ]


_BASES = {Base.YEAR: N_("years and days"), Base.MONTH: N_("months and days"), Base.WEEK: N_("weeks and days")}


def _period(period: UnitPeriod) -> str:
    count = period.count
    if period.standard is Standard.MONTH:
        return ngettext("{count} month", "{count} months", count).format(count=count)
    if period.standard is Standard.WEEK:
        return ngettext("{count} week", "{count} weeks", count).format(count=count)
    return _(_PERIODS[period.standard])


_PERIODS = {
    Standard.DAY: N_("a day"),
    Standard.SEMIMONTH: N_("half a month"),
    Standard.YEAR: N_("a year"),
    Standard.TERM: N_("the whole term"),
}


def _as_json(rate: UsApr | EuApr) -> dict[str, Any]:
    exact = format(rate.percent, f".{irr.PLACES}f")
    if isinstance(rate, EuApr):
        return {"rate": exact, "base": rate.base.value}
    period = rate.unit_period
    return {"rate": exact, "unit_period": period.standard.value, "count": period.count, "a_year": str(period.a_year)}
