"""What was frozen of an application compared with today: what was known, and which verdict would change."""

import json
from dataclasses import dataclass
from datetime import date, datetime

from crodesk.domain.lending.application import comparing
from crodesk.domain.lending.application.comparing import VERDICT, Change
from crodesk.services import application_known
from crodesk.services.application_change_words import words_of
from crodesk.services.application_view import ApplicationFile
from crodesk.storage.queries import applications as q
from crodesk.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class Told:
    """One difference in words."""

    change: Change
    what: str
    then: str
    """Empty for what wasn't known."""
    now: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was frozen and what differs today."""

    at: date
    """When it was frozen."""
    move: str
    """With which move."""
    decisive: bool
    """Whether it belongs to a decision."""
    told: tuple[Told, ...]

    @property
    def verdict_changed(self) -> bool:
        """Whether the rules would say something else today."""
        return any(each.change.part == VERDICT for each in self.told)


def compare(reader: Reader, shown: ApplicationFile) -> Comparison | None:
    """Return how an application differs from what was frozen of it last; `None` when nothing was frozen yet."""
    row = reader.row(q.FROZEN, {"application": shown.line.rid})
    if row is None:
        return None
    content, at, decisive, move = row
    found = comparing.changes(_data(content), application_known.frozen(shown))
    told = tuple(Told(each, *words_of(each, shown.line.currency)) for each in found)
    return Comparison(datetime.fromisoformat(at).astimezone().date(), move or "", bool(decisive), told)


def _data(content: str) -> object:
    try:
        return json.loads(content)
    except ValueError:  # another program wrote it
        return {}
