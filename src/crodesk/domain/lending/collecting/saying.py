"""The ladder in words: what is to be done now, by which channel, with which text, by whom."""

from crodesk.domain.follow_up.message import Message, Value, Word
from crodesk.domain.lending.collecting.ladder import Rung
from crodesk.domain.lending.collecting.promises import Record
from crodesk.domain.lending.collecting.urging import Now
from crodesk.domain.messaging.templates import NAMES
from crodesk.domain.words import N_

CHANNELS = {
    "call": N_("call"), "message": N_("message"), "letter": N_("letter"), "visit": N_("visit"),
    "desk": N_("at the desk"),
}  # fmt: skip
WHO = {"officer": N_("you"), "manager": N_("the manager"), "legal": N_("the lawyers")}
LETTERS = {
    "dunning-letter-1": N_("First reminder letter"),
    "overdue-notice": N_("Notice of overdue debt"),
    "dunning-letter-2": N_("Second reminder letter"),
    "final-demand": N_("Final demand"),
    "recall-notice": N_("Notice of recall"),
}
"""The letters of the ladder, and that of a recall, by the key that the ladder has for their text."""
NEXT = N_("next on {day}: {step} ({channel})")
"""The step that comes after."""
TEXTS = {**LETTERS, **NAMES}


def now(found: Now) -> Message:
    """Return what is to be done now."""
    if found.broken_on is not None:
        values: dict[str, Value] = {"channel": Word(CHANNELS[found.channel]), "who": Word(WHO[found.rung.who])}
        return Message(N_("promise broken: now {channel}, {who}"), values)
    return step(found.rung)


def record(found: Record) -> Message:
    """Return how many promises were made, and what became of them."""
    values: dict[str, Value] = {
        "made": found.made, "open": found.open, "kept": found.kept, "partly": found.partly, "broken": found.broken,
    }  # fmt: skip
    if found.percent is None:
        return Message(N_("promises: {made}, open {open}"), values)
    text = N_("promises: {made}, open {open}, kept {kept}, partly {partly}, broken {broken} · kept {share}%")
    return Message(text, {**values, "share": int(found.percent)})


def step(rung: Rung) -> Message:
    """Return a step: what it is called, its channel, its text, who does it."""
    values: dict[str, Value] = {
        "step": rung.name, "channel": Word(CHANNELS[rung.channel]), "who": Word(WHO[rung.who]),
    }  # fmt: skip
    if not rung.text:
        return Message(N_("now {step}: {channel}, {who}"), values)
    values["text"] = Word(TEXTS.get(rung.text, rung.text))
    return Message(N_("now {step}: {channel} “{text}”, {who}"), values)
