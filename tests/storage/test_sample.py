"""The sample: made anew byte for byte, whole, by the rules, and peopled as the journeys need it."""

import hashlib
import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2 as sqlite

from crodesk.domain.records import KINDS
from crodesk.domain.records.rules import problems
from crodesk.domain.text import clean_text
from crodesk.sample.book import MODELS, table_of
from crodesk.sample.make import make
from crodesk.services import opening, queue
from crodesk.services.clock import Clock
from crodesk.services.practice import practice_copy
from crodesk.storage import journal, summary
from crodesk.storage.columns import Day, Line, LongText
from crodesk.storage.connection import APPLICATION_ID, SCHEMA_VERSION

SAMPLE = Path(__file__).parents[2] / "data" / "sample.sqlite"
TODAY = date(2026, 11, 20)
Connection = Any


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("sample") / "made.sqlite"
    make(path)
    return path


@pytest.fixture(scope="module")
def db(made: Path) -> Iterator[Connection]:
    connection = sqlite.connect(str(made), isolation_level=None)
    yield connection
    connection.close()


def rows(db: Connection, sql: str, *values: object) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = db.execute(sql, values).fetchall()
    return found


def value(db: Connection, sql: str, *values: object) -> Any:
    return rows(db, sql, *values)[0][0]


def rid_of(db: Connection, code: str) -> int:
    return int(value(db, "SELECT rid FROM customer WHERE code = ?", code))


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_sample_kept_here_is_what_the_maker_makes(made: Path) -> None:
    assert digest(SAMPLE) == digest(made), "data/sample.sqlite is out of date: make sample"


def test_making_it_over_an_older_one_gives_the_same(made: Path, tmp_path: Path) -> None:
    path = tmp_path / "again.sqlite"
    path.write_bytes(b"something older")
    make(path)
    assert digest(path) == digest(made)
    assert [left.name for left in tmp_path.iterdir()] == ["again.sqlite"]


def test_it_is_a_plain_desk_without_a_write_ahead_log(made: Path, db: Connection) -> None:
    assert made.read_bytes()[:16] == b"SQLite format 3\x00"
    assert value(db, "PRAGMA journal_mode") == "delete"
    assert value(db, "PRAGMA application_id") == APPLICATION_ID
    assert value(db, "PRAGMA user_version") == SCHEMA_VERSION
    assert value(db, "PRAGMA freelist_count") == 0
    assert made.stat().st_size < 8_000_000


def test_it_is_sound(db: Connection) -> None:
    assert value(db, "PRAGMA integrity_check") == "ok"
    assert rows(db, "PRAGMA foreign_key_check") == []
    assert journal.verify(db) is None


CONTENT_ELSEWHERE = {"attachment", "issued_paper", "decision_snapshot", "own_key", "hand_over", "hand_over_content"}
"""Rows that stand for a file, or for what a move froze, and keys: the practice desk makes its own."""


@pytest.mark.parametrize("table", sorted(set(MODELS) - CONTENT_ELSEWHERE))
def test_every_table_has_rows(db: Connection, table: str) -> None:
    assert value(db, f"SELECT count(*) FROM {table}") > 0


def test_uids_are_all_different_and_look_like_uids(db: Connection) -> None:
    uids = [
        uid for table in MODELS if "uid" in table_of(table).columns for (uid,) in rows(db, f"SELECT uid FROM {table}")
    ]
    assert len(set(uids)) == len(uids)
    assert all(re.fullmatch("[0-9a-f]{32}", uid) for uid in uids)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind.name))
def test_every_row_satisfies_the_rules_of_its_kind(db: Connection, kind: Any) -> None:
    columns = table_of(kind.name).columns
    days = {column.name for column in columns if isinstance(column.type, Day)}
    names = [column.name for column in columns]
    for row in rows(db, f"SELECT {', '.join(names)} FROM {kind.name}"):
        cells = dict(zip(names, row, strict=True))
        values = {name: date.fromisoformat(cell) if name in days and cell else cell for name, cell in cells.items()}
        assert problems(kind, values, TODAY) == [], values


