"""Importing: one action, the same again changes nothing, the officer's word stands, nothing is lost in silence."""

import json
from pathlib import Path
from typing import Any

import pytest

from crodesk.domain.problem import Problem, Refused
from crodesk.services import importing, records
from crodesk.services.desk import Desk
from crodesk.services.import_summary import Summary
from crodesk.storage import journal
from tests.builders import a_customer, a_record

PROFILE = """
name = "branch"
currency = "VND"
date = "YYYY-MM-DD"

[ids]
client = { prefix = "C", digits = 4 }
account = { prefix = "A", digits = 3 }

[[sources]]
file = "clients.csv"
into = "customers"
key = { column = "id", id = "client" }
[sources.fields]
code = { column = "id", id = "client" }
name = "name"
born_on = "born"
occupation = "job"
[[sources.also]]
kind = "contact_point"
name = "phone"
[sources.also.fields]
kind = { value = "phone" }
value = "phone"

[[sources]]
file = "accounts.csv"
into = "accounts"
key = { column = "account", id = "account" }
[sources.fields]
number = { column = "account", id = "account" }
opened_on = "opened"

[[sources]]
file = "owners.csv"
into = "account_holders"
key = "id"
[sources.fields]
holding = { column = "account", id = "account" }
customer = { column = "client", id = "client" }
role = { value = "owner" }
"""

CLIENTS = """id,name,born,job,phone
C0001,Trần Văn Đức,1979-12-03,driver,0903555107
2,Lê Thị Mai,1985-01-02,teacher,0905120012
"""
ACCOUNTS = "account,opened\n7,2014-05-06\n8,2015-05-06\n"
OWNERS = "id,account,client\n1,7,1\n2,8,2.0\n"


class Book:
    """A folder with a profile and the files of a small branch."""

    def __init__(self, folder: Path, desk: Desk) -> None:
        self.folder, self.desk = folder, desk
        self.profile = folder / "branch.toml"
        self.profile.write_text(PROFILE, encoding="utf-8")
        self.files = folder / "book"
        self.files.mkdir()
        self.write(clients=CLIENTS, accounts=ACCOUNTS, owners=OWNERS)

    def write(self, **texts: str) -> None:
        for name, text in texts.items():
            (self.files / f"{name}.csv").write_text(text, encoding="utf-8")

    def bring_in(self, **options: Any) -> Summary:
        return importing.import_files(self.desk, str(self.profile), [self.files], **options)

    def rows(self, sql: str) -> list[Any]:
        return self.desk.look(lambda reader: reader.rows(sql))

    def counts(self, summary: Summary, kind: str) -> tuple[int, ...]:
        count = summary.data()["kinds"][kind]
        return tuple(count[name] for name in ("read", "new", "updated", "same", "rejected"))


@pytest.fixture
def book(tmp_path: Path, desk: Desk) -> Book:
    return Book(tmp_path, desk)


def actions(desk: Desk) -> int:
    return int(desk.look(lambda reader: reader.value("SELECT count(*) FROM action")))


def verified(desk: Desk) -> Problem | None:
    return desk.read_now(lambda reader: reader.with_connection(journal.verify))


def test_a_book_comes_in_as_one_action_with_its_links(book: Book) -> None:
    summary = book.bring_in()
    assert book.counts(summary, "customers") == (2, 2, 0, 0, 0)
    assert book.counts(summary, "accounts") == (2, 2, 0, 0, 0)
    assert book.counts(summary, "account_holders") == (2, 2, 0, 0, 0)
    holders = (
        "SELECT c.code, h.number FROM holding_role r JOIN customer c ON c.rid = r.customer_rid"
        " JOIN holding h ON h.rid = r.holding_rid ORDER BY 1"
    )
    assert book.rows(holders) == [("C0001", "A007"), ("C0002", "A008")]
    assert book.rows("SELECT birthday, name_fold FROM customer ORDER BY rid") == [
        ("12-03", "tran van duc"),
        ("01-02", "le thi mai"),
    ]
    assert book.rows("SELECT name, subject FROM action ORDER BY rid DESC LIMIT 1") == [("Imported", "branch")]
    assert json.loads(book.rows("SELECT summary FROM import_run")[0][0])["kinds"]["customers"]["new"] == 2


