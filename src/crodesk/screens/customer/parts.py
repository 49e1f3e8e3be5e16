"""The parts of the file: what each is called, shows, adds and confirms."""

from collections.abc import Callable
from dataclasses import dataclass

from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.screens.customer import facts, history, holds, needs, papers, people, to_do, words
from crodesk.screens.customer.shown import Shown
from crodesk.widgets.styled import Line

Rids = dict[str, list[int]]
"""Numbers of records by their kind."""


@dataclass(frozen=True, slots=True)
class Part:
    """One pane."""

    name: str
    title: str
    """A message id."""
    short: str
    """The same in a word, where others stand beside it; a message id."""
    lines: Callable[[Shown, int], list[Line]]
    """Its lines, in panes of so many cells."""
    adds: tuple[str, ...]
    """Kinds of record that are added here, the most usual first."""
    confirms: tuple[str, ...]
    """Kinds of record that are seen to be true together here."""
    empty: str
    """What it says when there is nothing; a message id that names the next key."""


PARTS = (
    Part(
        "facts", N_("Facts"), N_("facts"), facts.lines,
        ("contact_point", "address", "preference", "customer_tag", "officer_assignment"),
        ("customer", "contact_point", "address", "preference"),
        N_("Nothing is known yet. F6 adds a phone or an address, e changes the customer."),
    ),
    Part(
        "holds", N_("Holds"), N_("holds"), holds.lines, ("holding",), ("holding",),
        N_("No account, deposit, card or loan yet. F6 adds one; an import brings them."),
    ),
    Part(
        "to-do", N_("To do"), N_("to do"), to_do.lines, ("follow_up", "service_case"), (),
        N_("Nothing is open. k plans a step, m opens a case."),
    ),
    Part(
        "papers", N_("Papers, KYC"), N_("papers"), papers.lines,
        ("identity_document", "risk_review", "kyc_profile", "consent", "attachment"), ("identity_document",),
        N_("No paper yet. i adds the identity paper, F6 a consent, a declaration or a risk review."),
    ),
    Part(
        "people", N_("Family, group"), N_("family"), people.lines, ("relation",), ("relation",),
        N_("Nobody yet. F6 adds a spouse, a director, a contact person."),
    ),
    Part(
        "needs", N_("Needs"), N_("needs"), needs.lines, ("need", "offer", "fact"), ("need", "fact"),
        N_("No need, offer or income is known yet. F6 adds one."),
    ),
    Part(
        "notes", N_("Notes"), N_("notes"), history.lines, ("interaction",), (),
        N_("Nothing was written down yet. n writes a note, c a call, v a visit."),
    ),
)  # fmt: skip
"""All parts; on a small screen the first three stand together, and the next three take their places."""

NOTES = "notes"
BY_NAME = {part.name: part for part in PARTS}


def title(part: Part, shown: Shown) -> str:
    """Return the title of a part, with how much there is where that helps."""
    counts = {"to-do": to_do.count(shown), "notes": shown.timeline.notes, "holds": len(shown.file.holdings)}
    count = counts.get(part.name, 0)
    return f"{_(part.title)} ({count})" if count else _(part.title)


def note(part: Part, shown: Shown) -> str:
    """Return what stands beside the title: when the part was last seen to be true."""
    if part.name == NOTES:
        return history.note(shown)
    return words.verified(_verified_days(shown, part), shown.today)


def confirmable(part: Part, shown: Shown) -> Rids:
    """Return the records that one key says are true."""
    found = {kind: [rid for rid, _day in _records(shown, kind)] for kind in part.confirms}
    return {kind: rids for kind, rids in found.items() if rids}


def _verified_days(shown: Shown, part: Part) -> list[str]:
    return [day for kind in part.confirms for _rid, day in _records(shown, kind)]


def _records(shown: Shown, kind: str) -> list[tuple[int, str]]:
    """Return the records of a kind that the file shows, each with the day it was confirmed."""
    file = shown.file
    if kind == "customer":
        return [(file.rid, file.verified_on)]
    if kind == "holding":
        return [(each.rid, each.verified_on or "") for each in file.holdings]
    return [(line.rid, line.verified_on) for line in file.blocks[kind]]
