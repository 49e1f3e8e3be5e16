"""What a benchmark finds: times beside the times of a floor, or a plain fact, each with its goal."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles


@dataclass(frozen=True, slots=True)
class Measure:
    """Times of the thing and of its floor, taken in turn in one run."""

    number: str
    """Which of the goals it is about."""
    what: str
    floor: str
    """What it is measured against."""
    times: Sequence[float]
    floor_times: Sequence[float]
    goal: float | None = None
    """What the ratio of the medians may be; `None` where there is no goal."""
    note: str = ""

    @property
    def ratio(self) -> float:
        """The ratio of the medians."""
        return median(self.times) / median(self.floor_times)

    @property
    def ratio_of_minima(self) -> float:
        """The ratio of the best times."""
        return min(self.times) / min(self.floor_times)

    @property
    def ratio_of_slow(self) -> float:
        """The ratio of what one in twenty takes longer than."""
        return slow(self.times) / slow(self.floor_times)

    @property
    def cells(self) -> list[str]:
        """The cells of its line in the table."""
        goal = f"<= {self.goal:.2f}" if self.goal is not None else ""
        ratios = (self.ratio, self.ratio_of_minima, self.ratio_of_slow)
        return [self.number, self.what, self.floor, *map(_short, ratios), goal, self._verdict, self.note]

    @property
    def _verdict(self) -> str:
        if self.goal is None:
            return ""
        return "yes" if self.ratio <= self.goal else "**no**"

    @property
    def milliseconds(self) -> str:
        """The medians themselves, for whoever looks on; they say nothing about another machine."""
        return f"{median(self.times) * 1000:.2f} / {median(self.floor_times) * 1000:.2f} ms"


@dataclass(frozen=True, slots=True)
class Fact:
    """What is no ratio of times."""

    number: str
    what: str
    floor: str
    value: str
    goal: str
    met: bool | None
    """Whether it is as wanted; `None` where nothing is wanted."""
    note: str = ""
    milliseconds: str = ""

    @property
    def cells(self) -> list[str]:
        """The cells of its line in the table."""
        verdict = {True: "yes", False: "**no**", None: ""}[self.met]
        return [self.number, self.what, self.floor, self.value, "", "", self.goal, verdict, self.note]


Found = Measure | Fact

COLUMNS = ("Goal", "Measure", "Floor", "Median", "Minimum", "Slow 5 %", "Goal", "Met", "Note")
"""What the cells of a line are."""


def in_turn(thing: Callable[[], object], floor: Callable[[], object], rounds: int) -> tuple[list[float], list[float]]:
    """Return the times of the thing and of its floor, run in turn."""
    times: list[float] = []
    floor_times: list[float] = []
    for _round in range(rounds):
        for run_it, into in ((thing, times), (floor, floor_times)):
            started = time.perf_counter()
            run_it()
            into.append(time.perf_counter() - started)
    return times, floor_times


def slow(times: Sequence[float]) -> float:
    """Return what one in twenty takes longer than."""
    return quantiles(times, n=20)[-1] if len(times) > 1 else times[0]


def _short(ratio: float) -> str:
    return f"{ratio:.2f}" if ratio < 10 else f"{ratio:.0f}"
