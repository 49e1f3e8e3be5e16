"""Our own looks, and the inks that every line is painted with; a test computes each contrast."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from rich.style import Style
from textual.color import Color
from textual.theme import Theme


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one look, as CSS writes them."""

    background: str
    """Behind lists, panes and forms."""
    surface: str
    """Behind fields and dialogs."""
    panel: str
    """Behind the first and the last line."""
    foreground: str
    """Text."""
    muted: str
    """Text that explains other text; never the only place of a fact."""
    primary: str
    """Where the focus is; bars."""
    success: str
    """Done, in order."""
    warning: str
    """Soon, needs a look."""
    error: str
    """Late, refused, dangerous."""
    selection: str
    """Behind the selected row; empty means swapped text and background."""
    selection_text: str
    """Text on the selected row."""
    line: str
    """Borders of what has no focus."""
    dark: bool = True
    """Whether text is lighter than its background."""
    ansi: bool = False
    """Whether these are the terminal's own colours."""


DARK = Palette(
    background="#0F151C", surface="#161E28", panel="#202B38", foreground="#D9E1EA", muted="#9FAEBD",
    primary="#6CAEE8", success="#56C7B3", warning="#F0C24B", error="#FF8A7A",
    selection="#2F6FA8", selection_text="#FFFFFF", line="#5C6F82",
)  # fmt: skip
LIGHT = Palette(
    background="#F4F6F8", surface="#FFFFFF", panel="#E2E8EE", foreground="#17202B", muted="#465566",
    primary="#0B5CAD", success="#00695C", warning="#7A4B00", error="#A3124F",
    selection="#0B5CAD", selection_text="#FFFFFF", line="#75889B", dark=False,
)  # fmt: skip
CONTRAST = Palette(
    background="#000000", surface="#000000", panel="#1A1A1A", foreground="#FFFFFF", muted="#D0D0D0",
    primary="#66CCFF", success="#66FFCC", warning="#FFD700", error="#FF9C8F",
    selection="#FFD700", selection_text="#000000", line="#B0B0B0",
)  # fmt: skip
TERMINAL = Palette(
    background="ansi_default", surface="ansi_default", panel="ansi_default", foreground="ansi_default",
    muted="ansi_default", primary="ansi_cyan", success="ansi_green", warning="ansi_yellow", error="ansi_red",
    selection="", selection_text="ansi_default", line="ansi_default", ansi=True,
)  # fmt: skip
COLOURLESS = Palette(
    background="ansi_default", surface="ansi_default", panel="ansi_default", foreground="ansi_default",
    muted="ansi_default", primary="ansi_default", success="ansi_default", warning="ansi_default",
    error="ansi_default", selection="", selection_text="ansi_default", line="ansi_default", ansi=True,
)  # fmt: skip

PALETTES = {
    "crodesk-dark": DARK,
    "crodesk-light": LIGHT,
    "crodesk-contrast": CONTRAST,
    "crodesk-terminal": TERMINAL,
    "crodesk-colourless": COLOURLESS,
}
"""Every look by the name of its Textual theme; the last is for `NO_COLOR`."""

CHOICES = {
    "dark": "crodesk-dark",
    "light": "crodesk-light",
    "contrast": "crodesk-contrast",
    "terminal": "crodesk-terminal",
}
"""What the officer chooses from, by the name in the settings."""


@dataclass(frozen=True, slots=True)
class Ink:
    """How one kind of text looks: fields of `Palette` for text and background, and the weight."""

    text: str = "foreground"
    """The field of the palette that colours the text."""
    behind: str = "background"
    """The field of the palette behind it."""
    bold: bool = False
    """Heavy letters."""
    swapped: bool = False
    """Text and background changed places."""


