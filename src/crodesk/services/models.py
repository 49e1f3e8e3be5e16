"""Reading SQLModel and the tables, by one thread at a time: two that begin at once trip over each other."""

import threading

_ONE_AT_A_TIME = threading.Lock()


def read() -> None:
    """Read them, or wait until another thread has; at once where they are read."""
    with _ONE_AT_A_TIME:
        import crodesk.storage.database  # noqa: F401 - it is read here so that nobody reads it anywhere else first
