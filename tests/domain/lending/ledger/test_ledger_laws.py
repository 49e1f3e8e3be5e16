"""What holds of every life of a loan: money is conserved, nothing is negative, a day stays what it was."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crodesk.domain.lending.ledger import Entry, EntryKind, Life, LoanFacts, RuleFacts, State, as_of, live, state_of
from crodesk.domain.lending.servicing import Arrears, Way
from crodesk.domain.problem import Problem
from tests.domain.lending.ledger.rows import FREE, START, rate, twelve_months

MANY = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
LAST = 480
TRANCHES: dict[str, Any] = {"drawn_by_entries": True, "first_due": date(2026, 2, 15)}
LOANS = [
    twelve_months(),
    twelve_months(method="annuity", day_count="ACT/365F", rule=FREE, **TRANCHES),
    twelve_months(method="interest-only", rule=RuleFacts(ahead="next"), **TRANCHES),
    twelve_months(method="annuity", rounded_to=Decimal(1000), rule=RuleFacts(ahead="last", capitalises=True)),
]

ways = st.sampled_from(Way)


@st.composite
def lives(draw: st.DrawFn) -> tuple[LoanFacts, list[Entry]]:
    """Draw a loan and what was written down of it, in the order of writing; some of it back-dated."""
    facts = draw(st.sampled_from(LOANS))
    drawn = [(0, 7_000_000), (draw(st.integers(0, 25)), 5_000_000)] if facts.drawn_by_entries else []
    found = [
        Entry(number, EntryKind.DRAWING, START + timedelta(after), START + timedelta(after), Decimal(amount))
        for number, (after, amount) in enumerate(drawn, 1)
    ]
    written = 26
    for number in range(len(found) + 1, len(found) + 1 + draw(st.integers(0, 9))):
        written += draw(st.integers(0, 45))
        value_on = written - draw(st.sampled_from([0, 0, 0, 1, 7, 40]))
        on, day = START + timedelta(max(value_on, 26)), START + timedelta(written)
        found.append(draw(entries(number, on, day, found)))
    return facts, found


@st.composite
def entries(draw: st.DrawFn, number: int, on: date, written: date, before: list[Entry]) -> Entry:
    """Draw one row."""
    kind = draw(st.sampled_from([*[EntryKind.PAYMENT] * 4, *list(EntryKind)[2:6], EntryKind.REVERSAL]))
    row = Entry(number, kind, on, written, Decimal(draw(st.integers(1, 3_000_000))))
    gone = {one.of for one in before}
    standing = [one.number for one in before if one.number not in gone and one.kind != EntryKind.REVERSAL]
    if kind is EntryKind.REVERSAL and not [one for one in standing if before[one - 1].kind != EntryKind.DRAWING]:
        return replace(row, kind=EntryKind.PAYMENT)
    if kind is EntryKind.REVERSAL:
        of = draw(st.sampled_from([one for one in standing if before[one - 1].kind != EntryKind.DRAWING]))
        return replace(row, amount=None, of=of)
    if kind is EntryKind.RATE:
        return replace(row, amount=None, rate=rate(draw(st.integers(0, 24))))
    if kind is EntryKind.PREPAYMENT:
        return replace(row, way=draw(ways))
    if kind is EntryKind.RESTRUCTURING:
        terms = twelve_months(count=draw(st.integers(1, 24)), method="annuity")
        return replace(row, amount=None, terms=terms, way=draw(st.sampled_from([Arrears.KEEP, Arrears.ADD])))
    return replace(row, component=draw(st.sampled_from(["", "penalty"]))) if kind is EntryKind.CHARGE else row


def accepted(facts: LoanFacts, rows: list[Entry]) -> list[Entry]:
    """Return the rows that a desk would have taken: those after which nothing is wrong on the day of writing."""
    kept: list[Entry] = []
    for row in rows:
        if row.of is not None and row.of not in {one.number for one in kept}:
            continue
        tried = [*kept, row]
        if all(isinstance(as_of(facts, tried, day), State) for day in (row.written_on, START + timedelta(LAST))):
            kept = tried
    return kept


def received(life: Life) -> Decimal:
    money = (EntryKind.PAYMENT, EntryKind.PREPAYMENT)
    return sum(
        (one.amount or Decimal(0) for one in life.entries if one.kind in money and one.value_on <= life.day), Decimal(0)
    )


def lived(facts: LoanFacts, rows: list[Entry], after: int) -> Life:
    found = live(facts, rows, START + timedelta(after))
    assert isinstance(found, Life), found
    return found


@MANY
@given(life=lives(), after=st.integers(0, LAST))
def test_money_is_conserved_and_nothing_is_negative(life: tuple[LoanFacts, list[Entry]], after: int) -> None:
    facts, rows = life[0], accepted(*life)
    found = live(facts, rows, START + timedelta(after))
    if not isinstance(found, Life):  # a day on which a later row had not made it right again
        assert all(isinstance(one, Problem) for one in found)
        return
    stands, account = state_of(found), found.account
    assert account is not None
    assert received(found) == account.credit + sum(line.paid.total for line in account.lines)
    assert stands.balance == sum(line.unpaid.principal for line in account.lines if line.unpaid.principal) - sum(
        one.amount for one in (found.schedule.drawings if found.schedule else ()) if one.on > found.day
    )
    for line in account.lines:
        assert all(part >= 0 for part in (*line.owed, *line.paid, *line.unpaid)), line
    assert all(amount is not None and amount >= 0 for amount in (stands.balance, stands.credit, stands.past_due))


@MANY
@given(life=lives())
def test_any_day_is_what_was_shown_on_it(life: tuple[LoanFacts, list[Entry]]) -> None:
    """Each day's state is stored with the rows that there were; asked later with all rows, it is the same."""
    facts, rows = life[0], accepted(*life)
    days = sorted({START + timedelta(number) for number in range(0, LAST, 31)} | {row.written_on for row in rows})
    stored = {day: as_of(facts, [row for row in rows if row.written_on <= day], day) for day in days}
    assert {day: as_of(facts, rows, day) for day in days} == stored


