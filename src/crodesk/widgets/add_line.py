"""F2: one line adds a task, with chips that show what was understood while one types."""

from datetime import date, time, timedelta
from functools import partial

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input

from crodesk.domain.problem import DeskFault, Refused
from crodesk.domain.records import by_name
from crodesk.domain.words import N_
from crodesk.language import _, language
from crodesk.services import drafts, quick_adding
from crodesk.services.desk import Desk
from crodesk.services.quick_adding import Understood
from crodesk.services.search import CustomerHit
from crodesk.widgets import add_chips
from crodesk.widgets.actions import Action
from crodesk.widgets.caption import Caption
from crodesk.widgets.columns import Column
from crodesk.widgets.dialogs import Confirm
from crodesk.widgets.drafting import DraftKeeper, DraftTimer
from crodesk.widgets.fields import sentence
from crodesk.widgets.fields.entry import Entry
from crodesk.widgets.help import Dialog
from crodesk.widgets.keymap import HELP
from crodesk.widgets.pane import Pane
from crodesk.widgets.row_source import ListSource
from crodesk.widgets.rows import Rows
from crodesk.widgets.styled import Line, paragraph

WHAT = by_name("follow_up").field("what")
DRAFT = ("add_line", "")
EXAMPLE = N_("call Mrs Tran tomorrow 9am !high #loan :: bring payslip")
_CANCEL = Action("add.cancel", ("escape", "f3"), N_("Close"), N_("Closes the line; what you typed is kept."))
_DROP = Action("add.drop", ("f12",), N_("Drop"), N_("Drops what you typed."))


class AddEntry(Entry):
    """The line; Backspace behind a chip turns the chip back to words."""

    async def on_key(self, event: events.Key) -> None:
        """Give the chip the key first."""
        if event.key == "backspace" and self.query_ancestor(AddLine).unchip(self.cursor_position):
            event.stop()
            event.prevent_default()
            return
        await super().on_key(event)


