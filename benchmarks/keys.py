"""From a key to the end of its frame, in the customer list."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random

from benchmarks import desks
from benchmarks.floor_app import COLUMNS, ROWS
from benchmarks.measures import Fact, Found, Measure
from benchmarks.plan import Plan
from benchmarks.wire import LINE, PAGE, QUIET, Painted, Place, Wire, place
from crodesk.screens.customers.actions import SORTS

ABOUT = f"""From a key to the end of its first frame, in a pseudo terminal of {COLUMNS} columns and {ROWS} rows. The
floor is a bare Textual app that shows one other line, or a page of other lines, made beforehand; it gets a key in turn
with the program. A goal about frames says how many frames a key may cause."""

UP, DOWN, PAGE_UP, PAGE_DOWN, HOME, END, ENTER, BACK = (
    "\x1b[A", "\x1b[B", "\x1b[5~", "\x1b[6~", "\x1b[H", "\x1b[F", "\r", "\x1bOR",
)  # fmt: skip
SETTLING = 0.5
"""Seconds of quiet after what also works in the background."""
TITLES = (("Number", b"sort: number"), ("Phone", b"sort: phone"))
"""Titles that are clicked on, and what is said then."""
QUERIES = ("nguyen", "minh anh", "王小明", "tran thi", "0903", "smith", "c00000", "đặng")
"""What is typed into the search, letter by letter."""


@dataclass
class Series:
    """The times of one kind of key, and those of the floor between them."""

    number: str
    what: str
    floor_key: str
    goal: float | None
    frames_goal: bool = True
    """Whether one frame a key is a goal."""
    painted: list[Painted] = field(default_factory=list)
    floor: list[float] = field(default_factory=list)

    def found(self) -> Iterator[Found]:
        """Return what came of it."""
        times = [each.seconds for each in self.painted]
        floor = "bare line" if self.floor_key == LINE else "bare page"
        most = max(each.frames for each in self.painted)
        mean = sum(each.frames for each in self.painted) / len(self.painted)
        note = f"frames a key: {mean:.2f}, most {most}"
        yield Measure(self.number, self.what, floor, times, self.floor, self.goal, note)
        if self.frames_goal:
            yield Fact(self.number, f"{self.what}: most frames at one key", "", str(most), "1", most == 1)


class Typist:
    """Types keys into the program and its floor in turn."""

    def __init__(self, floor: Wire, screens: Wire) -> None:
        self._floor = floor
        self.screens = screens

    def type(self, series: Series, key: bytes | str, quiet: float = QUIET, marker: bytes = b"") -> None:
        """Type one key that is measured, and one into the floor; `marker` is what the frame that counts must hold."""
        series.floor.append(self._floor.press(series.floor_key).seconds)
        series.painted.append(self.screens.press(key, quiet, marker))


Run = Callable[[Typist, int, str], Iterator[Series]]


def run(plan: Plan) -> Iterator[Found]:
    """Type everything on desks of several sizes."""
    for size in plan.sizes:
        with place() as here:
            yield from _on(here, size, plan.keys)


def _on(here: Place, size: int, keys: int) -> Iterator[Found]:
    typist = Typist(here.floor(), here.screens(desks.plain(size)))
    for kind in (_moves, _pages, _jumps, _searches, _sorts):
        for series in kind(typist, keys, f"{size:,} customers"):
            yield from series.found()


def _moves(typist: Typist, keys: int, where: str) -> Iterator[Series]:
    """Move the cursor within the page, then with the page under it."""
    within = Series("4", f"Up and Down, {where}", LINE, 1.0)
    for place_ in range(keys):
        typist.type(within, DOWN if place_ % 40 < 20 else UP)
    yield within
    typist.screens.do(HOME, PAGE_DOWN, END, HOME, *[DOWN] * 34)
    scrolling = Series("", f"Down that scrolls, {where}", PAGE, None)
    for _ in range(keys):
        typist.type(scrolling, DOWN)
    yield scrolling
    typist.screens.do(HOME)


def _pages(typist: Typist, keys: int, where: str) -> Iterator[Series]:
    """Turn pages, and go to both ends."""
    down = Series("5", f"PageDown, {where}", PAGE, 1.75)
    for _ in range(keys):
        typist.type(down, PAGE_DOWN)
    yield down
    typist.screens.do(HOME)
    ends = Series("5", f"End and Home, {where}", PAGE, 1.75)
    for place_ in range(keys):
        typist.type(ends, HOME if place_ % 2 else END)
    yield ends
    typist.screens.do(HOME)


def _jumps(typist: Typist, keys: int, where: str) -> Iterator[Series]:
    """Click on the right border, which goes to that part of the list."""
    jumps = Series("6", f"jump anywhere, {where}", PAGE, 2.25)
    random = Random(7)
    rows = random.sample(range(6, 38), 32) * (keys // 32 + 1)
    for row in rows[:keys]:
        at = f"\x1b[<0;{COLUMNS};{row}"
        typist.type(jumps, f"{at}M{at}m")
    yield jumps
    typist.screens.do(HOME)


def _sorts(typist: Typist, keys: int, where: str) -> Iterator[Series]:
    """Choose another order, in the dialog and by a click on a title; the list in its new order is waited for."""
    opens = Series("", f"dialog of orders opens, {where}", PAGE, None, frames_goal=False)
    chosen = Series("", f"Enter in it to the new order, {where}", PAGE, None, frames_goal=False)
    clicked = Series("6", f"sort change (click on a title), {where}", PAGE, 3.0)
    orders = [words.encode() for words in SORTS.values()]
    clicks = [(_click_on(typist.screens, title), order) for title, order in TITLES]
    for turn in range(max(keys // 3, 2)):
        place_ = 2 + turn % 5  # neither of the titles, so that each choice is another order
        typist.type(opens, "s", SETTLING)
        typist.screens.do(HOME, *[DOWN] * place_)
        typist.type(chosen, ENTER, SETTLING, b"sort: " + orders[place_])
        click, order = clicks[turn % 2]
        typist.type(clicked, click, SETTLING, order)
    yield from (opens, chosen, clicked)


def _click_on(screens: Wire, title: str) -> str:
    """Return what the terminal sends for a click on a title."""
    x, y = screens.where(title) or (0, 0)
    at = f"\x1b[<0;{x + 1};{y + 1}"
    return f"{at}M{at}m"


def _searches(typist: Typist, keys: int, where: str) -> Iterator[Series]:
    """Type into the search; what is counted once the keys rest is waited for, and in no number."""
    search = Series("8", f"search as you type, {where}", PAGE, 2.5)
    for query in QUERIES[: max(keys // 7, 2)]:
        typist.screens.do("/")
        for letter in query:
            typist.type(search, letter)
            typist.screens.wait_until(lambda: not typist.screens.screen_lines()[1].startswith("…"), "the count", 60)
            typist.screens.wait_quiet(0.2)  # the emulator has worked: let the computer come to rest
        typist.screens.do(BACK)
        typist.screens.wait_quiet(SETTLING)
    yield search
