"""Whom something can be handed to: the officers that the desk knows, and who has rows in hand already."""

from typing import NamedTuple

from crodesk.domain.names import fold
from crodesk.storage.queries import colleagues as queries
from crodesk.storage.reader import Reader


class Colleague(NamedTuple):
    """Somebody who can take something over."""

    rid: int
    """Their place in the list, from 1."""
    name: str
    phone: str = ""


def known(reader: Reader) -> list[Colleague]:
    """Return everybody who is known by name, officers first, each once."""
    found = {fold(name): (name, phone) for name, phone in reversed(reader.rows(queries.OFFICERS))}
    people = list(reversed(found.items()))
    waiting = sorted({name for (name,) in reader.rows(queries.WAITED_FOR)}, key=fold)
    people += [(fold(name), (name, "")) for name in waiting if fold(name) not in found]
    return [Colleague(rid, name, phone) for rid, (_key, (name, phone)) in enumerate(people, 1)]
