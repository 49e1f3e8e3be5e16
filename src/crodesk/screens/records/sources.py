"""Where the room's two lists take their rows from."""

from collections.abc import Sequence
from dataclasses import dataclass

from crodesk.domain.records import KINDS, RecordKind
from crodesk.language import _
from crodesk.services import record_list
from crodesk.services.desk import Desk
from crodesk.services.record_list import RecordLine


@dataclass(frozen=True, slots=True)
class KindRow:
    """One kind of record, as the left list shows it."""

    rid: int
    name: str
    words: str
    """The plural, in the language in use."""


def kinds() -> list[KindRow]:
    """Return all kinds in the order of the registry."""
    return [KindRow(number, kind.name, _(kind.plural)) for number, kind in enumerate(KINDS)]


class KindSource:
    """All records of a kind, newest first, read in pages."""

    def __init__(self, desk: Desk, kind: RecordKind) -> None:
        self._desk, self._kind = desk, kind
        self.count: int | None = desk.look(record_list.count, kind.name)
        """How many there are."""

    def page(self, start: int, stop: int) -> Sequence[RecordLine]:
        """Return a page of them."""
        return self._desk.look(record_list.page, self._kind.name, start=start, limit=stop - start)
