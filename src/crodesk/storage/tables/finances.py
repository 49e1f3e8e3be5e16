"""A customer's finances, needs and what was offered."""

from datetime import date

from crodesk.storage.columns import choice, day, line, link, whole
from crodesk.storage.tables.mixins import OPTIONS, OfCustomer, import_key


class Fact(OfCustomer, table=True):
    """One figure of a customer's finances, with its source and date, so that it ages."""

    __table_args__ = (import_key("fact"), OPTIONS)

    kind: str = choice("income", "expense", "asset", "debt")
    what: str = line()
    amount_minor: int = whole(0)
    currency: str = line()
    period: str = choice("month", "quarter", "year", "once")
    source: str = line()
    as_of: date | None = day()


class Need(OfCustomer, table=True):
    """What a customer wants to reach, and by when."""

    __table_args__ = (import_key("need"), OPTIONS)

    what: str = line()
    kind: str = line(default="need")
    amount_minor: int | None = whole()
    currency: str = line()
    wanted_by: date | None = day()
    status: str = choice("open", "met", "dropped")
    note: str = line()


class Offer(OfCustomer, table=True):
    """What was offered, why it suits the customer, and the answer."""

    __table_args__ = (import_key("offer"), OPTIONS)

    product_rid: int | None = link("product")
    what: str = line()
    offered_on: date | None = day()
    why: str = line()
    answer: str = choice("waiting", "accepted", "refused", "thinking")
    reason: str = line()
    not_before: date | None = day()
    """Not to be offered again until then."""
