"""The looks: can every text be read on what is behind it, and are the states told apart by every eye."""

from __future__ import annotations

from itertools import combinations

import pytest
from textual.app import ComposeResult
from textual.color import Color
from textual.widgets import Static

from crodesk.widgets import themes
from crodesk.widgets.box import bottom, top
from crodesk.widgets.paint import cut
from crodesk.widgets.safe_app import SafeApp
from crodesk.widgets.signs import signs, use_signs
from tests.screens.looking import segments

OURS = {"crodesk-dark": 4.5, "crodesk-light": 4.5, "crodesk-contrast": 7.0}
"""Our own looks and the contrast each must have (WCAG 2.2, 1.4.3 and 1.4.6)."""
EDGES = {"border", "border-focus"}
"""Inks that draw no text: 3 to 1 is enough for them (WCAG 2.2, 1.4.11)."""

# How eyes without one kind of cone see linear red, green and blue: Machado, Oliveira and Fernandes, "A Physiologically-
# based Model for Simulation of Color Vision Deficiency", 2009, severity 1.0.
EYES = {
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
    "usual": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
}

Triple = tuple[float, float, float]


def linear(colour: str) -> Triple:
    """Return red, green and blue as light (IEC 61966-2-1)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return red, green, blue


def times(matrix: tuple[Triple, Triple, Triple], light: Triple) -> Triple:
    first, second, third = (sum(a * b for a, b in zip(row, light, strict=True)) for row in matrix)
    return first, second, third


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (WCAG 2.2)."""
    weights = ((0.2126, 0.7152, 0.0722),) * 3
    low, high = sorted(times(weights, linear(colour))[0] for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


def lab(light: Triple) -> Triple:
    """Return CIE L*a*b* of linear red, green and blue under D65."""
    to_xyz = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
    shares = (value / white for value, white in zip(times(to_xyz, light), (0.95047, 1.0, 1.08883), strict=True))
    x, y, z = (share ** (1 / 3) if share > 216 / 24389 else (24389 / 27 * share + 16) / 116 for share in shares)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one: str, other: str, eyes: str) -> float:
    """Return how far apart these eyes see two colours (CIE76)."""
    seen = []
    for colour in (one, other):
        red, green, blue = (min(max(part, 0.0), 1.0) for part in times(EYES[eyes], linear(colour)))
        seen.append(lab((red, green, blue)))
    return float(sum((a - b) ** 2 for a, b in zip(*seen, strict=True)) ** 0.5)


def test_the_measures_agree_with_published_values() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)  # the grey that WebAIM names as the limit
    assert lab(linear("#FF0000")) == pytest.approx((53.24, 80.09, 67.20), abs=0.02)  # Lindbloom's calculator
    assert distance("#FFFFFF", "#000000", "usual") == pytest.approx(100, abs=0.01)


@pytest.mark.parametrize("name", OURS)
@pytest.mark.parametrize("ink", themes.INKS)
def test_every_ink_can_be_read(name: str, ink: str) -> None:
    palette, used = themes.PALETTES[name], themes.INKS[ink]
    wanted = 3.0 if ink in EDGES else OURS[name]
    assert contrast(getattr(palette, used.text), getattr(palette, used.behind)) >= wanted


@pytest.mark.parametrize("name", OURS)
def test_textuals_own_widgets_can_be_read(name: str) -> None:
    app = SafeApp[None](look=name.removeprefix("crodesk-"))
    variables = app.get_css_variables()
    texts = ("foreground", "text-muted", "text-disabled", "text-success", "text-warning", "text-error", "text-primary")
    pairs = [(text, behind) for text in texts for behind in ("background", "surface", "panel")]
    pairs += [
        ("block-cursor-foreground", "block-cursor-background"),
        ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
        ("input-cursor-foreground", "input-cursor-background"),
        ("input-selection-foreground", "input-selection-background"),
        ("selection-text", "selection"),
    ]
    for text, behind in pairs:
        one, other = (Color.parse(variables[part]).hex for part in (text, behind))
        assert contrast(one, other) >= OURS[name], (text, behind, one, other)


@pytest.mark.parametrize("name", OURS)
@pytest.mark.parametrize("eyes", EYES)
def test_states_are_told_apart_by_every_eye(name: str, eyes: str) -> None:
    palette = themes.PALETTES[name]
    for one, other in combinations(("success", "warning", "error", "primary"), 2):
        assert distance(getattr(palette, one), getattr(palette, other), eyes) >= 10, (one, other)


@pytest.mark.parametrize("choice", themes.CHOICES)
async def test_the_chosen_look_is_put_on(choice: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    app = SafeApp[None](look=choice)
    async with app.run_test(size=(40, 5)):
        assert app.theme == f"crodesk-{choice}"
        assert app.native_ansi_color == (choice == "terminal")


class Coloured(SafeApp[None]):
    CSS = "Static { background: $error; color: $warning; }"

    def compose(self) -> ComposeResult:
        yield Static("late")


async def test_without_colours_no_colour_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = Coloured()
    async with app.run_test(size=(40, 5)):
        styles = [segment.style for line in segments(app) for segment in line if segment.style]
        assert app.theme == "crodesk-colourless"
        assert styles
        for style in styles:
            assert all(colour is None or colour.is_default for colour in (style.color, style.bgcolor))


def test_selection_is_shown_without_colours_too() -> None:
    for name in ("crodesk-terminal", "crodesk-colourless"):
        selected = themes.inks(name)["selected"]
        assert selected.reverse
        assert selected.bold


def test_the_terminals_own_look_uses_the_first_eight_colours_only() -> None:
    for style in themes.inks("crodesk-terminal").values():
        for colour in (style.color, style.bgcolor):
            assert colour is not None
            assert colour.is_default or (colour.number is not None and colour.number < 8)


def test_a_console_without_box_characters_gets_plain_signs() -> None:
    use_signs("ascii")
    try:
        shown = "".join(text for text, _ in [*top("Title", "note", 30, focused=True), *bottom(30, focused=False)])
        assert shown.isascii()
        assert len(shown) == 60
        marks = (signs().cursor, signs().mark, signs().rising, signs().thumb, signs().star)
        assert all(mark.isascii() and len(mark) == 1 for mark in marks)
        assert [cut("Hanoi City", width) for width in (10, 9, 4, 2, 0)] == ["Hanoi City", "Hanoi...", "H...", "..", ""]
    finally:
        use_signs("thin")
