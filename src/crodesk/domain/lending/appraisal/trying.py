"""What if: other terms are tried on an application; what they come to, and which would do, is answered at once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum

from crodesk.domain.lending.appraisal import figures
from crodesk.domain.lending.appraisal.amount import Amount, money, stated
from crodesk.domain.lending.appraisal.case import Asked, Case
from crodesk.domain.lending.appraisal.ceilings import Ceiling, binding, borne, rooms
from crodesk.domain.lending.appraisal.cleaned import cleaned
from crodesk.domain.lending.appraisal.figures import Figures
from crodesk.domain.lending.appraisal.fitting import longest, shortest, with_months
from crodesk.domain.lending.appraisal.loan import terms
from crodesk.domain.lending.appraisal.offering import CURABLE
from crodesk.domain.lending.appraisal.policy import FAIL, UNKNOWN, Ruled, policy
from crodesk.domain.lending.appraisal.rules import Rules
from crodesk.domain.lending.appraisal.worked import Worked, work_out
from crodesk.domain.lending.numbers import precisely
from crodesk.domain.lending.solve import Found, rate_up_to
from crodesk.domain.lending.terms import Method
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

MONTHLY, TERM_LEAST, TERM_MOST = "monthly", "months_least", "months_most"
"""What binds beside the caps: what they can pay a month, and what the product allows."""
RATE_PLACES = 4
"""Decimals of a percentage: rates are kept in millionths."""


class Way(StrEnum):
    """What an answer changes of what was typed."""

    TYPED = "typed"
    """Nothing."""
    AMOUNT = "amount"
    """The largest amount."""
    TERM = "term"
    """The shortest term."""
    RATE = "rate"
    """The rate that it would need, where what was typed can't be borne."""
    LONGEST = "longest"
    """The longest term."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One way to lend."""

    way: Way
    asked: Asked | None
    """What would be asked for; `None` where this way leads nowhere, or isn't known to."""
    service: Amount
    """What it takes a month."""
    binding: str
    """What forbids more: the kind of a cap, or one of those above; empty where that isn't known.

    Of what was typed: what they can pay, where it takes more than that.
    """
    broken: tuple[Ruled, ...]
    """The caps and rules on the term that it would break."""
    unsure: tuple[Ruled, ...]
    """Those of which isn't known whether it does."""
    missing: tuple[str, ...] = ()
    """Codes of the facts without which there is no answer (`facts.toml`)."""
    problem: Problem | None = None
    """Why there is none although all is known."""
    values: Mapping[str, Amount] = field(default_factory=dict)
    """Every ratio by its code, as in `Figures`; empty where there is no answer."""
    limits: Mapping[str, Amount] = field(default_factory=dict)
    """Every cap by its kind."""

    @property
    def unknown(self) -> tuple[str, ...]:
        """Codes of the facts without which the answer, or whether it keeps to every cap, isn't known; each once."""
        codes = (*self.missing, *(code for one in self.unsure for code in one.missing))
        return tuple(dict.fromkeys(codes))


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Everything that is answered."""

    figures: Figures
    """Of what was typed."""
    answers: tuple[Answer, ...]
    """What was typed first; empty while no product is chosen."""


@precisely
def try_out(case: Case, rules: Rules, monthly: Decimal | None = None) -> WhatIf:
    """Return what an application comes to with the terms that it has, and which terms would do; never raises.

    `monthly` is what the customer can pay a month for this loan; answers keep to it and to every cap that is known.
    """
    product = rules.products.get(case.asked.product)
    if product is None:
        return WhatIf(figures.NONE, ())
    worked = work_out(cleaned(case), rules, product)
    bearable = stated(monthly, MONTHLY) if monthly else None
    tried = _Tried(worked, figures.of(worked), bearable if bearable and bearable.value else None)
    return WhatIf(tried.figures, tuple(filter(None, (answer(tried) for answer in _WAYS[product.shape == "line"]))))


@dataclass(frozen=True, slots=True)
class _Tried:
    """An application with what was typed, and what each answer keeps to."""

    worked: Worked
    figures: Figures
    monthly: Amount | None

    @property
    def asked(self) -> Asked:
        return self.worked.case.asked

    def bound(self) -> tuple[str, Amount]:
        """Return what binds the debt service of this loan, and at how much; an empty name where nothing does."""
        every: Mapping[str, Amount] = rooms(self.worked)
        if self.monthly is not None:
            every = {MONTHLY: self.monthly, **every}
        known = {name: left for name, left in every.items() if left.value is not None}
        if known:
            return min(known.items(), key=lambda one: one[1].value or 0)
        missing = tuple(dict.fromkeys(code for left in every.values() for code in left.missing))
        return "", Amount(None, missing)

    def lacking(self, *facts: str) -> tuple[str, ...]:
        """Return which of amount, months and rate aren't known."""
        loan = self.worked.loan
        known = {"amount": loan.amount, "months": loan.months, "rate": loan.rate}
        return tuple(code for fact in facts for code in known[fact].missing)


def _typed(tried: _Tried) -> Answer:
    problems = tried.worked.loan.problems
    service, monthly = tried.worked.loan.service.value, tried.monthly.value if tried.monthly else None
    found = _judged(Way.TYPED, tried.worked, MONTHLY if service and monthly and service > monthly else "")
    return replace(found, missing=tried.worked.loan.service.missing, problem=problems[0] if problems else None)


