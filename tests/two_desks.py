"""Two desks whose officers trust each other, for tests of handing over."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from crodesk.services import opening
from crodesk.services.clock import Clock
from crodesk.services.desk import Desk
from crodesk.services.handing import cards, giving, taking
from crodesk.services.handing.giving import Given, Wanted
from crodesk.services.handing.taking import Choice, Received, Review, Taken
from crodesk.storage.connection import Connection
from crodesk.storage.handing import images
from tests.conftest import PASSPHRASE

SAMPLE = Path(__file__).parent.parent / "data" / "sample.sqlite"
Row = tuple[str, str]
Rows = dict[Row, dict[str, Any]]


@dataclass
class Side:
    """One of the two desks."""

    desk: Desk
    folder: Path
    other: int = 0
    """The number of the other one's card here."""

    def give(self, *customers: int, name: str = "a.crodesk", **wanted: Any) -> Path:
        """Hand customers over, and return the file."""
        self.given(*customers, name=name, **wanted)
        return self.folder / name

    def given(self, *customers: int, name: str = "a.crodesk", **wanted: Any) -> Given:
        """Hand customers over, and return what was made."""
        (self.folder / name).unlink(missing_ok=True)
        return giving.hand_over(self.desk, Wanted(self.other, customers, **wanted), self.folder / name)

    def give_back(self, name: str = "back.crodesk", **wanted: Any) -> Path:
        """Hand back all who came from the other one, and return the file."""
        came = self.desk.read_now(giving.came_from, self.other)
        return self.give(*came, name=name, purpose="return", **wanted)

    def opened(self, path: Path) -> Received:
        """Open a file."""
        return self.desk.read_now(taking.opened, cards.keys(self.desk), path.read_bytes(), path.name)

    def review(self, path: Path) -> Review:
        """Open and review a file."""
        return self.desk.read_now(taking.review, self.opened(path))

    def take(self, path: Path, choice: Choice = "mine", **choices: Choice) -> Taken:
        """Take in a file; every dispute as `choice` says, but those of a column named."""
        found = self.review(path)
        chosen: Mapping[str, Choice] = {each.key: choices.get(each.column, choice) for each in found.disputes}
        return self.desk.do_now(taking.TOOK, "", taking.take, self.desk.attachments, found.received, chosen)

    def value(self, sql: str, *values: Any) -> Any:
        """Return the first cell of a query."""
        return self.desk.read_now(lambda reader: reader.value(sql, values))

    def change(self, sql: str, *values: Any) -> None:
        """Change rows by hand, as one action."""
        self.desk.do_now("Changed", "", lambda session: _run(session, sql, values))

    def rows(self, *customers: int) -> Rows:
        """Return everything that goes with customers, all of it without any, by table and uid."""
        return self.desk.read_now(lambda reader: reader.with_connection(lambda db: _rows(db, customers)))


def _run(session: Any, sql: str, values: tuple[Any, ...]) -> None:
    session.connection().connection.driver_connection.execute(sql, values)


def _rows(db: Connection, customers: tuple[int, ...]) -> Rows:
    wanted = customers or [rid for (rid,) in db.execute("SELECT rid FROM customer")]
    found = images.rows_with(db, list(wanted), restricted=True)
    every = (image for table, rids in found.items() for image in images.read(db, table, rids).values())
    return {(image.table, image.uid): dict(image.cells) for image in every}


@contextmanager
def two_desks(folder: Path, clock: Clock, *, sample: bool = False) -> Iterator[tuple[Side, Side]]:
    """Yield Lan's desk, of the sample if wanted, and Tuấn's, which is encrypted; each trusts the other's card."""
    first, second = folder / "lan.sqlite", folder / "tuan.sqlite"
    if sample:
        shutil.copy(SAMPLE, first)
    else:
        opening.create(first, None, opening.NewDesk("Lan", "Chợ Lớn", "VND"), clock)
    opening.create(second, PASSPHRASE, opening.NewDesk("Tuấn", "Bình Tân", "VND"), clock)
    lan = Side(opening.open_to_write(first, None, clock, "test"), folder)
    tuan = Side(opening.open_to_write(second, PASSPHRASE, clock, "test"), folder)
    try:
        _trust(lan, tuan)
        _trust(tuan, lan)
        yield lan, tuan
    finally:
        lan.desk.close()
        tuan.desk.close()


def _trust(side: Side, other: Side) -> None:
    own, card = cards.own(side.desk), cards.own(other.desk)
    side.other = side.desk.do_now(cards.TRUSTED, card.name, cards.trust, own.signing, card)


def day(text: str) -> date:
    """Return a day by its ISO form."""
    return date.fromisoformat(text)
