"""Whatever is wrong with a statement is said with its line; the rest of it comes in."""

from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from crodesk.domain.problem import Refused
from crodesk.exchange.statements import open_statements

from .making import amounts, bal, camt, file_remarks, mt940, ntry, ofx, read, remarks, trn

_LEVELS = "".join(f'<!ENTITY {one} "{f"&{before};" * 10}">' for before, one in pairwise("abcdefghij"))
ENTITIES = f'<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">{_LEVELS}<!ENTITY file SYSTEM "file:///etc/passwd">]>\n'
"""Ten letters, ten times ten times … : a hundred thousand million if anybody unfolded them."""
TABLE = "Date,Amount,Description\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "statement.txt"


def test_no_entity_is_unfolded_and_the_other_entries_come(path: Path) -> None:
    text = camt(
        ntry("1.00"),
        ntry("2.00", more="<AddtlNtryInf>&j;</AddtlNtryInf>"),
        ntry("3.00", more="<AddtlNtryInf>&file;</AddtlNtryInf>"),
        ntry("4.00", currency="&j;"),
        ntry("5.00"),
        head=ENTITIES,
    )
    (statement,) = read(path, text)
    assert amounts(statement) == ["1.00", "5.00"]
    assert statement.left_out == 3
    assert [words for _line, words in remarks(statement)] == ["this entry is damaged and was left out"] * 3
    assert file_remarks(path, text) == [
        "it defines entities, which no bank does; they weren't unfolded, and an entry with one was left out"
    ]


def test_entities_of_ofx_are_letters_and_nothing_else(path: Path) -> None:
    head = '<?xml version="1.0"?>\n' + ENTITIES
    text = head + ofx(trn(more="<NAME>A &amp; B &lt;C&gt; &#65;</NAME><MEMO>&j; &file;</MEMO>")).replace(
        "OFXHEADER:100", ""
    )
    (statement,) = read(path, text)
    (entry,) = statement.entries
    assert (entry.counterparty, entry.text) == ("A & B <C> A", "&j; &file;")


def test_a_cut_mt940_keeps_what_is_whole(path: Path) -> None:
    text = mt940(":61:2601050105C10,00NTRFA", ":61:2601060106C20,00NTRFB")
    (statement,) = read(path, text[: text.index("20,00")])
    assert amounts(statement) == ["10.00"]
    assert statement.left_out == 1
    assert remarks(statement) == [
        (6, "the file ends within this entry, which was left out"),
        (0, "the statement isn't complete: its end is missing"),
    ]
    text = mt940(":61:2601050105C10,00NTRFA", ":86:Rent", ":61:2601060106C20,00NTRFB", ":86:Rent of all of January")
    (statement,) = read(path, text[: text.index("of January")])
    assert (amounts(statement), statement.left_out) == (["10.00"], 1)
    (statement,) = read(path, text[: text.index(":62F")])
    assert (amounts(statement), statement.left_out) == (["10.00", "20.00"], 0)
    assert remarks(statement) == [(0, "the statement isn't complete: its end is missing")]


def test_a_cut_camt_keeps_what_is_whole(path: Path) -> None:
    text = camt(ntry("10.00"), ntry("2000.00"))
    (statement,) = read(path, text[: text.index("00.00")])
    assert amounts(statement) == ["10.00"]
    assert statement.left_out == 1
    assert [words for _line, words in remarks(statement)] == [
        "this entry is damaged and was left out", "the statement isn't complete: its end is missing"
    ]  # fmt: skip


def test_a_cut_ofx_keeps_what_is_whole(path: Path) -> None:
    text = ofx(trn("10.00"), trn("2000.00", number="2"))
    (statement,) = read(path, text[: text.index("00.00<FITID>2")])
    assert amounts(statement) == ["10.00"]
    assert statement.left_out == 1
    assert [words for _line, words in remarks(statement)] == [
        "this entry is damaged and was left out", "the statement isn't complete: its end is missing"
    ]  # fmt: skip


