"""A widget that paints whole lines with our inks, and the few helpers that measure text in cells."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Self

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import ANSIToTruecolor, LineFilter
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from crodesk.language import language
from crodesk.widgets import themes
from crodesk.widgets.hiding import Hide, hidden
from crodesk.widgets.signs import signs
from crodesk.widgets.terminal_guard import safe

Span = tuple[str, str]
"""A piece of text and the name of its ink."""
_MOST_COMMON = 300
# Lines kept because they are likely to come again.
_BEHIND = Color(0, 0, 0)
# What filters are told is behind the text. They use it for see-through text only, and no ink is see-through.


class Painted(Widget):
    """A widget that is its lines: subclasses answer `render_line`, and give the same strip for an unchanged line.

    Textual's own way builds each line anew on every frame (borders, filters, crops). Here a strip is used as it
    is, so an unchanged line costs nothing; in return such a widget has no border, padding or opacity by style
    sheet: it draws all of itself.
    """

    ALLOW_SELECT = False
    SHOWS_DATA = True
    """Whether what it says is kept about people, and so is hidden when somebody looks on."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id, classes=classes)
        self.area = Size()
        """The size that is being painted; asking Textual for it costs more than a line."""
        self.lit = False
        """Whether it looks as if keys go here: a list that is moved in while one types elsewhere."""
        self.focused_now = False
        """Whether it looks so in the frame that is being painted."""
        self._kept: dict[int, Strip] = {}
        self._common: dict[tuple[Span, ...], Strip] = {}
        self._state: tuple[object, ...] = ()
        self._inks: Mapping[str, Style] = {}
        self._filters: list[LineFilter] = []
        self._hides = False

    def forget(self) -> None:
        """Drop every painted line that was kept: the look, the size, the focus or the language has changed."""
        self._kept.clear()
        self._common.clear()

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Have these lines painted anew, or all of them."""
        if not regions:
            self._kept.clear()
        for region in regions:
            for y in region.line_range:
                self._kept.pop(y, None)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def on_focus(self) -> None:
        """Show that the keys are here."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that the keys are elsewhere."""
        self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the strips of the lines asked for; Textual asks for all of them whenever one has changed."""
        self._notice_changes()
        kept = self._kept
        strips = []
        for y in crop.line_range:
            strip = kept.get(y)
            if strip is None:
                strip = kept[y] = self.render_line(y)
            strips.append(strip)
        if crop.column_span != (0, self.area.width):
            strips = [strip.crop(*crop.column_span) for strip in strips]
        return strips

    def strip(self, spans: Iterable[Span]) -> Strip:
        """Return a line as wide as the widget, which the spans are known to fill; the app's filters are in it."""
        segments = runs(hidden(spans) if self._hides else spans, self._inks)
        for line_filter in self._filters:
            segments = line_filter.apply(segments, _BEHIND)
        return Strip(segments, self.area.width)

    def common_strip(self, spans: Iterable[Span]) -> Strip:
        """Return a line that is likely to come again, such as an empty one: the same strip each time."""
        key = tuple(spans)
        strip = self._common.get(key)
        if strip is None:
            if len(self._common) > _MOST_COMMON:
                self._common.clear()
            strip = self._common[key] = self.strip(key)
        return strip

    def _notice_changes(self) -> None:
        """Paint everything anew in another look, size or language, and when the focus came or went."""
        app = self.app
        hides = self.SHOWS_DATA and getattr(app, "hides_data", False)
        state = (app.theme, self.outer_size, self.has_focus or self.lit, language(), signs(), hides)
        if state == self._state:
            return
        self._state = state
        self._inks, self._hides = themes.inks(app.theme), hides
        self.area, self.focused_now = self.outer_size, self.has_focus or self.lit
        self._filters = [each for each in app.get_line_filters() if not isinstance(each, ANSIToTruecolor | Hide)]
        # Left out, since an ink is either of true colour or one of the terminal's own that must stay so.
        self.forget()


def runs(spans: Iterable[Span], inks: Mapping[str, Style]) -> list[Segment]:
    """Return one segment for each run of text in the same ink: the fewer, the quicker."""
    segments: list[Segment] = []
    words: list[str] = []
    current = ""
    for text, ink in spans:
        if ink != current and words:
            segments.append(Segment("".join(words), inks[current]))
            words = []
        current = ink
        words.append(text)
    if words:
        segments.append(Segment("".join(words), inks[current]))
    return segments


def cells(text: str) -> int:
    """Return how many cells `text` takes on the screen."""
    return len(text) if text.isascii() else cell_len(text)


def cut(text: str, width: int) -> str:
    """Return `text` in at most `width` cells; what is cut ends in an ellipsis."""
    if cells(text) <= width:
        return text
    more = signs().more[: max(width, 0)]
    return set_cell_size(text, width - len(more)).rstrip() + more if width > 0 else ""


def fit(text: str, width: int, *, right: bool = False) -> str:
    """Return `text` in exactly `width` cells, cut with an ellipsis or filled with blanks; `right` puts it there."""
    if text.isascii() and text.isprintable():
        size = len(text)
    else:
        text = safe(text)
        size = cells(text)
    if size > width:
        text = cut(text, width)
        size = cells(text)
    blanks = " " * (width - size)
    return blanks + text if right else text + blanks


def fit_spans(spans: Sequence[Span], width: int, ink: str = "plain") -> list[Span]:
    """Return `spans` in exactly `width` cells; what doesn't fit ends in an ellipsis, blanks come in `ink`."""
    shown = [(safe(text), name) for text, name in spans]
    spare = width - sum(cells(text) for text, _ in shown)
    if spare < 0:
        shown = _cut_spans(shown, width)
        spare = width - sum(cells(text) for text, _ in shown)
    return [*shown, (" " * spare, ink)] if spare else shown


def _cut_spans(spans: Sequence[Span], width: int) -> list[Span]:
    kept: list[Span] = []
    left = width
    for text, name in spans:
        size = cells(text)
        if size >= left:
            kept.append((cut(text + " ", left), name))
            break
        kept.append((text, name))
        left -= size
    return kept
