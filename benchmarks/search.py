"""Searching while one types, key by key, against reading as many rows by their numbers."""

import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from statistics import median

from benchmarks import desks
from benchmarks.measures import Fact, Found, Measure, slow
from benchmarks.plan import Plan
from benchmarks.wire import PASSPHRASE
from crodesk.domain.names import fold
from crodesk.services import opening, search, search_terms
from crodesk.storage.connection import Connection, connect
from crodesk.storage.queries.customer_list import LINES
from crodesk.storage.reader import Reader

ABOUT = """The first to the eighth key of names, phones, papers and accounts of customers picked at random, each key
from the typed text to the fifty best lines, ranked. The floor reads fifty lines by random numbers on a bare connection.
Then texts that are hard for an index: words that many have and nobody together, and digits that stand everywhere."""

ROWS = 50
KEYS = 8
ROUNDS = 25
"""How often a hard text is searched for; its median counts."""

HARD = (
    "nguyen smith", "tran james", "nguyen smith tran", "李 张", "明小", "a b c", "h t n", "zzzz", "0", "000",
    "0000", "c0000", "55555", "nguyen 5107", "smith 903", "christopher 90355",
)  # fmt: skip

NUMBERS = """
SELECT c.name, (SELECT value FROM contact_point WHERE customer_rid = c.rid),
       (SELECT number FROM identity_document WHERE customer_rid = c.rid),
       (SELECT h.number FROM holding_role r JOIN holding h ON h.rid = r.holding_rid WHERE r.customer_rid = c.rid)
FROM customer c WHERE c.rid = ?
"""


@dataclass
class Size:
    """What was found for a desk of one size."""

    customers: int
    times: list[float] = field(default_factory=list)
    floor: list[float] = field(default_factory=list)
    by_key: dict[int, list[float]] = field(default_factory=dict)


def run(plan: Plan) -> Iterator[Found]:
    """Type on desks of all sizes, plain and encrypted."""
    for kind, made in (("plain", desks.plain), ("encrypted", desks.encrypted)):
        sizes = []
        for customers in plan.sizes:
            path = made(customers)
            size = _typed(path, customers, plan)
            sizes.append(size)
            yield from _lines(size, kind)
            yield _hard(path, size, kind)
        if len(sizes) > 1:
            yield _growth(sizes[-2], sizes[-1], kind)


def _typed(path: Path, customers: int, plan: Plan) -> Size:
    """Type texts key by key, with the floor after each key."""
    random = Random(customers)
    reader, bare = _reader(path), _bare(path)
    texts = list(_texts(bare, customers, random, plan.keys * 2))
    for text in texts[:10]:
        _search(reader, text)
    size = Size(customers)
    for text in texts:
        for key in range(1, min(KEYS, len(text)) + 1):
            took = _timed(_search, reader, text[:key])
            size.times.append(took)
            size.by_key.setdefault(key, []).append(took)
            size.floor.append(_timed(_by_number, bare, [random.randrange(1, customers + 1) for _ in range(ROWS)]))
    reader.close()
    bare.close()
    return size


def _texts(db: Connection, customers: int, random: Random, count: int) -> Iterator[str]:
    """Give a name or a number of customers at random, names without their marks."""
    while count:
        name, *numbers = db.execute(NUMBERS, (random.randrange(1, customers + 1),)).fetchone()
        text = random.choice([fold(name), name, *numbers])
        if text:
            count -= 1
            yield text


def _lines(size: Size, kind: str) -> Iterator[Found]:
    what = f"search, {size.customers:,} customers, {kind}"
    measure = Measure("7", what, "50 rows by id", size.times, size.floor, 1.5)
    yield measure
    ratio = measure.ratio_of_slow
    yield Fact("7", f"{what}: slow 5 %", "50 rows by id, slow 5 %", f"{ratio:.2f}", "<= 2.00", ratio <= 2)
    floor = median(size.floor)
    keys = ", ".join(f"{median(times) / floor:.2f}" for _, times in sorted(size.by_key.items()))
    yield Fact("7", f"{what}: 1st to 8th key", "50 rows by id", keys, "", None)


def _hard(path: Path, size: Size, kind: str) -> Fact:
    reader = _reader(path)
    took = {text: median([_timed(_search, reader, text) for _ in range(ROUNDS)]) for text in HARD}
    reader.close()
    worst = max(took, key=lambda text: took[text])
    ratio = took[worst] / median(size.floor)
    what = f"search, {size.customers:,} customers, {kind}: the worst text"
    return Fact("7", what, "50 rows by id", f"{ratio:.1f}", "<= 10", ratio <= 10, f"“{worst}”")


def _growth(middle: Size, big: Size, kind: str) -> Fact:
    ratio, slower = median(big.times) / median(middle.times), slow(big.times) / slow(middle.times)
    what = f"search, {big.customers:,} against {middle.customers:,} customers, {kind}"
    return Fact("7", what, "", f"{ratio:.2f}", "<= 1.50", ratio <= 1.5, f"slow 5 %: {slower:.2f}")


def _search(reader: Reader, text: str) -> None:
    terms = search_terms.read(text)
    if terms is not None:
        search.best(reader, terms, ROWS)


def _by_number(db: Connection, rids: Sequence[int]) -> None:
    db.execute(LINES, {"rids": json.dumps(rids)}).fetchall()


def _timed(work: Callable[..., object], *args: object) -> float:
    started = time.perf_counter()
    work(*args)
    return time.perf_counter() - started


def _reader(path: Path) -> Reader:
    return Reader(path, opening.unlock(path, PASSPHRASE))


def _bare(path: Path) -> Connection:
    return connect(path, opening.unlock(path, PASSPHRASE))
