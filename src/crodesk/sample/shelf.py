"""The catalogue in the sample, and which edition of a product was sold on a day."""

from dataclasses import dataclass
from datetime import date

from crodesk.sample import words
from crodesk.sample.book import Book


@dataclass(frozen=True, slots=True)
class Product:
    """One edition of a product."""

    rid: int
    code: str
    kind: str
    name: str
    currency: str
    rate_ppm: int | None
    valid_from: date
    valid_to: date | None


def fill(book: Book) -> dict[str, list[Product]]:
    """Add the catalogue; return the editions of each product, oldest first."""
    shelf: dict[str, list[Product]] = {}
    for told in words.told("products")["product"]:
        rid = book.add("product", **told)
        shelf.setdefault(told["code"], []).append(
            Product(
                rid,
                told["code"],
                told["kind"],
                told["name"],
                told["currency"],
                told.get("rate_ppm"),
                told["valid_from"],
                told.get("valid_to"),
            )
        )
    return shelf


def sold(shelf: dict[str, list[Product]], code: str, day: date) -> Product:
    """Return the edition that was sold on a day; the oldest for what was bought before it."""
    editions = shelf[code]
    return next((product for product in reversed(editions) if product.valid_from <= day), editions[0])
