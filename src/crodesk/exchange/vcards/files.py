"""Contact cards as records: whoever stands in a file comes in, with at least something to call them by."""

from collections import Counter
from collections.abc import Collection, Iterator
from hashlib import blake2b
from pathlib import Path

from crodesk.domain.problem import Problem
from crodesk.domain.words import N_
from crodesk.exchange import encoding as encodings
from crodesk.exchange.delimited import open_text
from crodesk.exchange.encoding import Encoding
from crodesk.exchange.records import Outcome, Record, Shape, Warned
from crodesk.exchange.vcards.persons import Person, person
from crodesk.exchange.vcards.text import Card, cards, physical

_CUSTOMER = Shape(
    "customer",
    "contacts",
    ("kind", "status", "name", "born_on", "sex", "employer", "occupation", "about"),
    (),
)
_POINT = Shape("contact_point", "", ("kind", "value", "label", "preferred"), (("customer", "customer"),))
_ADDRESS = Shape(
    "address", "", ("kind", "street", "city", "province", "postcode", "country"), (("customer", "customer"),)
)
_NO_YEAR = N_("the birthday “{value}” is no full date and was left out")
_NO_CARDS = N_("there is no contact card in it")
_NAMELESS = N_("the card says nothing to call anybody by")
_DIGEST = 12


class CardFile:
    """One file of contact cards."""

    family = "contacts"
    """What its cards are counted as."""
    layout = None
    """Cards aren't parted into columns."""
    top = ("", "")
    """Cards have no header."""

    def __init__(self, path: Path, encoding: str = "") -> None:
        self.path = path
        self.encoding: Encoding = encodings.given(encoding) if encoding else encodings.detect(path)
        """The encoding of the file; a value may state another for itself."""
        self._done = 0

    def read(self) -> Iterator[Outcome]:
        """Read everybody, with the ways to reach them."""
        seen: Counter[str] = Counter()
        for card in self._cards():
            self._done += 1
            who = person(card.properties(self.encoding.name))
            key = _key(who)
            seen[key] += 1
            yield from self._outcomes(who, key if seen[key] == 1 else f"{key}/{seen[key]}", card.first)
        if not seen:
            yield Warned(self.path, 0, Problem("", _NO_CARDS))

    def texts(self, wanted: Collection[int]) -> Iterator[tuple[int, str]]:
        """Read the unchanged text of the cards that begin at the lines `wanted`."""
        text = self._text()
        lines = [*physical(text)]
        for card in cards(text):
            if card.first in wanted:
                yield card.first, "".join(lines[card.first - 1 : card.last])

    def progress(self) -> tuple[int, int]:
        """Return how many cards were read, of at least how many."""
        return self._done, self._done + 1

    def _cards(self) -> Iterator[Card]:
        return cards(self._text())

    def _text(self) -> str:
        with open_text(self.path, self.encoding) as file:
            return file.read()

    def _outcomes(self, who: Person, key: str, line: int) -> Iterator[Outcome]:
        """Return the records of one card, and the doubts about it."""
        values = (who.kind, "prospect", who.name, who.born_on or None, who.sex, who.employer, who.occupation, who.about)
        yield Record(_CUSTOMER, key, values, (), line)
        for reach in who.reaches:
            reached = (reach.kind, reach.value, reach.label, reach.preferred)
            yield Record(_POINT, f"{key}/{reach.kind}/{reach.value}", reached, (key,), line)
        for number, place in enumerate(who.places, start=1):
            lived = (place.kind, place.street, place.city, place.province, place.postcode, place.country)
            yield Record(_ADDRESS, f"{key}/address/{number}", lived, (key,), line)
        if who.born_stated and not who.born_on:
            yield Warned(self.path, line, Problem("born_on", _NO_YEAR, {"value": who.born_stated}))
        if not who.name:
            yield Warned(self.path, line, Problem("name", _NAMELESS))


def _key(who: Person) -> str:
    """Return what tells a card from others: its own mark, else its name and the ways to reach its person."""
    if who.uid:
        return f"uid/{who.uid}"
    content = "\x1f".join((who.name, *sorted(reach.value for reach in who.reaches)))
    return f"card/{blake2b(content.encode(), digest_size=_DIGEST).hexdigest()}"
