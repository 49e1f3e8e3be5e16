"""A field for the path of a file: typed, dropped into the window, or chosen from a list with `F4`."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from crodesk.domain.problem import Problem
from crodesk.domain.words import N_
from crodesk.widgets.fields.text_field import TextField
from crodesk.widgets.keymap import CHOOSE
from crodesk.widgets.path_typing import path_of


class PathField(TextField[str]):
    """One line; what it names has to be a file."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(",".join(CHOOSE.keys), "list", N_("Files"), id=CHOOSE.id, tooltip=N_("Choose a file from a list")),
    ]

    def own_problem(self) -> Problem | None:
        """Say that there is no such file."""
        if self.text.strip() and not path_of(self.text).is_file():
            return Problem(self.key, N_("There is no file “{file}”."), {"file": self.text.strip()})
        return None

    def action_list(self) -> None:
        """Open the list of files, where the text leads or where a file was taken last."""
        from crodesk.widgets.file_finder import FileFinder

        self.app.push_screen(FileFinder(self.label, self.text), self._chosen)

    def _chosen(self, path: str | None) -> None:
        if path is not None:
            self.value = path
            self.text_changed()
            self.post_message(self.Picked(self))
