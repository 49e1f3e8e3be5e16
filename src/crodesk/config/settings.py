"""What the officer can choose on this computer."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Settings:
    """What the officer chose on this computer; what belongs to the desk is kept in the desk."""

    desk: str = ""
    """The desk file; empty for the usual place."""
    language: str = ""
    """`en`, `vi`, `zh`; empty follows the computer."""
    look: str = "dark"
    """The colours of the screens."""
    signs: str = "thin"
    """The lines and marks drawn on the screens."""
    marks: str = "signs"
    """How late, soon and done are marked: by a sign, or by a word in capitals."""
    reader: bool = False
    """Whether the screens are drawn for a screen reader: the real cursor goes along, and nothing is decoration."""
    mouse: bool = True
    """Whether the screens listen to the mouse; without it the terminal's own selecting works."""
    key_set: str = "desk"
    """Which keys lists have besides the arrows."""
    external_editor: bool = False
    """Whether long texts may be written in the program that `EDITOR` names."""
    lock_after: str = "10"
    """Minutes without a key after which the desk locks itself; `never` for never."""
    backups: str = ""
    """The folder of the backups; empty for the usual one."""
    backups_second: str = ""
    """A folder on another disk that backups are copied to whenever it is there."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """The officer's own keys: the id of an action to its keys, such as `desk.undo = "ctrl+u"`."""


DEFAULTS = Settings()
