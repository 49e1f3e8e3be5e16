"""Who may be the same customer: by identity number, by phone, by folded name with birth date."""

from dataclasses import dataclass
from typing import Literal

from crodesk.domain.names import fold
from crodesk.domain.phones import search_digits
from crodesk.domain.words import N_
from crodesk.storage.reader import Reader

Reason = Literal["identity number", "phone", "name and birth date", "name"]
REASONS = (N_("identity number"), N_("phone"), N_("name and birth date"), N_("name"))
"""All reasons, which are message ids, marked here for the catalogues."""

ENOUGH_DIGITS = 7
"""Shorter runs of digits are shared by too many phones to mean anything."""

BY_PAPER = """
SELECT c.rid, c.code, c.name FROM identity_document d JOIN customer c ON c.rid = d.customer_rid
WHERE d.digits = ? AND d.digits <> '' LIMIT 5
"""
BY_PHONE = """
SELECT c.rid, c.code, c.name FROM contact_point p JOIN customer c ON c.rid = p.customer_rid
WHERE p.digits = ? LIMIT 5
"""
BY_NAME_AND_BIRTH = "SELECT rid, code, name FROM customer WHERE name_fold = ? AND born_on = ? LIMIT 5"
BY_NAME = "SELECT rid, code, name FROM customer WHERE name_fold = ? LIMIT 5"


BY_HOLDING = """
SELECT h.number, coalesce((
  SELECT c.name || ' ' || c.code FROM holding_role r JOIN customer c ON c.rid = r.customer_rid
  WHERE r.holding_rid = h.rid AND r.ended_on IS NULL ORDER BY r.role <> 'owner', r.rid LIMIT 1), '')
FROM holding h WHERE h.digits = ? AND h.digits <> '' AND h.rid <> ? LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Likeness:
    """A customer who may be the same, and what speaks for it."""

    rid: int
    code: str
    name: str
    reason: Reason


def holding(reader: Reader, number: str, but: int = 0) -> tuple[str, str] | None:
    """Return the number of a holding that goes by the same one, and who holds it; `None` when there is none."""
    row = reader.row(BY_HOLDING, (fold(number).replace(" ", ""), but))
    return (str(row[0]), str(row[1])) if row else None


def like(
    reader: Reader, *, name: str = "", born_on: str = "", phone: str = "", number: str = "", but: int | None = None
) -> list[Likeness]:
    """Return customers that share a strong sign with what is typed so far, strongest first, each once; never `but`."""
    found: dict[int, Likeness] = {}
    asked: list[tuple[Reason, str, tuple[str, ...]]] = []
    if number:
        asked.append(("identity number", BY_PAPER, (fold(number).replace(" ", ""),)))
    if len(search_digits(phone)) >= ENOUGH_DIGITS:
        asked.append(("phone", BY_PHONE, (search_digits(phone),)))
    if name and born_on:
        asked.append(("name and birth date", BY_NAME_AND_BIRTH, (fold(name), born_on)))
    elif len(fold(name).split()) > 1:
        asked.append(("name", BY_NAME, (fold(name),)))
    for reason, query, values in asked:
        for rid, code, known_as in reader.rows(query, values):
            if rid != but:
                found.setdefault(rid, Likeness(rid, code, known_as, reason))
    return list(found.values())
