"""Searches whole numbers for where an answer turns from yes to no, asking as seldom as it can."""

from collections.abc import Callable


def last_yes(asked: Callable[[int], bool], low: int, high: int, guess: int) -> int | None:
    """Return the greatest number from `low` to `high` for which `asked` says yes; `None` when there is none.

    Once it has said no it must say no for all greater numbers. The search walks from the guess in growing steps, then
    halves, so a good guess costs a handful of questions.
    """
    place = min(max(guess, low), high)
    step = 1
    if asked(place):
        good, bad = place, high + 1
        while good + step < bad:
            place = good + step
            if not asked(place):
                bad = place
                break
            good, step = place, 2 * step
    else:
        good, bad = low - 1, place
        while bad - step > good:
            place = bad - step
            if asked(place):
                good = place
                break
            bad, step = place, 2 * step
    return _between(asked, good, bad, low)


def _between(asked: Callable[[int], bool], good: int, bad: int, low: int) -> int | None:
    while bad - good > 1:
        middle = (good + bad) // 2
        if asked(middle):
            good = middle
        else:
            bad = middle
    return good if good >= low else None


def first_yes(asked: Callable[[int], bool], low: int, high: int, guess: int) -> int | None:
    """Return the least number from `low` to `high` for which `asked` says yes; it then says yes for all greater."""
    found = last_yes(lambda mirrored: asked(-mirrored), -high, -low, -guess)
    return None if found is None else -found
