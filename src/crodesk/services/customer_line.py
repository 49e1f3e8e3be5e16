"""A customer as lists show one."""

import json
from collections.abc import Sequence
from typing import NamedTuple

from crodesk.storage.queries.customer_list import LINES
from crodesk.storage.reader import Reader


class CustomerLine(NamedTuple):
    """One line of the customer list. Dates are ISO text; text that is unknown is empty."""

    rid: int
    code: str
    name: str
    kind: str
    status: str
    tier: str
    phone: str
    job: str
    """Occupation, or the industry of a firm."""
    since: str
    deposits_minor: int
    loans_minor: int
    currency: str
    """Of both sums; empty when the customer holds several currencies, or nothing."""
    days_late: int
    late: int
    """1 when arrears are stated, by days or by an amount."""
    next_due_on: str
    last_contact_on: str
    paper_expires_on: str
    gaps: int
    """How many things are missing that every record needs."""
    open_cases: int


def lines(reader: Reader, rids: Sequence[int]) -> list[CustomerLine]:
    """Return the lines of customers in the order of their numbers as given; those that are gone are left out."""
    found = {row[0]: CustomerLine._make(row) for row in reader.rows(LINES, {"rids": json.dumps(list(rids))})}
    return [found[rid] for rid in rids if rid in found]
