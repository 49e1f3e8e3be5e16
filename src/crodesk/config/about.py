"""The settings, explained, and the values they can take; read only where somebody looks at them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from crodesk.language import LANGUAGES


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
        "lock_after",
        N_("Locks itself"),
        N_("After how many minutes without a key the desk asks for the passphrase again; what you write is kept."),
        {
            "2": N_("after 2 minutes"),
            "5": N_("after 5 minutes"),
            "10": N_("after 10 minutes"),
            "30": N_("after 30 minutes"),
            "never": N_("never"),
        },
    ),
    About(
        "external_editor",
        N_("Own editor"),
        N_("Whether long texts open in the program that EDITOR names; they lie in a file while it is open."),
        _NO_YES,
    ),
    About("backups", N_("Backups"), N_("The folder of the backups; empty is the usual place.")),
    About(
        "backups_second",
        N_("Second backups"),
        N_("A folder on another disk, such as a USB stick, that each backup is copied to when it is there."),
    ),
    About(
        "desk", N_("Desk file"), N_("Where the desk is kept; empty is the usual place. It holds from the next start.")
    ),
)
"""Every setting with one value, in the order in which people are shown them."""

CHOICES = {about.key: tuple(about.values) for about in ABOUT if isinstance(next(iter(about.values), None), str)}
"""The texts that a key can take, where not any will do."""
