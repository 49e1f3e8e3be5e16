"""What holds of every loan, whatever happens to it."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crodesk.domain.lending.day_count import DayCount
from crodesk.domain.lending.schedule import Schedule
from crodesk.domain.lending.servicing import (
    ORDERS,
    Account,
    Ahead,
    Arrears,
    Charge,
    Event,
    FeeStep,
    Kind,
    Payoff,
    Prepayment,
    Restructuring,
    Reversal,
    Rule,
    Way,
    payoff,
    replay,
)
from crodesk.domain.lending.terms import Drawing, Fee, FeeTime, InterestType, Method
from tests.domain.lending.loans import START, a_loan, scheduled
from tests.domain.lending.servicing_cases import FEE, LATE, PENALTY, paid, received, together

MANY = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
AS_OF = START + timedelta(days=500)
LOANS = [
    scheduled(a_loan(**stated))
    for stated in (
        {"day_count": DayCount.MONTHLY},
        {"method": Method.EQUAL_PRINCIPAL, "fees": (Fee(Decimal(500), time=FeeTime.EACH),)},
        {"method": Method.INTEREST_ONLY, "day_count": DayCount.THIRTY_E_360, "grace_interest": 2},
        {"method": Method.BULLET},
        {
            "grace_principal": 3,
            "drawings": (Drawing(START, Decimal(7_000_000)), Drawing(START + timedelta(40), Decimal(5_000_000))),
        },
    )
]  # fmt: skip
FLAT = scheduled(a_loan(interest_type=InterestType.FLAT))

days = st.integers(0, 420).map(lambda number: (START + timedelta(days=number)).isoformat())
amounts = st.integers(1, 6_000_000)


@st.composite
def events(draw: st.DrawFn, *, plans: bool = True) -> list[Event]:
    """Draw what happens, numbered from 1 on."""
    found: list[Event] = []
    for entry in range(1, draw(st.integers(0, 8)) + 1):
        on, amount, kind = draw(days), draw(amounts), draw(st.integers(0, 9))
        if kind == 0:
            component = draw(st.sampled_from([FEE, PENALTY]))
            found.append(Charge(entry, date.fromisoformat(on), Decimal(amount % 9_999 + 1), component))
        elif kind < 4 and plans:
            way = draw(st.sampled_from(Way))
            found.append(Prepayment(entry, date.fromisoformat(on), Decimal(amount), way))
        else:
            found.append(paid(entry, on, amount))
    return found


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    """Draw a rule within Vietnam's caps."""
    order, overdue = draw(st.sampled_from(sorted(ORDERS))), draw(st.sampled_from([None, *sorted(ORDERS)]))
    fees = draw(st.sampled_from([(), (FeeStep(6, Decimal("2.5")), FeeStep(9, Decimal(1)))]))
    return Rule(
        ORDERS[order], ORDERS[overdue] if overdue else None, LATE, draw(st.sampled_from(Ahead)), prepayment_fees=fees
    )


def stands(plan: Schedule, happened: list[Event], by: Rule, as_of: date = AS_OF) -> Account:
    found = replay(plan, happened, by, as_of)
    assert isinstance(found, Account), found
    return found


plans = st.sampled_from(LOANS)


@MANY
@given(plan=plans, happened=events(), by=rules())
def test_money_is_conserved_and_no_part_is_negative(plan: Schedule, happened: list[Event], by: Rule) -> None:
    found = stands(plan, happened, by)
    assert found.credit >= 0
    assert received(happened) == found.credit + sum(line.paid.total for line in found.lines)
    for line in found.lines:
        assert all(part >= 0 for part in (*line.owed, *line.paid, *line.unpaid)), line


@MANY
@given(plan=st.sampled_from([*LOANS, FLAT]), happened=events(plans=False), by=rules())
def test_money_is_conserved_where_interest_follows_what_is_outstanding(
    plan: Schedule, happened: list[Event], by: Rule
) -> None:
    found = replay(plan, happened, replace(by, ahead=Ahead.HOLD, recalculates=True), AS_OF)
    if isinstance(found, list):  # the level instalment doesn't bear the interest of what is overdue
        assert {problem.field for problem in found} == {"instalment"}
        return
    assert received(happened) == found.credit + sum(line.paid.total for line in found.lines)
    assert found.principal == sum(line.unpaid.principal for line in found.lines)


@MANY
@given(plan=plans, happened=events(), by=rules())
def test_principal_is_that_drawn_and_lines_are_in_order(plan: Schedule, happened: list[Event], by: Rule) -> None:
    found = stands(plan, happened, by)
    assert sum(line.owed.principal for line in found.lines) == 12_000_000
    assert found.principal == sum(line.unpaid.principal for line in found.lines)
    assert found.overdue_principal == found.past_due.principal
    assert [line.due for line in found.lines] == sorted(line.due for line in found.lines)
    assert all(one.amount > 0 for one in found.unpaid)


