"""Copying out of the program: by the system's own clipboard, else by the terminal; and which it was is said."""

from asyncio import to_thread
from typing import Any, TypeVar

from textual import work
from textual.app import App

from crodesk.domain.text import clean_line
from crodesk.language import _
from crodesk.widgets import clipboard
from crodesk.widgets.paint import cut

R = TypeVar("R")
_SHOWN = 40
# Cells of the text that the message repeats.


class Copying(App[R]):
    """An app whose copies reach other programs."""

    def copy_to_clipboard(self, text: str) -> None:
        """Copy a text, for this program at once and for others as soon as their clipboard has taken it."""
        self._clipboard = text
        self._copy_out(text)

    @work(exclusive=True, group="copy")
    async def _copy_out(self, text: str) -> None:
        """Ask the system's clipboard; a terminal doesn't say whether it took what it was sent."""
        shown = cut(clean_line(text), _SHOWN)
        tool = await to_thread(clipboard.copy, text)
        if tool:
            self.notify(_("Copied {text} (by {tool})").format(text=shown, tool=tool))
            return
        super().copy_to_clipboard(text)
        self.notify(_("Copied {text} (sent to the terminal, which may not allow it)").format(text=shown))


def copy(app: App[Any], text: str) -> None:
    """Copy a text out of the program, from wherever there is something worth copying."""
    app.copy_to_clipboard(text)
