"""Reads a line such as `call Mrs Tran tomorrow 9am !high #loan :: bring payslip`, in three languages at once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time, timedelta

from crodesk.domain.follow_up import recurrence
from crodesk.domain.follow_up.quick_add import again, clock, small
from crodesk.domain.follow_up.quick_add import line as lines
from crodesk.domain.follow_up.quick_add.clock import Clock, Part
from crodesk.domain.follow_up.quick_add.found import Found
from crodesk.domain.follow_up.quick_add.scanning import Scan, behind_separator
from crodesk.domain.follow_up.quick_add.value import Chip, Kind, LineProblem, Parsed, Value, Who
from crodesk.domain.follow_up.recurrence import Recurrence
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

_NOTHING: frozenset[tuple[int, int]] = frozenset()


def parse(
    line: str,
    language: str,
    today: date,
    now: time,
    names: Callable[[str], bool] | None = None,
    plain: frozenset[tuple[int, int]] = _NOTHING,
) -> Parsed:
    """Return what a line says.

    `language` decides what numbers such as 3/4 mean. `names` tells whether words stand in a row in the name of a
    customer: the word behind the verb is then a name, even when it is a word as well. `plain` are parts of the line
    (as the chips have them) that are to stay words.
    """
    scan = Scan(lines.read(line, plain), language, today, now, names)
    scan.read()
    return _Outcome(scan).parsed()


def prepare() -> None:
    """Make all patterns, which takes a moment, so that the first line that is typed is read at once."""
    for line in ("call Mr Lee 9am every week until 31/12", "每月5日9点", "every month 5", "hàng năm 5/1"):
        parse(line, "en", date(2026, 11, 20), time())


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What follows from the parts of a line together."""

    scan: Scan

    def parsed(self) -> Parsed:
        """Return the line as it was understood."""
        at, end = self._clock()
        day = self._named_day()
        rule = self._recurrence(day, at)
        if isinstance(rule, Recurrence):
            day = rule.start
        note = small.note_begins(self.scan.line)
        chips = sorted(self._chips(at, end, rule, note), key=lambda chip: chip.start)
        problems = [*self._problems(), *self._past_day(day)]
        who, tags = self._value(Kind.WHO), self.scan.found.get(Kind.TAG, [])
        return Parsed(
            self.scan.line.typed,
            self._title(chips),
            tuple(chips),
            verb=str(self._value(Kind.VERB) or ""),
            who=who if isinstance(who, Who) else None,
            day=day,
            at=at,
            end=end,
            priority="high" if Kind.PRIORITY in self.scan.found else "normal",
            tags=tuple(dict.fromkeys(str(tag.value) for tag in tags)),
            recurrence=rule if isinstance(rule, Recurrence) else None,
            note=self.scan.line.words(note + 2, len(self.scan.line.text)) if note < len(self.scan.line.text) else "",
            problems=tuple(problems),
            past_today=self._is_past(day, at),
        )

    def _value(self, kind: Kind) -> object:
        found = self.scan.found.get(kind)
        return found[0].value if found else None

    def _part(self) -> Part | None:
        part = self.scan.parts[0].value if self.scan.parts else None
        return part if isinstance(part, Part) else None

    def _clock(self) -> tuple[time | None, time | None]:
        said, part = self._value(Kind.TIME), self._part()
        if isinstance(said, Clock):
            return clock.in_part(said, part)
        return (part.at if part else None), None

    def _named_day(self) -> date | None:
        day, said, part = self._value(Kind.DAY), self._value(Kind.TIME), self._part()
        if isinstance(day, date):
            return day
        if isinstance(said, Clock) and said.from_now:
            return self.scan.today + timedelta(days=said.tomorrow)
        return self.scan.today if part and part.today else None

    def _recurrence(self, day: date | None, at: time | None) -> Recurrence | Problem | None:
        said = self._value(Kind.AGAIN)
        if not isinstance(said, again.Again):
            return None
        ends = [end.value for end in self.scan.ends if isinstance(end.value, again.Ends)]
        until = next((end.until for end in ends if end.until), None)
        count = next((end.count for end in ends if end.count is not None), None)
        late = day is None and at is not None and at < self.scan.now
        since = day or self.scan.today + timedelta(days=late)
        made = recurrence.starting(said.rule, since, until, count)
        if isinstance(made, Problem):
            self._refuse_again(made)
        return made

    def _refuse_again(self, problem: Problem) -> None:
        """Turn what would come again back to words, with what is said of its end."""
        parts = [*self.scan.found.pop(Kind.AGAIN), *self.scan.ends]
        start, end = min(part.start for part in parts), max(part.end for part in parts)
        self.scan.ends.clear()
        self.scan.wrong.append((Found(start, end, (start, end), problem), problem))

    def _problems(self) -> list[LineProblem]:
        wrong = [*self.scan.wrong, *((end, end.value) for end in self.scan.ends if isinstance(end.value, Problem))]
        return [self._problem(found, problem) for found, problem in wrong]

    def _problem(self, found: Found, problem: Problem) -> LineProblem:
        return LineProblem(*self.scan.line.span(*found.core), self.scan.line.words(*found.core), problem)

    def _past_day(self, day: date | None) -> list[LineProblem]:
        said = self.scan.found.get(Kind.DAY)
        if not said or day is None or day >= self.scan.today:
            return []
        return [self._problem(said[0], Problem("day", N_("That day is past. Write today or a later day, such as +1.")))]

    def _is_past(self, day: date | None, at: time | None) -> bool:
        if at is None or (day or self.scan.today) != self.scan.today:
            return False
        part = None if Kind.TIME in self.scan.found else self._part()
        return (part.over if part else at) < self.scan.now

    def _chips(self, at: time | None, end: time | None, rule: Recurrence | Problem | None, note: int) -> list[Chip]:
        chips = [self._chip(kind, found, value) for kind, found, value in self._valued(at, end, rule)]
        if note < len(self.scan.line.text):
            start, stop = self.scan.line.span(note, len(self.scan.line.text))
            text = self.scan.line.words(note + 2, len(self.scan.line.text))
            chips.append(Chip(Kind.NOTE, start, stop, text, text))
        return chips

    def _valued(
        self, at: time | None, end: time | None, rule: Recurrence | Problem | None
    ) -> list[tuple[Kind, Found, Value]]:
        """Return what was found with the value of its chip."""
        found: list[tuple[Kind, Found, Value]] = []
        for kind in (Kind.VERB, Kind.WHO, Kind.DAY, Kind.PRIORITY, Kind.TAG):
            found += [
                (kind, part, part.value)
                for part in self.scan.found.get(kind, [])
                if isinstance(part.value, str | Who | date)
            ]
        if at:
            said = (at, end) if end else at
            found += [(Kind.TIME, part, said) for part in (*self.scan.found.get(Kind.TIME, []), *self.scan.parts)]
        if isinstance(rule, Recurrence):
            ends = [part for part in self.scan.ends if not isinstance(part.value, Problem)]
            found += [(Kind.AGAIN, part, rule) for part in (*self.scan.found.get(Kind.AGAIN, []), *ends)]
        return found

    def _chip(self, kind: Kind, found: Found, value: Value) -> Chip:
        start, end = self.scan.line.span(found.start, behind_separator(self.scan.line.text, found.end))
        return Chip(kind, start, end, self.scan.line.words(*found.core), value)

    def _title(self, chips: list[Chip]) -> str:
        """Return what no chip has taken, with single blanks."""
        parts, place = [], 0
        for chip in chips:
            parts.append(self.scan.line.typed[place : chip.start])
            place = chip.end
        return " ".join(lines.composed(" ".join([*parts, self.scan.line.typed[place:]])).split())
