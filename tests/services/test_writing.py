"""Messages from the record: in the customer's words, kept from who refused, logged with the row in one action."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from crodesk.services import letter_log, opening, queue, timeline, writing
from crodesk.services.clock import Clock
from crodesk.services.desk import Desk
from crodesk.services.queue import QueueItem
from crodesk.services.writing import About, Letter, Skipped
from tests.builders import a_customer, a_record

TODAY = date(2026, 11, 20)


@pytest.fixture
def desk(desk_path: Path) -> Iterator[Desk]:
    desk = opening.open_to_write(desk_path, None, Clock.on(TODAY), "test")
    yield desk
    desk.close()


def a_guest(desk: Desk, name: str = "Trần Thị Hương", **values: object) -> int:
    """A customer whose birthday is today and who agreed to be greeted."""
    values = {"form_of_address": "Chị Hương", "born_on": date(1980, 11, 20), **values}
    rid = a_customer(desk, name, "0905 777 888", **values)
    a_record(desk, "consent", rid, purpose="marketing", channel="any", given_on=date(2026, 1, 5))
    return rid


def rows(desk: Desk, rule: str) -> list[QueueItem]:
    desk.keep_queue()
    return desk.look(queue.page_of_rule, rule, 0, 99)


def written(desk: Desk, about: About, name: str = "", language: str = "") -> Letter:
    found = desk.look(writing.letter, about, name, TODAY, None, language)
    assert isinstance(found, Letter)
    return found


def skipped(desk: Desk, about: About, name: str = "") -> str:
    found = desk.look(writing.letter, about, name, TODAY)
    assert isinstance(found, Skipped)
    return found.reason.text


def test_a_birthday_is_wished_in_the_customers_language_and_form_of_address(desk: Desk) -> None:
    rid = a_guest(desk)
    (row,) = rows(desk, "birthday")
    letter = written(desk, About(rid, row))
    assert (letter.template, letter.language, letter.way.value) == ("greeting.birthday", "vi", "0905 777 888")
    assert letter.text.startswith("Chúc mừng sinh nhật chị Hương! Chúc chị luôn mạnh khỏe")
    assert letter.text.endswith("Thân mến,\nLan – chi nhánh Chợ Lớn")
    a_record(desk, "preference", rid, kind="language", value="English")
    assert written(desk, About(rid, row)).text.startswith("Dear Chị Hương,\nmany happy returns")
    assert written(desk, About(rid, row), language="zh").language == "zh"


def test_what_the_row_says_is_said_in_the_customers_language(desk: Desk) -> None:
    rid = a_guest(desk, "陈美玲", form_of_address="陈女士")
    paper = {"kind": "passport", "number": "C1", "expires_on": date(2026, 11, 27)}
    a_record(desk, "identity_document", rid, **paper)
    (row,) = rows(desk, "paper")
    assert "我行登记的您的护照有效期至2026年11月27日" in written(desk, About(rid, row)).text
    assert "your passport is valid until 27 Nov 2026" in written(desk, About(rid, row), language="en").text


def test_the_day_of_an_answer_that_is_past_is_not_promised(desk: Desk) -> None:
    rid = a_guest(desk)
    said = {"kind": "complaint", "issue": "fee", "number": "CP-1", "opened_on": date(2026, 11, 1)}
    a_record(desk, "service_case", rid, **said, answer_by=date(2026, 11, 10))
    (row,) = rows(desk, "case")
    assert "chậm nhất" not in written(desk, About(rid, row)).text


def test_whoever_refused_gets_none_and_it_is_said_why(desk: Desk) -> None:
    rid = a_guest(desk)
    a_record(desk, "preference", rid, kind="avoid", value="no sales talk")
    assert skipped(desk, About(rid), "invitation.meeting") == "asked for no sales talk"
    a_record(desk, "preference", rid, kind="avoid", value="no SMS")
    assert skipped(desk, About(rid), "greeting.birthday") == "does not want to be written to"
    other = a_customer(desk, "Lê Thị Mai", "0905 1", form_of_address="Chị Mai")
    assert skipped(desk, About(other), "greeting.birthday") == "gave no consent to marketing"
    assert written(desk, About(other), "answer.enquiry").way.channel == "sms"
    assert skipped(desk, About(9999), "answer.enquiry") == "no customer any more"


def test_a_message_is_logged_and_its_row_done_in_one_action_that_undo_takes_back(desk: Desk) -> None:
    rid = a_guest(desk)
    (row,) = rows(desk, "birthday")
    desk.do_now("Wrote", "", letter_log.keep, [written(desk, About(rid, row))])
    assert rows(desk, "birthday") == []
    (entry,) = [one for one in desk.look(timeline.read, rid).entries if one.source == "interaction"]
    assert (entry.kind, entry.title) == ("sms", "birthday, vi")
    assert entry.text.startswith("Chúc mừng sinh nhật chị Hương!")
    desk.undo()
    assert [one.clock for one in rows(desk, "birthday")] == [row.clock]


def test_a_greeting_from_the_file_answers_the_row_and_nobody_is_greeted_twice(desk: Desk) -> None:
    rid = a_guest(desk)
    assert len(rows(desk, "birthday")) == 1
    desk.do_now("Wrote", "", letter_log.keep, [written(desk, About(rid), "greeting.birthday")])
    assert rows(desk, "birthday") == []
    assert skipped(desk, About(rid), "greeting.birthday") == "was greeted on {day}"


def test_a_message_about_a_promise_leaves_the_promise_open(desk: Desk) -> None:
    rid = a_guest(desk)
    promise = {"what": "promise", "about": "bring the payslip", "due_on": TODAY, "promised_by": "customer"}
    a_record(desk, "follow_up", rid, **promise)
    (row,) = rows(desk, "promise")
    letter = written(desk, About(rid, row))
    assert "bring the payslip" in letter.text
    desk.do_now("Wrote", "", letter_log.keep, [letter])
    assert len(rows(desk, "promise")) == 1


def test_many_rows_make_one_message_for_each_customer(desk: Desk) -> None:
    rids = [a_guest(desk, f"Trần Thị {name}") for name in ("Hương", "Mai", "Lan", "Cúc", "Đào", "Sen", "Trúc")]
    a_record(desk, "consent", a_customer(desk, "Lê Văn An", "0905 2", born_on=date(1980, 11, 20)), **REFUSED)
    desk.keep_queue()
    (fold,) = desk.look(queue.page, "now", 0, 9)
    items = desk.look(writing.folded, [fold])
    assert fold.folded_rule == "birthday"
    found = desk.look(writing.letters, [About(item.customer_rid, item) for item in [*items, *items]], "", TODAY)
    letters = [one for one in found if isinstance(one, Letter)]
    assert sorted(one.customer_rid for one in letters) == rids
    assert [one.reason.text for one in found if isinstance(one, Skipped)] == ["took back the consent to marketing"]
    desk.do_now("Wrote", "", letter_log.keep, letters)
    assert [item.name for item in rows(desk, "birthday")] == ["Lê Văn An"]
    desk.undo()
    assert len(rows(desk, "birthday")) == len(rids) + 1


REFUSED = {"purpose": "marketing", "channel": "sms", "given_on": TODAY, "withdrawn_on": TODAY}


def test_the_officers_own_wording_is_a_setting_of_the_desk(desk: Desk) -> None:
    rid = a_guest(desk)
    a_record(desk, "setting", None, key="message.vi.greeting.birthday", value="Mừng tuổi mới {you}!\\n{sign}")
    a_record(desk, "setting", None, key="message.vi.signature", value="{officer}")
    assert written(desk, About(rid), "greeting.birthday").text == "Mừng tuổi mới chị Hương!\nLan"


def test_another_way_can_be_chosen(desk: Desk) -> None:
    rid = a_guest(desk)
    a_record(desk, "contact_point", rid, kind="email", value="huong@mail.example")
    letter = written(desk, About(rid), "answer.enquiry")
    assert [letter.way.channel, letter.other_way.way.channel, letter.other_way.other_way.way.channel] == [
        "sms",
        "email",
        "sms",
    ]
