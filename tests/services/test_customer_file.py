"""One customer whole: header, blocks, holdings and totals, twelve months, and the timeline."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from crodesk.services import cases, customer_file, customer_standing, customers, notes, papers, records, timeline
from crodesk.services.customer_file import CustomerFile
from crodesk.services.desk import Desk
from tests.builders import a_customer, a_holding, a_record


def file_of(desk: Desk, rid: int) -> CustomerFile:
    file = desk.look(customer_file.read, rid, desk.today)
    assert file is not None
    return file


def alerts_of(desk: Desk, rid: int) -> list[str]:
    return [alert.text.format(**alert.values) for alert in file_of(desk, rid).alerts]


def a_note(desk: Desk, rid: int, text: str, day: int = 1, **fields: Any) -> int:
    note = notes.Note(text, at=datetime(2026, 11, day, 3, tzinfo=UTC), **fields)
    return desk.do_now("Note", "", notes.write, rid, note)


def test_nobody_has_no_file(desk: Desk) -> None:
    assert desk.look(customer_file.read, 99, desk.today) is None


def test_an_empty_record_says_what_it_lacks(desk: Desk) -> None:
    file = file_of(desk, a_customer(desk))
    assert file.gaps == ["birth or founding date", "phone or e-mail", "address", "identity paper"]
    assert (file.alerts, file.holdings, file.totals, file.months) == ([], [], {}, [])


def test_holdings_show_their_newest_reading_and_totals_per_currency(desk: Desk) -> None:
    rid = a_customer(desk)
    deposit = a_holding(desk, rid, "D-118", matures_on=date(2026, 11, 23))
    dollars = a_holding(desk, rid, "A-1", kind="account", currency="USD")
    loan = a_holding(desk, rid, "L-1", kind="loan")
    for holding, day, balance in (
        (deposit, 1, 5),
        (deposit, 19, 2_100_000_000),
        (deposit, 2, 7),
        (dollars, 1, 12_50),
        (loan, 1, 350),
    ):
        a_record(desk, "holding_reading", holding, as_of=date(2026, 11, day), balance_minor=balance)
    file = file_of(desk, rid)
    assert [(each.number, each.balance_minor, each.as_of) for each in file.holdings] == [
        ("A-1", 1250, "2026-11-01"),
        ("D-118", 2_100_000_000, "2026-11-19"),
        ("L-1", 350, "2026-11-01"),
    ]
    assert file.totals == {"USD": {"held": 1250, "owed": 0}, "VND": {"held": 2_100_000_000, "owed": 350}}
    assert alerts_of(desk, rid) == ["deposit D-118 matures 2026-11-23"]


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ({"born_on": date(1980, 11, 22)}, ["birthday in 2 days"]),
        ({"lunar_birthday": "10-15"}, ["birthday in 3 days"]),
        ({"born_on": date(1980, 11, 20), "lunar_birthday": "10-15"}, ["birthday today"]),
        ({"born_on": date(1980, 11, 28), "lunar_birthday": "11-15"}, []),
    ],
)
def test_a_birthday_is_named_by_the_sun_or_by_the_moon(desk: Desk, kept: dict[str, Any], said: list[str]) -> None:
    """The tenth lunar month began with the new moon of 9 November 2026, the eleventh with that of 9 December."""
    assert alerts_of(desk, a_customer(desk, **kept)) == said


def test_an_ended_role_or_a_closed_holding_is_not_held(desk: Desk) -> None:
    rid = a_customer(desk)
    a_holding(desk, rid, "A-1")
    a_holding(desk, rid, "A-2")
    desk.do_now("End", "", records.end, "holding", 1, "closed by the customer")
    desk.do_now("End", "", records.end, "holding_role", 2, "no longer authorised")
    assert file_of(desk, rid).holdings == []


def test_the_header_names_arrears_expired_paper_open_case_birthday_and_barred_channel(desk: Desk) -> None:
    rid = a_customer(desk, phone="0903 555 107", born_on=date(1979, 11, 22))
    loan = a_holding(desk, rid, "L-1", kind="loan")
    a_record(desk, "holding_reading", loan, as_of=date(2026, 11, 1), balance_minor=1, days_late=6, status="late")
    a_record(desk, "identity_document", rid, kind="id_card", number="1", expires_on=date(2026, 11, 19))
    desk.do_now(
        "Case", "", cases.open_case, rid, cases.Opening("complaint", "charged twice", opened_on=date(2026, 10, 1))
    )
    desk.do_now("Bar", "", customers.mark_do_not_contact, rid, allowed=False)
    assert alerts_of(desk, rid) == [
        "6 days late",
        "case CP-2026-0001 late since 2026-10-16",
        "identity card expired 2026-11-19",
        "birthday in 2 days",
        "do not use: phone",
    ]


def test_one_barred_number_of_several_is_named_itself(desk: Desk) -> None:
    rid = a_customer(desk, phone="0903 555 107")
    a_record(desk, "contact_point", rid, kind="phone", value="028 3845 1207", do_not_contact=True)
    assert alerts_of(desk, rid) == ["do not use: 028 3845 1207"]


def test_a_superseded_paper_warns_no_more(desk: Desk) -> None:
    rid = a_customer(desk)
    old = a_record(desk, "identity_document", rid, kind="id_card", number="1", expires_on=date(2026, 11, 19))
    a_record(desk, "identity_document", rid, kind="id_card", number="2", expires_on=date(2036, 8, 15))
    desk.do_now("End", "", records.end, "identity_document", old, "renewed")
    assert alerts_of(desk, rid) == []


@pytest.mark.parametrize(
    ("born", "days"),
    [(date(1980, 11, 20), 0), (date(1980, 11, 19), 364), (date(1980, 2, 29), 100), (date(1980, 1, 1), 42)],
)
def test_days_to_the_next_birthday(born: date, days: int) -> None:
    assert customer_standing._days_to(born.isoformat(), date(2026, 11, 20)) == days


def test_twelve_months_of_inflow_outflow_and_lowest_balance(desk: Desk) -> None:
    rid = a_customer(desk)
    account = a_holding(desk, rid, "A-1", kind="account")
    flows = [
        (date(2026, 10, 5), "in", 30, 130), (date(2026, 10, 9), "out", 50, 80), (date(2026, 11, 2), "in", 10, 90),
        (date(2025, 10, 31), "in", 999, 999), (date(2025, 11, 1), "out", 1, 5),
    ]  # fmt: skip
    for day, direction, amount, balance in flows:
        movement = {"booked_on": day, "direction": direction, "amount_minor": amount, "balance_minor": balance}
        a_record(desk, "bank_transaction", account, currency="VND", **movement)
    file = file_of(desk, rid)
    assert [(each.month, each.inflow, each.outflow, each.lowest) for each in file.months] == [
        ("2025-11", 0, 1, 5),
        ("2026-10", 30, 50, 80),
        ("2026-11", 10, 0, 90),
    ]
    assert [each.booked_on for each in file.transactions] == ["2026-11-02", "2026-10-09", "2026-10-05"]


def test_the_timeline_is_newest_first_with_pinned_notes_on_top(desk: Desk) -> None:
    rid = a_customer(desk)
    for day, text in ((1, "first"), (3, "third"), (2, "second")):
        a_note(desk, rid, text, day)
    desk.do_now("Pin", "", notes.pin, 1, pinned=True)
    assert [each.text for each in desk.look(timeline.read, rid).entries] == ["first", "third", "second"]


def test_the_timeline_holds_notes_cases_their_steps_and_changes(desk: Desk) -> None:
    rid = a_customer(desk, occupation="driver")
    a_note(desk, rid, "hello")
    case = desk.do_now("Case", "", cases.open_case, rid, cases.Opening("complaint", "charged twice"))
    desk.do_now("Answer", "", cases.answer, case, "paid back")
    desk.do_now("Changed", "", records.change, "customer", rid, {"occupation": "teacher"})
    entries = desk.look(timeline.read, rid).entries
    assert sorted(each.source for each in entries) == ["case", "change", "interaction", "step"]
    (change,) = [each for each in entries if each.source == "change"]
    assert (change.who, [each[:3] for each in change.changes]) == ("Lan", [("Occupation", "driver", "teacher")])


def test_the_timeline_keeps_what_an_ended_paper_said_with_who_and_why(desk: Desk) -> None:
    rid = a_customer(desk)
    old = a_record(desk, "identity_document", rid, kind="id_card", number="024000", expires_on=date(2026, 8, 15))
    desk.do_now("Renewed", "", papers.renew, old, {"number": "079111", "expires_on": date(2036, 8, 15)})

    def change() -> timeline.Entry:
        return desk.look(timeline.read, rid, kind="change").entries[0]

    assert (change().title, change().who) == ("Renewed", "Lan")
    assert [each[:3] for each in change().changes] == [("identity paper", "024000, 2026-08-15", "renewed")]
    desk.undo()
    assert [each[:3] for each in change().changes] == [("identity paper", "ended", "024000, 2026-08-15")]


def test_the_timeline_is_filtered_by_kind_and_by_folded_words(desk: Desk) -> None:
    rid = a_customer(desk)
    a_note(desk, rid, "hẹn thứ Hai", kind="call", outcome="spoke")
    a_note(desk, rid, "lương về chậm")
    desk.do_now("Case", "", cases.open_case, rid, cases.Opening("complaint", "thẻ bị trừ hai lần"))

    def found(**asked: Any) -> list[str]:
        return [each.text or each.title for each in desk.look(timeline.read, rid, **asked).entries]

    assert found(kind="call") == ["hẹn thứ Hai"]
    assert found(kind="case") == ["CP-2026-0001 thẻ bị trừ hai lần"]
    assert sorted(found(text="hai")) == ["CP-2026-0001 thẻ bị trừ hai lần", "hẹn thứ Hai"]
    assert found(text="luong cham") == ["lương về chậm"]


def test_a_restricted_note_is_seen_but_never_found(desk: Desk) -> None:
    rid = a_customer(desk)
    a_note(desk, rid, "nghi ngờ", restricted=True)
    assert [each.text for each in desk.look(timeline.read, rid).entries] == ["nghi ngờ"]
    assert desk.look(timeline.read, rid, text="nghi").entries == []


def test_a_long_timeline_shows_the_newest_and_says_that_more_remain(desk: Desk) -> None:
    rid = a_customer(desk)
    for day in range(1, 21):
        a_note(desk, rid, f"note {day}", day)
    short = desk.look(timeline.read, rid, limit=5)
    assert [each.text for each in short.entries] == [f"note {day}" for day in (20, 19, 18, 17, 16)]
    assert (short.notes, short.more) == (20, True)
    assert desk.look(timeline.read, rid, limit=20).more is False
