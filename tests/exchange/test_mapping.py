"""A profile turns rows into records; a bad value rejects its row and nothing else."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from crodesk.domain.problem import Problem, Refused
from crodesk.exchange.importing import open_import
from crodesk.exchange.records import Outcome, Record, Rejected, Warned
from crodesk.exchange.tables import TableOptions
from crodesk.exchange.values import cells

from .conftest import MakeImport, outcomes

CLIENTS = """
currency = "VND"
[ids]
client = { prefix = "C", digits = 8 }
[[sources]]
file = "clients.*"
into = "customers"
key = { column = "id", id = "client" }
[sources.fields]
code = { column = "id", id = "client" }
name = { join = ["first", "last"] }
born_on = { column = "born", date = "D/M/YYYY" }
sex = { column = "sex", map = { Nam = "male", "Nữ" = "female" }, otherwise = "" }
[[sources.also]]
kind = "contact_point"
name = "phone"
fields = { kind = { value = "phone" }, value = "phone" }
"""
HEAD = "id,first,last,born,sex,phone\n"


def records(found: Sequence[object]) -> list[Record]:
    return [each for each in found if isinstance(each, Record)]


def test_a_row_brings_its_own_record_and_what_belongs_to_it(make_import: MakeImport) -> None:
    found = outcomes(make_import(CLIENTS, clients__csv=HEAD + "1925.0,Đức,Nguyễn,5/1/1990,Nam,0903 123 456\n"))
    customer, phone = records(found)
    assert customer.shape.kind == "customer"
    assert customer.shape.family == "customers"
    assert customer.key == "client/C00001925"
    assert customer.line == 2
    assert customer.fields() == {
        "code": "C00001925", "name": "Đức Nguyễn", "born_on": "1990-01-05", "sex": "male",
        "kind": "individual", "status": "active",
    }  # fmt: skip
    assert phone.shape.family == ""
    assert phone.key == "client/C00001925/phone"
    assert phone.fields() == {"kind": "phone", "value": "0903 123 456"}
    assert phone.references() == {"customer": ("customer", "client/C00001925")}


def test_what_a_row_says_nothing_of_is_left_out(make_import: MakeImport) -> None:
    found = outcomes(make_import(CLIENTS, clients__csv=HEAD + "7,An,,,?,\n"))
    assert [each.fields() for each in records(found)] == [
        {"code": "C00000007", "name": "An", "born_on": None, "sex": "", "kind": "individual", "status": "active"}
    ]


@pytest.mark.parametrize(
    ("row", "field", "values"),
    [
        ("1,An,Bo,31/2/1990,,", "born_on", {"value": "31/2/1990", "form": "D/M/YYYY"}),
        ("1,,,5/1/1990,,", "name", {}),
        (",An,Bo,5/1/1990,,", "code", None),
        ("4.62E+15,An,Bo,,,", "code", {"value": "4.62E+15"}),
        ("1,An,Bo", "", {"count": 3, "width": 6}),
    ],
)
def test_a_bad_value_rejects_its_row_and_nothing_else(
    make_import: MakeImport, row: str, field: str, values: dict[str, object] | None
) -> None:
    found = outcomes(make_import(CLIENTS, clients__csv=HEAD + f"8,Xa,Yo,,,\n{row}\n9,Ze,Zo,,,\n"))
    assert [each.key for each in records(found)] == ["client/C00000008", "client/C00000009"]
    (rejected,) = [each for each in found if isinstance(each, Rejected)]
    assert rejected.line == 3
    if values is not None:
        assert (rejected.problem.field, rejected.problem.values) == (field, values)


def test_rows_without_anything_in_them_are_passed_over(make_import: MakeImport) -> None:
    found = outcomes(make_import(CLIENTS, clients__csv=HEAD + ",,,,,\n1,An,Bo,,,\n , ,,,,\n"))
    assert [type(each) for each in found] == [Record]


def test_bytes_that_are_no_letters_reject_their_row(make_import: MakeImport) -> None:
    content = (HEAD + "1,Nguyễn,Văn,,,\n" * 20).encode() + b"2,Nguy\xe1\xbb,An,,,\n"
    found = outcomes(make_import(CLIENTS, clients__csv=content))
    assert [each.line for each in found if isinstance(each, Rejected)] == [22]


def test_control_characters_are_cleaned_away(make_import: MakeImport) -> None:
    found = outcomes(make_import(CLIENTS, clients__csv=HEAD + "1,A\x1b]0;x\x07n,\u202eB\x00o,,,\n"))
    assert records(found)[0].fields()["name"] == "A]0;xn Bo"


@pytest.mark.parametrize(
    ("encoding", "why"), [("utf-8-sig", "mark"), ("utf-16", "mark"), ("utf-8", "UTF-8"), ("utf-16-le", "zero")]
)
def test_the_same_rows_come_in_from_any_encoding(make_import: MakeImport, encoding: str, why: str) -> None:
    text = HEAD + "1,Đức,Nguyễn,5/1/1990,Nữ,\n"
    found = make_import(CLIENTS, clients__csv=text.encode(encoding))
    (customer,) = records(outcomes(found))
    assert customer.fields()["name"] == "Đức Nguyễn"
    assert customer.fields()["sex"] == "female"
    told = found.files[0].encoding
    assert told is not None
    assert why in told.why


def test_what_is_stated_by_hand_holds_for_all_files(make_import: MakeImport, tmp_path: Path) -> None:
    make_import(CLIENTS, clients__csv=(HEAD.replace(",", "|") + "1|Ren\xe9|X|||\n").encode("cp1250"))
    found = open_import(str(tmp_path / "profile.toml"), [tmp_path / "files"], TableOptions("cp1250", "|"))
    assert records(outcomes(found))[0].fields()["name"] == "René X"


def test_a_lone_source_takes_a_file_of_any_name(tmp_path: Path) -> None:
    (tmp_path / "p.toml").write_text(CLIENTS, encoding="utf-8")
    (tmp_path / "export.txt").write_text(HEAD + "1,An,Bo,,,\n", encoding="utf-8")
    found = open_import(str(tmp_path / "p.toml"), [tmp_path / "export.txt"])
    assert [each.key for each in records(outcomes(found))] == ["client/C00000001"]


def test_a_column_that_isnt_there_is_answered_with_the_nearest(make_import: MakeImport) -> None:
    with pytest.raises(Refused, match=r"clients\.csv.*no column “phone”; the nearest is “phones”"):
        make_import(CLIENTS, clients__csv=HEAD.replace("phone", "phones"))


BOOK = """
currency = "USD"
answer_days = 15
stated_on = "2019-12-31"
zone = "+07:00"
[ids]
client = {}
account = {}
case = {}
[lookups.owner]
file = "holders.csv"
key = { column = "account", id = "account" }
value = { column = "client", id = "client" }
when = { role = "O" }
[[sources]]
file = "clients.csv"
into = "customers"
key = { column = "id", id = "client" }
fields = { name = "name" }
[[sources]]
file = "accounts.csv"
into = "accounts"
key = { column = "number", id = "account" }
[sources.fields]
number = "number"
currency = { column = "currency", default = "USD" }
limit_minor = { column = "limit", absolute = true }
[[sources]]
file = "loans.csv"
into = "loans"
key = { column = "number", id = "account" }
[sources.fields]
number = "number"
opened_on = "from"
matures_on = { column = "from", plus_months = "months" }
amount_minor = "amount"
[[sources.also]]
kind = "holding_role"
fields = { customer = { column = "account", id = "account", lookup = "owner" }, role = { value = "owner" } }
[[sources.also]]
kind = "holding_reading"
when = { status = ["A", "D"] }
fields = { status = { column = "status", map = { A = "finished", D = "late" } }, balance_minor = "left" }
[[sources]]
file = "cases.csv"
into = "cases"
key = { column = "id", id = "case" }
[sources.fields]
customer = { column = "client", id = "client", empty = ["-1.0"] }
issue = "issue"
opened_on = "day"
answer_by = "by"
status = { column = "state", map = { "In progress" = "open" }, otherwise = "closed" }
[[sources]]
file = "calls.csv"
into = "interactions"
[sources.key]
column = "case"
id = "case"
empty = ["NONE"]
else = { row = true }
[sources.fields]
kind = { value = "call" }
at = { column = "time", on = "day" }
customer = { column = "client", id = "client", empty = ["-1.0"] }
case = { column = "case", id = "case", empty = ["NONE"] }
text = "text"
"""


def book(make_import: MakeImport, **files: str | bytes) -> list[Outcome]:
    return outcomes(make_import(BOOK, clients__csv="id,name\n1,An\n2,Bo\n", **files))[2:]


def test_amounts_follow_the_currency_of_their_row(make_import: MakeImport) -> None:
    found = book(make_import, accounts__csv="number,currency,limit\n1,VND,350000\n2,usd,-12.5\n3,,7\n4,VND,0.5\n")
    assert [(each.fields()["currency"], each.fields()["limit_minor"]) for each in records(found)] == [
        ("VND", 350_000), ("USD", 1250), ("USD", 700),
    ]  # fmt: skip
    (rejected,) = [each for each in found if isinstance(each, Rejected)]
    assert (rejected.line, rejected.problem.field) == (5, "limit_minor")


LOANS = "number,account,from,months,amount,left,status\n"
HOLDERS = "account,client,role\n7,1,O\n7,2,U\n"


def test_a_loan_finds_its_owner_in_another_file_and_is_read_as_of_a_day(make_import: MakeImport) -> None:
    loans = LOANS + "90,7,2024-01-31,1,5000,120.50,D\n91,7,2024-01-31,12,5000,,C\n"
    loan, role, reading, other, _role = records(book(make_import, loans__csv=loans, holders__csv=HOLDERS))
    assert loan.fields()["matures_on"] == "2024-02-29"
    assert loan.fields()["amount_minor"] == 500_000
    assert role.references() == {"customer": ("customer", "client/1"), "holding": ("holding", "account/90")}
    assert reading.key == "account/90/holding_reading/2019-12-31"
    assert reading.fields() == {"status": "late", "balance_minor": 12_050, "as_of": "2019-12-31"}
    assert other.fields()["number"] == "91"


def test_a_newer_reading_has_another_key(make_import: MakeImport) -> None:
    loans = LOANS + "90,7,2024-01-31,1,5000,120.50,D\n"
    make_import(BOOK, clients__csv="id,name\n1,An\n", loans__csv=loans, holders__csv=HOLDERS)
    later = make_import(BOOK.replace("2019-12-31", "2020-01-31"))
    keys = [each.key for each in records(outcomes(later)) if each.shape.kind == "holding_reading"]
    assert keys == ["account/90/holding_reading/2020-01-31"]


def test_a_row_whose_lookup_fails_is_rejected(make_import: MakeImport) -> None:
    found = book(make_import, loans__csv=LOANS + "90,8,2024-01-31,1,5000,,C\n", holders__csv=HOLDERS)
    (rejected,) = found
    assert isinstance(rejected, Rejected)
    assert rejected.problem.field == "customer"
    assert rejected.problem.values == {"value": "8"}


def test_damage_in_a_lookup_is_a_doubt(make_import: MakeImport) -> None:
    loans = LOANS + "90,7,2024-01-31,1,5000,,C\n"
    found = book(make_import, loans__csv=loans, holders__csv=HOLDERS + "9,\n")
    assert [(each.file.name, each.line) for each in found if isinstance(each, Warned)] == [("holders.csv", 4)]


def test_a_lookup_needs_its_file_beside_the_others(make_import: MakeImport) -> None:
    with pytest.raises(Refused, match=r"holders\.csv.*“owner”"):
        book(make_import, loans__csv=LOANS + "90,7,2024-01-31,1,5000,,C\n")


def test_an_open_case_is_to_be_answered_in_time(make_import: MakeImport) -> None:
    cases = (
        "id,client,issue,day,by,state\n5,1.0,Fees,2020-01-20,,In progress\n6,-1.0,Card,2020-02-20,2020-03-01,Closed\n"
    )
    one, two = records(book(make_import, cases__csv=cases))
    assert one.references() == {"customer": ("customer", "client/1")}
    assert (one.fields()["status"], one.fields()["answer_by"]) == ("open", "2020-02-04")
    assert two.references() == {}
    assert (two.fields()["status"], two.fields()["answer_by"]) == ("closed", "2020-03-01")


CALLS = "case,client,day,time,text\n"


def test_a_call_takes_its_day_from_one_column_and_its_time_from_another(make_import: MakeImport) -> None:
    calls = CALLS + '5,1,2017-03-27,1900-01-01 13:34:11,"two\r\nlines"\nNONE,-1.0,2017-03-27,,\n'
    cases = "id,client,issue,day,by,state\n5,1,Fees,2020-01-20,,Closed\n"
    _case, one, two = records(book(make_import, cases__csv=cases, calls__csv=calls))
    assert one.key == "case/5"
    assert one.fields() == {"kind": "call", "at": "2017-03-27T06:34:11Z", "text": "two\nlines"}
    assert one.references() == {"customer": ("customer", "client/1"), "case": ("service_case", "case/5")}
    assert two.fields()["at"] == "2017-03-27T05:00:00Z"
    assert two.references() == {}


def test_rows_without_a_key_are_told_apart_by_all_they_say(make_import: MakeImport) -> None:
    rows = "NONE,1,2017-03-27,,x\nNONE,1,2017-03-27,,x\nNONE,1,2017-03-27,,y\n"
    first = [each.key for each in records(book(make_import, calls__csv=CALLS + rows))]
    assert len(set(first)) == 3
    assert first[1] == f"{first[0]}/2"
    again = [each.key for each in records(book(make_import, calls__csv=CALLS + rows + "NONE,2,2017-03-27,,z\n"))]
    assert again[:3] == first


def test_a_part_that_lacks_what_it_needs_is_a_doubt(make_import: MakeImport) -> None:
    profile = CLIENTS.replace('kind = { value = "phone" }', 'kind = { value = "phone" }, label = "born"')
    found = outcomes(make_import(profile, clients__csv=HEAD + "1,An,Bo,5/1/1990,,\n"))
    assert [each.problem for each in found if isinstance(each, Warned)] == [
        Problem("value", "its {part} has no {missing} and was left out", {"part": "phone", "missing": "value"})
    ]


def test_files_that_no_source_knows_are_named(make_import: MakeImport) -> None:
    found = make_import(BOOK, clients__csv="id,name\n1,An\n", holders__csv=HOLDERS, readme__txt="hello")
    assert [path.name for path in found.unused] == ["readme.txt"]


def test_nothing_that_a_profile_knows_is_refused(make_import: MakeImport, tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"clients\.csv, accounts\.csv"):
        make_import(BOOK, readme__txt="hello")
    with pytest.raises(Refused, match="nowhere"):
        open_import(str(tmp_path / "profile.toml"), [tmp_path / "nowhere"])
    with pytest.raises(Refused, match=r"no profile “cards”.*vcard"):
        open_import("cards", [tmp_path])


def test_texts_are_read_right_also_when_there_are_more_than_can_be_remembered(
    make_import: MakeImport, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cells, "_REMEMBERED", 3)
    days = [f"{day}/{month}/1990" for month in (1, 2) for day in range(1, 20)]
    rows = "".join(f"{number},An,Bo,{day},,\n" for number, day in enumerate(days, start=1))
    found = [each.fields()["born_on"] for each in records(outcomes(make_import(CLIENTS, clients__csv=HEAD + rows)))]
    assert found == [f"1990-{month:02}-{day:02}" for month in (1, 2) for day in range(1, 20)]


MOVEMENTS = """
currency = "VND"
[ids]
account = {}
[[sources]]
file = "accounts.csv"
into = "accounts"
key = { column = "number", id = "account" }
fields = { number = "number" }
[[sources]]
file = "moves.csv"
into = "transactions"
key = "ref"
[sources.fields]
holding = { column = "account", id = "account" }
booked_on = "day"
direction = { column = "amount", cut = [0, 1], map = { "-" = "out" }, otherwise = "in" }
amount_minor = { column = "credit", else = { column = "amount", absolute = true } }
cash = "cash"
reference = "ref"
"""


def test_one_signed_column_gives_direction_and_amount(make_import: MakeImport) -> None:
    moves = (
        "ref,account,day,amount,credit,cash\n"
        "a,1,2026-01-02,-1500,,yes\nb,1,2026-01-02,2000,,\nc,1,2026-01-02,9,7,no\n"
        "d,1,2026-01-02,9,,maybe\ne,1,2026-01-02,,,\nf,,2026-01-02,1,,\n"
    )
    found = outcomes(make_import(MOVEMENTS, accounts__csv="number\n1\n", moves__csv=moves))
    entries = [each.fields() for each in records(found)[1:]]
    assert [(entry["direction"], entry["amount_minor"], entry["cash"]) for entry in entries] == [
        ("out", 1500, True), ("in", 2000, False), ("in", 7, False),
    ]  # fmt: skip
    assert [(each.line, each.problem.field) for each in found if isinstance(each, Rejected)] == [
        (5, "cash"), (6, "direction"), (7, "holding"),
    ]  # fmt: skip


def test_a_closed_set_takes_its_own_values_alone(make_import: MakeImport) -> None:
    profile = CLIENTS.replace(
        'sex = { column = "sex", map = { Nam = "male", "Nữ" = "female" }, otherwise = "" }', 'sex = "sex"'
    )
    found = outcomes(make_import(profile, clients__csv=HEAD + "1,An,Bo,,Female,\n2,An,Bo,,Nữ,\n"))
    assert [each.fields()["sex"] for each in records(found)] == ["female"]
    (rejected,) = [each for each in found if isinstance(each, Rejected)]
    assert rejected.problem.values == {"value": "Nữ", "known": "female, male, other"}
