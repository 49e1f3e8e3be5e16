"""How good a passphrase must be: what is easily guessed is refused, what is short is warned of.

The floor is that of NIST SP 800-63B: eight characters at least, nothing that stands on lists of the usual ones, no
rules about digits and signs. Han characters count twice: there are thousands of them to guess among.
"""

import re
import unicodedata
from itertools import pairwise

from crodesk.domain.names import is_han
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

FIELD = "passphrase"
SHORTEST = 8
GOOD, GOOD_WORDS = 14, 4
FEWEST_DIFFERENT = 4
USUAL = (
    "password passphrase passwd passw0rd p@ssw0rd p@ssword letmein welcome iloveyou administrator abc123"
    " qwertyuiop asdfghjkl 1q2w3e4r 1qaz2wsx q1w2e3r4 crodesk banking nganhang matkhau anhyeuem emyeuanh"
    " woaini woaini1314 5201314 yinhang mima"
)
"""What everybody tries first, without blanks, and without digits and signs at its end."""


def problem(text: str) -> Problem | None:
    """Return why a passphrase is too easily guessed; `None` when it may be used."""
    plain = _plain(text)
    if not plain:
        return Problem(FIELD, N_("The passphrase is empty."))
    if _length(plain) < SHORTEST:
        return Problem(FIELD, N_("That is too short: at least 8 characters; four words are good."))
    if len(set(plain)) < FEWEST_DIFFERENT or _is_a_run(plain) or _is_usual(plain):
        return Problem(FIELD, N_("That is guessed at once. Take four words that have nothing to do with each other."))
    return None


def is_short(text: str) -> bool:
    """Tell whether a passphrase that may be used could still be guessed by a patient machine."""
    return _length(_plain(text)) < GOOD and len(text.split()) < GOOD_WORDS


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def _length(plain: str) -> int:
    return sum(2 if is_han(character) else 1 for character in plain)


def _is_usual(plain: str) -> bool:
    usual = USUAL.split()
    return plain in usual or re.sub(r"[\W\d_]+$", "", plain) in usual


def _is_a_run(plain: str) -> bool:
    """Tell whether all characters follow one another, up or down: 12345678, hgfedcba."""
    steps = {ord(after) - ord(before) for before, after in pairwise(plain)}
    return steps in ({1}, {-1})
