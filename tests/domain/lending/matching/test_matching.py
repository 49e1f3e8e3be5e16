"""Which loan an entry pays, how sure that is, and why."""

from datetime import date
from decimal import Decimal
from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crodesk.domain.follow_up.message import Message
from crodesk.domain.lending.matching import Index, Known, Part, Verdict, Wanted, match
from crodesk.domain.lending.matching.answers import OTHER_CURRENCY, UNKNOWN

from .given import DAY, Entry, dues, loan, only, reasons

FAR = date(2026, 6, 15)
_SORTS = product(("", "LD2024001"), (1000, 700, 1700, -1000), ("VND", "USD"), ("", "R"), ("", "99", "98"), ("", "Lan"))
POOL = [
    Entry(
        f"{number}", Decimal(amount), date(2026, 1, 10 + number % 9), currency, "", reference, name, account, text,
        number % 5 == 0,
    )
    for number, (text, amount, currency, reference, account, name) in enumerate(_SORTS)
]  # fmt: skip
"""Entries of all sorts, some of which take others back."""


def test_a_named_loan_and_its_exact_due_are_sure() -> None:
    found = only(Entry(text="TRA NO VAY LD2024001"), loan(1, numbers=("LD2024001",)), loan(2, numbers=("LD2024002",)))
    assert (found.verdict, found.proposals[0].parts) == (Verdict.SURE, (Part(1, DAY, Decimal(1000)),))
    assert reasons(found) == [
        "It names the loan.",
        "The amount is exactly what is due on 2026-01-15.",
        "It came within ten days of the due date.",
    ]  # fmt: skip
    assert found.proposals[0].score == 95


@pytest.mark.parametrize(
    "text",
    ["LD2024001", "ld2024001", "LD-2024-001", "pay LD 2024 001 jan", "LD2024 001.", "(LD/2024001)", "xx LD 20 24 00 1"],
)
def test_a_number_is_found_in_any_writing(text: str) -> None:
    for number in ("LD2024001", "LD-2024/001"):
        assert only(Entry(text=text), loan(1, numbers=(number,))).verdict is Verdict.SURE


@pytest.mark.parametrize("text", ["LD20240011", "XLD2024001", "LD202400", "LD 2024 01", "2024001", "LD", ""])
def test_what_is_nearly_a_number_is_none(text: str) -> None:
    found = only(Entry(text=text, amount=Decimal(7)), loan(1, numbers=("LD2024001",)))
    assert (found.verdict, found.proposals) == (Verdict.NONE, ())
    assert found.why_not is not None
    assert found.why_not.text == "Nothing in it points to a loan."


def test_a_vietnamese_number_is_folded() -> None:
    assert only(Entry(text="Trả nợ HĐ 2024-0012 tháng 1"), loan(1, numbers=("HD20240012",))).verdict is Verdict.SURE


def test_a_short_number_counts_as_the_whole_reference_only() -> None:
    """12 stands in many texts."""
    short = loan(1, numbers=("12", "ABCDEF"))
    assert only(Entry(text="rate 12 ABCDEF", amount=Decimal(7)), short).verdict is Verdict.NONE
    assert only(Entry(reference="12"), short).verdict is Verdict.SURE
    assert only(Entry(reference="abc def"), short).verdict is Verdict.SURE


def test_a_payment_from_the_account_is_sure_when_the_amount_and_the_day_fit() -> None:
    found = only(Entry(counter_account="0071.000.123"), loan(1, accounts=("71000123",)))
    assert (found.verdict, found.proposals[0].score) == (Verdict.SURE, 80)
    assert reasons(found)[0] == "It comes from the account that the loan is repaid from."
    late = only(Entry(counter_account="71000123", booked_on=FAR), loan(1, accounts=("71000123",)))
    assert (late.verdict, late.proposals[0].score) == (Verdict.LIKELY, 70)
    other = only(Entry(counter_account="71000123", amount=Decimal(7)), loan(1, accounts=("71000123",)))
    assert (other.verdict, other.proposals[0].parts) == (Verdict.LIKELY, (Part(1, DAY, Decimal(7)),))


def test_who_was_confirmed_once_is_remembered() -> None:
    by_account = only(Entry(counter_account="99", booked_on=FAR), loan(1), known=(Known(1, account="0099"),))
    assert (by_account.verdict, by_account.proposals[0].score) == (Verdict.SURE, 80)
    assert reasons(by_account)[0] == "This account has paid the loan before."
    by_name = only(Entry(counterparty="Cha Của Lan", amount=Decimal(7)), loan(1), known=(Known(1, name="CHA CUA LAN"),))
    assert (by_name.verdict, by_name.proposals[0].score) == (Verdict.LIKELY, 40)
    assert reasons(by_name)[0] == "This payer has paid the loan before."
    assert (
        only(Entry(counter_account="99", amount=Decimal(7)), loan(1), known=(Known(2, "99"),)).verdict is Verdict.NONE
    )


