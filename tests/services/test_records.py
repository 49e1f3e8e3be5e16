"""Every kind of record is alive: it can be filled, seen, changed, found, ended and undone, by the registry alone."""

from datetime import date
from typing import Any

import pytest
from sqlmodel import SQLModel

from crodesk.domain.problem import Refused
from crodesk.domain.records import KINDS, RecordKind, by_name
from crodesk.services import record_list, records
from crodesk.services.desk import Desk
from crodesk.services.record_list import OWNER_COLUMN
from crodesk.storage import tables
from tests.builders import a_customer, a_holding, a_record, value_of, values_of

DERIVED = {
    "clock",
    "title_digits",
    "sort_key",
    "name_fold",
    "name_search",
    "birthday",
    "digits",
    "person_digits",
    "text_search",
}
KEPT_FOR_ALL = {
    "rid",
    "uid",
    "version",
    "imported_from",
    "imported_key",
    "verified_on",
    "verified_by",
    "ended_on",
    "ended_why",
}
LINKS_TO_OWNER = {"customer_rid", "holding_rid", "case_rid", "application_rid", "closed_on"}
WITHOUT_A_FORM = {"action", "change", "journal_context", "draft", "own_key", "hand_over_content"}
STRICT = {"lunar_birthday", "currency", "rule", "lead_days", "repeats", "in_currency", "rate", "attribute", "answer"}
"""Fields that take not just any words."""
TEXT = {"text", "line", "number", "phone", "pick"}


def owner_of(desk: Desk, kind: RecordKind) -> int | None:
    """Return something that a record of the kind can belong to."""
    if not kind.owner:
        return None
    customer = a_customer(desk)
    if kind.owner == "holding":
        return a_holding(desk, customer)
    if kind.owner == "service_case":
        return a_record(desk, "service_case", customer, kind="complaint", issue="x", opened_on=date(2026, 1, 2))
    if kind.owner == "application":
        return a_record(desk, "application", customer, number="L-7", product="home_loan")
    if kind.owner != "customer":
        owner = by_name(kind.owner)
        return a_record(desk, owner.name, owner_of(desk, owner), **values_of(owner))
    return customer


def links_of(desk: Desk, kind: RecordKind, owner: int | None) -> dict[str, int]:
    """Return something to point to for every link that must be there."""
    made: dict[str, int] = {}
    for field in kind.fields:
        if field.kind == "link" and field.required:
            made[field.key] = (
                a_customer(desk, "Lê Thị Mai")
                if field.target == "customer"
                else a_record(desk, field.target, None, name="Minh")
            )
    if kind.name == "relation":
        made["other_rid"] = a_customer(desk, "Lê Thị Mai")
    return made


def stored(value: Any) -> Any:
    """Return how a value comes back from the file."""
    if isinstance(value, bool):
        return int(value)
    if hasattr(value, "hour"):
        return value.strftime("%Y-%m-%dT%H:%M:%SZ")
    return value.isoformat() if hasattr(value, "isoformat") else value


every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)


def test_every_table_is_a_kind_of_record_and_every_column_a_field() -> None:
    assert set(SQLModel.metadata.tables) - WITHOUT_A_FORM == {kind.name for kind in KINDS}
    for kind in KINDS:
        columns = set(SQLModel.metadata.tables[kind.name].columns.keys())
        fields = {field.key for field in kind.fields}
        assert fields <= columns
        assert columns - fields - DERIVED - KEPT_FOR_ALL - LINKS_TO_OWNER - {OWNER_COLUMN.get(kind.owner)} == set(), (
            kind.name
        )


@every_kind
def test_choices_of_a_closed_set_are_those_that_the_table_allows(kind: RecordKind) -> None:
    for field in kind.fields:
        allowed = getattr(SQLModel.metadata.tables[kind.name].columns[field.key].type, "enums", None)
        if field.kind == "choice":
            assert allowed is not None, field.key
            assert {choice.value for choice in field.choices} | {""} == set(allowed) | {""}, field.key


@every_kind
def test_a_record_is_filled_and_seen_as_it_was_typed(desk: Desk, kind: RecordKind) -> None:
    owner = owner_of(desk, kind)
    values = values_of(kind) | links_of(desk, kind, owner)
    rid = a_record(desk, kind.name, owner, **values)
    line = desk.look(record_list.get, kind.name, rid)
    assert line is not None
    for key, value in values.items():
        assert line.cells[key] == stored(value), key
    assert rid in [each.rid for each in desk.look(record_list.page, kind.name, owner)]


