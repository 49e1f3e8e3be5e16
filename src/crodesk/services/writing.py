"""Messages to customers: made from the record, kept from those who refused them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from crodesk.domain.follow_up.message import Amount, Message, Word, unpack
from crodesk.domain.follow_up.sources.tasks import PROMISED
from crodesk.domain.messaging import addressing, filling, languages, refusing, templates
from crodesk.domain.messaging.addressing import Person
from crodesk.domain.messaging.refusing import Consent, Standing, Way
from crodesk.domain.rules.said import Words
from crodesk.domain.text import capital
from crodesk.language import in_language
from crodesk.services import queue, stored
from crodesk.services.queue import QueueItem
from crodesk.storage.queries import writing as queries
from crodesk.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class Writer:
    """Who writes, and in which words of their own."""

    name: str
    phone: str
    branch: str
    language: str
    """The language of the branch."""
    own: Mapping[str, str]
    """Settings of the desk that word messages anew."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One message, ready to be read, changed, copied and logged."""

    clock: str
    """The row that it answers; empty when it was written from the file."""
    customer_rid: int
    code: str
    name: str
    template: str
    language: str
    ways: tuple[Way, ...]
    """By which ways it may go, the chosen one first."""
    subject: str
    text: str
    settles: bool
    """Whether the row is done once it is sent."""

    @property
    def way(self) -> Way:
        """By which way it goes."""
        return self.ways[0]

    @property
    def other_way(self) -> "Letter":
        """The same message by the next way."""
        return replace(self, ways=(*self.ways[1:], self.ways[0]))


@dataclass(frozen=True, slots=True)
class Skipped:
    """Somebody who is not written to."""

    customer_rid: int
    name: str
    reason: Message


@dataclass(frozen=True, slots=True)
class About:
    """What a message is about: a row of the queue, or just a customer."""

    customer_rid: int
    item: QueueItem | None = None

    @property
    def rule(self) -> str:
        """The rule of the row; empty without one."""
        return self.item.rule if self.item else ""

    @property
    def what(self) -> str:
        """What the row asks to do; empty without one."""
        return self.item.what if self.item else ""

    @property
    def message(self) -> Message:
        """What the row is about, with its values."""
        found = unpack(self.item.packed_about) if self.item else ()
        return found[0] if found else Message("")


def writer(reader: Reader) -> Writer:
    """Return who writes."""
    name, phone, branch = reader.row(queries.OFFICER) or ("", "", "")
    home = reader.row(queries.BRANCH) or ("", "", "VND")
    language = languages.of_currency(home[2])
    return Writer(name, phone or home[1], branch or home[0], language, dict(reader.rows(queries.OWN)))


def fitting(reader: Reader, about: About) -> str:
    """Return the message that fits what it is about; empty when none does by itself, as for what we promised."""
    if about.message.text in PROMISED["us"]:
        return ""
    who = reader.row(queries.WHO, {"customer": about.customer_rid})
    feast = about.message.values.get("feast")
    company = who is not None and who[0] == "company"
    return templates.fitting(about.rule, about.what, feast.text if isinstance(feast, Word) else "", company=company)


def letter(
    reader: Reader, about: About, name: str, today: date, by: Writer | None = None, language: str = ""
) -> Letter | Skipped:
    """Return a message to a customer in their language (or `language`), or why they get none."""
    by = by or writer(reader)
    who = reader.row(queries.WHO, {"customer": about.customer_rid})
    if who is None:
        return Skipped(about.customer_rid, "", Message(refusing.GONE))
    wishes = reader.rows(queries.WISHES, {"customer": about.customer_rid})
    name = name or fitting(reader, about) or "answer.enquiry"
    standing = _standing(reader, about.customer_rid, name, who, wishes, today)
    kind = name.partition(".")[0]
    refused = refusing.refusal(kind, standing, today)
    ways = refused or refusing.ways(kind, standing, today)
    if isinstance(ways, Message):
        return Skipped(about.customer_rid, who[2], ways)
    spoken = language or languages.of_customer(_of(wishes, "language"), who[2], who[3], who[7], by.language)
    subject, text = _worded(about, name, spoken, who, by, today)
    settles = bool(about.item) and templates.settles(name, about.rule, about.what)
    clock = about.item.clock if about.item else ""
    return Letter(clock, about.customer_rid, who[1], who[2], name, spoken, tuple(ways), subject, text, settles)


