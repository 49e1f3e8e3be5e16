"""What a record may hold but hardly means: asked about once before it is kept, never refused."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from crodesk.domain.identity import IdentityNumber, read_identity
from crodesk.domain.phones import parse_phone
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")


def doubt(kind: str, values: Mapping[str, Any], today: date, home: str = "VN") -> Problem | None:
    """Return what is doubtful about a record of a kind; `None` for nothing."""
    if kind == "contact_point":
        return _contact(str(values.get("kind") or ""), str(values.get("value") or ""), home)
    if kind == "identity_document":
        return _paper(str(values.get("kind") or ""), str(values.get("number") or ""), today)
    return None


def _contact(kind: str, value: str, home: str) -> Problem | None:
    if kind == "email" and not _EMAIL.fullmatch(value.strip()):
        return Problem("value", N_("“{value}” is no e-mail address: it has a name, @ and a place."), {"value": value})
    if kind == "phone":
        read = parse_phone(value, home)
        return Problem("value", read.text, read.values) if isinstance(read, Problem) else None
    return None


def _paper(kind: str, number: str, today: date) -> Problem | None:
    read = read_identity(number, today, kind) if number else None
    found = read.doubt if isinstance(read, IdentityNumber) else read
    return Problem("number", found.text, found.values) if found else None
