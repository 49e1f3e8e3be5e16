"""What tests of statements share: files made on the spot, and what comes out of them."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from crodesk.exchange.statements import Statement, open_statements
from crodesk.exchange.tables import TableOptions


def read(
    path: Path, content: str | bytes | None = None, profile: str = "", currency: str = "", encoding: str = ""
) -> list[Statement]:
    """Write a file, if there is something to write, and read it."""
    if content is not None:
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(open_statements(path, profile, TableOptions(encoding=encoding), currency).read())


def file_remarks(path: Path, content: str | bytes) -> list[str]:
    """Write a file, read it, and return what is doubtful about the file itself."""
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    file = open_statements(path)
    list(file.read())
    return [said(remark.message.text, remark.message.values) for remark in file.remarks]


def said(text: str, values: object) -> str:
    """Return a message with its places filled."""
    assert isinstance(values, dict)
    return text.format(**values)


def remarks(statement: Statement) -> list[tuple[int, str]]:
    """Return the line and the words of each remark."""
    return [(line, said(message.text, message.values)) for line, message in statement.remarks]


def amounts(statement: Statement) -> list[str]:
    """Return the amounts as they are kept."""
    return [str(entry.amount) for entry in statement.entries]


def keys(statements: Sequence[Statement]) -> list[str]:
    """Return the keys of all entries, in order."""
    return [entry.key for statement in statements for entry in statement.entries]


def total(statements: Sequence[Statement]) -> Decimal:
    """Return what all entries come to."""
    return sum((entry.amount for statement in statements for entry in statement.entries), Decimal(0))


def mt940(*lines: str, opening: str = "C260101EUR100,00", closing: str = "C260131EUR100,00") -> str:
    """Return a statement as MT940 with these lines between its balances."""
    body = "".join(f"{line}\n" for line in lines)
    return f":20:X\n:25:123456\n:28C:1/1\n:60F:{opening}\n{body}:62F:{closing}\n-\n"


def camt(*entries: str, head: str = "", balances: str = "", kind: str = "Stmt", root: str = "BkToCstmrStmt") -> str:
    """Return a camt message with these entries."""
    inner = "\n".join(entries)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n{head}'
        '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">\n'
        f"<{root}><GrpHdr><MsgId>M</MsgId></GrpHdr>\n<{kind}><Id>S1</Id><Acct><Id><IBAN>VN12</IBAN></Id><Ccy>EUR</Ccy></Acct>\n"
        f"{balances}\n{inner}\n</{kind}></{root}></Document>\n"
    )


def ntry(
    amount: str = "10.00", sign: str = "CRDT", day: str = "2026-01-05", more: str = "", currency: str = "EUR"
) -> str:
    """Return one entry of a camt message."""
    booked = f"<BookgDt><Dt>{day}</Dt></BookgDt>" if day else ""
    return f'<Ntry><Amt Ccy="{currency}">{amount}</Amt><CdtDbtInd>{sign}</CdtDbtInd>{booked}{more}</Ntry>'


def bal(code: str, amount: str, sign: str = "CRDT", currency: str = "EUR", day: str = "2026-01-01") -> str:
    """Return one balance of a camt message."""
    return (
        f"<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp>"
        f'<Amt Ccy="{currency}">{amount}</Amt><CdtDbtInd>{sign}</CdtDbtInd><Dt><Dt>{day}</Dt></Dt></Bal>'
    )


def ofx(*entries: str, balance: str = "100.00", end: str = "</OFX>", currency: str = "USD") -> str:
    """Return a statement as OFX 1 with these entries."""
    inner = "\n".join(entries)
    return (
        f"OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nENCODING:USASCII\nCHARSET:1252\n\n<OFX><BANKMSGSRSV1><STMTTRNRS>"
        f"<STMTRS><CURDEF>{currency}<BANKACCTFROM><BANKID>1<ACCTID>77<ACCTTYPE>CHECKING</BANKACCTFROM>"
        f"<BANKTRANLIST><DTSTART>20260101<DTEND>20260131\n{inner}\n</BANKTRANLIST>"
        f"<LEDGERBAL><BALAMT>{balance}<DTASOF>20260131</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1>{end}"
    )


def trn(amount: str = "10.00", day: str = "20260105", more: str = "", number: str = "1") -> str:
    """Return one entry of an OFX statement."""
    return f"<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>{day}<TRNAMT>{amount}<FITID>{number}{more}</STMTTRN>"
