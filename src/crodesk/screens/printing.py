"""Printing the papers of an application: which one, in which language, to which file; and what it lacks."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import App, ReturnType

from crodesk import config
from crodesk.language import LANGUAGES, _, language, ngettext
from crodesk.screens.desk_screen import DeskScreen
from crodesk.screens.navigation import OpenApplication, PrintAgain, PrintPapers
from crodesk.services.desk import Desk

if TYPE_CHECKING:
    from crodesk.services.printing.gathering import Printable
    from crodesk.services.printing.making import Made, Wanted
    from crodesk.widgets.dialogs import Option
    from crodesk.widgets.export_dialog import Exported

AGAIN = "again"
"""Stands among the papers for those that were printed before."""
USUAL = ("offer_letter", "decline_letter", "what_to_bring")
"""What is pointed at first: the first of these that the application has."""
TENTH = 10


class Printing(App[ReturnType]):
    """What of the app prints papers."""

    desk: Desk

    @on(PrintPapers)
    def print_papers(self, event: PrintPapers) -> None:
        """Ask which paper."""
        from crodesk.services.printing import gathering, making
        from crodesk.widgets.dialogs import Choose

        found = self.desk.look(gathering.printable, event.rid, self.desk.today)
        if found is None:
            self.notify(_(making.GONE), severity="warning")
            return
        title = _("{number}: print which paper?").format(number=found.line.number)
        choices = self._papers(found)
        had = {each.key for each in choices if not each.about}
        usual = next((paper for paper in USUAL if paper in had), "")
        self.push_screen(Choose(title, choices, usual), partial(self._paper_chosen, found))

    def _papers(self, found: "Printable") -> "list[Option]":
        """Return every paper, those that it hasn't yet with the reason, and at the end those printed before."""
        from crodesk.services.printing import issued, making
        from crodesk.widgets.dialogs import Option
        from crodesk.widgets.fields import sentence

        choices = []
        for place, (paper, words) in enumerate(making.PAPERS.items(), 1):
            wrong = making.why_not(paper, found)
            about = sentence(wrong) if wrong else ""
            choices.append(Option(place, paper, _(words), about, "0" if place == TENTH else ""))
        before = len(self.desk.look(issued.of_application, found.line.rid))
        if before:
            words = ngettext("printed before: {count}", "printed before: {count}", before).format(count=before)
            choices.append(Option(len(choices) + 1, AGAIN, words, _("as it was then"), "a"))
        return choices

    def _paper_chosen(self, found: "Printable", paper: str | None) -> None:
        from crodesk.services.printing import making
        from crodesk.widgets.dialogs import Choose, options
        from crodesk.widgets.fields import sentence

        if paper == AGAIN:
            self._ask_which_paper(found)
        elif paper is not None and (wrong := making.why_not(paper, found)) is not None:
            self.notify(sentence(wrong), severity="warning")
        elif paper is not None:
            title = _("{paper}: in which language?").format(paper=_(making.PAPERS[paper]))
            choices = options(list(LANGUAGES.items()))
            self.push_screen(Choose(title, choices, found.language), partial(self._language_chosen, found, paper))

    def _language_chosen(self, found: "Printable", paper: str, spoken: str | None) -> None:
        from crodesk.services.printing import making
        from crodesk.widgets.export_dialog import ExportDialog

        if spoken is None:
            return
        known = making.forms(paper)
        wanted = making.Wanted(paper, spoken, known[0])
        made: list[Made] = []
        write = partial(self._make_paper, found.line.rid, wanted, made)
        forms = tuple(f".{form}" for form in known)
        question = _("To which file? Its ending is {forms}.").format(forms=", ".join(forms))
        path = Path.home() / making.file_name(found.line.number, wanted)
        dialog = ExportDialog(path, write, forms=forms, question=question)
        self.push_screen(dialog, partial(self._paper_printed, found, made))

    async def _make_paper(self, rid: int, wanted: "Wanted", done: "list[Made]", path: Path) -> int:
        """Make a paper, write it and keep it: all of that, or nothing."""
        from dataclasses import replace

        from crodesk.exchange.writing import private_file
        from crodesk.services.printing import keeping, making

        asked = replace(wanted, form=path.suffix.lower().removeprefix("."))
        made = await self.desk.run(making.make, rid, self.desk.today, asked, config.papers_folder())
        with private_file(path) as file:
            file.write(made.content)
            await self.desk.do(keeping.PRINTED, keeping.subject(made), keeping.keep, self.desk.attachments, rid, made)
        done[:] = [made]
        return 1

    def _paper_printed(self, found: "Printable", done: "list[Made]", written: "Exported | None") -> None:
        """Say where the paper is and, where something wasn't known, what it lacks and where that is filled in."""
        if written is None or not done:
            return
        from crodesk.services.printing import making
        from crodesk.widgets.dialogs import Choose

        (made,) = done
        paper = _(making.PAPERS[made.wanted.paper])
        self.notify(_("{paper} is in {path}. It is kept with the application.").format(paper=paper, path=written.path))
        if isinstance(self.screen, DeskScreen):
            self.screen.reload()
        if made.missing:
            count = len(made.missing)
            words = ngettext(
                "{count} field isn't known and is marked in the paper",
                "{count} fields aren't known and are marked in the paper",
                count,
            )
            dialog = Choose(words.format(count=count), _lacks(made))
            self.push_screen(dialog, partial(self._fill_gap, found))

    def _fill_gap(self, found: "Printable", placeholder: str | None) -> None:
        """Go where a gap can be filled."""
        from crodesk.screens import print_ways

        if placeholder is None:
            return
        way = print_ways.to(placeholder)
        if way.step:
            self.post_message(OpenApplication(found.line.rid, way.step, way.field))
        elif (room := print_ways.room_of(way, found.line.customer_rid)) is not None:
            self.post_message(room)

    # What was printed before

    def _ask_which_paper(self, found: "Printable") -> None:
        from crodesk.screens import print_ways
        from crodesk.services.printing import issued
        from crodesk.widgets.dialogs import Choose, options

        lines = self.desk.look(issued.of_application, found.line.rid)
        named = options([(str(line.rid), print_ways.paper_words(line.paper)) for line in lines])
        choices = [each._replace(about=print_ways.printed_words(line)) for each, line in zip(named, lines, strict=True)]
        title = _("{number}: which one again?").format(number=found.line.number)
        self.push_screen(Choose(title, choices), partial(self._again_chosen, found.line.rid))

    def _again_chosen(self, rid: int, chosen: str | None) -> None:
        if chosen is not None:
            self.post_message(PrintAgain(rid, int(chosen)))

    @on(PrintAgain)
    def print_again(self, event: PrintAgain) -> None:
        """Write a paper that was printed before, byte for byte as it was."""
        from crodesk.screens import print_again
        from crodesk.services import application_list
        from crodesk.services.printing import issued

        own = self.desk.look(application_list.get, event.rid)
        line = self.desk.look(issued.get, event.rid, event.issued)
        if own is None or line is None:
            self.notify(_("That paper is no longer listed: its printing was taken back."), severity="warning")
            return
        print_again.ask(self, self.desk, own.number, line)


def _lacks(made: "Made") -> "list[Option]":
    """Return what a paper lacks, each with where it is filled in."""
    from crodesk.screens import print_ways
    from crodesk.services.printing import making
    from crodesk.widgets.dialogs import options

    named = options(list(zip(made.missing, making.labels(made.missing, language()), strict=True)))
    return [each._replace(about=print_ways.words_to(each.key)) for each in named]
