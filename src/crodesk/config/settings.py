"""What the officer can choose on this computer, with the words that explain it and the values it can take."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from crodesk.language import LANGUAGES


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
    keys: Mapping[str, str] = field(default_factory=dict)
    """The officer's own keys: the id of an action to its keys, such as `desk.undo = "ctrl+u"`."""


DEFAULTS = Settings()


def N_(message: str) -> str:  # noqa: N802 - the name that gettext tools look for
    """Mark a message for the catalogues, as `domain.words.N_` does; the domain lies above this module."""
    return message


@dataclass(frozen=True, slots=True)
class About:
    """One setting, explained."""

    key: str
    """Its key in the file: a field of `Settings`."""
    words: str
    """What it is called, a message id."""
    help: str
    """What it does, a message id of one sentence."""
    values: Mapping[str | bool, str] = field(default_factory=dict)
    """The values it can take, each with what it is called (a message id); empty where any text will do."""


_YES_NO: Mapping[str | bool, str] = {True: N_("yes"), False: N_("no")}
_NO_YES: Mapping[str | bool, str] = {False: N_("no"), True: N_("yes")}
_LANGUAGES: Mapping[str | bool, str] = {"": N_("as the computer"), **dict(LANGUAGES.items())}

ABOUT = (
    About(
        "language",
        N_("Language"),
        N_("The language of the program, and with it the form of dates, numbers and amounts."),
        _LANGUAGES,
    ),
    About(
        "look",
        N_("Colours"),
        N_("The colours of the screens."),
        {
            "dark": N_("calm dark"),
            "light": N_("calm light"),
            "contrast": N_("high contrast"),
            "terminal": N_("the terminal's own"),
        },
    ),
    About(
        "signs",
        N_("Borders"),
        N_("What borders and small signs are drawn with; ASCII is for terminals that show boxes instead."),
        {"thin": N_("thin lines"), "none": N_("none"), "ascii": N_("ASCII")},
    ),
    About(
        "marks",
        N_("Marks"),
        N_("How late, soon and done are marked: by a sign, or by a word in plain letters."),
        {"signs": N_("signs: !! ▲ ✓"), "letters": N_("plain letters: LATE SOON OK")},
    ),
    About(
        "reader",
        N_("Screen reader"),
        N_("Shows the terminal's own cursor where the focus is, and draws no decoration."),
        _NO_YES,
    ),
    About(
        "mouse",
        N_("Mouse"),
        N_("Whether clicks and the wheel work here; without, the terminal selects text as usual."),
        _YES_NO,
    ),
    About(
        "key_set",
        N_("Keys in lists"),
        N_("With vim, lists also know j k gg G Ctrl+D Ctrl+U; what had those keys is in the menu."),
        {"desk": N_("desk: arrows and function keys"), "vim": N_("desk and vim")},
    ),
    About(
        "external_editor",
        N_("Own editor"),
        N_("Whether long texts open in the program that EDITOR names; they lie in a file while it is open."),
        _NO_YES,
    ),
    About(
        "desk", N_("Desk file"), N_("Where the desk is kept; empty is the usual place. It holds from the next start.")
    ),
)
"""Every setting with one value, in the order in which people are shown them."""

CHOICES = {about.key: tuple(about.values) for about in ABOUT if isinstance(next(iter(about.values), None), str)}
"""The texts that a key can take, where not any will do."""
