"""A customer as lists show one."""

import json
from collections.abc import Sequence
from typing import NamedTuple

from crodesk.storage.queries.customer_list import LINES
from crodesk.storage.reader import Reader, Values


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
    currency: str
    """Of both sums; empty when the customer holds several currencies, or nothing."""
    next_due_on: str
    last_contact_on: str
    paper_expires_on: str
    birthday: str
    """Month and day as `MM-DD`."""
    lunar_birthday: str
    """The same in the lunar calendar."""
    deposits_minor: int
    loans_minor: int
    days_late: int
    late: int
    """1 when arrears are stated, by days or by an amount."""
    gaps: int
    """How many things are missing that every record needs."""
    open_cases: int


TEXTS = slice(1, 15)
"""Where the text of a line stands."""


def read_lines(reader: Reader, sql: str, values: Values) -> list[CustomerLine]:
    """Return the lines that a query gives, in its order."""
    return [CustomerLine._make(row) for row in reader.rows_with_text(sql, values, TEXTS)]


def lines(reader: Reader, rids: Sequence[int]) -> list[CustomerLine]:
    """Return the lines of customers in the order of their numbers as given; those that are gone are left out."""
    found = {line[0]: line for line in read_lines(reader, LINES, {"rids": json.dumps(list(rids))})}
    return [found[rid] for rid in rids if rid in found]
