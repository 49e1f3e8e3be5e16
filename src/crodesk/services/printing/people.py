"""How the parties of an application are reached, and by which papers they are known."""

from collections.abc import Iterable, Sequence
from datetime import date

from crodesk.domain.lending.papers.facts import Person
from crodesk.domain.messaging import languages
from crodesk.domain.names import is_han
from crodesk.services.application_case_lists import key_of
from crodesk.services.application_papers import BORROWER
from crodesk.services.record_list import RecordLine
from crodesk.storage.queries import papers as sql
from crodesk.storage.reader import Cells, Reader

_LIVES = ("registered", "home", "work", "site", "mailing")
"""Which kind of address papers take first."""


def people(reader: Reader, customer: int, parties: Sequence[RecordLine], currency: str) -> dict[str, Person]:
    """Return what papers say of each party, by the key that the case has for it."""
    found = {BORROWER: of_customer(reader, customer, currency)}
    for line in parties:
        known = line.cells["customer_rid"]
        person = of_customer(reader, known, currency) if known else Person(phone=line.cells["phone"] or "")
        found[key_of(line.rid)] = person
    return found


def language_of(reader: Reader, customer: int, otherwise: str) -> str:
    """Return in which language a customer is written to; `otherwise` where nothing tells."""
    name, original, nationality, _tax = reader.row(sql.CUSTOMER, {"customer": customer}) or ("",) * 4
    wishes = tuple(wish for (wish,) in reader.rows(sql.LANGUAGE, {"customer": customer}))
    return languages.of_customer(wishes, name, original, nationality, otherwise)


def of_customer(reader: Reader, customer: int, currency: str) -> Person:
    """Return what papers say of a customer; the account is the only one in the currency."""
    me = {"customer": customer}
    _name, _original, _nation, tax_number = reader.row(sql.CUSTOMER, me) or ("",) * 4
    issued_on, issuer = reader.row(sql.IDENTITY, me) or (None, "")
    ways = reader.rows(sql.REACHED, me)
    signer, position = _only(reader.rows(sql.SIGNERS, me)) or ("", "")
    (account,) = _only(reader.rows(sql.ACCOUNTS, {**me, "currency": currency})) or ("",)
    return Person(
        address=_address(reader.rows(sql.ADDRESSES, me)),
        phone=_way(ways, "phone"),
        email=_way(ways, "email"),
        id_issued_on=date.fromisoformat(issued_on) if issued_on else None,
        id_issued_by=issuer or "",
        tax_code=tax_number or "",
        account=account,
        signer=signer or "",
        signer_position=position or "",
    )


def _only(rows: Sequence[Cells]) -> Cells | None:
    """Return the one row there is: of several nobody said which is meant."""
    return rows[0] if len(rows) == 1 else None


def _way(ways: Iterable[Cells], wanted: str) -> str:
    """Return the first way of a kind, one that is preferred before others."""
    found = sorted((not preferred, place, value) for place, (kind, preferred, value) in enumerate(ways)
                   if kind == wanted)  # fmt: skip
    return str(found[0][2]) if found else ""


def _address(rows: Sequence[Cells]) -> str:
    """Return the address that papers take, on one line."""
    ranked = sorted(rows, key=lambda row: (not row[1], _LIVES.index(row[0]) if row[0] in _LIVES else len(_LIVES)))
    for _kind, _preferred, street, ward, city, province, _country in ranked:
        parts = [part for part in (street, ward, city, province) if part]
        if parts:
            return "".join(reversed(parts)) if all(map(_is_chinese, parts)) else ", ".join(dict.fromkeys(parts))
    return ""


def _is_chinese(text: str) -> bool:
    return any(map(is_han, text))
