"""What is handed from desk to desk: this desk's own keys, cards of colleagues, hand-overs and what was in them."""

from datetime import date, datetime

import sqlalchemy as sa

from crodesk.storage.columns import Row, choice, day, line, link, long_text, moment, whole, yes_no
from crodesk.storage.tables.mixins import OPTIONS


class OwnKey(Row, table=True):
    """The secret keys by which this desk signs and opens; outside the journal: they are no record and never change."""

    __tablename__ = "own_key"

    signing: str = line()
    """The seed of its Ed25519 key: 64 hexadecimal digits."""
    opening: str = line()
    """Its X25519 key: 64 hexadecimal digits."""


class TrustedCard(Row, table=True):
    """The public keys of a colleague, whose number was compared by voice."""

    __tablename__ = "trusted_card"

    name: str = line()
    branch: str = line()
    signing: str = line()
    """Proves what they hand over: an Ed25519 key of 64 hexadecimal digits."""
    opening: str = line()
    """Closes what is handed to them: an X25519 key of 64 hexadecimal digits."""
    trusted_on: date | None = day()
    ended_on: date | None = day()
    """Since when nothing is given to them or taken from them; `None` while they are trusted."""
    ended_why: str = line()


class HandOver(Row, table=True):
    """One file given to a colleague or taken in from one; its uid is that of the file on both desks."""

    __tablename__ = "hand_over"

    direction: str = choice("given", "taken")
    purpose: str = choice("hand_over", "return")
    trusted_card_rid: int = link("trusted_card", nullable=False)
    made_at: datetime = moment(nullable=False)
    """When the file was made, by the clock of who made it."""
    at: datetime = moment(nullable=False)
    """When it was given or taken in here."""
    number: int | None = whole()
    """The how manieth it is from that desk to this colleague, from 1."""
    from_on: date | None = day()
    until_on: date | None = day()
    customers: int | None = whole()
    rows: int | None = whole()
    with_restricted: bool = yes_no()
    """Whether restricted notes went along."""
    watermark: int | None = whole()
    """The newest action of the desk that it came from."""
    seal: str = line()
    """The head of that desk's journal."""
    sha256: str = line()
    """Of the rows as they left."""


class HandOverContent(Row, table=True):
    """Rows of a hand-over as both desks knew them then, some packed together: later changes are held against them."""

    __tablename__ = "hand_over_content"
    __table_args__ = (sa.Index("hand_over_content_in_order", "hand_over_rid", "part"), OPTIONS)

    hand_over_rid: int = link("hand_over", nullable=False, index=False)
    part: int | None = whole()
    content: str = long_text()
    """JSON lines, pressed together, in base64."""
