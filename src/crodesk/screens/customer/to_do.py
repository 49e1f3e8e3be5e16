"""What is open: follow-ups, cases with owner and day, and what was typed and not saved."""

from collections.abc import Iterator
from datetime import date

from crodesk.domain.follow_up.rules import CARE
from crodesk.domain.follow_up.urgency import TIERS
from crodesk.domain.text import capital
from crodesk.language import _
from crodesk.screens.customer import words
from crodesk.screens.customer.shown import Shown, Target
from crodesk.services.customer_file import CaseLine
from crodesk.services.queue import QueueItem
from crodesk.widgets.paint import Span
from crodesk.widgets.styled import Line, paragraph

DRAFT = "draft"
CORRECTED = "text"
"""The part of a draft that corrects a note; other drafts say which kind of note they are of."""


CLOCK = "clock"
"""A line about a clock that no step was written down for."""
PLANNED = {"task", "promise"}
"""Rules whose rows are steps that were planned."""
NOT_PRESSING = {"need", *CARE}
"""Rules whose rows nobody waits for on a day: they stand last."""


def lines(shown: Shown, width: int) -> list[Line]:  # noqa: ARG001 - every pane is asked alike
    """Return the pane, the most pressing first."""
    due = [(item.rule in NOT_PRESSING, item.due_on, _running(item, shown)) for item in _steps(shown)]
    due += [(False, each.answer_by or "9999", _case(each, shown.today)) for each in shown.file.cases]
    return [*_drafts(shown), *(line for *_order, line in sorted(due, key=lambda each: each[:2]))]


def count(shown: Shown) -> int:
    """Return how many things are open."""
    return len(_steps(shown)) + len(shown.file.cases)


def _steps(shown: Shown) -> list[QueueItem]:
    """Return what runs; a case has its own line."""
    return [item for item in shown.running if item.rule != "case"]


def target_of(item: QueueItem) -> Target:
    """Return what a line about a row is about: the step that was planned, else its clock."""
    if item.rule in PLANNED and item.follow_up_rid is not None:
        return Target("follow_up", item.follow_up_rid)
    return Target(CLOCK, item.rid, item.clock)


def _weight(day: str | None, today: date) -> str:
    if not day or day > today.isoformat():
        return ""
    return "soon" if day == today.isoformat() else "late"


def _running(item: QueueItem, shown: Shown) -> Line:
    today = shown.today
    weight = "late" if item.part == "late" else "soon" if item.due_on == today.isoformat() else ""
    sign, ink = words.mark(weight or ("note" if item.pinned else ""))
    if item.due_on == today.isoformat():
        when = item.due_time or _("today")
    else:
        when = words.joined(words.short_day(item.due_on, today), item.due_time, by=" ")
    what = capital(words.choice("follow_up", "what", item.what))
    late = words.days_late((today - date.fromisoformat(item.due_on)).days) if weight == "late" else ""
    reasons = item.reasons(today)[: -1 if item.tier in TIERS else None]  # whose customer it is stands above
    more = "".join(f" · {each}" for each in reasons if each != late)
    return paragraph(
        (f"{sign} ", ink),
        (when, ink if weight else "strong"),
        (f"  {late}" if late else "", ink),
        f"  {what}: {item.about(today)}",
        (more, "muted"),
        target=target_of(item),
        indent=2,
    )


def _case(each: CaseLine, today: date) -> Line:
    weight = _weight(each.answer_by, today)
    sign, ink = words.mark(weight)
    kind = capital(words.choice("service_case", "kind", each.kind))
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
