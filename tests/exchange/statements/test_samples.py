"""The public samples of statements come in whole; what they contain was counted by grep and added up by hand."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import mt940
import pytest

from crodesk.exchange.statements import Statement, open_statements

from .making import amounts, read, remarks, total

ROOT = Path(__file__).parents[3]

MT940: Mapping[str, tuple[int, int, str]] = {
    "abnamro.sta": (2, 10, "-345.93"), "account_balance_credit.sta": (1, 0, "0"),
    "account_balance_debit.sta": (1, 0, "0"), "account_identification_iban.sta": (1, 0, "0"),
    "account_identification_legacy.sta": (1, 0, "0"), "available_balance.sta": (0, 0, "0"),
    "closing_balance.sta": (1, 0, "0"), "generic.sta": (2, 2, "-20"), "ing.sta": (1, 7, "-45.59"),
    "knab.sta": (2, 3, "-6260"), "mt940.sta": (3, 16, "12327.30"), "postfinance.sta": (2, 4, "159.40"),
    "rabobank-iban.sta": (2, 4, "-70"), "rabobank.sta": (4, 5, "-1589.09"), "reference.sta": (0, 0, "0"),
    "sns.sta": (2, 2, "-25"), "statement_details.sta": (1, 1, "-1.62"), "statement_line.sta": (1, 1, "-1.62"),
    "statement_number.sta": (1, 0, "0"), "triodos.sta": (1, 2, "-715.70"),
}  # fmt: skip
"""Statements (`grep -c '^:20:'`, for the pieces of statements 1 where there is something to tell), entries
(`grep -c '^:61:'`), and the sum of the amounts in field 61 by awk, those with D negative."""
CAMT: Mapping[str, tuple[int, int, str]] = {
    "camt052.v2.xml": (1, 1, "-200000"), "camt053.v2.all-balance-types.xml": (1, 1, "8.85"),
    "camt053.v2.five.decimals.xml": (1, 1, "8.85"), "camt053.v2.minimal.ultimate.xml": (1, 1, "8.85"),
    "camt053.v2.minimal.xml": (1, 1, "8.85"), "camt053.v2.multi.statement.xml": (2, 2, "1.85"),
    "camt053.v2.with-account-name.xml": (1, 1, "8.85"), "camt053.v2.with-party-ids.xml": (1, 1, "8.85"),
    "camt053.v2.wrong.xml": (0, 0, "0"), "camt053.v4.xml": (1, 1, "8.85"),
}  # fmt: skip
"""`grep -c '<Stmt>\\|<Rpt>'`, `grep -c '<Ntry>'`, and the amounts read off."""
OFX: Mapping[str, tuple[int, int, str]] = {
    "bank_medium.ofx": (1, 3, "-345.27"), "bank_small.ofx": (0, 0, "0"), "checking.ofx": (1, 3, "-59.50"),
    "multiple_accounts.ofx": (2, 0, "0"),
}  # fmt: skip
"""`grep -c '<STMTRS>'`, `grep -c '<STMTTRN>'`, `grep '<TRNAMT>'` added up."""
TABLES: Mapping[str, tuple[int, int, str]] = {"default.csv": (2, 8, "465000"), "xero.csv": (3, 13, "0")}
"""Accounts (`cut -d, -f7`, `cut -d, -f3`, sorted, unique), rows after the header, and their sum by awk."""
FORMATS = {"mt940": MT940, "camt": CAMT, "ofx": OFX, "csv": TABLES}
ALL = [(kind, name) for kind, files in FORMATS.items() for name in files]


@pytest.fixture(scope="session")
def samples() -> Path:
    """The public samples; a test that needs them skips where they aren't."""
    folder = ROOT.parent / "shared" / "data" / "statements"
    if not folder.is_dir():
        pytest.skip("the public statements aren't at shared/data/statements beside the checkout")
    return folder


def one(samples: Path, name: str) -> Statement:
    (statement,) = read(samples / name)
    return statement


@pytest.mark.parametrize(("kind", "name"), ALL)
def test_every_sample_has_its_statements_entries_and_sum(samples: Path, kind: str, name: str) -> None:
    file = open_statements(samples / kind / name)
    found = list(file.read())
    assert file.format == kind
    assert (len(found), sum(len(each.entries) for each in found), total(found)) == (
        *FORMATS[kind][name][:2],
        Decimal(FORMATS[kind][name][2]),
    )
    assert sum(each.left_out for each in found) == 0


def test_all_samples_are_there(samples: Path) -> None:
    found = {(path.parent.name, path.name) for path in samples.glob("*/*")}
    assert found == set(ALL)
    assert len(ALL) == 36


@pytest.mark.parametrize("name", MT940)
def test_another_reader_finds_the_same_days_and_amounts(samples: Path, name: str) -> None:
    """The package mt-940, which reads the whole file as one statement."""
    theirs = [transaction.data for transaction in mt940.parse(str(samples / "mt940" / name), encoding="utf-8")]
    ours = [entry for statement in read(samples / "mt940" / name) for entry in statement.entries]
    assert [(date(*each["date"].timetuple()[:3]), each["amount"].amount) for each in theirs if "amount" in each] == [
        (entry.valued_on, entry.amount) for entry in ours
    ]


