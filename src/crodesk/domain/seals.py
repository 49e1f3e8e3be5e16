"""Seals of the journal as people read and compare them."""

SHORTEST = 12
"""Characters of a seal that tell it from others."""
_SHOWN, _GROUP = 16, 4


def shortened(seal: str) -> str:
    """Return the beginning of a seal in groups of four, as it is read out or written on paper; empty for none."""
    return " ".join(seal[start : start + _GROUP] for start in range(0, min(len(seal), _SHOWN), _GROUP))


def typed(text: str) -> str:
    """Return a seal, or the beginning of one, as it is kept: without blanks, in small letters."""
    return "".join(text.split()).lower()
