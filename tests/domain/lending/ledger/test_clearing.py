"""What has to be paid on a day so that nothing is open of older lines; amounts reckoned by hand."""

from decimal import Decimal

import pytest

from crodesk.domain.lending.ledger import Entry, LoanFacts, clearing
from tests.domain.lending.ledger.rows import FREE, day, life, paid, twelve_months

AGREED = twelve_months()
"""By Vietnam's rule, which pays all overdue principal first, then all interest, then what lateness cost."""
PLAIN = twelve_months(rule=FREE)
"""One line whole before the next, and lateness is free."""


@pytest.mark.parametrize(
    ("facts", "entries", "on", "through", "needed"),
    [
        (PLAIN, [], "03-20", "02-15", 1_120_000),
        (PLAIN, [], "03-20", "03-15", 1_120_000 + 1_110_000),
        (PLAIN, [paid(1, "02-10", 500_000)], "03-20", "02-15", 620_000),
        (PLAIN, [paid(1, "02-16", 1_120_000)], "03-20", "02-15", 0),
        # 20 days: 1,000,000 x 18 % x 20/365 = 9,863; 120,000 x 10 % x 20/365 = 658
        (AGREED, [], "03-07", "02-15", 1_120_000 + 9_863 + 658),
        # 33 days: 1,000,000 x 18 % x 33/365 = 16,274; 120,000 x 10 % x 33/365 = 1,085; behind both lines' other parts
        (AGREED, [], "03-20", "02-15", 1_120_000 + 1_110_000 + 16_274 + 1_085),
        # 5 days: 1,000,000 x 18 % x 5/365 = 2,466; 110,000 x 10 % x 5/365 = 151
        (AGREED, [], "03-20", "03-15", 1_120_000 + 1_110_000 + 16_274 + 1_085 + 2_466 + 151),
    ],
)
def test_it_goes_the_way_of_the_loan_s_own_order(
    facts: LoanFacts, entries: list[Entry], on: str, through: str, needed: int
) -> None:
    known = life(facts, entries, "03-02")
    assert clearing(known, day(on), day(through)) == needed
    if needed:
        after = life(facts, [*entries, paid(9, on, needed)], on)
        assert after.account is not None
        assert all(line.due > day(through) for line in after.account.unpaid)
        less = life(facts, [*entries, paid(9, on, needed - 1)], on)
        assert less.account is not None
        assert any(line.due <= day(through) for line in less.account.unpaid)


def test_nobody_can_say_before_the_loan_began() -> None:
    undrawn = life(twelve_months(drawn_by_entries=True), [], "03-02")
    assert clearing(undrawn, day("03-20"), day("02-15")) is None
    ahead = life(PLAIN, [], "01-10")
    assert clearing(ahead, day("01-12"), day("02-15")) is None
    assert clearing(ahead, day("02-16"), day("02-15")) == Decimal(1_120_000)
