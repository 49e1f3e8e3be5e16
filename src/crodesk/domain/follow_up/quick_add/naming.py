"""Where a name ends: one that is known, words with capital letters, a Chinese family name with one or two more."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import takewhile

from crodesk.domain.follow_up.quick_add.found import END, HAN_CHAR
from crodesk.domain.follow_up.quick_add.line import HAN, LETTER, Line
from crodesk.domain.follow_up.quick_add.people_words import patterns

_MOST_WORDS, _MOST_HAN = 6, 8
_WORD = re.compile(rf"{LETTER}+(?:(?!['’]s{END})['’.\-]{LETTER}+)*")


@dataclass(frozen=True, slots=True)
class Around:
    """What the search for names must know of the line around them."""

    line: Line
    known: Callable[[str], bool] | None
    """Tells whether words are in the name of a customer."""
    begins: Callable[[int], str]
    """Tells what else begins at a place: `day`, another thing that isn't a name, or nothing."""
    language: str


def known_end(around: Around, begin: int) -> int:
    """Return where the longest known name that begins there ends, 0 when there is none.

    Words that are in no name end the search: none that goes on with them is asked for.
    """
    known = around.known
    if known is None:
        return 0
    return max(takewhile(lambda end: known(around.line.words(begin, end)), word_ends(around.line, begin)), default=0)


def word_ends(line: Line, begin: int) -> list[int]:
    """Return where words that stand in a row from a place on end; of Chinese text each character is one."""
    if re.match(HAN_CHAR, line.text[begin : begin + 1]):
        run = re.compile(rf"[{HAN}]{{1,{_MOST_HAN}}}").match(line.text, begin)
        return list(range(begin + 1, run.end() + 1)) if run else []
    ends: list[int] = []
    word = _WORD.match(line.text, begin)
    while word and len(ends) < _MOST_WORDS:
        ends.append(word.end())
        word = _WORD.match(line.text, word.end() + 1) if line.text[word.end() : word.end() + 1] == " " else None
    return ends


def after_title(around: Around, begin: int, *, small: bool) -> int:
    """Return where the name behind a title ends, 0 when no name is there."""
    known = known_end(around, begin)
    if known:
        return known
    capitals = capitals_end(around, begin)
    if capitals or not small:
        return capitals
    if around.known is not None and around.begins(begin) and not another_day(around, begin):
        return 0  # nobody is called so: it is a day
    word = _WORD.match(around.line.text, begin)
    if not word or patterns()["stop"].match(around.line.text, begin) or any(char.isdigit() for char in word[0]):
        return 0
    return _small_name(around.line, word)


def _small_name(line: Line, word: re.Match[str]) -> int:
    """Return where a name in small letters ends: one word, or a family name with all that follows `thị` and `văn`."""
    first, *more = word_ends(line, word.start())
    if len(more) > 1 and patterns()["family"].fullmatch(word[0]):
        middle = patterns()["middle"].fullmatch(line.text, first + 1, more[0])
        return more[1] if middle else first
    return first


def capitals_end(around: Around, begin: int) -> int:
    """Return where words with capital letters that stand in a row end, 0 when there is none."""
    line, last = around.line, 0
    shouted = not any(char.islower() for char in line.typed)
    for end in word_ends(line, begin):
        start = last + 1 if last else begin
        other = around.begins(start)
        name_too = not shouted and line.text[start:end] in _names_too(around, inside=last > 0)
        if not line.is_capital(start) or (other and not name_too) or any(c.isdigit() for c in line.text[start:end]):
            break
        last = end
    dot = line.text[last : last + 1] == "." and line.text[begin:last].endswith(" co")
    return last + 1 if last and dot else last


def _names_too(around: Around, *, inside: bool) -> frozenset[str]:
    """Return words for days that are given names as well; within a name without Vietnamese around it fewer are."""
    return frozenset({"mai"} if inside and around.language != "vi" else {"mai", "thu"})


def guessed_end(around: Around, begin: int) -> int:
    """Return where a name without a title ends: capital letters, or a Chinese family name with one or two more."""
    if begin >= len(around.line.text):
        return 0
    surname = patterns()["surname"].match(around.line.text, begin)
    if surname:
        return _chinese_name(around, surname.end())
    other = around.begins(begin)
    if other and not (other == "day" and another_day(around, begin)):
        return 0
    if not other:
        return capitals_end(around, begin)
    word = _WORD.match(around.line.text, begin)
    return word.end() if word and around.line.is_capital(begin) and " " not in word[0] else 0


def another_day(around: Around, begin: int) -> bool:
    """Tell whether a day follows the word at a place, so that the word may be a name."""
    ends = word_ends(around.line, begin)
    later = [place for place in around.line.starts() if ends and place > ends[0]]
    return any(around.begins(place) == "day" for place in later[:_MOST_WORDS])


def _chinese_name(around: Around, place: int) -> int:
    end = place
    while end < place + 2 and patterns()["given"].match(around.line.text, end) and not around.begins(end):
        end += 1
    return end if end > place else 0