def test_an_entry_without_an_end_is_lost_alone(path: Path) -> None:
    text = camt(ntry("1.00"), ntry("2.00").replace("</Ntry>", ""), ntry("3.00"))
    (statement,) = read(path, text)
    assert amounts(statement) == ["1.00", "3.00"]
    assert remarks(statement) == [(7, "this entry is damaged and was left out")]
    (statement,) = read(path, ofx(trn("1.00"), trn("2.00").replace("</STMTTRN>", ""), trn("3.00")))
    assert amounts(statement) == ["1.00", "3.00"]


def test_entries_outside_any_statement_are_told(path: Path) -> None:
    text = camt(ntry()).replace("<Stmt>", "").replace("</Stmt>", "")
    assert file_remarks(path, text) == ["this entry is damaged and was left out", "there is no statement in it"]
    text = ofx(trn()).replace("<STMTRS>", "").replace("</STMTRS>", "")
    assert file_remarks(path, text) == ["this entry is damaged and was left out", "there is no statement in it"]


def test_a_statement_without_its_end_is_told_when_the_next_begins(path: Path) -> None:
    text = camt(ntry("1.00"), "<Stmt><Id>S2</Id>", ntry("2.00"))
    first, second = read(path, text)
    assert (amounts(first), amounts(second)) == (["1.00"], ["2.00"])
    assert remarks(first) == [(0, "the statement isn't complete: its end is missing")]
    text = ofx(trn("1.00"), "<STMTRS><CURDEF>EUR", trn("2.00"))
    first, second = read(path, text)
    assert (first.currency, amounts(first), second.currency, amounts(second)) == ("USD", ["1.00"], "EUR", ["2.00"])
    (only,) = read(path, ofx(trn("1.00")).replace("</STMTRS>", ""))
    assert remarks(only) == [(0, "the statement isn't complete: its end is missing")]


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n"])
def test_line_ends_of_any_kind_and_a_byte_order_mark_make_no_difference(path: Path, ends: str) -> None:
    for text in (mt940(":61:2601050105C10,00NTRFA", ":86:Rent"), camt(ntry()), ofx(trn())):
        plain = read(path, text)
        assert read(path, b"\xef\xbb\xbf" + text.replace("\n", ends).encode()) == plain
        assert len(plain[0].entries) == 1


def test_mixed_line_ends_are_read(path: Path) -> None:
    text = mt940(":61:2601050105C10,00NTRFA", ":86:One", ":61:2601060106C20,00NTRFB", closing="C260131EUR130,00")
    (statement,) = read(path, text.replace("\n", "\r\n", 4).replace("One\n", "One\r"))
    assert (amounts(statement), remarks(statement)) == (["10.00", "20.00"], [])


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-16", "Nguyễn Văn Đức"),
        ("utf-8", "Nguyễn Văn Đức"),
        ("gb18030", "中国工商银行股份有限公司王小明还款"),
        ("cp1252", "Müller"),
    ],
)
def test_a_wrong_or_missing_word_about_the_encoding_does_no_harm(path: Path, encoding: str, name: str) -> None:
    """The files say UTF-8 and 1252, or nothing."""
    (statement,) = read(path, mt940(":61:2601050105C10,00NTRFA", f":86:{name}").encode(encoding))
    assert statement.entries[0].text == name
    party = f"<NtryDtls><TxDtls><RltdPties><Dbtr><Nm>{name}</Nm></Dbtr></RltdPties></TxDtls></NtryDtls>"
    (statement,) = read(path, camt(ntry(more=party)).encode(encoding))
    assert statement.entries[0].counterparty == name
    (statement,) = read(path, ofx(trn(more=f"<NAME>{name}")).encode(encoding))
    assert statement.entries[0].counterparty == name


