"""The head office's copy of the desk: bringing it up to date, and holding it against the desk."""

from crodesk.services.desk import Desk
from crodesk.storage import publishing
from crodesk.storage.publishing import Address, Compared, Difference, Published
from crodesk.storage.publishing.faults import WRONG_PASSWORD
from crodesk.storage.publishing.publishing import Tell

__all__ = ["WRONG_PASSWORD", "Address", "Compared", "Difference", "Published", "address", "compare", "publish"]

address = publishing.address


def publish(desk: Desk, where: Address, tell: Tell, *, whole: bool = False) -> Published:
    """Bring the copy at `where` up to the desk, whole when it is the first time or asked for.

    Raises `DeskFault` when the server can't be reached or refuses, or the copy there doesn't fit the desk. The desk
    itself is only read.
    """
    with publishing.open_server(where) as server:
        return desk.read_now(
            lambda reader: reader.with_connection(
                lambda db: publishing.publish(db, server, where, desk.now, tell, whole=whole)
            )
        )


def compare(desk: Desk, where: Address) -> Compared:
    """Hold the copy at `where` against the desk, row by row; raises `DeskFault` when they can't be compared."""
    with publishing.open_server(where) as server:
        return desk.read_now(lambda reader: reader.with_connection(lambda db: publishing.compare(db, server, where)))
