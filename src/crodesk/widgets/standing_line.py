"""A line under the place line that says where we stand with what is open."""

from collections.abc import Sequence

from textual.strip import Strip

from crodesk.widgets.paint import Painted, Span, fit_spans


class StandingLine(Painted):
    """The line under the place line."""

    DEFAULT_CSS = "StandingLine { width: 1fr; height: 1; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._spans: Sequence[Span] = ()

    def show(self, spans: Sequence[Span]) -> None:
        """Say something else."""
        self._spans = spans
        self.refresh()

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(text for text, _ink in self._spans)

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - it has one line
        """Return the line."""
        return self.strip(fit_spans(self._spans, self.area.width))