@pytest.mark.parametrize("table", sorted(MODELS))
def test_all_text_is_clean_and_composed(db: Connection, table: str) -> None:
    texts = [column.name for column in table_of(table).columns if isinstance(column.type, Line | LongText)]
    for name in texts:
        if name not in {
            "name_search",
            "name_fold",
            "text_search",
            "sort_key",
        }:  # folded forms are decomposed on purpose
            for (text,) in rows(db, f"SELECT DISTINCT {name} FROM {table}"):
                assert text is None or clean_text(text) == text


def test_it_holds_a_branch_of_about_240_customers_of_all_kinds(db: Connection) -> None:
    counts = dict(rows(db, "SELECT kind, count(*) FROM customer GROUP BY kind"))
    assert 220 <= sum(counts.values()) <= 260
    assert counts["individual"] > 150
    assert counts["household"] >= 20
    assert counts["company"] >= 40
    assert {"prospect", "active", "dormant", "closed"} == {
        row[0] for row in rows(db, "SELECT DISTINCT status FROM customer")
    }
    assert value(db, "SELECT count(*) FROM customer WHERE name_original <> ''") > 45
    assert value(db, "SELECT count(*) FROM officer WHERE is_me = 1") == 1


def texts(db: Connection) -> set[str]:
    return {text for (text,) in rows(db, "SELECT text FROM interaction WHERE text <> ''")}


def is_chinese(text: str) -> bool:
    return re.search("[\u4e00-\u9fff]", text) is not None


def is_vietnamese(text: str) -> bool:
    return not is_chinese(text) and re.search("[ăâđêôơưạảấầẩậắặẹẻếềểệịọỏốồổộớờởợụủứừửựỳỵỷ]", text.lower()) is not None


def test_contacts_are_told_in_natural_words_of_three_languages(db: Connection) -> None:
    said = texts(db)
    chinese = {text for text in said if is_chinese(text)}
    vietnamese = {text for text in said if is_vietnamese(text)}
    english = said - chinese - vietnamese
    assert min(len(chinese), len(vietnamese), len(english)) >= 150
    assert not any(slot in text for text in said for slot in "{}")


def test_contacts_go_back_two_years_and_end_yesterday(db: Connection) -> None:
    first, last = rows(db, "SELECT min(at), max(at) FROM interaction")[0]
    assert first < "2025-01-01"
    assert last[:10] == "2026-11-19"


def test_restricted_notes_stay_out_of_search(db: Connection) -> None:
    kept = rows(db, "SELECT text, text_search FROM interaction WHERE restricted = 1")
    assert len(kept) >= 3
    assert all(text and not search for text, search in kept)


def test_nobody_was_served_before_they_came(db: Connection) -> None:
    early = rows(
        db,
        "SELECT c.code FROM interaction i JOIN customer c ON c.rid = i.customer_rid"
        " WHERE c.since IS NOT NULL AND substr(i.at, 1, 10) < c.since",
    )
    assert early == []
    assert rows(db, "SELECT number FROM holding WHERE opened_on > ?", TODAY.isoformat()) == []


def test_movements_cover_twelve_months_and_agree_with_the_balances(db: Connection) -> None:
    accounts = rows(db, "SELECT DISTINCT holding_rid FROM bank_transaction")
    assert 55 <= len(accounts) <= 80
    assert value(db, "SELECT min(balance_minor) FROM bank_transaction") >= 0
    for (holding,) in accounts:
        lines = rows(
            db,
            "SELECT direction, amount_minor, balance_minor FROM bank_transaction WHERE holding_rid = ?"
            " ORDER BY booked_on, rid",
            holding,
        )
        for (_, _, before), (way, amount, after) in pairwise(lines):
            assert after == before + (amount if way == "in" else -amount)
        sql = "SELECT balance_minor FROM holding_reading WHERE holding_rid = ? ORDER BY as_of DESC LIMIT 1"
        assert value(db, sql, holding) == lines[-1][2]
    months = value(db, "SELECT count(DISTINCT substr(booked_on, 1, 7)) FROM bank_transaction")
    assert months == 13  # November of both years


