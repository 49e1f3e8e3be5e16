"""Taking customers on, closing, tagging, merging; writing notes; cases; follow-ups; drafts; likely duplicates."""

from datetime import date
from typing import Any

import pytest

from crodesk.domain.problem import Refused
from crodesk.services import cases, customers, drafts, duplicates, follow_ups, merging, notes, records
from crodesk.services.desk import Desk
from tests.builders import a_customer, a_holding, a_record


def value(desk: Desk, sql: str) -> Any:
    return desk.look(lambda reader: reader.value(sql))


def rows(desk: Desk, sql: str) -> list[Any]:
    return desk.look(lambda reader: reader.rows(sql))


def test_a_new_customer_gets_a_number_and_a_first_phone(desk: Desk) -> None:
    a_customer(desk, phone="0903 555 107")
    a_customer(desk, "Lê Thị Mai")
    assert rows(desk, "SELECT code, since FROM customer") == [("K-0001", "2026-11-20"), ("K-0002", "2026-11-20")]
    assert rows(desk, "SELECT value, digits, preferred FROM contact_point") == [("0903 555 107", "0903555107", 1)]


@pytest.mark.parametrize(
    ("customer", "paper", "kind"),
    [
        ("individual", "079085000123", "id_card"),
        ("individual", "B1234567", "passport"),
        ("individual", "0792", "id_card"),
        ("individual", "none", "id_card"),
        ("company", "0312345678", "business_licence"),
    ],
)
def test_a_new_customers_paper_is_what_its_number_says(desk: Desk, customer: str, paper: str, kind: str) -> None:
    desk.do_now("New customer", "", customers.add, {"name": "Trần Văn Đức", "kind": customer}, paper=paper)
    assert rows(desk, "SELECT kind, number FROM identity_document") == [(kind, paper)]


def test_numbers_go_on_beyond_four_digits(desk: Desk) -> None:
    a_customer(desk, code="K-9999")
    a_customer(desk, "A")
    a_customer(desk, "B")
    assert value(desk, "SELECT max(code) FROM customer WHERE name = 'B'") == "K-10001"


def test_a_number_that_is_taken_is_refused(desk: Desk) -> None:
    a_customer(desk, code="C-0044")
    with pytest.raises(Refused, match="has this number"):
        a_customer(desk, "Other", code="C-0044")


def test_closing_needs_a_reason_and_keeps_everything(desk: Desk) -> None:
    rid = a_customer(desk, phone="0903 555 107")
    with pytest.raises(Refused, match="Say why"):
        desk.do_now("Close", "", customers.close, rid, "  ")
    desk.do_now("Close", "", customers.close, rid, "moved away")
    assert value(desk, "SELECT status || closed_why || status_since FROM customer") == "closedmoved away2026-11-20"
    assert value(desk, "SELECT count(*) FROM contact_point") == 1
    desk.do_now("Reopen", "", customers.reopen, rid)
    assert value(desk, "SELECT status || closed_why FROM customer") == "active"


def test_a_tag_is_hung_once(desk: Desk) -> None:
    rids = [a_customer(desk, name) for name in ("A", "B")]
    assert desk.do_now("Tag", "", customers.tag, rids[:1], "#vip") == 1
    assert desk.do_now("Tag", "", customers.tag, rids, "vip") == 1
    assert rows(desk, "SELECT tag, customer_rid FROM customer_tag ORDER BY 2") == [("vip", rids[0]), ("vip", rids[1])]


