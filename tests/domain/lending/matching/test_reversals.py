"""Entries that take earlier ones back."""

from datetime import date
from decimal import Decimal

from crodesk.domain.lending.matching import Index, Match, Verdict, match

from .given import DAY, Entry, loan

NEXT = date(2026, 1, 16)


def back(key: str = "r", amount: int = -1000, **changed: object) -> Entry:
    """Return a reversal of the day after."""
    values: dict[str, object] = {"booked_on": NEXT, "reversal": True} | changed
    return Entry(key, Decimal(amount), **values)  # type: ignore[arg-type] # each test gives what its field takes


def last(*entries: Entry, earlier: tuple[Entry, ...] = ()) -> Match:
    """Return what the last entry is found to be."""
    return match(entries, Index([]), earlier)[-1]


def test_a_reversal_finds_what_it_takes_back_by_its_reference() -> None:
    one, two = Entry("a", reference="R1"), Entry("b", reference="R2")
    found = last(one, two, back(reference="R1"))
    assert (found.verdict, found.takes_back, found.proposals) == (Verdict.SURE, "a", ())
    found = last(one, back(reference="R1", bank_reference="B"), earlier=(two,))
    assert (found.verdict, found.takes_back) == (Verdict.SURE, "a")


def test_an_entry_taken_in_before_can_be_taken_back() -> None:
    found = last(back(counter_account="99"), earlier=(Entry("a", counter_account="99"),))
    assert (found.verdict, found.takes_back) == (Verdict.SURE, "a")
    found = last(back(reference="R"), earlier=(back("a", 1000, reference="R"),))
    assert found.takes_back == ""


def test_without_anything_in_common_it_is_only_likely_and_the_latest_is_proposed() -> None:
    old = Entry("a", booked_on=date(2026, 1, 2))
    found = last(old, Entry("b"), back())
    assert (found.verdict, found.takes_back) == (Verdict.LIKELY, "b")
    assert last(old, back()).verdict is Verdict.LIKELY


def test_two_that_are_alike_are_never_sure() -> None:
    found = last(Entry("b", counterparty="Lan"), Entry("a", counterparty="Lan"), back(counterparty="Lan"))
    assert (found.verdict, found.takes_back) == (Verdict.LIKELY, "a")


def test_what_is_taken_back_once_is_not_taken_back_again() -> None:
    found = match([Entry("a", reference="R"), back("r", reference="R"), back("s", reference="R")], Index([]))
    assert [each.takes_back for each in found[1:]] == ["a", ""]
    assert found[2].verdict is Verdict.NONE
    assert found[2].why_not is not None
    assert found[2].why_not.text == "It takes back an entry that isn't here."


def test_only_the_same_amount_the_other_way_before_it_in_its_currency_is_meant() -> None:
    others = (
        Entry("a", Decimal(-1000)), Entry("b", Decimal(999)), Entry("c", currency="USD"),
        Entry("d", booked_on=date(2026, 1, 17)), back("e", 1000),
    )  # fmt: skip
    assert last(*others, back("r")).verdict is Verdict.NONE


def test_money_that_went_out_can_come_back_and_pays_no_loan() -> None:
    out = Entry("a", Decimal(-1000), text="LD2024001")
    entries = [out, back("r", 1000, text="LD2024001", counterparty="Lan")]
    found = match(entries, Index([loan(1, numbers=("LD2024001",))]))
    assert [(each.takes_back, each.proposals) for each in found] == [("", ()), ("a", ())]


def test_what_was_taken_back_is_due_again() -> None:
    index = Index([loan(1, numbers=("LD2024001",))])
    entries = [
        Entry("a", text="LD2024001", reference="R"), back("r", reference="R"),
        Entry("b", text="LD2024001", booked_on=date(2026, 1, 17)),
    ]  # fmt: skip
    first, taken, second = match(entries, index)
    assert taken.takes_back == "a"
    assert (first.proposals[0].parts[0].due, second.proposals[0].parts[0].due) == (DAY, DAY)
    found = match([Entry("c", text="LD2024001"), back("s", reference="Q")], index, [Entry("x", reference="Q")])
    assert found[1].takes_back == "x"


def test_with_the_same_day_a_reversal_comes_after_what_it_takes_back() -> None:
    found = match([back("a", booked_on=DAY, reference="R"), Entry("z", reference="R")], Index([]))
    assert [each.takes_back for each in found] == ["z", ""]
