"""What leaves the desk to be decided and what comes back: packages written, decisions seen and taken in."""

from asyncio import to_thread
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import App, ReturnType

from crodesk import config
from crodesk.domain.problem import DeskFault, Problem, Refused
from crodesk.domain.seals import shortened
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.screens.desk_screen import DeskScreen
from crodesk.screens.navigation import OpenApplication, TakeDecision, WritePackage
from crodesk.services.desk import Desk

if TYPE_CHECKING:
    from crodesk.exchange.package import Decision
    from crodesk.services.application_decision import Review

ZIP = ".zip"


class Exchanging(App[ReturnType]):
    """What of the app sends applications out and takes decisions in."""

    desk: Desk

    @on(WritePackage)
    def write_package(self, event: WritePackage) -> None:
        """Ask where the package of an application goes."""
        from crodesk.services import application_list, application_package
        from crodesk.widgets.fields import sentence
        from crodesk.widgets.file_dialog import FileDialog

        line = self.desk.look(application_list.get, event.rid)
        if line is None:
            return
        wrong = application_package.why_not(line.stage, line.number)
        if wrong is not None:
            self.notify(sentence(wrong), severity="warning")
            return
        question = _(
            "The package of {number}: papers, schedule, attached files, hashes. Where to? A new .zip or folder."
        )
        value = str(Path.home() / f"{line.number}{ZIP}")
        write = partial(self._packed, line.rid, line.number)
        dialog = FileDialog(_("Package"), question.format(number=line.number), write, value=value)
        self.push_screen(dialog, self._told_packed)

    async def _packed(self, rid: int, number: str, to: Path) -> tuple[Path, str]:
        """Make a package, write it and note it, all of that or nothing; return where it is and its seal."""
        from crodesk.services import application_package as packing

        desk = self.desk
        desk.check_writable()
        package = await desk.run(packing.make, desk.attachments, rid, desk.today, desk.officer, config.papers_folder())
        path = packing.place(to, number)
        await to_thread(packing.write, path, package)
        try:
            await desk.do(packing.PACKED, number, packing.note, rid, package.sha256)
        except BaseException:
            packing.remove(path)
            raise
        return path, package.seal

    def _told_packed(self, packed: tuple[Path, str] | None) -> None:
        if packed is not None:
            path, seal = packed
            self._read_anew()
            words = N_(
                "The package is in {path}. The desk knows it: a decision on it can be taken in."
                " Seal of the journal: {seal}"
            )
            self.notify(_(words).format(path=path, seal=shortened(seal)))

    # What comes back

    @on(TakeDecision)
    def take_decision(self, event: TakeDecision) -> None:
        """Ask for the file of a decision."""
        from crodesk.widgets.file_dialog import FileDialog

        question = _("Which file did the decision come in? decision.json, or the package or folder it lies in.")
        dialog = FileDialog(_("Decision"), question, partial(self._reviewed, event.rid), value=f"{Path.home()}/")
        self.push_screen(dialog, self._show_review)

    async def _reviewed(self, rid: int | None, path: Path) -> "Review":
        """Read a decision, find its application, and hold one against the other."""
        from crodesk.services import application_decision as deciding

        desk = self.desk
        decision = await to_thread(deciding.read, path)
        found = rid or desk.look(deciding.application_of, decision)
        review = None
        if found is not None:
            review = await desk.run(deciding.review, desk.attachments, found, decision, desk.today, desk.officer)
        if review is None:
            raise Refused(_unknown(decision))
        return review

    def _show_review(self, review: "Review | None") -> None:
        from crodesk.screens.reviewing import Reviewing

        if review is not None:
            self.push_screen(Reviewing(review), partial(self._take_in, review))

    async def _take_in(self, review: "Review", yes: bool | None) -> None:
        """Take a decision in that the officer has seen; what stands in the way is said, nothing is half kept."""
        from crodesk.screens.application.deciding import LABELS, MOVED
        from crodesk.services import application_decision as deciding

        if not yes:
            return
        number = review.shown.line.number
        try:
            kept = await to_thread(deciding.keep, self.desk, review)
            await self.desk.do(MOVED[review.move], number, deciding.take, kept, review)
        except Refused as refused:
            self._tell(refused)
        except DeskFault as fault:
            self.notify(_(fault.text).format(**fault.values), severity="error", timeout=12)
        else:
            self._read_anew()
            done = _("Taken in: {number} {what}.").format(number=number, what=_(LABELS[review.move]))
            self.notify(done)
            self.post_message(OpenApplication(review.shown.line.rid))

    def _tell(self, refused: Refused) -> None:
        from crodesk.widgets.fields import sentence

        self.notify(" ".join(map(sentence, refused.problems)), severity="warning", timeout=12)

    def _read_anew(self) -> None:
        if isinstance(self.screen, DeskScreen):
            self.screen.reload()


def _unknown(decision: "Decision") -> Problem:
    words = N_("The decision is for an application that this desk doesn't have: {number}.")
    return Problem("application", words, {"number": decision.application.number or decision.application.uid})
