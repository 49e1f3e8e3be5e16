"""The card of this desk, and those of colleagues that are trusted here."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crodesk.domain.handing.card import Card
from crodesk.domain.names import fold
from crodesk.domain.problem import Refused
from crodesk.domain.words import N_
from crodesk.services import records
from crodesk.services.desk import Desk
from crodesk.storage.reader import Reader

if TYPE_CHECKING:
    from sqlmodel import Session

    from crodesk.exchange.handing import Keys

MADE = N_("Made the keys of this desk")
TRUSTED = N_("Trusted a card")
ENDED = N_("Ended the trust in a card")
KIND = "trusted_card"
OWN = N_("This is the card of this desk itself. Nothing was changed. Take your colleague's.")
_KEYS = "SELECT signing, opening FROM own_key ORDER BY rid LIMIT 1"
_ME = """
SELECT o.name, coalesce(b.name, '') FROM officer o LEFT JOIN branch b ON b.rid = o.branch_rid
WHERE o.is_me = 1 LIMIT 1
"""
_BRANCH = "SELECT name FROM branch ORDER BY rid LIMIT 1"
_TRUSTED = """
SELECT rid, name, branch, signing, opening, trusted_on, ended_on FROM trusted_card
ORDER BY ended_on IS NOT NULL, name, rid
"""


@dataclass(frozen=True, slots=True)
class TrustedCard:
    """The card of a colleague."""

    rid: int
    card: Card
    trusted_on: str
    """ISO date."""
    ended_on: str | None
    """Since when it is trusted no longer."""


def keys(desk: Desk) -> "Keys":
    """Return the secret keys of this desk, made when they are first needed."""
    found = desk.read_now(read_keys)
    return found or desk.do_now(MADE, "", _make_keys)


def read_keys(reader: Reader) -> "Keys | None":
    """Return the secret keys of this desk; `None` before they were needed."""
    from crodesk.exchange.handing import Keys

    row = reader.row(_KEYS)
    return Keys(*row) if row else None


def _make_keys(session: "Session") -> "Keys":
    from crodesk.exchange.handing import Keys
    from crodesk.storage.tables import OwnKey

    made = Keys.fresh()
    session.add(OwnKey(signing=made.signing, opening=made.opening))
    session.flush()
    return made


def own(desk: Desk) -> Card:
    """Return the card of this desk; `Refused` while it has no officer's name."""
    made = keys(desk)
    name, branch = desk.read_now(lambda reader: reader.row(_ME)) or ("", "")
    if not name:
        raise Refused(N_("This desk has no officer yet: a card needs a name. Say who you are under Officers first."))
    branch = branch or desk.read_now(lambda reader: reader.value(_BRANCH)) or ""
    return Card(name, branch, made.public_signing, made.public_opening)


def trusted(reader: Reader, *, ended: bool = False) -> list[TrustedCard]:
    """Return the cards that are trusted, by name; after them those that aren't any more, when `ended`."""
    found = [
        TrustedCard(rid, Card(name, branch, signing, opening), trusted_on or "", ended_on)
        for rid, name, branch, signing, opening, trusted_on, ended_on in reader.rows(_TRUSTED)
    ]
    return [each for each in found if ended or each.ended_on is None]


def called(reader: Reader, name: str) -> TrustedCard:
    """Return the one trusted card of that number, or of whoever is called so or in part; else `Refused`."""
    wanted = fold(name)
    known = trusted(reader)
    found = (
        [each for each in known if each.card.is_called(name)]
        or [each for each in known if fold(each.card.name) == wanted]
        or [each for each in known if wanted and wanted in fold(each.card.name)]
    )
    if not found:
        raise Refused(N_("No card of “{name}” is trusted here. Ask for their card, and trust it first."), name=name)
    if len(found) > 1:
        raise Refused(N_("“{name}” fits several cards. Write the whole name, or the number of the card."), name=name)
    return found[0]


def trust(session: "Session", own_signing: str, card: Card) -> int:
    """Trust a card whose number was compared with its owner, and return its number here.

    `Refused` for this desk's own card, and for one that is trusted already.
    """
    from sqlmodel import col, select

    from crodesk.storage.tables import TrustedCard as Row

    if card.signing == own_signing:
        raise Refused(OWN)
    same = select(Row).where(col(Row.signing) == card.signing, col(Row.ended_on).is_(None))
    if session.exec(same).first() is not None:
        raise Refused(N_("The card of {name} is trusted already. Nothing was changed."), name=card.name)
    row = Row(
        name=card.name,
        branch=card.branch,
        signing=card.signing,
        opening=card.opening,
        trusted_on=session.info["today"],
    )
    session.add(row)
    session.flush()
    assert row.rid is not None
    return row.rid


def end(session: "Session", rid: int, why: str) -> None:
    """Trust a card no longer."""
    records.end(session, KIND, rid, why)