def test_holdings_of_all_kinds_have_dated_readings(db: Connection) -> None:
    kinds = dict(rows(db, "SELECT kind, count(*) FROM holding GROUP BY kind"))
    assert set(kinds) == {"account", "deposit", "card", "loan", "insurance", "other"}
    assert rows(db, "SELECT number FROM holding WHERE rid NOT IN (SELECT holding_rid FROM holding_reading)") == []
    assert rows(db, "SELECT number FROM holding WHERE rid NOT IN (SELECT holding_rid FROM holding_role)") == []
    assert {currency for (currency,) in rows(db, "SELECT DISTINCT currency FROM holding")} == {"VND", "USD", "CNY"}
    assert value(db, "SELECT count(*) FROM product WHERE edition = 2") >= 3


def test_relations_between_customers_are_told_from_both_sides(db: Connection) -> None:
    known = {(a, b) for a, b in rows(db, "SELECT customer_rid, other_rid FROM relation WHERE other_rid IS NOT NULL")}
    married = rows(db, "SELECT customer_rid, other_rid FROM relation WHERE role = 'spouse' AND other_rid IS NOT NULL")
    assert len(married) >= 10
    assert all((b, a) in known for a, b in married)


def test_the_summary_is_what_a_rebuild_makes(db: Connection) -> None:
    before = rows(db, "SELECT * FROM customer_summary ORDER BY customer_rid")
    db.execute("BEGIN")
    for statement in summary.rebuild_statements():
        db.execute(statement)
    after = rows(db, "SELECT * FROM customer_summary ORDER BY customer_rid")
    db.execute("ROLLBACK")
    assert before == after


JOURNEYS = {
    "C-0044": ("Chen Meiling", "陈美玲", "0912 000 044"),
    "C-0012": ("Nguyễn Thị Hồng Hạnh", "", "0905 120 012"),
    "C-0107": ("Trần Văn Đức", "", "0903 555 107"),
    "C-0110": ("Trần Thị Hương", "", "0977 330 110"),
    "C-0121": ("Trần Quốc Bảo", "", "0988 121 121"),
    "C-0133": ("Trần Minh Khôi", "", "0966 410 133"),
    "C-0061": ("Phạm Quốc Huy", "", "0918 461 061"),
    "C-0031": ("Wang Xiaoming", "王小明", "0901 880 031"),
}


@pytest.mark.parametrize("code", JOURNEYS)
def test_the_people_of_the_journeys_are_there(db: Connection, code: str) -> None:
    name, original, phone = JOURNEYS[code]
    assert rows(db, "SELECT name, name_original FROM customer WHERE code = ?", code) == [(name, original)]
    assert value(db, "SELECT phone FROM customer_summary WHERE code = ?", code) == phone


@pytest.mark.parametrize(
    "name",
    ["Lê Thị Mai", "Hạnh Phúc Ltd", "Cty Minh Phát", "Hoàng Gia JSC", "Vũ Đình Nam", "Bùi Thu Hà", "Đỗ Minh Tâm",
     "Cty [TNHH] An Phú", "Smith [/bold] & Co", "Cà phê =1+1", "Dệt may <100% Cotton>", 'Nhà hàng "Sao Mai" \\ Quận 5'],
)  # fmt: skip
def test_others_of_the_journeys_and_hostile_names_are_there(db: Connection, name: str) -> None:
    assert value(db, "SELECT count(*) FROM customer WHERE name = ?", name) == 1


def test_two_customers_share_a_name(db: Connection) -> None:
    assert value(db, "SELECT count(*) FROM customer WHERE name = 'Nguyễn Văn Hùng'") == 2