def test_what_is_known_twice_counts_once() -> None:
    both = loan(1, accounts=("99",), names=("Lan",), dues=())
    found = only(Entry(counter_account="99", counterparty="LAN"), both, known=(Known(1, "99", "Lan"),))
    assert found.proposals[0].score == 55 + 30
    assert found.proposals[0].parts == (Part(1, None, Decimal(1000)),)


def test_a_name_an_amount_and_a_day_are_never_sure() -> None:
    named = loan(1, names=("Nguyễn Văn Đức", "阮文德"))
    for writing in ("NGUYEN VAN DUC", "Nguyễn Văn Đức", "阮文德"):
        found = only(Entry(counterparty=writing), named)
        assert (found.verdict, found.proposals[0].score) == (Verdict.LIKELY, 55)
    assert reasons(found)[0] == "It is in the borrower's name."


def test_a_name_is_found_in_the_text_when_nobody_is_named_beside_it() -> None:
    named = loan(1, names=("Nguyễn Văn Đức",)), loan(2, names=("Nguyễn Văn",)), loan(3, names=("Lan",))
    found = only(Entry(text="CT tu NGUYEN VAN DUC tra no", amount=Decimal(7)), *named)
    assert [each.loans for each in found.proposals] == [(1,), (2,)]
    assert only(Entry(text="NGUYEN VAN HAI tra no", amount=Decimal(7)), named[0]).verdict is Verdict.NONE
    assert only(Entry(text="LAN tra no", amount=Decimal(7)), *named).verdict is Verdict.NONE
    found = only(Entry(text="NGUYEN VAN DUC", counterparty="Trần Thị B", amount=Decimal(7)), *named)
    assert found.verdict is Verdict.NONE
    known = only(Entry(text="tien cua CHA LAN", amount=Decimal(7)), loan(1), known=(Known(1, name="Cha Lan"),))
    assert known.proposals[0].score == 40


def test_an_amount_and_a_day_alone_are_likely_and_an_amount_alone_is_nothing() -> None:
    assert only(Entry(), loan(1)).proposals[0].score == 35
    assert only(Entry(), loan(1)).verdict is Verdict.LIKELY
    assert only(Entry(booked_on=FAR), loan(1)).verdict is Verdict.NONE


def test_an_amount_that_is_due_on_too_many_loans_tells_nothing() -> None:
    found = only(Entry(), *(loan(number) for number in range(50)))
    assert [each.loans for each in found.proposals] == [(0,), (1,), (2,), (3,), (4,)]
    assert only(Entry(), *(loan(number) for number in range(51))).verdict is Verdict.NONE


def test_two_loans_that_fit_alike_are_never_sure() -> None:
    two = loan(1, accounts=("99",)), loan(2, accounts=("99",))
    found = only(Entry(counter_account="99"), *two)
    assert (found.verdict, [each.loans for each in found.proposals]) == (Verdict.LIKELY, [(1,), (2,)])
    named = loan(1, numbers=("LD2024001",)), loan(2, numbers=("LD2024001",))
    assert only(Entry(text="LD2024001"), *named).verdict is Verdict.LIKELY


def test_the_amount_tells_two_loans_of_one_payer_apart() -> None:
    two = loan(1, accounts=("99",)), loan(2, accounts=("99",), dues=dues(700, 700))
    found = only(Entry(counter_account="99", amount=Decimal(700)), *two)
    assert (found.verdict, found.proposals[0].loans) == (Verdict.SURE, (2,))


def test_several_dues_from_the_oldest_on() -> None:
    found = only(Entry(text="LD2024001", amount=Decimal(2000)), loan(1, numbers=("LD2024001",)))
    assert found.proposals[0].parts == (Part(1, DAY, Decimal(1000)), Part(1, date(2026, 2, 15), Decimal(1000)))
    assert reasons(found)[1] == "The amount is exactly 2 dues, from the oldest on."
    assert found.proposals[0].loans == (1,)


def test_a_later_due_may_be_paid_first() -> None:
    found = only(Entry(text="LD2024001", amount=Decimal(300)), loan(1, numbers=("LD2024001",), dues=dues(1000, 300)))
    assert found.proposals[0].parts == (Part(1, date(2026, 2, 15), Decimal(300)),)


@pytest.mark.parametrize(
    ("day", "due"), [(date(2025, 12, 1), 1), (date(2026, 2, 1), 2), (date(2026, 2, 20), 2), (FAR, 3)]
)
def test_what_is_no_due_is_said_to_pay_the_nearest_one(day: date, due: int) -> None:
    """The first of February is 17 days from the due date in January, and 14 from the next."""
    found = only(Entry(text="LD2024001", amount=Decimal(7), booked_on=day), loan(1, numbers=("LD2024001",)))
    assert found.proposals[0].parts == (Part(1, date(2026, due, 15), Decimal(7)),)


