"""Which part customers have in a holding: owners, co-owners, guarantors, users, beneficiaries."""

from crodesk.sample.book import Book
from crodesk.sample.days import ago
from crodesk.sample.dice import Dice
from crodesk.sample.holdings import Held

SHARED = {"LOAN-HOME": 90, "DEP-12M": 25, "DEP-24M": 25, "DEP-SEN": 20, "INS-LIFE": 60}
"""How often in a hundred a married holder holds it together with the other."""

CLOSE = {"LOAN-HOME": "co_owner", "INS-LIFE": "beneficiary"}


class Kin:
    """Who, among the customers, is what to a customer."""

    def __init__(self, book: Book, told: set[int]) -> None:
        self._told = told
        self._of: dict[tuple[int, str], list[int]] = {}
        for row in book.rows["relation"]:
            if "other_rid" in row:
                self._of.setdefault((row["customer_rid"], row["role"]), []).append(row["other_rid"])

    def of(self, rid: int, role: str) -> list[int]:
        """Return the customers who are `role` to a customer."""
        return self._of.get((rid, role), [])

    def sharing(self, rid: int) -> list[int]:
        """Return the spouse who may share what a customer holds; not where the cast tells what the spouse has."""
        return [other for other in self.of(rid, "spouse") if other not in self._told]


def write(book: Book, held: Held, kin: Kin) -> None:
    """Add the owner and those who have another part in it."""
    rid, dice = held.person.rid, held.person.dice(f"roles {held.number}")
    _role(book, held, rid, "owner")
    for other, role in _others(held, kin, dice):
        _role(book, held, other, role)
    if held.product.kind == "account" and dice.chance(4):
        others = kin.of(rid, "child") + kin.of(rid, "sibling")
        for other in others[:1]:
            gone = {"ended_on": ago(dice.between(20, 300)), "ended_why": "authority withdrawn"}
            book.add("holding_role", holding_rid=held.rid, customer_rid=other, role="user", since=held.opened, **gone)


def _others(held: Held, kin: Kin, dice: Dice) -> list[tuple[int, str]]:
    rid, code = held.person.rid, held.product.code
    found = [(other, CLOSE.get(code, "co_owner")) for other in kin.sharing(rid) if dice.chance(SHARED.get(code, 0))]
    if held.product.kind == "loan":
        found += [(other, "guarantor") for other in kin.of(rid, "guarantor")]
    if code == "ACC-BIZ":
        found += [(other, "user") for other in kin.of(rid, "director") + kin.of(rid, "accountant")]
    if code == "ACC-BIZ" and held.person.kind == "household":
        found += [(other, "user") for other in kin.of(rid, "owner")]
    if code == "INS-LIFE":
        found += [(other, "beneficiary") for other in kin.of(rid, "child")[:1]]
    return found


def _role(book: Book, held: Held, customer: int, role: str) -> None:
    book.add(
        "holding_role",
        holding_rid=held.rid,
        customer_rid=customer,
        role=role,
        since=held.opened,
        ended_on=held.closed,
        ended_why="closed" if held.closed else "",
        imported_from="core",
    )
