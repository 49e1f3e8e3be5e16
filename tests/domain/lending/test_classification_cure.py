"""The gate back to a better group, and groups set by hand."""

from datetime import date

import pytest

from crodesk.domain.lending.classification import book
from crodesk.domain.lending.classification.facts import Classification, Events, Facility, Override
from crodesk.domain.rules import packs
from crodesk.domain.rules.pack import Pack

DAY = date(2026, 11, 20)
VN, CHINA, EU, INDIA = (packs.load(name) for name in ("vn-sbv-31-2024", "cn-2023", "eu-eba", "in-rbi"))


def classify(events: Events, pack: Pack = VN, days: int = 0, *others: Facility) -> Classification:
    return book.classify(Facility("K", dpd=days, events=events), pack, DAY, others)


@pytest.mark.parametrize(
    ("since", "papers", "short_term", "group"),
    [
        # Circular 31/2024 art. 10.2: 3 months, 1 month for short-term debts, with documents.
        (date(2026, 8, 20), True, False, "1"),
        (date(2026, 8, 21), True, False, "3"),
        (date(2026, 8, 20), False, False, "3"),
        (date(2026, 8, 21), True, None, "3"),
        (date(2026, 8, 20), True, None, "1"),
        (date(2026, 10, 20), True, True, "1"),
        (date(2026, 10, 21), True, True, "3"),
        (None, True, True, "3"),
    ],
)
def test_a_vietnamese_debt_stays_until_it_was_observed(
    since: date | None, papers: bool, short_term: bool | None, group: str
) -> None:
    events = Events(current_group="3", observed_since=since, papers=papers, short_term=short_term)
    found = classify(events)
    assert found.group == group
    assert [mark.at for mark in found.to_be_confirmed] == ["cure.paid-in-time"], "kept or freed, it rests on the months"
    assert [problem.field for problem in found.problems] == (["observed_since"] if since is None else [])


def test_the_gate_says_from_which_day_it_may_open() -> None:
    kept = classify(Events(current_group="3", observed_since=date(2026, 9, 1), papers=True))
    assert kept.reasons[-1].values["day"] == date(2026, 12, 1)
    assert "day" not in classify(Events(current_group="3")).reasons[-1].values


def test_an_observation_that_starts_at_the_end_of_the_calendar_is_not_over() -> None:
    found = classify(Events(current_group="3", observed_since=date.max, papers=True))
    assert found.group == "3"
    assert [problem.field for problem in found.problems] == ["observed_since"]
    assert found.reasons[-1].values["day"] == date.max


def test_a_gate_never_makes_a_group_better() -> None:
    assert classify(Events(current_group="2"), days=91).group == "3"
    assert classify(Events(current_group="3"), days=91).group == "3"


@pytest.mark.parametrize(
    ("restructures", "since", "periods", "group"),
    [
        (1, date(2025, 11, 20), 2, "1"),
        (1, date(2025, 11, 20), 1, "3"),
        (1, date(2025, 11, 21), 2, "3"),
        (0, None, None, "1"),
    ],
)
def test_in_china_only_restructured_debts_are_held_back(
    restructures: int, since: date | None, periods: int | None, group: str
) -> None:
    events = Events(restructures, current_group="3", observed_since=since, periods_paid=periods)
    assert classify(events, CHINA).group == group


@pytest.mark.parametrize(
    ("restructures", "since", "days", "group"),
    [
        (1, date(2025, 11, 20), 0, "P"),
        (1, date(2025, 11, 21), 0, "NP"),
        (1, date(2025, 11, 20), 1, "NP"),
        (0, date(2026, 8, 20), 0, "P"),
        (0, date(2026, 8, 21), 0, "NP"),
    ],
)
def test_a_default_in_europe_is_cured_by_time_without_arrears(
    restructures: int, since: date, days: int, group: str
) -> None:
    events = Events(restructures, current_group="NP", observed_since=since)
    assert classify(events, EU, days).group == group


def test_in_india_all_arrears_of_all_debts_must_be_paid() -> None:
    was_bad = Events(current_group="NPA")
    assert classify(was_bad, INDIA).group == "STD"
    assert classify(was_bad, INDIA, 5).group == "NPA"
    assert classify(was_bad, INDIA, 0, Facility("K", oldest_due=DAY)).group == "NPA"
    assert classify(was_bad, INDIA, 0, Facility("L", oldest_due=DAY)).group == "STD"
    assert classify(was_bad, INDIA, 0, Facility("", oldest_due=DAY)).group == "STD"
    assert classify(Events(current_group="SMA-2"), INDIA, 5).group == "SMA-0"


def test_a_worse_group_by_hand_needs_a_reason_only() -> None:
    found = classify(Events(override=Override("4", "  the business has closed ")))
    assert (found.group, found.own_group, found.to_be_confirmed) == ("4", "4", ())
    assert found.reasons[-1].code == "officer"
    assert found.reasons[-1].values["reason"] == "the business has closed"


def test_a_better_group_by_hand_needs_an_approval() -> None:
    refused = classify(Events(override=Override("2", "paid tomorrow")), days=91)
    assert (refused.group, [problem.field for problem in refused.problems]) == ("3", ["approval"])
    approved = classify(Events(override=Override("2", "paid tomorrow", "minute 12/2026")), days=91)
    assert (approved.group, approved.own_group, approved.problems) == ("2", "3", ())
    assert approved.reasons[-1].values["approval"] == "minute 12/2026"


def test_an_approval_does_not_stand_in_for_a_reason() -> None:
    found = classify(Events(override=Override("2", "", "minute 12/2026")), days=91)
    assert (found.group, [problem.field for problem in found.problems]) == ("3", ["reason"])


def test_the_same_group_by_hand_changes_nothing() -> None:
    found = classify(Events(override=Override("3", "agreed")), days=91)
    assert (found.group, len(found.reasons), found.problems) == ("3", 1, ())


def test_a_worse_group_by_hand_holds_for_the_other_debts() -> None:
    debts = [Facility("K", events=Events(override=Override("4", "closed"))), Facility("K")]
    assert [one.group for one in book.classify_book(debts, VN, DAY)] == ["4", "4"]


def test_a_group_between_its_own_and_the_customers_is_a_better_one() -> None:
    middle, worst = Override("3", "judged"), Facility("K", dpd=400)
    refused = classify(Events(override=middle), VN, 0, worst)
    assert (refused.group, refused.own_group) == ("5", "3")
    assert [problem.field for problem in refused.problems] == ["approval"]
    approved = classify(Events(override=Override("3", "judged", "minute 3")), VN, 0, worst)
    assert approved.group == "3"
