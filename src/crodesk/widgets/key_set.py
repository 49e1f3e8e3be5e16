"""Which keys this officer has: ours, those of vim in lists besides, and the officer's own in place of ours."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from crodesk.widgets.actions import Action

VIM: Mapping[str, tuple[str, ...]] = {
    "rows.up": ("k",),
    "rows.down": ("j",),
    "rows.home": ("g g",),
    "rows.end": ("G",),
    "rows.page-up": ("ctrl+u",),
    "rows.page-down": ("ctrl+d",),
}
"""What moves in lists besides the arrows in the set of vim; `g g` is g twice."""
TAKEN = frozenset({"j", "k", "g", "G", "ctrl+d", "ctrl+u"})
"""The keys that lists keep to themselves in that set: what had them is in the menu."""


@dataclass(frozen=True)
class KeySet:
    """The keys of one officer."""

    vim: bool = False
    """Whether lists know the keys of vim."""
    own: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The officer's own keys by the id of the action, checked."""

    @property
    def is_ours(self) -> bool:
        """Whether every key is as we made it."""
        return not self.vim and not self.own

    def keys_of(self, action: Action) -> tuple[str, ...]:
        """Return the keys of an action."""
        if action.id in self.own:
            return self.own[action.id]
        if not self.vim:
            return action.keys
        if action.id in VIM:
            return (*action.keys, *VIM[action.id])
        return tuple(key for key in action.keys if key not in TAKEN)

    def dressed(self, actions: Iterable[Action]) -> list[Action]:
        """Return the actions with this officer's keys."""
        if self.is_ours:
            return list(actions)
        return [replace(action, keys=self.keys_of(action)) for action in actions]


OURS = KeySet()
"""The keys as we made them."""
_current = OURS


def use_keys(keys: KeySet) -> None:
    """Go by these keys from now on."""
    global _current  # noqa: PLW0603 - one program has one officer at a time
    _current = keys


def key_set() -> KeySet:
    """Return the keys in use."""
    return _current
