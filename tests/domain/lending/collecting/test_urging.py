"""Urging a late customer: the ladder, the hours, the promises."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from crodesk.domain.calendar import BranchCalendar
from crodesk.domain.follow_up import asking
from crodesk.domain.lending.collecting import promises, saying
from crodesk.domain.lending.collecting.contacting import Answer, Hours, hours, may_contact
from crodesk.domain.lending.collecting.ladder import Climb, Did, Ladder, Reached, ladder
from crodesk.domain.lending.collecting.promises import Outcome, Promise, Received, Record, outcomes, record
from crodesk.domain.rules import figures
from tests.domain.lending.servicing_cases import together

DUE = date(2026, 2, 15)


def on(days: int) -> date:
    """Return the day so many days past due."""
    return DUE + timedelta(days=days)


# The ladder


def test_the_ladder_has_its_steps_in_order_each_with_channel_text_and_who() -> None:
    found = ladder().rungs
    assert [(one.code, one.dpd) for one in found] == [
        ("upcoming", -7), ("call", 1), ("first-letter", 4), ("last-day-before-group-2", 9), ("overdue-notice", 10),
        ("second-letter", 30), ("final-demand", 60), ("before-bad-debt", 85), ("bad-debt", 91), ("enforcement", 181),
    ]  # fmt: skip
    assert [(one.channel, one.text, one.who) for one in found[:3]] == [
        ("message", "reminder.instalment", "officer"),
        ("call", "reminder.arrears", "officer"),
        ("letter", "dunning-letter-1", "officer"),
    ]
    assert (found[8].channel, found[8].text, found[9].who) == ("desk", "", "legal")
    assert (found[1].name.vi, [one.level for one in found]) == ("gọi điện hoặc nhắn tin", list(range(10)))
    assert found[0].mark.unconfirmed


@pytest.mark.parametrize(
    ("days", "to_do", "following"),
    [
        (-8, "", "upcoming"),
        (-7, "upcoming", "call"),
        (0, "upcoming", "call"),
        (1, "call", "first-letter"),
        (3, "call", "first-letter"),
        (4, "first-letter", "last-day-before-group-2"),
        (9, "last-day-before-group-2", "overdue-notice"),
        (10, "overdue-notice", "second-letter"),
        (90, "before-bad-debt", "bad-debt"),
        (91, "bad-debt", "enforcement"),
        (400, "enforcement", ""),
    ],
)
def test_steps_are_reached_by_days_past_due(days: int, to_do: str, following: str) -> None:
    found = ladder().climb(DUE, on(days))
    assert (found.to_do.rung.code if found.to_do else "", found.next.code if found.next else "") == (to_do, following)


def test_the_next_step_has_its_day() -> None:
    found = ladder().climb(DUE, on(4))
    assert (found.next_on, [one.since for one in found.reached]) == (on(9), [on(-7), on(1), on(4)])
    assert ladder().climb(DUE, on(3), basis="with_due_day").to_do == Reached(
        ladder().rungs[2], on(3)
    )  # India counts the due date


def test_a_step_that_was_done_is_not_asked_for_again() -> None:
    found = ladder().climb(DUE, on(5), [Did("call", on(1)), Did("call", on(2)), Did("first-letter", on(5))])
    assert found.to_do is None
    assert [one.done_on for one in found.reached] == [None, on(2), on(5)]
    assert ladder().climb(DUE, on(5), [Did("first-letter", on(6))]).to_do is not None
    assert ladder().climb(DUE, on(-7), [Did("upcoming", on(-7))]).to_do is None
    assert ladder().climb(DUE, on(-7), [Did("upcoming", on(-8))]).to_do is not None


def test_a_new_oldest_line_begins_the_ladder_anew() -> None:
    """The letter for the instalment of 15 February doesn't stand for that of 15 March."""
    done = [Did("first-letter", date(2026, 2, 19))]
    found = ladder().climb(date(2026, 3, 15), date(2026, 3, 20), done)
    assert found.to_do is not None
    assert (found.to_do.rung.code, found.to_do.done_on) == ("first-letter", None)


