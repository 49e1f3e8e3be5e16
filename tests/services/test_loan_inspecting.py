"""Inspections through the file: planned by rule, written down with ticks and photos, the next one planned, undone."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from crodesk.domain.problem import Refused
from crodesk.exchange.paper import plain
from crodesk.services import loan_events, loan_file, loan_inspecting, loan_inspection_plan, loan_list, opening, practice
from crodesk.services.clock import Clock
from crodesk.services.desk import Desk
from crodesk.services.loan_inspecting import TICKS
from crodesk.services.sheets import loan_sheets

SAMPLE = Path(__file__).parents[2] / "data" / "sample.sqlite"
TODAY = date(2026, 11, 20)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000a49444154789c6360000002000154a24f5f0000000049454e44ae426082"
)


@pytest.fixture
def known(tmp_path: Path) -> Iterator[Desk]:
    practice.practice_copy(SAMPLE, tmp_path / "desk.sqlite", TODAY)
    desk = opening.open_to_write(tmp_path / "desk.sqlite", None, Clock.on(TODAY), "test")
    desk.keep_loans()
    yield desk
    desk.close()


@pytest.fixture
def loan(known: Desk) -> int:
    (line,) = known.look(loan_list.by_number, "L-2107")
    return line.rid


def written(desk: Desk, holding: int, *ticks: str, photos: tuple[Any, ...] = (), **values: Any) -> int:
    given = {"visited_on": TODAY, "kind": "use", **values}
    found: int = desk.do_now("Inspected", "", loan_inspecting.write, holding, given, ticks, photos)
    return found


def inspections(desk: Desk, holding: int) -> dict[int, dict[str, Any]]:
    found = desk.look(loan_file.read, holding, TODAY)
    assert found is not None
    return {each["rid"]: each for each in found.parts.inspections}


def items(desk: Desk, inspection: int) -> dict[str, bool]:
    sql = "SELECT what, seen FROM inspection_item WHERE inspection_rid = ?"
    return {what: bool(seen) for what, seen in desk.read_now(lambda reader: reader.rows(sql, (inspection,)))}


def test_all_shown_is_right_and_the_next_one_is_planned_half_a_year_on(known: Desk, loan: int) -> None:
    drawn = known.look(loan_inspection_plan.drawn, loan, TODAY).minor
    rid = written(known, loan, "papers", "thing", drawn_minor=drawn, shown_minor=drawn)
    found = inspections(known, loan)[rid]
    assert (found["state"], found["finding"], found["visited_on"]) == ("done", "right", TODAY)
    assert items(known, rid) == {words: key in ("papers", "thing") for key, words in TICKS.items()}
    planned = [each for each in inspections(known, loan).values() if each["state"] == "planned"]
    assert [each["planned_on"] for each in planned] == [found["next_on"]]
    assert found["next_on"] > TODAY


def test_a_part_shown_is_partly_and_nothing_shown_is_not_known(known: Desk, loan: int) -> None:
    drawn = known.look(loan_inspection_plan.drawn, loan, TODAY).minor
    assert drawn is not None
    partly = written(known, loan, drawn_minor=drawn, shown_minor=drawn // 2)
    nothing = written(known, loan, drawn_minor=drawn)
    assert inspections(known, loan)[partly]["finding"] == "partly"
    assert inspections(known, loan)[nothing]["finding"] == ""


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"visited_on": TODAY + timedelta(days=1)}, "visited_on"),
        ({"visited_on": None}, "visited_on"),
        ({"visited_on": date(1999, 1, 1)}, "visited_on"),
        ({"drawn_minor": 100, "shown_minor": 101}, "shown_minor"),
    ],
)
def test_what_can_not_be_is_said_at_its_field_and_nothing_is_kept(
    known: Desk, loan: int, values: dict[str, Any], field: str
) -> None:
    before = inspections(known, loan)
    with pytest.raises(Refused) as refused:
        written(known, loan, **values)
    assert [problem.field for problem in refused.value.problems] == [field]
    assert inspections(known, loan) == before


def test_a_planned_one_is_the_one_that_is_done(known: Desk, loan: int) -> None:
    first = written(known, loan)
    planned = next(rid for rid, each in inspections(known, loan).items() if each["state"] == "planned")
    assert written(known, loan) == planned != first


def test_photos_are_kept_with_it_and_one_undo_takes_all_back(known: Desk, loan: int, tmp_path: Path) -> None:
    before = inspections(known, loan)
    (tmp_path / "shop.png").write_bytes(PNG)
    photo = known.attachments.add(tmp_path / "shop.png")
    rid = written(known, loan, photos=(photo,), findings="machine in place")
    sql = "SELECT content_hash FROM attachment WHERE inspection_rid = ? AND holding_rid = ?"
    kept = known.read_now(lambda reader: reader.rows(sql, (rid, loan)))
    assert kept == [(photo.content_hash,)]
    assert known.attachments.read(photo.content_hash) == PNG
    known.undo()
    assert inspections(known, loan) == before


def tasks(desk: Desk) -> list[tuple[str, str, str]]:
    sql = (
        "SELECT about, due_on, waiting_for FROM follow_up WHERE about LIKE 'L-2107: %' AND status = 'open' ORDER BY rid"
    )
    return [tuple(row) for row in desk.read_now(lambda reader: reader.rows(sql))]


def recall(desk: Desk, holding: int) -> list[tuple[Any, ...]]:
    sql = """
    SELECT m.state, m.due_on, s.on_day FROM collection_measure m JOIN measure_step s ON s.collection_measure_rid = m.rid
    WHERE m.holding_rid = ? AND m.kind = 'recall' ORDER BY s.rid
    """
    return desk.read_now(lambda reader: reader.rows(sql, (holding,)))


def test_a_wrong_use_leads_to_the_recall_once_and_undo_takes_all_of_it_back(known: Desk, loan: int) -> None:

    def day(days: int) -> str:
        return (TODAY + timedelta(days=days)).isoformat()

    before = tasks(known), recall(known, loan)
    written(known, loan, finding="wrong", findings="machine was never bought")
    assert [(due, waits) for _about, due, waits in tasks(known)] == [
        (day(0), ""), (day(1), ""), (day(10), "the customer"), (day(15), "the manager"),
    ]  # fmt: skip
    assert recall(known, loan) == [("proposed", day(48), day(days)) for days in (18, 48, 49)]
    written(known, loan, finding="wrong", findings="still not bought")
    assert len(tasks(known)) == 4  # the chain is under way
    assert len(recall(known, loan)) == 3
    known.undo()
    known.undo()
    assert (tasks(known), recall(known, loan)) == before


def test_a_use_that_is_partly_right_is_explained_and_decided_on_and_nothing_is_recalled(known: Desk, loan: int) -> None:
    written(known, loan, drawn_minor=100, shown_minor=50)
    assert len(tasks(known)) == 4
    assert recall(known, loan) == []


def test_what_an_inspection_shows_and_what_follows_is_said_before_it_is_written(known: Desk, loan: int) -> None:
    values: dict[str, Any] = {"visited_on": TODAY, "drawn_minor": 300, "shown_minor": 200}
    found = known.look(loan_inspecting.effect, loan, values, TODAY)
    assert (found.share, found.finding) == (Decimal("66.67"), "partly")
    assert found.next_on == TODAY + timedelta(days=30)  # what wasn't right is looked at after a month
    assert [step.code for step in found.steps] == ["stop-drawings", "explain", "answer", "decide"]
    rid = written(known, loan, **values)
    assert inspections(known, loan)[rid]["next_on"] == found.next_on
    with pytest.raises(Refused, match="still to come"):
        known.look(loan_inspecting.effect, loan, {**values, "visited_on": TODAY + timedelta(days=1)}, TODAY)


@pytest.mark.parametrize(
    ("values", "field"), [({"position": "somewhere"}, "position"), ({"finding": "wrong"}, "findings")]
)
def test_a_position_that_is_none_and_a_finding_without_a_word_are_refused(
    known: Desk, loan: int, values: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        written(known, loan, **values)
    assert [problem.field for problem in refused.value.problems] == [field]


def planned_days(desk: Desk, holding: int) -> list[date]:
    return [each["planned_on"] for each in inspections(desk, holding).values() if each["state"] == "planned"]


def test_what_warns_brings_a_planned_inspection_forward_and_never_back(known: Desk) -> None:
    (line,) = known.look(loan_list.by_number, "L-2125")
    loan, sooner = line.rid, date(2025, 1, 2)
    known.do_now("x", "", loan_inspection_plan.keep, loan)
    sql = "UPDATE inspection SET planned_on = '2027-05-20' WHERE holding_rid = ? AND state = 'planned'"
    known.do_now("x", "", lambda session: loan_events.connection(session).execute(sql, (loan,)))
    known.do_now("x", "", loan_inspection_plan.bring_forward, [loan])
    (soon,) = planned_days(known, loan)
    assert soon < date(2027, 5, 20)
    sql = "UPDATE inspection SET planned_on = ? WHERE holding_rid = ? AND state = 'planned'"
    known.do_now("x", "", lambda session: loan_events.connection(session).execute(sql, (str(sooner), loan)))
    known.do_now("x", "", loan_inspection_plan.bring_forward, [loan])
    assert planned_days(known, loan) == [sooner]


def test_where_nothing_is_planned_nothing_is_brought_forward(known: Desk, loan: int) -> None:
    assert planned_days(known, loan) == []
    known.do_now("x", "", loan_inspection_plan.bring_forward, [loan])
    assert planned_days(known, loan) == []
    first = known.do_now("x", "", loan_inspection_plan.keep, loan)
    assert planned_days(known, loan) == [first]


def test_the_minutes_say_what_was_seen_by_whom_and_leave_room_to_sign(known: Desk, loan: int, tmp_path: Path) -> None:
    (tmp_path / "shop.png").write_bytes(PNG)
    photo = known.attachments.add(tmp_path / "shop.png")
    said = {
        "findings": "machine in place", "place": "12 Lê Lợi", "present": "Bà Ngọc", "signed_by": "Bà Ngọc, Lan",
        "minutes": "BB-17", "position": "10.77, 106.70", "visited_at": "09:30",
    }  # fmt: skip
    written(known, loan, "papers", photos=(photo,), drawn_minor=300, shown_minor=200, **said)
    file = known.look(loan_file.read, loan, TODAY)
    assert file is not None
    paper = loan_sheets.minutes(file)
    assert paper is not None
    text = plain.text(paper)
    for words in (*said.values(), "66.67%", "shop.png", "Invoices and contracts seen", "Signed"):
        assert words in text, words
    known.undo()
    file = known.look(loan_file.read, loan, TODAY)
    assert file is not None
    assert loan_sheets.minutes(file) is None
