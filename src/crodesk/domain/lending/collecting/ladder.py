"""The ladder of urging: which steps are reached by days past due, which were done, and what comes next."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from crodesk.domain.lending.arrears.days import WITH_DUE_DAY
from crodesk.domain.rules import figures
from crodesk.domain.rules.figures import Figures
from crodesk.domain.rules.mark import Mark
from crodesk.domain.rules.said import Words


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of the ladder."""

    code: str
    name: Words
    level: int
    dpd: int
    """From which day past due it is to be done; negative before the due date."""
    channel: str
    """`call`, `message`, `letter`, `visit` or `desk` (nothing goes to the customer)."""
    text: str
    """The message or paper that goes with it; empty for none."""
    who: str
    """`officer`, `manager` or `legal`."""
    mark: Mark
    pay_days: int | None = None
    """Days that its letter gives for paying; `None` where it has none."""


@dataclass(frozen=True, slots=True)
class Did:
    """A step that was done."""

    code: str
    on: date


@dataclass(frozen=True, slots=True)
class Reached:
    """A step that is reached."""

    rung: Rung
    since: date
    """The day on which it was reached."""
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class Climb:
    """Where a loan stands on the ladder."""

    reached: tuple[Reached, ...]
    """From the lowest on."""
    to_do: Reached | None
    """The highest step that is reached, unless it was done; lower ones that weren't are overtaken by it."""
    next: Rung | None
    """The one after it; `None` at the top, and where nothing is unpaid."""
    next_on: date | None


@dataclass(frozen=True, slots=True)
class Ladder:
    """The steps in force, from the lowest on."""

    rungs: tuple[Rung, ...]

    def at(self, days: int) -> Rung | None:
        """Return the highest step that so many days past due reach; `None` below the first."""
        return next((rung for rung in reversed(self.rungs) if rung.dpd <= days), None)

    def climb(self, oldest_due: date | None, today: date, done: Iterable[Did] = (), basis: str = "after_due") -> Climb:
        """Return where a loan stands whose oldest unpaid line is due on a day, which may lie ahead.

        A step counts as done when it was done since that line came onto the ladder: when it is paid, the next line
        begins anew. `basis` is how days past due are counted, one of `codes.BASES`.
        """
        if oldest_due is None or not self.rungs:
            return Climb((), None, None, None)
        zero = oldest_due - timedelta(days=1 if basis == WITH_DUE_DAY else 0)
        begun = zero + timedelta(days=self.rungs[0].dpd)
        days = {one.code: one.on for one in sorted(done, key=lambda one: one.on) if begun <= one.on <= today}
        placed = [(rung, zero + timedelta(days=rung.dpd)) for rung in self.rungs]
        reached = tuple(Reached(rung, since, days.get(rung.code)) for rung, since in placed if since <= today)
        ahead = next(((rung, on) for rung, on in placed if on > today), (None, None))
        to_do = reached[-1] if reached and reached[-1].done_on is None else None
        return Climb(reached, to_do, *ahead)


def ladder(rules: Mapping[str, Figures] | None = None) -> Ladder:
    """Return the ladder of `dunning`, the shipped one unless a bank's own is given."""
    used = figures.load("dunning") if rules is None else rules
    rungs = (
        Rung(
            code, one["name"], one["level"], one["dpd"], one["channel"], one.get("text") or "", one["who"], one.mark,
            one.get("pay_days"),
        )
        for code, one in used.items()
    )  # fmt: skip
    return Ladder(tuple(sorted(rungs, key=lambda rung: (rung.dpd, rung.level))))