def test_nothing_unpaid_or_no_ladder_is_no_step() -> None:
    nothing = Climb((), None, None, None)
    assert ladder().climb(None, on(5)) == nothing
    assert Ladder(()).climb(DUE, on(5)) == nothing


def test_a_bank_has_its_own_ladder() -> None:
    own = figures.read("dunning", "[call]\ndpd = 3\n", "bank.toml")
    assert not isinstance(own, list)
    found = ladder(own).climb(DUE, on(2)).to_do
    assert found is not None
    assert found.rung.code == "upcoming"


# The hours

MONDAY = datetime(2026, 3, 2, 10, 0)  # noqa: DTZ001 - local time of the branch, as all moments here


def at(hour: int, minute: int = 0, day: int = 2) -> datetime:
    return MONDAY.replace(hour=hour, minute=minute, day=day)


def why(answer: Answer) -> str:
    assert answer.why is not None
    return answer.why.text.format(**answer.why.values)


def test_urging_is_allowed_from_seven_to_nine_in_the_evening() -> None:
    vietnam = hours()
    assert (vietnam.first, vietnam.last, vietnam.most, vietnam.third_parties, vietnam.days_off) == (
        7,
        21,
        5,
        False,
        True,
    )
    assert may_contact(hours(), at(7)).allowed
    assert may_contact(hours(), at(20, 59)) == Answer(True, None, at(20, 59))
    early, late = may_contact(hours(), at(6, 59)), may_contact(hours(), at(21))
    assert (early.allowed, early.at, late.allowed, late.at) == (False, at(7), False, at(7, day=3))
    assert why(early) == why(late) == "Only from 07:00 to 21:00."


def test_five_times_a_day_are_the_most() -> None:
    made = [at(hour) for hour in (8, 9, 10, 11)]
    assert may_contact(hours(), at(12), [*made, at(9, day=1)]).allowed
    refused = may_contact(hours(), at(12), [*made, at(11, 30)])
    assert (refused.allowed, refused.at) == (False, at(7, day=3))
    assert why(refused) == "Urged 5 times today already; no more than 5 are allowed."


def test_nobody_who_does_not_owe_is_urged() -> None:
    refused = may_contact(hours(), at(10), owes=False)
    assert (refused.allowed, refused.at, why(refused)) == (False, None, "Only who owes the debt may be urged.")
    assert may_contact(Hours(7, 21, 5, third_parties=True), at(10), owes=False).allowed


def test_a_bank_may_leave_out_days_off() -> None:
    """7 and 8 March 2026 are a Saturday and a Sunday; a holiday on the 9th."""
    calendar = BranchCalendar.from_lists([date(2026, 3, 9)])
    weekdays = Hours(8, 20, 3, days_off=False, calendar=calendar)
    refused = may_contact(weekdays, at(10, day=7))
    assert (refused.allowed, refused.at, why(refused)) == (False, at(8, day=10), "Nobody is urged on a day off.")
    assert may_contact(weekdays, at(20, day=6)).at == at(8, day=10)
    assert may_contact(Hours(8, 20, 3, days_off=False), at(10, day=7)).allowed
    assert hours("usual", figures.load("contact_hours"), calendar).calendar is calendar
    own = figures.read("contact_hours", "[vn]\nmost_a_day = 1\n", "bank.toml")
    assert not isinstance(own, list)
    assert hours(rules=own).most == 1


def test_moments_keep_their_time_zone() -> None:
    late = at(22).replace(tzinfo=UTC)
    assert may_contact(hours(), late).at == at(7, day=3).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("rule", "template", "asked"),
    [
        ("", "reminder.arrears", True),
        ("instalment", "reminder.instalment", True),
        ("group_step", "answer.enquiry", True),
        ("promise", "invitation.meeting", True),
        ("arrears", "greeting.birthday", False),
        ("birthday", "greeting.birthday", False),
        ("case", "answer.case", False),
        ("", "answer.enquiry", False),
    ],
)
def test_a_message_asks_for_money_by_itself_or_by_the_row_that_it_answers(
    rule: str, template: str, *, asked: bool
) -> None:
    assert asking.asks(rule, template) is asked


# The promises

MADE = date(2026, 3, 2)