def test_most_samples_do_not_add_up_and_say_so(samples: Path) -> None:
    """By hand: 100 - 10 = 90 in `generic`; 3,236.28 - 321.44 isn't 876.84 in `abnamro`."""
    assert [remarks(each) for each in read(samples / "mt940" / "generic.sta")] == [[], []]
    first, second = read(samples / "mt940" / "abnamro.sta")
    (mark,) = first.remarks
    assert mark.message.text.startswith("{opening} at the start and the entries come to {reckoned}")
    assert [getattr(value, "minor", None) for value in mark.message.values.values()] == [323_628, 291_484, 87_684]
    assert len(second.remarks) == 1


def test_a_german_statement_tells_name_account_and_purpose(samples: Path) -> None:
    _first, second, third = read(samples / "mt940" / "mt940.sta")
    assert (second.account, second.currency, second.number) == ("10020030/1234567", "EUR", "5/1")
    assert (second.from_on, second.to_on) == (date(2002, 11, 1), date(2002, 11, 30))
    assert (second.opening, second.closing) == (Decimal("2187.95"), Decimal("4387.95"))
    rent, salary = second.entries
    assert (rent.booked_on, rent.valued_on, rent.amount) == (date(2002, 11, 2), date(2002, 11, 1), Decimal("-800.00"))
    assert (rent.counterparty, rent.counter_account, rent.counter_bank) == ("MUELLER", "234567", "10020030")
    assert (rent.bank_reference, rent.reference, rent.code) == ("55555", "", "008")
    assert rent.text == "DAUERAUFTRAG Miete November"
    assert (salary.amount, salary.counter_account) == (Decimal("3000.00"), "0847564700")
    assert third.entries[0].counter_account == "PL08106000760000777777777777"
    assert third.entries[1].reference == "REF 25611247"


def test_dutch_statements_tell_name_and_account(samples: Path) -> None:
    paid, other = read(samples / "mt940" / "rabobank-iban.sta")[0].entries
    assert (paid.counterparty, paid.counter_account) == ("CONTRA ACCOUNT HOLDER", "NL70ABNA0987654321")
    assert paid.reference == "01-01-2013 12:00 0030000987654321"
    assert (other.counterparty, other.text) == ("JOHN DOE", "P001234567 Reference 201301234")
    old = read(samples / "mt940" / "rabobank.sta")[0].entries[0]
    assert (old.counterparty, old.counter_account) == ("W.P. Jansen", "0121470966")
    shop = read(samples / "mt940" / "knab.sta")[1].entries[0]
    assert (shop.counterparty, shop.counter_account) == ("PICQER", "NL65INGB0123456789")
    assert shop.bank_reference == "B4G29PGCVO7Q06US"
    rent = one(samples, "mt940/triodos.sta").entries[0]
    assert rent.text == "ALGEMENE TUSSENREKENING KOSTEN VAN 01-10-2010 TOT EN MET 31-12-2010"


def test_a_camt_entry_tells_its_parties_by_its_direction(samples: Path) -> None:
    came = one(samples, "camt/camt053.v4.xml").entries[0]
    assert (came.counterparty, came.counter_account, came.amount) == (
        "NAME NAME",
        "NL56AGDH9619008421",
        Decimal("8.85"),
    )
    assert (came.bank_reference, came.reference) == ("AAAASESS-FP-CN_98765/01", "4654654654654654")
    assert (came.code, came.booked_on, came.valued_on) == ("PAYM-0001-0005", date(2014, 12, 31), date(2015, 1, 2))
    went = one(samples, "camt/camt052.v2.xml").entries[0]
    assert (went.counterparty, went.counter_bank, went.currency) == ("Company Name", "BANKCHZHXXX", "SEK")


def test_a_balance_in_another_currency_is_not_taken(samples: Path) -> None:
    statement = one(samples, "camt/camt053.v2.minimal.xml")
    assert (statement.opening, statement.closing) == (Decimal("18.15"), None)
    assert [text for _line, text in remarks(statement)] == [
        "a balance is in SEK, the statement in EUR; it wasn't taken"
    ]


def test_ofx_tells_its_account_period_and_balance(samples: Path) -> None:
    statement = one(samples, "ofx/checking.ofx")
    assert (statement.account, statement.currency, statement.closing) == ("1452687~7", "USD", Decimal("100.99"))
    assert (statement.from_on, statement.to_on) == (date(2000, 1, 1), date(2013, 5, 25))
    check = statement.entries[2]
    assert (check.bank_reference, check.reference, check.code) == ("0000488", "319", "CHECK")
    assert (check.counterparty, check.line) == ("RETURNED CHECK FEE, CHECK # 319", 62)


def test_a_table_of_several_accounts_is_several_statements(samples: Path) -> None:
    income, cash, checking = read(samples / "csv" / "xero.csv", currency="TZS")
    assert [each.account for each in (income, cash, checking)] == ["Income", "Cash", "Checking"]
    assert [len(each.entries) for each in (income, cash, checking)] == [5, 7, 1]
    assert amounts(checking) == ["209000.00"]
    assert checking.entries[0].booked_on == date(2015, 2, 14)
    assert remarks(checking) == []
