"""What was understood of a line, as it is shown below it: chips, the words that are left, what can't be."""

from collections.abc import Iterator
from datetime import date

from crodesk.domain.dates import format_date
from crodesk.domain.follow_up import recurrence
from crodesk.domain.follow_up.quick_add import Chip, Kind, Parsed
from crodesk.domain.records import by_name
from crodesk.domain.text import capital
from crodesk.language import _, language, ngettext
from crodesk.services import messages, quick_adding
from crodesk.services.quick_adding import KIND_OF, Understood
from crodesk.widgets.fields import sentence
from crodesk.widgets.signs import signs
from crodesk.widgets.styled import Line, line, paragraph

WHAT = by_name("follow_up").field("what")
Spans = list[tuple[int, int]]


def said(understood: Understood, today: date, at_hand: str, *, picking: bool) -> Iterator[Line]:
    """Yield the lines about what was understood; `at_hand` is who is meant when the line names nobody."""
    parsed = understood.parsed
    between = f" {signs().between} "
    spans = [part for chip in _chips(understood, today, at_hand) for part in ((between, "muted"), chip)][1:]
    yield line(*spans)
    if picking:
        yield paragraph((_("↑↓ Enter picks, Esc back to the line"), "warn"))
    title = quick_adding.words(parsed)
    if title:
        yield paragraph((title, "plain"))
    for wrong in parsed.problems:
        yield paragraph((f"{signs().late} {wrong.words}: {sentence(wrong.problem)}", "bad"))
    for hint in quick_adding.hints(understood, today):
        yield paragraph((hint, "warn"))


def _chips(understood: Understood, today: date, at_hand: str) -> Iterator[tuple[str, str]]:
    """Yield each chip with its ink; a day that nobody named has that of a warning."""
    parsed = understood.parsed
    yield from ((text, "accent") for text in _what_and_whom(understood, at_hand))
    day = format_date(parsed.day or today, language(), today)
    when = " ".join(part for part in (day, _hours(parsed)) if part)
    yield (when, "accent") if parsed.day else (_("today? {day}").format(day=when), "warn")
    yield from ((text, "accent") for text in _more(parsed, today))


def _what_and_whom(understood: Understood, at_hand: str) -> Iterator[str]:
    parsed, found = understood.parsed, understood.customers
    yield capital(_(WHAT.label_of(KIND_OF.get(parsed.verb, "task"))))
    if len(found) >= quick_adding.FEW:
        yield _("{count} customers or more fit").format(count=len(found))
    elif len(found) > 1:
        yield ngettext("{count} customer fits", "{count} customers fit", len(found)).format(count=len(found))
    elif found:
        yield f"{found[0].name} {found[0].code}"
    elif at_hand and parsed.who is None:
        yield at_hand


def _more(parsed: Parsed, today: date) -> Iterator[str]:
    if parsed.recurrence is not None:
        yield ", ".join(messages.say(each, today) for each in recurrence.said(parsed.recurrence, language()))
    if parsed.priority == "high":
        yield _("important")
    yield from (f"#{tag}" for tag in parsed.tags)


def _hours(parsed: Parsed) -> str:
    start = f"{parsed.at:%H:%M}" if parsed.at else ""
    return f"{start}–{parsed.end:%H:%M}" if parsed.end else start


def chip_at(parsed: Parsed, place: int) -> Chip | None:
    """Return the chip that ends right before a place of the line; a note is none."""
    behind = len(parsed.line[:place].rstrip())
    return next((chip for chip in parsed.chips if chip.kind is not Kind.NOTE and behind == chip.end), None)


def followed(spans: Spans, before: str, after: str) -> Spans:
    """Return where parts of the text before stand now; a part that was changed itself is no longer kept apart."""
    kept = []
    shift = len(after) - len(before)
    for start, end in spans:
        words = before[start:end]
        for moved in (0, shift):
            if after[start + moved : end + moved] == words and start + moved >= 0:
                kept.append((start + moved, end + moved))
                break
    return kept
