"""From Enter to the customer's file."""

from collections.abc import Iterator
from random import Random

from benchmarks import desks
from benchmarks.keys import BACK, DOWN, ENTER, Series, Typist
from benchmarks.measures import Found
from benchmarks.plan import Plan
from benchmarks.wire import PAGE, place

ABOUT = """From Enter to the end of the first frame of the customer's file: on a customer of the list, and in the dialog
of Ctrl+G after a customer's number was typed. The floor is a whole page that changes in a bare Textual app."""
SETTLING = 0.3
GO_TO = "\x07"


def run(plan: Plan) -> Iterator[Found]:
    """Open files on the biggest desk."""
    random = Random(5)
    listed = Series("12", f"open a file from the list, {plan.big:,} customers", PAGE, 3.0)
    found = Series("12", f"open a file by Ctrl+G, {plan.big:,} customers", PAGE, 3.0, frames_goal=False)
    back = Series("", f"back from the file to the list, {plan.big:,} customers", PAGE, None)
    with place() as here:
        typist = Typist(here.floor(), here.screens(desks.plain(plan.big)))
        typist.screens.do(ENTER, BACK, ENTER, BACK)
        for _ in range(plan.keys // 2):
            typist.screens.do(DOWN)
            typist.type(listed, ENTER, SETTLING)
            typist.type(back, BACK, SETTLING)
            typist.screens.do(GO_TO, *f"{random.randrange(plan.big) + 1:08}")
            typist.type(found, ENTER, SETTLING)
            typist.screens.do(BACK)
    for series in (listed, found, back):
        yield from series.found()
