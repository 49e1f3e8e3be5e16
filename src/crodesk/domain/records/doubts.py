"""What a record may hold but hardly means: asked about once before it is kept, never refused."""

import re
from collections.abc import Mapping
from typing import Any

from crodesk.domain.phones import parse_phone
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
_CARD_DIGITS = (9, 12)
"""How many digits Vietnamese identity cards have: those until 2021, and those since."""
_CHINESE_CARD = re.compile(r"\d{17}[\dXx]")


def doubt(kind: str, values: Mapping[str, Any], home: str = "VN") -> Problem | None:
    """Return what is doubtful about a record of a kind; `None` for nothing."""
    if kind == "contact_point":
        return _contact(str(values.get("kind") or ""), str(values.get("value") or ""), home)
    if kind == "identity_document" and values.get("kind") == "id_card":
        return _card(str(values.get("number") or ""))
    return None


def _contact(kind: str, value: str, home: str) -> Problem | None:
    if kind == "email" and not _EMAIL.fullmatch(value.strip()):
        return Problem("value", N_("“{value}” is no e-mail address: it has a name, @ and a place."), {"value": value})
    if kind == "phone":
        read = parse_phone(value, home)
        return Problem("value", read.text, read.values) if isinstance(read, Problem) else None
    return None


def _card(number: str) -> Problem | None:
    plain = re.sub(r"[\s.-]", "", number)
    if (plain.isdigit() and len(plain) in _CARD_DIGITS) or _CHINESE_CARD.fullmatch(plain):
        return None
    text = N_("An identity card has 9 or 12 digits (a Chinese one 18); “{number}” has another form.")
    return Problem("number", text, {"number": number})
