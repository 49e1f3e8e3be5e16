"""What the debts of a customer do to each other, and properties of the whole classification."""

import itertools
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crodesk.domain.lending.classification import book, own
from crodesk.domain.lending.classification.facts import Classification, Debtor, Events, Facility, Override
from crodesk.domain.rules import packs
from crodesk.domain.rules.codes import FACTS, LAST_RESTRUCTURES, PRODUCTS
from crodesk.domain.rules.pack import Pack

DAY = date(2026, 11, 20)
PACKS = [packs.load(pack_id) for pack_id in packs.ids()]
VN, CHINA, EU, INDIA = (packs.load(name) for name in ("vn-sbv-31-2024", "cn-2023", "eu-eba", "in-rbi"))


def groups(pack: Pack, *facilities: Facility) -> list[str]:
    return [one.group for one in book.classify_book(facilities, pack, DAY)]


def test_all_debts_of_a_customer_take_the_worst_group() -> None:
    debts = [Facility("K"), Facility("L"), Facility("K", dpd=181), Facility("K", dpd=20), Facility("L", dpd=10)]
    found = book.classify_book(debts, VN, DAY)
    assert [one.group for one in found] == ["4", "2", "4", "4", "2"]
    assert [one.own_group for one in found] == ["1", "1", "4", "2", "2"]
    assert found[0].reasons[-1].text.format(**found[0].reasons[-1].values).startswith("Group 4, ")
    assert [one.code for one in found[2].reasons] == ["days"]
    worst = book.customer_group([found[0], found[2]])
    assert worst is not None
    assert worst.group == "4"
    assert book.customer_group([]) is None


def test_equal_debts_of_a_customer_follow_the_worst_one_alike() -> None:
    found = book.classify_book([Facility("K"), Facility("K"), Facility("K", dpd=181)], VN, DAY)
    assert [one.group for one in found] == ["4", "4", "4"]
    assert found[0] is found[1]  # put together once


def test_debts_without_a_customer_stand_alone() -> None:
    assert groups(VN, Facility(dpd=400), Facility()) == ["5", "1"]


def test_what_the_worst_debt_rests_on_is_to_be_confirmed_for_the_others() -> None:
    twice = Facility("K", events=Events(restructures=2, last_restructure="adjusted"))
    found = book.classify_book([Facility("K"), twice], VN, DAY)
    assert [mark.at for mark in found[0].to_be_confirmed] == ["floors.second-reschedule"]
    sure = book.classify_book([Facility("K"), twice, Facility("K", dpd=200)], VN, DAY)
    assert sure[0].to_be_confirmed == ()


def test_stages_and_american_accounts_stand_alone() -> None:
    for name in ("ifrs9", "us-retail-uniform"):
        pack = packs.load(name)
        assert groups(pack, Facility("K"), Facility("K", dpd=110, product="closed_end"))[0] == pack.groups[0].code


@pytest.mark.parametrize(
    ("retail", "group", "asked"),
    [(False, "NP", []), (True, "P", []), (None, "NP", ["retail"])],
)
def test_in_europe_other_debts_count_unless_retail(retail: bool | None, group: str, asked: list[str]) -> None:
    bad = Facility("K", dpd=91, retail=False)
    found = book.classify_book([Facility("K", retail=retail), bad], EU, DAY)
    assert (found[0].group, [problem.field for problem in found[0].problems]) == (group, asked)
    assert found[1].problems == ()


def debt(amount: int | None, days: int = 0, retail: bool | None = False) -> Facility:
    return Facility("K", dpd=days, exposure=None if amount is None else Decimal(amount), retail=retail)


@pytest.mark.parametrize(
    ("debts", "expected"),
    [
        # More than 10 % of a non-retail debtor's debts at this bank; exactly 10 % doesn't trigger.
        ([debt(90), debt(10, 91)], ["1", "3"]),
        ([debt(89), debt(11, 91)], ["3", "3"]),
        ([debt(50), debt(40, 30), debt(11, 300)], ["3", "3", "4"]),
        ([debt(89, retail=True), debt(11, 91, retail=True)], ["1", "3"]),
        ([debt(100), debt(20, 90)], ["1", "2"]),
        ([debt(100), debt(0, 91)], ["1", "3"]),
    ],
)
def test_a_tenth_of_bad_debts_makes_all_bad_in_china(debts: list[Facility], expected: list[str]) -> None:
    assert groups(CHINA, *debts) == expected


def test_a_share_that_cannot_be_known_is_taken_for_too_large_and_asked_for() -> None:
    found = book.classify_book([debt(100), debt(None, 91)], CHINA, DAY)
    assert [one.group for one in found] == ["3", "3"]
    assert [problem.field for problem in found[0].problems] == ["exposure"]
    assert groups(CHINA, debt(None), debt(100)) == ["1", "1"]
    negative = book.classify_book([debt(-50), debt(10, 91)], CHINA, DAY)
    assert ([one.group for one in negative], [one.field for one in negative[0].problems]) == (
        ["3", "3"],
        ["exposure"] * 2,
    )
    unknown_retail = book.classify_book([debt(50, retail=None), debt(50, 91, retail=None)], CHINA, DAY)
    assert [[problem.field for problem in one.problems] for one in unknown_retail] == [["retail"], []]


