"""Short cuts for what most cells hold; whatever is unusual goes the long way."""

from crodesk.domain.records import Field
from crodesk.exchange.profiles.profile import Profile
from crodesk.exchange.values.cells import Read
from crodesk.exchange.values.converters import CURRENCY, digits_of

_LONG = 14
_LINES = frozenset({"line", "pick", "number", "identity", "phone"})


def quick(field: Field, currency: str, profile: Profile, finish: Read) -> Read | None:
    """Return a short cut to what `finish` reads for a field, of a value without steps; `None` if there is none."""
    if field.kind in _LINES and field.key != CURRENCY:
        return quick_line(finish)
    digits = digits_of(field, currency)
    return None if digits is None else quick_number(finish, profile.numbers.decimal, digits)


def quick_line(finish: Read) -> Read:
    """Return what takes a text that is clean and tidy as it is."""

    def read(text: str) -> object:
        if text.isascii() and text.isprintable() and "  " not in text and text == text.strip() != "":
            return text
        return finish(text)

    return read


def quick_number(finish: Read, decimal: str, digits: int) -> Read:
    """Return what reads a number without signs and groups that has the decimals it should, or zeros after them."""

    def read(text: str) -> object:
        whole, _, fraction = text.partition(decimal)
        if len(fraction) > digits and not fraction[digits:].strip("0"):
            fraction = fraction[:digits]
        if len(fraction) == digits and len(whole) < _LONG and (number := whole + fraction).isdecimal():
            return int(number)
        return finish(text)

    return read
