"""Relations seen from the other side: who says that this customer is their spouse, director, guarantor."""

from dataclasses import dataclass

from crodesk.storage.queries import relations as sql
from crodesk.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class NamedBy:
    """One customer who names this one as a relation."""

    rid: int
    """The number of the relation's record, which belongs to the other."""
    role: str
    """What this customer is to the other: a value of the relation roles, or other words."""
    title: str
    share_ppm: int | None
    other_rid: int
    other_name: str
    other_code: str


def named_by(reader: Reader, customer_rid: int) -> list[NamedBy]:
    """Return who names the customer as theirs, by name."""
    found = [NamedBy(*row) for row in reader.rows(sql.NAMED_BY, {"customer": customer_rid})]
    return sorted(found, key=lambda each: (each.other_name, each.rid))
