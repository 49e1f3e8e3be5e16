"""The countdown to the next debt group: when, how much keeps out of it, which debts it would pull along."""

from datetime import date
from decimal import Decimal

from crodesk.domain.lending.arrears.days import Unpaid
from crodesk.domain.lending.classification.facts import Events, Facility
from crodesk.domain.lending.collecting.countdown import Countdown, Debt, Pulled, countdowns
from crodesk.domain.rules import packs
from crodesk.domain.rules.said import Words
from tests.domain.lending.servicing_cases import together

VN = packs.load("vn-sbv-31-2024")
INDIA = packs.load("in-rbi")
DUE = date(2026, 2, 15)
LINES = tuple(Unpaid(date(2026, month, 15), Decimal(100 + month)) for month in range(2, 13))


def debt(key: str, lines: tuple[Unpaid, ...] = LINES, exposure: int = 1000, **stated: object) -> Debt:
    return Debt(key, Facility("an", exposure=Decimal(exposure), **stated), lines, "VND")  # type: ignore[arg-type]  # as given


PAID = tuple(Unpaid(date(2026, month, 15), Decimal(100)) for month in range(4, 13))
"""All due until March is paid."""


def on(debts: list[Debt], day: date) -> tuple[Countdown, ...]:
    return countdowns(debts, VN, day)


def test_a_loan_three_days_late_has_seven_days_until_group_two() -> None:
    """Due on 15 February: on the 25th, day 10, it is in group 2; what keeps it out is the line of February."""
    (found,) = on([debt("a")], date(2026, 2, 18))
    assert together(found.group, found.to, found.on, found.days) == ("1", "2", date(2026, 2, 25), 7)
    assert together(found.amount, found.pay_by, found.pulled) == (102, date(2026, 2, 24), ())
    assert found.name.vi == "Nợ cần chú ý"


def test_it_pulls_along_what_the_customer_owes_besides() -> None:
    """Day 91 of the first is 17 May; with February paid, that of March is 63 days late then: group 2.

    The second is held in group 2 already; by itself it would come to 3 on 15 July, day 91 of its line of 15 April.
    """
    found = on([debt("a"), debt("b", PAID, 700)], date(2026, 3, 18))
    assert [together(one.key, one.group, one.to, one.on, one.days, one.amount) for one in found] == [
        ("a", "2", "3", date(2026, 5, 17), 60, 102),
        ("b", "2", "3", date(2026, 7, 15), 119, 100),
    ]
    assert found[0].pulled == (Pulled("b", "2", "3", Decimal(700), "VND"),)


def test_a_debt_that_is_held_in_the_worst_group_counts_down_no_more() -> None:
    held = debt("b", PAID, 700)
    assert on([Debt("a", Facility("an", dpd=400)), held], date(2026, 4, 18)) == ()


def test_days_that_only_the_core_states_count_on_without_an_amount() -> None:
    (found,) = on([Debt("a", Facility("an", dpd=5))], date(2026, 3, 1))
    assert together(found.on, found.days, found.amount, found.to) == (date(2026, 3, 6), 5, None, "2")


def test_where_the_core_says_how_much_is_late_all_of_it_keeps_out_if_paying_helps() -> None:
    late = Debt("a", Facility("an", dpd=5), arrears=Decimal(12_400))
    (found,) = on([late], date(2026, 3, 1))
    assert together(found.amount, found.pay_by) == (12_400, date(2026, 3, 5))
    recalled = Facility("an", dpd=5, events=Events(recalled_on=date(2026, 3, 1)))
    (after,) = on([Debt("a", recalled, arrears=Decimal(12_400))], date(2026, 3, 10))
    assert (after.to, after.amount) == ("4", None)


def test_the_other_debts_are_taken_as_paid_until_then() -> None:
    """By itself the second, due on 15 April, would be in group 2, too; but the first is what is asked."""
    early = (Unpaid(date(2026, 4, 1), Decimal(5)),)
    found = on([debt("a", (Unpaid(date(2026, 3, 30), Decimal(7)),)), debt("b", early)], date(2026, 4, 5))
    assert [(one.key, one.on) for one in found] == [("a", date(2026, 4, 9)), ("b", date(2026, 4, 11))]
    assert found[0].pulled[0].key == "b"
    assert found[1].pulled[0].key == "a"
    retail = packs.load("us-retail-uniform")  # debts of a customer don't pull each other along there
    late = [Debt(key, Facility("an", dpd=days, product="closed_end")) for key, days in (("a", 80), ("b", 85))]
    due = [Debt("c", Facility("an", oldest_due=date(2026, 1, 10), product="closed_end"))]
    assert [one.pulled for one in countdowns([*late, *due], retail, date(2026, 4, 5))] == [(), (), ()]


def test_a_recall_counts_down_whatever_is_paid() -> None:
    events = Events(recalled_on=date(2026, 3, 1))
    (found,) = on([debt("a", PAID, events=events)], date(2026, 3, 10))
    assert together(found.group, found.to, found.on, found.amount) == ("3", "4", date(2026, 3, 31), None)
    why = found.reasons[-1].values["why"]
    assert isinstance(why, Words)
    assert why.en == "recalled early and not recovered for 30 days or more"


def test_nothing_is_counted_down_without_debts_or_at_the_worst() -> None:
    assert countdowns([], VN, DUE) == ()
    assert on([Debt("a", Facility("an", dpd=400))], DUE) == ()


def test_debts_that_count_alone_pull_nothing() -> None:
    (found,) = countdowns([Debt("a", Facility("", dpd=5))], VN, DUE)
    assert found.pulled == ()
    assert countdowns([Debt("a", Facility("an", dpd=0, oldest_due=date(2026, 2, 20)))], VN, DUE)[0].on == date(
        2026, 3, 2
    )
    assert countdowns([debt("a")], INDIA, DUE)[0].to != ""
