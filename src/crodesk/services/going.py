"""Going to a customer, a holding, an application, a contract or a case: by a name, a phone, or any number."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from crodesk.domain.names import fold
from crodesk.domain.text import clean_line, digits
from crodesk.services import application_list, search
from crodesk.services.case_numbers import PREFIX, SERIAL
from crodesk.services.search import CustomerHit
from crodesk.storage.queries import going as q
from crodesk.storage.reader import Reader

SHORTEST = 3
"""Characters from which on a number of something other than a customer is looked for."""
NEWEST_CASES = 2000
"""Cases that are looked through for digits within their number, the newest first: years of a desk."""
NEWEST_CONTRACTS = 2000
"""Credit contracts that are looked through for what their number has, the newest first."""
SERIES = 300
"""Kinds and years of case numbers of the desk's own that are looked for at most."""
FEW = 10
"""How many holdings, and how many cases, are offered at most."""
_YEAR = re.compile(r"(19|20)\d\d")
LOOKED_AT = 8
"""Customers found whose holdings are looked at."""


@dataclass(frozen=True, slots=True)
class Goal:
    """Something to go to."""

    rid: int
    """Its place in what was found."""
    kind: Literal["customer", "holding", "application", "credit_contract", "service_case", ""]
    """What it is; empty where there is none yet."""
    record: int
    """The number of its record."""
    customer: int
    """The number of the customer's record whose it is."""
    number: str
    """The number that people know it by."""
    name: str
    """Whose it is."""
    about: str
    """A customer's phone; else what it is."""


def find(reader: Reader, text: str, limit: int = 30) -> list[Goal]:
    """Return what fits a text: what has just that number, then customers, best first, then other numbers."""
    hits = search.find(reader, text, limit)
    others = list(_others(reader, text, hits)) if len(fold(text)) >= SHORTEST and digits(text) else []
    first = [goal for goal in others if _is(goal.number, text)]
    last = [goal for goal in others if goal not in first]
    found = [*first, *map(_customer, hits), *last][:limit]
    return [
        Goal(rid, goal.kind, goal.record, goal.customer, goal.number, goal.name, goal.about)
        for rid, goal in enumerate(found, 1)
    ]


def _others(reader: Reader, text: str, hits: list[CustomerHit]) -> Iterator[Goal]:
    application = application_list.by_number(reader, text.strip())
    if application is not None:
        line = application
        yield Goal(0, "application", line.rid, line.customer_rid, line.number, line.name, line.product)
    yield from _holdings(reader, text, hits)
    yield from _contracts(reader, text)
    yield from _cases(reader, text)


def _holdings(reader: Reader, text: str, hits: list[CustomerHit]) -> Iterator[Goal]:
    asked = {
        "customers": json.dumps([hit.rid for hit in hits[:LOOKED_AT]]),
        "number": fold(text).replace(" ", ""),
        "most": FEW,
    }
    seen: set[int] = set()
    for rid, number, _digits, what, customer, name in reader.rows(q.HOLDINGS, asked):
        if rid not in seen:
            seen.add(rid)
            yield Goal(0, "holding", rid, customer, number, name, what)


def _contracts(reader: Reader, text: str) -> Iterator[Goal]:
    """Yield the newest credit contracts that have all letters and digits typed, in their order."""
    parts = _parts(text)
    longest = max((part for part in parts if part.isdecimal()), key=len)
    rows = reader.rows(q.CONTRACTS, {"digits": longest, "newest": NEWEST_CONTRACTS, "most": FEW})
    for rid, number, customer, name in rows:
        if _has(number, parts):
            yield Goal(0, "credit_contract", rid, customer, number, name, "")


def _cases(reader: Reader, text: str) -> Iterator[Goal]:
    """Yield the cases that have all letters and digits typed, in their order: `cp-31` is `CP-2026-0031`.

    One that begins so, or has just that kind and end, is found however old; digits within a number in the newest only.
    """
    parts = _parts(text)
    longest = max((part for part in parts if part.isdecimal()), key=len)
    asked = {"digits": longest, "newest": NEWEST_CASES, "most": FEW}
    named = sorted(reader.rows(q.CASES_NUMBERED, _begins(text, parts)), reverse=True)
    fitting = [row for row in (*named, *reader.rows(q.CASES, asked)) if _has(row[1], parts)]
    for rid, number, issue, customer, name in [*dict.fromkeys(fitting)][:FEW]:
        yield Goal(0, "service_case", rid, customer, number, name, issue)


def _begins(text: str, parts: list[str]) -> dict[str, object]:
    """Return what the number of a case may begin with, and how one of the desk's own may end."""
    *before, serial = parts
    letters = [part.upper() for part in before if not part.isdecimal()]
    kinds = [kind for kind in PREFIX.values() if not letters or kind == letters[0]]
    typed = clean_line(text)
    starts = {typed, typed.upper(), "-".join(parts).upper()}
    alone = serial.isdecimal() and len(before) == len(letters) <= 1
    if alone and _YEAR.match(serial):
        starts |= {f"{kind}-{serial[:SERIAL]}-{serial[SERIAL:]}" for kind in kinds}
    endings = [serial if serial.startswith("0") else serial.zfill(SERIAL)] if alone else []
    return {
        "kinds": json.dumps(kinds),
        "starts": json.dumps(sorted(starts)),
        "endings": json.dumps(endings),
        "series": SERIES,
        "most": SERIES,
    }


def _has(number: str, parts: list[str]) -> bool:
    return re.search(".*".join(map(re.escape, parts)), _compact(number)) is not None


def _is(number: str, text: str) -> bool:
    """Tell whether a text is just that number, with its letters or without."""
    typed = _compact(text)
    return typed in {_compact(number), digits(number)} or (not typed.isdecimal() and _parts(text) == _ends(number))


def _ends(number: str) -> list[str]:
    """Return the letters and the last digits of a number, as it is said: `CP-2026-0031` is CP 0031."""
    parts = _parts(number)
    return [parts[0], parts[-1]] if len(parts) > 1 else parts


def _parts(text: str) -> list[str]:
    return re.findall(r"\d+|[^\W\d]+", fold(text))


def _compact(text: str) -> str:
    return fold(text).replace(" ", "")


def _customer(hit: CustomerHit) -> Goal:
    return Goal(0, "customer", hit.rid, hit.rid, hit.code, hit.name, hit.phone)
