"""Measures against a bad debt: their order, their papers, what they do to the group; the way through the court."""

from datetime import date
from decimal import Decimal

from crodesk.domain.lending.classification.book import classify
from crodesk.domain.lending.classification.facts import Events, Facility, Override
from crodesk.domain.lending.collecting import court, measures
from crodesk.domain.lending.collecting.measures import Deadline, Measure, Standing, allowed, events, needs
from crodesk.domain.problem import Problem
from crodesk.domain.rules import figures, packs
from crodesk.domain.rules.said import Words

VN = packs.load("vn-sbv-31-2024")
DAY = date(2026, 3, 2)
CALM = ("regroup", "adjust", "extend", "waive-interest", "recall", "insolvency")


def taken(code: str, on: date = date(2026, 2, 1), **others: object) -> Measure:
    return Measure(code, on, "false papers", "12/TB", "7/PD", **others)  # type: ignore[arg-type]  # as given


def said(problems: list[Problem]) -> list[tuple[str, str]]:
    words = [
        {name: one.en if isinstance(one, Words) else one for name, one in each.values.items()} for each in problems
    ]
    return [(one.field, one.text.format(**values)) for one, values in zip(problems, words, strict=True)]


def test_before_a_recall_or_ninety_one_days_there_is_no_court() -> None:
    assert allowed(Standing(), DAY) == CALM
    assert allowed(Standing(days_late=90), DAY) == CALM
    assert allowed(Standing(days_late=91), DAY) == (
        "regroup", "adjust", "extend", "waive-interest", "recall", "collateral", "litigation", "insolvency",
    )  # fmt: skip
    assert "litigation" in allowed(Standing(matured=True), DAY)
    assert "write-off" in allowed(Standing(days_late=361), DAY)


def test_a_debt_that_is_past_its_last_due_date_is_not_recalled_early() -> None:
    """Circular 39/2016/TT-NHNN, article 21.1, is about debts before their time."""
    past = Standing(matured=True)
    assert said(measures.problems(taken("recall"), past, DAY)) == [
        ("code", "Its last due date is past: all of it is due already.")
    ]
    assert measures.problems(taken("recall"), Standing(), DAY) == []


def test_after_a_recall_terms_are_not_changed_any_more() -> None:
    recalled = Standing((taken("recall"),))
    assert allowed(recalled, DAY) == ("regroup", "waive-interest", "recall", "collateral", "litigation", "insolvency")
    assert said(measures.problems(taken("extend"), recalled, DAY)) == [
        ("code", "It can't be done any more after: recall early.")
    ]
    assert "extend" not in allowed(Standing((taken("recall", DAY),)), DAY)
    own = figures.read("measures", '[extend]\nnot_after = ["insolvency"]\n', "bank.toml")
    assert not isinstance(own, list)
    assert "extend" in allowed(recalled, DAY, own)
    assert measures.problems(taken("extend"), recalled, DAY, own) == []
    lifted = Standing((taken("recall", ended_on=DAY),))
    assert allowed(lifted, DAY) == CALM
    assert allowed(Standing((taken("recall", date(2026, 3, 3)),)), DAY) == CALM


def test_what_is_written_off_is_still_recovered() -> None:
    written = Standing((taken("write-off"),), days_late=500)
    assert "recover" in allowed(written, DAY)
    assert "write-off" not in allowed(written, DAY)
    assert "write-off" in allowed(Standing((taken("insolvency"),)), DAY)


def test_it_is_said_why_it_is_too_early() -> None:
    assert said(measures.problems(taken("litigation"), Standing(), DAY)) == [
        (
            "code",
            "First one of these is taken: recall early, the debtor is insolvent or has died, realise the collateral; "
            "or the debt is 91 days late.",
        )
    ]
    (problem,) = measures.problems(taken("recover"), Standing(), DAY)
    assert problem.text == "First one of these is taken: {measures}."
    assert problem.values["measures"] == Words("write off", "xử lý rủi ro, xuất toán", "核销")
    own = figures.read("measures", '[write-off.name]\nen = "charge off"\nvi = "xóa"\nzh = "冲销"\n', "bank.toml")
    assert not isinstance(own, list)
    assert said(measures.problems(taken("recover"), Standing(), DAY, own)) == [
        ("code", "First one of these is taken: charge off.")
    ]


