"""The briefing and the pages of a day: what is in them, what never is, and that they say what happened."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from crodesk.exchange.paper import plain
from crodesk.services import answering, day, notes, opening, queue, ready
from crodesk.services.clock import Clock
from crodesk.services.desk import Desk
from crodesk.services.notes import Note
from crodesk.services.sheets import briefing_sheet, day_sheet
from tests.builders import a_customer, a_holding, a_record

TODAY = date(2026, 11, 20)


@pytest.fixture
def desk(desk_path: Path) -> Iterator[Desk]:
    desk = opening.open_to_write(desk_path, None, Clock.on(TODAY), "test")
    yield desk
    desk.close()


@pytest.fixture
def duc(desk: Desk) -> int:
    """A customer of whom much is known."""
    rid = a_customer(desk, "Trần Văn Đức", "0903 555 107", form_of_address="Anh Đức", born_on=date(1980, 11, 21))
    a_record(desk, "preference", rid, kind="best_time", value="after 17h")
    a_record(desk, "preference", rid, kind="avoid", value="no sales talk")
    a_record(desk, "relation", rid, role="spouse", person_name="Lê Thị Hoa", person_born_on=date(1985, 1, 2))
    refused = {"what": "home loan", "reason": "rate", "not_before": date(2027, 3, 1)}
    a_record(desk, "offer", rid, **refused, offered_on=date(2026, 9, 1), answer="refused")
    a_record(desk, "offer", rid, what="card", offered_on=date(2026, 9, 1), answer="accepted")
    a_record(desk, "need", rid, what="car", wanted_by=date(2027, 1, 5))
    a_holding(desk, rid, "L-2231", kind="loan")
    return rid


def page(desk: Desk, rid: int) -> str:
    desk.keep_queue()
    known = desk.look(ready.read, rid, TODAY)
    assert known is not None
    return plain.text(briefing_sheet.of(known, TODAY), 200)


@pytest.mark.parametrize(
    "said",
    [
        "individual · born 21 Nov 1980 (45)",
        "Called       Anh Đức",
        "phone 0903 555 107",
        "Please don't  no sales talk".replace("  ", " "),
        "Best time after 17h",
        "Spouse Lê Thị Hoa · born 2 Jan 1985 (41)",
        "Loan L-2231",
        "home loan · rate · not again until 1 Mar 2027",
        "car · by 5 Jan 2027",
        "address · identity paper",
    ],
)
def test_a_briefing_says_what_is_known(desk: Desk, duc: int, said: str) -> None:
    text = " ".join(page(desk, duc).split())
    assert " ".join(said.split()) in text
    assert "card" not in text


def test_a_briefing_holds_promises_both_ways_what_is_due_and_the_last_contacts(desk: Desk, duc: int) -> None:
    for who, about in (("us", "send the offer"), ("customer", "pay 12.4m")):
        promise = {"what": "promise", "about": about, "due_on": TODAY, "promised_by": who}
        a_record(desk, "follow_up", duc, **promise)
    a_record(desk, "follow_up", duc, what="call", about="home loan", due_on=TODAY)
    for number in range(4):
        desk.do_now("Call", "", notes.write, duc, Note(f"talk {number}", "call", "spoke"))
    text = page(desk, duc)
    due, promises = text.index("WHAT IS DUE"), text.index("PROMISES")
    assert due < text.index("home loan (due today)") < promises
    assert promises < text.index("we promised: send the offer") < text.index("LAST CONTACTS")
    assert "promised us: pay 12.4m" in text
    assert ["talk 3" in text, "talk 1" in text, "talk 0" in text] == [True, True, False]


def test_restricted_notes_are_never_in_a_briefing(desk: Desk, duc: int) -> None:
    desk.do_now("Call", "", notes.write, duc, Note("suspicion of laundering", "call", "spoke", restricted=True))
    assert "laundering" not in page(desk, duc)
    known = desk.look(ready.read, duc, TODAY)
    assert known is not None
    assert "laundering" not in str(briefing_sheet.data(known, TODAY))


def test_nobody_has_no_briefing(desk: Desk) -> None:
    assert desk.look(ready.read, 999, TODAY) is None


def planned(desk: Desk) -> str:
    desk.keep_queue()
    return plain.text(day_sheet.opening(desk.look(day.plan, TODAY), "Lan", TODAY), 200)


def closed(desk: Desk) -> str:
    desk.keep_queue()
    return plain.text(day_sheet.closing(desk.look(day.close, TODAY), "Lan", TODAY), 200)


def test_the_morning_goes_by_the_clock_then_by_place_then_by_urgency(desk: Desk) -> None:
    for name, what, hour, days in (
        ("Lê An", "call", "14:00", 0),
        ("Lê Bình", "visit", "09:30", 0),
        ("Lê Cúc", "visit", "", 0),
        ("Lê Dũng", "call", "", 3),
        ("Lê Em", "call", "", 0),
    ):
        rid = a_customer(desk, name)
        a_record(desk, "address", rid, kind="home", street=f"12 {name}", city="Huế")
        row = {"what": what, "about": "x", "due_on": TODAY - timedelta(days=days), "due_time": hour}
        a_record(desk, "follow_up", rid, **row)
    text = planned(desk)
    assert text.splitlines()[1] == "by the clock 2 · visits 1 · late 1 · other 1"
    places = [text.index(said) for said in ("09:30", "14:00", "Lê Cúc", "Lê Dũng", "Lê Em")]
    assert places == sorted(places)
    assert "12 Lê Bình, Huế" in text
    assert "12 Lê An" not in text


def test_the_evening_says_what_came_of_the_day_and_forgets_what_was_taken_back(desk: Desk) -> None:
    rid = a_customer(desk, "Trần Văn Đức")
    for about in ("first", "second", "third"):
        a_record(desk, "follow_up", rid, what="call", about=about, due_on=TODAY)
    desk.keep_queue()
    rows = {row.about(TODAY): row.clock for row in desk.look(queue.page_of_rule, "task", 0, 9)}
    desk.do_now("Done", "", answering.done, [rows["first"]], "spoke")
    desk.do_now("Gave up", "", answering.drop, [rows["second"]], "moved away")
    promise = {"what": "promise", "about": "pay", "due_on": TODAY + timedelta(days=3), "promised_by": "customer"}
    a_record(desk, "follow_up", rid, **promise)
    desk.do_now("Call", "", notes.write, rid, Note("", "call", "no_answer"))
    text = closed(desk)
    assert text.splitlines()[1] == "done 1 · carried over 1 · promises 1 · reached nobody 1"
    assert "Call · Trần Văn Đức · first · spoke" in text
    assert "Trần Văn Đức to us · pay · by 23 Nov 2026" in text
    assert "Call · Trần Văn Đức · no answer" in text
    assert text.index("CARRIED OVER") < text.index("third")
    for _action in range(4):
        desk.undo()
    assert closed(desk).splitlines()[1] == "done 0 · carried over 1 · promises 0 · reached nobody 0"


def test_the_pages_of_a_day_are_data_too(desk: Desk) -> None:
    a_record(desk, "follow_up", None, what="task", about="tidy up", due_on=TODAY)
    desk.keep_queue()
    found = day_sheet.opening_data(desk.look(day.plan, TODAY), TODAY)
    assert [row["about"] for row in found["today"]] == ["tidy up"]  # type: ignore[attr-defined]  # data of any shape
    assert day_sheet.closing_data(desk.look(day.close, TODAY), TODAY)["done"] == []