class AddLine(Dialog[int | None]):
    """Asks for the line; answers the number of the new follow-up."""

    ABOUT = N_(
        "What to do, for whom, when, in one line and any language: call Mr Lee t2 9h. ! is important, #tag a tag,"
        " every mon comes back, :: begins a note. Backspace behind a chip turns it into words; quotes keep words."
    )
    ACTIONS = (HELP, _CANCEL, _DROP)
    DEFAULT_CSS = """
    AddLine { align: center bottom; }
    AddLine Vertical {
        width: 1fr; height: auto; max-height: 14; background: $surface;
    }
    AddLine Horizontal { height: 1; }
    AddLine Caption { width: auto; padding: 0 1; color: $primary; }
    AddLine AddEntry { width: 1fr; }
    AddLine Pane { height: 5; }
    AddLine Rows { height: 0; display: none; }
    """

    def __init__(self, desk: Desk, customer: tuple[int, str] | None = None) -> None:
        super().__init__()
        self._desk = desk
        self._customer = customer
        """The customer at hand and how they are called: a line that names nobody is for them."""
        self._line_language = language()
        """The language the line is typed in, which decides what `3/1` means."""
        self._plain: list[tuple[int, int]] = []
        self._understood: Understood | None = None
        self._saved = ""
        self._drafts = DraftKeeper(desk, lambda fault: self.app.notify(_(fault.text).format(**fault.values)))
        self._timer: DraftTimer | None = None
        self._rows: Rows[CustomerHit] = Rows(
            [
                Column("code", "", 10),
                Column("name", "", 20, flex=2),
                Column("phone", "", 14, priority=1),
            ],
            markable=False,
            boxed=False,
        )

    def compose(self) -> ComposeResult:
        """Lay it out."""
        with Vertical():
            yield self._rows
            yield Pane(_("Understood"), id="chips", note=_("Enter adds, Esc closes"))
            yield Horizontal(Caption(N_("add>")), AddEntry(placeholder=EXAMPLE, select_on_focus=False))

    def on_mount(self) -> None:
        """Bring back what was typed before."""
        self._timer = DraftTimer(self, self._keep)
        draft = self._desk.look(drafts.read, *DRAFT)
        kept = draft.get("line", "")
        self._line_language = draft.language or self._line_language
        entry = self.query_one(AddEntry)
        entry.put(kept)
        entry.cursor_position = len(kept)
        self._read(kept)
        entry.focus()

    # Understanding

    @property
    def _now(self) -> time:
        return self._desk.now.astimezone().time()

    def _read(self, text: str) -> None:
        self._line_language = self._line_language if text.strip() else language()
        spans = frozenset(self._plain)
        given = (text, self._line_language, self._desk.today, self._now, spans)
        self._understood = self._desk.look(quick_adding.read, *given, at_hand=self._customer is not None)
        many = len(self._understood.customers) > 1
        self._rows.show(ListSource(self._understood.customers if many else ()), keep=False)
        self._rows.styles.height = len(self._understood.customers) if many else 0
        self._rows.display = many
        self.query_one("#chips", Pane).show(self._said(self._understood), keep=False)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        before = self._understood.parsed.line if self._understood else ""
        self._plain = add_chips.followed(self._plain, before, event.value)
        self._read(event.value)
        if self._timer is not None:
            self._timer.touch()

    def unchip(self, place: int) -> bool:
        """Turn the chip that ends at `place` back into words; tell whether there was one."""
        chip = add_chips.chip_at(self._understood.parsed, place) if self._understood else None
        if chip is None:
            return False
        self._plain.append((chip.start, chip.end))
        self._read(self.query_one(AddEntry).value)
        return True

    def _said(self, understood: Understood) -> list[Line]:
        if not understood.parsed.line.strip():
            return [paragraph((_(self.ABOUT), "muted"))]
        called = self._customer[1] if self._customer is not None else ""
        return list(add_chips.said(understood, self._desk.today, called, picking=self._rows.has_focus))

    def on_descendant_focus(self) -> None:
        """Say what the keys do there."""
        self._say_keys()

    def on_descendant_blur(self) -> None:
        """Say what the keys do there."""
        self._say_keys()

    def _say_keys(self) -> None:
        if self._understood is not None:
            note = "" if self._rows.has_focus else _("Enter adds, Esc closes")
            self.query_one("#chips", Pane).show(self._said(self._understood), note=note, keep=False)

    # Saving

    @on(Input.Submitted)
    def _submitted(self) -> None:
        understood = self._understood
        if understood is None or not understood.parsed.line.strip():
            return
        if understood.parsed.problems:
            self.app.bell()
        elif len(understood.customers) > 1:
            self._rows.focus()
        elif understood.parsed.past_today:
            self._ask_tomorrow(self._one())
        else:
            self._save(self._one(), None)

    @on(Rows.Opened)
    def _picked(self, event: Rows.Opened) -> None:
        if self._understood is not None and self._understood.parsed.past_today:
            self._ask_tomorrow(event.row.rid)
        else:
            self._save(event.row.rid, None)

    def _one(self) -> int | None:
        assert self._understood is not None
        if self._understood.customers:
            return self._understood.customers[0].rid
        named = self._understood.parsed.who is not None
        return self._customer[0] if self._customer and not named else None

    def _ask_tomorrow(self, customer: int | None) -> None:
        question = Confirm(_("That hour is over today. Tomorrow?"), yes=_("Tomorrow"), no=_("Today"))
        self.app.push_screen(question, partial(self._tomorrow, customer))

    def _tomorrow(self, customer: int | None, yes: bool | None) -> None:
        self._save(customer, self._desk.today + timedelta(days=1) if yes else None)

    def _save(self, customer: int | None, day: date | None) -> None:
        assert self._understood is not None
        words = self._understood.parsed.line.strip()
        try:
            rid = self._desk.do_now(N_("Added"), words, quick_adding.add, self._understood, customer, day)
        except Refused as refused:
            self.app.notify(" ".join(sentence(problem) for problem in refused.problems), severity="warning")
        except DeskFault as fault:
            self.app.notify(_(fault.text).format(**fault.values), severity="error", timeout=12)
        else:
            self._drop_draft()
            self.dismiss(rid)

    # Leaving

    def _keep(self) -> None:
        self._drafts.keep(*DRAFT, {"line": self.query_one(AddEntry).value}, self._line_language)

    def keep_typed(self) -> bool:
        """Keep the line; it comes back with the next F2."""
        if self._timer is not None:
            self._timer.now()
        return self._drafts.is_failing and bool(self.query_one(AddEntry).value.strip())

    def _drop_draft(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._drafts.keep(*DRAFT, {})

    def action_cancel(self) -> None:
        """Go back to the line, or close it; what was typed comes back with the next F2."""
        if self._rows.has_focus:
            self.query_one(AddEntry).focus()
            return
        if self._timer is not None:
            self._timer.now()
        self.dismiss(None)

    def action_drop(self) -> None:
        """Drop what was typed."""
        self._drop_draft()
        self.dismiss(None)
