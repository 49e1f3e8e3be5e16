"""Edges of classification that only a changed line would show: its steps, its codes for programs, its words.

The days and groups are those of the published texts that `test_classification.py` names.
"""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from crodesk.domain.lending.arrears import ahead
from crodesk.domain.lending.arrears.days import Unpaid
from crodesk.domain.lending.classification import book, own
from crodesk.domain.lending.classification.facts import Classification, Events, Facility, Override
from crodesk.domain.rules import packs
from crodesk.domain.rules.codes import FACTS, LAST_RESTRUCTURES
from crodesk.domain.rules.pack import Pack

DAY = date(2026, 11, 20)
VN, CHINA, EU, US, INDIA = (
    packs.load(name) for name in ("vn-sbv-31-2024", "cn-2023", "eu-eba", "us-retail-uniform", "in-rbi")
)


def bank(changes: str, inherited: str = "vn-sbv-31-2024") -> Pack:
    """Return a pack with what a bank changes of it."""
    found = packs.read(f'inherits = "{inherited}"\n{changes}\n', "bank.toml")
    assert isinstance(found, Pack), found
    return found


def classify(days: int | None = 0, events: Events | None = None, pack: Pack = VN, **facts: object) -> Classification:
    return book.classify(Facility("K", dpd=days, events=events, **facts), pack, DAY)  # type: ignore[arg-type] # by name


def codes(found: Classification) -> list[str]:
    return [one.code for one in found.reasons]


def known(found: Classification) -> list[object]:
    """Return what each problem says that there is."""
    return [problem.values["known"] for problem in found.problems]


def test_a_day_of_the_classification_itself_is_not_afterwards() -> None:
    assert classify(0, Events(recalled_on=DAY, observed_since=DAY, performing_since=DAY)).problems == ()


def test_what_there_is_is_listed() -> None:
    assert known(classify(0, Events(current_group="9"))) == ["1, 2, 3, 4, 5"]
    assert known(classify(0, Events(override=Override("9", "judged")))) == ["1, 2, 3, 4, 5"]
    assert known(classify(0, Events(last_restructure="moved"))) == [", ".join(LAST_RESTRUCTURES)]
    [facts] = known(classify(0, Events(facts=frozenset({"strange"}))))
    assert str(facts).split(", ") == list(FACTS)


def test_days_are_the_first_reason_from_the_first_day_on() -> None:
    assert codes(classify(0)) == ["days"]
    [days, condition] = classify(1).reasons
    assert (days.code, days.values["days"], days.values["start"], condition.code) == ("days", 1, 0, "condition")


@pytest.mark.parametrize(("product", "days", "start"), [("closed_end", 130, 120), ("open_end", 190, 180)])
def test_the_day_of_a_group_is_that_of_the_product(product: str, days: int, start: int) -> None:
    found = classify(days, pack=US, product=product)
    assert (found.group, found.reasons[0].values["start"]) == ("LOSS", start)


def test_a_basis_that_is_general_knowledge_is_to_be_confirmed() -> None:
    pack = bank('[days]\ntolerance = 500\nevidence = "G"')
    assert [mark.at for mark in classify(20, pack=pack).to_be_confirmed] == ["days"]


def test_days_of_an_immaterial_amount_do_not_count() -> None:
    """Regulation (EU) 2018/171: 100 EUR are not exceeded by 50."""
    found = classify(91, Events(past_due=Decimal(50)), EU, exposure=Decimal(1000), retail=True)
    assert (found.group, found.dpd, codes(found)) == ("P", 0, ["days"])


def test_a_group_that_is_reached_anyway_is_not_raised_to() -> None:
    assert codes(classify(91, Events(recalled_on=DAY))) == ["days"]
    assert codes(classify(91, Events(current_group="3"))) == ["days"]


@pytest.mark.parametrize(("days", "group"), [(29, "3"), (30, "4"), (60, "4"), (61, "5")])
def test_floors_of_a_recall_end_where_a_bank_says_so(days: int, group: str) -> None:
    pack = bank("[floors.recalled]\nrecall_max = 29\n[floors.recalled-30-to-60]\nrecall_max = 60")
    found = classify(0, Events(recalled_on=DAY - timedelta(days=days)), pack)
    assert (found.group, codes(found)) == (group, ["days", "floor"])


def test_floors_of_new_terms_end_where_a_bank_says_so() -> None:
    pack = bank("[floors.first-reschedule-late]\nnew_terms_max = 90")
    late = [classify(0, Events(1, "adjusted", new_terms_dpd=days), pack) for days in (90, 91)]
    assert [(one.group, [reason.values.get("group") for reason in one.reasons[1:]]) for one in late] == [
        ("4", ["2", "4"]),
        ("5", ["2", "5"]),
    ]


