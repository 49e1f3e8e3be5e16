"""Reads identity numbers as people type, copy and dictate them."""

import re
import unicodedata
from datetime import date

from crodesk.domain.identity import china, vietnam
from crodesk.domain.identity.number import IdentityNumber
from crodesk.domain.names import fold, is_han
from crodesk.domain.problem import Problem
from crodesk.domain.text import clean_line
from crodesk.domain.words import N_

ID_CARD, PASSPORT = "id_card", "passport"
LONGEST_PASSPORT = 9
"""Letters and digits of a passport's number at most: ICAO 9303-4, 4.2.2."""
_SEPARATORS = re.compile(r"[\s.,·/_‐-―−-]")
_RESIDENT = re.compile(r"\d{17}[\dX]")
_PASSPORT = re.compile(r"[A-Z] ?\d{7,8}|E[A-Z] ?\d{7}")
# Those of Vietnam, China and their neighbours; where the kind of paper is known any other form will do.


def _key(words: str) -> str:
    """Return words without marks and blanks, as they are compared."""
    return fold(words).replace(" ", "")


_WORDS = {
    ID_CARD: """cccd, cmnd, cmt, cmtnd, cmnd/cccd, cccd/cmnd, ddcn, căn cước, căn cước công dân, thẻ căn cước,
        thẻ căn cước công dân, chứng minh, chứng minh thư, chứng minh nhân dân, định danh, định danh cá nhân,
        mã định danh, id, id card, identity, identity card, national id, personal id, citizen id,
        身份证, 身份证号, 身份证号码, 居民身份证, 居民身份证号, 居民身份证号码, 公民身份号码""",
    PASSPORT: "hộ chiếu, hc, passport, pp, ppt, 护照, 护照号, 护照号码",
    "": "số, no, nr, number, giấy tờ, 证件, 证件号, 证件号码, 号码, 号",
}
_NAMED = {_key(word): kind for kind, words in _WORDS.items() for word in words.split(",")}
"""Folded words that people write before a number, and the kind of paper they mean."""
_AFTER_LABEL = frozenset(" :#.")


def read_identity(text: str, today: date, kind: str = "") -> IdentityNumber | Problem:
    """Return the identity number that `text` holds.

    `kind` is that of the paper, as records name it; empty where it isn't known, then the form of the number decides.
    """
    plain = clean_line(unicodedata.normalize("NFKC", text))
    said, rest = _without_label(plain) if kind in {"", ID_CARD, PASSPORT} else ("", plain)
    kind = kind or said
    if not any(char.isdecimal() for char in rest):
        return Problem("number", N_("“{text}” has no digit; every identity number has."), {"text": plain})
    compact = _SEPARATORS.sub("", rest).upper()
    found = None if kind not in {"", ID_CARD} else _card(compact, today)
    if found is not None:
        return found
    if kind == PASSPORT or (not kind and _PASSPORT.fullmatch(rest.upper())):
        return IdentityNumber(compact, "passport", doubt=_doubt_of_passport(compact))
    return IdentityNumber(rest, "other", doubt=_other_card(rest) if kind == ID_CARD else None)


def _card(compact: str, today: date) -> IdentityNumber | None:
    """Return what a number in the form of one of the known cards says; `None` for another form."""
    if not compact.isascii():
        return None
    if _RESIDENT.fullmatch(compact):
        return china.resident(compact, today)
    if not compact.isdecimal():
        return None
    if len(compact) == vietnam.CITIZEN_DIGITS:
        return vietnam.citizen(compact, today)
    if len(compact) == vietnam.OLD_DIGITS:
        return vietnam.old(compact)
    return china.old(compact, today) if len(compact) == china.OLD_LENGTH else None


def _doubt_of_passport(compact: str) -> Problem | None:
    if len(compact) > LONGEST_PASSPORT:
        text = N_("A passport number has at most 9 letters and digits, this one {count}.")
        return Problem("", text, {"count": len(compact)})
    if not (compact.isascii() and compact.isalnum()):
        return Problem("", N_("A passport number has letters from A to Z and digits only."), {})
    return None


def _other_card(number: str) -> Problem:
    text = N_("An identity card has 9 or 12 digits (a Chinese one 18); “{number}” has another form.")
    return Problem("", text, {"number": number})


def _without_label(text: str) -> tuple[str, str]:
    """Return the kind of paper that the words before a number mean, and the rest; words that mean none stay."""
    first = next((place for place, char in enumerate(text) if char.isdecimal()), 0)
    for end in range(first, 0, -1):
        kind = _kind_of(_key(text[:end]))
        if kind is not None and _ends(text, end, kind):
            return kind, text[end:].lstrip(" :#.")
    return "", text


def _ends(text: str, end: int, kind: str) -> bool:
    """Tell whether a label can end there: before a sign, before what isn't Chinese, or before a digit.

    Before a digit only the words for a card end, as passports begin with letters themselves.
    """
    before, after = text[end - 1], text[end]
    if before in _AFTER_LABEL or after in _AFTER_LABEL or (is_han(before) and not is_han(after)):
        return True
    return after.isdecimal() and kind == ID_CARD


def _kind_of(key: str) -> str | None:
    """Return the kind of paper that words mean, empty for one that isn't named; `None` when they mean none."""
    bare = re.sub("^so|(so|no|number)$", "", key)
    return _NAMED.get(key, _NAMED.get(bare)) if key else ""
