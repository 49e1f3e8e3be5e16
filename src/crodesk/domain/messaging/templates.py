"""Texts of messages: the shipped ones, the officer's own wording over them, and what fits a row of the queue."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from crodesk.domain.rules import reading
from crodesk.domain.words import N_

FOLDER = "messages"
Kind = Literal["greeting", "reminder", "answer", "invitation"]

NAMES = {
    "greeting.birthday": N_("birthday"),
    "greeting.founding": N_("founding day"),
    "greeting.lunar_new_year": N_("Lunar New Year"),
    "greeting.new_year": N_("New Year"),
    "greeting.mid_autumn": N_("Mid-Autumn Festival"),
    "greeting.christmas": N_("Christmas"),
    "greeting.anniversary": N_("years as a customer"),
    "reminder.instalment": N_("instalment due"),
    "reminder.arrears": N_("payment that is late"),
    "reminder.paper": N_("paper to renew"),
    "reminder.consent": N_("consent to renew"),
    "reminder.insurance": N_("insurance to renew"),
    "reminder.maturity": N_("deposit that matures"),
    "reminder.appointment": N_("appointment"),
    "reminder.promise": N_("what was agreed"),
    "answer.case": N_("case being looked into"),
    "answer.enquiry": N_("answer in own words"),
    "invitation.meeting": N_("invitation to meet"),
    "invitation.need": N_("invitation about a need"),
}
"""Every message with the words by which it is chosen."""
KINDS: Mapping[str, str] = {
    "greeting": N_("greeting"),
    "reminder": N_("reminder"),
    "answer": N_("answer"),
    "invitation": N_("invitation"),
}
"""The kinds of message, as they are called."""
FEASTS = {
    "Lunar New Year": "greeting.lunar_new_year",
    "New Year": "greeting.new_year",
    "Mid-Autumn Festival": "greeting.mid_autumn",
    "Christmas": "greeting.christmas",
}
"""The greeting of each feast of the queue."""
_FITS = {
    "birthday": "greeting.birthday",
    "anniversary": "greeting.anniversary",
    "instalment": "reminder.instalment",
    "arrears": "reminder.arrears",
    "paper": "reminder.paper",
    "consent": "reminder.consent",
    "insurance": "reminder.insurance",
    "maturity": "reminder.maturity",
    "promise": "reminder.promise",
    "case": "answer.case",
    "need": "invitation.need",
    "cadence": "invitation.meeting",
    "stale_need": "invitation.meeting",
    "stale_fact": "invitation.meeting",
}
_MEETINGS = {"meet", "visit"}
_STAYS = {"promise", "case", "review", "group_step", "inspection", "measure", "warning", "stale_need", "stale_fact"}
"""Rules whose rows ask for more than a message."""
_ANYWHERE = ("answer.enquiry", "invitation.meeting", "greeting.birthday", "greeting.lunar_new_year")
"""What can be written to anybody, whatever the row is about."""


@dataclass(frozen=True, slots=True)
class Template:
    """One message in one language, its placeholders not filled yet."""

    name: str
    subject: str
    text: str
    company: str = ""
    """What a company gets instead; empty where it is the same."""

    @property
    def kind(self) -> str:
        """greeting, reminder, answer or invitation."""
        return self.name.partition(".")[0]


@cache
def shipped(language: str) -> Mapping[str, Template]:
    """Return the messages that come with the program, in one language."""
    content = reading.parsed(reading.shipped(FOLDER, language))
    return {name: Template(name, **content[name.partition(".")[0]][name.partition(".")[2]]) for name in NAMES}


@cache
def signature(language: str) -> str:
    """Return how a message ends, its placeholders not filled yet."""
    return str(reading.parsed(reading.shipped(FOLDER, language))["signature"])


def worded(name: str, language: str, own: Mapping[str, str]) -> Template:
    """Return a message, in the officer's own wording where `own` (settings of the desk by key) has it."""
    base = shipped(language)[name]
    key = f"message.{language}.{name}"
    text = own.get(key, "").replace("\\n", "\n")
    subject = own.get(f"{key}.subject", "") or base.subject
    return Template(name, subject, text or base.text, text or base.company)


def signed(language: str, own: Mapping[str, str]) -> str:
    """Return the signature, the officer's own where `own` has it."""
    return own.get(f"message.{language}.signature", "").replace("\\n", "\n") or signature(language)


def fitting(rule: str, what: str, feast: str = "", *, company: bool = False) -> str:
    """Return the message that fits a row of the queue; empty when none does by itself."""
    if rule == "holiday":
        return FEASTS.get(feast, "")
    if rule == "birthday" and company:
        return "greeting.founding"
    if rule in {"task", "series"}:
        return "reminder.appointment" if what in _MEETINGS else "answer.enquiry"
    return _FITS.get(rule, "")


def offered(first: str) -> tuple[str, ...]:
    """Return the messages that are offered: the one that fits, then those for anybody."""
    return tuple(dict.fromkeys(filter(None, (first, *_ANYWHERE))))


def settles(name: str, rule: str, what: str) -> bool:
    """Tell whether a row is done once the message is sent: not when more than that is asked."""
    if rule in _STAYS or name == "reminder.appointment":
        return False
    return not (rule in {"task", "series"} and what in _MEETINGS)


def answers(name: str) -> tuple[str, str]:
    """Return which rule a greeting answers wherever it was written from, and of a holiday which feast.

    Empty for a message that answers no clock by itself.
    """
    if name in {"greeting.birthday", "greeting.founding"}:
        return "birthday", ""
    if name == "greeting.anniversary":
        return "anniversary", ""
    feast = next((feast for feast, greeting in FEASTS.items() if greeting == name), "")
    return ("holiday", feast) if feast else ("", "")
