"""Text as it may be kept and shown: composed, and without characters that act on a terminal or hide."""

import re
import unicodedata

_NEW_LINE = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_UNWANTED = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters, but for tab and new line
    "\xad\u061c\u180e\u200b-\u200f\u2060-\u206f\ufeff\ufff9-\ufffb"  # of no width, and directions
    "\u202a-\u202e"  # overrides of direction
    "\ud800-\udfff"  # halves of pairs
    "\U000e0000-\U000e007f"  # tags
    "]"
)


def clean_line(text: str) -> str:
    """Return `text` as one line: safe, composed (NFC), white space single and none at the ends."""
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return text if _is_tidy(text) else " ".join(text.split())
    return " ".join(clean_text(text).split())


def clean_text(text: str) -> str:
    """Return `text` safe and composed (NFC); its tabs and new lines stay, every kind of new line as one."""
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return text
    return unicodedata.normalize("NFC", _UNWANTED.sub("", _NEW_LINE.sub("\n", text)))


def capital(text: str) -> str:
    """Return a text as it begins a sentence: its first letter large."""
    return text[:1].upper() + text[1:]


def digits(text: str) -> str:
    """Return the decimal digits of `text`, those of other scripts and widths as `0` to `9`."""
    return "".join(str(unicodedata.decimal(char)) for char in text if char.isdecimal())


def _is_tidy(text: str) -> bool:
    """Tell whether white space is single and none is at the ends (in printable text it can only be the blank)."""
    return "  " not in text and text[:1] != " " and text[-1:] != " "