def promise(key: str, amount: int, due: int = 10, made: int = 2) -> Promise:
    return Promise(key, date(2026, 3, made), date(2026, 3, due), Decimal(amount))


def paid(day: int, amount: int) -> Received:
    return Received(date(2026, 3, day), Decimal(amount))


@pytest.mark.parametrize(
    ("money", "today", "state", "left"),
    [
        ([], 10, "open", 100),
        ([], 11, "open", 100),
        ([], 12, "broken", 100),
        ([paid(5, 60)], 11, "open", 40),
        ([paid(5, 60)], 12, "partly", 40),
        ([paid(5, 60), paid(11, 40)], 12, "kept", 0),
        ([paid(5, 60), paid(12, 40)], 12, "partly", 40),
        ([paid(2, 100)], 2, "kept", 0),
        ([paid(1, 100)], 12, "broken", 100),
        ([paid(9, 500)], 9, "kept", 0),
        ([paid(9, 500)], 8, "open", 100),
    ],
)
def test_a_promise_is_judged_by_the_ledger(money: list[Received], today: int, state: str, left: int) -> None:
    """Made on 2 March for the 10th; a day of grace, so that it is over on the 12th."""
    (found,) = outcomes([promise("a", 100)], money, date(2026, 3, today), promises.grace())
    assert together(found.state, found.left, found.paid) == (state, left, 100 - left)
    assert found.judged_on == date(2026, 3, 12)


def test_no_money_counts_for_two_promises() -> None:
    found = outcomes([promise("b", 100, due=12), promise("a", 100)], [paid(5, 150)], date(2026, 3, 20), 0)
    assert [together(one.key, one.state, one.paid) for one in found] == [("a", "kept", 100), ("b", "partly", 50)]


def test_what_is_more_than_the_promise_is_left_for_the_next() -> None:
    found = outcomes([promise("a", 100), promise("b", 100, due=12)], [paid(5, 60), paid(6, 60)], date(2026, 3, 20), 0)
    assert [together(one.paid, one.left) for one in found] == [(100, 0), (20, 80)]


def test_promises_are_kept_at_a_rate() -> None:
    def ended(state: str) -> Outcome:
        return Outcome("", state, Decimal(0), Decimal(0), MADE)

    found = record([ended(state) for state in ("kept", "kept", "partly", "broken", "open", "broken")])
    assert found == Record(2, 1, 2, 1, Decimal(40))
    assert record([ended("open")]).percent is None
    assert record([ended("kept")] * 2 + [ended("broken")]).percent == 67
    assert record([ended("kept")] + [ended("broken")] * 7).percent == 13  # 12.5, half up


def test_a_promise_that_cannot_be_is_refused() -> None:
    def wrong(made: Promise, today: date = MADE) -> list[tuple[str, str]]:
        return [(one.field, one.text) for one in promises.problems(made, today)]

    assert wrong(promise("a", 100)) == []
    assert wrong(promise("a", 0, due=1), date(2026, 3, 1)) == [
        ("amount", "The amount must be more than zero."),
        ("made_on", "That day is still to come."),
        ("due_on", "The promised day is before the day of the promise."),
    ]
    assert [field for field, _text in wrong(Promise("a", MADE, MADE, Decimal("NaN")))] == ["amount"]


def test_a_promise_is_looked_at_in_the_afternoon_and_a_visit_follows_a_broken_one() -> None:
    assert (promises.checked_at(), promises.after_broken()) == ("15:00", "visit")


def test_a_record_is_said_with_its_share_once_a_promise_is_over() -> None:
    assert saying.record(Record(0, 0, 0, 2, None)).text == "promises: {made}, open {open}"
    said = saying.record(Record(2, 0, 1, 1, Decimal(67)))
    assert said.text.format(**said.values) == "promises: 4, open 1, kept 2, partly 0, broken 1 · kept 67%"


def test_a_letter_gives_days_for_paying() -> None:
    assert [(one.text, one.pay_days) for one in ladder().rungs if one.pay_days is not None] == [
        ("dunning-letter-1", 3), ("overdue-notice", 5), ("dunning-letter-2", 7), ("final-demand", 10),
    ]  # fmt: skip
