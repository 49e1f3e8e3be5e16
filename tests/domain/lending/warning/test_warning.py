"""Signals that warn early: each has its limit, what isn't known is said, and each is answered or stays open."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from crodesk.domain.lending.warning import answering
from crodesk.domain.lending.warning.answering import Answer, still_open
from crodesk.domain.lending.warning.from_ledger import instalments
from crodesk.domain.lending.warning.seen import (
    Bureau,
    Covenant,
    Expiry,
    Instalment,
    Month,
    Outflow,
    Seen,
    Statement,
    Try,
    Use,
)
from crodesk.domain.lending.warning.watching import LOOKS, Heard, Span, Watch, to_be_heard, trend, watch, weight_on
from crodesk.domain.rules import figures
from tests.domain.lending.ledger.rows import FREE, life, paid, twelve_months

TODAY = date(2026, 6, 10)
NOTHING = Seen(
    TODAY, tuple(Month(date(2026, month, 1), Decimal(100)) for month in range(2, 6)), (), 0, (), (), (), (),
    Decimal(50), Decimal(100), Decimal(70), True, (Bureau(date(2026, 1, 1), 1), Bureau(TODAY, 1)), (), (), (), (),
)  # fmt: skip
"""Everything was looked at, and nothing warns."""


def day(text: str) -> date:
    return date.fromisoformat(f"2026-{text}")


def found(**seen: Any) -> list[tuple[str, str, str]]:
    """Return the code, the day and the words of each signal."""
    signals = watch(replace(NOTHING, **seen)).signals
    return [(one.code, f"{one.since:%m-%d}", one.text.text.format(**one.text.values)) for one in signals]


def unknown(**seen: Any) -> list[str]:
    looked = watch(replace(NOTHING, **seen))
    assert looked.signals == ()
    return list(looked.not_looked)


def test_nothing_warns_where_everything_was_looked_at() -> None:
    assert watch(NOTHING) == Watch(())
    assert watch(NOTHING).total == 0


def test_what_nobody_could_look_at_is_said() -> None:
    nobody = watch(Seen(TODAY))
    assert nobody.signals == ()
    assert list(nobody.not_looked) == list(LOOKS)
    assert nobody.not_looked["bureau"].vi == "nhóm nợ tại CIC xấu hơn"


def test_every_signal_is_worked_out_or_heard() -> None:
    rules = figures.load("warnings")
    assert {code for code, rule in rules.items() if rule["kind"] == "computed"} == set(LOOKS)
    assert set(to_be_heard()) == set(rules) - set(LOOKS)
    assert to_be_heard(rules)["job-lost"].en == "work lost"
    own = figures.read("warnings", '[news.name]\nen = "gossip"\nvi = "đồn"\nzh = "传闻"\n', "bank.toml")
    assert not isinstance(own, list)
    assert to_be_heard(own)["news"].en == "gossip"


def months(*came: int) -> tuple[Month, ...]:
    return tuple(Month(date(2026, number, 1), Decimal(one)) for number, one in enumerate(came, 1))


def test_turnover_falls_by_more_than_thirty_percent_of_three_months() -> None:
    """The mean of 90, 100 and 110 is 100: 70 is thirty percent less and no signal, 69 is one."""
    assert found(turnover=months(5, 90, 100, 110, 70)) == []
    text = "Turnover fell by 31% against the mean of 3 months before."
    assert found(turnover=months(5, 90, 100, 110, 69)) == [("turnover", "05-01", text)]
    assert found(turnover=tuple(reversed(months(90, 100, 110, 69))))[0][0] == "turnover"
    assert found(turnover=months(0, 0, 0, 0)) == []
    assert unknown(turnover=months(90, 100, 110)) == ["turnover"]


def owed(due: str, in_time: int, left: int = 0) -> Instalment:
    return Instalment(day(due), Decimal(100), Decimal(in_time), Decimal(20), Decimal(left))


def test_two_partial_payments_running_warn() -> None:
    assert found(instalments=(owed("04-15", 99), owed("05-15", 1))) == [
        ("partly-paid", "05-15", "Paid only in part 2 times running.")
    ]
    for others in ((99,), (99, 100), (100, 99), (99, 0), (0, 99), (50, 50, 100)):
        rows = tuple(owed(f"0{number}-15", one) for number, one in enumerate(others, 1))
        assert found(instalments=rows) == []


def test_interest_that_was_not_paid_at_all_warns_from_the_next_day() -> None:
    assert found(instalments=(owed("06-09", 0, 20),)) == [
        ("missed-interest", "06-09", "No interest was paid on 2026-06-09.")
    ]
    assert found(instalments=(owed("06-10", 0, 20),)) == []
    assert found(instalments=(owed("06-09", 0, 19),)) == []
    free = Instalment(day("06-09"), Decimal(100), Decimal(0), Decimal(0), Decimal(0))
    assert found(instalments=(free,)) == []
    assert unknown(instalments=None) == ["partly-paid", "missed-interest"]


def test_one_day_late_warns() -> None:
    assert found(days_late=1) == [("late", "06-09", "Days late: 1.")]
    assert unknown(days_late=None) == ["late"]


def test_an_overdraft_above_ninety_percent_for_thirty_days_warns() -> None:
    """From 12 May to 10 June there are 30 days."""
    full = Use(day("05-12"), Decimal(91), Decimal(100))
    text = "More than 90% of the overdraft used for 30 days."
    assert found(overdraft=(full, replace(full, on=day("06-01"), used=Decimal(99)))) == [("overdraft", "05-12", text)]
    assert found(overdraft=(replace(full, on=day("05-13")),)) == []
    assert found(overdraft=(replace(full, used=Decimal(90)),)) == []
    assert found(overdraft=(full, replace(full, on=day("06-01"), used=Decimal(10)))) == []
    assert found(overdraft=(replace(full, limit=Decimal(0)),)) == []
    assert unknown(overdraft=None) == ["overdraft"]


def test_returned_debits_of_thirty_days_warn() -> None:
    assert found(returned_debits=(day("05-11"), day("05-12"))) == [
        ("returned-debit", "05-12", "A debit was returned on 2026-05-12.")
    ]
    assert unknown(returned_debits=None) == ["returned-debit"]


def test_money_that_goes_elsewhere_within_three_days_warns() -> None:
    gone = Outflow(day("06-01"), day("06-04"), expected=False)
    text = "Money drawn on 2026-06-01 went on at once, and not where it should."
    assert found(outflows=(gone, gone)) == [("moved-on", "06-01", text)]
    assert found(outflows=(gone, replace(gone, expected=None)))[0][0] == "moved-on"
    assert found(outflows=(replace(gone, on=day("06-01")),)) == [("moved-on", "06-01", text)]
    for on in ("06-05", "05-31"):
        assert found(outflows=(replace(gone, on=day(on)),)) == []
    assert found(outflows=(replace(gone, expected=True),)) == []
    assert unknown(outflows=(replace(gone, expected=None),)) == ["moved-on"]
    assert unknown(outflows=None) == ["moved-on"]


def test_statements_that_are_late_warn() -> None:
    late = Statement("BCTC 2025", day("06-09"))
    others = replace(late, name="BCTC Q1", received_on=TODAY), replace(late, name="BCTC Q2", due=TODAY)
    assert found(statements=(late, *others)) == [("statements", "06-09", "Not handed in by 2026-06-09: BCTC 2025")]
    assert unknown(statements=None) == ["statements"]


@pytest.mark.parametrize("kind", ["insurance", "valuation", "identity"])
def test_papers_that_ended_warn(kind: str) -> None:
    ended = Expiry(kind, "HD 7", day("06-09"))
    ((code, since, text),) = found(papers=(ended, replace(ended, until=TODAY)))
    assert (code, since) == (kind, "06-09")
    assert text.endswith("ended on 2026-06-09: HD 7")
    assert unknown(papers=(replace(ended, until=None),)) == [kind]
    assert len(found(papers=(ended, replace(ended, until=None)))) == 1
    assert unknown(papers=None) == ["insurance", "valuation", "identity"]


def test_a_loan_above_its_share_of_the_value_warns() -> None:
    assert found(balance=Decimal(71)) == [
        ("ltv", "06-10", "The loan is 71% of the collateral's value; 70% were agreed.")
    ]
    assert found(balance=Decimal(70)) == []
    assert unknown(is_secured=False, ltv_cap=None) == []
    assert unknown(ltv_cap=None) == []
    assert unknown(collateral_value=None) == ["ltv"]
    assert unknown(balance=None) == ["ltv"]
    assert unknown(is_secured=None, ltv_cap=None) == ["ltv"]


def test_a_worse_group_at_the_bureau_warns_for_ninety_days() -> None:
    def reports(on: str, before: int, now: int) -> tuple[Bureau, ...]:
        return Bureau(day(on), now), Bureau(day("01-01"), before)

    assert found(bureau=reports("03-13", 1, 2)) == [("bureau", "03-13", "The bureau states group 2; it was 1.")]
    assert found(bureau=reports("03-12", 1, 2)) == []
    assert found(bureau=reports("05-01", 2, 2)) == []
    assert unknown(bureau=(Bureau(TODAY, 3),)) == ["bureau"]
    assert unknown(bureau=None) == ["bureau"]


def test_inspections_agreements_and_tries_warn() -> None:
    assert found(inspections_due=(day("06-09"), TODAY)) == [
        ("inspection", "06-09", "An inspection was due on 2026-06-09.")
    ]
    assert found(covenants=(Covenant("sales through us", False), Covenant("insured", None))) == [
        ("covenant", "06-10", "Not kept: sales through us")
    ]
    assert unknown(covenants=(Covenant("insured"), Covenant("sales", True))) == ["covenant"]
    assert unknown(covenants=(Covenant("sales", True),)) == []
    tries = tuple(Try(day(f"06-0{number}"), reached=False) for number in range(1, 4))
    assert found(tries=tries) == [("unreached", "06-01", "Not reached 3 times running.")]
    assert found(tries=tries[:2]) == []
    assert found(tries=(*tries, Try(day("06-05"), reached=True))) == []
    assert unknown(inspections_due=None) == ["inspection"]
    assert unknown(covenants=None) == ["covenant"]
    assert unknown(tries=None) == ["unreached"]


def test_what_was_heard_counts_for_its_days() -> None:
    heard = Heard("news", day("03-13"), "tax audit")
    (signal,) = watch(NOTHING, [heard]).signals
    assert (signal.code, signal.weight, signal.key) == ("news", 4, "news|2026-03-13")
    assert (signal.name.vi, signal.since, signal.mark.unconfirmed) == ("tin xấu", day("03-13"), True)
    assert len(watch(NOTHING, [replace(heard, on=TODAY)]).signals) == 1
    assert signal.text.text.format(**signal.text.values) == "Heard on 2026-03-13: tax audit"
    assert watch(NOTHING, [replace(heard, on=day("03-12")), replace(heard, on=day("06-11"))]).signals == ()


def test_a_matter_keeps_its_key_from_day_to_day() -> None:
    """So that what was answered yesterday is answered today."""
    seen = replace(
        NOTHING, turnover=months(5, 90, 100, 110, 69), instalments=(owed("04-15", 9), owed("05-15", 1, 20)),
        days_late=26, overdraft=(Use(day("05-01"), Decimal(99), Decimal(100)),), returned_debits=(day("06-01"),),
        statements=(Statement("BCTC", day("03-31")),), papers=(Expiry("insurance", "HD 7", day("05-01")),),
        balance=Decimal(90), bureau=(Bureau(day("01-01"), 1), Bureau(day("05-02"), 3)),
        inspections_due=(day("05-03"),), covenants=(Covenant("sales", False),),
        tries=tuple(Try(day(f"06-0{number}"), reached=False) for number in range(1, 5)),
        outflows=(Outflow(day("06-01"), day("06-02"), expected=False),),
    )  # fmt: skip
    keys = {one.key for one in watch(seen).signals}
    assert keys == {
        "turnover|2026-05", "partly-paid|2026-05-15", "missed-interest|2026-05-15", "late|2026-05-15",
        "overdraft|2026-05-01", "returned-debit|2026-06-01", "moved-on|2026-06-01", "statements|BCTC/2026-03-31",
        "insurance|HD 7/2026-05-01", "ltv|", "bureau|2026-05-02", "inspection|2026-05-03", "covenant|sales",
        "unreached|2026-06-04",
    }  # fmt: skip
    assert {one.key for one in watch(replace(seen, as_of=day("06-11"), days_late=27)).signals} == keys


def test_the_heaviest_comes_first_and_each_kind_counts_once() -> None:
    seen = replace(NOTHING, days_late=3, returned_debits=(day("06-01"), day("06-02")))
    all_of_them = watch(seen, [Heard("job-lost", day("06-01"))])
    assert [one.key for one in all_of_them.signals] == [
        "job-lost|2026-06-01", "late|2026-06-07", "returned-debit|2026-06-01", "returned-debit|2026-06-02",
    ]  # fmt: skip
    assert all_of_them.total == 5 + 4 + 3
    own = figures.read("warnings", "[late]\nweight = 9\n", "bank.toml")
    assert not isinstance(own, list)
    assert watch(seen, rules=own).total == 9 + 3


def test_warnings_rise_stay_or_fall_against_thirty_days_ago() -> None:
    old = Span("late", 4, day("04-01"), day("06-01"))
    new = Span("bureau", 5, day("06-05"))
    begun = day("01-01")
    assert trend([new], TODAY, watched_since=begun) == "rising"
    assert trend([old], TODAY, watched_since=begun) == "falling"
    assert trend([replace(old, until=None)], TODAY, watched_since=begun) == "steady"
    assert trend([old, new], TODAY, watched_since=begun) == "rising"
    assert trend([new], TODAY) == ""
    assert trend([new], TODAY, watched_since=day("05-12")) == ""
    assert trend([new], TODAY, watched_since=day("05-11")) == "rising"
    assert weight_on([new, new, old], day("05-31")) == 4
    assert weight_on([new, new, old], day("06-05")) == 5
    assert weight_on([old], day("06-01")) == 0


def test_a_signal_stays_open_until_it_is_answered() -> None:
    signals = watch(replace(NOTHING, days_late=1, returned_debits=(TODAY,))).signals
    late = signals[0]
    dismissed = Answer(late.key, "dismissed", TODAY, "paid today", day("06-20"))
    assert still_open(signals, [], TODAY) == signals
    assert still_open(signals, [dismissed], TODAY) == signals[1:]
    assert still_open(signals, [dismissed], day("06-20")) == signals
    assert still_open(signals, [replace(dismissed, on=day("06-11"))], TODAY) == signals
    assert still_open(signals, [Answer(late.key, "measure", TODAY, "visit")], day("12-31")) == signals[1:]


def test_an_answer_is_a_measure_or_a_dismissal_with_a_reason_and_a_day() -> None:
    def wrong(answer: Answer, *rules: Any) -> list[tuple[str, str]]:
        return [(one.field, one.text.format(**one.values)) for one in answering.problems(answer, TODAY, *rules)]

    good = Answer("late|x", "dismissed", TODAY, "paid", TODAY + timedelta(days=90))
    assert wrong(good) == []
    assert wrong(Answer("late|x", "measure", TODAY, "visit")) == []
    assert wrong(replace(good, until=TODAY + timedelta(days=91))) == [
        ("until", "A signal is dismissed for at most 90 days.")
    ]
    own = figures.read("warning_answers", "[dismissal]\nmost_days = 7\n", "bank.toml")
    assert wrong(good, own) == [("until", "A signal is dismissed for at most 7 days.")]
    assert wrong(replace(good, until=None, words=" ")) == [
        ("words", "Say why."),
        ("until", "Say until which day it is dismissed."),
    ]
    assert wrong(Answer("late|x", "measure", day("06-11"), until=day("06-11"))) == [
        ("words", "Say which measure is taken."),
        ("on", "That day is still to come."),
        ("until", "That day is to lie ahead."),
    ]
    assert wrong(Answer("late|x", "sleep", TODAY, "later")) == [
        ("kind", "A signal is answered by a measure, or dismissed until a day.")
    ]


def test_the_ledger_tells_what_was_paid_in_time() -> None:
    """Of February 100,000 in time and the rest later; of March only the interest; April is still to come."""
    rows = [
        paid(1, "02-10", 60_000), paid(2, "02-15", 40_000), paid(3, "02-20", 1_020_000), paid(4, "03-15", 110_000),
    ]  # fmt: skip
    account = life(twelve_months(rule=FREE), rows, "03-15").account
    assert account is not None
    assert instalments(account) == (
        Instalment(day("02-15"), Decimal(1_120_000), Decimal(100_000), Decimal(120_000), Decimal(0)),
        Instalment(day("03-15"), Decimal(1_110_000), Decimal(110_000), Decimal(110_000), Decimal(0)),
    )
