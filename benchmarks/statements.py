"""A statement of 100,000 entries read and matched with 20,000 loans, beside `csv.reader` that just reads its rows."""

import csv
import random
import tracemalloc
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measures import Fact, Found, Measure, in_turn
from benchmarks.plan import Plan, folder
from crodesk.domain.lending.matching import Due, Index, Known, Match, Verdict, Wanted, match
from crodesk.exchange.statements import Entry, open_statements
from crodesk.services.uncollected import uncollected

ABOUT = """A statement of made-up entries: seven in ten pay what is due on one of 20,000 loans, and name it, come from a
known account, or stand in the borrower's name; the rest are of no loan or went out. It is read as CSV by the names of
its columns, every entry checked and given its key, and matched; the index of loans is made in that time too. The floor,
`csv.reader`, reads the rows of the CSV and drops them. MT940, camt.053 and OFX of the same entries are just read, over
the same floor; they have no goal."""

LOANS, DUES = 20_000, 36
START = date(2026, 1, 1)
SYLLABLES = """
    An Binh Chi Dung Duc Ha Hai Hoa Hung Lan Linh Long Mai Minh Nam Nga Phuc Quang Son Tam Thu Tuan Van Yen
"""
MEMORY_GOAL = 200
"""MB that reading a statement may take beyond what it brings; the entries themselves are most of it."""


def run(plan: Plan) -> Iterator[Found]:
    """Read and match, in turn with the floor."""
    count = min(plan.rows, 100_000)
    loans = [_loan(number) for number in range(LOANS)]
    known = [Known(number, account=f"9{number:09}") for number in range(0, LOANS, 5)]
    rows = list(_rows(count, random.Random(5)))
    with TemporaryDirectory(dir=folder()) as inside:
        files = _files(Path(inside), rows)
        found = _whole(files["csv"], loans, known)
        yield _tally(found, count)
        times, floor_times = in_turn(
            lambda: _whole(files["csv"], loans, known), lambda: _floor(files["csv"]), plan.imports * 3
        )
        yield Measure("23", f"{count:,} entries read, keyed, matched", "csv.reader", times, floor_times, 8.0)
        for name, path in files.items():
            times, floor_times = in_turn(partial(_entries, path), lambda: _floor(files["csv"]), plan.imports)
            yield Measure("23", f"{count:,} entries read as {name}", "csv.reader over the CSV", times, floor_times)
        yield _memory(files["camt"], count)


def _whole(path: Path, loans: list[Wanted], known: list[Known]) -> list[Match]:
    """Do as `statement_taking` does."""
    with uncollected():
        return match(_entries(path), Index(loans, known))


def _entries(path: Path) -> list[Entry]:
    return [entry for statement in open_statements(path, currency="VND").read() for entry in statement.entries]


def _floor(path: Path) -> int:
    with path.open(encoding="utf-8", newline="") as file:
        return sum(1 for _row in csv.reader(file))


