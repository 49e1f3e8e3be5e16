"""What was said in contacts, as the tables hold it, and how a saying is put into the mouth of one customer."""

from dataclasses import dataclass

from crodesk.sample import words
from crodesk.sample.customers import called, form_of_address
from crodesk.sample.people import Person

ALONE = {"prospect", "closed", "dormant", "nobody"}
"""Who is one of these is spoken of only in sayings made for them."""

ENGLISH = {"female": ("she", "her", "her"), "male": ("he", "him", "his")}
SHORT = {
    "vi": (("tỷ", 10**9), ("tr", 10**6)),
    "zh": (("亿", 10**8), ("万", 10**4)),
    "en": (("bn", 10**9), ("m", 10**6)),
}


@dataclass(frozen=True, slots=True)
class Step:
    """What follows from a contact."""

    what: str
    days: int
    about: str


@dataclass(frozen=True, slots=True)
class Saying:
    """One text about a contact, and whom it can be about."""

    lang: str
    features: frozenset[str]
    kind: str
    direction: str
    purpose: str
    stars: int | None
    text: str
    step: Step | None

    def fits(self, person: Person) -> bool:
        """Tell whether it can have been said of a customer."""
        alone = person.features & ALONE
        return (
            person.lang == self.lang
            and person.features.issuperset(self.features)
            and alone <= self.features
            and (person.individual or not self.personal)
        )

    @property
    def personal(self) -> bool:
        """Whether it speaks of a person by a word that depends on sex and age."""
        return any(slot in self.text for slot in ("{a}", "{A}", "{t}", "{x}", "{he}", "{He}", "{him}", "{his}"))


def sayings(lang: str) -> list[Saying]:
    """Return all sayings of a language."""
    return [_saying(lang, cells) for cells in words.rows(f"notes_{lang}", 4)]


def _saying(lang: str, cells: list[str]) -> Saying:
    features, way, purpose, told = cells
    kind, _, direction = way.partition(" ")
    purpose, _, stars = purpose.partition(" ")
    text, _, step = told.partition(" => ")
    wanted = frozenset(features.replace("&", " ").split())
    return Saying(lang, wanted, kind, direction, purpose, int(stars) if stars else None, text, _step(step))


def _step(told: str) -> Step | None:
    if not told:
        return None
    what, days, about = told.split(" ", 2)
    return Step(what, int(days), about)


def said_of(person: Person, text: str, amounts: dict[str, int]) -> str:
    """Return a text with the customer's own words and amounts in it."""
    if "{" not in text:
        return text
    he, him, his = ENGLISH.get(person.sex, ("they", "them", "their"))
    own = called(person)
    return text.format(
        a=own,
        A=own.capitalize(),
        t="她" if person.sex == "female" else "他",
        x=form_of_address(person),
        he=he,
        He=he.capitalize(),
        him=him,
        his=his,
        dep=short(amounts.get("dep", 0), person.lang),
        loan=short(amounts.get("loan", 0), person.lang),
    )


def short(amount: int, lang: str) -> str:
    """Return an amount as officers write it: `500tr`, `1,2 tỷ`, `3.5亿`, `2.1bn`."""
    for unit, size in SHORT[lang]:
        if amount >= size:
            tenths = amount * 10 // size
            number = f"{tenths // 10}" + (f".{tenths % 10}" if tenths % 10 else "")
            gap = " " if unit == "tỷ" else ""
            return (number.replace(".", ",") if lang == "vi" else number) + gap + unit
    return str(amount)
