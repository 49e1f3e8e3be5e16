"""What one needs before speaking to a customer, in bounded reads."""

from dataclasses import dataclass
from typing import NamedTuple

from crodesk.storage.queries import briefing as queries
from crodesk.storage.reader import Reader

FEW_TALKS = 3


class Way(NamedTuple):
    """One way to reach a customer."""

    kind: str
    value: str
    label: str
    preferred: int
    barred: int
    """1 when the customer does not want to be reached by it."""


class Talk(NamedTuple):
    """One contact in which something was said."""

    at: str
    """UTC, ISO."""
    kind: str
    outcome: str
    subject: str
    text: str


class Held(NamedTuple):
    """One thing the customer holds."""

    kind: str
    number: str
    name: str
    currency: str
    matures_on: str | None
    balance_minor: int | None
    days_late: int | None


@dataclass(frozen=True, slots=True)
class Briefing:
    """A customer at a glance."""

    ways: list[Way]
    wishes: list[tuple[str, str]]
    """Kind of preference and what is wished."""
    talks: list[Talk]
    """The last contacts in which something was said, newest first; restricted ones are left out."""
    held: list[Held]


def read(reader: Reader, customer_rid: int) -> Briefing:
    """Return what stands about a customer; empty lists for somebody who is gone."""
    me = {"customer": customer_rid}
    return Briefing(
        [Way._make(row) for row in reader.rows(queries.REACH, me)],
        [(kind, value) for kind, value in reader.rows(queries.WISHES, me)],
        [Talk._make(row) for row in reader.rows(queries.TALKS, {**me, "limit": FEW_TALKS})],
        [Held._make(row) for row in reader.rows(queries.HELD, me)],
    )
