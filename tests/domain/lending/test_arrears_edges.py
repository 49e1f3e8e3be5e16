"""Edges of the look ahead that only a changed line would show: found by mutation testing."""

from datetime import date, timedelta
from decimal import Decimal

from crodesk.domain.lending.arrears import ahead, days
from crodesk.domain.lending.arrears.days import Unpaid
from crodesk.domain.lending.classification.facts import Facility
from crodesk.domain.rules import packs
from crodesk.domain.rules.pack import Pack

VN, INDIA = packs.load("vn-sbv-31-2024"), packs.load("in-rbi")
DAY = date(2026, 11, 20)


def unpaid(*parts: tuple[int, int]) -> list[Unpaid]:
    """Return instalments by how many days ago they were due, and what is unpaid of them."""
    return [Unpaid(DAY - timedelta(days=ago), Decimal(amount)) for ago, amount in parts]


def tolerant() -> Pack:
    """Return Vietnam's pack for a bank that lets 1,000 pass."""
    found = packs.read('inherits = "vn-sbv-31-2024"\n[days]\ntolerance = 1000\n', "bank.toml")
    assert isinstance(found, Pack)
    return found


def following(facility: Facility, pack: Pack = VN, *parts: tuple[int, int]) -> tuple[str, int, Decimal | None] | None:
    """Return the next group, in how many days, and what keeps out of it."""
    found = ahead.next_group(facility, pack, DAY, unpaid(*parts))
    return (found.group, found.days, found.amount) if found else None


def test_a_pack_s_own_basis_counts() -> None:
    assert days.of_pack(unpaid((5, 100)), DAY, INDIA) == 6
    assert days.of_pack(unpaid((5, 100)), DAY, VN) == 5


def test_days_that_the_bank_states_grow_from_day_to_day() -> None:
    assert following(Facility(dpd=80)) == ("3", 11, None)
    assert following(Facility(dpd=1)) == ("2", 9, None)
    assert [one.dpd for one in ahead.forecast(Facility(dpd=7), VN, DAY, 2)] == [7, 8, 9]


def test_no_days_stated_wait_for_the_due_date_ahead_alone() -> None:
    assert following(Facility(dpd=0, oldest_due=DAY)) == ("2", 10, None)
    assert following(Facility(dpd=0, oldest_due=DAY - timedelta(days=20))) is None
    assert following(Facility(dpd=80, oldest_due=DAY + timedelta(days=5))) == ("3", 11, None)


def test_in_india_the_day_of_a_worse_group_is_counted_with_the_due_day() -> None:
    assert following(Facility(oldest_due=DAY - timedelta(days=20)), INDIA) == ("SMA-1", 10, None)


def test_what_a_bank_lets_pass_is_no_beginning() -> None:
    assert following(Facility(), tolerant(), (50, 1000), (6, 5000)) == ("2", 4, Decimal(6000))


def test_the_amount_that_keeps_out_adds_up_from_the_oldest() -> None:
    # 600 is let pass, so the 5,000 after it count; whoever pays covers the older 600 first.
    assert following(Facility(), tolerant(), (86, 600), (85, 5000), (10, 9000)) == ("3", 6, Decimal(5600))
    assert following(Facility(), VN, (85, 1)) == ("3", 6, Decimal(1))
    assert following(Facility(), VN, (85, 300), (85, 200), (80, 100)) == ("3", 6, Decimal(500))


def test_nothing_past_due_is_an_amount_too() -> None:
    assert isinstance(days.past_due_amount([], DAY), Decimal)
    assert days.past_due_amount(unpaid((0, 7), (1, 5)), DAY) == 5