def test_the_deposit_of_chen_meiling_matures_on_monday(db: Connection) -> None:
    sql = "SELECT matures_on, amount_minor FROM holding WHERE number = 'D-118'"
    assert rows(db, sql) == [("2026-11-23", 2_100_000_000)]
    me = rid_of(db, "C-0044")
    sql = "SELECT deposits_minor, tier, next_due_on, last_contact_on FROM customer_summary WHERE customer_rid = ?"
    assert rows(db, sql, me) == [(2_284_250_000, "gold", "2026-11-20", "2026-11-18")]
    assert ("best_time", "no calls before 9h") in rows(
        db, "SELECT kind, value FROM preference WHERE customer_rid = ?", me
    )
    assert value(db, "SELECT count(*) FROM interaction WHERE customer_rid = ?", me) == 14


def test_tran_van_duc_is_six_days_late(db: Connection) -> None:
    sql = (
        "SELECT r.balance_minor, r.arrears_minor, r.days_late, r.next_due_on, r.status FROM holding_reading r"
        " JOIN holding h ON h.rid = r.holding_rid WHERE h.number = 'L-2231' ORDER BY r.as_of DESC LIMIT 1"
    )
    assert rows(db, sql) == [(271_900_000, 12_400_000, 6, "2026-11-14", "late")]
    assert value(db, "SELECT days_late FROM customer_summary WHERE code = 'C-0107'") == 6


def test_papers_are_expired_and_about_to(db: Connection) -> None:
    expires = dict(rows(db, "SELECT name, paper_expires_on FROM customer_summary"))
    assert expires["Trần Quốc Bảo"] == "2026-08-15"
    assert expires["Hạnh Phúc Ltd"] == "2026-11-19"
    soon = [day for day in expires.values() if "2026-11-20" <= day <= "2026-12-20"]
    assert len(soon) >= 5


def test_the_complaint_of_le_thi_mai_should_have_been_answered_two_days_ago(db: Connection) -> None:
    sql = (
        "SELECT s.kind, s.status, s.answer_by, s.disputed_minor FROM service_case s"
        " JOIN customer c ON c.rid = s.customer_rid WHERE c.name = 'Lê Thị Mai'"
    )
    assert rows(db, sql) == [("complaint", "open", "2026-11-18", 845_000)]
    closed = value(db, "SELECT count(*) FROM service_case WHERE status = 'closed'")
    assert closed >= 20


def test_the_desk_has_three_late_nine_today_and_four_tomorrow(db: Connection) -> None:
    planned = "SELECT due_on FROM follow_up WHERE status = 'open' AND clock IS NULL"
    days = [day for (day,) in rows(db, planned)]
    today = TODAY.isoformat()
    assert sum(day < today for day in days) == 3
    assert days.count(today) == 9
    assert days.count("2026-11-21") == 4
    assert sum(day > "2026-11-27" for day in days) == 40


def test_the_officer_answered_most_clocks_and_two_tasks_come_back(db: Connection) -> None:
    answered = dict(rows(db, "SELECT status, count(*) FROM follow_up WHERE clock IS NOT NULL GROUP BY status"))
    assert answered["done"] > answered["open"] > 0
    back = "SELECT min(put_off_to) FROM follow_up WHERE clock IS NOT NULL AND status = 'open'"
    assert value(db, back) > TODAY.isoformat()
    assert value(db, "SELECT count(*) FROM follow_up WHERE repeats <> ''") == 2
    assert value(db, "SELECT count(*) FROM follow_up WHERE waiting_for <> ''") == 1
    promised = rows(db, "SELECT DISTINCT promised_by FROM follow_up WHERE status = 'open'")
    assert set(promised) == {("",), ("us",), ("customer",)}


def test_a_morning_of_the_sample_is_calm(made: Path, tmp_path: Path) -> None:
    copy = tmp_path / "desk.sqlite"
    practice_copy(made, copy, TODAY)
    desk = opening.open_to_write(copy, None, Clock.on(TODAY), "test")
    desk.keep_queue()
    counts = desk.look(queue.counts)
    desk.close()
    assert 5 <= counts.late <= 10
    assert 20 <= counts.today <= 35
    assert counts.waiting == 1
