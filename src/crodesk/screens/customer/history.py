"""The timeline as lines: notes, calls, visits, cases and changes, newest first, what is pinned on top."""

import re
from collections.abc import Iterator
from typing import Any

from crodesk.language import _, ngettext
from crodesk.screens.customer import words
from crodesk.screens.customer.shown import Shown, Target
from crodesk.services.timeline import Difference, Entry
from crodesk.widgets.paint import Span
from crodesk.widgets.record_cells import shown as shown_cell
from crodesk.widgets.signs import signs
from crodesk.widgets.styled import Line, line, paragraph, prose

TIMES_FROM = 44
"""From so many cells on the time of day stands beside the date."""
MORE = "more"
ISO_DAY = re.compile(r"\b(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])\b")
"""A day as it is stored; one that not every month has is left as it is."""
OPENS = {"interaction": "interaction", "case": "service_case", "step": "case_event"}
"""What Enter opens, by where an entry comes from."""
NOT_REACHED = {"no_answer", "busy", "wrong_number", "not_in"}
FULL = 60
"""Seconds in a minute."""


def lines(shown: Shown, width: int) -> list[Line]:
    """Return the pane."""
    found: list[Line] = []
    for entry in shown.timeline.entries:
        begun = entry.source == "interaction" and entry.rid in shown.corrections
        found += [*_entry(entry, wide=width >= TIMES_FROM, begun=begun), line()]
    if shown.timeline.more:
        left = shown.timeline.notes - shown.asked.limit
        words_ = ngettext("{count} older note: Enter shows it", "{count} older notes: Enter shows them", left)
        found.append(line((words_.format(count=left), "accent"), target=Target(MORE, 0)))
        return found
    return found[:-1]


def note(shown: Shown) -> str:
    """Return what stands beside the title: what the notes are narrowed to, or how to narrow them."""
    asked = shown.asked
    if not (asked.kind or asked.text):
        return _("/ find  f kind")
    kind = kind_words(asked.kind) if asked.kind else ""
    found = len(shown.timeline.entries)
    count = ngettext("{count} found", "{count} found", found).format(count=found)
    return words.joined(kind, f"“{asked.text}”" if asked.text else "", count)


def kind_words(kind: str) -> str:
    """Return what a kind of entry is called."""
    if kind == "case":
        return _("cases")
    return _("changes") if kind == "change" else words.choice("interaction", "kind", kind)


def _entry(entry: Entry, *, wide: bool, begun: bool) -> list[Line]:
    if entry.source == "change":
        return [_change(entry)]
    when = words.moment(entry.at) if wide else words.day(entry.at)
    head = paragraph(
        (when, "strong"), *_what(entry), *_flags(entry, begun=begun), target=Target(OPENS[entry.source], entry.rid)
    )
    ink = "muted" if entry.ended else "plain"
    return [head, *(prose(entry.text.rstrip(), ink) if entry.text.strip() else [])]


def _what(entry: Entry) -> list[Span]:
    if entry.source == "step":
        return [(f"  {entry.title} {words.choice('case_event', 'what', entry.kind)}", "accent")]
    if entry.source == "case":
        status = words.choice("service_case", "status", entry.outcome)
        kind = words.choice("service_case", "kind", entry.kind)
        return [(f"  {kind}", "accent"), (f"  {entry.title}", "strong"), (f"  {status}", "muted")]
    minutes = _("{count} min").format(count=max(round(entry.seconds / FULL), 1)) if entry.seconds else ""
    stars = signs().star * entry.stars if entry.stars else ""
    outcome = words.choice("interaction", "outcome", entry.outcome)
    kind = words.choice("interaction", "kind", entry.kind)
    said = words.joined(kind, words.choice("interaction", "direction", entry.direction), minutes)
    tried = entry.outcome in NOT_REACHED
    return [
        (f"  {said}", "accent"),
        (f"  {outcome}" if outcome else "", "warn" if tried else "good"),
        (f"  {stars}" if stars else "", "warn"),
        (f"  {entry.title}" if entry.title else "", "strong"),
    ]


def _flags(entry: Entry, *, begun: bool) -> Iterator[Span]:
    if begun:
        yield ("  " + _("draft not saved"), "warn")
    if entry.pinned:
        yield ("  " + _("pinned"), "warn")
    if entry.restricted:
        yield ("  " + _("restricted"), "warn")
    if entry.ended:
        yield ("  " + _("ended"), "muted")


def _said(change: Difference, value: Any) -> str:
    """Return a value of the journal as people read it, on one line."""
    field = change.field
    if field is None:
        return ISO_DAY.sub(lambda found: words.day(found[0]), _(value).replace("\n", " ")) if value else "-"
    if field.kind == "yes_no":
        return _("yes") if value else _("no")
    if field.kind == "link":
        return str(value or "-")
    return shown_cell(field, {field.key: value}, change.currency).replace("\n", " ") or "-"


def _change(entry: Entry) -> Line:
    differences = ", ".join(
        f"{_(each.label)}: {_said(each, each.before)} → {_said(each, each.after)}" for each in entry.changes
    )
    by = _("by {who}").format(who=entry.who) if entry.who else ""
    done = words.joined(_(entry.title), by, by=" ")
    return paragraph((f"{words.day(entry.at)}  {done}: {differences}", "muted"), indent=2)