@MANY
@given(life=lives(), after=st.integers(0, 200))
def test_a_state_holds_until_its_day_or_the_next_row(life: tuple[LoanFacts, list[Entry]], after: int) -> None:
    """Walking on from row to row and from `refresh_on` to `refresh_on` gives what each day made anew gives."""
    facts, rows = life[0], accepted(*life)
    written = {row.written_on for row in rows}
    kept: State | None = None
    for number in range(after, after + 60):
        day = START + timedelta(number)
        fresh = as_of(facts, rows, day)
        if not isinstance(fresh, State):
            return
        if kept is None or day in written or (kept.refresh_on is not None and kept.refresh_on <= day):
            kept = fresh
            assert fresh.refresh_on is None or fresh.refresh_on > day
        assert replace(kept, as_of=day) == fresh


@MANY
@given(life=lives(), chance=st.randoms(use_true_random=False))
def test_a_row_taken_back_leaves_no_trace(life: tuple[LoanFacts, list[Entry]], chance: Any) -> None:
    facts, rows = life[0], accepted(*life)
    end = START + timedelta(LAST)
    extra = Entry(900, EntryKind.PAYMENT, START + timedelta(chance.randint(26, LAST)), end, Decimal(777_000))
    back = Entry(901, EntryKind.REVERSAL, end, end, of=900)
    mixed = [*rows, extra, back]
    chance.shuffle(mixed)
    assert as_of(facts, mixed, end) == as_of(facts, rows, end)


def test_the_lives_that_are_tried_are_full_of_events() -> None:
    """A payment late and taken back, a rate, a plan and a prepayment: all of them are accepted together."""
    rows = [
        Entry(1, EntryKind.PAYMENT, START + timedelta(40), START + timedelta(50), Decimal(500_000)),
        Entry(2, EntryKind.RATE, START + timedelta(60), START + timedelta(60), rate=rate(9)),
        Entry(3, EntryKind.PREPAYMENT, START + timedelta(61), START + timedelta(61), Decimal(3_000_000), "number"),
        Entry(4, EntryKind.REVERSAL, START + timedelta(62), START + timedelta(62), of=1),
        Entry(5, EntryKind.RESTRUCTURING, START + timedelta(90), START + timedelta(90), terms=twelve_months(count=18)),
    ]
    assert accepted(LOANS[0], rows) == rows
    assert lived(LOANS[0], rows, 100).account is not None
