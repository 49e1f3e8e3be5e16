"""The form of what happened to a loan after its start: payments, charges, and the rule that they are taken by."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from crodesk.domain.lending import servicing as s
from crodesk.domain.lending.numbers import ONE, ZERO
from crodesk.domain.lending.servicing.orders import STANDARD
from crodesk.domain.lending.terms import LoanTerms, RateSegment
from crodesk.domain.problem import Problem
from crodesk.domain.rules import figures
from crodesk.domain.words import N_
from crodesk.exchange.terms.kinds import Day, Group, Key, Many, Number, OneOf, Truth, Whole
from crodesk.exchange.terms.loans import LOAN


@dataclass(frozen=True, slots=True)
class Course:
    """What happened to a loan until a day."""

    as_of: date
    events: tuple[s.Event, ...]
    rule: s.Rule
    caps: figures.Figures | None = None
    """What the rule may charge at most; `None` where nothing was said of it."""


class OneNamed:
    """A value that goes by a name."""

    def __init__(self, known: Mapping[str, Any]) -> None:
        self._known = known

    def read(self, value: object, place: str, problems: list[Problem]) -> Any:
        """Read the name."""
        if isinstance(value, str) and value in self._known:
            return self._known[value]
        values = {"text": str(value)[:40], "known": ", ".join(self._known)}
        problems.append(Problem(place, N_("“{text}” is none of: {known}."), values))
        return None

    def schema(self) -> dict[str, Any]:
        """Describe it."""
        return {"enum": list(self._known)}


def _payment(on: date, amount: Decimal, early: s.Way | None = None) -> s.Event:
    return s.Payment(0, on, amount) if early is None else s.Prepayment(0, on, amount, early)


def _charge(on: date, amount: Decimal, component: s.Component = s.Component.FEE) -> s.Event:
    return s.Charge(0, on, amount, component)


def _rule(
    order: s.Order = STANDARD,
    overdue_order: s.Order | None = None,
    ahead: s.Ahead = s.Ahead.HOLD,
    prepayment_fees: tuple[s.FeeStep, ...] = (),
    late_interest: Decimal = ZERO,
    overdue_multiple: Decimal = ZERO,
    year_days: int = 365,
    grace_days: int = 0,
    **permitted: bool,
) -> s.Rule:
    late = s.LateCharges(late_interest, overdue_multiple, year_days, grace_days)
    return s.Rule(order, overdue_order, late, ahead, prepayment_fees, **permitted)


def _new_terms(rates: tuple[RateSegment, ...], **stated: Any) -> LoanTerms:
    """Return the terms of a new plan; amount and start follow from how the loan stands, whatever is put here."""
    return LoanTerms(ONE, rates, rates[0].since if rates else date.min, **stated)


def _restructuring(on: date, terms: LoanTerms, arrears: s.Arrears = s.Arrears.KEEP) -> s.Event:
    return s.Restructuring(0, on, terms, arrears)


def _course(
    as_of: date,
    payments: tuple[s.Event, ...] = (),
    charges: tuple[s.Event, ...] = (),
    restructurings: tuple[s.Event, ...] = (),
    rule: s.Rule | None = None,
    within: figures.Figures | None = None,
) -> Course:
    """Number the events in the order in which they stand in the file."""
    numbered = tuple(
        _numbered(event, number) for number, event in enumerate((*payments, *charges, *restructurings), start=1)
    )
    return Course(as_of, numbered, rule or (s.within_caps(within) if within else s.Rule()), within)


def _numbered(event: Any, number: int) -> s.Event:
    fields = {name: getattr(event, name) for name in event.__slots__}
    found: s.Event = type(event)(**{**fields, "entry": number})
    return found


_RULE = Group(
    _rule,
    {
        "order": Key(OneNamed(s.ORDERS), "what a payment covers first"),
        "overdue_order": Key(OneNamed(s.ORDERS), "the same while principal is overdue"),
        "ahead": Key(OneOf(s.Ahead), "what becomes of money that is more than everything due"),
        "late_interest": Key(Number(), "percent a year on interest that is late"),
        "overdue_multiple": Key(Number(), "of the in-term rate, on overdue principal, instead of that rate"),
        "year_days": Key(Whole(), "days of a year; 365 when not given"),
        "grace_days": Key(Whole(), "days after the due date for which nothing is charged"),
        "prepayment_fees": Key(
            Many(
                Group(
                    s.FeeStep,
                    {
                        "months": Key(Whole(), "the age of the loan until which it holds", required=True),
                        "percent": Key(Number(), "of the principal paid early", required=True),
                    },
                )
            ),
            "what paying principal early costs, by the age of the loan",
        ),
        "recalculates": Key(Truth(), "whether interest follows what is really outstanding at each due date"),
        "capitalises": Key(Truth(), "whether a restructuring may make principal of unpaid interest"),
    },
)
_FOLLOWING = frozenset({"amount", "start", "currency", "drawings", "fees"})
"""What of a new plan follows from how the loan stands."""
_NEW_TERMS = Group(_new_terms, {name: key for name, key in LOAN.keys.items() if name not in _FOLLOWING})
_COMPONENTS = {"fee": s.Component.FEE, "penalty": s.Component.PENALTY}
_ON, _AMOUNT = Key(Day(), "the value date", required=True), Key(Number(), "how much", required=True)

COURSE = Group(
    _course,
    {
        "as_of": Key(Day(), "the day at whose end the loan is looked at", required=True),
        "payments": Key(
            Many(
                Group(
                    _payment,
                    {
                        "on": _ON,
                        "amount": _AMOUNT,
                        "early": Key(OneOf(s.Way), "for principal paid early: what becomes smaller"),
                    },
                )
            ),
            "money received",
        ),
        "charges": Key(
            Many(
                Group(
                    _charge,
                    {"on": _ON, "amount": _AMOUNT, "component": Key(OneNamed(_COMPONENTS), "fee when not given")},
                )
            ),
            "fees and penalties charged by hand",
        ),
        "restructurings": Key(
            Many(
                Group(
                    _restructuring,
                    {
                        "on": _ON,
                        "terms": Key(_NEW_TERMS, "of the new plan for all principal that isn't paid", required=True),
                        "arrears": Key(
                            OneOf(s.Arrears), "what becomes of unpaid interest; it stays due when not given"
                        ),
                    },
                )
            ),
            "new plans; on a day with payments they come last",
        ),
        "rule": Key(_RULE, "by what rule; nothing is charged for lateness when not given"),
        "within": Key(
            OneNamed(figures.load("late_charges")),
            "a country's caps, which the rule keeps to; without a rule, all that they allow",
        ),
    },
)


def _both(course: Course | None = None, **stated: Any) -> tuple[LoanTerms, Course | None]:
    return LoanTerms(**stated), course


LOAN_AND_COURSE = Group(
    _both, {**LOAN.keys, "course": Key(COURSE, "what happened after the start: payments already made")}
)
"""The whole form of a file of terms."""


def read_loan_and_course(data: object) -> tuple[LoanTerms, Course | None] | list[Problem]:
    """Return the terms and the course that a file states, or everything in it that can't be understood."""
    problems: list[Problem] = []
    found: tuple[LoanTerms, Course | None] | None = LOAN_AND_COURSE.read(data, "", problems)
    return problems if found is None else found
