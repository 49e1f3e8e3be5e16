"""What the list of a step shows: the records that belong to the application, or the gaps that are left."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crodesk.domain.lending.application.gaps import Gap, Weight
from crodesk.domain.records import RecordKind, by_name
from crodesk.domain.records.application_steps import BY_NAME, Step
from crodesk.language import _
from crodesk.services.application_view import ApplicationFile
from crodesk.services.record_list import RecordLine
from crodesk.widgets.columns import Column
from crodesk.widgets.fields import sentence
from crodesk.widgets.record_cells import cell_words
from crodesk.widgets.signs import signs

KINDS_APART = 1_000_000_000
"""Between the numbers of two kinds in one list, so that every row has one of its own."""
DETAILS = 4
"""How many values of a record its row shows."""


@dataclass(frozen=True, slots=True)
class Item:
    """One row."""

    rid: int
    what: str
    """The kind of record, or the step of a gap."""
    text: str
    ink: str = ""
    kind: RecordKind | None = None
    record: RecordLine | None = None
    gap: Gap | None = None


COLUMNS: tuple[Column[Item], ...] = (
    Column("what", "", 12, flex=1, most=22, style_of=lambda _item: "muted"),
    Column("text", "", 20, flex=5, style_of=lambda item: item.ink),
)


def of_step(shown: ApplicationFile, step: Step) -> list[Item]:
    """Return the rows of a step."""
    if step.name == "check":
        return list(_gaps(shown.gaps))
    sections = shown.product.sections if shown.product else ()
    return [
        item
        for place, part in enumerate(step.parts_of(sections))
        for item in _records(part.kind, shown.parts[part.kind.name], place)
    ]


def kinds_of(shown: ApplicationFile, step: Step) -> list[RecordKind]:
    """Return the kinds of record that can be added in a step."""
    return [part.kind for part in step.parts_of(shown.product.sections if shown.product else ())]


def _records(kind: RecordKind, lines: Sequence[RecordLine], place: int) -> Iterator[Item]:
    for line in lines:
        cells = [text for key in kind.line if (text := cell_words(kind.field(key), line))]
        yield Item(place * KINDS_APART + line.rid, _(kind.label), " · ".join(cells[:DETAILS]), "", kind, line)


def _gaps(gaps: Sequence[Gap]) -> Iterator[Item]:
    inks = {Weight.WRONG: "bad", Weight.MISSING: "bad", Weight.UNKNOWN: ""}
    for place, gap in enumerate(gaps):
        sign = signs().late if gap.weight is not Weight.UNKNOWN else signs().between
        words = sentence(gap.problem)
        yield Item(place, _(BY_NAME[gap.step].label), f"{sign} {words}", inks[gap.weight], gap=gap)


def kind_named(name: str) -> RecordKind:
    """Return a kind by its name."""
    return by_name(name)
