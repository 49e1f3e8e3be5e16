"""A few fixed words beside a field, said in the language in use."""

from textual.widgets import Static

from crodesk.language import _
from crodesk.widgets.terminal_guard import content


class Caption(Static):
    """Words that never change but with the language."""

    def __init__(self, words: str, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(content(_(words)), markup=False, id=id)
        self._words = words

    def relabel(self) -> None:
        """Say them in the language in use."""
        self.update(content(_(self._words)))
