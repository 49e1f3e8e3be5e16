"""In which language a customer is written to."""

import re
import unicodedata

from crodesk.domain.names import fold, is_han

LANGUAGES = ("en", "vi", "zh")
"""Languages that messages are written in."""

_CALLED = (
    ("vi", "tieng viet|vietnamese|vi|越"),
    (
        "zh",
        "中文|汉语|漢語|粤语|粵語|普通话|普通話|国语|國語|华语|mandarin|cantonese|chinese|tieng hoa|tieng trung|zh",
    ),
    ("en", "english|tieng anh|英|en"),
)
"""By what a customer's wish names each language."""
_VIETNAMESE = re.compile("đ|[\u0309\u0323\u031b]|[\u0302\u0306][\u0300\u0301\u0303]")
"""The đ, the hook, the dot below and the horn, and a second mark on a letter: only Vietnamese names have them."""
_NATION = {"VN": "vi", "CN": "zh", "TW": "zh", "HK": "zh", "MO": "zh"}


def named(wish: str) -> str:
    """Return the first language that a wish names and that we write; empty when there is none."""
    for part in re.split(r"[,;/、，；]", wish):
        found = next((code for code, words in _CALLED if any(_is_in(word, part) for word in words.split("|"))), "")
        if found:
            return found
    return ""


def _is_in(word: str, part: str) -> bool:
    if any(map(is_han, word)):
        return word in part
    folded = fold(part)
    return folded == word if len(word) <= 2 else word in folded  # noqa: PLR2004 - a code of two letters stands alone


def of_name(*names: str) -> str:
    """Return the language whose script or marks a name has; empty when it could be any."""
    text = "".join(names)
    if any(map(is_han, text)):
        return "zh"
    return "vi" if _VIETNAMESE.search(unicodedata.normalize("NFD", text.casefold())) else ""


def of_customer(wishes: tuple[str, ...], name: str, original: str, nationality: str, branch: str) -> str:
    """Return the language: as wished, else as the name is written, else of the country, else the branch's own."""
    wished = next(filter(None, map(named, wishes)), "")
    return wished or of_name(original, name) or _NATION.get(nationality.upper(), "") or branch


def of_currency(currency: str) -> str:
    """Return the language of a branch by the currency it works in."""
    return {"VND": "vi", "CNY": "zh", "TWD": "zh", "HKD": "zh"}.get(currency, "en")
