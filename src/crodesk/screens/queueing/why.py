"""The pane beside the list: why this row stands here, and what one needs to act on it."""

from collections.abc import Iterator
from datetime import date, datetime

from crodesk.domain.dates import format_date
from crodesk.domain.money import format_money
from crodesk.domain.records import by_name
from crodesk.language import _, language
from crodesk.services.briefing import Briefing, Held, Talk, Way
from crodesk.services.queue import QueueItem
from crodesk.widgets.styled import Line, line, paragraph, prose

CONTACT = by_name("contact_point").field("kind")
HOLDING = by_name("holding").field("kind")
TALK = by_name("interaction").field("kind")
WISH = by_name("preference").field("kind")
SHORT = 240
"""Letters of the last words that are shown."""


def why(item: QueueItem, joined: list[QueueItem], briefing: Briefing | None, today: date) -> list[Line]:
    """Return what the pane says."""
    lines = [line((item.name or _("for nobody"), "strong"), right=((item.code, "muted"),))]
    if item.folded_rule:
        return [*prose(item.about(today)), line(), *prose(_("Enter shows them."), "muted")]
    for each in [item, *(other for other in joined if other.clock != item.clock)]:
        lines += _reasons(each, today)
    if briefing is not None:
        lines += [line(), *_briefing(briefing)]
    return lines


def _reasons(item: QueueItem, today: date) -> Iterator[Line]:
    yield paragraph((item.about(today), "strong"))
    reasons = " · ".join(item.reasons(today))
    if reasons:
        yield paragraph((reasons, "bad" if item.part == "late" else "muted"))


def _briefing(briefing: Briefing) -> Iterator[Line]:
    for way in briefing.ways:
        yield paragraph(*_way(way))
    for kind, value in briefing.wishes:
        yield paragraph((f"{_(WISH.label_of(kind))}: ", "muted"), value)
    if briefing.held:
        yield line()
        yield from (_held(each) for each in briefing.held)
    for number, talk in enumerate(briefing.talks):
        yield line()
        yield from _talk(talk, first=number == 0)


def _way(way: Way) -> list[tuple[str, str]]:
    words = [(f"{_(CONTACT.label_of(way.kind))} ", "muted"), (way.value, "muted" if way.barred else "accent")]
    if way.label:
        words.append((f" {way.label}", "muted"))
    if way.barred:
        words.append((f" {_('do not use')}", "bad"))
    return words


def _held(held: Held) -> Line:
    amount = "" if held.balance_minor is None else format_money(held.balance_minor, held.currency, language())
    late = [(" " + _("{days}d late").format(days=held.days_late), "bad")] if held.days_late else []
    return line(
        (f"{_(HOLDING.label_of(held.kind))} ", "muted"), held.number or held.name, *late, right=((amount, "plain"),)
    )


def _talk(talk: Talk, *, first: bool) -> Iterator[Line]:
    day = format_date(datetime.fromisoformat(talk.at).astimezone().date(), language())
    title = _("Last talk") if first else ""
    yield line((" ".join(part for part in (title, day, _(TALK.label_of(talk.kind))) if part), "muted"))
    said = " ".join(part for part in (talk.subject, talk.text) if part)
    if said:
        yield paragraph(said[:SHORT] + ("…" if len(said) > SHORT else ""))
