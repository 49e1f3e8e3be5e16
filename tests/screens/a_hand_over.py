"""A hand-over to be reviewed, as full as one can be, for the walk through every screen."""

from datetime import UTC, datetime

from crodesk.domain.records import by_name
from crodesk.exchange.handing import Header
from crodesk.screens.customers.taking_in import TakingIn
from crodesk.services.desk import Desk
from crodesk.services.handing import cards
from crodesk.services.handing.taking import Comer, Count, Received, Review
from crodesk.services.handing.telling import Told, field_of

HEADER = Header(
    uid="b" * 32, purpose="return", number=3, made_at=datetime(2026, 11, 20, 2, 12, tzinfo=UTC), schema=5,
    sender="0" * 64, sender_name="", receiver="0" * 64, receiver_name="", from_on=None, until_on=None, customers=2,
    rows=21_234, files=1, restricted=False, watermark=7, seal="c" * 64, seen=(), size=1, sha256="d" * 64,
)  # fmt: skip
DISPUTED = (
    ("customer", "occupation", "", "Hardware trader", "Bánh mì"),
    ("customer", "born_on", "1980-03-01", "1980-03-02", None),
    ("holding", "amount_minor", 5_000_000, 7_000_000_000_000, 0),
    ("holding", "ended_on", None, None, "2026-11-20"),
)


def taking_in(desk: Desk, *, disputed: bool = True) -> TakingIn:
    """Return the review of a hand-over that brings much and disputes much."""
    names = desk.look(lambda reader: reader.rows("SELECT code, name FROM customer ORDER BY length(name) DESC LIMIT 2"))
    comers = tuple(Comer("a" * 32, code, name, is_new=True) for code, name in names)
    counts = tuple(Count(table, 1234, 21_234, 0, 0) for table in ("customer", "interaction", "application", "holding"))
    received = Received(HEADER, desk.look(cards.trusted)[0], {}, {})
    whose, currency = " ".join(reversed(names[0])), desk.currency
    told = [
        Told(f"{table}:{column}", by_name(table).label, whose, names[1][1], field_of(table, column), currency, *values)
        for table, column, *values in DISPUTED
    ]
    return TakingIn(Review(received, comers, counts, (), None), told if disputed else [], currency)
