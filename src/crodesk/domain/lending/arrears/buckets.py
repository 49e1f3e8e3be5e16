"""Buckets of days past due, by which collection is organised."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bucket:
    """A span of days past due."""

    first: int
    last: int | None
    """`None` for the one without an end."""


def bucket_of(days: int, starts: Sequence[int]) -> Bucket | None:
    """Return the bucket that days past due lie in, by the first days of all buckets, ascending; `None` before them.

    The usual starts are those of the shipped figures `collection_buckets`.
    """
    place = bisect_right(starts, days)
    if place == 0:
        return None
    return Bucket(starts[place - 1], starts[place] - 1 if place < len(starts) else None)
