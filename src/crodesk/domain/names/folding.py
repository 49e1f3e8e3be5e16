"""One form for all ways of writing the same name: no marks, no case, no width, Chinese characters one by one."""

import unicodedata

PLAIN_LETTERS = {
    "đ": "d", "ð": "d", "ɖ": "d", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h", "ŧ": "t",
    "ı": "i", "ŋ": "n", "ƀ": "b", "ɓ": "b", "ɗ": "d", "ə": "e", "ɨ": "i", "ĸ": "k",
}  # fmt: skip
"""Letters that Unicode doesn't take apart, as people type them; in old files `ð` and `ɖ` stand for Vietnamese `đ`."""

_HAN = ((0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x323AF), (0x3007, 0x3007))


def is_han(char: str) -> bool:
    """Tell whether a character is a Chinese one."""
    code = ord(char)
    return any(first <= code <= last for first, last in _HAN)


def fold(text: str) -> str:
    """Return `text` folded: words of plain small letters and digits, and Chinese characters, with one blank between."""
    return " ".join(text.translate(_folded).split())


class _FoldedCharacters(dict[int, str]):
    """What each character becomes, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        decomposed = unicodedata.normalize("NFKD", chr(code)).casefold()
        folded = "".join(map(_fold_part, unicodedata.normalize("NFKD", decomposed)))
        self[code] = folded
        return folded


def _fold_part(char: str) -> str:
    if unicodedata.category(char).startswith("M"):
        return ""
    if is_han(char):
        return f" {char} "
    return PLAIN_LETTERS.get(char, char) if char.isalnum() else " "


_folded = _FoldedCharacters()
