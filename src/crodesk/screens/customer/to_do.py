"""What is open: follow-ups, cases with owner and day, and what was typed and not saved."""

from collections.abc import Iterator
from datetime import date

from crodesk.language import _
from crodesk.screens.customer import words
from crodesk.screens.customer.shown import Shown, Target
from crodesk.services.customer_file import CaseLine, FollowUpLine
from crodesk.widgets.paint import Span
from crodesk.widgets.styled import Line, paragraph

DRAFT = "draft"
CORRECTED = "text"
"""The part of a draft that corrects a note; other drafts say which kind of note they are of."""


def lines(shown: Shown, width: int) -> list[Line]:  # noqa: ARG001 - every pane is asked alike
    """Return the pane, the most pressing first."""
    due = [(each.due_on, _follow_up(each, shown.today)) for each in shown.file.follow_ups]
    due += [(each.answer_by or "9999", _case(each, shown.today)) for each in shown.file.cases]
    return [*_drafts(shown), *(line for _day, line in sorted(due, key=lambda pair: pair[0]))]


def count(shown: Shown) -> int:
    """Return how many things are open."""
    return len(shown.file.follow_ups) + len(shown.file.cases)


def _weight(day: str | None, today: date) -> str:
    if not day or day > today.isoformat():
        return ""
    return "soon" if day == today.isoformat() else "late"


def _follow_up(each: FollowUpLine, today: date) -> Line:
    weight = _weight(each.due_on, today)
    sign, ink = words.mark("note" if not weight and each.priority == "high" else weight)
    if each.due_on == today.isoformat():
        when = each.due_time or _("today")
    else:
        when = words.joined(words.short_day(each.due_on, today), each.due_time, by=" ")
    said: list[Span] = [(f"{sign} ", ink), (when, ink if weight else "strong")]
    if weight == "late":
        late = words.days_late((today - date.fromisoformat(each.due_on)).days)
        said.append((f"  {late}", ink))
    what = words.capital(words.choice("follow_up", "what", each.what))
    return paragraph(*said, f"  {what}: {each.about}", target=Target("follow_up", each.rid), indent=2)


def _case(each: CaseLine, today: date) -> Line:
    weight = _weight(each.answer_by, today)
    sign, ink = words.mark(weight)
    kind = words.capital(words.choice("service_case", "kind", each.kind))
    said: list[Span | str] = [(f"{sign} ", ink), (words.joined(kind, each.number, by=" "), "strong"), f"  {each.issue}"]
    answered = each.status == "answered"
    if answered:
        said.append(("  " + words.choice("service_case", "status", each.status), "good"))
    elif each.answer_by:
        late = _("answer was due {day}") if weight == "late" else _("answer by {day}")
        said.append(("  " + late.format(day=words.short_day(each.answer_by, today)), ink if weight else "plain"))
    who = words.joined(each.owner, each.referred_to, by=" → ")
    said.append((f"  {who}" if who else "", "muted"))
    return paragraph(*said, target=Target("service_case", each.rid), indent=2)


def _drafts(shown: Shown) -> Iterator[Line]:
    for kind, text in shown.drafts.items():
        sign, ink = words.mark("note")
        what = words.choice("interaction", "kind", kind)
        said = _("draft of a {kind}: {text}").format(kind=what, text=text)
        yield paragraph((f"{sign} ", ink), said, target=Target(DRAFT, shown.file.rid, kind), indent=2)
    for entry in shown.timeline.entries:
        if entry.source == "interaction" and entry.rid in shown.corrections:
            sign, ink = words.mark("note")
            what = words.choice("interaction", "kind", entry.kind)
            said = _("correction not saved: {kind} of {day}").format(kind=what, day=words.day(entry.at))
            yield paragraph((f"{sign} ", ink), said, target=Target(DRAFT, entry.rid, CORRECTED), indent=2)
