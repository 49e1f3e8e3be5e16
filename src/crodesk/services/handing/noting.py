"""Writing down that something was given or taken in, with the rows as both desks know them from now on."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from sqlmodel import Session

    from crodesk.exchange.handing import Header
    from crodesk.storage.handing.images import Image


def noted(
    session: "Session",
    direction: Literal["given", "taken"],
    card: int,
    header: "Header",
    images: "Sequence[tuple[Image, str]]",
) -> int:
    """Write down a hand-over with its rows, each with its uid here, and return its number."""
    from crodesk.storage.handing import exchanged
    from crodesk.storage.tables import HandOver

    row = HandOver(
        uid=header.uid,
        direction=direction,
        purpose=header.purpose,
        trusted_card_rid=card,
        made_at=header.made_at,
        at=session.info["now"],
        number=header.number,
        from_on=header.from_on,
        until_on=header.until_on,
        customers=header.customers,
        rows=header.rows,
        with_restricted=header.restricted,
        watermark=header.watermark,
        seal=header.seal,
        sha256=header.sha256,
    )
    session.add(row)
    session.flush()
    assert row.rid is not None
    exchanged.keep(session.connection().connection.driver_connection, row.rid, images)
    return row.rid
