"""What is wrong with a painted screen: too wide, outside its parent, cut without an ellipsis, or not translated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from rich.cells import cell_len
from textual.geometry import Region
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from crodesk.domain.dates import format_date
from crodesk.domain.messaging import templates
from crodesk.domain.number_words import number_words
from crodesk.language import language
from crodesk.widgets.actions import key_words
from crodesk.widgets.signs import signs
from tests import catalogues
from tests.test_words import actions

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
HAN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff]")
PHRASE_ENDS = re.compile(r"\s{2,}|[│─╭╮╰╯┃›]+")
EDGES = " │┃|"
"""What stands behind a word where it may have been cut."""
PLACEHOLDER = re.compile(r"\{\w*\}")
SHORTEST = 3
"""Letters that a word has at least to be looked at: fewer are the same in many languages."""


@dataclass(frozen=True)
class Words:
    """What may stand on the screen in one language, word by word."""

    known: frozenset[str]
    """Words of the catalogue in this language, of the data, and of the keyboard, in small letters."""
    english: frozenset[str]
    """Words of the source that this language says otherwise, with a capital and without."""
    phrases: Mapping[str, str]
    """Whole messages of the source, and what this language has in their place where it differs."""
    kept: str = ""
    """All that the desk keeps."""

    def rests(self, word: str) -> set[str]:
        """Return what may be missing of a word that is only a part of known ones; empty when it is whole."""
        word = word.casefold()
        if len(word) < SHORTEST or word in self.known:
            return set()
        missing = {each.removeprefix(word) for each in self.known if each.startswith(word)}
        return missing | {each.removesuffix(word) for each in self.known if missing and each.endswith(word)}

    def foreign(self, word: str) -> bool:
        """Tell whether a word is English where another language was chosen."""
        word = word.casefold()
        return len(word) >= SHORTEST and word in self.english and word not in self.known

    def goes_on(self, before: str, phrase: str) -> bool:
        """Tell whether a phrase is the rest of a kept text whose start stands in the line before."""
        last = WORD.findall(before)[-1:]
        return bool(last) and f"{last[0]} {phrase}" in self.kept


def words_of(code: str, data: Iterable[str], today: date) -> Words:
    """Return the words of a language: of its catalogue, its dates and numbers, and whatever the desk keeps."""
    source = [text for found in catalogues.messages() for text in _forms(found.id)]
    shown = source if code == "en" else [text for one in catalogues.read(code) if one.id for text in _forms(one.string)]
    days = [format_date(today + timedelta(days=step), code, today) for step in range(-366, 366)]
    numbers = [number_words(number, code) for number in (*range(100), *(10**power for power in range(2, 13)))]
    texts = [PLACEHOLDER.sub(" ", text) for text in shown]
    keys = [key_words(key) for action in actions() for key in action.keys]
    letters = [text for one in templates.shipped(code).values() for text in (one.text, one.company)]
    known = {
        word for text in (*texts, *days, *numbers, *keys, *letters, *data) for word in WORD.findall(text.casefold())
    }
    if code == "en":
        return Words(frozenset(known), frozenset(), {})
    kept = {text.strip() for text in data}
    other = {_forms(one.id)[0]: _forms(one.string)[0] for one in catalogues.read(code) if one.id}
    phrases = {text: said for text, said in other.items() if text != said and text not in kept and "{" not in text}
    for key in keys:
        phrases.pop(key, None)
    english = {
        word for text in source for word in WORD.findall(PLACEHOLDER.sub(" ", text).casefold()) if word.isascii()
    }
    return Words(frozenset(known), frozenset(english), phrases, "\n".join(kept))


def _forms(text: Any) -> tuple[str, ...]:
    return tuple(text) if isinstance(text, list | tuple) else (text or "",)


def painted(screen: Screen[Any]) -> str:
    """Return everything on the screen as text."""
    return "\n".join(strip.text for strip in screen._compositor.render_strips())


def flaws(screen: Screen[Any], words: Words) -> Iterator[str]:
    """Yield what is wrong with a screen as it is painted now."""
    strips = screen._compositor.render_strips()
    width, height = screen.app.size
    yield from (f"{len(strips)} lines" for _ in range(len(strips) != height))
    yield from (
        f"line {y} is {cell_len(strip.text)} cells wide: {strip.text!r}"
        for y, strip in enumerate(strips)
        if cell_len(strip.text) != width
    )
    places = screen._compositor.full_map
    for widget in places:
        if widget.screen is screen and widget.display and isinstance(widget.parent, Widget):
            yield from _outside(widget, places)
            yield from _cut(widget)
    lines = _own_lines(screen, [strip.text for strip in strips])
    wrapped = {word.casefold() for line in lines for word in WORD.findall(line)}
    for y, (before, text) in enumerate(pairwise(["", *lines])):
        wrong = (*_wrong_words(text, words, wrapped), *_wrong_phrases(text, before, words))
        yield from (f"line {y}: {flaw} in {text.strip()!r}" for flaw in wrong)


# Places


def _outside(widget: Widget, places: Mapping[Widget, Any]) -> Iterator[str]:
    """Yield how far a widget lies outside its parent where nothing scrolls it in."""
    parent = widget.parent
    assert isinstance(parent, Widget)
    if parent not in places or widget.styles.overlay == "screen" or not places[widget].region:
        return
    inner, outer = places[widget].region, places[parent].region
    scrolls = {"auto", "scroll"}
    if parent.styles.overflow_x not in scrolls and (inner.x < outer.x or inner.right > outer.right):
        yield f"{_name(widget)} is wider than {_name(parent)}: {inner} in {outer}"
    if parent.styles.overflow_y not in scrolls and (inner.y < outer.y or inner.bottom > outer.bottom):
        yield f"{_name(widget)} is higher than {_name(parent)}: {inner} in {outer}"


def _cut(widget: Widget) -> Iterator[str]:
    """Yield what one of Textual's own widgets doesn't show of its text; it says nothing of it itself."""
    room = widget.content_size
    if isinstance(widget, Input):
        if not widget.value and cell_len(str(widget.placeholder)) > room.width > 0:
            yield f"cut without a sign: {widget.placeholder!r} in {room.width} cells"
    elif isinstance(widget, Static) and type(widget).render is Static.render and str(widget.visual):
        lines = widget.get_content_height(room, widget.screen.size, room.width) if room.width else 1
        if lines > room.height or not room.width:
            yield f"cut without a sign: {str(widget.visual)!r} in {room.width}×{room.height}"


def _name(widget: Widget) -> str:
    return f"{type(widget).__name__}{'#' + widget.id if widget.id else ''}"


# Words


def _own_lines(screen: Screen[Any], lines: list[str]) -> list[str]:
    """Return the lines with only what the topmost screen says itself: not the room behind it, not what was typed."""
    tops = [child.region for child in screen.children if child.display]
    seen = screen._compositor.visible_widgets
    typed = [place[0].intersection(place[1]) for each, place in seen.items() if isinstance(each, (Input, TextArea))]
    return [_blanked(line, y, tops, typed) for y, line in enumerate(lines)]


def _blanked(line: str, y: int, tops: list[Region], typed: list[Region]) -> str:
    shown: list[str] = []
    x = 0
    for letter in line:
        inside = any(top.contains(x, y) for top in tops) and not any(each.contains(x, y) for each in typed)
        shown.append(letter if inside else "  "[: max(cell_len(letter), 1)])
        x += cell_len(letter)
    return "".join(shown)


def _wrong_words(text: str, words: Words, wrapped: set[str]) -> Iterator[str]:
    """Yield what is wrong with the words of a line; the rest of a long one may stand in the next line."""
    for found in WORD.finditer(text):
        word, rest = found.group(), text[found.end() :]
        if rest.startswith(signs().more) or HAN.search(word):
            continue
        if not rest.strip() or rest[0] in EDGES:
            missing = words.rests(word)
            if missing and not missing & wrapped:
                yield f"cut without a sign: {word!r}"
        if words.foreign(word):
            yield f"not in {language()}: {word!r}"


def _wrong_phrases(text: str, before: str, words: Words) -> Iterator[str]:
    for phrase in map(str.strip, PHRASE_ENDS.split(text)):
        if len(phrase) >= SHORTEST and phrase in words.phrases and not words.goes_on(before, phrase):
            yield f"not in {language()}: {phrase!r} for {words.phrases[phrase]!r}"
