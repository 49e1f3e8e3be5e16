"""What a contact card says of a person or firm."""

import re
from dataclasses import dataclass
from datetime import date

from crodesk.domain.text import clean_line, clean_text
from crodesk.exchange.vcards.text import Property

_MESSENGERS = {
    "X-AIM": "AIM", "X-ICQ": "ICQ", "X-MSN": "MSN", "X-YAHOO": "Yahoo", "X-JABBER": "Jabber", "X-GTALK": "GTalk",
    "X-SKYPE": "Skype", "X-SKYPE-USERNAME": "Skype", "X-QQ": "QQ", "X-MS-IMADDRESS": "IM", "IMPP": "IM",
}  # fmt: skip
_PLACES = {"cell": "mobile", "home": "home", "work": "work", "fax": "fax", "pager": "pager"}
_NO_PHONES = {"fax", "pager"}
_SEX = {"M": "male", "F": "female", "O": "other", "MALE": "male", "FEMALE": "female"}
_HAN = re.compile("[\u3400-\u9fff]")
_APPLE_LABEL = re.compile(r"_\$!<(.*)>!\$_")


@dataclass(frozen=True, slots=True)
class Reach:
    """One way to reach somebody."""

    kind: str
    value: str
    label: str
    preferred: bool


@dataclass(frozen=True, slots=True)
class Place:
    """One address."""

    kind: str
    street: str
    city: str
    province: str
    postcode: str
    country: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody a card speaks of."""

    uid: str
    """What the program that wrote the card knows them by; empty when it doesn't say."""
    kind: str
    """`individual` or `company`."""
    name: str
    born_on: str
    """ISO date; empty when unknown or without a year."""
    born_stated: str
    """What the card says of the birthday."""
    sex: str
    employer: str
    occupation: str
    about: str
    reaches: tuple[Reach, ...]
    places: tuple[Place, ...]


def person(card: list[Property]) -> Person:
    """Return whom a card speaks of; a card without a name is called by its firm, nickname, address or number."""
    reaches = _reaches(card)
    organisation = _first_part(card, "ORG")
    own_name = _line(card, "FN") or _structured_name(card)
    is_firm = _line(card, "X-ABSHOWAS").upper() == "COMPANY" or _line(card, "KIND").casefold() == "org"
    is_firm = is_firm or (not own_name and bool(organisation))
    called = (own_name, organisation, _line(card, "NICKNAME"), *(reach.value for reach in reaches))
    return Person(
        uid=_line(card, "UID"),
        kind="company" if is_firm else "individual",
        name=next(filter(None, called), ""),
        born_on=_day(_line(card, "BDAY")),
        born_stated=_line(card, "BDAY"),
        sex=next((_SEX[word] for word in _sexes(card) if word in _SEX), ""),
        employer="" if is_firm else organisation,
        occupation=_line(card, "TITLE") or _line(card, "ROLE"),
        about="\n".join(filter(None, (clean_text(each.text).strip() for each in card if each.name == "NOTE"))),
        reaches=reaches,
        places=tuple(dict.fromkeys(place for each in card if each.name == "ADR" if (place := _place(each)))),
    )


def _line(card: list[Property], name: str) -> str:
    """Return the first text that a property of this name has."""
    return next(filter(None, (clean_line(each.text) for each in card if each.name == name)), "")


def _first_part(card: list[Property], name: str) -> str:
    return next((clean_line(each.parts()[0]) for each in card if each.name == name and each.parts()[0]), "")


def _structured_name(card: list[Property]) -> str:
    """Put a name together from its parts, the family name first where it is written in Han characters."""
    parts = next((each.parts() for each in card if each.name == "N" and any(each.parts())), [])
    family, given, middle = ([clean_line(part).replace(",", " ") for part in parts] + [""] * 3)[:3]
    if _HAN.search(family + given):
        return family + middle + given
    return " ".join(filter(None, (given, middle, family)))


def _sexes(card: list[Property]) -> list[str]:
    return [each.parts()[0].upper() for each in card if each.name in {"GENDER", "X-GENDER", "SEX"}]


def _labels(card: list[Property]) -> dict[str, str]:
    """Return what each group of properties is labelled."""
    labels = {each.group: each.text for each in card if each.name == "X-ABLABEL" and each.group}
    return {group: clean_line(_APPLE_LABEL.sub(r"\1", text)) for group, text in labels.items()}


def _reaches(card: list[Property]) -> tuple[Reach, ...]:
    """Return the ways to reach somebody, each once."""
    labels = _labels(card)
    found: dict[tuple[str, str], Reach] = {}
    for each in card:
        if reach := _reach(each, labels):
            found.setdefault((reach.kind, reach.value), reach)
    return tuple(found.values())


def _reach(each: Property, labels: dict[str, str]) -> Reach | None:
    """Return the way to reach somebody that a property is; `None` when it is none."""
    kind = {"TEL": "phone", "EMAIL": "email", "URL": "website"}.get(each.name, "other")
    value = clean_line(re.sub(r"^(?:tel|mailto):", "", each.text.strip(), flags=re.IGNORECASE))
    if (kind == "other" and each.name not in _MESSENGERS) or not value:
        return None
    places = [place for mark, place in _PLACES.items() if mark in each.types]
    if kind == "phone" and _NO_PHONES.intersection(places):
        kind = "other"
    label = labels.get(each.group) or " ".join(places) or _MESSENGERS.get(each.name, "")
    return Reach(kind, value, label, "pref" in each.types)


def _place(each: Property) -> Place | None:
    """Return the address that a property is; `None` when it is empty."""
    parts = [clean_line(part.replace("\n", ", ")).strip(", ") for part in each.parts()]
    box, more, street, city, province, postcode, country = (parts + [""] * 7)[:7]
    if not any(parts):
        return None
    kind = "work" if "work" in each.types else "home"
    return Place(kind, ", ".join(filter(None, (street, more, box))), city, province, postcode, country)


def _day(text: str) -> str:
    """Return a birthday as an ISO date; empty when it has no year or is none."""
    found = re.match(r"(\d{4})-?(\d{2})-?(\d{2})(?:\D|$)", text)
    try:
        return date(*map(int, found.groups())).isoformat() if found else ""
    except ValueError:
        return ""
