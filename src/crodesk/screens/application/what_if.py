"""A pane over the figures in which other terms are tried; nothing is kept until one of the answers is taken over."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical

from crodesk.domain.dates import format_months, parse_months
from crodesk.domain.lending.appraisal.case import Asked, Case
from crodesk.domain.lending.appraisal.trying import Answer, Way
from crodesk.domain.money import Money, format_money, parse_money
from crodesk.domain.percent import format_percent, parse_percent
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_
from crodesk.language import _, language
from crodesk.screens.application import answer_lines
from crodesk.screens.application.answer_lines import COLUMNS, Row
from crodesk.services import application_trying
from crodesk.widgets.actions import Action
from crodesk.widgets.fields.amounts import money_in_words
from crodesk.widgets.fields.field import Field
from crodesk.widgets.fields.making import understanding
from crodesk.widgets.fields.text_field import TextField
from crodesk.widgets.help import Dialog
from crodesk.widgets.hints import HintBar
from crodesk.widgets.keymap import HELP
from crodesk.widgets.pane import Pane
from crodesk.widgets.row_source import ListSource
from crodesk.widgets.rows import Rows
from crodesk.widgets.terminal_guard import content

MONTHLY = "monthly_minor"
_MOVES = {"up", "down"}
TAKE = Action("whatif.take", ("enter",), N_("Take over"), N_("Puts the selected answer into the application."), "", 10)
KEEP = Action(
    "whatif.keep", ("f6",), N_("Compare"), N_("Keeps the selected answer, to compare it with others."), "", 20
)
LEAVE = Action("whatif.leave", ("escape", "f3", "f12"), N_("Back"), N_("Leaves everything as it was."), "", 30)


@dataclass(frozen=True, slots=True)
class Taken:
    """What the pane answers."""

    asked: Asked
    compare: bool = False
    """Whether it is kept to be compared, instead of being put into the application."""


class Figure(TextField[int]):
    """A field of one figure; what it means is said in the pane, so that no key moves the lines under it."""

    def meaning(self) -> str:
        """Say nothing under the field."""
        return ""


class WhatIfPane(Dialog[Taken | None]):
    """Answers what is taken over, or `None`."""

    ABOUT = N_(
        "Type another amount, term or rate, or what they can pay a month. The arrows choose an answer, Enter puts it"
        " into the application, Esc leaves everything as it was."
    )
    ACTIONS = (HELP, TAKE, KEEP, LEAVE)
    DEFAULT_CSS = """
    WhatIfPane { align: right middle; }
    WhatIfPane > Vertical { width: 78; max-width: 100%; height: 24; max-height: 100%; background: $background;
        border: round $border; border-title-color: $primary; border-title-style: bold; }
    WhatIfPane Rows { height: 6; margin: 1 0 0 0; }
    WhatIfPane Pane { height: 1fr; min-height: 3; }
    """

    def __init__(self, case: Case, why_not: str = "") -> None:
        super().__init__()
        self._case, self._why_not = case, why_not
        self._currency = case.asked.currency
        self.fields = {field.key: field for field in _fields(self._currency)}
        """The figures, by key."""
        widest = max(cell_len(_(field.label)) for field in self.fields.values())
        values = application_trying.values_of(case.asked)
        for key, field in self.fields.items():
            field.label_width = widest + 3
            field.value = values.get(key)
        self.rows: Rows[Row] = Rows(COLUMNS, markable=False, boxed=False)
        """The answers."""
        self.rows.lit, self.rows.can_focus = True, False
        self.about = Pane(_("How it stands"))
        self.about.can_focus = False
        self._by_hand = False
        # Whether the arrows chose the answer that is selected.

    def compose(self) -> ComposeResult:
        """Lay it out."""
        with Vertical() as box:
            box.border_title = content(_("What if"))
            yield from self.fields.values()
            yield self.rows
            yield self.about
            yield HintBar()

    def on_mount(self) -> None:
        """Begin with what is asked for now, in the field where one says what can be paid."""
        self.query_one(HintBar).show(self.actions)
        for key, field in self.fields.items():
            self.watch(field.line, "value", partial(self._typed, key), init=False)
        self.watch(self.rows, "row", self._tell, init=False)
        self._answer()
        self.fields[MONTHLY].focus()

    # Every key

    def values(self) -> dict[str, Any]:
        """Return what stands in the fields; `None` where one is empty or not understood."""
        return {key: field.value for key, field in self.fields.items()}

    def _typed(self, key: str) -> None:
        self._answer()
        if not self._by_hand:
            self._select(Way.AMOUNT if key == MONTHLY and self.fields[key].value else Way.TYPED)

    def _answer(self) -> None:
        """Answer what stands there; quick enough for the frame of the key."""
        found = application_trying.try_out(self._case, self.values())
        self.rows.show(ListSource(answer_lines.rows(found, self._currency)))
        self._tell()

    def _select(self, way: Way) -> None:
        ways = [row.answer.way for row in self.rows.view.window.page(0, len(Way))]
        self.rows.go(ways.index(way) if way in ways else 0)

    def _tell(self) -> None:
        row = self.rows.row
        field = next((each for each in self.fields.values() if each.has_focus_within), None)
        if row is not None:
            meaning = "" if field is None else field.parsed.understood
            self.about.show(answer_lines.about(row.answer, meaning, self._currency), keep=False)

    def on_key(self, event: events.Key) -> None:
        """Choose an answer while typing goes on."""
        name = self.rows.keys.get(event.key, "")
        if name in _MOVES:
            event.stop()
            self._by_hand = True
            self.rows.do(name)

    def on_descendant_focus(self) -> None:
        """Let the answers follow the field again."""
        self._by_hand = False
        self._tell()

    # What becomes of it

    @property
    def chosen(self) -> Answer | None:
        """The selected answer, where it says what would be asked for."""
        row: Row | None = self.rows.row
        return row.answer if row is not None and row.answer.asked is not None else None

    @on(Field.Passed)
    def _passed(self, event: Field.Passed) -> None:
        event.stop()
        self.action_take()

    def action_take(self) -> None:
        """Answer the selected terms, unless nothing may be changed."""
        if self._why_not:
            self.app.notify(_("{action} is off: {reason}").format(action=_(TAKE.words), reason=self._why_not))
        else:
            self._done(compare=False)

    def action_keep(self) -> None:
        """Answer the selected terms, to be compared."""
        self._done(compare=True)

    def _done(self, *, compare: bool) -> None:
        if any(field.check() for field in self.fields.values()):
            return
        answer = self.chosen
        if answer is None or answer.asked is None:
            self.app.notify(_("This answer holds no terms: choose another with the arrows."))
        else:
            self.dismiss(Taken(answer.asked, compare))

    def action_leave(self) -> None:
        """Leave everything as it was."""
        self.dismiss(None)


def _fields(currency: str) -> list[Figure]:
    """Return the figures that can be tried."""

    def money(text: str) -> int | Problem:
        found = parse_money(text, currency, language())
        return found.minor if isinstance(found, Money) else found

    def in_words(minor: int) -> str:
        return money_in_words(minor, currency, language())

    def full(minor: int) -> str:
        return format_money(minor, currency, language())

    return [
        _figure("amount_minor", N_("Amount"), money, in_words, full),
        _figure(
            "months", N_("Term"), lambda text: parse_months(text, language()), lambda n: format_months(n, language())
        ),
        _figure("rate_ppm", N_("Rate a year"), lambda text: parse_percent(text, language()), _percent, _percent),
        _figure(MONTHLY, N_("Can pay a month"), money, in_words, full),
    ]


def _percent(ppm: int) -> str:
    return format_percent(ppm, language())


def _figure(
    key: str,
    label: str,
    read: Callable[[str], int | Problem],
    words: Callable[[int], str],
    show: Callable[[int], str] = str,
) -> Figure:
    return Figure(key, label, parse=understanding(read, words), show=show)


def changes(asked: Asked, kept: Mapping[str, Any]) -> dict[str, Any]:
    """Return which fields of the application are to be changed, so that it asks for these terms."""
    values = application_trying.values_of(asked)
    return {key: values[key] for key in application_trying.TERMS if values[key] != kept.get(key)}
