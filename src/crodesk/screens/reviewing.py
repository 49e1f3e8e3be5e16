"""A decision that came back, beside what was asked: seen before anything of it counts."""

from collections.abc import Iterator

from textual.app import ComposeResult

from crodesk.domain.dates import format_date
from crodesk.domain.problem import Problem
from crodesk.domain.records import by_name
from crodesk.domain.words import N_
from crodesk.language import _, language
from crodesk.services.application_decision import Review
from crodesk.widgets.actions import Action, key_words
from crodesk.widgets.fields import sentence
from crodesk.widgets.help import Dialog
from crodesk.widgets.keymap import HELP
from crodesk.widgets.pane import Pane
from crodesk.widgets.record_cells import shown
from crodesk.widgets.signs import signs
from crodesk.widgets.styled import Laid, Line, fact, line, paragraph, prose, table

WHERE = "reviewing"
TAKE = Action("reviewing.take", ("f9", "ctrl+s"), N_("Take in"), N_("Takes the decision in; it stays."), WHERE, 10)
CLOSE = Action("reviewing.close", ("escape", "f3", "f12"), N_("Leave"), N_("Leaves everything as it was."), WHERE, 20)
KIND, EVENT = by_name("application"), by_name("application_event")
_WIDTH, _FRAME, _LABEL = 76, 4, 16


class Reviewing(Dialog[bool]):
    """Shows what was decided; answers whether it is to be taken in."""

    ABOUT = N_(
        "What was asked and what was decided. F9 takes it in, and then it stays; Esc leaves everything as it was."
    )
    ACTIONS = (HELP, TAKE, CLOSE)

    def __init__(self, review: Review) -> None:
        super().__init__()
        self._review = review
        self._lines = list(lines(review))

    def compose(self) -> ComposeResult:
        """Lay it out."""
        own = self._review.shown.line
        yield Pane(_("Decision on {number}").format(number=own.number), self._lines, note=own.name)

    def on_mount(self) -> None:
        """Let long ones be read by the arrows."""
        self.query_one(Pane).focus()

    def on_resize(self) -> None:
        """Be as large as the words need."""
        pane, room = self.query_one(Pane), min(_WIDTH, self.size.width - 2)
        pane.styles.width = room
        pane.styles.height = min(Laid(self._lines, room - _FRAME).end() + 2, self.size.height - 2)

    def why_not(self, action: Action) -> str:
        """Say why it can't be taken in."""
        if action.id == TAKE.id and self._review.taken_on is not None:
            return _("it was taken in already")
        if action.id == TAKE.id and self._review.problems:
            return _("it doesn't fit what was sent")
        return super().why_not(action)

    def action_take(self) -> None:
        """Take it in."""
        self.dismiss(True)

    def action_close(self) -> None:
        """Leave everything as it was."""
        self.dismiss(False)


def lines(review: Review) -> Iterator[Line]:
    """Return the page."""
    yield from _verdict(review)
    yield line()
    if review.taken_on is not None:
        day = format_date(review.taken_on, language())
        yield paragraph(
            (_("This decision was taken in on {day} already. Nothing was changed.").format(day=day), "good")
        )
    for problem in review.problems:
        yield _said(problem, signs().late, "bad")
    for doubt in review.doubts:
        yield _said(doubt, signs().attention, "warn")
    if review.problems:
        yield paragraph(_("It can't be taken in. Nothing was changed; tell whoever sent it."))
    elif review.taken_on is None:
        yield line(
            (key_words("f9"), "accent"),
            f" {_('takes it in; a decision stays')}    ",
            (key_words("escape"), "accent"),
            f" {_('leaves it')}",
        )


def _verdict(review: Review) -> Iterator[Line]:
    said = review.decision
    verdict = _(EVENT.field("move").label_of(review.move))
    yield fact(_("Decision"), (verdict, "strong"), width=_LABEL)
    by = " · ".join(part for part in (said.by, said.level, said.minutes) if part)
    yield fact(_("Decided by"), by, width=_LABEL)
    yield fact(_("On"), format_date(said.on, language()), width=_LABEL)
    if review.compared:
        yield line()
        yield from _terms(review)
    for label, text in (
        (_("Conditions"), "\n".join(said.conditions)),
        (_("Covenants"), "\n".join(said.covenants)),
        (_("Reason"), said.reason),
        (_("Dissent"), said.dissent),
    ):
        if text.strip():
            yield line()
            yield line((label, "header"))
            yield from prose(text)


def _terms(review: Review) -> list[Line]:
    """Return what was asked beside what was decided; what differs stands out."""
    currency = review.shown.line.currency
    rows: list[list[tuple[str, str] | str]] = [["", (_("As asked"), "muted"), (_("As decided"), "muted"), ""]]
    for each in review.compared:
        field = KIND.field(each.key)
        asked, decided = (shown(field, {each.key: value}, currency) or "–" for value in (each.asked, each.decided))
        differs = each.asked != each.decided
        mark = (_("other than asked"), "warn") if differs else ""
        rows.append([_(field.label), asked, (decided, "strong" if differs else "plain"), mark])
    return table(rows, "<>><")


def _said(problem: Problem, sign: str, ink: str) -> Line:
    return paragraph((f"{sign} {sentence(problem)}", ink), indent=3)
