"""What became of a file of statements, in words: counts, then every doubt with its line."""

from collections.abc import Iterator
from datetime import date

from crodesk.domain.words import N_
from crodesk.language import _, ngettext
from crodesk.services import messages
from crodesk.services.statement_taking import Taken
from crodesk.widgets.actions import Action
from crodesk.widgets.counts import count_words
from crodesk.widgets.keymap import HELP
from crodesk.widgets.read_dialog import ReadDialog
from crodesk.widgets.styled import Line, line, paragraph


class TakenDialog(ReadDialog):
    """What came of it; nothing is written down on a loan by taking a file in."""

    ABOUT = N_("What was found in the file. Nothing is written down on a loan before you confirm it.")
    ACTIONS = (
        HELP,
        Action("taken.close", ("escape", "enter", "f3", "f12"), N_("Close"), N_("Goes on to the entries.")),
    )

    def __init__(self, taken: Taken, today: date) -> None:
        super().__init__(
            taken.file, [*_counts(taken), *_doubts(taken, today), line(), line((_("Enter goes on."), "muted"))]
        )


def _counts(taken: Taken) -> Iterator[Line]:
    if taken.entries and taken.same == taken.entries:
        yield paragraph((_("All of it came in before. Nothing was written twice."), "strong"))
        return
    count = ngettext("{count} entry was read.", "{count} entries were read.", taken.entries)
    yield paragraph((count.format(count=count_words(taken.entries)), "strong"))
    for words, ink, number in (
        (N_("{count} surely pay a loan: C writes them all down."), "good", taken.proposed),
        (N_("{count} are to be looked at."), "warn", taken.open),
        (N_("{count} are nothing of ours."), "muted", taken.none),
        (N_("{count} came in before and were left alone."), "muted", taken.same),
        (N_("{count} can't be used."), "warn", taken.left_out),
    ):
        if number:
            yield paragraph((_(words).format(count=count_words(number)), ink))


def _doubts(taken: Taken, today: date) -> Iterator[Line]:
    if taken.remarks:
        yield line()
    for number, message in taken.remarks:
        said = messages.say(message, today)
        where = _("Line {line}: {words}").format(line=number, words=said) if number else said
        yield paragraph((where, "warn"), indent=2)