def _amount(tried: _Tried) -> Answer:
    missing = tried.lacking("months", "rate")
    if missing:
        return _none(Way.AMOUNT, missing)
    if problems := tried.worked.loan.problems:
        return _none(Way.AMOUNT, (), problems[0])
    every = tried.figures.ceilings
    if tried.monthly is not None:
        every = (Ceiling(MONTHLY, borne(tried.worked, tried.monthly)), *every)
    lowest = binding(every)
    if lowest is None or lowest.amount.value is None:
        lacks = tuple(dict.fromkeys(code for one in every for code in one.amount.missing))
        return _none(Way.AMOUNT, lacks, None if lacks else Problem("", N_("No cap limits the amount.")))
    if not lowest.amount.value:
        return replace(_none(Way.AMOUNT, (), Problem("", N_("Nothing is left to lend."))), binding=lowest.cap)
    return _with(tried, Way.AMOUNT, lowest.cap, amount=lowest.amount.value)


def _term(tried: _Tried) -> Answer:
    missing, (name, left) = tried.lacking("amount", "rate"), tried.bound()
    if missing or left.missing:
        return _none(Way.TERM, missing or left.missing)
    product = tried.worked.product
    worked = with_months(tried.worked.case, tried.worked.rules, product.months_most)
    months = shortest(worked, left.value) if name else product.months_least
    if months is None:
        text = N_("Even {months} months are too few.")
        return replace(_none(Way.TERM, (), Problem("", text, {"months": product.months_most})), binding=name)
    return _with(tried, Way.TERM, TERM_LEAST if months == product.months_least else name, months=months)


def _rate(tried: _Tried) -> Answer | None:
    """Return the rate that it would need; `None` where what was typed can be borne."""
    service, (name, left) = tried.worked.loan.service.value, tried.bound()
    if service is None or left.value is None or service <= left.value:
        return None
    asked = tried.asked
    assert asked.amount is not None
    assert asked.rate is not None
    wanted = _instalment(tried, left.value)
    found = rate_up_to(terms(tried.worked.case, asked.amount), wanted, asked.rate, RATE_PLACES)
    if not isinstance(found, Found):
        said = {key: money(Decimal(str(value)), asked.currency) for key, value in found[0].values.items()}
        return replace(_none(Way.RATE, (), replace(found[0], values=said)), binding=name)
    return _with(tried, Way.RATE, name, rate=found.value)


def _instalment(tried: _Tried, monthly: Decimal) -> Decimal:
    """Return the instalment that takes so much a month: of what is paid at the end, all that is put aside for it."""
    at_the_end = tried.asked.method == Method.BULLET
    return monthly * (tried.asked.months or 1) if at_the_end else monthly


def _longest(tried: _Tried) -> Answer:
    product = tried.worked.product
    months = longest(tried.worked)
    if months is None:
        at_least = with_months(tried.worked.case, tried.worked.rules, product.months_least)
        ruled = [one for one in policy(at_least) if one.weight == "term" and one.state in (FAIL, UNKNOWN)]
        missing = tuple(dict.fromkeys(code for one in ruled for code in one.missing))
        problem = None if missing else Problem("", N_("No term ends in time."))
        return replace(_none(Way.LONGEST, missing, problem), binding=next((one.code for one in ruled), ""))
    if months == product.months_most:
        return _with(tried, Way.LONGEST, TERM_MOST, months=months)
    beyond = policy(with_months(tried.worked.case, tried.worked.rules, months + 1))
    stops = next((one.code for one in beyond if one.weight == "term" and one.state == FAIL), "")
    return _with(tried, Way.LONGEST, stops, months=months)


_WAYS: tuple[tuple[Callable[[_Tried], Answer | None], ...], ...] = (
    (_typed, _amount, _term, _rate, _longest),
    (_typed, _amount, _longest),
)
"""What is answered for a loan by instalments, and for a limit: that takes as much a month however long it runs."""


def _with(tried: _Tried, way: Way, bound: str, **changes: Decimal | int) -> Answer:
    """Return the answer with something else asked for; none where such a loan can't be laid out."""
    case = replace(tried.worked.case, asked=replace(tried.asked, **changes))  # type: ignore[arg-type]  # by its name
    worked = work_out(case, tried.worked.rules, tried.worked.product)
    problems = worked.loan.problems
    return _none(way, (), problems[0]) if problems else _judged(way, worked, bound)


def _judged(way: Way, worked: Worked, bound: str) -> Answer:
    """Return the answer, with the caps and rules on the term that it breaks or may break."""
    ruled = [one for one in policy(worked) if one.weight in CURABLE]
    broken = tuple(one for one in ruled if one.state == FAIL)
    unsure = tuple(one for one in ruled if one.state == UNKNOWN)
    found = Answer(way, worked.case.asked, worked.loan.service, bound, broken, unsure)
    return replace(found, values=worked.values, limits=worked.limits)


def _none(way: Way, missing: tuple[str, ...] = (), problem: Problem | None = None) -> Answer:
    return Answer(way, None, Amount(None, missing), "", (), (), missing, problem)
