"""Inspections are planned by rule, what they show is reckoned, and what isn't known is never nought."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from crodesk.domain.follow_up.message import Amount
from crodesk.domain.lending.inspecting import misuse, visit
from crodesk.domain.lending.inspecting.planning import Done, Planned, Watched, plan
from crodesk.domain.lending.inspecting.visit import Item, Shown, Signatory, Visit
from crodesk.domain.rules import figures

DRAWN = date(2026, 1, 15)


def planned(loan: Watched) -> dict[str, tuple[str, date]]:
    return {one.subject: (one.rule, one.on) for one in plan(loan)}


def test_the_first_inspection_is_thirty_days_after_a_drawing_then_every_six_months() -> None:
    loan = Watched((DRAWN,))
    assert planned(loan) == {"use": ("use", date(2026, 2, 14))}
    assert planned(replace(loan, done=(Done(date(2026, 2, 10)),))) == {"use": ("use", date(2026, 8, 10))}


def test_a_drawing_after_the_last_inspection_is_looked_at_by_itself() -> None:
    loan = Watched((DRAWN, date(2026, 4, 1), date(2026, 4, 20)), (Done(date(2026, 2, 10)),))
    assert planned(loan) == {"use": ("use", date(2026, 5, 1))}
    seen = replace(loan, done=(*loan.done, Done(date(2026, 4, 1))))
    assert planned(seen) == {"use": ("use", date(2026, 5, 20))}  # one on the day of a drawing covers it


def test_careful_and_late_loans_are_inspected_sooner() -> None:
    done = (Done(date(2026, 2, 10)),)
    assert planned(Watched((DRAWN,), careful=True)) == {"use": ("use-careful", date(2026, 1, 30))}
    assert planned(Watched((DRAWN,), done, careful=True)) == {"use": ("use-careful", date(2026, 5, 10))}
    assert planned(Watched((DRAWN,), done, days_late=10)) == {"use": ("use-late", date(2026, 3, 12))}
    assert planned(Watched((DRAWN,), done, days_late=9)) == {"use": ("use", date(2026, 8, 10))}


@pytest.mark.parametrize("finding", ["partly", "wrong"])
def test_what_was_not_right_is_looked_at_again(finding: str) -> None:
    loan = Watched((DRAWN,), (Done(date(2026, 2, 10), finding=finding),))
    assert planned(loan) == {"use": ("use-again", date(2026, 3, 12))}
    put_right = replace(loan, done=(*loan.done, Done(date(2026, 3, 12), finding="right")))
    assert planned(put_right) == {"use": ("use", date(2026, 9, 12))}


def test_collateral_is_looked_at_yearly_from_the_first_drawing_or_the_last_look() -> None:
    loan = Watched((DRAWN,), (Done(date(2026, 2, 10)),), has_collateral=True)
    assert planned(loan)["collateral"] == ("collateral", date(2027, 1, 15))
    looked = replace(loan, done=(*loan.done, Done(date(2026, 6, 1), "collateral")))
    assert planned(looked)["collateral"] == ("collateral", date(2027, 6, 1))
    assert planned(replace(looked, careful=True))["collateral"] == ("collateral-careful", date(2026, 12, 1))
    assert planned(replace(looked, days_late=91))["collateral"] == ("collateral-late", date(2026, 9, 1))


def test_the_sooner_of_two_subjects_comes_first_with_its_words_and_mark() -> None:
    found = plan(Watched((DRAWN,), (Done(date(2026, 12, 30)),), has_collateral=True))
    assert [one.subject for one in found] == ["collateral", "use"]
    assert isinstance(found[0], Planned)
    assert (found[0].why.vi, found[0].mark.unconfirmed) == ("kiểm tra tài sản bảo đảm", True)


def test_nothing_is_inspected_before_the_money_goes_out_or_after_it_came_back() -> None:
    assert plan(Watched(())) == ()
    assert plan(Watched((DRAWN,), is_settled=True)) == ()


def test_a_bank_has_its_own_days() -> None:
    own = figures.read("inspections", "[use]\nfirst_days = 60\n", "bank.toml")
    assert not isinstance(own, list)
    assert plan(Watched((DRAWN,)), own)[0].on == date(2026, 3, 16)
    strict = figures.read("inspections", "[use-late]\nlate_from = 1\n", "bank.toml")
    assert not isinstance(strict, list)
    done = (Done(date(2026, 2, 10)),)
    assert [plan(Watched((DRAWN,), done, days_late=days), strict)[0].rule for days in (None, 0, 1)] == [
        "use", "use", "use-late",
    ]  # fmt: skip


# What was shown

MADE = Visit(
    "VND", date(2026, 2, 14), "09:00", "10:30", Decimal(300), DRAWN,
    (Item("steel", Decimal(200), True), Item("car", Decimal(100), False)),
    (Signatory("Lê An", "bank"), Signatory("Trần Bình", "customer")), "partly",
)  # fmt: skip
BOUGHT = (Item("steel", Decimal(300), True),)


def test_amounts_used_as_agreed_are_a_share_of_what_was_drawn() -> None:
    assert visit.shown(MADE) == Shown(Decimal(200), Decimal(100), Decimal(0), Decimal("66.67"))
    less = replace(MADE, items=(Item("steel", Decimal(120), True), Item("?", Decimal(50)), Item("?", None, True)))
    assert visit.shown(less) == Shown(Decimal(120), Decimal(0), Decimal(180), Decimal(40))
    eighth = replace(MADE, drawn=Decimal(80_000), items=(Item("steel", Decimal(9_876), True),))
    assert visit.shown(eighth).share == Decimal("12.35")  # 12.345, half up
    wrong = replace(MADE, items=(Item("car", Decimal(300), False),))
    assert visit.shown(wrong) == Shown(Decimal(0), Decimal(300), Decimal(0), Decimal(0))


def test_nothing_shown_is_unknown_and_not_nought() -> None:
    for items in ((), (Item("?", Decimal(5)),), (Item("steel", None, True),), (Item("x", Decimal("NaN"), True),)):
        assert visit.shown(replace(MADE, items=items)) == Shown(None, None, Decimal(300), None)
    assert visit.shown(replace(MADE, drawn=None)) == Shown(Decimal(200), Decimal(100), None, None)
    assert visit.shown(replace(MADE, drawn=Decimal(0))).share is None


@pytest.mark.parametrize(
    ("items", "finding", "why"),
    [
        (BOUGHT, "right", "All of it was shown to be used as agreed."),
        (MADE.items, "partly", "100 was used for something else."),
        ((Item("car", Decimal(300), False),), "wrong", "300 was used for something else."),
        ((Item("steel", Decimal(299), True),), "partly", "For 1 nothing was shown yet."),
        ((), "", "Nothing was shown yet."),
    ],
)
def test_the_figures_suggest_a_finding(items: tuple[Item, ...], finding: str, why: str) -> None:
    found = visit.suggested(replace(MADE, items=items))
    assert found.finding == finding
    assert said(found.why.text, found.why.values) == why


def test_without_the_amount_drawn_nothing_is_right_yet() -> None:
    found = visit.suggested(replace(MADE, items=BOUGHT, drawn=None))
    assert (found.finding, found.why.text) == ("", "What was drawn isn't known.")


def said(text: str, values: Any) -> str:
    return text.format(**{key: f"{one.minor:,}" if isinstance(one, Amount) else one for key, one in values.items()})


def wrong(today: date = date(2026, 2, 20), **changes: Any) -> list[tuple[str, str]]:
    return [(one.field, said(one.text, one.values)) for one in visit.problems(replace(MADE, **changes), today)]


def test_a_visit_of_which_all_is_right_has_no_problems() -> None:
    assert wrong() == []
    assert wrong(finding="", items=()) == []


def test_a_visit_lies_between_the_drawing_and_today() -> None:
    assert wrong(on=None) == [("on", "Say on which day it was.")]
    assert wrong(date(2026, 2, 13)) == [("on", "That day is still to come: is the clock of this computer right?")]
    assert wrong(on=date(2026, 1, 14)) == [("on", "The money went out later, on 2026-01-15.")]
    assert wrong(on=date(2026, 1, 14), drawn_on=None) == []
    assert wrong(begun="10:31") == [("ended", "It ended before it began.")]
    assert wrong(begun="10:30") == []
    assert wrong(date(2026, 2, 14), on=date(2026, 2, 14)) == []
    assert wrong(on=DRAWN) == []


def test_no_more_is_shown_than_was_drawn() -> None:
    more = (Item("steel", Decimal(301), True),)
    assert wrong(items=more, finding="right") == [("items", "301 was shown, more than the 300 that was drawn.")]
    assert wrong(items=(Item("x", Decimal(-1), True),), remarks="-") == [
        ("items[0].amount", "The amount must be more than zero.")
    ]
    both = (Item("steel", Decimal(200), True), Item("car", Decimal(101), False))
    assert wrong(items=both) == [("items", "301 was shown, more than the 300 that was drawn.")]
    assert wrong(items=(Item("x", Decimal(0)),), finding="") == [
        ("items[0].amount", "The amount must be more than zero.")
    ]
    assert wrong(items=(Item("x", Decimal("Infinity"), True),), remarks="-")[0][0] == "items[0].amount"
    assert wrong(drawn=None) == []


def test_both_sides_sign_or_it_is_noted_why_not() -> None:
    assert wrong(signatories=(Signatory(" ", "customer"),)) == [
        ("signatories", "Nobody of the bank signs."),
        ("signatories", "Nobody of the customer's side signs."),
    ]
    assert wrong(signatories=MADE.signatories[:1]) == [("signatories", "Nobody of the customer's side signs.")]
    refusing = (Signatory("Lê An", "bank"), Signatory("Trần Bình", "customer", refused=True))
    assert wrong(signatories=refusing) == [("remarks", "They didn't sign: note why.")]
    assert wrong(signatories=refusing, remarks="was in a hurry") == []


def test_a_finding_other_than_the_figures_say_is_explained() -> None:
    assert wrong(finding="right") == [("remarks", "The figures suggest something else: note why.")]
    assert wrong(finding="right", remarks="the car is for deliveries") == []
    assert wrong(finding="maybe") == [
        ("finding", "Say whether the use was right, partly right or wrong, or leave it open.")
    ]


# What follows


def test_a_wrong_use_leads_to_the_recall_by_dates() -> None:
    found = misuse.consequences("wrong", date(2026, 2, 14))
    assert [(one.code, one.on) for one in found] == [
        ("stop-drawings", date(2026, 2, 14)),
        ("explain", date(2026, 2, 15)),
        ("answer", date(2026, 2, 24)),
        ("decide", date(2026, 3, 1)),
        ("recall-notice", date(2026, 3, 4)),
        ("recall-deadline", date(2026, 4, 3)),
        ("recall-overdue", date(2026, 4, 4)),
    ]
    assert (found[4].paper, found[4].who, found[0].paper) == ("recall-notice", "officer", "")
    assert (found[4].name.vi, found[4].mark.unconfirmed) == ("thông báo thu hồi nợ trước hạn", True)


def test_a_use_that_is_partly_right_is_decided_on_first() -> None:
    assert [one.code for one in misuse.consequences("partly", DRAWN)] == [
        "stop-drawings",
        "explain",
        "answer",
        "decide",
    ]
    assert misuse.consequences("right", DRAWN) == ()
    assert misuse.consequences("", DRAWN) == ()
    own = figures.read("misuse", "[decide]\ndays = 5\n", "bank.toml")
    assert not isinstance(own, list)
    assert [one.code for one in misuse.consequences("partly", DRAWN, own)][-2:] == ["decide", "answer"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("10.7769, 106.7009", ("10.7769", "106.7009")),
        ("-33.9;+18.4", ("-33.9", "18.4")),
        ("10 106", ("10", "106")),
        ("90, 180", ("90", "180")),
        ("90.1, 0", None),
        ("0, 180.1", None),
        ("10.7769", None),
        ("106.7009E 10.7769N", None),
    ],
)
def test_a_position_is_latitude_and_longitude(text: str, found: tuple[str, str] | None) -> None:
    assert visit.placed(text) == (found and tuple(map(Decimal, found)))
    assert [field for field, _said in wrong(position=text)] == ([] if found else ["position"])