def test_what_came_in_is_found_and_listed(book: Book) -> None:
    book.bring_in()
    assert book.rows("SELECT phone FROM customer_summary ORDER BY 1") == [("0903555107",), ("0905120012",)]
    assert book.rows("SELECT count(*) FROM customer_words WHERE customer_words MATCH 'duc'") == [(1,)]


def test_the_same_files_again_change_nothing_and_leave_no_action(book: Book) -> None:
    book.bring_in()
    before = actions(book.desk)
    summary = book.bring_in()
    assert book.counts(summary, "customers") == (2, 0, 0, 2, 0)
    assert summary.changed == 0
    assert actions(book.desk) == before


def test_undo_takes_it_back_entirely_and_redo_brings_it_again(book: Book) -> None:
    book.bring_in()
    book.desk.undo()
    for table in (
        "customer",
        "contact_point",
        "holding",
        "holding_role",
        "source_record",
        "import_run",
        "customer_summary",
    ):
        assert book.rows(f"SELECT count(*) FROM {table}") == [(0,)], table
    assert verified(book.desk) is None
    book.desk.redo()
    assert verified(book.desk) is None
    assert book.counts(book.bring_in(), "customers") == (2, 0, 0, 2, 0)


def test_a_dry_run_counts_and_writes_nothing(book: Book) -> None:
    before = actions(book.desk)
    summary = book.bring_in(dry_run=True)
    assert summary.data()["action"] == "dry-run"
    assert book.counts(summary, "customers") == (2, 2, 0, 0, 0)
    assert book.rows("SELECT count(*) FROM customer") == [(0,)]
    assert actions(book.desk) == before


def test_a_newer_export_updates_what_the_source_changed(book: Book) -> None:
    book.bring_in()
    book.write(clients=CLIENTS.replace("teacher", "headmistress"))
    summary = book.bring_in()
    assert book.counts(summary, "customers") == (2, 0, 1, 1, 0)
    assert book.rows("SELECT occupation FROM customer ORDER BY rid") == [("driver",), ("headmistress",)]
    book.desk.undo()
    assert book.rows("SELECT occupation FROM customer ORDER BY rid") == [("driver",), ("teacher",)]


def test_a_changed_further_record_of_a_row_makes_the_row_updated(book: Book) -> None:
    book.bring_in()
    book.write(clients=CLIENTS.replace("0905120012", "0905999999"))
    summary = book.bring_in()
    assert book.counts(summary, "customers") == (2, 0, 1, 1, 0)
    assert book.rows("SELECT value, digits FROM contact_point ORDER BY rid") == [
        ("0903555107", "0903555107"),
        ("0905999999", "0905999999"),
    ]


def test_what_the_officer_wrote_stands_against_a_newer_export(book: Book) -> None:
    book.bring_in()
    book.desk.do_now("Changed", "", records.change, "customer", 2, {"occupation": "retired"})
    book.write(clients=CLIENTS.replace("teacher", "headmistress").replace("Lê Thị Mai", "Lê Thị Mai Anh"))
    summary = book.bring_in()
    assert summary.kept == 1
    assert book.rows("SELECT name, occupation FROM customer WHERE rid = 2") == [("Lê Thị Mai Anh", "retired")]
    again = book.bring_in()
    assert book.counts(again, "customers") == (2, 0, 0, 2, 0)


def test_what_the_officer_wrote_stands_when_the_source_says_the_same_as_before(book: Book) -> None:
    book.bring_in()
    book.desk.do_now("Changed", "", records.change, "customer", 2, {"occupation": "retired"})
    book.bring_in()
    assert book.rows("SELECT occupation FROM customer WHERE rid = 2") == [("retired",)]


def test_a_customer_the_officer_has_under_the_number_is_completed_not_overwritten(book: Book) -> None:
    rid = a_customer(book.desk, "Mai (chợ)", code="C0002")
    summary = book.bring_in()
    assert book.counts(summary, "customers") == (2, 1, 1, 0, 0)
    assert book.rows(f"SELECT name, occupation, born_on FROM customer WHERE rid = {rid}") == [
        ("Mai (chợ)", "teacher", "1985-01-02")
    ]
    assert book.rows("SELECT count(*) FROM customer") == [(2,)]
    assert book.counts(book.bring_in(), "customers") == (2, 0, 0, 2, 0)


