"""The form of a hand-over: to whom, for which days, into which file; with what stands open and what stays behind."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from crodesk.domain.problem import Problem, Refused
from crodesk.domain.records.kind import Choice, Field
from crodesk.domain.words import N_
from crodesk.language import _, ngettext
from crodesk.services import new_files
from crodesk.services.desk import Desk
from crodesk.services.handing import giving
from crodesk.services.handing.cards import TrustedCard
from crodesk.services.handing.giving import Wanted
from crodesk.services.sheets import handing_sheet
from crodesk.widgets.counts import count_words
from crodesk.widgets.path_typing import path_of
from crodesk.widgets.record_dialog import RecordDialog

NAME = N_("hand-over")
RESTRICTED = Field(
    "restricted", N_("With restricted notes"), "yes_no", help=N_("Else they stay here, and nobody there sees them.")
)


class Wish(NamedTuple):
    """What was filled in."""

    wanted: Wanted
    path: Path
    """The file; the page to sign goes beside it."""


def dialog(desk: Desk, whom: str, customers: Sequence[int], trusted: Sequence[TrustedCard]) -> RecordDialog:
    """Return the form that hands customers over; `whom` says who or how many they are."""
    standing = desk.look(giving.open_with, tuple(customers))
    cards = _choices(trusted)
    fields = [
        Field("to", N_("Colleague"), "choice", cards, required=True, help=N_("Whose card is trusted here.")),
        Field("from_on", N_("From"), "day"),
        Field("until_on", N_("Until"), "day"),
        *([RESTRICTED] if standing.restricted else []),
        Field(
            "path", N_("File"), required=True, help=N_("Only their desk can open it. The page to sign lies beside it.")
        ),
    ]

    def save(values: dict[str, Any]) -> Wish:
        card = int(values["to"])
        path = _place(values["path"], desk.today)
        came = set(desk.look(giving.came_from, card))
        back = came.issuperset(customers)
        days = (values.get("from_on"), values.get("until_on"))
        wanted = Wanted(
            card, tuple(customers), "return" if back else "hand_over", *days, restricted=bool(values.get("restricted"))
        )
        giving.check_days(wanted)
        return Wish(wanted, path)

    known = {"path": str(_usual(Path.home(), desk.today))}
    if len(cards) == 1:
        known["to"] = cards[0].value
    told = _told(standing)
    title = _("Hand over · {whom}").format(whom=whom)
    return RecordDialog(desk, title, fields, save, values=known, watch=lambda _values: told)


def _choices(trusted: Sequence[TrustedCard]) -> tuple[Choice, ...]:
    """Return the colleagues by name and branch; those who are called alike with the beginning of their number too."""
    called = [" · ".join(filter(None, (each.card.name, each.card.branch))) for each in trusted]
    return tuple(
        Choice(str(each.rid), name if called.count(name) == 1 else f"{name} · {each.card.number.split()[0]}")
        for each, name in zip(trusted, called, strict=True)
    )


def _place(text: str, today: date) -> Path:
    """Return the file that is meant: in a folder that is named, one that is called as usual."""
    path = path_of(text)
    with new_files.reached(path):
        if path.is_dir():
            return _usual(path, today)
        _check(path)
    return path


def _check(path: Path) -> None:
    """Refuse a place where something lies, or that isn't there, and a name that the page beside it may have."""
    if path.suffix.lower() != giving.ENDING:
        raise Refused(Problem("path", N_("Its name must end with {forms}."), {"forms": giving.ENDING}))
    for each in (path, page_of(path)):
        new_files.check_free(each)
    if not path.parent.is_dir():
        raise Refused(Problem("path", N_("There is no folder {path}."), {"path": path.parent}))


def page_of(path: Path) -> Path:
    """Return where the page to sign of a hand-over goes."""
    return path.with_suffix(".pdf")


def _usual(folder: Path, today: date) -> Path:
    """Return a file in a folder that isn't there yet, called by what it is and the day."""
    name, count = giving.file_name(_(NAME), today), 1
    path = folder / name
    while path.exists() or page_of(path).exists():
        count += 1
        path = folder / f"{Path(name).stem} {count}{Path(name).suffix}"
    return path


def _told(standing: Any) -> str:
    """Return what stands open and what stays behind, in a few lines."""
    parts = handing_sheet.parts(standing)
    counts = [
        f"{_(title)}: {count_words(len(lines))}" for part, (title, lines) in parts.items() if lines and part != "drafts"
    ]
    if standing.restricted:
        words = ngettext("{count} restricted note", "{count} restricted notes", standing.restricted)
        counts.append(words.format(count=count_words(standing.restricted)))
    lines = [" · ".join(counts)] if counts else []
    drafts = parts["drafts"][1]
    if drafts:
        named = "; ".join(words for _on, words in drafts[:3])
        lines.append(_("Drafts stay behind, save them first: {drafts}").format(drafts=named))
    return "\n".join(lines)
