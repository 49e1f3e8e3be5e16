"""What the list of a step shows: the records that belong to the application, or the gaps that are left."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crodesk.domain.lending.application.gaps import Gap
from crodesk.domain.records import RecordKind, by_name
from crodesk.domain.records.application_steps import BY_NAME, Step
from crodesk.language import _, language, ngettext
from crodesk.screens import attaching, print_ways
from crodesk.screens.application.place import CHECK
from crodesk.services import application_questions
from crodesk.services.application_attachments import AttachmentLine
from crodesk.services.application_questions import Question
from crodesk.services.application_view import ApplicationFile
from crodesk.services.printing.issued import IssuedLine
from crodesk.services.record_list import RecordLine
from crodesk.widgets.columns import Column
from crodesk.widgets.fields import sentence
from crodesk.widgets.record_cells import cell_words
from crodesk.widgets.signs import signs

KINDS_APART = 1_000_000_000
"""Between the numbers of two kinds in one list, so that every row has one of its own."""
DETAILS = 4
"""How many values of a record its row shows."""
PAPER, STATE = "application_paper", "state"
"""Papers are listed by how they stand: that they are papers, the step says."""


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
    attachment: AttachmentLine | None = None
    issued: IssuedLine | None = None
    question: Question | None = None


COLUMNS: tuple[Column[Item], ...] = (
    Column("what", "", 12, flex=1, most=22, style_of=lambda _item: "muted"),
    Column("text", "", 20, flex=5, style_of=lambda item: item.ink),
)


def of_step(shown: ApplicationFile, step: Step) -> list[Item]:
    """Return the rows of a step."""
    if step.name == CHECK:
        return list(_gaps(shown.gaps))
    sections = shown.product.sections if shown.product else ()
    parts = step.parts_of(sections)
    found = [item for place, part in enumerate(parts) for item in _records(part.kind, shown, place)]
    if step.name == "appraisal":
        return [*_questions(application_questions.questions(shown), len(parts)), *found]
    if step.name != "papers":
        return found
    return [*found, *_files(shown.attachments, len(parts)), *_printed(shown.issued, len(parts) + 1)]


def kinds_of(shown: ApplicationFile, step: Step) -> list[RecordKind]:
    """Return the kinds of record that can be added in a step."""
    return [part.kind for part in step.parts_of(shown.product.sections if shown.product else ())]


def _records(kind: RecordKind, shown: ApplicationFile, place: int) -> Iterator[Item]:
    for line in shown.parts[kind.name]:
        keys = [key for key in kind.line if kind.name != PAPER or key != STATE]
        cells = [text for key in keys if (text := cell_words(kind.field(key), line))]
        what, files = _(kind.label), ""
        if kind.name == PAPER:
            what, files = cell_words(kind.field(STATE), line), _files_of(line, shown)
        said = " · ".join([*cells[:1], *([files] if files else []), *cells[1:DETAILS]])
        yield Item(place * KINDS_APART + line.rid, what, said, "", kind, line)


def _files_of(line: RecordLine, shown: ApplicationFile) -> str:
    """Return how many files a paper has, in words; empty for none."""
    count = attaching.counted(shown.attachments, line.rid)
    return ngettext("{count} file", "{count} files", count).format(count=count) if count else ""


def _files(lines: Sequence[AttachmentLine], place: int) -> Iterator[Item]:
    for line in lines:
        yield Item(place * KINDS_APART + line.rid, _(attaching.KIND.label), attaching.words_of(line), attachment=line)


def _printed(lines: Sequence[IssuedLine], place: int) -> Iterator[Item]:
    for line in lines:
        words = f"{print_ways.paper_words(line.paper)} · {print_ways.printed_words(line)}"
        yield Item(place * KINDS_APART + line.rid, _(by_name("issued_paper").label), words, issued=line)


def _questions(asked: Sequence[Question], place: int) -> Iterator[Item]:
    """Yield the questions of the scorecard that a person answers, with their answers."""
    for number, each in enumerate(asked):
        said, spoken = each.answered, language()
        answer = said.in_language(spoken) if said else _("not answered")
        text = " · ".join(part for part in (each.words.in_language(spoken), each.evidence) if part)
        kind = by_name(application_questions.ANSWER) if each.line else None
        ink = "" if said else "warn"
        rid = place * KINDS_APART + number
        yield Item(rid, answer, text, ink, kind, each.line, question=each)


def _gaps(gaps: Sequence[Gap]) -> Iterator[Item]:
    """Yield what stops the sending, then what isn't known yet; each in the order of the steps."""
    for place, gap in enumerate(sorted(gaps, key=lambda gap: not gap.stops)):
        sign, ink = (signs().late, "bad") if gap.stops else (signs().between, "")
        yield Item(place, _(BY_NAME[gap.step].label), f"{sign} {sentence(gap.problem)}", ink, gap=gap)


def kind_named(name: str) -> RecordKind:
    """Return a kind by its name."""
    return by_name(name)
