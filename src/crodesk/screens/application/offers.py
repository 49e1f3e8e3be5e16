"""Offers side by side: two to four ways to lend, changed in place, taken over by one key, copied and printed."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from textual.app import ComposeResult
from textual.containers import Vertical

from crodesk.domain.dates import format_date
from crodesk.domain.lending.appraisal.comparing import MOST, Compared, Variant
from crodesk.domain.problem import DeskFault, Refused
from crodesk.domain.records import Field, by_name
from crodesk.domain.words import N_
from crodesk.exchange.paper import Paper, plain
from crodesk.language import _, language
from crodesk.screens.application import offer_lines
from crodesk.services import application_trying
from crodesk.services.application_view import ApplicationFile
from crodesk.services.desk import Desk
from crodesk.widgets.actions import Action
from crodesk.widgets.fields import sentence
from crodesk.widgets.help import Dialog
from crodesk.widgets.hints import HintBar
from crodesk.widgets.keymap import HELP, ROW_OPEN
from crodesk.widgets.pane import Pane
from crodesk.widgets.paper_view import PaperView
from crodesk.widgets.record_dialog import RecordDialog, Values

FEE = Field("fee_minor", N_("Fee once"), "money", currency="currency", help=N_("Paid when the loan is drawn."))
BEFORE = Action("offers.before", ("left",), N_("Before"), N_("Goes to the offer before."))
AFTER = Action("offers.after", ("right",), N_("After"), N_("Goes to the next offer."))
TAKE = Action("offers.take", ("enter",), N_("Take over"), N_("Puts this offer into the application."), hint_rank=10)
ADD = Action("offers.new", ("n", "f6"), N_("New"), N_("Adds an offer like this one, to change."), hint_rank=20)
EDIT = Action("offers.edit", ("e",), N_("Edit"), N_("Changes this offer."), hint_rank=30, asks=True)
DROP = Action("offers.drop-line", ("D",), N_("Take out"), N_("Takes this offer out."), hint_rank=40)
COPY = Action("offers.copy", ("y",), N_("Copy"), N_("Copies the page as text."), hint_rank=50)
PRINT = Action(
    "offers.print", ("P",), N_("Print"), N_("Shows the page, to be written to a file."), hint_rank=60, asks=True
)
LEAVE = Action("offers.leave", ("escape", "f3", "f12"), N_("Back"), N_("Goes back; the offers are kept."), hint_rank=70)


class Offers(Dialog[Variant | None]):
    """Answers the offer that is taken over, or `None`."""

    ABOUT = N_(
        "Ways to lend side by side. The arrows left and right choose one, n adds one like it, e changes it, Enter puts"
        " it into the application. They stay until you take them out."
    )
    ACTIONS = (HELP, BEFORE, AFTER, TAKE, ADD, EDIT, DROP, COPY, PRINT, LEAVE)
    DEFAULT_CSS = """
    Offers > Vertical { width: 100%; max-width: 124; height: 24; max-height: 100%; background: $background; }
    Offers Pane { height: 1fr; }
    """

    def __init__(self, desk: Desk, shown: ApplicationFile, variants: Sequence[Variant], why_not: str = "") -> None:
        super().__init__()
        self._desk, self._shown, self._why_not = desk, shown, why_not
        self.variants = list(variants)
        """The offers."""
        self.chosen = len(self.variants) - 1
        """The place of the one that keys are about."""
        self._compared: tuple[Compared, ...] = ()
        self._pane = Pane(_("Offers side by side"))

    def compose(self) -> ComposeResult:
        """Lay it out."""
        with Vertical():
            yield self._pane
            yield HintBar()

    def on_mount(self) -> None:
        """Compare them."""
        self._pane.focus()
        self.query_one(HintBar).show(self.actions)
        self._compare()

    def on_resize(self) -> None:
        """Lay the columns out anew."""
        self._show()

    @property
    def _currency(self) -> str:
        return self._shown.case.asked.currency

    def _compare(self) -> None:
        self._compared = application_trying.compare(self._shown.case, self.variants)
        self._show()

    def _show(self) -> None:
        if self._compared:
            width = max(self._pane.area.width - 4, 1)
            self._pane.show(offer_lines.lines(self._compared, self.chosen, self._currency, width), keep=False)

    @property
    def actions(self) -> list[Action]:
        """What can be done; nothing in the lines can be opened."""
        return [action for action in super().actions if action.id != ROW_OPEN.id]

    def why_not(self, action: Action) -> str:
        """Say why a verb is off."""
        if action.id == TAKE.id:
            return self._why_not
        if action.id == ADD.id and len(self.variants) == MOST:
            return _("{most} stand here already").format(most=MOST)
        if action.id in {ADD.id, EDIT.id, DROP.id} and not self._desk.writable:
            return _("the desk is open for reading only")
        return super().why_not(action)

    def action_before(self) -> None:
        """Choose the offer before."""
        self._choose(self.chosen - 1)

    def action_after(self) -> None:
        """Choose the next offer."""
        self._choose(self.chosen + 1)

    def _choose(self, place: int) -> None:
        self.chosen = min(max(place, 0), len(self.variants) - 1)
        self._show()

    def action_take(self) -> None:
        """Answer the chosen offer."""
        self.dismiss(self.variants[self.chosen])

    def action_new(self) -> None:
        """Add an offer like the chosen one, and ask what is other about it."""
        self._fill_in(len(self.variants))

    def action_edit(self) -> None:
        """Change the chosen offer."""
        self._fill_in(self.chosen)

    def _fill_in(self, place: int) -> None:
        asked = self._shown.case.asked
        specs = [*(by_name("application").field(key) for key in application_trying.OFFERED), FEE]
        values = application_trying.variant_values(self.variants[self.chosen])

        def save(given: Values) -> int:
            changed = self.variants.copy()
            changed[place : place + 1] = [application_trying.variant_of(asked, given)]
            self._keep_now(changed)
            return place

        shown = {key: value for key, value in values.items() if value is not None}
        title = f"{_('Offers side by side')} · {place + 1}"
        dialog = RecordDialog(self._desk, title, specs, save, values=shown, currency=self._currency)
        self.app.push_screen(dialog, self._filled)

    def _filled(self, place: int | None) -> None:
        if place is not None:
            self.chosen = place
            self._compare()

    def action_drop_line(self) -> None:
        """Take the chosen offer out; with the last one the page closes."""
        left = [each for place, each in enumerate(self.variants) if place != self.chosen]
        if not self._tried(lambda: self._keep_now(left)):
            return
        if not left:
            self.dismiss(None)
            return
        self._choose(self.chosen)
        self._compare()

    def _keep_now(self, variants: Sequence[Variant]) -> None:
        number = self._shown.line.number
        self._desk.do_now(N_("Kept a draft"), "", application_trying.keep, number, variants)
        self.variants = list(variants)

    def _tried(self, write: Callable[[], Any]) -> bool:
        try:
            write()
        except Refused as refused:
            self.app.notify(" ".join(map(sentence, refused.problems)), severity="warning")
        except DeskFault as fault:
            self.app.notify(_(fault.text).format(**fault.values), severity="error", timeout=12)
        else:
            return True
        return False

    @property
    def paper(self) -> Paper:
        """The offers as a paper."""
        own = self._shown.line
        about = [(_("Customer"), f"{own.name} {own.code}"), (_("Application"), own.number),
                 (_("Day"), format_date(self._desk.today, language()))]  # fmt: skip
        return offer_lines.paper(self._compared, about, self._currency)

    def action_copy(self) -> None:
        """Copy the page as text."""
        self.app.copy_to_clipboard(plain.text(self.paper))

    def action_print(self) -> None:
        """Show the page, which can be written to a file."""
        self.app.push_screen(PaperView(self.paper, f"crodesk-offers-{self._shown.line.number}"))

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)


def like(shown: ApplicationFile) -> Variant:
    """Return the offer that an application asks for now."""
    return Variant(replace(shown.case.asked))