@pytest.mark.parametrize(("late", "group"), [("20", "1"), ("20.01", "3"), ("0", "1")])
def test_a_fifth_of_late_debts_at_all_banks_makes_all_bad_in_china(late: str, group: str) -> None:
    debtor = Debtor(Decimal(100), Decimal(late))
    assert book.classify(debt(50), CHINA, DAY, debtor=debtor).group == group
    assert book.classify(debt(50, retail=True), CHINA, DAY, debtor=debtor).group == "1"


def test_debts_without_a_customer_have_no_share() -> None:
    assert groups(CHINA, Facility(exposure=Decimal(1), retail=False), Facility(dpd=91, retail=False)) == ["1", "3"]


DAYS = st.integers(0, 500)
WHEN = st.none() | st.integers(0, 900).map(lambda days: DAY - timedelta(days=days))


def events(pack: Pack) -> st.SearchStrategy[Events]:
    codes = st.sampled_from(["", *pack.ranks])
    return st.builds(
        Events,
        restructures=st.integers(0, 4),
        last_restructure=st.sampled_from(["", *LAST_RESTRUCTURES]),
        recalled_on=WHEN,
        facts=st.frozensets(st.sampled_from(FACTS)),
        external_group=codes,
        current_group=codes,
        observed_since=WHEN,
        periods_paid=st.none() | st.integers(0, 4),
        papers=st.booleans(),
        performing_since=WHEN,
        short_term=st.none() | st.booleans(),
        override=st.none()
        | st.builds(Override, codes, st.sampled_from(["", "judged"]), st.sampled_from(["", "minute 1"])),
    )


def facilities(pack: Pack) -> st.SearchStrategy[Facility]:
    return st.builds(
        Facility,
        customer=st.sampled_from(["", "K", "L"]),
        oldest_due=WHEN,
        dpd=st.none() | DAYS,
        exposure=st.none() | st.integers(0, 100).map(Decimal),
        product=st.sampled_from(["", *PRODUCTS]),
        retail=st.none() | st.booleans(),
        events=st.none() | events(pack),
    )


ANY_PACK = st.sampled_from(PACKS)


@given(ANY_PACK.flatmap(lambda pack: st.tuples(st.just(pack), facilities(pack))), DAYS, DAYS)
def test_a_group_never_gets_better_as_days_grow(given_: tuple[Pack, Facility], first: int, second: int) -> None:
    pack, facility = given_
    fewer, more = sorted((first, second))
    found = [
        own.classify(Facility(dpd=days, product=facility.product, events=facility.events), pack, DAY)
        for days in (fewer, more)
    ]
    assert found[0].rank <= found[1].rank


def without_hand(facility: Facility) -> Facility:
    """Return the facility as if no better group had been set by hand."""
    return (
        facility
        if not (facility.events and facility.events.override)
        else Facility(facility.customer, facility.oldest_due, facility.dpd)
    )


BOOKS = ANY_PACK.flatmap(lambda pack: st.tuples(st.just(pack), st.lists(facilities(pack), max_size=6)))


@given(BOOKS)
def test_other_debts_never_make_a_group_better(given_: tuple[Pack, list[Facility]]) -> None:
    pack, debts = given_
    debts = [without_hand(one) for one in debts]
    for alone, among in zip(own.classify_all(debts, pack, DAY), book.classify_book(debts, pack, DAY), strict=True):
        assert among.rank >= alone.rank
        assert among.own_group == alone.group


@given(BOOKS, st.randoms())
def test_the_order_of_the_book_changes_nothing(given_: tuple[Pack, list[Facility]], shuffle: object) -> None:
    pack, debts = given_
    order = list(range(len(debts)))
    shuffle.shuffle(order)  # type: ignore[attr-defined] # hypothesis gives a random.Random
    straight = book.classify_book(debts, pack, DAY)
    mixed = book.classify_book([debts[place] for place in order], pack, DAY)
    assert mixed == [straight[place] for place in order]


@given(BOOKS)
def test_a_better_group_by_hand_is_there_only_with_approval_and_reason(given_: tuple[Pack, list[Facility]]) -> None:
    pack, debts = given_
    for facility, found in zip(debts, book.classify_book(debts, pack, DAY), strict=True):
        if found.rank < pack.ranks[found.own_group]:
            assert facility.events is not None
            override = facility.events.override
            assert override is not None
            assert (override.group, bool(override.reason), bool(override.approval)) == (found.group, True, True)


@given(BOOKS)
def test_the_worst_of_a_customer_holds_for_all_where_the_pack_says_so(given_: tuple[Pack, list[Facility]]) -> None:
    pack, debts = given_
    debts = [without_hand(one) for one in debts]
    if pack.contagion != "worst" or pack.contagion_applies != "all":
        return
    named = [pair for pair in zip(debts, book.classify_book(debts, pack, DAY), strict=True) if pair[0].customer]
    for (one, first), (other, second) in itertools.combinations(named, 2):
        assert one.customer != other.customer or first.rank == second.rank


@given(BOOKS)
def test_a_shared_answer_is_the_answer_of_each(given_: tuple[Pack, list[Facility]]) -> None:
    pack, debts = given_
    found: list[Classification] = own.classify_all(debts, pack, DAY)
    if not any(cure.whole_customer for cure in pack.cures):
        assert found == [own.classify(one, pack, DAY) for one in debts]