@MANY
@given(plan=plans, happened=events(plans=False), by=rules())
def test_each_receipt_says_where_its_money_went(plan: Schedule, happened: list[Event], by: Rule) -> None:
    found = stands(plan, happened, by)
    assert all(share.amount > 0 for receipt in found.receipts for share in receipt.shares)
    held = Decimal(0)
    entered = {event.entry: event for event in happened}
    for receipt in found.receipts:
        came: Any = entered.get(receipt.entry)
        assert held + (came.amount if came else 0) == receipt.kept + sum(share.amount for share in receipt.shares)
        held = receipt.kept
    assert held == found.credit


@MANY
@given(plan=plans, happened=events(), by=rules(), chance=st.randoms(use_true_random=False))
def test_the_order_in_which_entries_are_given_is_of_no_matter(
    plan: Schedule, happened: list[Event], by: Rule, chance: Any
) -> None:
    mixed = list(happened)
    chance.shuffle(mixed)
    assert stands(plan, mixed, by) == stands(plan, happened, by)


@MANY
@given(plan=plans, happened=events(), more=events(), by=rules())
def test_undoing_and_replaying_is_the_identity(
    plan: Schedule, happened: list[Event], more: list[Event], by: Rule
) -> None:
    added = [type(event)(event.entry + 100, *_others(event)) for event in more]
    undone = [Reversal(event.entry + 100, START, event.entry) for event in added]
    assert stands(plan, [*happened, *added, *undone], by) == stands(plan, happened, by)


def _others(event: Any) -> list[Any]:
    return [getattr(event, name) for name in event.__slots__[1:]]


@MANY
@given(plan=st.sampled_from([*LOANS, FLAT]), happened=events(plans=False), by=rules(), after=st.integers(0, 450))
def test_paying_what_ends_the_loan_brings_everything_to_nothing(
    plan: Schedule, happened: list[Event], by: Rule, after: int
) -> None:
    on = START + timedelta(days=after)
    on = max(on, plan.drawings[-1].on)
    before = [event for event in happened if event.on <= on]
    ends = payoff(plan, before, by, on)
    assert isinstance(ends, Payoff)
    if not ends.total:
        return
    found = stands(plan, [*before, Prepayment(99, on, ends.total)], by)
    assert together(found.principal, found.credit, found.unpaid) == (0, 0, ())
    if ends.total > 1:
        less = stands(plan, [*before, Prepayment(99, on, ends.total - 1)], by) if plan is not FLAT else None
        assert less is None or less.principal or less.unpaid or less.credit


@MANY
@given(plan=plans, happened=events(plans=False), by=rules())
def test_penalties_stay_within_the_caps(plan: Schedule, happened: list[Event], by: Rule) -> None:
    """10 % a year on the interest and 150 % of 12 % on the principal for every day late, rounding aside."""
    paying: list[Event] = [event for event in happened if not isinstance(event, Charge)]
    for line in stands(plan, paying, by).lines:
        late = max((AS_OF - line.due).days, 0)
        most = (line.owed.interest * 10 + line.owed.principal * 18) * late / Decimal(36_500)
        assert line.owed.penalty <= most + 1
        assert line.owed.penalty == 0 or line.kind is Kind.INSTALMENT


@MANY
@given(plan=plans, happened=events(), by=rules())
def test_paying_more_never_leaves_more_unpaid(plan: Schedule, happened: list[Event], by: Rule) -> None:
    on = START + timedelta(days=200)
    before = [event for event in happened if event.on <= on]
    without = stands(plan, before, by, on)
    with_more = stands(plan, [*before, paid(99, on.isoformat(), 100_000)], by, on)
    assert with_more.past_due.total <= without.past_due.total
    assert with_more.principal <= without.principal


@MANY
@given(
    plan=st.sampled_from(LOANS[:4]), happened=events(), by=rules(), after=st.integers(0, 300), count=st.integers(1, 24)
)
def test_a_restructuring_moves_all_principal(
    plan: Schedule, happened: list[Event], by: Rule, after: int, count: int
) -> None:
    on = START + timedelta(days=after)
    before = [event for event in happened if event.on <= on]
    principal = stands(plan, before, by, on).principal
    if not principal:
        return
    new = Restructuring(99, on, a_loan(count=count), Arrears.ADD)
    found = stands(plan, [*before, new], by, on)
    assert found.overdue_principal == 0
    assert sum(row.principal for row in found.rows) == found.restructurings[0].principal
    assert received(before) == found.credit + sum(line.paid.total for line in found.lines)
