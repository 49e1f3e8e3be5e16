"""Cards of desks: this one's, to give away, and those of colleagues, trusted once their number was compared."""

from asyncio import to_thread
from functools import partial
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical

from crodesk.domain.handing.card import Card
from crodesk.domain.problem import DeskFault, Problem, Refused
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.services.desk import Desk
from crodesk.services.handing import card_files, cards
from crodesk.services.handing.cards import TrustedCard
from crodesk.widgets.actions import Action
from crodesk.widgets.columns import Column
from crodesk.widgets.dialogs import Ask, Confirm
from crodesk.widgets.fields import sentence
from crodesk.widgets.file_dialog import FileDialog
from crodesk.widgets.help import Dialog
from crodesk.widgets.keymap import HELP
from crodesk.widgets.pane import Pane
from crodesk.widgets.record_cells import day
from crodesk.widgets.row_source import ListSource
from crodesk.widgets.rows import Rows
from crodesk.widgets.styled import Line, line, paragraph

WHERE = "cards"
TRUST = Action(
    "cards.new",
    ("n", "f6"),
    N_("Trust a card"),
    N_("Reads a colleague's card, and asks for its number."),
    WHERE,
    10,
    asks=True,
)
EXPORT = Action(
    "cards.export", ("x",), N_("Give mine"), N_("Writes the card of this desk to a file."), WHERE, 20, asks=True
)
END = Action(
    "cards.end", ("D",), N_("End trust"), N_("Takes nothing from this colleague any more."), WHERE, 30, asks=True
)
CLOSE = Action("cards.close", ("escape", "f3", "f12"), N_("Close"), N_("Goes back."), WHERE, 40)
_WIDTH, _OWN, _FEWEST = 84, 5, 4


class CardsDialog(Dialog[None]):
    """The cards, to read and to change."""

    ABOUT = N_(
        "A card lets two desks hand customers to each other. Compare its number with your colleague, by phone or"
        " face to face, before you trust it."
    )
    ACTIONS = (HELP, TRUST, EXPORT, END, CLOSE)
    DEFAULT_CSS = "CardsDialog Vertical { height: auto; }"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._pane = Pane(_("The card of this desk"), self._own())
        self._rows: Rows[TrustedCard] = Rows(
            [
                Column("name", N_("Name"), 14, flex=2, text=lambda row: row.card.name),
                Column("branch", N_("Branch"), 8, flex=1, priority=1, text=lambda row: row.card.branch),
                Column("trusted_on", N_("Since"), 12, priority=2, text=lambda row: day(row.trusted_on)),
                Column("number", N_("Number"), 35, priority=3, text=lambda row: row.card.number),
            ],
            title=_("Cards of colleagues"),
            empty=_("No card is trusted yet. n reads one from a file."),
            markable=False,
        )

    def compose(self) -> ComposeResult:
        """Lay it out."""
        with Vertical():
            yield self._pane
            yield self._rows

    def on_mount(self) -> None:
        """List them."""
        self._load()
        self._rows.focus()

    def on_resize(self) -> None:
        """Be as large as the cards need."""
        self.query_one(Vertical).styles.width = min(_WIDTH, self.size.width - 2)
        self._pane.styles.height = _OWN
        self._rows.styles.height = min(max((self._rows.count or 0) + 3, _FEWEST), self.size.height - _OWN - 1)

    def why_not(self, action: Action) -> str:
        """Say what there is to do first."""
        if action.id == END.id and self._rows.row is None:
            return _("no card is trusted yet")
        if action.id in {TRUST.id, END.id} and not self._desk.writable:
            return _("the desk is open for reading only")
        return super().why_not(action)

    def _own(self) -> list[Line]:
        try:
            card = cards.own(self._desk)
        except Refused as refused:
            return [paragraph((" ".join(map(sentence, refused.problems)), "warn"))]
        except DeskFault as fault:
            return [paragraph((_(fault.text).format(**fault.values), "warn"))]
        return [
            line((" · ".join(filter(None, (card.name, card.branch))), "strong")),
            line((card.number, "accent")),
            paragraph((_("n trusts a colleague's · x gives mine · D ends trust"), "muted")),
        ]

    def _load(self) -> None:
        self._rows.show(ListSource(self._desk.look(cards.trusted)))
        self.on_resize()

    def action_new(self) -> None:
        """Ask for the file of a card."""
        question = _("Which file is your colleague's card in? Tab completes its name.")
        dialog = FileDialog(_("Trust a card"), question, self._read, value=f"{Path.home()}/")
        self.app.push_screen(dialog, self._compare)

    async def _read(self, path: Path) -> Card:
        card = await to_thread(card_files.read, path)
        if card.signing == cards.own(self._desk).signing:
            raise Refused(Problem("path", cards.OWN))
        return card

    def _compare(self, card: Card | None) -> None:
        if card is not None:
            question = _("Does {name} read you this number?").format(name=card.name)
            details = "\n".join(filter(None, (card.number, card.branch)))
            self.app.push_screen(Confirm(question, yes=_("Trust"), details=details), partial(self._trust, card))

    def _trust(self, card: Card, yes: bool | None) -> None:
        if yes:
            own = cards.own(self._desk).signing
            self._do(cards.TRUSTED, card.name, cards.trust, own, card)

    def action_end(self) -> None:
        """Ask why a card isn't trusted any more."""
        chosen: TrustedCard = self._rows.row
        question = _("Why is the card of {name} trusted no longer?").format(name=chosen.card.name)
        self.app.push_screen(Ask(_("End trust"), question), partial(self._end, chosen))

    def _end(self, chosen: TrustedCard, why: str | None) -> None:
        if why is not None:
            self._do(cards.ENDED, chosen.card.name, cards.end, chosen.rid, why)

    def action_export(self) -> None:
        """Ask where the card of this desk goes."""
        question = _("Where to? Give the file to your colleague, and read them the number.")
        value = str(card_files.free(Path.home(), self._desk.officer))
        self.app.push_screen(FileDialog(_("Give mine"), question, self._write, value=value), self._written)

    async def _write(self, path: Path) -> Path:
        await to_thread(card_files.write, path, cards.own(self._desk))
        return path

    def _written(self, path: Path | None) -> None:
        if path is not None:
            self.app.notify(_("The card is in {path}.").format(path=path))

    def _do(self, name: str, subject: str, *write: object) -> None:
        """Write, and list anew; what is refused is said."""
        try:
            self._desk.do_now(name, subject, *write)  # type: ignore[arg-type]  # a write of the cards, with what it takes
        except Refused as refused:
            self.app.notify(" ".join(map(sentence, refused.problems)), severity="warning")
        except DeskFault as fault:
            self.app.notify(_(fault.text).format(**fault.values), severity="error")
        self._load()

    def action_close(self) -> None:
        """Go back."""
        self.dismiss()
