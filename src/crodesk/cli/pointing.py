"""Finding the record that a command names by its number, or the thing that a record belongs to."""

from crodesk.cli import whom
from crodesk.cli.call import Stop
from crodesk.cli.values import Place
from crodesk.domain.records import RecordKind
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.services import pointing
from crodesk.services.desk import Desk


def owner(desk: Desk, kind: RecordKind, text: str) -> int:
    """Return what a record belongs to: a customer, or the holding or case that `text` names."""
    return whom.one(desk, text).rid if kind.owner in ("customer", "") else _pointed(desk, kind.owner, text)


def record(desk: Desk, kind: RecordKind, text: str) -> int:
    """Return the record that `text` names."""
    return whom.one(desk, text).rid if kind.name == "customer" else _pointed(desk, kind.name, text)


def place(desk: Desk, kind: RecordKind, rid: int | None = None, owner_rid: int | None = None) -> Place:
    """Return what the meaning of typed values depends on, for a record or for a new one of an owner's."""
    currency = desk.read_now(pointing.currency_of, kind.name, rid, owner_rid)
    paper = desk.read_now(pointing.paper_of, rid) if rid and kind.name == "identity_document" else ""
    return Place(desk, desk.today, currency, paper)


def _pointed(desk: Desk, kind: str, text: str) -> int:
    found = desk.read_now(pointing.meant, kind, text)
    if len(found) != 1:
        sentence = _(N_("“{text}” names no one record; give its number from: crodesk record list {kind}"))
        raise Stop(sentence.format(text=text, kind=kind.replace("_", "-")))
    return found[0]
