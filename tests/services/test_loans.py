"""Running loans in the file: events written and taken back, states kept and made anew, as they were known on a day."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from crodesk.domain.follow_up.message import Message, pack
from crodesk.domain.problem import Refused
from crodesk.services import loan_codec, loan_events, loan_file, loan_groups, loan_list, loan_preview, records
from crodesk.services.desk import Desk
from crodesk.services.loan_list import Query
from crodesk.services.loan_rows import GroupRow
from tests.builders import a_customer, a_holding, a_record
from tests.services.loan_desk import a_loan, a_stated_loan, file, line, on_day, pay, write


def rows(desk: Desk) -> list[tuple[Any, ...]]:
    return desk.look(lambda reader: reader.rows("SELECT * FROM loan_state ORDER BY holding_rid"))


def anew(desk: Desk) -> list[tuple[Any, ...]]:
    """Return the rows when all are made anew."""
    with desk._warm_engine().begin() as connection:
        connection.exec_driver_sql("INSERT OR IGNORE INTO loan_touched VALUES (-1)")
    desk.keep_loans()
    return rows(desk)


def refusal(desk: Desk, *args: Any, **said: Any) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as refused:
        write(desk, *args, **said)
    return [(problem.field, problem.text) for problem in refused.value.problems]


def test_a_backdated_payment_runs_what_follows_again(desk: Desk) -> None:
    loan = a_loan(desk)
    pay(desk, loan, "2026-07-15", 1_120_000)
    # Late, it pays the oldest principal and its interest first, so the instalment of June alone is gone.
    assert line(desk, loan).oldest_due == date(2026, 6, 15)  # what lateness cost is left of it
    pay(desk, loan, "2026-06-15", 1_120_000)
    found = file(desk, loan)
    assert [(row.value_on, row.amount_minor) for row in found.ledger] == [
        (date(2026, 6, 15), 1_120_000),
        (date(2026, 7, 15), 1_120_000),
        (date(2026, 8, 15), 10_000),
    ]
    # Paid in time, July's money pays July whole and leaves 10,000 for August.
    assert [one.state for one in found.schedule[:3]] == ["paid", "paid", "late"]
    assert found.schedule[2].paid.total == 10_000
    # By August the order is another one: what is overdue is paid first, principal before interest.
    assert line(desk, loan).balance_minor == 10_000_000


def test_writing_taking_back_undo_and_redo_leave_what_was(desk: Desk) -> None:
    loan = a_loan(desk)
    before = rows(desk)
    event = pay(desk, loan, "2026-06-15", 1_120_000)
    paid = rows(desk)
    assert paid != before
    write(desk, loan_events.reverse, loan, event, "another loan")
    assert rows(desk) == before
    kept = file(desk, loan).ledger
    assert [(row.kind, row.taken_back_by, row.of_rid) for row in kept] == [
        ("payment", event + 1, None),
        ("reversal", None, event),
    ]
    desk.undo()
    assert rows(desk) == paid
    desk.undo()
    assert rows(desk) == before
    desk.redo()
    assert rows(desk) == paid == anew(desk)
    assert desk.look(lambda reader: reader.with_connection(_broken)) is None


def _broken(db: Any) -> Any:
    from crodesk.storage import journal

    return journal.verify(db)


@pytest.mark.parametrize(
    ("on", "amount", "said", "field"),
    [
        (date(2026, 11, 21), 100, {}, "value_on"),
        (date(2026, 5, 14), 100, {}, "value_on"),
        (date(2026, 6, 15), 0, {}, "amount_minor"),
        (date(2026, 6, 15), 100, {"currency": "USD"}, "currency"),
        (date(2026, 6, 15), 100, {"currency": "XXQ"}, "currency"),
    ],
)
def test_what_cant_be_is_refused_and_nothing_written(
    desk: Desk, on: date, amount: int, said: dict[str, str], field: str
) -> None:
    loan = a_loan(desk)
    assert [each for each, _text in refusal(desk, loan_events.repay, loan, amount, on, **said)] == [field]
    assert file(desk, loan).ledger == ()


def test_a_closed_loan_takes_no_payment_after_its_end_but_one_before(desk: Desk) -> None:
    loan = a_loan(desk)
    desk.do_now("Closed", "L-1", records.end, "holding", loan, "paid elsewhere", date(2026, 11, 1))
    assert refusal(desk, loan_events.repay, loan, 100, date(2026, 11, 2))[0][0] == "value_on"
    pay(desk, loan, "2026-10-31", 100)
    assert line(desk, loan).live == 0


def test_others_events_and_loans_that_are_none(desk: Desk) -> None:
    customer = a_customer(desk)
    one, other = a_loan(desk, "L-1", customer), a_loan(desk, "L-2", customer)
    event = pay(desk, one, "2026-06-15", 1_120_000)
    assert refusal(desk, loan_events.reverse, other, event, "x")[0][0] == "of_rid"
    assert refusal(desk, loan_events.reverse, one, event, " ")[0][0] == "why"
    write(desk, loan_events.reverse, one, event, "x")
    assert refusal(desk, loan_events.reverse, one, event, "again")[0][0] == "of_rid"
    account = a_holding(desk, customer, "A-1", kind="account")
    assert refusal(desk, loan_events.repay, account, 100, desk.today) == [("", loan_events.NO_LOAN)]
    stated = a_stated_loan(desk, customer=customer)
    assert refusal(desk, loan_events.charge, stated, 100, desk.today)


def test_drawings_are_written_up_to_what_was_agreed(desk: Desk) -> None:
    loan = a_loan(desk, start_on=date(2026, 11, 2), method="bullet")
    write(desk, loan_events.draw, loan, 5_000_000, date(2026, 11, 3))
    assert line(desk, loan).balance_minor == 5_000_000
    assert refusal(desk, loan_events.draw, loan, 7_000_001, desk.today)[0][0] == "amount_minor"
    assert refusal(desk, loan_events.repay, loan, 100, date(2026, 11, 2))[0][0] == "value_on"
    write(desk, loan_events.draw, loan, 7_000_000, desk.today)
    assert line(desk, loan).balance_minor == 12_000_000
    paid_on = a_loan(desk, "L-8")
    pay(desk, paid_on, "2026-06-15", 1_120_000)
    assert refusal(desk, loan_events.draw, paid_on, 100, desk.today)[0][0] == ""


def test_a_preview_says_fee_and_penalty_before_they_are_taken_and_what_is_too_much(desk: Desk) -> None:
    a_record(desk, "setting", None, key="loan.early_fee", value="12:3")
    loan = a_loan(desk)
    for month, amount in enumerate(range(1_120_000, 1_060_000, -10_000), 6):
        pay(desk, loan, f"2026-{month:02}-15", amount)
    shown = desk.look(loan_preview.preview, loan, desk.today, "prepayment", desk.today, 1_040_000, way="number")
    # 5 of 30 days at 60,000 a month: 10,000; of the 1,030,000 left, 1,000,000 and the fee of 3 % for it.
    assert shown.parts == (0, 30_000, 10_000, 1_000_000)
    assert shown.before
    assert shown.after
    assert (shown.before.balance_minor, shown.after.balance_minor) == (6_000_000, 5_000_000)
    assert file(desk, loan).known.state.balance == Decimal(6_000_000)
    much = desk.look(loan_preview.preview, loan, desk.today, "payment", desk.today, 9_000_000)
    # 6,000,000 and 10,000 of interest and 180,000 of fee end the loan; the money of a payment is kept.
    assert (much.payoff_minor, much.kept_minor) == (6_190_000, 9_000_000)
    assert [one.values["over"].minor for one in much.remarks] == [2_810_000]  # type: ignore[union-attr]  # an amount


def test_as_of_a_day_is_what_was_shown_on_that_day(desk: Desk) -> None:
    loan = a_loan(desk)
    shown = {}
    for day, paid in ((date(2026, 6, 15), 1_120_000), (date(2026, 7, 20), 0), (date(2026, 7, 21), 1_000_000)):
        on_day(desk, day)
        if paid:
            pay(desk, loan, day.isoformat(), paid)
        shown[day] = rows(desk)
    on_day(desk, date(2026, 11, 20))
    pay(desk, loan, "2026-07-15", 1_110_000)  # found out late: nobody knew in July
    for day, kept in shown.items():
        past = desk.look(loan_list.as_of, day)
        assert past.rows("SELECT * FROM loan_state ORDER BY holding_rid") == kept
        then = desk.look(loan_file.read, loan, day)
        assert then is not None
        assert then.known.loan.minor(then.known.state.balance) == loan_list.page(past, Query(), day)[0].balance_minor


def test_rows_follow_the_day_without_anything_being_written(desk: Desk) -> None:
    loan = a_loan(desk, start_on=date(2026, 11, 15))
    assert (line(desk, loan).next_due, line(desk, loan).worse_on) == (date(2026, 12, 15), date(2026, 12, 25))
    on_day(desk, date(2026, 12, 15))
    assert line(desk, loan).days_late(desk.today) == 0
    on_day(desk, date(2026, 12, 24))
    found = line(desk, loan)
    assert (found.days_late(desk.today), found.group_ours) == (9, "1")
    on_day(desk, date(2026, 12, 25))
    assert (line(desk, loan).group_ours, rows(desk)) == ("2", anew(desk))
    on_day(desk, date(2026, 11, 20))  # a practice desk goes back
    assert line(desk, loan).group_ours == "1"


def test_the_worst_of_a_customers_loans_pulls_the_others_along_and_is_counted_down_to(desk: Desk) -> None:
    customer = a_customer(desk)
    late = a_loan(desk, "L-1", customer, start_on=date(2026, 10, 11))  # due 11 November: day 10 is the 21st
    good = a_loan(desk, "L-2", customer, start_on=date(2026, 11, 15))
    other = a_loan(desk, "L-3", start_on=date(2026, 11, 15))
    step = file(desk, late).group.next
    assert step is not None
    assert (step.on, step.to, step.amount) == (date(2026, 11, 21), "2", file(desk, late).known.state.past_due)
    assert [one.key for one in step.pulled] == [line(desk, good).number]
    assert [one.rid for one in desk.look(loan_list.page, Query("step"), desk.today)] == [late]
    on_day(desk, date(2026, 11, 21))
    assert [line(desk, rid).group_ours for rid in (late, good, other)] == ["2", "2", "1"]
    assert line(desk, good).own_group == "1"
    pay(desk, late, "2026-11-21", 2_000_000)
    assert [line(desk, rid).group_ours for rid in (late, good)] == ["1", "1"]


def test_a_group_that_was_kept_stays_until_the_way_back_is_seen(desk: Desk) -> None:
    loan = a_loan(desk, start_on=date(2026, 7, 1))
    a_record(
        desk, "debt_group", loan, as_of=date(2026, 10, 31), source="ours", group_code="2", pack="vn-sbv-31-2024",
        days_late=91,
    )  # fmt: skip
    for month, amount in ((8, 1_120_000), (9, 1_110_000), (10, 1_100_000), (11, 1_090_000)):
        pay(desk, loan, f"2026-{month:02}-01", amount)
    found = file(desk, loan).group.ours
    assert found is not None
    # Everything was paid for a month, but Vietnam wants papers that prove it.
    assert (found.dpd, found.group, [one.code for one in found.reasons][-1]) == (0, "2", "cure")
    a_record(
        desk, "collection_measure", loan, kind="regroup", state="decided", decided_on=desk.today,
        reason="paid in time since August", paper="sao kê 4 tháng",
    )  # fmt: skip
    assert line(desk, loan).group_ours == "1"


def test_a_group_set_by_hand_needs_an_approval_to_be_better(desk: Desk) -> None:
    loan = a_loan(desk)
    decided = {
        "kind": "regroup",
        "state": "decided",
        "decided_on": desk.today,
        "group_code": "2",
        "reason": "guarantor",
    }
    measure = a_record(desk, "collection_measure", loan, **decided)
    assert line(desk, loan).group_ours == "3"
    desk.do_now("Approved", "L-1", records.change, "collection_measure", measure, {"approval": "QĐ-7"})
    assert (line(desk, loan).group_ours, line(desk, loan).own_group) == ("2", "3")


def test_the_group_of_a_loan_by_itself_is_read_from_what_was_kept() -> None:
    kept = pack([Message(loan_groups.ITSELF, {"group": "1"}), Message("another reason")])
    assert loan_groups.own_code(GroupRow("ours", date(2026, 10, 31), "3", kept)) == "1"
    assert loan_groups.own_code(GroupRow("ours", date(2026, 10, 31), "3", "")) == "3"


def test_both_known_the_difference_is_explained_and_the_cores_group_is_the_official_one(desk: Desk) -> None:
    loan = a_loan(desk)
    pay(desk, loan, "2026-06-15", 1_120_000)
    a_record(
        desk, "holding_reading", loan, as_of=desk.today, balance_minor=12_000_000, arrears_minor=0, days_late=0,
        debt_group="1",
    )  # fmt: skip
    found, shown = file(desk, loan), line(desk, loan)
    assert (shown.stated_by, shown.differs, shown.balance_minor, shown.core_balance_minor) == (
        "ours", True, 11_000_000, 12_000_000,
    )  # fmt: skip
    assert (shown.group, shown.group_core, shown.group_ours) == ("1", "1", "3")
    assert {one.field for one in found.differences} >= {"balance", "past_due", "days_late", "group"}
    explained = next(one for one in found.differences if one.field == "balance")
    assert [one.values["day"] for one in explained.why] == [date(2026, 6, 15)]


def test_a_stated_loan_without_days_late_isnt_put_into_a_group(desk: Desk) -> None:
    loan = a_stated_loan(desk, balance_minor=5)
    shown = line(desk, loan)
    assert (shown.stated_by, shown.days_late(desk.today), shown.group, shown.rank) == ("core", None, "", -1)
    nobody = a_holding(desk, a_customer(desk), "L-4", kind="loan")
    assert (line(desk, nobody).stated_by, line(desk, nobody).balance_minor) == ("", None)
    (total,) = desk.look(loan_list.totals, Query(), desk.today)
    assert (total.loans, total.without_balance, total.balance_minor) == (2, 1, 5)


def test_dates_of_what_secures_and_inspects_it_come_into_the_views(desk: Desk) -> None:
    customer = a_customer(desk)
    contract = a_record(desk, "credit_contract", customer, number="HD-1", state="signed")
    loan = a_loan(desk, "L-1", customer, start_on=date(2026, 11, 15), credit_contract_rid=contract)
    a_record(desk, "security_contract", contract, kind="mortgage", number="TC-1", insured_until=date(2026, 12, 1))
    visit = a_record(desk, "inspection", loan, kind="use", planned_on=date(2026, 12, 15))
    views = {view for view in loan_list.VIEWS if desk.look(loan_list.page, Query(view), desk.today)}
    assert views == {"live", "inspections", "insurance"}
    desk.do_now("Done", "L-1", records.change, "inspection", visit, {"state": "done"})
    assert not desk.look(loan_list.page, Query("inspections"), desk.today)
    assert file(desk, loan).parts.security[0].insured_until == date(2026, 12, 1)


def test_every_view_and_order_agrees_with_its_numbers_and_totals(desk: Desk) -> None:
    customer = a_customer(desk)
    for number in range(12):
        a_loan(desk, f"L-{number}", customer if number % 3 else None, start_on=date(2026, 1 + number % 11, 5))
    for view in loan_list.VIEWS:
        for sort in loan_list.SORTS:
            query = Query(view, sort)
            wanted = list(desk.look(loan_list.rids, query, desk.today))
            pages = [desk.look(loan_list.page, query, desk.today, start, 5) for start in (0, 5, 10)]
            assert [one.rid for page in pages for one in page] == wanted
            assert [one.rid for one in desk.look(loan_list.lines, wanted)] == wanted
            assert desk.look(loan_list.count, query, desk.today) == len(wanted)
    late = [desk.look(loan_list.count, query, desk.today) for query in loan_list.buckets()]
    assert sum(late) == desk.look(loan_list.count, Query("late"), desk.today) > 0


def test_terms_are_kept_as_json_and_damage_is_said(desk: Desk) -> None:
    loan = a_loan(desk)
    told = file(desk, loan).known.loan.facts
    assert told is not None
    assert loan_codec.read(loan_codec.write(told)) == told
    pay(desk, loan, "2026-06-15", 1_120_000)
    with desk._warm_engine().begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO loan_event (uid, version, imported_from, holding_rid, kind, value_on, written_on, officer,"
            " way, component, rate_kind, terms, reference, why)"
            " VALUES ('x', 1, '', ?, 'terms', '2026-06-15', '2026-06-15', '', '', '', '', ?, '', '')",
            (loan, json.dumps({"currency": "VND", "principal": "much"})),
        )
    desk.keep_loans()
    found = line(desk, loan)
    assert (found.stated_by, len(found.trouble)) == ("", 1)
    assert file(desk, loan).known.problems


def test_many_loans_wait_for_their_steps(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from crodesk.services import loan_refreshing
    from crodesk.storage import loan_state

    monkeypatch.setattr(loan_state, "FEW", 2)
    monkeypatch.setattr(loan_refreshing, "STEP", 2)
    for number in range(3):
        a_loan(desk, f"L-{number}")
    with desk._warm_engine().begin() as connection:
        connection.exec_driver_sql("INSERT OR IGNORE INTO loan_touched VALUES (-1)")
    a_customer(desk, "somebody")
    assert not desk.look(loan_list.is_current)
    desk.keep_loans()
    assert desk.look(loan_list.is_current)
    assert len(rows(desk)) == 3


def test_a_loan_that_goes_leaves_the_lists(desk: Desk) -> None:
    loan = a_loan(desk)
    desk.do_now("Changed", "L-1", records.change, "holding", loan, {"kind": "account"})
    assert rows(desk) == []
    desk.undo()
    assert len(rows(desk)) == 1
