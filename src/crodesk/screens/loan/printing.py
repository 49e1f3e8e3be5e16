"""Printing about a loan: pages to read or take along, letters when it is late, what was printed before."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from crodesk import config
from crodesk.domain.file_names import plain_part
from crodesk.exchange.documents.catalogue import LETTERS
from crodesk.language import LANGUAGES, _, ngettext
from crodesk.screens import print_again, print_ways
from crodesk.screens.desk_screen import DeskScreen
from crodesk.services.sheets import loan_sheets
from crodesk.widgets.dialogs import Choose, Option, options
from crodesk.widgets.paper_view import PaperView

if TYPE_CHECKING:
    from crodesk.services.loan_file import LoanFile
    from crodesk.services.printing.issued import IssuedLine
    from crodesk.services.printing.making import Made, Wanted
    from crodesk.widgets.export_dialog import Exported

AGAIN, AGAIN_KEY, FIRST = "again", "a", "visit"
"""Stands among the pages for what was printed before, with its letter; what is pointed at first."""


class LoanPrinting(DeskScreen[None]):
    """What one prints in the file of a loan."""

    shown: LoanFile | None

    def action_print(self) -> None:
        """Choose a page or a letter; a page is shown, and P there writes it to a file."""
        if self.shown is not None:
            choices = self._choices(self.shown)
            self.app.push_screen(Choose(_("Print"), choices, FIRST), partial(self._print_chosen, self.shown))

    def _choices(self, file: LoanFile) -> list[Option]:
        """Return the pages, the letters (one that the loan doesn't have says why), and what was printed before."""
        from crodesk.services.printing import issued, letters
        from crodesk.widgets.fields import sentence

        named = [(name, _(words), "") for name, (words, _made) in loan_sheets.SHEETS.items()]
        asked = letters.usual(file)
        for letter, words in LETTERS.items():
            wrong = letters.why_not(letter, file)
            about = sentence(wrong) if wrong else _("asked for now") if letter == asked else ""
            named.append((letter, _(words), about))
        before = len(self.desk.look(issued.of_loan, file.known.loan.rid))
        if before:
            words = ngettext("printed before: {count}", "printed before: {count}", before).format(count=before)
            named.append((AGAIN, words, _("as it was then")))
        return [
            Option(place, key, words, about, AGAIN_KEY if key == AGAIN else "")
            for place, (key, words, about) in enumerate(named, 1)
        ]

    def _print_chosen(self, file: LoanFile, name: str | None) -> None:
        if name == AGAIN:
            self._ask_which(file)
        elif name is not None and name in LETTERS:
            self._ask_language(file, name)
        elif name is not None:
            self._show_page(file, name)

    def _show_page(self, file: LoanFile, name: str) -> None:
        paper, number = loan_sheets.SHEETS[name][1](file), file.known.loan.number
        if paper is None:
            self.app.notify(_(loan_sheets.WHY_NOT[name]).format(number=number))
        else:
            self.app.push_screen(PaperView(paper, f"crodesk-{plain_part(number)}-{name}-{file.day.isoformat()}"))

    # Letters

    def _ask_language(self, file: LoanFile, letter: str) -> None:
        """Ask in which language a letter is; before it, where the customer may not be urged now, whether it is made."""
        from crodesk.screens.urging import holding
        from crodesk.services import loan_hours

        wrong = self._why_no_letter(file, letter)
        if wrong:
            self.app.notify(wrong, severity="warning")
            return
        why = self.desk.look(loan_hours.why_not, file.known.loan.customer_rid, self.desk.now)
        if why is None:
            self._choose_language(file, letter)
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self._choose_language(file, letter)

        self.app.push_screen(holding.question(why, self.desk.today), answered)

    def _why_no_letter(self, file: LoanFile, letter: str) -> str:
        """Say why a letter can't be made; empty when it can. It has the figures of this day and is kept."""
        from crodesk.services.printing import letters
        from crodesk.widgets.fields import sentence

        if not self.desk.writable:
            return _("the desk is open for reading only")
        if file.day != self.desk.today:
            return _("this is a past day")
        wrong = letters.why_not(letter, file)
        return sentence(wrong) if wrong else ""

    def _choose_language(self, file: LoanFile, letter: str) -> None:
        from crodesk.services.printing import letters

        title = _("{paper}: in which language?").format(paper=_(LETTERS[letter]))
        spoken = self.desk.look(letters.language_of, file)
        choices = options(list(LANGUAGES.items()))
        self.app.push_screen(Choose(title, choices, spoken), partial(self._ask_file, file, letter))

    def _ask_file(self, file: LoanFile, letter: str, spoken: str | None) -> None:
        from crodesk.services.printing import making
        from crodesk.widgets.export_dialog import ExportDialog

        if spoken is None:
            return
        wanted, made = making.Wanted(letter, spoken), list["Made"]()
        path = Path.home() / making.file_name(file.known.loan.number, wanted)
        question = _("To which file? Its ending is {forms}.").format(forms=".docx")
        dialog = ExportDialog(path, partial(self._make, file, wanted, made), forms=(".docx",), question=question)
        self.app.push_screen(dialog, partial(self._printed, file, made))

    async def _make(self, file: LoanFile, wanted: Wanted, done: list[Made], path: Path) -> int:
        """Make a letter, write it and keep it: all of that, or nothing."""
        from crodesk.exchange.writing import private_file
        from crodesk.services.printing import keeping, letters

        rid = file.known.loan.rid
        made = await self.desk.run(letters.make, rid, self.desk.today, wanted, config.papers_folder())
        with private_file(path) as opened:
            opened.write(made.content)
            await self.desk.do(keeping.PRINTED, keeping.subject(made), letters.keep, self.desk.attachments, rid, made)
        done[:] = [made]
        return 1

    def _printed(self, file: LoanFile, done: list[Made], written: Exported | None) -> None:
        """Say where the letter is and, where something wasn't known, what it lacks and where that is filled in."""
        if written is None or not done:
            return
        from crodesk.language import language
        from crodesk.services.printing import making

        (made,) = done
        self.app.notify(
            _("{paper} is in {path}. It is kept with the loan.").format(
                paper=_(LETTERS[made.wanted.paper]), path=written.path
            )
        )
        self.reload()
        if made.missing:
            words = ngettext(
                "{count} field isn't known and is marked in the paper",
                "{count} fields aren't known and are marked in the paper",
                len(made.missing),
            )
            named = options(list(zip(made.missing, making.labels(made.missing, language()), strict=True)))
            lacks = [each._replace(about=print_ways.words_to(each.key)) for each in named]
            self.app.push_screen(Choose(words.format(count=len(made.missing)), lacks), partial(self._fill_gap, file))

    def _fill_gap(self, file: LoanFile, placeholder: str | None) -> None:
        """Go where a gap can be filled; what is of no other room is written by hand."""
        room = print_ways.room_of(print_ways.to(placeholder or ""), file.known.loan.customer_rid)
        if room is not None:
            self.post_message(room)

    # What was printed before

    def _ask_which(self, file: LoanFile) -> None:
        from crodesk.services.printing import issued

        lines = self.desk.look(issued.of_loan, file.known.loan.rid)
        choices = [
            Option(place, str(line.rid), print_ways.paper_words(line.paper), print_ways.printed_words(line))
            for place, line in enumerate(lines, 1)
        ]
        title = _("{number}: which one again?").format(number=file.known.loan.number)
        self.app.push_screen(Choose(title, choices), partial(self._again, file, lines))

    def _again(self, file: LoanFile, lines: list[IssuedLine], chosen: str | None) -> None:
        line = next((each for each in lines if str(each.rid) == chosen), None)
        if line is not None:
            print_again.ask(self.app, self.desk, file.known.loan.number, line)
