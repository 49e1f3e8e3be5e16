"""What a hand-over would do here, before anything of it counts; where both changed a field, one is chosen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from textual.app import ComposeResult
from textual.containers import Vertical

from crodesk.domain.records import by_name
from crodesk.domain.words import N_
from crodesk.language import _, ngettext
from crodesk.services.handing.taking import Choice, Review
from crodesk.services.handing.telling import Told
from crodesk.widgets.actions import Action
from crodesk.widgets.columns import Column
from crodesk.widgets.counts import count_words
from crodesk.widgets.help import Dialog
from crodesk.widgets.keymap import HELP
from crodesk.widgets.pane import Pane
from crodesk.widgets.record_cells import moment, shown
from crodesk.widgets.row_source import ListSource
from crodesk.widgets.rows import Rows
from crodesk.widgets.signs import signs
from crodesk.widgets.styled import Laid, Line, fact, line, paragraph, table

WHERE = "taking-in"
TAKE = Action(
    "taking-in.take", ("f9", "ctrl+s"), N_("Take in"), N_("Takes in all of it; u takes all of it back."), WHERE, 10
)
CLOSE = Action("taking-in.close", ("escape", "f3", "f12"), N_("Leave"), N_("Leaves everything as it was."), WHERE, 20)
HERE = Action("taking-in.here", ("left",), N_("Keep mine"), N_("Keeps what stands here."), WHERE, 30)
THERE = Action("taking-in.there", ("right",), N_("Take theirs"), N_("Takes what they wrote."), WHERE, 40)
ALL_HERE = Action(
    "taking-in.all-here", ("less_than_sign",), N_("Keep all mine"), N_("Keeps what stands here, in every field."), WHERE
)
ALL_THERE = Action(
    "taking-in.all-there",
    ("greater_than_sign",),
    N_("Take all theirs"),
    N_("Takes what they wrote, in every field."),
    WHERE,
)
_WIDTH, _FRAME, _LABEL, _ROWS, _DETAIL = 100, 4, 12, 5, 6


@dataclass(frozen=True, slots=True)
class Disputed:
    """One field that both changed, and what is chosen so far."""

    rid: int
    told: Told
    currency: str
    choice: Choice | None = None

    @property
    def what(self) -> str:
        """Which field, and whose."""
        return " · ".join(filter(None, (_(self.told.field.label), self.told.whose)))

    def cell(self, value: Any) -> str:
        """Return one of its values in words."""
        if self.told.field.kind == "link":
            return str(value or "")
        return shown(self.told.field, {self.told.field.key: value}, self.told.currency or self.currency)

    @property
    def mine(self) -> str:
        """What stands here, with a sign when it is kept."""
        return self._signed("mine", self.cell(self.told.mine))

    @property
    def theirs(self) -> str:
        """What they wrote, with a sign when it is taken."""
        return self._signed("theirs", self.cell(self.told.theirs))

    def _signed(self, choice: Choice, words: str) -> str:
        return f"{signs().mark if self.choice == choice else ' '} {words or '–'}"

    def ink(self, choice: Choice) -> str:
        """Return how a value looks: strong when it is chosen, muted when the other is."""
        return "plain" if self.choice is None else "good" if self.choice == choice else "muted"


class TakingIn(Dialog[dict[str, Choice] | None]):
    """Shows what comes; answers what holds in each dispute, or `None` to leave all of it."""

    ABOUT = N_(
        "What a colleague handed over. Where both of you changed a field, the arrows to the sides choose; F9 takes in"
        " all of it as one change, Esc leaves everything as it was."
    )
    ACTIONS = (HELP, TAKE, HERE, THERE, ALL_HERE, ALL_THERE, CLOSE)
    DEFAULT_CSS = "TakingIn Vertical { height: auto; } TakingIn #detail { height: 6; }"

    def __init__(self, review: Review, told: Sequence[Told], currency: str) -> None:
        super().__init__()
        self._review = review
        self._disputed = [Disputed(place, each, currency) for place, each in enumerate(told, 1)]
        self._lines = list(lines(review, len(told)))
        self._pane = Pane(_("Hand-over from {name}").format(name=review.received.sender.card.name), self._lines)
        self._rows: Rows[Disputed] = Rows(
            [
                Column("what", N_("Field"), 14, flex=2),
                Column("mine", N_("Here"), 12, flex=2, style_of=lambda row: row.ink("mine")),
                Column("theirs", N_("There"), 12, flex=2, style_of=lambda row: row.ink("theirs")),
            ],
            ListSource(self._disputed),
            title=_("Changed on both desks"),
            markable=False,
        )
        self._detail = Pane(id="detail")

    def compose(self) -> ComposeResult:
        """Lay it out."""
        with Vertical():
            yield self._pane
            if self._disputed:
                yield self._rows
                yield self._detail

    def on_mount(self) -> None:
        """Begin at the first field to choose in."""
        if self._disputed:
            self.watch(self._rows, "row", self._show_detail)
            self._rows.focus()
        else:
            self._pane.focus()

    def on_resize(self) -> None:
        """Be as large as the words need."""
        room = min(_WIDTH, self.size.width - 2)
        self.query_one(Vertical).styles.width = room
        wanted = Laid(self._lines, room - _FRAME).end() + 2
        if not self._disputed:
            self._pane.styles.height = min(wanted, self.size.height - 2)
            return
        head = min(wanted, self.size.height - _ROWS - _DETAIL)
        self._pane.styles.height = head
        left = self.size.height - head - _DETAIL
        self._rows.styles.height = min(max(len(self._disputed) + 3, _ROWS), left)

    def why_not(self, action: Action) -> str:
        """Say why it can't be taken in."""
        if action.id == TAKE.id and self._review.taken_at is not None:
            return _("it was taken in already")
        if action.id == TAKE.id and any(each.choice is None for each in self._disputed):
            return _("choose in every field first: left keeps yours, right takes theirs")
        if action.id in {HERE.id, THERE.id, ALL_HERE.id, ALL_THERE.id} and not self._disputed:
            return _("nothing was changed on both desks")
        return super().why_not(action)

    def _show_detail(self, row: Disputed | None) -> None:
        self._detail.show(list(detail(row)) if row else [], title=_("This field"))

    def action_here(self) -> None:
        """Keep what stands here in the selected field."""
        self._choose("mine")

    def action_there(self) -> None:
        """Take what they wrote in the selected field."""
        self._choose("theirs")

    def action_all_here(self) -> None:
        """Keep what stands here in every field."""
        self._choose_all("mine")

    def action_all_there(self) -> None:
        """Take what they wrote in every field."""
        self._choose_all("theirs")

    def _choose(self, choice: Choice) -> None:
        place = self._rows.cursor
        one = self._disputed[place]
        self._disputed[place] = Disputed(one.rid, one.told, one.currency, choice)
        self._rows.show(ListSource(list(self._disputed)))
        self._rows.go(place + 1)

    def _choose_all(self, choice: Choice) -> None:
        self._disputed = [Disputed(one.rid, one.told, one.currency, choice) for one in self._disputed]
        self._rows.show(ListSource(list(self._disputed)))

    def action_take(self) -> None:
        """Take it in."""
        self.dismiss({one.told.key: one.choice for one in self._disputed if one.choice is not None})

    def action_close(self) -> None:
        """Leave everything as it was."""
        self.dismiss(None)


