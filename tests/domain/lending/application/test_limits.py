"""How many applications may be under way, and how long a draft, an offer and a refusal count."""

from datetime import date

import pytest

from crodesk.domain.lending.application import limits
from crodesk.domain.lending.appraisal.case import Earlier
from crodesk.domain.rules import lending

TODAY = date(2026, 11, 20)


def earlier(
    stage: str, product: str = "salary_loan", since: date | None = date(2026, 11, 1), number: str = "L-1"
) -> Earlier:
    return Earlier(number, product, stage, since)


def test_a_product_lays_its_own_figures_over_those_of_every_product() -> None:
    assert limits.limits("salary_loan") == limits.Limits(1, 90, 60, 90, 14, 3)
    assert limits.limits("passbook_pledge") == limits.Limits(5, 0, 15, 30, 1, 1)
    own = lending.read("limits", '[salary_loan]\nlive_most = 3\nsource = "a bank"\nevidence = "V"\n', "limits.toml")
    assert not isinstance(own, list), own
    assert limits.limits("salary_loan", own) == limits.Limits(3, 90, 60, 90, 14, 3)


@pytest.mark.parametrize(
    ("others", "said"),
    [
        ([], []),
        ([earlier("submitted")], [{"number": "L-1", "most": 1}]),
        ([earlier("submitted", product="home_loan"), earlier("approved"), earlier("withdrawn")], []),
        # 90 days after 23 August is 21 November
        (
            [earlier("declined", since=date(2026, 8, 23))],
            [{"number": "L-1", "day": date(2026, 8, 23), "until": date(2026, 11, 21)}],
        ),
        ([earlier("declined", since=date(2026, 8, 22))], []),
        ([earlier("declined", since=None)], []),
        ([earlier("declined", product="home_loan")], []),
    ],
)
def test_what_other_applications_speak_against_one_more_is_said_in_words(
    others: list[Earlier], said: list[dict[str, object]]
) -> None:
    found = limits.doubts("salary_loan", others, TODAY)
    assert [dict(problem.values) for problem in found] == said
    assert all("exception" in problem.text for problem in found)


def test_of_several_refusals_the_newest_counts() -> None:
    others = [earlier("declined", since=date(2026, 1, 5), number="L-1"), earlier("declined", number="L-2")]
    found = limits.declined(others, "salary_loan")
    assert found is not None
    assert found.number == "L-2"


@pytest.mark.parametrize(
    ("stage", "since", "until", "last"),
    [
        ("draft", date(2026, 8, 22), None, None),  # 90 days end today
        ("draft", date(2026, 8, 21), None, date(2026, 11, 19)),
        ("returned", date(2026, 8, 21), None, date(2026, 11, 19)),
        ("submitted", date(2026, 1, 1), None, None),
        ("approved", date(2026, 1, 1), TODAY, None),
        ("conditional", date(2026, 1, 1), date(2026, 11, 19), date(2026, 11, 19)),
        ("approved", date(2026, 1, 1), None, None),
    ],
)
def test_an_old_draft_and_a_decision_that_holds_no_longer_are_said(
    stage: str, since: date, until: date | None, last: date | None
) -> None:
    found = limits.overdue("salary_loan", stage, since, until, TODAY)
    assert (found.values["day"] if found else None) == last


def test_a_decision_holds_and_is_awaited_for_the_days_of_its_product() -> None:
    assert limits.holds_until("salary_loan", TODAY) == date(2027, 1, 19)  # 60 days
    assert limits.decided_by("salary_loan", TODAY) == date(2026, 12, 4)  # 14 days
