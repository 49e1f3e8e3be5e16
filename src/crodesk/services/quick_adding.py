"""One typed line becomes a task: who is meant is looked up, and what was understood is kept."""

from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING

from crodesk.domain.dates import format_date, parse_date
from crodesk.domain.follow_up import quick_add
from crodesk.domain.follow_up.quick_add import Kind, Parsed, addressing, mistyped
from crodesk.domain.names import fold, search_form
from crodesk.domain.records import by_name
from crodesk.language import _, language
from crodesk.services import queue, search
from crodesk.services.queue import QueueItem
from crodesk.services.search import CustomerHit
from crodesk.storage.queries import quick_adding as queries
from crodesk.storage.reader import Reader

if TYPE_CHECKING:
    from sqlmodel import Session

FEW = 5
"""Customers that are offered when several may be meant."""
TRIED = 20
"""Customers that are looked at to tell whether a word is somebody's name."""
KIND_OF = {"call": "call", "meet": "meet", "visit": "visit", "write": "write", "review": "review", "check": "task"}
"""What each verb plans; without one it is a task."""
NOTHING = "–"
"""What a task is about when its line says only whom to call: the record needs words."""
WHAT = by_name("follow_up").field("what")
Spans = frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Understood:
    """A line, and the customers who may be meant."""

    parsed: Parsed
    customers: tuple[CustomerHit, ...] = ()
    """Who may be meant, best first; empty when nobody is named or nobody fits."""
    unknown: str = ""
    """The words in the place of a name that nobody fits; they stay in the words."""
    spoken: str = "en"
    """The language it was typed in."""

    @property
    def nobody_fits(self) -> bool:
        """Whether somebody is named whom the desk does not know: the words then stay words."""
        return self.parsed.who is not None and not self.customers


def read(
    reader: Reader, line: str, spoken: str, today: date, now: time, plain: Spans = frozenset(), *, at_hand: bool = False
) -> Understood:
    """Return what a line says, and who may be meant by it; quick enough for every key.

    Where a customer is `at_hand`, a day in small letters is a day though somebody is called so: in `gọi em mai` they
    are the younger one, and it is tomorrow.
    """

    def is_name(words: str) -> bool:
        if at_hand and words.islower() and isinstance(parse_date(words, today, spoken), date):
            return False
        return any(_stands_in(words, hit.name) for hit in search.find(reader, words, TRIED))

    parsed = quick_add.parse(line, spoken, today, now, is_name, plain)
    who = parsed.who
    if who is None:
        word = mistyped.name_like(parsed)
        return Understood(parsed, unknown="" if word and search.find(reader, word, 1) else word, spoken=spoken)
    for asked in filter(None, (who.code, who.phone, who.name, who.words)):
        found = search.find(reader, asked, TRIED)
        if found:
            return Understood(parsed, tuple(_likely(asked, who.words, found)[:FEW]), spoken=spoken)
    return Understood(parsed, unknown=who.words, spoken=spoken)


def hints(understood: Understood, today: date) -> list[str]:
    """Say what was perhaps mistyped, or meant otherwise; nothing of it is changed."""
    said = []
    near = mistyped.day_like(understood.parsed)
    if near:
        said.append(_("“{typed}” is no day: {meant}?").format(typed=near[0], meant=near[1]))
    taken = mistyped.day_taken_as_name(understood.parsed, understood.spoken, today)
    if taken is not None:
        word, day = taken
        said.append(
            _("“{word}” is read as a name; for the day write {day}.").format(
                word=word, day=format_date(day, language())
            )
        )
    if understood.unknown:
        said.append(_("Nobody like “{name}”: the name stays in the words.").format(name=understood.unknown))
    return said


def add(session: "Session", understood: Understood, customer_rid: int | None, on: date | None = None) -> int:
    """Plan what a line says for a customer (`None`: for nobody), on its day, else `on`, else today.

    Returns the follow-up's number. Nothing that was typed is lost: a name that nobody fits stands in the words.
    """
    from crodesk.services import records

    parsed = understood.parsed
    day = on or parsed.day or session.info["today"]
    values = {
        "what": KIND_OF.get(parsed.verb, "task"),
        "about": about(parsed, named=customer_rid is not None) or _without_words(parsed),
        "due_on": day,
        "due_time": parsed.at.strftime("%H:%M") if parsed.at else "",
        "priority": parsed.priority,
        "repeats": parsed.recurrence.text if parsed.recurrence else "",
    }
    return records.add(session, "follow_up", customer_rid, values)


