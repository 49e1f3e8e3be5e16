"""Each thread reads on a connection of its own: two threads on one can wait for each other for ever."""

import threading
from collections import defaultdict

import pytest

from crodesk.services import customers
from crodesk.services.desk import Desk
from crodesk.storage.reader import Reader
from tests.builders import a_customer

READS = ("rows", "rows_with_text", "row", "stream", "with_connection", "deadline")


@pytest.fixture
def threads_of(monkeypatch: pytest.MonkeyPatch) -> dict[int, set[int]]:
    """Which threads have read on each connection."""
    seen: dict[int, set[int]] = defaultdict(set)
    kept = []
    for name in READS:
        read = getattr(Reader, name)

        def noted(self: Reader, *args: object, read: object = read, **kwargs: object) -> object:
            kept.append(self)  # so that no other takes its place in memory
            seen[id(self)].add(threading.get_ident())
            assert callable(read)
            return read(self, *args, **kwargs)

        monkeypatch.setattr(Reader, name, noted)
    return seen


async def test_no_two_threads_read_on_one_connection(desk: Desk, threads_of: dict[int, set[int]]) -> None:
    rid = a_customer(desk)
    desk.look(lambda reader: reader.value("SELECT count(*) FROM customer"))
    await desk.do("Closed", "x", customers.close, rid, "moved away")
    await desk.keep_today()
    await desk.keep_loans_today()
    await desk.keep_ledgers_today()
    await desk.keep_watch_today()
    line = desk.undo()
    await desk.turn(line.rid, back=False)
    assert await desk.run(lambda reader: reader.value("SELECT status FROM customer")) == "closed"
    desk.look(lambda reader: reader.value("SELECT count(*) FROM customer"))
    assert len(threads_of) > 1
    assert [threads for threads in threads_of.values() if len(threads) > 1] == []
