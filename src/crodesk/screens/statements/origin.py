"""An entry as the bank wrote it: its line of the file, and every field of it."""

from collections.abc import Iterator

from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.services.statement_origin import Origin
from crodesk.widgets.actions import Action
from crodesk.widgets.keymap import HELP
from crodesk.widgets.read_dialog import ReadDialog
from crodesk.widgets.styled import Line, fact, line, paragraph

_LABELS = 14


class OriginDialog(ReadDialog):
    """Where an entry comes from."""

    ABOUT = N_("The entry as it stands in the file, and what was read of it.")
    ACTIONS = (HELP, Action("origin.close", ("escape", "enter", "f3", "f12"), N_("Close"), N_("Goes back.")))

    def __init__(self, origin: Origin) -> None:
        super().__init__(_("Source"), [*_of_file(origin), line(), *_fields(origin)])


def _of_file(origin: Origin) -> Iterator[Line]:
    where = _("{file}, line {line}").format(file=origin.file, line=origin.line) if origin.line else origin.file
    yield paragraph((where, "strong"))
    for text in origin.lines:
        yield paragraph(text, indent=2)
    if origin.why_not:
        yield paragraph((_(origin.why_not).format(path=origin.path), "warn"))


def _fields(origin: Origin) -> Iterator[Line]:
    for label, value in (
        (N_("Account"), origin.account),
        (N_("Code"), origin.code),
        (N_("Reference"), origin.reference),
        (N_("Other party"), origin.counterparty),
        (N_("Other account"), origin.counter_account),
        (N_("Other bank"), origin.counter_bank),
        (N_("Text"), origin.text),
    ):
        if value:
            yield fact(_(label), value, width=_LABELS)