def _tally(found: list[Match], count: int) -> Fact:
    """Return how many are sure and likely: of those that pay a loan, most are sure."""
    sure = sum(each.verdict is Verdict.SURE for each in found)
    likely = sum(each.verdict is Verdict.LIKELY for each in found)
    value = f"{sure:,} sure, {likely:,} likely, {count - sure - likely:,} none"
    return Fact("23", f"{count:,} entries: what was found", "", value, "half sure", sure >= count // 2)


def _memory(path: Path, count: int) -> Fact:
    """Return what reading takes at most, beyond what is there before."""
    tracemalloc.start()
    for statement in open_statements(path).read():
        kept = len(statement.entries)
    peak = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    size = f"{path.stat().st_size / 1e6:.0f} MB of XML, {kept:,} entries kept"
    met = peak <= MEMORY_GOAL
    return Fact("23", f"{count:,} entries of camt.053: memory", "", f"{peak:.0f} MB", f"<= {MEMORY_GOAL} MB", met, size)


def _loan(number: int) -> Wanted:
    payment = _payment(number)
    dues = tuple(Due(START + timedelta(number % 28 + 30 * month), payment) for month in range(DUES))
    accounts = (f"0071{number:08}",) if number % 2 else ()
    return Wanted(number, "VND", (f"LD2024{number:06}", f"HD-{number}/2024"), accounts, (_name(number),), dues)


def _name(number: int) -> str:
    known = SYLLABLES.split()
    chosen = (known[number // 24**power % 24] for power in range(4))
    return " ".join(("Nguyen", *chosen))


Line = tuple[date, Decimal, str, str, str, str]


def _rows(count: int, chance: random.Random) -> Iterator[Line]:
    """Give day, amount, number, payer, account and text of each entry."""
    for row in range(count):
        day = START + timedelta(row * 150 // count)
        number, kind = chance.randrange(LOANS), chance.randrange(10)
        due = _payment(number)
        if kind < 3:
            text, account = f"TRA NO VAY LD2024{number:06} KY {row % 36 + 1}", f"8{row:09}"
        elif kind < 5:
            text, account = "chuyen tien", f"9{number - number % 5:09}"
            due = _payment(number - number % 5)
        elif kind < 7:
            text, account = f"CT tu tai khoan, noi dung tra no thang {row % 12 + 1}", f"0071{number:08}"
        else:
            text, account, due = f"thanh toan hoa don {row}", f"7{row:09}", Decimal(row % 700_000 + 1) * (-1) ** row
        yield day, due, f"FT{row:010}", _name(number if kind < 7 else LOANS + row), account, text


def _payment(number: int) -> Decimal:
    """Return what is due on a loan each month."""
    return Decimal(1_000_000 + number * 137 % 9_000_000)


def _files(inside: Path, rows: list[Line]) -> dict[str, Path]:
    """Write the same entries in each format."""
    found = {}
    for name, written in WRITERS.items():
        found[name] = inside / f"statement.{name}"
        with found[name].open("w", encoding="utf-8", newline="") as file:
            file.writelines(written(rows))
    return found


def _csv(rows: list[Line]) -> Iterator[str]:
    yield "Account,Booking date,Value date,Amount,Currency,Transaction id,Counterparty,Counter account,Description\n"
    for day, amount, number, name, account, text in rows:
        yield f'0011000000001,{day},{day},{amount},VND,{number},{name},{account},"{text}"\n'


def _mt940(rows: list[Line]) -> Iterator[str]:
    yield ":20:STATEMENT\n:25:0011000000001\n:28C:1/1\n:60F:C260101VND0,\n"
    for day, amount, number, name, account, text in rows:
        mark = "C" if amount >= 0 else "D"
        yield f":61:{day:%y%m%d%m%d}{mark}{abs(amount)},NTRFNONREF//{number}\n"
        yield f":86:166?00TRANSFER?20{text[:27]}?21{text[27:54]}?31{account}?32{name[:27]}\n"
    yield ":62F:C260601VND0,\n-\n"


def _camt(rows: list[Line]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">'
    yield "<BkToCstmrStmt><Stmt><Id>1</Id><Acct><Id><Othr><Id>0011000000001</Id></Othr></Id><Ccy>VND</Ccy></Acct>\n"
    for day, amount, number, name, account, text in rows:
        side = "CRDT" if amount >= 0 else "DBIT"
        yield f'<Ntry><Amt Ccy="VND">{abs(amount)}</Amt><CdtDbtInd>{side}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>\n'
        yield f"<BookgDt><Dt>{day}</Dt></BookgDt><ValDt><Dt>{day}</Dt></ValDt><AcctSvcrRef>{number}</AcctSvcrRef>\n"
        yield "<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>DMCT</SubFmlyCd></Fmly></Domn></BkTxCd>\n"
        yield f"<NtryDtls><TxDtls><RltdPties><Dbtr><Pty><Nm>{name}</Nm></Pty></Dbtr><DbtrAcct><Id><Othr>"
        yield f"<Id>{account}</Id></Othr></Id></DbtrAcct></RltdPties>"
        yield f"<RmtInf><Ustrd>{text}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>\n"
    yield "</Stmt></BkToCstmrStmt></Document>\n"


def _ofx(rows: list[Line]) -> Iterator[str]:
    yield "OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>VND"
    yield "<BANKACCTFROM><ACCTID>0011000000001</BANKACCTFROM><BANKTRANLIST>\n"
    for day, amount, number, name, account, text in rows:
        yield f"<STMTTRN><TRNTYPE>XFER<DTPOSTED>{day:%Y%m%d}<TRNAMT>{amount}<FITID>{number}<NAME>{name}"
        yield f"<BANKACCTTO><ACCTID>{account}</BANKACCTTO><MEMO>{text}</STMTTRN>\n"
    yield "</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>\n"


WRITERS = {"csv": _csv, "mt940": _mt940, "camt": _camt, "ofx": _ofx}
