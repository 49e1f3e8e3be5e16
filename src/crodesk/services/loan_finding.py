"""Finding running loans by any part of their number or of the borrower's name, as one types."""

from crodesk.services import going, loan_list
from crodesk.services.loan_line import LoanLine
from crodesk.storage.reader import Reader

CUSTOMERS = 8
"""Customers that fit whose loans are offered."""


def find(reader: Reader, text: str, limit: int = 30) -> list[LoanLine]:
    """Return loans that aren't closed: the ones with the number first, then those of customers that fit."""
    goals = going.find(reader, text, limit)
    named = [goal.record for goal in goals if goal.kind == "holding"]
    customers = [goal.customer for goal in goals if goal.kind == "customer"][:CUSTOMERS]
    found = [*loan_list.by_number(reader, text), *loan_list.lines(reader, named)]
    for customer in customers:
        found += loan_list.of_customer(reader, customer)
    alive = {line.rid: line for line in found if line.live}
    return list(alive.values())[:limit]