def test_merging_moves_every_row_fills_gaps_and_can_be_undone(desk: Desk) -> None:
    kept = a_customer(desk, "Trần Văn Đức", occupation="driver")
    gone = a_customer(desk, "Tran Van Duc", employer="Mai Linh", phone="0903 555 107")
    third = a_customer(desk, "Lê Thị Mai")
    a_holding(desk, gone)
    a_record(desk, "relation", gone, role="spouse", other_rid=third)
    a_record(desk, "relation", third, role="spouse", other_rid=gone)
    a_record(desk, "relation", kept, role="other", other_rid=gone)
    desk.do_now("Tag", "", customers.tag, [kept, gone], "vip")
    desk.do_now("Tag", "", customers.tag, [gone], "boat")
    desk.do_now("Note", "", notes.write, gone, notes.Note("hello"))
    desk.do_now("Case", "", cases.open_case, gone, cases.Opening("complaint", "charged twice"))
    before = (
        rows(desk, "SELECT * FROM customer"),
        rows(desk, "SELECT * FROM relation"),
        rows(desk, "SELECT * FROM customer_tag"),
    )
    desk.do_now("Merge", "", merging.merge, kept, gone)
    for table in ("contact_point", "holding_role", "interaction", "service_case"):
        assert rows(desk, f"SELECT DISTINCT customer_rid FROM {table}") == [(kept,)], table
    assert rows(desk, "SELECT customer_rid, other_rid FROM relation WHERE ended_on IS NULL ORDER BY rid") == [
        (kept, third),
        (third, kept),
    ]
    assert rows(desk, "SELECT tag FROM customer_tag WHERE customer_rid = 1 AND ended_on IS NULL ORDER BY 1") == [
        ("boat",),
        ("vip",),
    ]
    assert rows(desk, "SELECT occupation, employer, status FROM customer WHERE rid = 1") == [
        ("driver", "Mai Linh", "active")
    ]
    assert rows(desk, "SELECT status, closed_why FROM customer WHERE rid = 2") == [("closed", "→ K-0001")]
    desk.undo()
    strip = [tuple(cell for cell in row[3:]) for row in before[0]]
    assert [tuple(row[3:]) for row in rows(desk, "SELECT * FROM customer")] == strip
    assert [row[3:] for row in rows(desk, "SELECT * FROM relation")] == [row[3:] for row in before[1]]
    assert [row[3:] for row in rows(desk, "SELECT * FROM customer_tag")] == [row[3:] for row in before[2]]


def test_merging_one_with_itself_or_with_a_closed_one_is_refused(desk: Desk) -> None:
    one, other = a_customer(desk, "A"), a_customer(desk, "B")
    with pytest.raises(Refused, match="one customer already"):
        desk.do_now("Merge", "", merging.merge, one, one)
    desk.do_now("Close", "", customers.close, other, "moved")
    with pytest.raises(Refused, match="closed"):
        desk.do_now("Merge", "", merging.merge, one, other)


def test_a_note_and_its_next_step_are_one_action(desk: Desk) -> None:
    rid = a_customer(desk)
    note = notes.Note("salary late, pays Monday", kind="call", outcome="spoke", next_on=date(2026, 11, 23))
    desk.do_now("Note", "", notes.write, rid, note)
    assert rows(desk, "SELECT what, about, due_on, interaction_rid FROM follow_up") == [
        ("call", "salary late, pays Monday", "2026-11-23", 1)
    ]
    desk.undo()
    assert value(desk, "SELECT (SELECT count(*) FROM follow_up) + (SELECT count(*) FROM interaction)") == 0


@pytest.mark.parametrize(
    ("kind", "outcome", "reached"),
    [
        ("call", "spoke", "yes"),
        ("call", "no_answer", "no"),
        ("call", "busy", "no"),
        ("note", "", ""),
        ("visit", "not_in", "no"),
    ],
)
def test_a_try_that_reached_nobody_is_known_as_one(desk: Desk, kind: str, outcome: str, reached: str) -> None:
    desk.do_now("Note", "", notes.write, a_customer(desk), notes.Note("x", kind=kind, outcome=outcome))
    assert value(desk, "SELECT reached FROM interaction") == reached


def test_an_empty_note_is_refused_but_an_outcome_is_enough(desk: Desk) -> None:
    rid = a_customer(desk)
    with pytest.raises(Refused, match="few words"):
        desk.do_now("Note", "", notes.write, rid, notes.Note("  "))
    desk.do_now("Note", "", notes.write, rid, notes.Note("", kind="call", outcome="no_answer"))


