"""Finds whom a line is about: `Mrs Tran`, `chị Hương`, `王总`, `Hanh Phuc Ltd`, `C-0110`, or a name that is known."""

import re

from crodesk.domain.follow_up.quick_add.found import END, NUMBER_END, Found
from crodesk.domain.follow_up.quick_add.line import Line
from crodesk.domain.follow_up.quick_add.naming import (
    Around,
    after_title,
    another_day,
    capitals_end,
    guessed_end,
    known_end,
    word_ends,
)
from crodesk.domain.follow_up.quick_add.people_words import FIRM_ENDS, patterns
from crodesk.domain.follow_up.quick_add.value import Who

_CODE = re.compile(rf"c-?\d{{3,8}}{NUMBER_END}")
_PHONE = re.compile(rf"(?:\+|00)?\d(?:[ .]?\d){{7,13}}{END}")
_OWNER = re.compile(rf"['’]s{END}")


def after_verb(around: Around, place: int, *, person: bool) -> Found | None:
    """Return whom a verb that ends at `place` is done to; `person` tells whether it is usually somebody."""
    start = place + (around.line.text[place : place + 1] == " ")
    with_ = patterns()["with"].match(around.line.text, start)
    for begin in dict.fromkeys((with_.end() if with_ else start, start)):
        known = known_end(around, begin)
        shop = _shop(around, begin)
        end = max(shop, known) if shop else _addressed(around, begin) or known or _called(around, begin, sure=True)
        end = end or _number(around, begin)
        end = end or (guessed_end(around, begin) if person else 0)
        if end:
            return _found(around, start, begin, end)
    return None


def anywhere(around: Around, place: int) -> Found | None:
    """Return somebody who is named at `place` so that it can't be anything else: by a title, a kind of firm, a code."""
    with_ = patterns()["with"].match(around.line.text, place)
    begin = with_.end() if with_ else place
    end = _called(around, begin, sure=False) or _code(around, begin)
    return _found(around, place, begin, end) if end else None


def is_connecting(word: str) -> bool:
    """Tell whether a word only connects others, so that it is no name: `about`, `về`."""
    return patterns()["stop"].fullmatch(word.lower()) is not None


def _found(around: Around, start: int, begin: int, end: int) -> Found | None:
    line = around.line
    if _OWNER.match(line.text, end):
        return None
    code = _CODE.match(line.text, end + 1) if line.text[end : end + 1] == " " else None
    last = code.end() if code else end
    words, name = line.words(begin, last), line.words(begin, end)
    if _CODE.fullmatch(line.text, begin, end):
        who = Who(words, code=name)
    elif _PHONE.fullmatch(line.text, begin, end):
        who = Who(words, phone=name)
    else:
        who = Who(words, line.words(_without_title(line, begin, end), end), line.words(end, last))
    return Found(start, last, (begin, last), who)


def _without_title(line: Line, begin: int, end: int) -> int:
    for name in ("english", "vietnamese", "firm", "shop", "short"):
        title = patterns()[name].match(line.text, begin, end)
        if title and title.end() < end:
            return title.end()
    return begin


def _addressed(around: Around, begin: int) -> int:
    """Return where the name behind a form of address ends: `anh Nghị` is no `anh`, though there is a Tuấn Anh.

    0 when no known name and no capital letter follows, or when a longer name begins with that word.
    """
    title = patterns()["vietnamese"].match(around.line.text, begin)
    if title is None:
        return 0
    word, known = title.end(), known_end(around, title.end())
    if around.begins(word) and not around.line.is_capital(word) and not another_day(around, word):
        known = 0
    end = max(known, capitals_end(around, word))
    return end if end >= known_end(around, begin) else 0


def _number(around: Around, begin: int) -> int:
    phone = _PHONE.match(around.line.text, begin)
    return phone.end() if phone else _code(around, begin)


def _code(around: Around, begin: int) -> int:
    code = _CODE.match(around.line.text, begin)
    return code.end() if code else 0


def _called(around: Around, begin: int, *, sure: bool) -> int:
    """Return where a name with a title ends; `sure` tells that one is awaited, so that it may be in small letters."""
    end = _in_chinese(around, begin, sure=sure) or _firm(around.line, begin) or _shop(around, begin)
    return end or _titled(around, begin, sure=sure)


def _in_chinese(around: Around, begin: int, *, sure: bool) -> int:
    line, words = around.line, patterns()
    found = words["old"].match(line.text, begin) or words["titled" if sure else "named"].match(line.text, begin)
    if not found and (sure or begin == 0 or line.text[begin - 1] in " \x00"):
        found = words["han_firm"].match(line.text, begin)
    return found.end() if found and not _holds_another(around, found) else 0


def _titled(around: Around, begin: int, *, sure: bool) -> int:
    line, words = around.line, patterns()
    title = words["english"].match(line.text, begin)
    if title:
        return after_title(around, title.end(), small=True)
    title = words["vietnamese"].match(line.text, begin)
    if title:
        return after_title(around, title.end(), small=sure or words["marked"].match(line.text, begin) is not None)
    title = words["firm"].match(line.text, begin) or (words["short"].match(line.text, begin) if sure else None)
    return after_title(around, title.end(), small=False) if title else 0


def _shop(around: Around, begin: int) -> int:
    """Return where the name of a place of business ends (`quán Cô Thu`), 0 when no name is there."""
    shop = patterns()["shop"].match(around.line.text, begin)
    if shop is None:
        return 0
    owner = patterns()["vietnamese"].match(around.line.text, shop.end())
    of_owner = capitals_end(around, owner.end()) if owner and around.line.is_capital(shop.end()) else 0
    return max(of_owner, capitals_end(around, shop.end()))


def _firm(line: Line, begin: int) -> int:
    """Return where a name with capital letters that ends like that of a firm ends, 0 when there is none."""
    last = found = 0
    for end in word_ends(line, begin):
        start = last + 1 if last else begin
        if not line.is_capital(start):
            break
        last = end
        if start > begin and line.text[start:end] in FIRM_ENDS:
            found = end
    return found


def _holds_another(around: Around, name: re.Match[str]) -> bool:
    return any(around.begins(place) for place in range(name.start(), name.end()))
