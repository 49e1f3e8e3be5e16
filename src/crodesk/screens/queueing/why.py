"""The pane beside the list: why this row stands here, and what one needs to act on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from crodesk.domain.dates import format_date
from crodesk.domain.money import format_money
from crodesk.domain.records import by_name
from crodesk.language import _, language
from crodesk.services.briefing import Briefing, Held, Talk, Way
from crodesk.services.queue import QueueItem
from crodesk.widgets.styled import Line, line, paragraph, prose

if TYPE_CHECKING:
    from crodesk.services.to_say import ToSay

CONTACT = by_name("contact_point").field("kind")
HOLDING = by_name("holding").field("kind")
TALK = by_name("interaction").field("kind")
WISH = by_name("preference").field("kind")
CALLED = {"phone", "mobile"}
"""A number needs no word before it."""
SHORT = 240
"""Letters of the last words that are shown."""


ROOMY = 12
"""From so many lines on, a blank line stands between the parts."""


def why(
    item: QueueItem,
    joined: Sequence[QueueItem],
    briefing: Briefing | None,
    today: date,
    height: int = ROOMY,
    said: ToSay | None = None,
    hours: str = "",
) -> list[Line]:
    """Return what the pane says, first what one needs to act: the reason, the numbers, the last words.

    `hours` is why the customer may not be urged now.
    """
    if item.folded_rule:
        named = [line(each.name, right=((each.code, "muted"),)) for each in joined]
        return [paragraph((item.about(today), "strong")), *prose(_("Enter shows them."), "muted"), line(), *named]
    parts = [
        [line((item.name or _("for nobody"), "strong"), right=((item.code, "muted"),)), *_reasons(item, today)],
        *([[paragraph((f"{_('Not to be urged now')}: ", "warn"), hours)]] if hours else ()),
        *(_to_speak(briefing) if briefing else ()),
        [
            each
            for other in joined
            if other.clock != item.clock
            for each in _reasons(other, today, frozenset(item.reasons(today)))
        ],
        *([[_say(said)]] if said else ()),
        *(_known(briefing, item.about(today)) if briefing else ()),
    ]
    between = [line()] if height >= ROOMY else []
    return [each for part in parts if part for each in (*between, *part)][len(between) :]


def _reasons(item: QueueItem, today: date, said: frozenset[str] = frozenset()) -> Iterator[Line]:
    reasons = " · ".join(each for each in item.reasons(today) if each not in said)
    ink = "bad" if item.part == "late" else "muted"
    yield paragraph((item.about(today), "plain"), *([(f" · {reasons}", ink)] if reasons else ()))


def _to_speak(briefing: Briefing) -> Iterator[list[Line]]:
    """Yield how and when they may be called, and what was said last."""
    ways = [span for way in briefing.ways for span in (*_way(way), (" · ", "muted"))][:-1]
    wishes = " · ".join(f"{_(WISH.label_of(kind))}: {value}" for kind, value in briefing.wishes)
    yield [*([paragraph(*ways)] if ways else ()), *([paragraph((wishes, "muted"))] if wishes else ())]
    if briefing.talks:
        yield [_talk(briefing.talks[0], first=True)]


def _say(said: ToSay) -> Line:
    if said.refused:
        return paragraph((f"{_('Not to be written to')}: ", "muted"), (said.text, "warn"))
    return paragraph((f"{_('To say')}: ", "muted"), said.text)


def _known(briefing: Briefing, about: str) -> Iterator[list[Line]]:
    """Yield what they hold, first what the row is about, and the talks before the last."""
    concerned = sorted(briefing.held, key=lambda held: not (held.number and held.number in about))
    yield [_held(each) for each in concerned]
    yield [_talk(each, first=False) for each in briefing.talks[1:]]


def _way(way: Way) -> list[tuple[str, str]]:
    kind = [] if way.kind in CALLED else [(f"{_(CONTACT.label_of(way.kind))} ", "muted")]
    words = [*kind, (way.value, "muted" if way.barred else "accent")]
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


def _talk(talk: Talk, *, first: bool) -> Line:
    day = format_date(datetime.fromisoformat(talk.at).astimezone().date(), language())
    title = _("Last talk") if first else ""
    when = " ".join(part for part in (title, day, _(TALK.label_of(talk.kind))) if part)
    said = " ".join(part for part in (talk.subject, talk.text) if part)
    return paragraph((f"{when}: " if said else when, "muted"), said[:SHORT] + ("…" if len(said) > SHORT else ""))
