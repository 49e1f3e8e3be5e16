"""How Chinese names sound: pinyin with the readings that characters have as surnames."""

from collections.abc import Iterator
from itertools import islice, product
from typing import Any

from pypinyin import Style, lazy_pinyin, pinyin

from crodesk.domain.names import polyphones, surnames

_LONGEST_PERSON = 4
"""More characters than this are a firm, read as running text."""
_MOST_READINGS = 16
"""So many readings of a whole name are written down; of each character all."""


def surname_length(run: str) -> int:
    """Return how many characters of a run of Chinese ones are the surname; 0 for what is no person's name."""
    if len(run) > _LONGEST_PERSON:
        return 0
    return 2 if run[:2] in surnames.COMPOUND and run[2:] else 1


def read(run: str) -> list[str]:
    """Return how each character of a run sounds: `zeng1`, with `v` for `ü`; a character of unknown sound stays."""
    surname = surname_length(run)
    return _read_surname(run[:surname]) + _read_text(run[surname:])


def ways_to_type(run: str) -> Iterator[str]:
    """Give what people type for a run of Chinese characters: syllables, all joined, the given name, initials."""
    surname = surname_length(run)
    for syllables in dict.fromkeys(map(tuple, _readings(run, surname))):
        yield from _spellings(list(syllables), surname)


def _readings(run: str, surname: int) -> Iterator[list[str]]:
    """Give the ways to read a run: as a name, as a text, then with every other sound that its characters may have."""
    as_name, as_text = read(run), _read_text(run)
    yield _typeable(as_name)
    yield _typeable(as_text)
    sounds = [
        list(dict.fromkeys([*_typeable([in_name, in_text]), *polyphones.READINGS.get(char, ())])) or [char]
        for char, in_name, in_text in zip(run, as_name, as_text, strict=True)
    ]
    if surname == 1:
        sounds[0] += _other_readings(run[0])
    yield from (_typeable(list(way)) for way in islice(product(*sounds), _MOST_READINGS))
    yield from ([sound] for ways in sounds if len(ways) > 1 for sound in _typeable(ways))


def _spellings(syllables: list[str], surname: int) -> Iterator[str]:
    """Give the ways for one reading; people type `ü` as `v`, as on a keyboard, `yu`, as in a passport, or `u`."""
    for umlaut in ("v", "yu", "u"):
        spelt = [syllable.replace("v", umlaut) for syllable in syllables]
        yield from spelt
        yield from _together(spelt)
        if surname:
            yield from _together(spelt[surname:])
        if "v" not in "".join(syllables):
            return


def _together(syllables: list[str]) -> Iterator[str]:
    if len(syllables) > 1:
        yield "".join(syllables)
        yield "".join(syllable[0] for syllable in syllables)


def _typeable(sounds: list[str]) -> list[str]:
    """Leave out the tones, and characters of unknown sound."""
    return [sound.rstrip("12345") for sound in sounds if sound.isascii()]


def _other_readings(char: str) -> list[str]:
    """Return the sounds of a surname that people may believe it has, when it is one with a sound of its own."""
    if char not in surnames.READINGS:
        return []
    return [sound for sound in pinyin(char, style=Style.NORMAL, heteronym=True)[0] if sound.isascii()]


def _read_surname(surname: str) -> list[str]:
    if surname in surnames.COMPOUND_READINGS:
        return surnames.COMPOUND_READINGS[surname].split()
    return [surnames.READINGS[surname]] if surname in surnames.READINGS else _read_text(surname)


def _read_text(text: str) -> list[str]:
    read_all: Any = lazy_pinyin  # its hints forget that `errors` may give a list
    sounds: list[str] = read_all(text, style=Style.TONE3, neutral_tone_with_five=True, errors=list)
    return [sound if sound.isascii() else char for char, sound in zip(text, sounds, strict=True)]