def test_a_measure_has_its_reason_paper_and_approval_by_somebody_else() -> None:
    assert needs("recall") == ("reason", "paper", "approval")
    own = figures.read("measures", '[recall]\nneeds = ["reason"]\n', "bank.toml")
    assert not isinstance(own, list)
    assert needs("recall", own) == ("reason",)
    assert said(measures.problems(Measure("recall", date(2026, 3, 3), by="LÊ AN"), Standing(officer="Lê An"), DAY)) == [
        ("reason", "Say why."),
        ("paper", "Name the paper that it rests on."),
        ("approval", "Give the reference of the recorded approval."),
        ("on", "That day is still to come."),
        ("by", "Who works on the loan doesn't approve measures: name who did."),
    ]
    assert measures.problems(taken("recall", by="Trần Bình"), Standing(officer="Lê An"), DAY) == []
    assert said(measures.problems(taken("pray"), Standing(), DAY)) == [("code", "There is no such measure.")]


def test_setting_a_better_group_needs_an_approval() -> None:
    better = Measure("regroup", DAY, "paid", "12/TB", group="1")
    assert said(measures.problems(better, Standing(rank=2), DAY, pack=VN)) == [
        ("approval", "A better group needs the reference of a recorded approval.")
    ]
    assert measures.problems(Measure("regroup", DAY, "lost", "12/TB", group="4"), Standing(rank=2), DAY, pack=VN) == []
    assert measures.problems(better, Standing(), DAY, pack=VN) == []
    assert measures.problems(better, Standing(rank=0), DAY, pack=VN) == []
    assert measures.problems(taken("regroup", group="1"), Standing(rank=2), DAY, pack=VN) == []
    assert said(measures.problems(taken("regroup", group="9"), Standing(), DAY, pack=VN)) == [
        ("group", "There is no group “9”; there are 1, 2, 3, 4, 5.")
    ]
    assert measures.problems(taken("regroup", group="9"), Standing(), DAY) == []


def test_measures_are_facts_of_the_classification() -> None:
    """Circular 31/2024 art. 10: adjusted in term is group 2, extended 3, interest reduced 3, recalled 3 to 5."""

    def group(*steps: Measure, day: date = DAY, base: Events | None = None) -> str:
        return classify(Facility("an", events=events(steps, day, base)), VN, day).group

    assert group() == "1"
    assert group(taken("adjust")) == "2"
    assert group(taken("extend")) == "3"
    assert group(taken("adjust", ended_on=date(2026, 2, 2))) == "2"
    assert group(taken("adjust", date(2026, 3, 3))) == "1"
    assert group(taken("waive-interest")) == "3"
    assert group(taken("recall")) == "3"
    assert group(taken("recall"), day=date(2026, 3, 3)) == "4"  # 30 days later
    assert group(taken("recall"), taken("recall", DAY), day=date(2026, 4, 3)) == "5"  # 61 days after the first
    assert group(taken("recall", ended_on=DAY)) == "1"
    assert group(taken("regroup", group="5")) == "5"
    assert group(taken("litigation"), base=Events(facts=frozenset({"interest_waived"}))) == "3"


def test_the_newest_measure_of_a_kind_is_what_classification_reads() -> None:
    steps = [taken("extend", DAY), taken("adjust"), taken("insolvency"), taken("regroup", group="3")]
    found = events(steps, DAY, Events(restructures=1))
    assert (found.restructures, found.last_restructure) == (3, "extended")
    assert found.facts == frozenset({"unlikely_to_pay"})
    assert found.override == Override("3", "false papers", "7/PD")
    own = figures.read("measures", '[adjust]\neffect = "none"\n', "bank.toml")
    assert not isinstance(own, list)
    assert events([taken("adjust")], DAY, rules=own) == Events()


