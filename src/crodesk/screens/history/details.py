"""One action of the history in full: when, who, and what it changed."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult

from crodesk.domain.words import N_
from crodesk.language import _, ngettext
from crodesk.screens.history.turns import DO_AGAIN, TAKE_BACK, TURNS, why_not
from crodesk.services.action_details import Details, Touched
from crodesk.services.timeline import Difference
from crodesk.widgets.actions import Action
from crodesk.widgets.help import Dialog
from crodesk.widgets.keymap import HELP, NEXT, PREVIOUS
from crodesk.widgets.pane import Pane
from crodesk.widgets.record_cells import shown
from crodesk.widgets.styled import Laid, Line, fact, line, paragraph

if TYPE_CHECKING:
    from crodesk.screens.history.listed import HistoryRow
    from crodesk.widgets.rows import Rows

WIDTH, FRAME, LABEL = 84, 4, 18
_STEP = {NEXT.id: 1, PREVIOUS.id: -1}
_HOW = {"new": N_("new"), "changed": N_("changed"), "gone": N_("taken out")}
_INK = {"new": "good", "changed": "accent", "gone": "warn"}


class ActionDialog(Dialog[str | None]):
    """An action, to read and close; answers the id of what is to be done with it, or `None`."""

    ABOUT = N_("What one action changed, record by record. T takes it back, Esc goes back to the history.")
    ACTIONS = (
        HELP,
        PREVIOUS,
        NEXT,
        TAKE_BACK,
        DO_AGAIN,
        Action("action.close", ("escape", "f3", "f12", "enter"), N_("Close"), N_("Goes back to the history.")),
    )

    def __init__(
        self, rows: "Rows[HistoryRow]", read: Callable[[int], Details], currency: str, *, writable: bool
    ) -> None:
        super().__init__()
        self._rows, self._read, self._currency, self._writable = rows, read, currency, writable
        self._lines: list[Line] = []
        self._pane = Pane(note=_("Esc closes"))

    def compose(self) -> ComposeResult:
        """Lay it out."""
        yield self._pane

    def on_mount(self) -> None:
        """Show the selected action."""
        self._show()

    def _show(self) -> None:
        self._lines = list(lines(self._rows.row, self._read(self._rows.row.rid), self._currency))
        self._pane.show(self._lines, title=_("Action"), keep=False)
        self._fit()

    def why_not(self, action: Action) -> str:
        """Say where the history ends."""
        step = _STEP.get(action.id, 0)
        if step and not 0 <= self._rows.cursor + step < (self._rows.count or 0):
            return _("the list ends here")
        if action.id in TURNS and not self._writable:
            return _("the desk is open for reading only")
        return (why_not(action.id, self._rows.row) if action.id in TURNS else "") or super().why_not(action)

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

    def action_take_back(self) -> None:
        """Have it taken back."""
        self.dismiss(TAKE_BACK.id)

    def action_do_again(self) -> None:
        """Have it done again."""
        self.dismiss(DO_AGAIN.id)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)


def lines(row: "HistoryRow", details: Details, currency: str) -> Iterator[Line]:
    """Return an action as lines: what it was, then each record it touched."""
    yield paragraph((row.what, "strong"))
    yield line((row.when, "plain"), (f"  {row.who}", "muted"), (f"  {row.state}" if row.state else "", "warn"))
    for touched in details.touched:
        yield line()
        yield from of_record(touched, currency)
    if details.more:
        yield line()
        yield line((_("and others"), "muted"))
    if not details.touched:
        yield line()
        yield paragraph((_("It changed no record that is shown here."), "muted"))


def of_record(touched: Touched, currency: str, target: object | None = None) -> Iterator[Line]:
    """Yield what became of a record: which and whose, then each field before and after."""
    yield paragraph(*_head(touched), target=target, indent=2)
    for each in touched.differences:
        yield fact(_(each.label), said(each, currency), width=LABEL)


def _head(touched: Touched) -> Iterator[tuple[str, str]]:
    many = ngettext("{count} record", "{count} records", touched.count).format(count=touched.count)
    yield (_(touched.label), "header")
    yield (f"  {_(_HOW[touched.how])}", _INK[touched.how])
    yield (f"  {many}" if touched.count > 1 else "", "muted")
    yield (f"  {touched.whose}" if touched.whose else "", "plain")


def said(change: Difference, currency: str = "") -> str:
    """Return what became of a field: `old → new`, or the one there is; `currency` is of amounts that name none."""
    before, after = (_cell(change, value, currency) for value in (change.before, change.after))
    return f"{before} → {after}" if before and after else after or f"{before} → -"


def _cell(change: Difference, value: object, currency: str) -> str:
    if change.field is None or change.field.kind == "link":
        return str(value or "")
    return shown(change.field, {change.field.key: value}, change.currency or currency)
