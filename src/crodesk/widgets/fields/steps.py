"""The steps that undo takes back in one field: words and pastes, not single letters."""

from __future__ import annotations

_BURST = 0.15
"""Seconds within which changes belong together: an input method erases and retypes a letter within this time."""
_MOST = 200
"""How many steps are kept."""


class Steps:
    """The texts a field has held before and after the present one."""

    def __init__(self) -> None:
        self._past: list[str] = []
        self._future: list[str] = []
        self._at = 0.0
        self._grew = False

    def changed(self, before: str, after: str, now: float) -> None:
        """Take note that `before` became `after` at the moment `now` (seconds of any steady clock)."""
        grew = len(after) > len(before)
        if not (self._past and self._belongs(before, after, grew, now)):
            self._past = [*self._past[-_MOST + 1 :], before]
        self._future.clear()
        self._at, self._grew = now, grew

    def _belongs(self, before: str, after: str, grew: bool, now: float) -> bool:
        """Tell whether this change is one more letter of the last step."""
        one_letter = abs(len(after) - len(before)) <= 1
        new_word = grew and before.endswith(" ")
        return one_letter and not new_word and (grew == self._grew or now - self._at < _BURST)

    def undo(self, present: str) -> str | None:
        """Return the text before the last step; `None` when there was no step."""
        if not self._past:
            return None
        self._future.append(present)
        self._at = 0.0
        return self._past.pop()

    def redo(self, present: str) -> str | None:
        """Return the text that the last undo took away; `None` when there is none."""
        if not self._future:
            return None
        self._past.append(present)
        self._at = 0.0
        return self._future.pop()