INKS: Mapping[str, Ink] = {
    "plain": Ink(),
    "strong": Ink(bold=True),
    "muted": Ink("muted"),
    "accent": Ink("primary"),
    "good": Ink("success"),
    "warn": Ink("warning"),
    "bad": Ink("error", bold=True),
    "header": Ink("muted", bold=True),
    "title-focus": Ink("primary", bold=True),
    "border": Ink("line"),
    "border-focus": Ink("primary"),
    "selected": Ink("selection_text", "selection", bold=True),
    "selected-idle": Ink("foreground", "panel", bold=True),
    "bar": Ink("foreground", "panel"),
    "bar-strong": Ink("foreground", "panel", bold=True),
    "bar-muted": Ink("muted", "panel"),
    "bar-key": Ink("primary", "panel", bold=True),
    "bar-good": Ink("success", "panel"),
    "bar-warn": Ink("warning", "panel", bold=True),
    "bar-current": Ink("foreground", "panel", bold=True, swapped=True),
    "bar-alarm": Ink("error", "panel", bold=True, swapped=True),
    "field": Ink("foreground", "surface"),
    "field-muted": Ink("muted", "surface"),
    "field-good": Ink("success", "surface"),
    "field-warn": Ink("warning", "surface"),
    "field-bad": Ink("error", "surface"),
    "field-key": Ink("primary", "surface", bold=True),
}
"""The whole ink case: a line is painted with these and no others, so that every contrast is known."""


@lru_cache
def inks(theme: str) -> Mapping[str, Style]:
    """Return the inks of a theme as terminal styles; a theme that isn't ours is painted in our dark one."""
    palette = PALETTES.get(theme, DARK)
    return {name: _style(ink, palette) for name, ink in INKS.items()}


def _style(ink: Ink, palette: Palette) -> Style:
    text, behind = getattr(palette, ink.text), getattr(palette, ink.behind)
    reverse = ink.swapped or not behind
    return Style(
        color=Color.parse(text).rich_color,
        bgcolor=Color.parse(behind or palette.background).rich_color,
        bold=ink.bold,
        reverse=reverse,
    )


@lru_cache
def theme(name: str) -> Theme:
    """Return a look as Textual wants it; its own widgets take their colours from the variables."""
    palette = PALETTES[name]
    return Theme(
        name=name,
        primary=palette.primary,
        secondary=palette.primary,
        accent=palette.primary,
        success=palette.success,
        warning=palette.warning,
        error=palette.error,
        foreground=palette.foreground,
        background=palette.background,
        surface=palette.surface,
        panel=palette.panel,
        dark=palette.dark,
        ansi=palette.ansi,
        variables=variables(palette),
    )


def variables(palette: Palette) -> dict[str, str]:
    """Return the style-sheet variables of a look: Textual's own where it would thin out text, and ours."""
    common = {
        "text": palette.foreground,
        "text-muted": palette.muted,
        "text-disabled": palette.muted,
        "foreground-muted": palette.muted,
        "text-primary": palette.primary,
        "text-success": palette.success,
        "text-warning": palette.warning,
        "text-error": palette.error,
        "border": palette.primary,
        "border-blurred": palette.line,
        "block-cursor-blurred-background": palette.panel,
        "block-cursor-blurred-foreground": palette.foreground,
        "block-cursor-blurred-text-style": "bold",
        "scrollbar": palette.line,
        "scrollbar-background": palette.background,
        "muted": palette.muted,
        "line": palette.line,
    }
    return common | (_swapped(palette) if palette.ansi else _coloured(palette))


def _coloured(palette: Palette) -> dict[str, str]:
    """Return the variables of what is selected, in colours of its own."""
    return {
        "block-cursor-background": palette.selection,
        "block-cursor-foreground": palette.selection_text,
        "block-cursor-text-style": "bold",
        "input-selection-background": palette.selection,
        "input-selection-foreground": palette.selection_text,
        "selection": palette.selection,
        "selection-text": palette.selection_text,
    }


def _swapped(palette: Palette) -> dict[str, str]:
    """Return the variables of what is selected where colours aren't known: text and background change places."""
    return {
        "ansi-background": palette.background,
        "ansi-foreground": palette.foreground,
        "block-cursor-background": palette.background,
        "block-cursor-foreground": palette.foreground,
        "block-cursor-text-style": "bold reverse",
        "input-cursor-text-style": "reverse",
        "input-selection-background": palette.primary,
        "input-selection-foreground": palette.background,
        "selection": palette.background,
        "selection-text": palette.foreground,
    }


def chosen(choice: str) -> str:
    """Return the name of the look chosen as `dark`, `light`, `contrast` or `terminal`; `NO_COLOR` wins."""
    return "crodesk-colourless" if "NO_COLOR" in os.environ else CHOICES.get(choice, "crodesk-dark")
