"""Every table is alive on the screen: filled by a form, seen, changed, found, exported, ended, taken back."""

import csv
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from crodesk.domain.records import KINDS, RecordKind
from crodesk.screens.customer.screen import CustomerScreen
from crodesk.screens.records.keeping import OWNER_KEY
from crodesk.screens.records.screen import MADE_BY_THE_DESK, RecordsScreen
from crodesk.services import record_list
from crodesk.services.desk import Desk
from crodesk.widgets.record_dialog import RecordDialog
from tests.builders import a_customer, a_holding, a_record, values_of
from tests.screens.desk_app import messages, opened, press, rows_of, screen_text, settle

OFFICERS_OWN = [kind for kind in KINDS if kind.name not in MADE_BY_THE_DESK]
FREE = {"line", "text", "number"}
STRICT = {"lunar_birthday", "currency", "lead_days", "in_currency", "rate", "attribute", "answer"}
"""Kinds of fields that take any words, but for these."""
CHANGED = "Đổi mới 777"
officers_own = pytest.mark.parametrize("kind", OFFICERS_OWN, ids=lambda kind: kind.name)


async def go_to(pilot: Pilot[int], kind: RecordKind) -> None:
    """Go to the room, and in it to a kind."""
    await press(pilot, "9")
    assert isinstance(pilot.app.screen, RecordsScreen)
    rows_of(pilot, "#kinds").go(KINDS.index(kind))
    await settle(pilot)
    rows_of(pilot, "#records").focus()
    await settle(pilot)


def things_to_point_to(desk: Desk, kind: RecordKind) -> dict[str, int]:
    """Return something for every link that must be there, and for what the record belongs to."""
    customer = a_customer(desk)
    made: dict[str, int] = {}
    for field in kind.fields:
        if field.kind == "link" and field.required:
            made[field.key] = (
                customer if field.target == "customer" else a_record(desk, field.target, None, name="Minh")
            )
    if kind.name == "relation":
        made["other_rid"] = a_customer(desk, "Lê Thị Mai")
    if kind.owner:
        made[OWNER_KEY] = an_owner(desk, kind.owner, customer)
    return made


OWNERS: dict[str, tuple[str, dict[str, Any]]] = {
    "service_case": ("customer", {"kind": "error", "issue": "x", "number": "ER-1", "opened_on": date(2026, 3, 2)}),
    "application": ("customer", {"number": "L-7", "product": "home_loan"}),
    "credit_contract": ("customer", {"number": "HD-7"}),
    "drawing": ("credit_contract", {"amount_minor": 5_000_000, "currency": "VND"}),
    "inspection": ("holding", {}),
    "collection_measure": ("holding", {"kind": "recall"}),
}
"""What a record belongs to, by kind: what that belongs to itself, and its values."""


def an_owner(desk: Desk, kind: str, customer: int) -> int:
    """Return something of a kind that a record can belong to."""
    if kind == "customer":
        return customer
    if kind == "holding":
        return a_holding(desk, customer)
    owner, values = OWNERS[kind]
    return a_record(desk, kind, an_owner(desk, owner, customer), **values)


def form_of(pilot: Pilot[int]) -> Any:
    """Return the form of the dialog that is open."""
    dialog = pilot.app.screen
    assert isinstance(dialog, RecordDialog), screen_text(pilot)
    return dialog._form


async def fill(pilot: Pilot[int], values: dict[str, Any]) -> None:
    form = form_of(pilot)
    form.set_values(values)
    await settle(pilot)
    await press(pilot, "f9")


@officers_own
async def test_a_record_is_filled_seen_changed_found_and_taken_back(desk: Desk, kind: RecordKind) -> None:
    values = values_of(kind) | things_to_point_to(desk, kind)
    values.pop("restricted", None)
    before = desk.look(record_list.count, kind.name)
    async with opened(desk) as pilot:
        await go_to(pilot, kind)
        await press(pilot, "f6")
        await fill(pilot, {key: value for key, value in values.items() if key in form_of(pilot).fields})
        assert isinstance(pilot.app.screen, RecordsScreen), screen_text(pilot)
        assert desk.look(record_list.count, kind.name) == before + 1
        key, changed = something_else(kind)
        rid = newest(desk, kind)
        select(pilot, rid)
        await press(pilot, "e")
        await fill(pilot, {key: changed})
        line = desk.look(record_list.get, kind.name, rid)
        assert line is not None
        assert line.cells[key] == changed
        pilot.app.screen.query_one("#typed", Input).value = "doi moi" if changed == CHANGED else changed
        await settle(pilot)
        assert rows_of(pilot, "#records").count == 1
        pilot.app.screen.query_one("#typed", Input).value = ""
        rows_of(pilot, "#records").focus()
        await press(pilot, "u", "u")
        assert desk.look(record_list.count, kind.name) == before


