"""The figures beside a form that is being filled in: quick enough for each keystroke, saying what is missing."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from crodesk.domain.lending.appraisal.amount import Amount
from crodesk.domain.lending.appraisal.case import Case
from crodesk.domain.lending.appraisal.ceilings import Ceiling, binding, ceilings
from crodesk.domain.lending.appraisal.cleaned import cleaned
from crodesk.domain.lending.appraisal.loan import term_class
from crodesk.domain.lending.appraisal.rules import Rules
from crodesk.domain.lending.appraisal.worked import Worked, work_out
from crodesk.domain.lending.numbers import precisely
from crodesk.domain.lending.rates import xirr
from crodesk.domain.lending.schedule import Schedule
from crodesk.domain.problem import Problem


@dataclass(frozen=True, slots=True)
class Figures:
    """What is seen while the officer types; a figure of `values` that isn't there doesn't apply to the product."""

    instalment: Amount
    """What the loan takes a month."""
    schedule: Schedule | None
    """`None` for limits, and while amount, term or rate is missing or wrong."""
    ends: date | None
    term_class: str
    """Short, medium or long term: a message id; empty while the term isn't known."""
    values: dict[str, Amount]
    """Every ratio by its code (`ratios.toml`)."""
    limits: dict[str, Amount]
    """Every cap by its kind (`lending_shape.CAPS`)."""
    ceilings: tuple[Ceiling, ...]
    """The largest amount under each cap."""
    problems: tuple[Problem, ...]
    """Why there is no schedule, by field of the application."""

    @property
    def binding(self) -> str:
        """The kind of the cap that binds as far as caps are known; empty while none is."""
        lowest = binding(self.ceilings)
        return lowest.cap if lowest else ""

    @property
    def largest(self) -> Decimal | None:
        """The largest amount that fits every cap that is known; `None` while none is."""
        lowest = binding(self.ceilings)
        return lowest.amount.value if lowest else None

    @property
    def unsure(self) -> tuple[str, ...]:
        """The kinds of the caps whose ceiling isn't known yet, so that the largest amount may still fall."""
        return tuple(one.cap for one in self.ceilings if one.amount.value is None)

    @property
    def missing(self) -> tuple[str, ...]:
        """Codes of the facts that any figure or cap lacks (`facts.toml`), each once."""
        every = [self.instalment, *self.values.values(), *self.limits.values()]
        return tuple(dict.fromkeys(code for amount in every for code in amount.missing))

    @property
    def interest(self) -> Decimal | None:
        """All interest to the end; `None` without a schedule."""
        return self.schedule.totals.interest if self.schedule else None

    @property
    def cost(self) -> Decimal | None:
        """Interest and fees together; `None` without a schedule."""
        return self.schedule.totals.interest + self.schedule.totals.fees if self.schedule else None

    def effective_rate(self) -> Decimal | None:
        """Return the effective rate, percent a year (XIRR); it takes milliseconds for long loans, so ask when idle."""
        found = xirr(self.schedule.flows) if self.schedule else None
        return found if isinstance(found, Decimal) else None


NONE = Figures(Amount(None, ("product",)), None, None, "", {}, {}, (), ())
"""What there is to say while no product is chosen."""


@precisely
def figures(case: Case, rules: Rules) -> Figures:
    """Return the figures of an application as far as it is filled in; never raises."""
    product = rules.products.get(case.asked.product)
    return NONE if product is None else of(work_out(cleaned(case), rules, product))


def of(worked: Worked) -> Figures:
    """Return the figures of an application that is worked out."""
    asked = worked.loan
    return Figures(
        instalment=asked.service,
        schedule=asked.schedule,
        ends=asked.ends,
        term_class=term_class(asked.months),
        values=worked.values,
        limits=worked.limits,
        ceilings=ceilings(worked),
        problems=asked.problems,
    )