def test_bytes_that_are_no_letters_are_left_out_and_told(path: Path) -> None:
    text = (
        mt940(":61:2601050105C10,00NTRFA", ":86:Nguyễn Văn Đức trả nợ vay, kỳ tháng tư, gửi lời chào quý khách")
        .encode()
        .replace(b"vay", b"v\xffy")
    )
    (statement,) = read(path, text)
    assert statement.entries[0].text == "Nguyễn Văn Đức trả nợ vy, kỳ tháng tư, gửi lời chào quý khách"
    assert file_remarks(path, text) == ["bytes in it are no letters of its encoding, utf-8; they were left out"]
    text = (
        camt(ntry(more="<AddtlNtryInf>Trả nợ, đúng hạn Đức Đạt XX</AddtlNtryInf>")).encode().replace(b"XX", b"\xff\xfe")
    )
    (statement,) = read(path, text)
    assert amounts(statement) == ["10.00"]


def test_an_encoding_can_be_stated_and_one_that_is_none_is_refused(path: Path) -> None:
    text = mt940(":61:2601050105C10,00NTRFA", ":86:Müller")
    (statement,) = read(path, text.encode("cp850"), encoding="cp850")
    assert statement.entries[0].text == "Müller"
    with pytest.raises(Refused, match="no encoding"):
        read(path, text, encoding="klingon")


def test_an_encoding_that_the_file_itself_states_is_taken_when_its_bytes_fit_nothing_else(path: Path) -> None:
    text = camt(ntry(more="<AddtlNtryInf>łódź ą</AddtlNtryInf>")).replace("UTF-8", "iso-8859-2").encode("iso-8859-2")
    (statement,) = read(path, text)
    assert statement.entries[0].text == "łódź ą"
    text = ofx(trn(more="<NAME>łódź")).replace("CHARSET:1252", "CHARSET:1250").encode("cp1250")
    (statement,) = read(path, text)
    assert statement.entries[0].counterparty == "łódź"
    text = camt(ntry(more="<AddtlNtryInf>Müller</AddtlNtryInf>")).replace("UTF-8", "klingon").encode("cp1252")
    (statement,) = read(path, text)
    assert statement.entries[0].text == "Müller"


def test_balances_below_zero_are_kept(path: Path) -> None:
    text = mt940(":61:2601050105D30,00NTRFA", opening="D260101EUR70,00", closing="D260131EUR100,00")
    (statement,) = read(path, text)
    assert (statement.opening, statement.closing, remarks(statement)) == (Decimal(-70), Decimal(-100), [])
    (statement,) = read(
        path, camt(ntry("30.00", "DBIT"), balances=bal("OPBD", "70", "DBIT") + bal("CLBD", "100", "DBIT"))
    )
    assert (statement.opening, statement.closing, remarks(statement)) == (Decimal(-70), Decimal(-100), [])
    (statement,) = read(path, ofx(trn(), balance="-100.00"))
    assert statement.closing == Decimal(-100)


def test_what_does_not_add_up_is_told_and_kept(path: Path) -> None:
    (statement,) = read(path, mt940(":61:2601050105C10,00NTRFA"))
    assert amounts(statement) == ["10.00"]
    (remark,) = statement.remarks
    minor = {name: getattr(value, "minor", None) for name, value in remark.message.values.items()}
    assert minor == {"opening": 10_000, "reckoned": 11_000, "closing": 10_000}


def test_entries_in_no_order_are_kept_as_they_stand(path: Path) -> None:
    days = ("0105", "0103", "0107")
    (statement,) = read(path, mt940(*(f":61:26{day}{day}C10,00NTRF{day}" for day in days), closing="C260131EUR130,00"))
    assert [entry.booked_on.day for entry in statement.entries] == [5, 3, 7]
    assert remarks(statement) == [(0, "its entries aren't in the order of their days")]


def test_newest_first_is_an_order(path: Path) -> None:
    (statement,) = read(path, TABLE + "2026-01-07,1,A\n2026-01-05,2,B\n2026-01-05,3,C\n", currency="USD")
    assert remarks(statement) == [(0, "it doesn't say which account it is of")]


