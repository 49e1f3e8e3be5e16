"""What leaves the desk: every kind, in three forms, never a restricted note, never a formula."""

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from crodesk.domain.records import KINDS, by_name
from crodesk.services import exporting, opening
from crodesk.services.clock import Clock
from crodesk.services.desk import Desk
from tests.builders import a_customer, a_holding, a_record
from tests.cli.conftest import Run, program

SECRET = "has asked for a divorce"


@pytest.fixture
def book(desk_path: Path, desk: Desk) -> None:
    """Two customers with a holding, notes and money."""
    first = a_customer(desk, "Trần Văn Đức", phone="0903 555 107", born_on=date(1980, 3, 12), kind="company")
    second = a_customer(desk, "=HYPERLINK(1)", referrer_rid=first)
    dollars = a_holding(desk, first, "USD-1", kind="loan", currency="USD", amount_minor=1_234_50, rate_ppm=72_500)
    a_record(desk, "holding_reading", dollars, as_of=date(2026, 11, 1), balance_minor=99_99, days_late=3, status="late")
    a_record(desk, "interaction", first, kind="note", at=desk.now, text="open words\nsecond line")
    a_record(desk, "interaction", second, kind="note", at=desk.now, text=SECRET, restricted=True)
    desk.close()


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_csv_opens_in_excel_and_carries_no_formula(book: None, desk_path: Path) -> None:
    answer = program("--desk", desk_path, "export", "customers")
    assert answer.code == 0
    assert answer.out.startswith('\ufeff"Uid"')
    first, second = table(answer.out)
    assert (first["Name"], first["Kind"], first["Born or founded"]) == ("Trần Văn Đức", "company", "1980-03-12")
    assert first["Phone"] == "0903 555 107"
    assert second["Name"] == "'=HYPERLINK(1)"
    assert (second["That customer's number"], second["Referred by"]) == ("K-0001", "Trần Văn Đức")


def test_amounts_are_exact_in_their_own_currency(book: None, desk_path: Path) -> None:
    (loan,) = table(program("--desk", desk_path, "export", "holdings").out)
    assert (loan["Amount"], loan["Currency"], loan["Rate a year"]) == ("1234.50", "USD", "7.2500")
    assert (loan["Customer number"], loan["Customer"]) == ("K-0001", "Trần Văn Đức")
    (reading,) = table(program("--desk", desk_path, "export", "readings").out)
    assert (reading["Balance"], reading["Currency"], reading["Holding"]) == ("99.99", "USD", "USD-1")
    (stored,) = json.loads(program("--desk", desk_path, "export", "readings", "--format", "json").out)
    assert (stored["balance_minor"], stored["currency"], stored["status"]) == (9999, "USD", "late")


@pytest.mark.parametrize("form", ["csv", "json", "xlsx"])
def test_restricted_notes_stay(book: None, desk_path: Path, tmp_path: Path, form: str) -> None:
    out = tmp_path / f"notes.{form}"
    answer = program("--desk", desk_path, "export", "notes", "--out", out)
    assert (answer.code, answer.out) == (0, "")
    assert "1 row" in answer.err
    assert out.stat().st_mode & 0o077 == 0
    if form == "xlsx":
        text = str(CalamineWorkbook.from_path(str(out)).get_sheet_by_index(0).to_python())
    else:
        text = out.read_text(encoding="utf-8")
    assert "open words" in text
    assert SECRET not in text


def test_restricted_notes_stay_whatever_is_exported_or_listed(book: None, crodesk: Run) -> None:
    crodesk("record", "add", "follow-up", "K-0002", "about=call", "due_on=2026-12-01", "interaction=2")
    for kind in KINDS:
        assert SECRET not in crodesk("record", "list", kind.name, "--find", "divorce").out
    assert SECRET not in crodesk("record", "list", "follow-ups").out
    assert SECRET not in crodesk("show", "K-0002").out
    assert SECRET not in crodesk("show", "K-0002", "--json").out


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_every_kind_can_be_exported_in_every_form(book: None, crodesk: Run, tmp_path: Path, kind: str) -> None:
    for form in ("csv", "json", "xlsx"):
        out = tmp_path / f"{kind}.{form}"
        answer = crodesk("export", kind.replace("_", "-"), "--out", out)
        assert answer.code in (0, 1), answer.err
        assert out.stat().st_size > 0
    header = table((tmp_path / f"{kind}.csv").read_text(encoding="utf-8") + "\n" + '"x"')[0]
    wanted = {field.label for field in by_name(kind).fields if field.key != "restricted"}
    assert wanted <= set(header)


def test_headings_follow_the_language(book: None, desk_path: Path) -> None:
    keys = json.loads(program("--desk", desk_path, "--language", "vi", "export", "customers", "--format", "json").out)[
        0
    ]
    assert {"uid", "code", "name", "kind", "phone", "referrer_code"} <= set(keys)


def test_a_file_that_is_there_is_replaced_only_when_told(book: None, crodesk: Run, tmp_path: Path) -> None:
    out = tmp_path / "customers.csv"
    out.write_text("mine", encoding="utf-8")
    assert crodesk("export", "customers", "--out", out).code == 1
    assert out.read_text(encoding="utf-8") == "mine"
    assert crodesk("export", "customers", "--out", out, "--force").code == 0
    assert "Trần" in out.read_text(encoding="utf-8")


def test_a_form_that_is_unknown_or_a_place_that_is_not_there(book: None, crodesk: Run, tmp_path: Path) -> None:
    assert crodesk("export", "customers", "--out", tmp_path / "customers.doc").code == 2
    answer = crodesk("export", "customers", "--out", tmp_path / "none" / "customers.csv")
    assert answer.code == 1
    assert str(tmp_path / "none") in answer.err


def test_only_the_records_asked_for(book: None, desk_path: Path, clock: Clock) -> None:
    desk = opening.open_to_read(desk_path, None, clock)
    found = desk.read_now(lambda reader: list(exporting.data(reader, by_name("customer"), [2, 9])))
    desk.close()
    assert [one["code"] for one in found] == ["K-0002"]


def test_the_records_asked_for_come_in_their_order_however_many_they_are(
    book: None, desk_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "PAGE", 1)
    desk = opening.open_to_read(desk_path, None, clock)
    found = desk.read_now(lambda reader: list(exporting.data(reader, by_name("customer"), [2, 9, 1])))
    again = desk.read_now(lambda reader: list(exporting.data(reader, by_name("customer"), [])))
    desk.close()
    assert [one["code"] for one in found] == ["K-0002", "K-0001"]
    assert again == []
