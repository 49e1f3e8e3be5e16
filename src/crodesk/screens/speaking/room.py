"""A room in which one gets ready to speak to a customer, and writes to them; what it takes is read when asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from crodesk.domain.problem import DeskFault
from crodesk.domain.text import capital
from crodesk.domain.words import N_
from crodesk.language import _, ngettext
from crodesk.screens.desk_screen import DeskScreen

if TYPE_CHECKING:
    from crodesk.domain.follow_up.message import Message
    from crodesk.services.writing import About, Letter, Skipped

WROTE = N_("Wrote")


@dataclass(frozen=True, slots=True)
class Choice:
    """One message that can be written, and to whom."""

    abouts: Sequence[About]
    name: str
    """Which message; empty for what fits each row."""
    words: str
    about: str = ""
    """What it is about, where that isn't plain."""


def label(name: str) -> str:
    """Return a message as it is chosen: `Greeting: birthday`."""
    from crodesk.domain.messaging import templates

    kind = _(templates.KINDS[name.partition(".")[0]])
    return f"{capital(kind)}: {_(templates.NAMES[name])}"


class Speaking(DeskScreen[None]):
    """What such rooms do."""

    def open_briefing(self, customer_rid: int) -> None:
        """Show the briefing of a customer over the whole screen."""
        from crodesk.services import ready
        from crodesk.services.sheets import briefing_sheet
        from crodesk.widgets.paper_view import PaperView

        try:
            known = self.desk.look(ready.read, customer_rid, self.desk.today)
        except DeskFault as fault:
            self.tell_fault(fault)
            return
        if known is None:
            self.app.notify(_("this customer is no longer there"))
            return
        paper = briefing_sheet.of(known, self.desk.today)
        self.app.push_screen(PaperView(paper, f"crodesk-{known.file.code}-{self.desk.today.isoformat()}"))

    def choose_message(self, choices: Sequence[Choice]) -> None:
        """Ask which message is written; the first is what fits."""
        from crodesk.widgets.dialogs import Choose, Option

        shown = [Option(place, str(place), each.words, each.about) for place, each in enumerate(choices, 1)]

        async def chosen(key: str | None) -> None:
            if key is not None:
                await self._write(choices[int(key) - 1])

        self.app.push_screen(Choose(_("Write"), shown), chosen)

    async def _write(self, choice: Choice) -> None:
        from crodesk.services import loan_hours, writing

        by_clock = {(about.customer_rid, about.item.clock if about.item else ""): about for about in choice.abouts}
        try:
            found = await self.desk.run(writing.letters, choice.abouts, choice.name, self.desk.today)
            letters = [each for each in found if isinstance(each, writing.Letter)]
            pairs = [(by_clock[each.customer_rid, each.clock], each) for each in letters]
            held = await self.desk.run(loan_hours.held, pairs, self.desk.now)
        except DeskFault as fault:
            self.tell_fault(fault)
            return
        if held:
            self._ask_held(by_clock, found, held)
        else:
            self._read(by_clock, found)

    def _ask_held(
        self, by_clock: Mapping[tuple[int, str], About], found: Sequence[Letter | Skipped], held: Mapping[int, Message]
    ) -> None:
        """Ask before messages are made that shouldn't be sent now; without a yes they are left out."""
        from crodesk.screens.urging import holding

        def answered(yes: bool | None) -> None:
            left = found if yes else holding.without(found, held)
            if yes or len(held) < len(found):
                self._read(by_clock, left)

        names = [each.name for each in found if each.customer_rid in held]
        several = names if len(found) > 1 else ()
        self.app.push_screen(holding.question(next(iter(held.values())), self.desk.today, several), answered)

    def _read(self, by_clock: Mapping[tuple[int, str], About], found: Sequence[Letter | Skipped]) -> None:
        """Show messages, to read before they are sent."""
        from crodesk.screens.speaking.letters import Letters

        made = partial(self._in_language, by_clock)
        self.app.push_screen(Letters(found, made, self.desk.today), self._sent)

    def _in_language(self, by_clock: Mapping[tuple[int, str], About], letter: Letter, language: str) -> Letter:
        from crodesk.services import writing

        about = by_clock[letter.customer_rid, letter.clock]
        made = self.desk.look(writing.letter, about, letter.template, self.desk.today, None, language)
        return made if isinstance(made, writing.Letter) else letter

    async def _sent(self, letters: list[Letter] | None) -> None:
        from crodesk.services import letter_log

        if letters:
            await self.change(WROTE, _subject(letters), letter_log.keep, letters)
            self.wrote()

    def wrote(self) -> None:
        """Show what was written down."""
        self.reload()


def _subject(letters: Sequence[Letter]) -> str:
    from crodesk.domain.messaging import templates

    if len(letters) == 1:
        return f"{letters[0].name}, {_(templates.NAMES[letters[0].template])}"
    return ngettext("{count} message", "{count} messages", len(letters)).format(count=len(letters))


def for_rows(items: Sequence[About], first: str) -> list[Choice]:
    """Return the choices for rows: what fits each (`first` where that is one and the same), then what fits anybody."""
    from crodesk.domain.messaging import templates

    anybody = [name for name in templates.offered(first) if name != first]
    if len(items) == 1:
        return [Choice(items, name, label(name)) for name in templates.offered(first)]
    fits = Choice(items, "", label(first) if first else _("What fits each row"))
    return [fits, *(Choice(items, name, label(name)) for name in anybody)]