def test_another_currency_is_kept_told_and_not_added(path: Path) -> None:
    balances = bal("OPBD", "100") + bal("CLBD", "110")
    (statement,) = read(path, camt(ntry("10.00"), ntry("5000", currency="JPY"), balances=balances))
    assert [(entry.currency, str(entry.amount)) for entry in statement.entries] == [("EUR", "10.00"), ("JPY", "5000")]
    assert remarks(statement) == [(7, "an entry is in JPY, the statement in EUR")]
    (statement,) = read(path, ofx(trn(), trn("7.50", more="<CURRENCY><CURRATE>1.1<CURSYM>eur</CURRENCY>", number="2")))
    assert [(entry.currency, entry.amount) for entry in statement.entries] == [
        ("USD", Decimal(10)), ("EUR", Decimal("7.5"))
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("currency", "text", "taken"),
    [("EUR", "1.005", "1.01"), ("EUR", "1.004999", "1.00"), ("VND", "1000.5", "1001"), ("BHD", "1.2345", "1.235")],
)
def test_decimals_too_many_are_rounded_half_up_and_told(path: Path, currency: str, text: str, taken: str) -> None:
    (statement,) = read(path, camt(ntry(text, currency=currency)).replace("<Ccy>EUR", f"<Ccy>{currency}"))
    assert amounts(statement) == [taken]
    assert remarks(statement) == [(6, f"“{text}” has more decimals than {currency} has; {taken} was taken")]


@pytest.mark.parametrize("text", ["", "abc", "1,5", "-5.00", "1e5", "NaN", "Infinity", "1_000", "٣", "9" * 30, "1.2.3"])
def test_what_is_no_amount_leaves_its_entry_out(path: Path, text: str) -> None:
    (statement,) = read(path, camt(ntry("1.00"), ntry(text), ntry("3.00")))
    kept = ["1.00", "1.50", "3.00"] if text == "1,5" else ["1.00", "3.00"]
    assert (amounts(statement), statement.left_out) == (kept, 3 - len(kept))
    assert len(remarks(statement)) == 3 - len(kept)


def test_a_camt_entry_needs_a_direction_and_a_day(path: Path) -> None:
    (statement,) = read(path, camt(ntry("1.00", ""), ntry("2.00", day=""), ntry("3.00", day="2026-02-30")))
    assert amounts(statement) == []
    assert [words for _line, words in remarks(statement)] == [
        "it doesn't say whether the money came in or went out",
        "it doesn't say on which day it was booked", "it doesn't say on which day it was booked",
    ]  # fmt: skip
    valued = "<ValDt><Dt>2026-01-09</Dt></ValDt>"
    (statement,) = read(path, camt(ntry("2.00", day="", more=valued)))
    assert statement.entries[0].booked_on == date(2026, 1, 9)
    (statement,) = read(path, camt(ntry("2.00", day=""), balances=bal("CLBD", "2", day="2026-01-31")))
    assert statement.entries[0].booked_on == date(2026, 1, 31)


def test_what_is_only_announced_is_left_out(path: Path) -> None:
    entries = [ntry(more=f"<Sts>{status}</Sts>") for status in ("BOOK", "PDNG", "<Cd>BOOK</Cd>", "<Cd>FUTR</Cd>")]
    (statement,) = read(path, camt(*entries))
    assert (len(statement.entries), statement.left_out) == (2, 2)
    (statement,) = read(
        path, mt940(":61:2601050105EC10,00NTRFA", ":61:2601050105C5,00NTRFA", closing="C260131EUR105,00")
    )
    assert (amounts(statement), statement.left_out) == (["5.00"], 1)