def test_a_restricted_note_lends_its_next_step_no_words(desk: Desk) -> None:
    note = notes.Note("nghi ngờ", restricted=True, next_on=date(2026, 11, 23), next_about="ask the manager")
    desk.do_now("Note", "", notes.write, a_customer(desk), note)
    assert value(desk, "SELECT about FROM follow_up") == "ask the manager"
    desk.do_now("Note", "", notes.write, 1, notes.Note("nghi ngờ", restricted=True, next_on=date(2026, 11, 24)))
    assert value(desk, "SELECT about FROM follow_up WHERE rid = 2") == ""


def test_a_restricted_note_loses_its_searchable_words(desk: Desk) -> None:
    rid = desk.do_now("Note", "", notes.write, a_customer(desk), notes.Note("nghi ngờ rửa tiền"))
    assert value(desk, "SELECT text_search FROM interaction") == "nghi ngo rua tien"
    desk.do_now("Restrict", "", notes.restrict, rid, restricted=True)
    assert value(desk, "SELECT text_search FROM interaction") == ""


def test_a_case_has_a_number_a_day_to_answer_by_and_one_first_step(desk: Desk) -> None:
    rid = a_customer(desk)
    desk.do_now("Case", "", cases.open_case, rid, cases.Opening("complaint", "card charged twice at Coop Mart"))
    desk.do_now("Case", "", cases.open_case, rid, cases.Opening("enquiry", "rate"))
    assert rows(desk, "SELECT number, answer_by, owner, status FROM service_case") == [
        ("CP-2026-0001", "2026-12-05", "Lan", "open"),
        ("EQ-2026-0001", "2026-11-22", "Lan", "open"),
    ]
    assert rows(desk, "SELECT case_rid, what FROM case_event") == [(1, "opened"), (2, "opened")]


def test_a_case_never_has_the_number_of_another_whatever_was_taken_back(desk: Desk) -> None:
    rid = a_customer(desk)
    for issue in ("first", "second"):
        desk.do_now("Case", "", cases.open_case, rid, cases.Opening("complaint", issue))
    desk.undo(value(desk, "SELECT max(rid) - 1 FROM action"))
    a_record(desk, "service_case", rid, kind="complaint", issue="theirs", number="CP-2026-X9", opened_on=desk.today)
    desk.do_now("Case", "", cases.open_case, rid, cases.Opening("complaint", "third"))
    assert rows(desk, "SELECT issue, number FROM service_case ORDER BY rid") == [
        ("second", "CP-2026-0002"),
        ("theirs", "CP-2026-X9"),
        ("third", "CP-2026-0003"),
    ]


def test_the_banks_own_term_overrides_the_rule(desk: Desk) -> None:
    a_record(desk, "setting", None, key="answer_days.complaint", value="7")
    desk.do_now("Case", "", cases.open_case, a_customer(desk), cases.Opening("complaint", "x"))
    assert value(desk, "SELECT answer_by FROM service_case") == "2026-11-27"


def test_a_case_is_referred_answered_closed_and_opened_again(desk: Desk) -> None:
    rid = desk.do_now("Case", "", cases.open_case, a_customer(desk), cases.Opening("complaint", "x"))
    desk.do_now("Refer", "", cases.refer, rid, "Card centre")
    desk.do_now("Answer", "", cases.answer, rid, "paid back")
    assert rows(desk, "SELECT status, in_time, first_answered_on, referred_to FROM service_case") == [
        ("answered", "yes", "2026-11-20", "Card centre")
    ]
    desk.do_now("Close", "", cases.close, rid, "", "double posting", "yes")
    assert rows(desk, "SELECT status, closed_on, root_cause, satisfied FROM service_case") == [
        ("closed", "2026-11-20", "double posting", "yes")
    ]
    with pytest.raises(Refused, match="closed"):
        desk.do_now("Answer", "", cases.answer, rid, "again")
    desk.do_now("Reopen", "", cases.reopen, rid, "charged again")
    assert [what for (what,) in rows(desk, "SELECT what FROM case_event ORDER BY rid")] == [
        "opened", "referred", "answered", "closed", "reopened",
    ]  # fmt: skip


