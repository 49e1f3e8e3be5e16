"""Statements as tables, the way banks export them for their customers, in three languages."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from crodesk.domain.problem import Refused
from crodesk.exchange.statements import batches, open_statements, table

from .making import amounts, read, remarks

VIETNAMESE = """NGÂN HÀNG TMCP ABC,,,,,
SAO KÊ TÀI KHOẢN,,,,,
Số tài khoản:,0071001234567,,Loại tiền:,VND,
,,,,,
Ngày giao dịch,Số bút toán,Nội dung,Ghi nợ,Ghi có,Số dư
05/01/2026,FT001,TRA NO VAY LD2024001,,"5.000.000","15.000.000"
06/01/2026,FT002,Phí dịch vụ,"11.000",,"14.989.000"
31/01/2026,FT003,NGUYEN VAN A chuyen tien,,"2.500.500","17.489.500"
"""
CHINESE = (
    "账号：6222020012345678，币种：CNY\n交易日期\t对方户名\t对方账号\t借贷标志\t金额\t余额\t摘要\n"
    "2026年1月31日\t王小明\t6217001\t贷\t1,250.50\t3,250.50\t还款\n2026年1月5日\t电力公司\t6217002\t借\t500.00\t2,000.00\t电费\n"
)
ENGLISH = (
    "Value Date;Booking Date;Amount;Payer;IBAN;Bank;Reference;Type;Details\n"
    "04.01.26;05.01.26;1 250,50;Lan;VN1;B;R1;T;Rate\n"
)
PROFILE = """
name = "abc"
currency = "EUR"
decimal = ","
thousands = "."
date = "YYYYMMDD"
[ids.transaction]
prefix = "T"
digits = 6
[ids.account]
[[sources]]
file = "*"
into = "transactions"
key = { column = "Nr", id = "transaction" }
[sources.fields]
holding = { column = "Konto", id = "account" }
booked_on = { column = "Datum", date = "DD.MM.YYYY" }
valued_on = "Wert"
amount_minor = "Betrag"
direction = { column = "SH", map = { S = "out", H = "in" } }
counterparty = { join = ["Vorname", "Name"] }
what = "Zweck"
"""
GERMAN = (
    "Konto;Nr;Datum;Betrag;SH;Vorname;Name;Zweck;Wert\n"
    "77;12;05.01.2026;1.250,50;H;Lan;Tran;Rate;20260104\n77;13;06.01.2026;-3,00;S;;;Zins;\n77;14;;1,00;H;;;;20260107\n"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "statement.csv"


def test_a_vietnamese_table_tells_account_and_currency_above_its_columns(path: Path) -> None:
    (statement,) = read(path, VIETNAMESE)
    assert (statement.account, statement.currency, statement.format) == ("0071001234567", "VND", "csv")
    assert amounts(statement) == ["5000000", "-11000", "2500500"]
    assert (statement.opening, statement.closing) == (Decimal(10_000_000), Decimal(17_489_500))
    assert (statement.from_on, statement.to_on) == (date(2026, 1, 5), date(2026, 1, 31))
    assert remarks(statement) == []
    first = statement.entries[0]
    assert (first.bank_reference, first.text, first.balance, first.line) == (
        "FT001", "TRA NO VAY LD2024001", Decimal(15_000_000), 6
    )  # fmt: skip


def test_a_chinese_table_has_a_sign_for_the_direction(path: Path) -> None:
    (statement,) = read(path.with_suffix(".txt"), CHINESE.encode("gb18030"))
    assert statement.currency == "CNY"
    assert amounts(statement) == ["1250.50", "-500.00"]
    assert [(each.counterparty, each.counter_account) for each in statement.entries] == [
        ("王小明", "6217001"), ("电力公司", "6217002")
    ]  # fmt: skip
    assert [each.booked_on.day for each in statement.entries] == [31, 5]
    assert (statement.opening, statement.closing) == (Decimal("2500.00"), Decimal("3250.50"))


def test_an_english_table_with_german_numbers(path: Path) -> None:
    (statement,) = read(path, ENGLISH, currency="EUR")
    (entry,) = statement.entries
    assert (entry.booked_on, entry.valued_on, entry.amount) == (date(2026, 1, 5), date(2026, 1, 4), Decimal("1250.50"))
    assert (entry.counterparty, entry.counter_account, entry.counter_bank) == ("Lan", "VN1", "B")
    assert (entry.reference, entry.code, entry.text) == ("R1", "T", "Rate")
    assert remarks(statement) == [(0, "it doesn't say which account it is of")]


@pytest.mark.parametrize(
    ("written", "taken"),
    [("1,250.50", "1250.50"), ("1.250,50", "1250.50"), ("1'250.50", "1250.50"), ("1250.5", "1250.50"), ("-7", "-7.00"),
     ("(7.00)", "-7.00"), ("7.00-", "-7.00"), ("+7", "7.00"), ("$ 1,000", "1000.00"), ("1 000,00", "1000.00")],
)  # fmt: skip
def test_numbers_are_read_in_the_form_that_all_fit(path: Path, written: str, taken: str) -> None:
    (statement,) = read(path, f'Date;Amount;Account\n2026-01-05;"{written}";1\n', currency="USD")
    assert amounts(statement) == [taken]


def test_a_table_in_no_currency_says_so(path: Path) -> None:
    (statement,) = read(path, "Date,Amount,Account\n2026-01-05,5,1\n")
    assert remarks(statement) == [(0, "it doesn't say in which currency its amounts are")]


def test_currencies_of_their_own_make_statements_of_their_own(path: Path) -> None:
    rows = "2026-01-05,5.25,1,usd\n2026-01-05,500,1,VND\n2026-01-06,0.75,1,usd\n"
    dollars, dong = read(path, f"Date,Amount,Account,Currency\n{rows}")
    assert (dollars.currency, amounts(dollars), dong.currency, amounts(dong)) == (
        "USD",
        ["5.25", "0.75"],
        "VND",
        ["500"],
    )


def test_a_row_may_have_both_sides(path: Path) -> None:
    (statement,) = read(path, "Date,Credit,Debit,Account\n2026-01-05,5,2,1\n2026-01-05,,-3,1\n", currency="VND")
    assert amounts(statement) == ["3", "-3"]


def test_decimals_too_many_and_unknown_directions_are_told(path: Path) -> None:
    rows = "2026-01-05,5.255,Cr,1\n2026-01-05,5.00,?,1\n2026-01-06,6.00,DR,1\n"
    (statement,) = read(path, f"Date,Amount,Dr/Cr,Account\n{rows}", currency="USD")
    assert amounts(statement) == ["5.26", "-6.00"]
    assert remarks(statement) == [
        (2, "“5.255” has more decimals than USD has; 5.26 was taken"),
        (3, "“?” says neither that money came in nor that it went out"),
    ]


def test_balances_that_do_not_follow_are_told(path: Path) -> None:
    (statement,) = read(path, VIETNAMESE.replace("14.989.000", "14.980.000").replace("17.489.500", "17.000.000"))
    assert [line for line, _words in remarks(statement)] == [0]
    assert len(statement.entries) == 3


def test_a_balance_that_is_missing_tells_nothing(path: Path) -> None:
    (statement,) = read(path, VIETNAMESE.replace('"14.989.000"', ""))
    assert (statement.opening, statement.closing) == (None, None)


def test_a_workbook_is_read_like_any_table(path: Path) -> None:
    book = xlsxwriter.Workbook(str(path.with_suffix(".xlsx")))
    sheet = book.add_worksheet()
    for place, row in enumerate(
        (["Account number", "0071"], [], ["Date", "Amount", "Details"], ["05/01/2026", 5.5, "Rate"])
    ):
        sheet.write_row(place, 0, row)
    book.close()
    (statement,) = read(path.with_suffix(".xlsx"), currency="USD")
    assert (statement.account, amounts(statement), remarks(statement)) == ("0071", ["5.50"], [])
    file = open_statements(path.with_suffix(".xlsx"))
    assert file.encoding is None
    list(file.read())
    assert file.progress()[0] == file.progress()[1]


def test_a_workbook_without_the_columns_is_refused(path: Path) -> None:
    book = xlsxwriter.Workbook(str(path.with_suffix(".xlsx")))
    book.add_worksheet().write_row(0, 0, ["Name", "Phone"])
    book.close()
    with pytest.raises(Refused, match="no columns for a day and an amount"):
        read(path.with_suffix(".xlsx"))


def test_a_profile_tells_what_its_columns_mean(path: Path, tmp_path: Path) -> None:
    profile = tmp_path / "abc.toml"
    profile.write_text(PROFILE, encoding="utf-8")
    (statement,) = read(path, GERMAN, str(profile))
    assert (statement.account, statement.currency) == ("77", "EUR")
    first, second, third = statement.entries
    assert (first.amount, second.amount) == (Decimal("1250.50"), Decimal("-3.00"))
    assert (first.booked_on, first.valued_on) == (date(2026, 1, 5), date(2026, 1, 4))
    assert (second.valued_on, third.booked_on, third.valued_on) == (None, date(2026, 1, 7), date(2026, 1, 7))
    assert (first.bank_reference, first.counterparty, first.text) == ("T000012", "Lan Tran", "Rate")


def test_a_profile_without_transactions_is_refused(path: Path, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="doesn't say how transactions are read"):
        read(path, "Name\nLan\n", "list")


def test_how_far_reading_is_can_be_told(path: Path) -> None:
    for content in (VIETNAMESE, ":20:X\n:25:1\n:60F:C260101EUR1,00\n:62F:C260101EUR1,00\n"):
        path.write_text(content, encoding="utf-8")
        file = open_statements(path, "statement" if content is VIETNAMESE else "")
        list(file.read())
        assert file.progress()[0] == file.progress()[1]


@pytest.mark.parametrize(
    "text",
    [
        VIETNAMESE, CHINESE, ENGLISH,
        "Date,Amount,Account,Details\n2026-01-05,5.25,1,A\n2026-01-06,-7.00,1,B\n2026-01-07,12345678901234.00,1,C\n",
        "Date,Value date,Amount,Dr/Cr,Balance\n2026-01-05,,5.25,C,5.25\n2026-01-06,2026-01-07,7.00,D,-1.75\n",
        "Date,Amount,Details\n2026-01-05,5.255,A\n2026-01-06,x,B\n,1.00,C\n2026-01-06,2.00,  D  d \n",
        "Value date,Credit,Debit,Currency\n2026-01-05,5.00,,EUR\n2026-01-06,,7.00,EUR\n2026-01-06,1.00,7.00,USD\n",
    ],
)  # fmt: skip
def test_the_quick_way_brings_what_the_long_way_does(path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    quickly = read(path, text, currency="USD")
    monkeypatch.setattr(batches, "SIZE", 2)
    monkeypatch.setattr(table, "SIZE", 2)
    assert read(path, text, currency="USD") == quickly
    monkeypatch.setattr(batches.Quick, "read", lambda _self, _batch: None)
    assert read(path, text, currency="USD") == quickly
    assert any(statement.entries for statement in quickly)
