"""Goes through a line from left to right and finds its parts."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, time

from crodesk.domain.follow_up.quick_add import again, clock, days, people, small, verbs
from crodesk.domain.follow_up.quick_add.found import Found
from crodesk.domain.follow_up.quick_add.line import Line
from crodesk.domain.follow_up.quick_add.naming import Around
from crodesk.domain.follow_up.quick_add.value import Kind, Who
from crodesk.domain.problem import Problem

LONGEST = 500
"""How many characters are read; what a longer line has behind them stays words."""
_SEPARATOR = re.compile(r"[,;、。]+|[.:](?= |$)")


@dataclass(slots=True)
class Scan:
    """A line, and what was found in it."""

    line: Line
    language: str
    today: date
    now: time
    names: Callable[[str], bool] | None
    found: dict[Kind, list[Found]] = field(default_factory=dict)
    ends: list[Found] = field(default_factory=list)
    parts: list[Found] = field(default_factory=list)
    wrong: list[tuple[Found, Problem]] = field(default_factory=list)
    at_head: bool = True
    """Whether nothing but chips was met until now."""
    last: tuple[int, Kind | None] = (0, None)
    """Where the last chip ends, and its kind."""
    repeats: bool = False
    """Whether the line has a word without which nothing comes again."""
    memo: dict[int, str] = field(default_factory=dict)

    def read(self) -> None:
        """Find all parts of the line that can be understood."""
        stop = min(small.note_begins(self.line), LONGEST)
        self.repeats = again.may_be_in(self.line)
        done = 0
        for place in self.line.starts():
            if not done <= place < stop:
                continue
            found = self._at(place)
            if found:
                done = behind_separator(self.line.text, found.end)
            else:
                self.at_head = False

    def _at(self, place: int) -> Found | None:
        """Return what begins at a place, and keep it."""
        for kind, find in (
            (Kind.PRIORITY, small.find_priority),
            (Kind.TAG, small.find_tag),
        ):
            sign = find(self.line, place)
            if sign:
                return self._keep(kind, sign)
        return self._verb(place) or self._who(place) or self._again(place) or self._time(place) or self._day(place)

    def _keep(self, kind: Kind, found: Found) -> Found:
        if isinstance(found.value, Problem):
            self.wrong.append((found, found.value))
            return found
        self.found.setdefault(kind, []).append(found)
        self.last = (found.end, kind)
        return found

    def _verb(self, place: int) -> Found | None:
        if Kind.VERB in self.found:
            return None
        behind = verbs.find_behind(self.line, place) if Kind.WHO in self.found else None
        if behind:
            return self._keep(Kind.VERB, behind)
        found = verbs.find(self.line, place) if Kind.WHO not in self.found else None
        if found is None:
            return None
        who = people.after_verb(self._around(), found.end, person=verbs.is_to_somebody(str(found.value)))
        if not self.at_head and who is None:
            return None
        self._keep(Kind.VERB, found)
        return self._keep(Kind.WHO, who) if who else found

    def _who(self, place: int) -> Found | None:
        if Kind.WHO in self.found:
            return None
        found = people.anywhere(self._around(), place)
        before = verbs.somebody_before(self.line, place) if Kind.VERB not in self.found and not found else None
        if before and not any(self._begins(inside) for inside in range(*before.core)):
            words = self.line.words(*before.core)
            return self._keep(Kind.WHO, Found(before.start, before.end, before.core, Who(words, words)))
        return self._keep(Kind.WHO, found) if found else None

    def _around(self) -> Around:
        return Around(self.line, self.names, self._begins, self.language)

    def _begins(self, place: int) -> str:
        """Tell what begins at a place that isn't a name."""
        if place not in self.memo:
            self.memo[place] = self._begins_now(place)
        return self.memo[place]

    def _begins_now(self, place: int) -> str:
        if days.find(self.line, place, self.today, self.language):
            return "day"
        other = (
            clock.find(self.line, place, self.now)
            or clock.find_part(self.line, place, beside=False)
            or (again.find(self.line, place, self.language) if self.repeats else None)
        )
        return "other" if other else ""

    def _again(self, place: int) -> Found | None:
        if not self.repeats:
            return None
        if Kind.AGAIN in self.found:
            end = again.find_end(self.line, place, self.today, self.language)
            if end:
                self.ends.append(end)
            return end
        found = again.find(self.line, place, self.language)
        return self._keep(Kind.AGAIN, found) if found else None

    def _time(self, place: int) -> Found | None:
        if Kind.TIME not in self.found:
            found = clock.find(self.line, place, self.now)
            if found:
                return self._keep(Kind.TIME, found)
        part = None if self.parts else clock.find_part(self.line, place, beside=self._is_beside_day(place))
        if part:
            self.parts.append(part)
            self.last = (part.end, Kind.TIME)
        return part

    def _is_beside_day(self, place: int) -> bool:
        """Tell whether a day or what comes again stands right before or behind a word."""
        end, kind = self.last
        if kind in {Kind.DAY, Kind.AGAIN} and not self.line.text[end:place].strip():
            return True
        word = re.compile(r"[^ ]+(?: |$)").match(self.line.text, place)
        return word is not None and days.find(self.line, word.end(), self.today, self.language) is not None

    def _day(self, place: int) -> Found | None:
        end, kind = self.last
        nay = days.is_this_day(self.line, place) if kind is Kind.TIME and place <= end + 1 else None
        if nay and Kind.DAY not in self.found:
            return self._keep(Kind.DAY, Found(nay.start, nay.end, nay.core, self.today))
        if Kind.DAY in self.found:
            return None
        found = days.find(self.line, place, self.today, self.language)
        return self._keep(Kind.DAY, found) if found else None


def behind_separator(text: str, end: int) -> int:
    """Return where a comma or colon that stands right behind a part ends."""
    found = _SEPARATOR.match(text, end)
    return found.end() if found else end