def test_periods_that_are_not_known_are_none() -> None:
    """A year has passed; one period is wanted. While it is observed, a restructured debt is in group 2 at least."""
    pack = bank("[observation]\nperiods = 1\n[cure.observed]\nperiods = 1", "cn-2023")
    year_ago = date(2025, 11, 20)
    for paid, kept, at_least in ((None, "3", "2"), (0, "3", "2"), (1, "1", "1")):
        held = Events(1, current_group="3", observed_since=year_ago, periods_paid=paid)
        assert classify(0, held, pack).group == kept
        watched = Events(1, observed_since=year_ago, periods_paid=paid)
        assert classify(0, watched, pack).group == at_least


def test_each_step_has_its_code() -> None:
    assert codes(classify(0, Events(current_group="3"))) == ["days", "cure"]
    assert codes(classify(0, Events(external_group="3"))) == ["days", "external"]
    assert codes(classify(0, Events(override=Override("3", "judged")))) == ["days", "officer"]
    assert codes(classify(91, Events(override=Override("2", "judged", "minute 3")))) == ["days", "approved"]
    assert codes(book.classify_book([Facility("K"), Facility("K", dpd=91)], VN, DAY)[0]) == ["days", "customer"]


def test_a_better_group_with_approval_rests_on_nothing_to_be_confirmed() -> None:
    twice = Events(2, "adjusted")
    assert [mark.at for mark in classify(0, twice).to_be_confirmed] == ["floors.second-reschedule"]
    approved = classify(0, replace(twice, override=Override("2", "judged", "minute 3")))
    assert (approved.group, approved.rank, approved.own_group, approved.to_be_confirmed) == ("2", 1, "4", ())


def test_a_share_that_is_too_large_is_the_reason_of_the_good_debts_alone() -> None:
    """11 of 100 are bad; more than 10 % make all of them bad (CBIRC/PBOC order 2023 No. 1)."""
    pack = bank('[shares.at-this-bank]\nover = 0.10\nevidence = "G"', "cn-2023")
    debts = [Facility("K", dpd=days, exposure=Decimal(size), retail=False) for days, size in ((0, 89), (91, 11))]
    good, bad = book.classify_book(debts, pack, DAY)
    assert (good.group, codes(good), bad.group, codes(bad)) == ("3", ["days", "share"], "3", ["days"])
    assert [mark.at for mark in good.to_be_confirmed] == ["shares.at-this-bank"]
    assert bad.to_be_confirmed == ()


def test_debts_without_a_customer_keep_nobody_in_a_group() -> None:
    was_bad = Facility("", dpd=0, events=Events(current_group="NPA"))
    assert own.classify_all([was_bad, Facility("", oldest_due=DAY)], INDIA, DAY)[0].group == "STD"


def test_one_day_of_arrears_keeps_a_debt_in_its_group_in_india() -> None:
    pack = bank("[cure.all-arrears]\nnothing_late = false", "in-rbi")
    assert [classify(days, Events(current_group="NPA"), pack).group for days in (0, 1)] == ["STD", "NPA"]
    alone = Facility(dpd=1, events=Events(current_group="NPA"))
    assert own.classify(alone, pack, DAY).group == "NPA"


def test_the_next_group_is_looked_for_to_the_ends_of_the_calendar() -> None:
    found = ahead.next_group(Facility(oldest_due=date.max - timedelta(91)), VN, date.max - timedelta(1))
    assert found is not None
    assert (found.group, found.on, found.days) == ("3", date.max, 1)
    assert ahead.next_group(Facility(dpd=2), VN, date(1, 1, 2)) is None


def test_what_a_bank_lets_pass_needs_no_payment() -> None:
    """5,000 are 86 days late, 600 of the next are let pass, 9,000 are ten days late."""
    pack = bank("[days]\ntolerance = 1000")
    parts = [Unpaid(DAY - timedelta(ago), Decimal(size)) for ago, size in ((86, 5000), (85, 600), (10, 9000))]
    found = ahead.next_group(Facility(), pack, DAY, parts)
    assert found is not None
    assert (found.group, found.days, found.amount) == ("3", 5, Decimal(5000))


def test_what_is_wrong_with_re_aging_is_wrong_with_its_days() -> None:
    tomorrow, today = (Events(re_aged=(day,)) for day in (DAY + timedelta(1), DAY))
    assert [one.field for one in classify(0, tomorrow, US).problems] == ["re_aged"]
    assert [one.field for one in classify(0, today, US).problems] == []
    assert [one.field for one in classify(0, today, VN).problems] == ["re_aged"]
