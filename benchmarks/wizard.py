"""The wizard and the pipeline: a key in a field to the figures beside it, opening a draft, a list of 5,000."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from benchmarks import desks
from benchmarks.book import TODAY
from benchmarks.keys import DOWN, ENTER, UP, Series, Typist
from benchmarks.measures import Found
from benchmarks.plan import Plan, folder
from benchmarks.wire import LINE, PAGE, crodesk, place
from crodesk.services.practice import practice_copy
from crodesk.storage.connection import connect

ABOUT = """The made-up portfolio with 5,000 applications more, in a pseudo terminal. A digit is typed into the amount of
a home loan with parties, incomes, debts and collateral; its frame shows the figures that follow. Opening the draft and
moving in the pipeline stand beside it. The floors are a bare line and a bare page, as for the lists."""

SAMPLE = Path(__file__).parents[1] / "data" / "sample.sqlite"
APPLICATIONS = 5_000
GO_TO, ESCAPE, BACKSPACE = "\x07", "\x1b", "\x7f"
DRAFT = "2291"
MANY = f"""
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {APPLICATIONS})
INSERT INTO application (customer_rid, number, product, currency, amount_minor, months, stage, stage_since, started_on)
SELECT 1 + i % 200, 'B-' || i, 'salary_loan', 'VND', 1000000 * (i % 900 + 50), 12 + i % 48,
 CASE i % 3 WHEN 0 THEN 'draft' WHEN 1 THEN 'submitted' ELSE 'returned' END,
 date('{TODAY}', '-' || (i % 90) || ' days'), date('{TODAY}', '-' || (i % 90) || ' days')
FROM n
"""


def run(plan: Plan) -> Iterator[Found]:
    """Type into the wizard and move in the pipeline."""
    with desks.copied(_desk()) as desk, place() as here:
        screens = here.start(crodesk(desk))
        screens.painted(b"F10")
        screens.wait_quiet(2.0)
        typist = Typist(here.floor(), screens)
        for kind in (_pipeline, _opening, _figures):
            for series in kind(typist, plan.keys):
                yield from series.found()


def _desk() -> Path:
    """Return the desk that is copied, made once."""
    path = folder() / f"wizard-{SAMPLE.stat().st_mtime_ns}.sqlite"
    if not path.exists():
        practice_copy(SAMPLE, path, TODAY)
        with closing(connect(path, None)) as db:
            db.execute(MANY)
    return path


def _pipeline(typist: Typist, keys: int) -> Iterator[Series]:
    """Move in the list of applications."""
    typist.screens.do("4")
    typist.screens.wait_quiet(1.0)
    moves = Series("", f"Up and Down in a pipeline of {APPLICATIONS:,}", LINE, None)
    for turn in range(keys):
        typist.type(moves, DOWN if turn % 20 < 10 else UP)
    yield moves


def _opening(typist: Typist, keys: int) -> Iterator[Series]:
    """Open a draft from the list, and leave it."""
    opened = Series("", "a draft opens from the pipeline", PAGE, None, frames_goal=False)
    for _turn in range(max(keys // 6, 3)):
        typist.type(opened, ENTER, 0.5, b"Loans > ")
        typist.screens.do(ESCAPE)
        typist.screens.wait_quiet(0.4)
        typist.screens.do("\x1bOR")
        typist.screens.wait_quiet(0.4)
    yield opened


def _figures(typist: Typist, keys: int) -> Iterator[Series]:
    """Type into the amount and take it back; the figures follow in the same frame."""
    screens = typist.screens
    screens.do(GO_TO)
    screens.wait_quiet(0.5)
    screens.do(*DRAFT, ENTER)
    screens.wait_quiet(1.5)
    typed = Series("22", "a key in a wizard field, with its figures", LINE, 3.0)
    for turn in range(keys):
        typist.type(typed, BACKSPACE if turn % 2 else "1")
    yield typed