def test_closing_a_case_never_answered_needs_the_answer(desk: Desk) -> None:
    rid = desk.do_now("Case", "", cases.open_case, a_customer(desk), cases.Opening("complaint", "x"))
    with pytest.raises(Refused, match="what was answered"):
        desk.do_now("Close", "", cases.close, rid, "")


def test_a_late_answer_is_not_in_time(desk: Desk) -> None:
    opening = cases.Opening("complaint", "x", opened_on=date(2026, 10, 1))
    rid = desk.do_now("Case", "", cases.open_case, a_customer(desk), opening)
    desk.do_now("Answer", "", cases.answer, rid, "paid back")
    assert value(desk, "SELECT in_time FROM service_case") == "no"


def test_follow_ups_are_planned_and_given_up(desk: Desk) -> None:
    rids = [a_customer(desk, name) for name in ("A", "B")]
    made = desk.do_now("Plan", "", follow_ups.add, rids, "call", "home loan", date(2026, 11, 23))
    with pytest.raises(Refused, match="Say why"):
        desk.do_now("Drop", "", follow_ups.drop, made[1], "")
    desk.do_now("Drop", "", follow_ups.drop, made[1], "not suitable")
    assert rows(desk, "SELECT status, due_on, outcome FROM follow_up") == [
        ("open", "2026-11-23", ""),
        ("dropped", "2026-11-23", "not suitable"),
    ]
    with pytest.raises(Refused, match="settled"):
        desk.do_now("Drop", "", follow_ups.drop, made[1], "again")


def test_a_draft_is_kept_rewritten_and_dropped_without_an_action(desk: Desk) -> None:
    before = value(desk, "SELECT count(*) FROM action")
    desk.do_now("Draft", "", drafts.keep, "note", "uid", {"text": "half a sen"})
    desk.do_now("Draft", "", drafts.keep, "note", "uid", {"text": "half a sentence"})
    assert desk.look(drafts.read, "note", "uid") == {"text": "half a sentence"}
    desk.do_now("Draft", "", drafts.keep, "note", "uid", {"text": "nửa câu"}, "vi")
    kept = desk.look(drafts.read, "note", "uid")
    assert (kept, kept.language) == ({"text": "nửa câu"}, "vi")
    desk.do_now("Draft", "", drafts.keep, "note", "uid", {"text": ""}, "vi")
    assert desk.look(drafts.read, "note", "uid") == {}
    assert value(desk, "SELECT count(*) FROM action") == before


def test_likely_duplicates_are_named_with_the_strongest_sign(desk: Desk) -> None:
    rid = a_customer(desk, "Trần Văn Đức", phone="0903 555 107", born_on=date(1979, 12, 3))
    a_record(desk, "identity_document", rid, kind="id_card", number="079-079 001")

    def reasons(**typed: Any) -> list[str]:
        return [each.reason for each in desk.look(duplicates.like, **typed)]

    assert reasons(number="079079001", phone="0903555107") == ["identity number"]
    assert reasons(phone="0903.555.107") == ["phone"]
    assert reasons(name="tran van duc", born_on="1979-12-03") == ["name and birth date"]
    assert reasons(name="TRAN VAN DUC") == ["name"]
    assert reasons(name="Trần", phone="0903") == []
    assert reasons(name="Trần Văn Đức", but=rid) == []


def test_changing_a_name_keeps_search_and_order_in_step(desk: Desk) -> None:
    rid = a_customer(desk, "Trần Văn Đức")
    desk.do_now("Changed", "", records.change, "customer", rid, {"name": "Lê Văn Đạt"})
    assert value(desk, "SELECT name_fold FROM customer") == "le van dat"
    assert value(desk, "SELECT count(*) FROM customer_words WHERE customer_words MATCH 'dat'") == 1
    assert value(desk, "SELECT count(*) FROM customer_words WHERE customer_words MATCH 'duc'") == 0