def test_a_row_that_belongs_to_nobody_is_rejected_unchanged_with_line_and_reason(book: Book, tmp_path: Path) -> None:
    book.write(owners=OWNERS + "3,9,1\n")
    out = tmp_path / "out"
    out.mkdir()
    summary = book.bring_in(rejected_folder=out)
    assert book.counts(summary, "account_holders") == (3, 2, 0, 0, 1)
    assert [path.name for path in summary.rejected_files] == ["owners.rejected.csv"]
    text = (out / "owners.rejected.csv").read_text(encoding="utf-8-sig")
    assert text.splitlines()[-1].endswith("3,9,1")
    assert '"4"' in text
    assert "which is not there" in text


def test_a_key_that_comes_twice_is_rejected_the_second_time(book: Book) -> None:
    book.write(clients=CLIENTS + "C0002,Somebody Else,1990-01-01,spy,0900000000\n")
    summary = book.bring_in()
    assert book.counts(summary, "customers") == (3, 2, 0, 0, 1)
    assert book.rows("SELECT count(*) FROM customer WHERE name = 'Somebody Else'") == [(0,)]


def test_a_value_that_cannot_be_read_rejects_its_row_only(book: Book) -> None:
    book.write(clients=CLIENTS.replace("1985-01-02", "02/30/1985"))
    summary = book.bring_in()
    assert book.counts(summary, "customers") == (2, 1, 0, 0, 1)
    assert book.counts(summary, "account_holders") == (2, 1, 0, 0, 1)


def test_likely_duplicates_are_named_and_come_in_all_the_same(book: Book) -> None:
    a_customer(book.desk, "Tran Van Duc", phone="0903 555 107")
    summary = book.bring_in()
    assert [(twin.code, twin.known_code, twin.reason) for twin in summary.twins] == [("C0001", "K-0001", "same phone")]
    assert book.rows("SELECT count(*) FROM customer") == [(3,)]


def test_an_identity_number_of_the_officers_customer_is_named_too(book: Book) -> None:
    rid = a_customer(book.desk, "Lê Mai", born_on=None)
    a_record(book.desk, "contact_point", rid, kind="phone", value="0905 120 012")
    assert [twin.known_name for twin in book.bring_in().twins] == ["Lê Mai"]


def test_progress_is_told_with_rows_and_bytes(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "TOLD_EVERY", -1.0)
    lines = "".join(f"{n},Khách {n},1990-01-01,x,09{n:08}\n" for n in range(1, 1001))
    book.write(clients="id,name,born,job,phone\n" + lines)
    told: list[importing.Progress] = []
    book.bring_in(tell=told.append)
    assert [each.rows for each in told] == [500, 1000, 1500, 2000]
    assert all(0 < each.done <= each.total for each in told)


def test_a_fault_half_way_leaves_the_desk_as_it_was(book: Book) -> None:
    def stop(_progress: importing.Progress) -> None:
        raise KeyboardInterrupt

    lines = "".join(f"{n},Khách {n},1990-01-01,x,09{n:08}\n" for n in range(1, 1001))
    book.write(clients="id,name,born,job,phone\n" + lines)
    before = actions(book.desk)
    with pytest.raises(KeyboardInterrupt):
        book.bring_in(tell=stop)
    assert book.rows("SELECT count(*) FROM customer") == [(0,)]
    assert actions(book.desk) == before
    a_customer(book.desk, "Still works")
    assert book.rows("SELECT count(*) FROM customer_words WHERE customer_words MATCH 'works'") == [(1,)]


def test_a_profile_or_file_that_is_not_there_is_refused(book: Book) -> None:
    with pytest.raises(Refused, match="no profile"):
        importing.import_files(book.desk, "nothing.toml", [book.files])
    with pytest.raises(Refused, match="no file or folder"):
        importing.import_files(book.desk, str(book.profile), [book.files / "none.csv"])
