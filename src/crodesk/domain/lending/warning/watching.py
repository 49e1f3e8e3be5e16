"""All signals of a loan together: seen and heard, what couldn't be looked at, how heavy they are, which way they go.

The signals, their weights and periods are the rules of `warnings`: starting values for the bank to change.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from crodesk.domain.follow_up.message import Message
from crodesk.domain.lending.warning import of_money, of_papers
from crodesk.domain.lending.warning.seen import Hits, Seen
from crodesk.domain.rules import figures
from crodesk.domain.rules.figures import Figures
from crodesk.domain.rules.mark import Mark
from crodesk.domain.rules.said import Words
from crodesk.domain.words import N_

COMPUTED, HEARD = "computed", "heard"
RISING, STEADY, FALLING = "rising", "steady", "falling"

LOOKS: Mapping[str, Callable[[Seen, Figures], Hits]] = {
    "turnover": of_money.turnover,
    "partly-paid": of_money.partly_paid,
    "missed-interest": of_money.missed_interest,
    "late": of_money.late,
    "overdraft": of_money.overdraft,
    "returned-debit": of_money.returned,
    "moved-on": of_money.moved_on,
    "statements": of_papers.statements,
    "insurance": of_papers.expired,
    "valuation": of_papers.expired,
    "identity": of_papers.expired,
    "ltv": of_papers.ltv,
    "bureau": of_papers.bureau,
    "inspection": of_papers.inspection,
    "covenant": of_papers.covenants,
    "unreached": of_papers.unreached,
}
"""How each computed signal is looked for, by the code of its rule."""


@dataclass(frozen=True, slots=True)
class Heard:
    """Something that somebody told, or that stood in the news."""

    code: str
    """Of a rule of `warnings` whose kind is `heard`."""
    on: date
    words: str = ""


@dataclass(frozen=True, slots=True)
class Signal:
    """One warning."""

    code: str
    name: Words
    weight: int
    since: date
    text: Message
    mark: Mark
    key: str
    """What an answer finds it again by: the same as long as it is the same matter."""


@dataclass(frozen=True, slots=True)
class Watch:
    """Everything that warns of a loan on a day."""

    signals: tuple[Signal, ...]
    """The heaviest first."""
    not_looked: Mapping[str, Words] = field(default_factory=dict)
    """By code, what couldn't be looked at: no signal of it is not the same as nothing wrong."""

    @property
    def total(self) -> int:
        """Return the weights together, each kind of signal once."""
        return sum({one.code: one.weight for one in self.signals}.values())


def watch(seen: Seen, heard: Iterable[Heard] = (), rules: Mapping[str, Figures] | None = None) -> Watch:
    """Return what warns of a loan."""
    used = figures.load("warnings") if rules is None else rules
    found: list[Signal] = []
    not_looked = {}
    for code, look in LOOKS.items():
        hits = look(seen, used[code])
        if hits is None:
            not_looked[code] = used[code]["name"]
        found += [_signal(used[code], one.since, one.text, one.key) for one in hits or ()]
    found += [
        _signal(used[one.code], one.on, _told(one), str(one.on))
        for one in heard
        if one.on <= seen.as_of < one.on + timedelta(days=used[one.code]["days"])
    ]
    return Watch(tuple(sorted(found, key=lambda one: (-one.weight, one.code, one.since, one.key))), not_looked)


def _signal(rule: Figures, since: date, text: Message, key: str) -> Signal:
    return Signal(rule.code, rule["name"], rule["weight"], since, text, rule.mark, f"{rule.code}|{key}")


def _told(heard: Heard) -> Message:
    return Message(N_("Heard on {day}: {words}"), {"day": heard.on, "words": heard.words})


def to_be_heard(rules: Mapping[str, Figures] | None = None) -> Mapping[str, Words]:
    """Return the signals that nobody can work out, by code, for the officer to choose from."""
    used = figures.load("warnings") if rules is None else rules
    return {code: rule["name"] for code, rule in used.items() if rule["kind"] == HEARD}


@dataclass(frozen=True, slots=True)
class Span:
    """A signal as it was kept: from when until when it was seen."""

    code: str
    weight: int
    since: date
    until: date | None = None
    """The first day on which it was gone; `None` while it is there."""


def weight_on(spans: Iterable[Span], day: date) -> int:
    """Return how heavy the signals of a day were together, each kind once."""
    there = [one for one in spans if one.since <= day and (one.until is None or day < one.until)]
    return sum({one.code: one.weight for one in there}.values())


def trend(spans: Iterable[Span], today: date, days: int = 30, watched_since: date | None = None) -> str:
    """Return whether warnings grow `rising`, `steady` or `falling` against so many days ago.

    Empty when the loan hasn't been watched that long.
    """
    before = today - timedelta(days=days)
    if watched_since is None or watched_since > before:
        return ""
    kept = list(spans)
    change = weight_on(kept, today) - weight_on(kept, before)
    if not change:
        return STEADY
    return RISING if change > 0 else FALLING
