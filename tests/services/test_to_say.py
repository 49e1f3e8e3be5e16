"""What to say to the customer of a row: the words of the fitting message without its signature, or why none may go."""

from datetime import date, timedelta

import pytest

from crodesk.services import queue, to_say, writing
from crodesk.services.desk import Desk
from crodesk.services.queue import QueueItem
from crodesk.services.to_say import ToSay
from tests.builders import a_customer, a_record

TODAY = date(2026, 11, 20)


def row_of(desk: Desk, customer: int, rule: str) -> QueueItem:
    desk.keep_queue()
    return next(item for item in desk.look(queue.of_customer, customer) if item.rule == rule)


def said(desk: Desk, customer: int, rule: str) -> ToSay | None:
    return desk.look(to_say.words, row_of(desk, customer, rule), TODAY)


def test_a_paper_that_expires_has_its_words_in_the_customers_language(desk: Desk) -> None:
    rid = a_customer(desk, "Trần Văn Đức", phone="0905 120 107")
    a_record(desk, "preference", rid, kind="language", value="English")
    a_record(desk, "identity_document", rid, kind="passport", number="C1", expires_on=TODAY + timedelta(7))
    found = said(desk, rid, "paper")
    assert found is not None
    assert not found.refused
    assert "passport" in found.text
    assert "27 Nov 2026" in found.text
    assert "Lan" not in found.text  # who signs doesn't speak of oneself


def test_whoever_may_not_be_written_to_is_said_with_the_reason(desk: Desk) -> None:
    rid = a_customer(desk, "Trần Văn Đức", phone="0905 120 107", born_on=date(1980, 11, 20))
    assert said(desk, rid, "birthday") == ToSay("gave no consent to marketing", refused=True)


def test_a_refusal_to_be_written_to_is_not_said_of_a_call(desk: Desk) -> None:
    rid = a_customer(desk, "Trần Văn Đức")
    a_record(desk, "identity_document", rid, kind="passport", number="C1", expires_on=TODAY + timedelta(7))
    assert said(desk, rid, "paper") is None


@pytest.mark.parametrize(("rule", "values"), [("task", {"what": "call"}), ("promise", {"promised_by": "us"})])
def test_what_no_message_fits_says_nothing(desk: Desk, rule: str, values: dict[str, str]) -> None:
    rid = a_customer(desk, "Trần Văn Đức", phone="0905 120 107")
    a_record(desk, "follow_up", rid, **{"what": "promise", "about": "rate offer", "due_on": TODAY, **values})
    assert said(desk, rid, rule) is None


def test_nobody_is_reminded_of_what_we_promised_them(desk: Desk) -> None:
    rid = a_customer(desk, "Trần Văn Đức", phone="0905 120 107")
    planned = {"what": "promise", "due_on": TODAY}
    a_record(desk, "follow_up", rid, about="pays 12.4m", promised_by="customer", **planned)
    about = writing.About(rid, row_of(desk, rid, "promise"))
    assert desk.look(writing.fitting, about) == "reminder.promise"
    desk.undo()
    a_record(desk, "follow_up", rid, about="rate offer", promised_by="us", **planned)
    about = writing.About(rid, row_of(desk, rid, "promise"))
    assert desk.look(writing.fitting, about) == ""


def test_a_row_that_stands_for_many_says_nothing(desk: Desk) -> None:
    for number in range(7):
        a_customer(desk, f"Nguyễn {number}", born_on=date(1980, 11, 20))
    desk.keep_queue()
    (fold,) = desk.look(queue.page, "now", 0, 9)
    assert desk.look(to_say.words, fold, TODAY) is None