def _likely(asked: str, said: str, found: list[CustomerHit]) -> list[CustomerHit]:
    """Return who may be meant, likeliest first: the given name, then all words within the name, then what else fits.

    How they are addressed, as it was `said`, tells more: whom it can't be stands last of those that fit as well.

    Who typed marks meant them: where a name has them all, one whose marks are others isn't offered.
    """
    if any(_stands_in(asked, hit.name) for hit in found):
        found = [hit for hit in found if not _has_other_marks(asked, hit.name)]
    family = addressing.names_family(said)
    return sorted(found, key=lambda hit: (_farness(asked, hit, family=family), addressing.is_other(said, hit.name)))


def _has_other_marks(asked: str, name: str) -> bool:
    return not name.isascii() and not _stands_in(asked, name) and _stands_in(fold(asked), name)


def _farness(asked: str, hit: CustomerHit, *, family: bool) -> int:
    if not _stands_in(asked, hit.name):
        return 3
    words, count = hit.name.split(), len(asked.split())
    ends = [words[-count:], words[:count]] if family else [words[-count:]]
    if not any(_stands_in(asked, " ".join(each)) for each in ends):
        return 2
    return 0 if hit.kind == "individual" else 1


def _stands_in(words: str, name: str) -> bool:
    """Tell whether words stand in a row in a name; a word typed with its marks must have them there."""
    asked, known = words.casefold().split(), name.casefold().split()
    rows = (known[start : start + len(asked)] for start in range(len(known) - len(asked) + 1))
    whole = any(all(map(_is_word, asked, row)) for row in rows) or (not words.isascii() and words in name)
    return whole or "".join(asked) in _pinyin(name)


def _pinyin(name: str) -> set[str]:
    """Return how a Chinese name is typed in letters: whole, or the given name; one syllable may be any word."""
    signs = sum(letter >= "㐀" for letter in name)
    return {form for form in search_form(name).split()[2 * signs :] if len(form) > signs} if signs else set()


def _is_word(asked: str, known: str) -> bool:
    return asked in {known, fold(known)}


def _without_words(parsed: Parsed) -> str:
    """Return what a task is about of which only the verb was typed; one that its kind doesn't say stands there."""
    if KIND_OF.get(parsed.verb, "task") != "task":
        return NOTHING
    return next((chip.words for chip in parsed.chips if chip.kind is Kind.VERB), parsed.line.strip())


def words(parsed: Parsed) -> str:
    """Return the words of a line that are in no other chip: its title and its note."""
    return ": ".join(part for part in (parsed.title, parsed.note) if part)


def announced(item: QueueItem, today: date) -> str:
    """Say what a new task is, for whom, when and about what: `call Trần Hữu Nghị, Sat 21 Nov 2026 09:00, loan`."""
    what = " ".join(part for part in (_(WHAT.label_of(item.what)), item.name) if part)
    day = format_date(date.fromisoformat(item.due_on), language(), today)
    when = " ".join(part for part in (day, item.due_time) if part)
    return ", ".join(part for part in (what, when, item.about(today)) if part and part != NOTHING)


def kept(reader: Reader, rid: int) -> QueueItem | None:
    """Return the row of the queue that a new task makes; `None` when it makes none yet."""
    uid, repeats = next(iter(reader.rows(queries.ADDED, {"rid": rid})))
    return queue.of_record(reader, "series" if repeats else "task", uid)


def about(parsed: Parsed, *, named: bool) -> str:
    """Return the words of a task: its title, its tags and its note; and the name, unless its customer is known."""
    who = parsed.who.words if parsed.who is not None and not named else ""
    until = f"–{parsed.end:%H:%M}" if parsed.end else ""
    tags = " ".join(f"#{tag}" for tag in parsed.tags)
    title = " ".join(part for part in (who, parsed.title, until, tags) if part)
    return ": ".join(part for part in (title, parsed.note) if part)