def test_a_recall_has_its_days() -> None:
    """Notified on 2 March: 30 days to pay; group 3 from the day it takes effect, 4 after 30 days, 5 after 61."""
    assert measures.recall_deadlines(DAY, date(2026, 3, 10), VN) == (
        Deadline(date(2026, 3, 10), "3"),
        Deadline(date(2026, 4, 1), ""),
        Deadline(date(2026, 4, 9), "4"),
        Deadline(date(2026, 5, 10), "5"),
    )
    own = figures.read("measures", "[recall]\nnotice_days = 15\n", "bank.toml")
    assert not isinstance(own, list)
    assert measures.recall_deadlines(DAY, DAY, packs.load("us-retail-uniform"), own) == (
        Deadline(date(2026, 3, 17), ""),
    )


def test_names_of_measures_fit_together() -> None:
    rules = figures.load("measures")
    for rule in rules.values():
        assert {*(rule.get("after") or ()), *(rule.get("not_after") or ())} <= set(rules)
    steps = figures.load("litigation")
    for rule in steps.values():
        named = {*(rule.get("after") or ()), *(rule.get("not_after") or ()), rule.get("since") or court.BREACH}
        assert named <= {*steps, court.BREACH}


# The court


def codes(done: dict[str, date]) -> list[tuple[str, date | None]]:
    return [(one.code, one.by) for one in court.coming(done)]


def test_a_claim_is_filed_within_three_years_of_the_breach() -> None:
    breach = {court.BREACH: date(2026, 2, 16)}
    assert codes(breach) == [("claim-filed", date(2029, 2, 16)), ("file-prepared", None)]
    assert codes({}) == [("file-prepared", None), ("claim-filed", None)]
    (_file, filed) = court.coming({})
    assert (filed.name.vi, filed.mark.unconfirmed) == ("nộp đơn khởi kiện", True)
    missed = court.problems("claim-filed", date(2029, 2, 17), breach, date(2029, 3, 1))
    assert said(missed) == [("on", "The time limit ended on 2029-02-16: ask the lawyers.")]
    assert court.problems("claim-filed", date(2029, 2, 16), breach, date(2029, 2, 16)) == []


def test_a_bank_has_its_own_time_limits() -> None:
    own = figures.read("litigation", "[claim-filed]\nyears = 2\n", "bank.toml")
    assert not isinstance(own, list)
    breach = {court.BREACH: date(2026, 2, 16)}
    assert court.coming(breach, own)[0].by == date(2028, 2, 16)
    assert len(court.problems("claim-filed", date(2028, 2, 17), breach, date(2029, 1, 1), own)) == 1


def test_steps_follow_each_other() -> None:
    done = {"claim-filed": DAY, "file-prepared": DAY}
    assert codes(done) == [("fee-paid", date(2026, 3, 17))]
    assert said(court.problems("accepted", DAY, done, DAY)) == [("code", "It isn't the time for this step.")]
    assert said(court.problems("claim-filed", DAY, done, DAY)) == [("code", "It isn't the time for this step.")]
    assert said(court.problems("dance", DAY, done, DAY)) == [("code", "It isn't the time for this step.")]
    assert said(court.problems("fee-paid", date(2026, 3, 1), done, date(2026, 2, 1))) == [
        ("on", "That day is still to come."),
        ("on", "The step before was on 2026-03-02."),
    ]


def test_a_settlement_ends_the_quarrel_and_a_judgment_may_be_appealed() -> None:
    steps = dict.fromkeys(("file-prepared", "claim-filed", "fee-paid", "accepted", "mediation"), DAY)
    assert codes(steps) == [("settled", None), ("hearing", None)]
    assert codes({**steps, "settled": DAY}) == [("in-force", None)]
    judged = {**steps, "hearing": DAY, "judgment": DAY}
    assert codes(judged) == [("appeal", date(2026, 3, 17)), ("in-force", None)]
    assert codes({**judged, "in-force": DAY}) == [("enforcement-asked", date(2031, 3, 2))]
    assert Decimal(figures.load("litigation")["appeal"]["days"]) == 15