def lines(review: Review, disputed: int) -> Iterator[Line]:
    """Return what comes, in lines; with disputes in few."""
    yield from _head(review)
    if review.taken_at is not None:
        words = _("This was taken in on {day} already. Nothing was changed.").format(day=moment(review.taken_at))
        yield paragraph((words, "good"))
    elif review.changes_nothing:
        yield paragraph((_("Everything in it is here as it is."), "good"))
    elif disputed:
        new, changed = (sum(getattr(each, name) for each in review.counts) for name in ("new", "changed"))
        words = _("{new} records are new, {changed} changed.").format(
            new=count_words(new), changed=count_words(changed)
        )
        yield paragraph(words)
    else:
        yield line()
        yield from _counted(review)
    yield line()
    keys = (
        _("Left keeps yours, right takes theirs. F9 takes all of it in.")
        if disputed
        else _("F9 takes it in, Esc leaves it.")
    )
    yield paragraph((keys, "muted"))


def _head(review: Review) -> Iterator[Line]:
    header = review.received.header
    what = _("return") if header.purpose == "return" else _("hand-over")
    yield fact(_("What"), f"{what} · {moment(header.made_at.isoformat())}", width=_LABEL)
    names = [each.name for each in review.customers]
    new = sum(each.is_new for each in review.customers)
    count = ngettext("{count} customer", "{count} customers", len(names)).format(count=count_words(len(names)))
    known = _("{count} new here").format(count=count_words(new)) if new else ""
    yield fact(_("Customers"), " · ".join(filter(None, (count, known, ", ".join(names[:3])))), width=_LABEL)


def _counted(review: Review) -> list[Line]:
    rows: list[list[tuple[str, str] | str]] = [["", (_("New"), "muted"), (_("Changed"), "muted")]]
    rows += [
        [_(by_name(each.table).plural), count_words(each.new), count_words(each.changed)]
        for each in review.counts
        if each.new or each.changed
    ]
    return table(rows, "<>>")


def detail(one: Disputed) -> Iterator[Line]:
    """Return a disputed field in full."""
    told = one.told
    where = " · ".join(filter(None, (told.whose, _(told.kind), told.record, _(told.field.label))))
    yield paragraph((where, "strong"))
    for label, value, ink in (
        (_("Was"), told.base, "muted"),
        (_("Here"), told.mine, "plain"),
        (_("There"), told.theirs, "plain"),
    ):
        yield fact(label, (one.cell(value) or "–", ink), width=_LABEL)
