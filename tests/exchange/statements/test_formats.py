"""What each format can say of an entry, in the ways in which banks say it."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from crodesk.exchange.statements import Entry

from .making import amounts, camt, mt940, ntry, ofx, read, remarks, trn


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "statement.txt"


def swift(path: Path, *lines: str) -> Entry:
    """Return the only entry of an MT940 statement with these lines."""
    (statement,) = read(path, mt940(*lines))
    (entry,) = statement.entries
    return entry


def payment(amount: str, name: str, reference: str = "", currency: str = "EUR") -> str:
    """Return one payment of a batch in camt."""
    said = f'<Amt Ccy="{currency}">{amount}</Amt>' if amount else ""
    return (
        f"<TxDtls><Refs><EndToEndId>{reference or 'NOTPROVIDED'}</EndToEndId></Refs>{said}"
        f"<RltdPties><Dbtr><Pty><Nm>{name}</Nm></Pty></Dbtr></RltdPties></TxDtls>"
    )


def test_a_message_in_its_envelope_is_read(path: Path) -> None:
    inner = mt940(":61:2601050105C10,00NTRFA").removesuffix("-\n")
    text = "{1:F01BANKVNVXAXXX0000000000}{2:I940BANKVNVXXXXXN}{4:\n" + inner + "-}{5:{CHK:1}}\n"
    (statement,) = read(path, text)
    assert (statement.account, amounts(statement)) == ("123456", ["10.00"])
    (statement,) = read(path, text.replace("{4:\n", "{4:"))
    assert (statement.account, statement.line) == ("123456", 1)


def test_statements_that_no_mark_parts_are_parted_by_their_fields(path: Path) -> None:
    one = mt940(":61:2601050105C10,00NTRFA", closing="C260131EUR110,00").removesuffix("-\n")
    first, second = read(path, one + one.replace("10,00NTRFA", "20,00NTRFB"))
    assert (amounts(first), amounts(second)) == (["10.00"], ["20.00"])
    first, second = read(path, one + one.removeprefix(":20:X\n"))
    assert (first.line, second.line) == (1, 7)


@pytest.mark.parametrize(
    ("mark", "amount", "reversal"),
    [("C", "10.00", False), ("D", "-10.00", False), ("RC", "-10.00", True), ("RD", "10.00", True),
     ("CR", "10.00", False), ("DR", "-10.00", False), ("RDR", "10.00", True)],
)  # fmt: skip
def test_marks_of_debit_credit_and_reversal(path: Path, mark: str, amount: str, reversal: bool) -> None:
    """Field 61: RC takes a credit back, so it is money that went out; a letter after the mark is of the currency."""
    entry = swift(path, f":61:2601050105{mark}10,NTRFA")
    assert (str(entry.amount), entry.reversal, entry.code) == (amount, reversal, "NTRF")


def test_the_day_booked_is_in_the_year_nearest_to_the_value_day(path: Path) -> None:
    assert swift(path, ":61:2601020102C1,NTRFA").booked_on == date(2026, 1, 2)
    assert swift(path, ":61:2601021231C1,NTRFA").booked_on == date(2025, 12, 31)
    assert swift(path, ":61:2512310102C1,NTRFA").booked_on == date(2026, 1, 2)
    assert swift(path, ":61:2402280229C1,NTRFA").booked_on == date(2024, 2, 29)
    assert swift(path, ":61:991231C1,NTRFA").booked_on == date(1999, 12, 31)


def test_sepa_words_in_the_purpose_are_told_apart(path: Path) -> None:
    entry = swift(
        path, ":61:2601050105C10,00NTRFNONREF//BANK1",
        ":86:166?00GUTSCHRIFT?20EREF+LD2024001?21MREF+M1?22SVWZ+Rate Januar?30DEUTDEFF?31DE12\n?32Lan?33Tran",
    )  # fmt: skip
    assert (entry.reference, entry.bank_reference, entry.text) == ("LD2024001", "BANK1", "GUTSCHRIFT Rate Januar")
    assert (entry.counterparty, entry.counter_account, entry.counter_bank) == ("LanTran", "DE12", "DEUTDEFF")


def test_a_reference_in_both_places_is_kept_from_both(path: Path) -> None:
    entry = swift(path, ":61:2601050105C10,00NTRFR1", ":86:166?20EREF+R2?21SVWZ+Rate?32Lan")
    assert (entry.reference, entry.text) == ("R1", "Rate R2")


def test_a_counterparty_between_slashes_is_told(path: Path) -> None:
    entry = swift(
        path, ":61:2601050105C10,00NTRFNONREF", ":86:/TRTP/SEPA/CNTP/NL12BANK/BANKNL2A/Lan Tran/Hue//REMI/Rate/"
    )
    assert (entry.counterparty, entry.counter_account, entry.counter_bank) == ("Lan Tran", "NL12BANK", "BANKNL2A")
    assert (entry.text, entry.code) == ("Rate", "SEPA")
    entry = swift(path, ":61:2601050105C10,00NTRFNONREF", ":86:/EREF/NOTPROVIDED/IBAN/NL1/BIC/B/NAME/Lan/REMI/Rate")
    assert (entry.counterparty, entry.counter_account, entry.counter_bank, entry.reference) == ("Lan", "NL1", "B", "")


def test_full_lines_go_on_without_a_blank(path: Path) -> None:
    entry = swift(path, ":61:2601050105C10,00NTRFNONREF", f":86:{'a' * 63}12", "34 Rate", "Januar")
    assert entry.text == f"{'a' * 63}1234 Rate Januar"


def test_fields_of_other_banks_are_passed_over(path: Path) -> None:
    lines = ":61:2601050105C10,00NTRFA", ":NS:01Something", ":86:Rent", ":64:C260105EUR1,00"
    assert swift(path, *lines).text == "Rent"


def test_a_batch_that_comes_to_what_was_booked_is_parted(path: Path) -> None:
    batch = f"<NtryDtls>{payment('4.00', 'Lan', 'R1')}{payment('6.00', 'Hoa', 'R2')}</NtryDtls>"
    (statement,) = read(path, camt(ntry("10.00", more=f"<AcctSvcrRef>B1</AcctSvcrRef>{batch}")))
    assert amounts(statement) == ["4.00", "6.00"]
    assert [(each.counterparty, each.reference, each.bank_reference) for each in statement.entries] == [
        ("Lan", "R1", "B1"), ("Hoa", "R2", "B1")
    ]  # fmt: skip
    assert len({each.key for each in statement.entries}) == 2


def test_a_batch_that_does_not_is_left_together_and_told(path: Path) -> None:
    batch = f"<NtryDtls>{payment('4.00', 'Lan')}{payment('5.00', 'Hoa')}</NtryDtls>"
    (statement,) = read(path, camt(ntry("10.00", more=batch)))
    assert amounts(statement) == ["10.00"]
    (line, words), *_others = remarks(statement)
    assert (line, words[:33]) == (6, "2 payments are booked as one; wha")
    for second in (payment("", "Hoa"), payment("6.00", "Hoa", currency="USD")):
        (statement,) = read(path, camt(ntry("10.00", more=f"<NtryDtls>{payment('4.00', 'Lan')}{second}</NtryDtls>")))
        assert (amounts(statement), remarks(statement)) == (["10.00"], [])


def test_a_batch_may_say_its_amounts_in_another_place(path: Path) -> None:
    inner = '<TxDtls><AmtDtls><TxAmt><Amt Ccy="EUR">5.00</Amt></TxAmt></AmtDtls></TxDtls>'
    (statement,) = read(path, camt(ntry("10.00", more=f"<NtryDtls>{inner}{inner}</NtryDtls>")))
    assert amounts(statement) == ["5.00", "5.00"]


def test_the_parties_of_a_reversal_are_those_of_what_it_takes_back(path: Path) -> None:
    """Money that we were paid by Lan goes back to her: she is still the debtor."""
    parties = "<RltdPties><Dbtr><Nm>Lan</Nm></Dbtr><Cdtr><Nm>We</Nm></Cdtr></RltdPties>"
    more = f"<RvslInd>true</RvslInd><NtryDtls><TxDtls>{parties}</TxDtls></NtryDtls>"
    (statement,) = read(path, camt(ntry("10.00", "DBIT", more=more)))
    (entry,) = statement.entries
    assert (entry.amount, entry.reversal, entry.counterparty) == (Decimal("-10.00"), True, "Lan")


def test_our_own_account_is_never_the_other_side(path: Path) -> None:
    parties = (
        "<RltdPties><Dbtr><Nm>We</Nm></Dbtr><DbtrAcct><Id><IBAN>VN12</IBAN></Id></DbtrAcct>"
        "<Cdtr><Nm>Lan</Nm></Cdtr><CdtrAcct><Id><Othr><Id>77</Id></Othr></Id></CdtrAcct></RltdPties>"
    )
    (statement,) = read(path, camt(ntry(more=f"<NtryDtls><TxDtls>{parties}</TxDtls></NtryDtls>")))
    assert (statement.entries[0].counterparty, statement.entries[0].counter_account) == ("Lan", "77")


def test_names_of_elements_may_have_a_prefix(path: Path) -> None:
    plain = camt(ntry("1.00"), ntry("2.00", "DBIT"))
    body = plain[plain.index("<BkToCstmrStmt>") : plain.index("</Document>")]
    prefixed = body.replace("</", "\0").replace("<", "<ns2:").replace("\0", "</ns2:")
    (statement,) = read(path, plain.replace(body, prefixed))
    assert (statement.account, amounts(statement)) == ("VN12", ["1.00", "-2.00"])


@pytest.mark.parametrize(("kind", "name"), [("Rpt", "camt.052"), ("Ntfctn", "camt.054"), ("Stmt", "camt.053")])
def test_reports_and_notifications_are_read_like_statements(path: Path, kind: str, name: str) -> None:
    (statement,) = read(path, camt(ntry(), kind=kind))
    assert (statement.format, len(statement.entries), statement.number) == (name, 1, "S1")


def test_ofx_tells_payee_account_and_correction(path: Path) -> None:
    more = (
        "<PAYEE><NAME>Lan<ADDR1>Hue</PAYEE><BANKACCTTO><BANKID>B<ACCTID>77</BANKACCTTO><REFNUM>R"
        "<CORRECTFITID>9<CORRECTACTION>DELETE"
    )
    (statement,) = read(path, ofx(trn("-5.00", more=more)))
    (entry,) = statement.entries
    assert (entry.counterparty, entry.counter_account, entry.counter_bank) == ("Lan", "77", "B")
    assert (entry.reference, entry.reversal) == ("R", True)
    (statement,) = read(path, ofx(trn("5,50", "20260105120000.000[+7:ICT]", "<DTAVAIL>20260106<CHECKNUM>3")))
    (entry,) = statement.entries
    assert (entry.amount, entry.booked_on, entry.valued_on) == (Decimal("5.50"), date(2026, 1, 5), date(2026, 1, 6))
    assert (entry.reference, entry.reversal) == ("3", False)
