"""What can go wrong with the head office's server, in sentences; a password is in none of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from crodesk.domain.problem import DeskFault
from crodesk.domain.words import N_

if TYPE_CHECKING:
    from crodesk.storage.publishing.server import Address

NO_DRIVER = N_(
    "This crodesk can't speak to PostgreSQL: the extra “headoffice” is not installed. Nothing was changed."
    " Install crodesk[headoffice]."
)
NO_ADDRESS = N_(
    "“{text}” is no address of a PostgreSQL database. Nothing was changed."
    " Write it like postgresql+psycopg://USER@HOST/DATABASE"
)
AWAY = N_("The server {host} can't be reached. Nothing was changed there. Check the network, then publish again.")
WRONG_PASSWORD = N_(
    "The server {host} refused the user {user} or the password. Nothing was changed there. Type it again."
)
NO_DATABASE = N_(
    "The server {host} has no database {database}. Nothing was changed there. Ask head office for its name."
)
NO_TLS = N_(
    "The server {host} offers no encrypted connection. Nothing was sent. Ask head office to switch TLS on,"
    " or write ?sslmode=disable after the address if the line itself is protected."
)
NOT_ALLOWED = N_(
    "The user {user} may not make tables in {database}. Nothing was changed there."
    " Ask head office for the right CREATE on that database."
)
SERVER_FULL = N_(
    "The server {host} has no room left. What was published before stands. Tell head office, then publish again."
)
BROKE_OFF = N_(
    "The connection to {host} broke off. What was published before stands, and your desk is as it was."
    " Publish again: it goes on where it stopped."
)
REFUSED = N_("The server {host} refused: {reason}. What was published before stands, and your desk is as it was.")
NOT_OURS = N_(
    "The database {database} has a schema “crodesk” that was not made by crodesk publish. Nothing was changed there."
    " Ask head office which database is meant."
)
NEWER_THERE = N_("The copies in {database} were made by a newer crodesk. Nothing was changed there. Update crodesk.")
OLDER_THERE = N_(
    "The copy there is of an older schema ({found}, this one is {known}). Nothing was changed there."
    " Publish the whole desk anew: crodesk publish --whole"
)
AHEAD = N_(
    "The copy there knows more than this desk: it goes up to action {there}, the desk to {here}; probably the desk was"
    " restored from an older backup. Nothing was changed there. To put this desk in its place: crodesk publish --whole"
)
OTHER_HISTORY = N_(
    "The copy there and this desk parted: action {there} is another one here; probably the desk was restored from an"
    " older backup and work went on. Nothing was changed there. To put this desk in its place: crodesk publish --whole"
)
BUSY = N_("This desk is being published already, from another place. Nothing was changed. Wait until that is done.")
NOT_PUBLISHED = N_("This desk is not in {database} yet. Publish it first: crodesk publish")
NOT_YET = N_("{count} changes of this desk are not published yet. Publish first, then compare.")
UNREADABLE = N_(
    "{table} row {row} holds in “{field}” no day or time that there is. The copy there is as it was."
    " Mend that record, then publish again."
)
UNSOUND = N_(
    "A record of “{table}” points nowhere or is there twice, which the server does not take."
    " The copy there is as it was. See what crodesk verify says."
)
NOTHING_YET = N_("There is nothing in this desk's history to publish yet.")

BY_STATE = {
    "28P01": WRONG_PASSWORD,
    "28000": WRONG_PASSWORD,
    "3D000": NO_DATABASE,
    "42501": NOT_ALLOWED,
    "53100": SERVER_FULL,
    "25006": NOT_ALLOWED,
}
"""By PostgreSQL's own code for the error."""
BY_WORDS = {
    "password authentication failed": WRONG_PASSWORD,
    "no password supplied": WRONG_PASSWORD,
    "does not support SSL": NO_TLS,
    "Connection refused": AWAY,
    "No such file or directory": AWAY,
    "timeout expired": AWAY,
    "could not translate host name": AWAY,
    "Name or service not known": AWAY,
    "No route to host": AWAY,
    "Network is unreachable": AWAY,
}
"""By libpq's words: while a connection is made there is no code."""
LOST = ("57P", "08")
"""How codes begin that say the server or the line went away."""


def explain(error: BaseException, address: "Address", *, connected: bool) -> DeskFault | None:
    """Return the sentence for an error of the server or the line, or `None` when it is a mistake of the program."""
    import psycopg

    origin = getattr(error, "orig", None) or error
    if not isinstance(origin, psycopg.Error):
        return None
    state, said = origin.sqlstate or "", str(origin)
    text = BY_STATE.get(state) or next((text for words, text in BY_WORDS.items() if words in said), None)
    if text is None and 'database "' in said and "does not exist" in said:
        text = NO_DATABASE
    if text is None and (state.startswith(LOST) or (connected and isinstance(origin, psycopg.OperationalError))):
        text = BROKE_OFF
    if text is not None:
        return DeskFault(text, host=address.host, user=address.user, database=address.database)
    if isinstance(origin, psycopg.IntegrityError):
        return DeskFault(UNSOUND, table=origin.diag.table_name or "")
    if isinstance(origin, psycopg.OperationalError):
        return DeskFault(REFUSED, host=address.host, reason=said.strip().splitlines()[-1].rpartition("failed: ")[2])
    return None


@contextmanager
def explained(address: "Address", *, connected: bool = True) -> Iterator[None]:
    """Turn errors of the server inside the block into `DeskFault`; nothing of theirs that quotes a row is said."""
    try:
        yield
    except DeskFault:
        raise
    except Exception as error:
        fault = explain(error, address, connected=connected)
        if fault is None:
            raise
        raise fault from None  # the error holds what was sent
