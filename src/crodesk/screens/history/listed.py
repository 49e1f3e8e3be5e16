"""Actions as the history lists them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from crodesk.domain.dates import format_date
from crodesk.language import _, language
from crodesk.services.desk import UNDO
from crodesk.services.history import HistoryLine


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One action, as the list shows it."""

    rid: int
    when: str
    who: str
    what: str
    """What was done, and about whom; of an undo or redo, what it was of."""
    state: str
    name: str
    """The name of the action: a message id."""
    undone: bool
    """Whether its changes don't hold at present; an undo that was taken back by a redo holds no more itself."""
    at: datetime
    """The moment, in the zone of this computer."""

    @property
    def is_undo(self) -> bool:
        """Whether it took back another action: taking it back does that one again."""
        return self.name == UNDO

    @property
    def on(self) -> date:
        """The day, by this computer's clock."""
        return self.at.date()


def rows(lines: Sequence[HistoryLine]) -> list[HistoryRow]:
    """Return actions in words, newest first as they are given."""
    taken_back = {line.undoes for line in lines}
    # An undo that was followed by a redo, or a redo by an undo, is named by the one that followed.
    return [_row(line, undone=line.undone or (line.undoes is not None and line.number in taken_back)) for line in lines]


def _row(line: HistoryLine, *, undone: bool) -> HistoryRow:
    at = datetime.fromisoformat(line.at).astimezone()
    done = f"{_(line.name)}: {_(line.of)}" if line.of else _(line.name)
    words = f"{done} · {line.subject}" if line.subject else done
    when = f"{format_date(at.date(), language())} {at:%H:%M}"
    return HistoryRow(line.number, when, line.who, words, _("taken back") if undone else "", line.name, undone, at)
