"""Finding customers by any part of a name or number, best first."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter, itemgetter

from crodesk.services import search_terms
from crodesk.services.customer_line import CustomerLine, lines
from crodesk.services.search_terms import Terms
from crodesk.storage.queries import search as queries
from crodesk.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class CustomerHit:
    """A customer that fits what was typed."""

    rid: int
    code: str
    name: str
    kind: str
    status: str
    phone: str
    last_contact_on: str


@dataclass(frozen=True, slots=True)
class Best:
    """The best few that fit a text."""

    lines: tuple[CustomerLine, ...]
    whole: bool
    """Whether these are all."""


def find(reader: Reader, text: str, limit: int = 50) -> list[CustomerHit]:
    """Return up to `limit` customers that fit a text, best first."""
    terms = search_terms.read(text)
    if terms is None or limit < 1:
        return []
    found = best(reader, terms, limit)
    shown = list(found.lines)
    if not found.whole and len(shown) < limit:
        known = {line.rid for line in shown}
        rest = [rid for rid in every(reader, terms) if rid not in known]
        shown += lines(reader, rest[: limit - len(shown)])
    return [_hit(line) for line in shown]


def count(reader: Reader, text: str) -> int:
    """Return how many customers fit a text, closed ones too; not for the key path."""
    terms = search_terms.read(text)
    if terms is None:
        return 0
    found = int(reader.value(queries.count(terms.kind), {**terms.values, "tried": -1}))
    return found if found or terms.apart is None else len(every(reader, terms.apart))


def best(reader: Reader, terms: Terms, limit: int) -> Best:
    """Return the best few at once: by tier, closed ones last, marks as typed first, then who was spoken to last."""
    tiers, whole = fitting(reader, terms, limit)
    found = lines(reader, sorted(tiers, key=tiers.__getitem__)[:limit])
    found.sort(key=attrgetter("last_contact_on"), reverse=True)
    found.sort(key=_rank(terms, tiers))
    return Best(tuple(found), whole)


def fitting(reader: Reader, terms: Terms, limit: int) -> tuple[dict[int, int], bool]:
    """Return customers that fit with the tier of each, and whether they are all; `limit` of them at least."""
    asked = {**terms.values, "most": limit + 1, "tried": queries.TRIED}
    rows: list[tuple[int, int]] = reader.with_connection(
        lambda db: db.execute(queries.best(terms.kind), asked).fetchall()
    )
    if not rows and terms.apart:
        return fitting(reader, terms.apart, limit)
    sizes = Counter(map(itemgetter(0), rows))
    tiers: dict[int, int] = {}
    for tier, rid in rows:
        if tier != queries.LEFT:
            tiers.setdefault(rid, tier)
    return tiers, not sizes[queries.LEFT] and all(sizes[tier] <= limit for tier in queries.OPEN_ENDED[terms.kind])


def every(reader: Reader, terms: Terms) -> list[int]:
    """Return all customers that fit, in the order in which they were taken on; not for the key path."""
    rids = sorted(rid for (rid,) in reader.rows(queries.every(terms.kind), {**terms.values, "tried": -1}))
    return rids if rids or terms.apart is None else every(reader, terms.apart)


def _rank(terms: Terms, tiers: dict[int, int]) -> Callable[[CustomerLine], int]:
    """Return what ranks lines: by tier, closed ones last, then names that hold all words with the marks typed."""

    def rank(line: CustomerLine) -> int:
        place = tiers[line[0]] * 4
        if line.status == "closed":
            place += 2
        name = line.name.casefold()
        for word in terms.words:
            if word not in name:
                return place + 1
        return place

    return rank


def _hit(line: CustomerLine) -> CustomerHit:
    return CustomerHit(line.rid, line.code, line.name, line.kind, line.status, line.phone, line.last_contact_on)