@every_kind
def test_a_record_is_changed_found_and_the_change_undone(desk: Desk, kind: RecordKind) -> None:
    owner = owner_of(desk, kind)
    rid = a_record(desk, kind.name, owner, **(values_of(kind) | links_of(desk, kind, owner)))
    field = next(each for each in kind.fields if each.kind in TEXT and each.key not in STRICT)
    desk.do_now("Changed", "", records.change, kind.name, rid, {field.key: "Đổi mới 777"})
    assert [each.rid for each in desk.look(record_list.find, kind.name, "doi moi")] == (
        [] if kind.name == "interaction" else [rid]
    )
    desk.undo()
    line = desk.look(record_list.get, kind.name, rid)
    assert line is not None
    assert line.cells[field.key] == value_of(field)


@every_kind
def test_a_record_ends_with_a_reason_or_says_that_it_stays(desk: Desk, kind: RecordKind) -> None:
    owner = owner_of(desk, kind)
    rid = a_record(desk, kind.name, owner, **(values_of(kind) | links_of(desk, kind, owner)))
    if not kind.ends:
        with pytest.raises(Refused, match="stays"):
            desk.do_now("End", "", records.end, kind.name, rid, "moved")
        return
    with pytest.raises(Refused, match="Say why"):
        desk.do_now("End", "", records.end, kind.name, rid, " ")
    desk.do_now("End", "", records.end, kind.name, rid, "moved")
    line = desk.look(record_list.get, kind.name, rid)
    assert line is not None
    assert line.ended
    assert rid not in [each.rid for each in desk.look(record_list.page, kind.name, owner, ended=False)]


@every_kind
def test_what_is_needed_is_asked_for_field_by_field(desk: Desk, kind: RecordKind) -> None:
    needed = {
        field.key
        for field in kind.fields
        if field.required and field.kind != "yes_no" and getattr(_fresh(kind), field.key, None) in (None, "")
    }
    if not needed:
        return
    with pytest.raises(Refused) as refused:
        a_record(desk, kind.name, owner_of(desk, kind))
    assert needed <= {problem.field for problem in refused.value.problems}


def _fresh(kind: RecordKind) -> SQLModel:
    return records.models()[kind.name]()


def test_a_change_made_on_an_older_reading_is_refused(desk: Desk) -> None:
    rid = a_customer(desk)
    seen = desk.look(record_list.get, "customer", rid)
    assert seen is not None
    desk.do_now("Changed", "", records.change, "customer", rid, {"occupation": "teacher"}, seen.version)
    with pytest.raises(Refused, match="changed meanwhile"):
        desk.do_now("Changed", "", records.change, "customer", rid, {"occupation": "driver"}, seen.version)


def test_a_second_record_with_the_same_key_is_refused_in_words(desk: Desk) -> None:
    a_record(desk, "setting", None, key="a", value="1")
    with pytest.raises(Refused, match="same “key”"):
        a_record(desk, "setting", None, key="a", value="2")


def test_a_paper_that_expires_before_it_was_issued_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused, match="before the day it starts"):
        a_record(
            desk, "identity_document", a_customer(desk), kind="id_card", number="1",
            issued_on=date(2026, 1, 2), expires_on=date(2026, 1, 1),
        )  # fmt: skip


def test_amounts_without_a_currency_take_the_branchs(desk: Desk) -> None:
    rid = a_record(desk, "fact", a_customer(desk), kind="income", what="salary", amount_minor=5, as_of=date(2026, 1, 2))
    line = desk.look(record_list.get, "fact", rid)
    assert line is not None
    assert line.cells["currency"] == "VND"


def test_confirming_a_block_says_when_and_who(desk: Desk) -> None:
    rid = a_customer(desk, phone="0903 555 107")
    line = desk.look(record_list.page, "contact_point", rid)[0]
    desk.do_now("Confirmed", "", records.confirm, "contact_point", [line.rid])
    assert desk.look(record_list.page, "contact_point", rid)[0].verified_on == "2026-11-20"
    assert desk.look(lambda reader: reader.value("SELECT verified_by FROM contact_point")) == "Lan"


def test_a_new_tier_says_since_when(desk: Desk) -> None:
    rid = a_customer(desk)
    desk.do_now("Changed", "", records.change, "customer", rid, {"tier": "gold"})
    assert desk.look(lambda reader: reader.value("SELECT tier_since FROM customer")) == "2026-11-20"


def test_drafts_live_outside_the_journal() -> None:
    assert tables.Draft.__tablename__ not in {kind.name for kind in KINDS}
    assert by_name("customer").label