def test_what_ends_the_loan_is_known() -> None:
    ending = loan(1, numbers=("LD2024001",), payoff=Decimal(9876))
    found = only(Entry(text="LD2024001", amount=Decimal(9876)), ending)
    assert (found.verdict, found.proposals[0].parts) == (Verdict.SURE, (Part(1, None, Decimal(9876)),))
    assert reasons(found)[1] == "The amount is exactly what ends the loan."
    assert only(Entry(amount=Decimal(9876)), ending).proposals[0].score == 35


def test_one_entry_may_pay_several_loans_of_one_payer() -> None:
    loans = (
        loan(1, accounts=("99",)),
        loan(2, accounts=("99",), dues=dues(700)),
        loan(3, accounts=("99",), dues=dues(50)),
    )
    found = only(Entry(counter_account="99", amount=Decimal(1700)), *loans)
    assert (found.verdict, found.proposals[0].loans) == (Verdict.SURE, (1, 2))
    assert found.proposals[0].parts == (Part(1, DAY, Decimal(1000)), Part(2, DAY, Decimal(700)))
    assert reasons(found)[1] == "The amount is exactly what is due on 2 loans together."


def test_two_ways_to_part_an_entry_are_never_sure() -> None:
    loans = [loan(number, accounts=("99",), dues=dues(500)) for number in (1, 2, 3)]
    found = only(Entry(counter_account="99", amount=Decimal(1000)), *loans)
    assert found.verdict is Verdict.LIKELY
    assert [each.loans for each in found.proposals[:3]] == [(1, 2), (1, 3), (2, 3)]


def test_of_more_than_six_loans_no_sums_are_tried() -> None:
    loans = [loan(number, accounts=("99",), dues=dues(500)) for number in range(7)]
    found = only(Entry(counter_account="99", amount=Decimal(1000)), *loans)
    assert all(len(each.loans) == 1 for each in found.proposals)


def test_a_sum_of_dues_far_away_is_only_likely() -> None:
    loans = [loan(number, accounts=("99",), dues=dues(500)) for number in (1, 2)]
    found = only(Entry(counter_account="99", amount=Decimal(1000), booked_on=FAR), *loans)
    assert (found.verdict, found.proposals[0].loans, found.proposals[0].score) == (Verdict.LIKELY, (1, 2), 70)


def test_what_went_out_or_is_nothing_pays_nothing() -> None:
    for amount in (Decimal(-1000), Decimal(0)):
        found = only(Entry(text="LD2024001", amount=amount), loan(1, numbers=("LD2024001",)))
        assert (found.verdict, found.proposals) == (Verdict.NONE, ())
        assert found.why_not is not None
        assert found.why_not.text == "The money went out."


def test_another_currency_pays_nothing() -> None:
    ours = loan(1, numbers=("LD2024001",), accounts=("99",), names=("Lan",))
    found = only(Entry(text="LD2024001", counter_account="99", counterparty="Lan", currency="USD"), ours)
    assert (found.verdict, found.proposals) == (Verdict.NONE, ())


def test_that_it_is_in_another_currency_is_said_where_that_is_why() -> None:
    ours, dollars = loan(1, numbers=("LD2024001",)), loan(2, currency="USD", numbers=("LD2024002",))
    entry = Entry(text="LD2024001", currency="USD", amount=Decimal(17))
    for found in (only(entry, ours), only(entry, ours, dollars)):
        assert found.why_not == Message(OTHER_CURRENCY, {"currency": "USD"})
    assert only(Entry(text="x", currency="USD", amount=Decimal(17)), ours, dollars).why_not == UNKNOWN
    assert only(Entry(text="x", amount=Decimal(17)), ours).why_not == UNKNOWN


def test_an_index_is_renewed_by_the_loan() -> None:
    index = Index([loan(1, numbers=("LD2024001",), dues=dues(1000))])
    entry = Entry(amount=Decimal(700), text="LD2024001", counterparty="Lan An")
    assert reasons(match([entry], index)[0]) == ["It names the loan.", "It came within ten days of the due date."]
    index.renew(loan(1, dues=dues(700)))
    index.remember([Known(1, name="Lan An"), Known(9, name="Lan An")])
    said = reasons(match([entry], index)[0])
    assert said[:2] == ["It names the loan.", "This payer has paid the loan before."]
    assert said[2].startswith("The amount is exactly")
    assert match([Entry(amount=Decimal(700))], index)[0].proposals


