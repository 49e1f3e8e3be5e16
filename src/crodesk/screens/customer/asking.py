"""Forms over the customer file: asked, kept, said, and what they changed pointed out."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from crodesk.domain.records import Field
from crodesk.screens.customer.file_screen import FileScreen
from crodesk.screens.customer.shown import Target
from crodesk.widgets.asking_twice import doubt_of
from crodesk.widgets.record_dialog import RecordDialog, Values, Watch


class Asking(FileScreen):
    """What every form of the customer file has in common."""

    def ask(
        self,
        title: str,
        specs: Sequence[Field],
        save: Callable[[Values], Any],
        name: str,
        *,
        values: Mapping[str, Any] | None = None,
        draft: tuple[str, str],
        currency: str = "",
        then: Callable[[], None] | None = None,
        about: Callable[[Any], str] | None = None,
        kind: str = "",
        but: int = 0,
        first: str = "",
        enough: str = "",
        watch: Watch | None = None,
    ) -> None:
        """Open a form; when it was saved say so, and then show what has changed.

        `about` says what the action was about from what the save returned; else it is the customer. `kind` is of the
        record whose number the save returns: it is selected then. `but` is that number when there is one already,
        `first` the field to begin at, and `enough` the one after which Enter saves; `watch` warns while one types.
        """
        known = {spec.key: value for spec in specs if (value := (values or {}).get(spec.key)) is not None}
        dialog = RecordDialog(
            self.desk, title, specs, save, values=known, draft=draft, customer=self.rid, currency=currency,
            watch=watch, doubt=doubt_of(self.desk, kind, but), first=first, enough=enough,
        )  # fmt: skip
        told = about or (lambda _done: self.subject)
        self.app.push_screen(dialog, partial(self._asked, name, told, then or self.refresh_after, kind))

    def _asked(self, name: str, about: Callable[[Any], str], then: Callable[[], None], kind: str, done: Any) -> None:
        if done is not None:
            self.tell_saved(name, about(done))
        then()
        if done is not None and kind:
            self.point_out(kind, done)

    def point_out(self, kind: str, rid: int) -> None:
        """Select a record in the pane that shows it; the keys stay where they are."""
        for pane in self.panes.panes.values():
            if pane.select(lambda each: isinstance(each, Target) and (each.kind, each.rid) == (kind, rid)):
                return

    def refresh_after(self) -> None:
        """Show what has changed, if anything."""
        self.load_if_changed()
