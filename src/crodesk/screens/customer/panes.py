"""The panes of the file, and where they stand on screens of different sizes; one of them can have it all."""

from collections.abc import Mapping

from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.widget import Widget

from crodesk.language import _
from crodesk.screens.customer import parts
from crodesk.screens.customer.parts import NOTES, PARTS, Part
from crodesk.screens.customer.shown import Shown
from crodesk.widgets.pane import Pane
from crodesk.widgets.styled import line, prose

WIDE_FROM = 120
"""From so many cells on three columns stand side by side."""
TWO_FROM = 72
"""From so many cells on notes stand beside the facts; in less there is one pane at a time."""
LEFT = 34
"""Cells of the left of two columns."""
SIX_FROM = 33
"""From so many lines on six panes fit under each other."""
FIRST = tuple(part.name for part in PARTS[:3])
SECOND = tuple(part.name for part in PARTS[3:6])
SHARES = {"facts": 8, "holds": 7, "to-do": 5, "papers": 7, "people": 6, "needs": 7}
"""How much of a column's height each pane takes."""
FRAME = 4
"""Cells that the frame of a pane takes of its width."""


def regions(size: Size, front: str, left: str, *, zoomed: bool) -> Mapping[str, Region]:
    """Return where each pane that is shown stands.

    `front` is the one that has the keys, `left` the last one on the left that had them: it decides which three of
    the six are shown where there is no room for all.
    """
    width, height = size
    if zoomed or width < TWO_FROM:
        return {front: Region(0, 0, width, height)}
    if width >= WIDE_FROM:
        first, second = width * 29 // 100, width * 33 // 100
        columns = {
            **_column(("facts", "papers", "people"), 0, first, height),
            **_column(("holds", "to-do", "needs"), first, second, height),
        }
        return {**columns, NOTES: Region(first + second, 0, width - first - second, height)}
    names = (*FIRST, *SECOND) if height >= SIX_FROM else (SECOND if left in SECOND else FIRST)
    return {**_column(names, 0, LEFT, height), NOTES: Region(LEFT, 0, width - LEFT, height)}


def _column(names: tuple[str, ...], x: int, width: int, height: int) -> dict[str, Region]:
    """Return panes under each other, each with its share of the height."""
    shares = sum(SHARES[name] for name in names)
    placed: dict[str, Region] = {}
    y = used = 0
    for name in names:
        used += SHARES[name]
        bottom = height * used // shares
        placed[name] = Region(x, y, width, bottom - y)
        y = bottom
    return placed


class PartPane(Pane):
    """One part of the file; its lines are made for the width it has."""

    def __init__(self, part: Part) -> None:
        super().__init__(part.title, empty=part.empty, id=part.name)
        self.part = part
        """What it shows."""
        self._shown: Shown | None = None
        self._made_for = 0

    def fill(self, shown: Shown, *, keep: bool) -> None:
        """Show a customer; with `keep` the same line stays selected."""
        self._shown, self._made_for = shown, self.size.width
        lines = self.part.lines(shown, max(self.size.width - FRAME, 1))
        self.show(lines, title=parts.title(self.part, shown), note=parts.note(self.part, shown), keep=keep)

    def clear(self) -> None:
        """Show nobody."""
        self._shown = None
        self.show([line()], title=_(self.part.title), note="", keep=False)

    def forget(self) -> None:
        """Make the lines anew when the pane has become wider or narrower."""
        if self._shown is not None and self.area.width != self._made_for:
            self._made_for = self.area.width
            room = max(self.area.width - FRAME, 1)
            lines = self.part.lines(self._shown, room) or prose(_(self._empty), "muted")
            self.view.show(lines, room, keep=True)
        super().forget()


class _Places(Layout):
    """Puts each pane where `regions` says; the others aren't shown."""

    name = "places"

    def arrange(self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True) -> ArrangeResult:  # noqa: ARG002 - Textual's signature
        """Return the placements."""
        assert isinstance(parent, Panes)
        where = parent.where(size)
        return [
            WidgetPlacement(where[child.part.name], NULL_OFFSET, NULL_SPACING, child)
            for child in children
            if isinstance(child, PartPane) and child.part.name in where
        ]


class Panes(Widget):
    """Holds the panes; which of them are seen follows from the size, the pane in front and the zoom."""

    BLANK = True
    DEFAULT_CSS = "Panes { width: 1fr; height: 1fr; }"

    def __init__(self) -> None:
        self.panes = {part.name: PartPane(part) for part in PARTS}
        """The panes by the names of their parts."""
        super().__init__(*self.panes.values())
        self.front = NOTES
        """The name of the pane that has the keys."""
        self.left = FIRST[0]
        """The name of the last pane on the left that had them."""
        self.zoomed = False
        """Whether the one in front has the whole room."""
        self._places = _Places()

    @property
    def layout(self) -> Layout:
        """How the panes are arranged; Textual's styles take no layout but its own."""
        return self._places

    def where(self, size: Size) -> Mapping[str, Region]:
        """Return where each pane stands that is shown in that size."""
        return regions(size, self.front, self.left, zoomed=self.zoomed)

    def bring(self, front: str, *, zoomed: bool = False) -> None:
        """Bring a pane to the front; nothing is arranged anew when nothing moves."""
        before = self.where(self.size)
        self.front, self.zoomed = front, zoomed
        self.left = self.left if front == NOTES else front
        if self.where(self.size) != before:
            self._clear_arrangement_cache()
            self.refresh(layout=True)
        self._say_hidden()

    def on_resize(self) -> None:
        """Say what there is no room for now."""
        self._say_hidden()

    def _say_hidden(self) -> None:
        """Write under the last pane on the left which panes are one Tab further, where not all are shown."""
        shown = [name for name in self.panes if name in self.where(self.size)]
        hidden = [name for name in self.panes if name not in shown]
        last = next((name for name in reversed(shown) if name != NOTES or len(shown) == 1), "")
        order = [*self.panes]
        at = order.index(last) if last else 0
        coming = [name for name in (*order[at:], *order[:at]) if name in hidden][:3]
        said = _("Tab: {panes}").format(panes=", ".join(_(parts.BY_NAME[name].short) for name in coming))
        for name, pane in self.panes.items():
            pane.set_foot(said if name == last and hidden and not self.zoomed else "")
