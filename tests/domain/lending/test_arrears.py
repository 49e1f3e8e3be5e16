"""Days past due, buckets, materiality, and the look ahead to the next debt group."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from crodesk.domain.lending.arrears import ahead, buckets, days, materiality
from crodesk.domain.lending.arrears.ahead import NextGroup
from crodesk.domain.lending.arrears.buckets import Bucket
from crodesk.domain.lending.arrears.days import Unpaid
from crodesk.domain.lending.arrears.materiality import Reading
from crodesk.domain.lending.classification.facts import Events, Facility
from crodesk.domain.rules import figures, packs

VN, INDIA, EU = (packs.load(name) for name in ("vn-sbv-31-2024", "in-rbi", "eu-eba"))
DAY = date(2026, 11, 20)


def unpaid(*parts: tuple[int, str]) -> list[Unpaid]:
    """Return instalments by how many days ago they were due, and what is unpaid of them."""
    return [Unpaid(DAY - timedelta(days=ago), Decimal(amount)) for ago, amount in parts]


@pytest.mark.parametrize(
    ("due", "basis", "past_due"),
    [
        # The day after the due date is day 1 (Circular 31/2024; Frappe Lending); in India the due day's end counts.
        (DAY + timedelta(days=1), "after_due", 0),
        (DAY, "after_due", 0),
        (DAY - timedelta(days=1), "after_due", 1),
        (DAY - timedelta(days=91), "after_due", 91),
        (DAY + timedelta(days=1), "with_due_day", 0),
        (DAY, "with_due_day", 1),
        (DAY - timedelta(days=1), "with_due_day", 2),
        (date(2026, 2, 28), "after_due", 265),
        (None, "after_due", 0),
    ],
)
def test_days_past_due_on_the_edge_days(due: date | None, basis: str, past_due: int) -> None:
    assert days.days_past_due(due, DAY, basis) == past_due


def test_days_go_back_when_the_oldest_instalment_is_paid() -> None:
    both = unpaid((40, "100"), (10, "100"))
    assert days.of_pack(both, DAY, VN) == 40
    assert days.of_pack(unpaid((40, "0"), (10, "100")), DAY, VN) == 10
    assert days.of_pack([], DAY, VN) == 0
    assert days.past_due_amount([*both, *unpaid((-5, "70"))], DAY) == 200
    assert days.past_due_amount(unpaid((0, "70")), DAY, "with_due_day") == 70


def test_dust_counts_unless_the_bank_says_otherwise() -> None:
    """Section 1.11 of the lending facts: legally one đồng may count, so the tolerance is 0 by default."""
    assert days.of_pack(unpaid((12, "1")), DAY, VN) == 12
    tolerant = packs.read('inherits = "vn-sbv-31-2024"\n[days]\ntolerance = 1000\n', "bank.toml")
    assert not isinstance(tolerant, list)
    assert days.of_pack(unpaid((12, "1000")), DAY, tolerant) == 0
    assert days.of_pack(unpaid((12, "1001")), DAY, tolerant) == 12


@pytest.mark.parametrize(
    ("past_due", "first", "last"),
    [(1, 1, 3), (3, 1, 3), (4, 4, 30), (30, 4, 30), (31, 31, 60), (180, 151, 180), (240, 181, 240), (241, 241, None)],
)
def test_buckets_of_collection_are_those_of_fineract(past_due: int, first: int, last: int | None) -> None:
    starts = figures.load("collection_buckets")["default"]["starts"]
    assert buckets.bucket_of(past_due, starts) == Bucket(first, last)
    assert buckets.bucket_of(0, starts) is None


RETAIL, OTHER = EU.materiality["retail"], EU.materiality["other"]


@pytest.mark.parametrize(
    ("past_due", "exposure", "more"),
    [
        # Regulation (EU) 2018/171: both limits must be exceeded, 100 EUR and 1 % for retail.
        ("100", "1000", False),
        ("100.01", "1000", True),
        ("150", "15000", False),
        ("150.01", "15000", True),
        ("100.01", "20000", False),
    ],
)
def test_both_limits_of_materiality_must_be_exceeded(past_due: str, exposure: str, more: bool) -> None:
    assert materiality.exceeds(Decimal(past_due), Decimal(exposure), RETAIL) is more


def read(ago: int, past_due: str) -> Reading:
    return Reading(DAY - timedelta(days=ago), Decimal(past_due), Decimal(10_000))


@pytest.mark.parametrize(
    ("readings", "counted"),
    [
        ([], 0),
        ([read(0, "200")], 1),
        ([read(90, "200")], 91),
        ([read(120, "200"), read(40, "50"), read(10, "200")], 11),
        ([read(120, "200"), read(40, "300"), read(10, "200")], 121),
        ([read(120, "200"), read(0, "100")], 0),
        ([read(5, "200"), read(-1, "50")], 6),
        ([read(10, "50"), read(20, "200")], 0),
    ],
    ids=["nothing", "first day", "in a row", "starts anew", "goes on", "ended today", "future", "any order"],
)
def test_the_counter_of_materiality_starts_anew_when_a_limit_is_not_exceeded(
    readings: list[Reading], counted: int
) -> None:
    assert materiality.days_material(readings, DAY, RETAIL) == counted


def due(ago: int) -> Facility:
    return Facility(oldest_due=DAY - timedelta(days=ago))


@pytest.mark.parametrize(
    ("facility", "unpaid_parts", "expected"),
    [
        # Circular 31/2024: group 2 from day 10, group 3 from day 91.
        (Facility(), [(6, "500"), (-24, "700")], ("2", 4, "500")),
        (Facility(), [(9, "500"), (9, "40"), (8, "700")], ("2", 1, "540")),
        (Facility(), [(10, "500")], ("3", 81, "500")),
        (Facility(), [(-3, "500")], ("2", 13, "500")),
        (Facility(), [(360, "500"), (330, "500")], ("5", 1, "500")),
        (Facility(), [(361, "500")], None),
        (Facility(), [(6, "0")], None),
        (due(6), [], ("2", 4, None)),
        (Facility(dpd=6), [(6, "500")], ("2", 4, None)),
        (Facility(dpd=0, oldest_due=DAY + timedelta(days=2)), [], ("2", 12, None)),
        (Facility(dpd=0), [], None),
        (Facility(), [], None),
    ],
)
def test_the_next_debt_group_and_what_keeps_out_of_it(
    facility: Facility, unpaid_parts: list[tuple[int, str]], expected: tuple[str, int, str | None] | None
) -> None:
    found = ahead.next_group(facility, VN, DAY, unpaid(*unpaid_parts))
    if expected is None:
        assert found is None
        return
    group, later, amount = expected
    on = DAY + timedelta(days=later)
    assert found == NextGroup(
        group,
        VN.group(group).name,
        on,
        later,
        None if amount is None else Decimal(amount),
        through=None if amount is None else DAY - timedelta(days=unpaid_parts[0][0]),
    )


def test_a_rescheduled_debt_is_in_group_4_from_its_first_late_day() -> None:
    """Circular 31/2024 art. 10.1.d(ii); the published case put a whole loan there for one day."""
    events = Events(restructures=1, last_restructure="adjusted")
    found = ahead.next_group(Facility(events=events), VN, DAY, unpaid((0, "300"), (-30, "300")))
    assert found is not None
    assert (found.group, found.days, found.amount) == ("4", 1, Decimal(300))


def test_days_under_new_terms_grow_too() -> None:
    events = Events(restructures=1, last_restructure="adjusted", new_terms_dpd=89)
    found = ahead.next_group(Facility(dpd=0, events=events), VN, DAY)
    assert found is not None
    assert (found.group, found.days, found.amount) == ("5", 2, None)


def test_paying_does_not_keep_a_recalled_debt_from_getting_worse() -> None:
    """30 days after a recall took effect it is group 4, from day 61 on group 5."""
    recalled = Facility(events=Events(recalled_on=DAY - timedelta(days=25)))
    first = ahead.next_group(recalled, VN, DAY, unpaid((2, "500")))
    assert first is not None
    assert (first.group, first.days, first.amount) == ("4", 5, None)
    then = ahead.next_group(Facility(events=Events(recalled_on=DAY - timedelta(days=60))), VN, DAY)
    assert then is not None
    assert (then.group, then.days) == ("5", 1)


def test_days_that_are_material_grow_too() -> None:
    found = ahead.next_group(Facility(retail=True, events=Events(days_material=88)), EU, DAY)
    assert found is not None
    assert (found.group, found.days) == ("NP", 3)


def test_in_india_the_due_day_counts() -> None:
    found = ahead.next_group(Facility(oldest_due=DAY + timedelta(days=1)), INDIA, DAY)
    assert found is not None
    assert (found.group, found.days) == ("SMA-0", 1)


def test_a_forecast_day_by_day() -> None:
    found = ahead.forecast(Facility(), VN, DAY, 3, unpaid((8, "500")))
    assert [(one.on, one.dpd, one.group) for one in found] == [
        (DAY, 8, "1"),
        (DAY + timedelta(days=1), 9, "1"),
        (DAY + timedelta(days=2), 10, "2"),
        (DAY + timedelta(days=3), 11, "2"),
    ]


def test_the_forecast_agrees_with_the_next_group() -> None:
    for ago in range(-40, 420, 7):
        parts = unpaid((ago, "500"), (ago - 30, "500"))
        now, *later = ahead.forecast(Facility(), VN, DAY, 460, parts)
        first = next((one for one in later if one.group != now.group), None)
        found = ahead.next_group(Facility(), VN, DAY, parts)
        assert (found and (found.on, found.group)) == (first and (first.on, first.group))


@pytest.mark.parametrize(
    "facility",
    [
        Facility(oldest_due=date.max),
        Facility(oldest_due=date.min),
        Facility(dpd=10**12),
        Facility(dpd=-1),
        Facility(events=Events(restructures=1, new_terms_dpd=10**12)),
    ],
)
def test_no_far_off_day_is_an_accident(facility: Facility) -> None:
    found = ahead.next_group(facility, INDIA, DAY)
    assert found is None or DAY < found.on <= date.max