def test_damaged_balances_are_told_and_the_entries_come(path: Path) -> None:
    (statement,) = read(path, mt940(":61:2601050105C5,00NTRFA", opening="C26XX01EUR100,00", closing="C261331EUR1,00"))
    assert (statement.opening, statement.closing, amounts(statement)) == (None, None, ["5.00"])
    assert remarks(statement) == [
        (4, "a balance isn't written as MT940 says: “C26XX01EUR100,00”"),
        (6, "a balance isn't written as MT940 says: “C261331EUR1,00”"),
    ]
    broken = bal("OPBD", "x") + bal("CLBD", "5").replace("</Tp>", "")
    (statement,) = read(path, camt(ntry("5.00"), balances=broken))
    assert (statement.opening, statement.closing, amounts(statement)) == (None, None, ["5.00"])
    assert [words for _line, words in remarks(statement)] == [
        "what the statement says of its account or balance is damaged here"
    ] * 2
    (statement,) = read(path, ofx(trn("5.00"), balance="five"))
    assert (statement.closing, amounts(statement)) == (None, ["5.00"])
    assert [words for _line, words in remarks(statement)] == ["“five” is no number"]


def test_bad_days_of_mt940_and_ofx_are_told(path: Path) -> None:
    lines = ":61:2602300105C5,00NTRFA", ":61:2602280230C6,00NTRFB", ":61:260228C7,00NTRFC"
    (statement,) = read(path, mt940(*lines, closing="C260131EUR107,00"))
    assert amounts(statement) == ["7.00"]
    assert remarks(statement) == [(5, "“260230” is no date"), (6, "“0230” is no date")]
    (statement,) = read(path, ofx(trn("1.00", "20261301"), trn("2.00", ""), trn("3.00", "2026"), trn("4.00")))
    assert amounts(statement) == ["4.00"]
    assert [words for _line, words in remarks(statement)] == [
        "“20261301” is no date", "it doesn't say on which day it was booked", "“2026” is no date"
    ]  # fmt: skip


def test_bad_rows_of_a_table_are_told_one_by_one(path: Path) -> None:
    rows = "2026-01-05,10.00,A\n2026-01-06,ten,B\nyesterday,1.00,C\n,5.00,D\n2026-01-07,,E\n2026-01-08,1,F,G,H\n\n,,\n"
    rows += "Total,,\n2026-01-09,7.00,I\n"
    (statement,) = read(path.with_suffix(".csv"), TABLE + rows, currency="EUR")
    assert amounts(statement) == ["10.00", "7.00"]
    assert remarks(statement)[:-1] == [
        (3, "“ten” is no number"),
        (4, "“yesterday” is no date of the form D/M/YYYY"),
        (5, "it doesn't say on which day it was booked"),
        (6, "there is no amount in it"),
        (7, "it has 5 fields where the header has 3"),
        (10, "there is no amount in it"),
    ]


def test_of_a_statement_that_is_all_doubts_the_first_are_enough(path: Path) -> None:
    (statement,) = read(path, camt(*(ntry("x") for _number in range(500))))
    assert (statement.left_out, len(statement.remarks)) == (500, 200)


def test_text_from_a_file_is_safe(path: Path) -> None:
    """No control characters, no overrides of direction, one line."""
    (statement,) = read(path, mt940(":61:2601050105C10,00NTRFA", ":86:\x1b]0;x\x07pay\u202eback\u0000\t[b]x"))
    assert statement.entries[0].text == "]0;xpayback [b]x"


def test_files_that_are_none_are_refused_in_words(path: Path) -> None:
    with pytest.raises(Refused, match="There is no file"):
        open_statements(path)
    with pytest.raises(Refused, match=r"neither MT940, camt\.052 to 054 or OFX, nor a table"):
        read(path, "Dear Sir,\n\nplease find enclosed.\n")
    with pytest.raises(Refused, match="no columns for a day and an amount; it has: Name, Phone"):
        read(path.with_suffix(".csv"), "Name,Phone\nLan,0903\n")
    with pytest.raises(Refused, match="neither MT940"):
        read(path, b"")
    with pytest.raises(Refused, match="neither MT940"):
        read(path, bytes(range(256)) * 40)
