"""One action of the history in full: when, who, and what it changed."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult

from crodesk.domain.words import N_
from crodesk.language import _, ngettext
from crodesk.services.action_details import Details, Touched
from crodesk.services.timeline import Difference
from crodesk.widgets.actions import Action
from crodesk.widgets.help import Dialog
from crodesk.widgets.keymap import HELP, NEXT, PREVIOUS
from crodesk.widgets.pane import Pane
from crodesk.widgets.record_cells import shown
from crodesk.widgets.styled import Laid, Line, fact, line, paragraph

if TYPE_CHECKING:
    from crodesk.screens.history.screen import HistoryRow
    from crodesk.widgets.rows import Rows

WIDTH, FRAME, LABEL = 84, 4, 18
_STEP = {NEXT.id: 1, PREVIOUS.id: -1}
_HOW = {"new": N_("new"), "changed": N_("changed"), "gone": N_("taken out")}
_INK = {"new": "good", "changed": "accent", "gone": "warn"}


class ActionDialog(Dialog[None]):
    """An action, to read and close."""

    ABOUT = N_("What one action changed, record by record. Esc goes back to the history.")
    ACTIONS = (
        HELP,
        PREVIOUS,
        NEXT,
        Action("action.close", ("escape", "f3", "f12", "enter"), N_("Close"), N_("Goes back to the history.")),
    )

    def __init__(self, rows: "Rows[HistoryRow]", read: Callable[[int], Details]) -> None:
        super().__init__()
        self._rows, self._read = rows, read
        self._lines: list[Line] = []
        self._pane = Pane(note=_("Esc closes"))

    def compose(self) -> ComposeResult:
        """Lay it out."""
        yield self._pane

    def on_mount(self) -> None:
        """Show the selected action."""
        self._show()

    def _show(self) -> None:
        self._lines = list(lines(self._rows.row, self._read(self._rows.row.rid)))
        self._pane.show(self._lines, title=_("Action"), keep=False)
        self._fit()

    def why_not(self, action: Action) -> str:
        """Say where the history ends."""
        step = _STEP.get(action.id, 0)
        if step and not 0 <= self._rows.cursor + step < (self._rows.count or 0):
            return _("the list ends here")
        return super().why_not(action)

    def action_previous(self) -> None:
        """Show the action before it in the list."""
        self._walk(-1)

    def action_next(self) -> None:
        """Show the action after it in the list."""
        self._walk(1)

    def _walk(self, step: int) -> None:
        self._rows.go(self._rows.cursor + step)
        self._show()

    def on_resize(self, _event: events.Resize) -> None:
        """Be as large as the words need."""
        self._fit()

    def _fit(self) -> None:
        room = min(WIDTH, self.size.width - 4)
        self._pane.styles.width = room
        self._pane.styles.height = min(Laid(self._lines, room - FRAME).end() + 2, self.size.height - 2)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss()


def lines(row: "HistoryRow", details: Details) -> Iterator[Line]:
    """Return an action as lines: what it was, then each record it touched."""
    yield paragraph((row.what, "strong"))
    yield line((row.when, "plain"), (f"  {row.who}", "muted"), (f"  {row.state}" if row.state else "", "warn"))
    for touched in details.touched:
        yield line()
        yield line(*_head(touched))
        for each in touched.differences:
            yield fact(_(each.label), said(each), width=LABEL)
    if details.more:
        yield line()
        yield line((_("and others"), "muted"))
    if not details.touched:
        yield line()
        yield paragraph((_("It changed no record that is shown here."), "muted"))


def _head(touched: Touched) -> Iterator[tuple[str, str]]:
    many = ngettext("{count} record", "{count} records", touched.count).format(count=touched.count)
    yield (_(touched.label), "strong")
    yield (f"  {_(_HOW[touched.how])}", _INK[touched.how])
    yield (f"  {many}" if touched.count > 1 else "", "muted")


def said(change: Difference) -> str:
    """Return what became of a field: `old → new`, or the one there is."""
    before, after = (_cell(change, value) for value in (change.before, change.after))
    return f"{before} → {after}" if before and after else after or f"{before} → -"


def _cell(change: Difference, value: object) -> str:
    if change.field is None or change.field.kind == "link":
        return str(value or "")
    return shown(change.field, {change.field.key: value}, change.currency)
