"""How a customer is addressed in a message, and how the writer is named."""

import re
from dataclasses import dataclass
from datetime import date

from crodesk.domain.names import is_han

PRONOUNS = frozenset(
    ["anh", "chị", "em", "ông", "bà", "cô", "chú", "bác", "cậu", "dì", "mợ", "thím", "dượng", "cháu", "thầy"]
)
"""Vietnamese words of kinship and respect that stand for the person spoken to."""
ELDER = 60
"""From this age on a Vietnamese customer whose address is not known is `bác`."""


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of whom one writes to."""

    kind: str
    """individual, household or company."""
    name: str
    original: str = ""
    """The name in its own script."""
    form: str = ""
    """The form of address that the customer likes."""
    sex: str = ""
    born_on: date | None = None


@dataclass(frozen=True, slots=True)
class Address:
    """The words for the person spoken to."""

    you: str
    """In full: Mr Hughes, chị Hương, 王先生."""
    they: str
    """Where a pronoun stands: you, chị, 您."""


def address(person: Person, language: str, today: date) -> Address:
    """Return how a person is addressed in a language."""
    return {"vi": _vietnamese, "zh": _chinese}.get(language, _english)(person, today)


def _vietnamese(person: Person, today: date) -> Address:
    if person.kind == "company":
        return Address("Quý công ty", "Quý công ty")
    form = "" if _has_han(person.form) else person.form
    first, _, rest = form.partition(" ")
    if first.casefold() in PRONOUNS:
        they = first.casefold()
        return Address(f"{they} {rest}".strip(), they)
    if form:
        return Address(form, "quý khách")
    given = person.name.split()[-1] if person.name.split() and not _has_han(person.name) else person.name
    they = _by_age(person, today)
    return Address(f"{they} {given}", they)


def _by_age(person: Person, today: date) -> str:
    if person.born_on is not None and today.year - person.born_on.year >= ELDER:
        return "bác"
    return {"female": "chị", "male": "anh"}.get(person.sex, "anh/chị")


def _chinese(person: Person, _today: date) -> Address:
    if person.kind == "company":
        return Address("贵公司", "贵公司")
    if _has_han(person.form):
        return Address(person.form, "您")
    name = next((name for name in (person.original, person.name) if _has_han(name)), "")
    if not name:
        return Address(person.form or person.name, "您")
    title = {"female": "女士", "male": "先生"}.get(person.sex)
    from crodesk.domain.names.pinyin import surname_length  # reads a dictionary that only Chinese names need

    surname = name[: surname_length(name)]
    return Address(f"{surname}{title}" if title and surname else name, "您")


def _english(person: Person, _today: date) -> Address:
    form = "" if _has_han(person.form) else person.form
    return Address(form or person.name, "you")


def writer(name: str, language: str) -> str:
    """Return how the officer signs: in Vietnamese by the given name, in Chinese by the name in its own script."""
    bare = re.sub(r"\s*[（(].*?[)）]", "", name).strip()
    if language == "zh":
        found = re.search(r"[\u4e00-\u9fff]{2,}", name)
        return found[0] if found else bare
    words = bare.split()
    return words[-1] if language == "vi" and words and not _has_han(bare) else bare


def branch(name: str, language: str) -> str:
    """Return the branch as a signature names it, with the word for it where the name lacks that."""
    if not name or re.search(r"branch|chi nhánh|phòng giao dịch|[支分]行", name, re.IGNORECASE):
        return name
    return {"vi": f"chi nhánh {name}", "zh": f"{name}支行"}.get(language, f"{name} branch")


def _has_han(text: str) -> bool:
    return any(map(is_han, text))
