"""What Enter opens in the parts of a loan's file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Target:
    """What Enter opens: a record by its kind and number."""

    kind: str
    rid: int
