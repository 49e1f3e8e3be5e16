"""The customers' own rows, and what they like to be called."""

from datetime import date, timedelta

from crodesk.domain import lunar
from crodesk.sample.book import Book
from crodesk.sample.days import TODAY, ago
from crodesk.sample.dice import Dice
from crodesk.sample.people import SENIOR, Person

SOURCES = ("Walk-in", "Walk-in", "Referral", "Referral", "Payroll", "Event", "Campaign", "App")
CAMPAIGNS = ("An Đông market days", "School start", "Tết savings", "First account", "Cards for travellers")
NATIONALITIES = {
    "陳家豪": "TW",
    "蘇雅婷": "TW",
    "林伟杰": "MY",
    "陈秀玲": "SG",
    "박지훈": "KR",
    "田中浩": "JP",
    "James Whitfield": "GB",
    "Sarah O'Brien": "IE",
    "Michael Andersen": "DK",
    "Priya Raman": "IN",
    "Thomas Keller": "DE",
    "Emily Carter": "US",
    "Maria Santos": "PH",
    "David Nguyen": "US",
    "Anna Kowalska": "PL",
    "Robert Van Dijk": "NL",
    "Fatima Rahman": "MY",
    "Daniel Fischer": "AT",
}
STAGES = {
    "gold": ("high_value", "mature", "mature", "growing"),
    "silver": ("mature", "mature", "growing", "growing"),
    "standard": ("growing", "new", "growing", ""),
}
PARTING = ("moved to Hà Nội", "moved abroad")
MAINLAND = "CN"
YOUNG = 28
"""Younger than Lan herself."""
REGIONS = {"Bình Dương": "Bình Dương", "Long An": "Long An"}


def add(book: Book, person: Person) -> None:
    """Add the customer's row; what the cast tells of it stands."""
    values = _who(person) | _standing(person) | _origin(person)
    told = dict(person.told.get("customer", {}))
    told.pop("referrer", None)
    person.rid = book.add("customer", **(values | told))


def _who(person: Person) -> dict[str, object]:
    own = _individual(person) if person.individual else _firm(person)
    return own | {
        "code": person.code,
        "kind": person.kind,
        "name": person.name,
        "name_original": person.original,
        "form_of_address": form_of_address(person),
        "born_on": None if _unknown_birth(person) else person.born,
        "lunar_birthday": _lunar_birthday(person),
        "district": person.district,
        "region": REGIONS.get(person.district, "TP.HCM"),
    }


def _unknown_birth(person: Person) -> bool:
    """Return whether a founding date was never asked for."""
    return not person.individual and not person.told and person.dice("founded").chance(12)


def _individual(person: Person) -> dict[str, object]:
    return {
        "sex": person.sex,
        "occupation": person.work,
        "employer": person.employer,
        "nationality": nationality(person),
    }


def _firm(person: Person) -> dict[str, object]:
    tax_number = f"031{person.dice('tax').digits(4)}{person.number[1:]}"
    return {"industry": person.work, "size_class": person.size, "tax_number": tax_number}


def _standing(person: Person) -> dict[str, object]:
    dice = person.dice("standing")
    since = since_of(person)
    status = next((word for word in ("prospect", "dormant", "closed") if word in person.features), "active")
    stage = "" if status != "active" else "at_risk" if "late" in person.features else _stage(dice, person)
    tier_since = _later(dice, since, 700)
    return {
        "status": status,
        "status_since": {"prospect": None, "active": since}.get(status, ago(dice.between(40, 300))),
        "closed_why": dice.one(PARTING) if status == "closed" else "",
        "since": None if status == "prospect" else since,
        "tier": "" if status == "prospect" else person.tier,
        "tier_since": None if status == "prospect" else tier_since,
        "tier_by": "" if status == "prospect" else "rule",
        "stage": stage,
        "stage_since": _later(dice, since, 400) if stage else None,
        "stage_by": "rule" if stage else "",
        "verified_on": ago(dice.between(5, 700)) if dice.chance(60) else None,
    }


def _origin(person: Person) -> dict[str, object]:
    dice = person.dice("origin")
    source = dice.one(SOURCES)
    return {"source": source, "campaign": dice.one(CAMPAIGNS) if source == "Campaign" else ""}


def since_of(person: Person) -> date:
    """Return since when they are with the bank."""
    told = person.told.get("customer", {}).get("since")
    dice = person.dice("since")
    if told is not None:
        since: date = told
        return since
    if "new" in person.features:
        return ago(dice.between(20, 300))
    grown = person.born + timedelta((16 if person.individual else 0) * 366)
    return max(ago(dice.between(500, 4800)), grown)


def known_on(person: Person, days: int) -> date:
    """Return the day so many days ago, or the first day of the customer when that was later."""
    return max(ago(days), since_of(person))


def _later(dice: Dice, since: date, days: int) -> date:
    """Return a day some time after `since`, yesterday at the latest."""
    return min(since + timedelta(dice.between(0, days)), TODAY - timedelta(1))


def _stage(dice: Dice, person: Person) -> str:
    return "new" if "new" in person.features else dice.one(STAGES[person.tier])


def _lunar_birthday(person: Person) -> str:
    if "lunar" not in person.features:
        return ""
    day = lunar.to_lunar(person.born, person.lang)
    return f"{day.month:02}-{day.day:02}"


def nationality(person: Person) -> str:
    """Return the country of the passport."""
    if person.name in NATIONALITIES or person.original in NATIONALITIES:
        return NATIONALITIES.get(person.name) or NATIONALITIES[person.original]
    return MAINLAND if person.lang == "zh" and person.name.isascii() else "VN"


def called(person: Person) -> str:
    """Return how one speaks of a Vietnamese customer: anh, chị, em, cô, chú, bác."""
    woman = person.sex == "female"
    if person.age >= SENIOR + 15:
        return "bác" if person.age >= SENIOR + 25 else "cô" if woman else "chú"
    if person.age < YOUNG:
        return "em"
    return "chị" if woman else "anh"


def form_of_address(person: Person) -> str:
    """Return how an individual likes to be addressed."""
    if not person.individual:
        return ""
    if person.lang == "zh":
        return surname(person) + ("女士" if person.sex == "female" else "先生")
    if person.lang == "en":
        return ("Ms " if person.sex == "female" else "Mr ") + person.name.split()[-1]
    return f"{called(person).capitalize()} {person.name.split()[-1]}"


def surname(person: Person) -> str:
    """Return the Chinese surname, of two characters where it is one of those."""
    han = person.original or person.name
    return han[:2] if han[:2] in {"欧阳", "司马", "诸葛"} else han[:1]
