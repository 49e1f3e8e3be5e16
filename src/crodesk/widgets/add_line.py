"""F2: one line adds a task, with chips that show what was understood while one types."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from functools import partial

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input

from crodesk.domain.dates import format_date
from crodesk.domain.follow_up import recurrence
from crodesk.domain.follow_up.quick_add import Chip, Kind, Parsed
from crodesk.domain.problem import DeskFault, Refused
from crodesk.domain.records import by_name
from crodesk.domain.words import N_
from crodesk.language import _, language, ngettext
from crodesk.services import drafts, messages, quick_adding
from crodesk.services.desk import Desk
from crodesk.services.quick_adding import KIND_OF, Understood
from crodesk.services.search import CustomerHit
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
from crodesk.widgets.signs import signs
from crodesk.widgets.styled import Line, line, paragraph

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
            yield Horizontal(Caption(N_("add>")), AddEntry(placeholder=EXAMPLE))

    def on_mount(self) -> None:
        """Bring back what was typed before."""
        self._timer = DraftTimer(self, self._keep)
        kept = self._desk.look(drafts.read, *DRAFT).get("line", "")
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
        spans = frozenset(self._plain)
        given = (text, language(), self._desk.today, self._now, spans)
        self._understood = self._desk.look(quick_adding.read, *given, at_hand=self._customer is not None)
        many = len(self._understood.customers) > 1
        self._rows.show(ListSource(self._understood.customers if many else ()), keep=False)
        self._rows.styles.height = len(self._understood.customers) if many else 0
        self._rows.display = many
        self.query_one("#chips", Pane).show(list(self._lines(self._understood)), keep=False)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        before = self._understood.parsed.line if self._understood else ""
        self._plain = _followed(self._plain, before, event.value)
        self._read(event.value)
        if self._timer is not None:
            self._timer.touch()

    def unchip(self, place: int) -> bool:
        """Turn the chip that ends at `place` back into words; tell whether there was one."""
        chip = self._chip_at(place)
        if chip is None:
            return False
        self._plain.append((chip.start, chip.end))
        self._read(self.query_one(AddEntry).value)
        return True

    def _chip_at(self, place: int) -> Chip | None:
        if self._understood is None:
            return None
        text = self._understood.parsed.line
        behind = len(text[:place].rstrip())
        chips = self._understood.parsed.chips
        return next((chip for chip in chips if chip.kind is not Kind.NOTE and behind == chip.end), None)

    def _lines(self, understood: Understood) -> Iterator[Line]:
        parsed = understood.parsed
        if not parsed.line.strip():
            yield paragraph((_(self.ABOUT), "muted"))
            return
        between = f" {signs().between} "
        spans = [part for chip in self._chips(understood) for part in ((between, "muted"), chip)][1:]
        yield line(*spans)
        if self._rows.has_focus:
            yield paragraph((_("↑↓ Enter picks, Esc back to the line"), "warn"))
        title = quick_adding.words(parsed)
        if title:
            yield paragraph((title, "plain"))
        for wrong in parsed.problems:
            yield paragraph((f"{signs().late} {wrong.words}: {sentence(wrong.problem)}", "bad"))
        for hint in quick_adding.hints(understood, self._desk.today):
            yield paragraph((hint, "warn"))

    def _chips(self, understood: Understood) -> Iterator[tuple[str, str]]:
        """Return each chip with its ink; a day that nobody named has that of a warning."""
        parsed, today = understood.parsed, self._desk.today
        yield from ((text, "accent") for text in self._what_and_whom(understood))
        day = format_date(parsed.day or today, language(), today)
        when = " ".join(part for part in (day, _hours(parsed)) if part)
        yield (when, "accent") if parsed.day else (_("today? {day}").format(day=when), "warn")
        yield from ((text, "accent") for text in self._more(parsed))

    def _what_and_whom(self, understood: Understood) -> Iterator[str]:
        parsed = understood.parsed
        kind = _(WHAT.label_of(KIND_OF.get(parsed.verb, "task")))
        yield kind[:1].upper() + kind[1:]
        if len(understood.customers) > 1:
            yield ngettext("{count} customer fits", "{count} customers fit", len(understood.customers)).format(
                count=len(understood.customers)
            )
        elif understood.customers:
            yield f"{understood.customers[0].name} {understood.customers[0].code}"
        elif self._customer is not None and parsed.who is None:
            yield self._customer[1]

    def _more(self, parsed: Parsed) -> Iterator[str]:
        today = self._desk.today
        if parsed.recurrence is not None:
            yield ", ".join(messages.say(each, today) for each in recurrence.said(parsed.recurrence, language()))
        if parsed.priority == "high":
            yield _("important")
        yield from (f"#{tag}" for tag in parsed.tags)

    def on_descendant_focus(self) -> None:
        """Say what the keys do there."""
        self._say_keys()

    def on_descendant_blur(self) -> None:
        """Say what the keys do there."""
        self._say_keys()

    def _say_keys(self) -> None:
        if self._understood is not None:
            note = "" if self._rows.has_focus else _("Enter adds, Esc closes")
            self.query_one("#chips", Pane).show(list(self._lines(self._understood)), note=note, keep=False)

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
        self._drafts.keep(*DRAFT, {"line": self.query_one(AddEntry).value})

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


def _hours(parsed: Parsed) -> str:
    start = f"{parsed.at:%H:%M}" if parsed.at else ""
    return f"{start}–{parsed.end:%H:%M}" if parsed.end else start


def _followed(spans: list[tuple[int, int]], before: str, after: str) -> list[tuple[int, int]]:
    """Return where parts of the text before stand now; a part that was changed itself is no longer kept apart."""
    kept = []
    shift = len(after) - len(before)
    for start, end in spans:
        words = before[start:end]
        for moved in (0, shift):
            if after[start + moved : end + moved] == words and start + moved >= 0:
                kept.append((start + moved, end + moved))
                break
    return kept
