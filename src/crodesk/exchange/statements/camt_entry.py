"""One entry (Ntry) of an ISO 20022 statement, or each payment of a batch that says what it is made of."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache
from xml.etree.ElementTree import Element

from crodesk.domain.text import clean_line
from crodesk.domain.words import N_
from crodesk.exchange.statements.drafting import Draft, signed
from crodesk.exchange.statements.form import Said
from crodesk.exchange.values.bad_value import BadValue

NO_SIGN = N_("it doesn't say whether the money came in or went out")
NO_DAY = N_("it doesn't say on which day it was booked")
NOT_BOOKED = N_("an entry that isn't booked yet was left out")
NOT_PARTED = N_(
    "{count} payments are booked as one; what they come to isn't what was booked, so they were left together"
)

_BOOKED = frozenset({"", "BOOK"})
_SAYS_NOTHING = frozenset({"", "NOTPROVIDED", "NONREF"})
_SIGNS = {"CRDT": False, "DBIT": True}
_REFERENCES = ("Refs/EndToEndId", "RmtInf/Strd/CdtrRefInf/Ref", "Refs/TxId", "Refs/InstrId", "Refs/Prtry/Ref")
_CODES = ("BkTxCd/Domn/Cd", "BkTxCd/Domn/Fmly/Cd", "BkTxCd/Domn/Fmly/SubFmlyCd")
_TRUE = frozenset({"true", "1"})


Told = dict[str, list[str]]
"""The texts of an element by the path to them, in their order."""


def entries(element: Element, draft: Draft, line: int) -> list[Said]:
    """Return the entries of an element; `BadValue` when there is none that can be used."""
    told = _told(element)
    if _of(told, "Sts/Cd", "Sts") not in _BOOKED:
        raise BadValue(NOT_BOOKED)
    sign = _of(told, "CdtDbtInd")
    if sign not in _SIGNS:
        raise BadValue(NO_SIGN)
    amount, currency = _amount(element.find("Amt"), draft, line)
    payments = element.findall("NtryDtls/TxDtls")
    parts = _parts(payments, draft, amount, currency, line)
    return [_said(told, payment, draft, part, currency, _SIGNS[sign], line) for payment, part in parts]


def _told(element: Element) -> Told:
    """Return all texts of an element but those of the payments in it."""
    told: Told = {}
    _tell(element, "", told)
    return told


def _tell(element: Element, path: str, told: Told) -> None:
    for each in element:
        here = f"{path}{each.tag}"
        if each.text and (text := each.text.strip()):
            told.setdefault(here, []).append(text)
        if len(each) and each.tag != "TxDtls":
            _tell(each, f"{here}/", told)


def _of(told: Told, *paths: str) -> str:
    """Return the first text of `paths` that is there, as it stands."""
    return next((told[path][0] for path in paths if path in told), "")


def _amount(element: Element | None, draft: Draft, line: int) -> tuple[Decimal, str]:
    """Return an amount and its currency, which is that of the statement when it isn't said."""
    text = (element.text or "").strip() if element is not None else ""
    currency = clean_line(element.get("Ccy", "") if element is not None else "").upper() or draft.currency
    if text.startswith("-"):
        raise BadValue(N_("“{value}” is no number"), value=text)
    draft.currency = draft.currency or currency
    return draft.amount(text, currency, line), currency


def _parts(
    payments: list[Element], draft: Draft, amount: Decimal, currency: str, line: int
) -> list[tuple[Element | None, Decimal]]:
    """Return each payment of a batch with its amount, when they come to what was booked; else the whole as one."""
    whole: list[tuple[Element | None, Decimal]] = [(payments[0] if payments else None, amount)]
    if len(payments) <= 1:
        return whole
    stated = [
        payment.find("Amt") if payment.find("Amt") is not None else payment.find("AmtDtls/TxAmt/Amt")
        for payment in payments
    ]
    if not all(one is not None and one.get("Ccy", currency) == currency for one in stated):
        return whole
    found = [draft.amount((one.text or "").strip(), currency, line) for one in stated if one is not None]
    if sum(found) != amount:
        draft.remark(line, NOT_PARTED, count=len(payments))
        return whole
    return list(zip(payments, found, strict=True))


def _said(
    told: Told, payment: Element | None, draft: Draft, amount: Decimal, currency: str, out: bool, line: int
) -> Said:
    """Return one entry."""
    valued = _day(_of(told, "ValDt/Dt", "ValDt/DtTm"))
    booked = _day(_of(told, "BookgDt/Dt", "BookgDt/DtTm")) or valued or draft.to_on
    if booked is None:
        raise BadValue(NO_DAY)
    reversal = _of(told, "RvslInd") in _TRUE
    own = told if payment is None else _told(payment)
    name, account, bank = _party(own, draft.account, paid_in=out == reversal)
    reference = _first(own, *_REFERENCES)
    return (
        booked, valued, signed(amount, out=out), currency,
        _first(told, "AcctSvcrRef") or _first(own, "Refs/AcctSvcrRef") or _first(told, "NtryRef"), reference,
        _code(told), name, account, bank, clean_line(" ".join(_texts(told, own))), reversal, None, line,
    )  # fmt: skip


def _party(own: Told, account: str, *, paid_in: bool) -> tuple[str, str, str]:
    """Return name, account and bank of the other side: who paid, or who was paid; else of the side that isn't us."""
    for names, accounts, banks in _SIDES if paid_in else _SIDES[::-1]:
        name, other = _first(own, *names), _first(own, *accounts)
        if (name or other) and other != account:
            return name, other, _first(own, *banks)
    return "", "", ""


def _texts(told: Told, own: Told) -> Iterator[str]:
    """Give what an entry is for: free text, the creditor's reference, what the bank adds."""
    for path in ("RmtInf/Ustrd", "RmtInf/Strd/CdtrRefInf/Ref", "AddtlTxInf"):
        yield from own.get(path, ())
    yield _of(told, "AddtlNtryInf")


def _code(told: Told) -> str:
    """Return the kind of payment: domain, family and kind within it, else the bank's own code."""
    parts = [_first(told, path) for path in _CODES]
    return "-".join(filter(None, parts)) or _first(told, "BkTxCd/Prtry/Cd")


def _first(told: Told, *paths: str) -> str:
    """Return the first text of `paths` that says something."""
    for path in paths:
        for text in told.get(path, ()):
            if (bare := clean_line(text)).upper() not in _SAYS_NOTHING:
                return bare
    return ""


@lru_cache(1024)
def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _side(side: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return where name, account and bank of a side stand, in each version of the format."""
    names = (f"RltdPties/{party}/{at}" for party in (side, f"Ultmt{side}") for at in ("Nm", "Pty/Nm"))
    accounts = (f"RltdPties/{side}Acct/Id/{at}" for at in ("IBAN", "Othr/Id"))
    banks = (f"RltdAgts/{side}Agt/FinInstnId/{at}" for at in ("BICFI", "BIC", "ClrSysMmbId/MmbId", "Nm"))
    return tuple(names), tuple(accounts), tuple(banks)


_SIDES = _side("Dbtr"), _side("Cdtr")