def test_all_that_is_due_is_asked_for_once_where_the_next_due_is_not_what_is_paid() -> None:
    next_only, all_of_it = loan(1, numbers=("LD2024001",), dues=dues(700)), loan(1, dues=dues(700, 500, 500))
    asked: list[int] = []

    def whole(number: int) -> Wanted | None:
        asked.append(number)
        return all_of_it if number == 1 else None

    index = Index([next_only, loan(2, numbers=("LD2024002",), dues=dues(700))])
    named = [
        Entry("a", Decimal(700), text="LD2024001"),
        Entry("b", Decimal(1000), text="LD2024001"),
        Entry("c", Decimal(9), text="LD2024002"),
        Entry("d", Decimal(8), text="LD2024002"),
    ]
    found = match(named, index, whole=whole)
    assert [one.verdict for one in found] == [Verdict.SURE, Verdict.SURE, Verdict.LIKELY, Verdict.LIKELY]
    assert "exactly 2 dues" in " ".join(reasons(found[1]))
    assert asked == [1, 2]
    assert match(named[:1], index, whole=whole)[0].verdict == Verdict.SURE
    assert asked == [1, 2]


def test_five_answers_are_enough() -> None:
    found = only(Entry(counterparty="Lan"), *(loan(number, names=("Lan",)) for number in range(9)))
    assert [each.loans for each in found.proposals] == [(0,), (1,), (2,), (3,), (4,)]


def test_what_was_surely_paid_is_no_longer_due() -> None:
    """The second of two equal payments pays the next instalment, later ones what is left."""
    entries = [Entry(key, text="LD2024001") for key in ("a", "b")]
    entries.append(Entry("c", Decimal(400), text="LD2024001", counterparty="Lan"))
    entries.append(Entry("d", Decimal(600), text="LD2024001"))
    found = match(entries, Index([loan(1, numbers=("LD2024001",), names=("Lan",))]))
    assert [each.proposals[0].parts[0].due for each in found] == [
        DAY, date(2026, 2, 15), date(2026, 3, 15), date(2026, 3, 15)
    ]  # fmt: skip
    assert [each.proposals[0].evidence & 32 for each in found] == [32, 32, 0, 32]


def test_what_ends_the_loan_grows_less_by_what_was_paid() -> None:
    ending = loan(1, numbers=("LD2024001",), payoff=Decimal(9000))
    entries = [Entry("a", text="LD2024001"), Entry("b", Decimal(8000), text="LD2024001")]
    assert match(entries, Index([ending]))[1].proposals[0].parts == (Part(1, None, Decimal(8000)),)


def test_answers_stand_in_the_order_of_the_entries_and_do_not_depend_on_it() -> None:
    index = Index([loan(1, numbers=("LD2024001",)), loan(2, accounts=("99",), dues=dues(700))])
    entries = [
        Entry("c", text="LD2024001", booked_on=date(2026, 1, 17)), Entry("a", text="LD2024001"),
        Entry("d", Decimal(700), counter_account="99"), Entry("e", Decimal(-5)), Entry("b", text="LD2024001"),
    ]  # fmt: skip
    found = match(entries, index)
    assert [each.key for each in found] == ["c", "a", "d", "e", "b"]
    assert {each.key: each for each in match(entries[::-1], index)} == {each.key: each for each in found}


@given(st.lists(st.sampled_from(POOL), max_size=12, unique_by=lambda entry: entry.key), st.randoms())
def test_no_order_of_entries_or_loans_makes_a_difference(entries: list[Entry], chance: Random) -> None:
    loans = [
        loan(1, numbers=("LD2024001",), accounts=("99",), names=("Lan",)),
        loan(2, accounts=("99",), names=("Lan",), dues=dues(700, 1000), payoff=Decimal(1700)),
        loan(3, numbers=("LD2024001", "LD2024003"), currency="USD"),
    ]
    plain = {each.key: each for each in match(entries, Index(loans, [Known(2, "98", "Hoa")]))}
    chance.shuffle(entries)
    chance.shuffle(loans)
    found = match(entries, Index(loans, [Known(2, "98", "Hoa")]))
    assert {each.key: each for each in found} == plain
    for each in found:
        assert (each.verdict is Verdict.NONE) == (not each.proposals and not each.takes_back)
        assert [one.score for one in each.proposals] == sorted((one.score for one in each.proposals), reverse=True)


def test_no_more_than_six_dues_are_looked_at() -> None:
    many = loan(1, numbers=("LD2024001",), dues=dues(*range(1000, 1008)))
    seventh = only(Entry(text="LD2024001", amount=Decimal(1006)), many)
    assert not seventh.proposals[0].evidence & 32
    assert only(Entry(amount=Decimal(1006)), many).verdict is Verdict.NONE
