"""Who is in the portfolio: individuals and firms as the tables tell them, with what makers need to know of each."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from crodesk.sample import words
from crodesk.sample.days import TODAY, ago
from crodesk.sample.dice import Dice
from crodesk.sample.incomes import monthly_income

KINDS = {"h": "household", "c": "company"}
ELDER = 60
SENIOR = 45
CONFIRMABLE = {"contact_point", "preference", "relation", "identity_document", "fact", "need"}
CONFIRMED = {"verified_on": ago(49), "verified_by": "Lan"}


@dataclass(slots=True)
class Person:
    """A customer to be: an individual or a firm."""

    name: str
    original: str
    kind: str
    """As the customer table names it."""
    sex: str
    born: date
    """Birth or founding date."""
    work: str
    """Occupation or industry."""
    employer: str
    size: str
    district: str
    tier: str
    lang: str
    """The language that the officer writes in about them: vi, zh or en."""
    features: set[str]
    code: str
    told: dict[str, Any] = field(default_factory=dict)
    """What `cast.toml` tells of them, by table."""
    held: set[str] = field(default_factory=set)
    """Codes of the products they have, once their holdings are made."""
    rid: int = 0
    income: int = 0
    """A month's income or sales, in dong."""

    @property
    def individual(self) -> bool:
        """Whether it is a person of flesh and blood."""
        return self.kind == "individual"

    @property
    def number(self) -> str:
        """The digits of the customer number."""
        return self.code.removeprefix("C-")

    @property
    def age(self) -> int:
        """Whole years, on the day of the sample."""
        return TODAY.year - self.born.year - ((TODAY.month, TODAY.day) < (self.born.month, self.born.day))

    def dice(self, what: str) -> Dice:
        """Return dice for making `what` of this customer."""
        return Dice(self.code, what)

    def rows_told(self, table: str) -> list[dict[str, Any]]:
        """Return what the cast tells of this customer in a table, as Lan confirmed it on her last round."""
        told: list[dict[str, Any]] = self.told.get(table, [])
        return [CONFIRMED | row for row in told] if table in CONFIRMABLE else told

    def has(self, wanted: str) -> bool:
        """Tell whether all features named in `wanted` are there."""
        return self.features.issuperset(wanted.replace("&", " ").split())


def everybody() -> list[Person]:
    """Return all customers in the order of their numbers."""
    told = words.told("cast")
    found = [_individual(cells) for cells in words.rows("people", 11)] + [
        _firm(cells) for cells in words.rows("firms", 10)
    ]
    _number(found)
    for person in found:
        person.told = told.get(person.code, {})
        person.features |= set(person.told.get("features", "").split()) | _plain_features(person)
        person.income = monthly_income(person.dice("income"), person.features, person.tier, person.size)
    return sorted(found, key=lambda person: person.code)


def _individual(cells: list[str]) -> Person:
    name, original, sex, born, work, employer, district, tier, lang, features, code = cells
    return Person(
        name,
        original,
        "individual",
        {"f": "female", "m": "male"}[sex],
        _birth(name, born),
        work,
        employer,
        "",
        district,
        tier,
        lang,
        set(features.split()) - {"cast"},
        code,
    )


def _firm(cells: list[str]) -> Person:
    name, original, kind, born, work, size, district, tier, lang, features = cells
    features, _, code = features.partition("|")
    return Person(
        name,
        original,
        KINDS[kind],
        "",
        _birth(name, born),
        work,
        "",
        size,
        district,
        tier,
        lang,
        set(features.split()) - {"cast"},
        code.strip(),
    )


def _birth(name: str, told: str) -> date:
    """Return the date told, or a day in the year told."""
    if "-" in told:
        return date.fromisoformat(told)
    dice = Dice(name, told, "birth")
    return date(int(told), dice.between(1, 12), dice.between(1, 28))


def _number(found: list[Person]) -> None:
    """Give everybody who has none the next free customer number."""
    taken = {person.code for person in found if person.code}
    free = (code for number in range(1, 1000) if (code := f"C-{number:04}") not in taken)
    for person in found:
        person.code = person.code or next(free)


def _plain_features(person: Person) -> set[str]:
    """Return the features that follow from who they are."""
    found = {person.tier, "person" if person.individual else "firm"}
    if person.kind == "household":
        found = {person.tier, "household"}
    if not person.features & {"prospect", "closed", "dormant"}:
        found.add("any")
    if any(feature.startswith("late") for feature in person.features):
        found.add("late")
    return found