def something_else(kind: RecordKind) -> tuple[str, str]:
    """Return a field and what it is changed to: any words, or where no field takes them another choice."""
    for field in kind.fields:
        if (field.kind in FREE or field.any_words) and field.key not in STRICT:
            return field.key, CHANGED
    field = [each for each in kind.fields if each.choices][1 if kind.name == "follow_up_rule" else 0]
    return field.key, field.choices[1].value


def newest(desk: Desk, kind: RecordKind) -> int:
    return int(desk.look(lambda reader: reader.value(f"SELECT max(rid) FROM {kind.name}")))


def select(pilot: Pilot[int], rid: int) -> None:
    rows = rows_of(pilot, "#records")
    page = rows.view.window.page(0, rows.count or 0)
    rows.go([row.rid for row in page].index(rid))


async def test_a_record_ends_with_a_reason(desk: Desk) -> None:
    a_record(desk, "address", a_customer(desk), kind="home", street="12 Hùng Vương")
    async with opened(desk) as pilot:
        await go_to(pilot, next(kind for kind in KINDS if kind.name == "address"))
        await press(pilot, "D", *"moved", "enter")
    assert desk.look(lambda reader: reader.value("SELECT ended_why FROM address")) == "moved"


async def test_a_record_that_stays_says_so(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await go_to(pilot, next(kind for kind in KINDS if kind.name == "officer"))
        await press(pilot, "D")
        assert "such a record stays" in messages(pilot)


async def test_the_customer_of_a_record_is_opened(desk: Desk) -> None:
    a_record(desk, "address", a_customer(desk, "Lê Thị Mai"), kind="home", street="12 Hùng Vương")
    async with opened(desk) as pilot:
        await go_to(pilot, next(kind for kind in KINDS if kind.name == "address"))
        await press(pilot, "O")
        assert isinstance(pilot.app.screen, CustomerScreen)


async def test_all_records_of_a_kind_are_written_to_a_file(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    a_record(desk, "address", a_customer(desk), kind="home", street="=1+1")
    async with opened(desk) as pilot:
        await go_to(pilot, next(kind for kind in KINDS if kind.name == "address"))
        await press(pilot, "x", "enter")
        await settle(pilot)
        assert "1 record written to" in messages(pilot)
    (file,) = tmp_path.glob("crodesk-address-*.csv")
    with file.open(encoding="utf-8-sig", newline="") as text:
        rows = list(csv.reader(text))
    assert len(rows) == 2
    assert "'=1+1" in rows[1]


async def test_what_the_desk_writes_itself_can_be_read_only(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await go_to(pilot, next(kind for kind in KINDS if kind.name == "import_run"))
        await press(pilot, "f6")
        assert isinstance(pilot.app.screen, RecordsScreen)


async def test_amounts_of_a_holding_are_in_its_currency(desk: Desk) -> None:
    holding = a_holding(desk, a_customer(desk), "USD-1", kind="account", currency="USD")
    a_record(desk, "holding_reading", holding, as_of=desk.today, balance_minor=123_450)
    async with opened(desk) as pilot:
        await go_to(pilot, next(kind for kind in KINDS if kind.name == "holding_reading"))
        assert "1,234.50" in screen_text(pilot)
        await press(pilot, "e")
        form = form_of(pilot)
        assert form.texts()["balance_minor"] == "1,234.50"
        form.set_texts({"balance_minor": "99.95"})
        await press(pilot, "f9")
    line = desk.look(record_list.page, "holding_reading", holding)[0]
    assert line.cells["balance_minor"] == 9995


async def test_the_room_opens_on_the_customers_with_their_names(desk: Desk) -> None:
    a_customer(desk, "Lê Thị Mai")
    async with opened(desk) as pilot:
        await press(pilot, "9")
        assert "Lê Thị Mai" in screen_text(pilot)


async def test_a_holding_says_whose_it_is_and_opens_its_owner(desk: Desk) -> None:
    a_holding(desk, a_customer(desk, "Lê Thị Mai"), "D-118")
    async with opened(desk) as pilot:
        await go_to(pilot, next(kind for kind in KINDS if kind.name == "holding"))
        assert rows_of(pilot, "#records").row.owner == "Lê Thị Mai K-0001"
        assert "Lê Thị Mai K-0001" in screen_text(pilot)
        await press(pilot, "O")
        assert isinstance(pilot.app.screen, CustomerScreen)


async def test_a_new_record_is_selected_and_named(desk: Desk) -> None:
    customer = a_customer(desk, "Lê Thị Mai")
    for street in ("1 Hùng Vương", "2 Hùng Vương"):
        a_record(desk, "address", customer, kind="home", street=street)
    async with opened(desk) as pilot:
        await go_to(pilot, next(kind for kind in KINDS if kind.name == "address"))
        await press(pilot, "down", "f6")
        await fill(pilot, {OWNER_KEY: customer, "kind": "work", "street": "3 Hùng Vương"})
        assert rows_of(pilot, "#records").row.cells["street"] == "3 Hùng Vương"
        assert "Lê Thị Mai K-0001. u takes it back." in messages(pilot)


async def test_the_records_before_and_after_are_reached_from_the_form(desk: Desk) -> None:
    rid = a_customer(desk)
    for street in ("1 Hùng Vương", "2 Lê Lợi", "3 Trần Phú"):
        a_record(desk, "address", rid, kind="home", street=street)
    async with opened(desk) as pilot:
        await go_to(pilot, next(kind for kind in KINDS if kind.name == "address"))
        await press(pilot, "e")
        assert form_of(pilot).texts()["street"] == "3 Trần Phú"
        await press(pilot, "f7")
        assert "Previous is off: the list ends here" in messages(pilot)
        await press(pilot, "f8")
        assert form_of(pilot).texts()["street"] == "2 Lê Lợi"
        await press(pilot, "tab", "end", "x", "f8")
        assert form_of(pilot).texts()["street"] == "1 Hùng Vương"
        assert "Draft kept" in messages(pilot)
        await press(pilot, "ctrl+pageup")
        assert form_of(pilot).texts()["street"].startswith("2 Lê Lợi")
        assert "Your draft is back" in messages(pilot)


async def test_a_number_of_a_holding_that_is_there_already_is_asked_about(desk: Desk) -> None:
    customer = a_customer(desk, "Lê Thị Mai")
    a_holding(desk, customer, "D-118")
    async with opened(desk) as pilot:
        await go_to(pilot, next(kind for kind in KINDS if kind.name == "holding"))
        await press(pilot, "f6")
        await fill(pilot, {OWNER_KEY: customer, "kind": "deposit", "number": "D 118", "currency": "VND"})
        assert "D-118 is there already: Lê Thị Mai K-0001. Is this another" in screen_text(pilot)
        await press(pilot, "escape")
        assert form_of(pilot).texts()["number"] == "D 118"
        await press(pilot, "f9", "enter")
        assert desk.look(record_list.count, "holding") == 2
        await press(pilot, "e", "f9")
        assert "D-118 is there already" in screen_text(pilot)


@pytest.mark.parametrize(
    ("kind", "column", "value"), [("customer", "status", "closed"), ("follow_up", "status", "dropped")]
)
async def test_a_customer_or_a_step_ends_in_its_own_way(desk: Desk, kind: str, column: str, value: str) -> None:
    customer = a_customer(desk, "Lê Thị Mai")
    a_record(desk, "follow_up", customer, what="call", about="gọi", due_on=desk.today)
    async with opened(desk) as pilot:
        await go_to(pilot, next(each for each in KINDS if each.name == kind))
        await press(pilot, "D", "enter")
        assert "Say why." in screen_text(pilot)
        await press(pilot, *"moved", "enter")
    assert desk.look(lambda reader: reader.value(f"SELECT {column} FROM {kind} WHERE rid = 1")) == value


@pytest.mark.parametrize(
    ("kind", "values", "asked"),
    [
        ("contact_point", {"kind": "email", "value": "phone"}, "is no e-mail address"),
        ("contact_point", {"kind": "phone", "value": "0905 12 34"}, "has 10 digits, this one 8"),
        ("identity_document", {"kind": "id_card", "number": "123"}, "9 or 12 digits"),
    ],
)
async def test_rubbish_is_asked_about_before_it_is_kept(
    desk: Desk, kind: str, values: dict[str, Any], asked: str
) -> None:
    customer = a_customer(desk, "Lê Thị Mai")
    async with opened(desk) as pilot:
        before = desk.look(record_list.count, kind)
        await go_to(pilot, next(each for each in KINDS if each.name == kind))
        await press(pilot, "f6")
        await fill(pilot, {OWNER_KEY: customer, **values})
        assert asked in screen_text(pilot)
        assert desk.look(record_list.count, kind) == before
        await press(pilot, "enter")
        assert desk.look(record_list.count, kind) == before + 1