def letters(reader: Reader, abouts: Sequence[About], name: str, today: date) -> list[Letter | Skipped]:
    """Return a message for each customer, once for each however many rows they have; `name` empty takes what fits."""
    by = writer(reader)
    once = {about.customer_rid: about for about in reversed(abouts)}
    return [letter(reader, about, name, today, by) for about in abouts if once[about.customer_rid] is about]


def folded(reader: Reader, items: Sequence[QueueItem]) -> list[QueueItem]:
    """Return rows with those that stand for many replaced by the many; rows for nobody are left out."""
    found: list[QueueItem] = []
    for item in items:
        rule = item.folded_rule
        found += queue.page_of_rule(reader, rule, 0, queue.MOST_FOUND) if rule else [item]
    return [item for item in found if item.customer_rid and not item.folded_rule]


def _of(wishes: Sequence[tuple[str, ...]], kind: str) -> tuple[str, ...]:
    return tuple(value for each, value in wishes if each == kind)


def _standing(
    reader: Reader, rid: int, name: str, who: tuple[object, ...], wishes: Sequence[tuple[str, ...]], today: date
) -> Standing:
    me = {"customer": rid}
    since = {"since": (today - refusing.LATELY).isoformat(), "name": name}
    greeted = reader.value(queries.GREETED, {**me, **since}) if name.startswith("greeting.") else None
    return Standing(
        [
            Way(kind, value, bool(preferred), bool(barred), label)
            for kind, value, preferred, barred, label in reader.rows(queries.WAYS, me)
        ],
        _of(wishes, "channel"),
        _of(wishes, "avoid"),
        [Consent(channel, bool(gone), stored.day(until)) for channel, gone, until in reader.rows(queries.CONSENTS, me)],
        closed=who[8] == "closed",
        open_complaint=bool(who[9]),
        greeted_on=datetime.fromisoformat(greeted).astimezone().date() if greeted else None,
    )


def _worded(
    about: About, name: str, language: str, who: tuple[object, ...], by: Writer, today: date
) -> tuple[str, str]:
    """Return the heading and the text of a message, filled from the record."""
    kind, _code, called, original, form, sex, born_on = map(str, who[:7])
    born = stored.day(born_on if who[6] else None)
    address = addressing.address(Person(kind, called, original, form, sex, born), language, today)
    template = templates.worded(name, language, by.own)
    values = {
        "you": address.you,
        "You": capital(address.you),
        "they": address.they,
        "They": capital(address.they),
        "name": called,
        "officer": addressing.writer(by.name, language),
        "phone": by.phone,
        "branch": addressing.branch(by.branch, language),
        "sign": templates.signed(language, by.own),
        **_values(about, language, today),
    }
    text = template.company if kind == "company" and template.company else template.text
    return filling.filled(template.subject, values), filling.filled(text, values)


def _values(about: About, language: str, today: date) -> dict[str, str]:
    """Return what the row says, in the customer's language."""
    item = about.item
    if item is None:
        return {}
    said = {"day": filling.day(date.fromisoformat(item.due_on), language), "time": item.due_time}
    for key, value in about.message.values.items():
        if isinstance(value, Word):
            said[key] = in_language(language, value.text)
        elif isinstance(value, Amount):
            said[key] = filling.amount(value, language)
        elif isinstance(value, date):
            said[key] = filling.day(value, language)
        elif isinstance(value, Words):
            said[key] = value.in_language(language)
        else:
            said[key] = str(value)
    if item.rule == "case" and item.due_on < today.isoformat():
        said["day"] = ""  # nobody promises a day that is past
    label = said.pop("label", "")
    said.setdefault("what", label)
    said.setdefault("number", label)
    said.setdefault("about", label)
    return said
