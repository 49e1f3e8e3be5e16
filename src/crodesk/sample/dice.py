"""Chance that falls alike every time and everywhere: each maker throws dice of its own, named after what it makes."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """Throws named after `name`; only `Random.random` is used, which Python promises to keep."""

    def __init__(self, *name: object) -> None:
        self._random = Random("/".join(map(str, name)))  # noqa: S311 - it plays, it guards nothing

    def below(self, count: int) -> int:
        """Return a whole number from 0 to `count` - 1."""
        return int(self._random.random() * count)

    def between(self, least: int, most: int, step: int = 1) -> int:
        """Return a whole number from `least` to `most`, counted in steps from `least`."""
        return least + step * self.below((most - least) // step + 1)

    def chance(self, percent: int) -> bool:
        """Return whether something happens that happens so often in a hundred."""
        return self.below(100) < percent

    def one(self, things: Sequence[T]) -> T:
        """Return one of the things."""
        return things[self.below(len(things))]

    def some(self, things: Sequence[T], count: int) -> list[T]:
        """Return up to `count` different things, in the order in which they were drawn."""
        left = list(things)
        return [left.pop(self.below(len(left))) for _ in range(min(count, len(left)))]

    def digits(self, count: int) -> str:
        """Return a run of digits."""
        return "".join(str(self.below(10)) for _ in range(count))
