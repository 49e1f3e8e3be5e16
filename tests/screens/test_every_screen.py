"""Every screen in every size and language: nothing overflows, is cut without an ellipsis, or is untranslated."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from importlib import import_module
from inspect import isabstract
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, Static

import crodesk
from crodesk import config
from crodesk.domain.follow_up import message as said
from crodesk.domain.records import KINDS
from crodesk.exchange.package import Decision, Package, Verdict
from crodesk.exchange.package.reading import Named
from crodesk.language import LANGUAGES, _, set_language
from crodesk.screens.application.screen import ApplicationScreen
from crodesk.screens.comparing import ThenAndNow
from crodesk.screens.contract.issuing import IssuedPage
from crodesk.screens.contract.screen import ContractScreen
from crodesk.screens.customer.alerts import AlertsDialog
from crodesk.screens.customer.screen import CustomerScreen
from crodesk.screens.desk_screen import DeskScreen
from crodesk.screens.history.two_moments import TwoMoments
from crodesk.screens.leaving import LastQuestion
from crodesk.screens.loan.screen import LoanScreen
from crodesk.screens.navigation import OpenApplication, OpenContract, OpenCustomer, OpenLoan, OpenRoom
from crodesk.screens.reviewing import Reviewing
from crodesk.screens.running.screen import RunningScreen
from crodesk.screens.statements.screen import StatementsScreen
from crodesk.screens.statements.taken import TakenDialog
from crodesk.screens.urging import holding
from crodesk.services import application_decision, application_package, contract_file, customer_file, moments, opening
from crodesk.services.application_comparing import Comparison
from crodesk.services.application_decision import Review
from crodesk.services.clock import Clock
from crodesk.services.desk import Desk
from crodesk.services.practice import practice_copy
from crodesk.services.sheets import drawing_sheets
from crodesk.services.statement_taking import BELOW_ZERO, NEW_ACCOUNT, Taken
from crodesk.widgets.file_finder import FileFinder
from crodesk.widgets.looking import Looking
from crodesk.widgets.working import Working
from tests.conftest import TODAY
from tests.screens.a_hand_over import taking_in
from tests.screens.desk_app import opened
from tests.screens.painted import Words, flaws, words_of
from tests.screens.walking import SMALL, Walk

SAMPLE = Path(__file__).parents[2] / "data" / "sample.sqlite"


def screens_of(base: type[Screen[Any]]) -> Iterator[type[Screen[Any]]]:
    """Yield the screens of the program that nothing is derived from."""
    for info in walk_packages(crodesk.__path__, f"{crodesk.__name__}."):
        if info.name.startswith(("crodesk.screens", "crodesk.widgets")):
            import_module(info.name)
    for screen in base.__subclasses__():
        yield from screens_of(screen)
        if not screen.__subclasses__() and not isabstract(screen) and screen.__module__.startswith("crodesk."):
            yield screen


PLACES = {room.__name__: room for room in screens_of(DeskScreen)}
"""The rooms by their names."""


def a_review(desk: Desk) -> Review:
    """Return a decision on an application of the sample, with as much in it as one can have."""
    rid, uid, number, purpose, officer = desk.look(lambda reader: reader.row(SUBMITTED)) or ()
    package = Package(uid, number, desk.today, desk.officer, {})
    desk.do_now("", "", application_package.note, rid, package.sha256)
    decision = Decision(
        Named(uid, number), package.sha256, Verdict.CONDITIONAL, officer, desk.today, reason=purpose, dissent=purpose,
        conditions=(purpose,), covenants=(purpose,), amount=Decimal(10**12), currency="VND", months=24, rate=Decimal(9),
    )  # fmt: skip
    found = desk.read_now(application_decision.review, desk.attachments, rid, decision, desk.today, desk.officer)
    assert found is not None
    return found


def a_long_list(desk: Desk) -> AlertsDialog:
    """Return the list of what matters about the customer of the sample about whom most does."""
    rids = [int(rid) for (rid,) in desk.look(lambda reader: reader.rows("SELECT rid FROM customer"))]
    files = [desk.look(customer_file.read, rid, desk.today) for rid in rids]
    fullest = max((file for file in files if file is not None), key=lambda file: len(file.alerts))
    assert fullest.alerts
    return AlertsDialog("", fullest.alerts)


def then_and_now(desk: Desk) -> ThenAndNow:
    """Return an application beside what was sent of it; of those of the sample nothing is frozen."""
    return ThenAndNow("A-2026-000001", Comparison(desk.today, "submit", False, ()))


def taken(desk: Desk) -> TakenDialog:
    """Return what came of a file with everything that there can be to say of one."""
    closing = said.Message(BELOW_ZERO, {"closing": said.Amount(-5, "VND")})
    doubts = [(0, closing), (12, said.Message(NEW_ACCOUNT, {"account": "4711"}))]
    return TakenDialog(Taken("4711.sta", "mt940", 1, 21_234, 1, 20_000, 1_000, 200, 33, remarks=doubts), desk.today)


def two_moments(desk: Desk) -> TwoMoments:
    """Return all that was done beside the beginning: as much of the sample's own story as there is."""
    return TwoMoments("", desk.read_now(moments.compare, 0, 40), desk.currency)


def issued_page(desk: Desk) -> IssuedPage:
    """Return a page about a drawing of the sample that can be handed out."""
    file = desk.look(contract_file.read, int(desk.look(lambda reader: reader.value(DRAWN_UNDER))), desk.today)
    assert file is not None
    return IssuedPage(desk, file, file.drawings[0], next(iter(drawing_sheets.SHEETS)))


SUBMITTED = """
SELECT a.rid, a.uid, a.number, a.purpose, c.name FROM application a JOIN customer c ON c.rid = a.customer_rid
WHERE a.stage = 'submitted' LIMIT 1
"""


def held_back(_desk: Desk) -> Screen[Any]:
    """Return the question before messages that shouldn't be sent now, to several."""
    why = said.Message("Urged {count} times today already; no more than {most} are allowed.", {"count": 5, "most": 5})
    return holding.question(why, TODAY, ["Nguyễn Thị Ngọc Trâm", "Garage Thành Đạt", "Phạm Đức Anh"])


DRAWN_UNDER = "SELECT credit_contract_rid FROM drawing ORDER BY rid LIMIT 1"
"""A contract with conditions, security and a drawing."""
BESIDE: dict[str, Callable[[Desk], Screen[Any]]] = {
    "Working": lambda _desk: Working(_("Merge")),
    "LastQuestion": lambda _desk: LastQuestion(),
    "Looking": lambda _desk: Looking(config.file(), lambda _path: None),
    "AlertsDialog": a_long_list,
    "ThenAndNow": then_and_now,
    "TwoMoments": two_moments,
    "TakenDialog": taken,
    "FileFinder": lambda _desk: FileFinder(_("Photo"), f"{config.file()}/"),
    "IssuedPage": issued_page,
    "Reviewing": lambda desk: Reviewing(a_review(desk)),
    "HeldBack": held_back,
    "TakingIn": taking_in,
    "TakingIn without disputes": lambda desk: taking_in(desk, disputed=False),
}
"""Screens that no action alone leads to: one stands while something long is under way, one before an end, one while a
file is looked at, one before a decision that came as a file is taken in, one after a statement came in, one chooses a
file where a field asks for one, one comes at night. To two, it depends on the data."""
WITH_LEDGER = "SELECT holding_rid FROM loan_event GROUP BY holding_rid ORDER BY count(*) DESC LIMIT 1"
"""The loan on which most has happened."""
FULLEST = "SELECT rid FROM application WHERE stage = 'returned' ORDER BY rid LIMIT 1"
"""An application that can be changed, with income, assets and papers."""
WALKED: dict[tuple[str, str], Walk] = {}
"""The walks that were done, by room and language."""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("walk") / "desk.sqlite"
    practice_copy(SAMPLE, path, TODAY)
    return path


@contextmanager
def copied(sample: Path, folder: Path) -> Iterator[Desk]:
    """Open a desk of its own for a walk, which changes what it goes through; what it exports stays beside it."""
    path = folder / "desk.sqlite"
    path.write_bytes(sample.read_bytes())
    desk = opening.open_to_write(path, None, Clock.on(TODAY), "test")
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Path, "home", lambda: folder)
            for name in ("CONFIG", "DATA", "STATE"):
                patch.setenv(f"XDG_{name}_HOME", str(folder))
            yield desk
    finally:
        desk.close()


def texts_of(desk: Desk) -> list[str]:
    """Return every text that the desk keeps; how the history calls what was done is the program's own."""
    rows = [
        row for kind in KINDS for row in desk.look(lambda reader, sql: reader.rows(sql), f"SELECT * FROM {kind.name}")
    ]
    return [cell for row in rows for cell in row if isinstance(cell, str)]


def broken(path: Path) -> list[str]:
    """Return a path and what stands on each side of wherever a pane may break it."""
    text = str(path)
    return [text, *(piece for at in range(1, len(text)) for piece in (text[:at], text[at:]))]


NAMED: dict[type[Screen[Any]], str] = {RunningScreen: "running", StatementsScreen: "statements"}
"""Rooms that stand behind the door of another one."""


def door_of(room: type[Screen[Any]], desk: Desk) -> Message:
    """Return what goes to a room; the file is opened of the customer about whom there is most to see."""
    if issubclass(room, ApplicationScreen):
        return OpenApplication(int(desk.look(lambda reader: reader.value(FULLEST))), "means")
    if issubclass(room, LoanScreen):
        return OpenLoan(int(desk.look(lambda reader: reader.value(WITH_LEDGER))))
    if issubclass(room, ContractScreen):
        return OpenContract(int(desk.look(lambda reader: reader.value(DRAWN_UNDER))))
    if room in NAMED:
        return OpenRoom(NAMED[room])
    if not issubclass(room, CustomerScreen):
        return OpenRoom(str(room.ROOM)) if issubclass(room, DeskScreen) else Message()
    has = "SELECT count(*) FROM pragma_table_info(?) WHERE name = 'customer_rid'"
    held = [kind.name for kind in KINDS if desk.look(lambda reader, name: reader.value(has, (name,)), kind.name)]
    kinds = "+".join(f"EXISTS (SELECT 1 FROM {name} AS t WHERE t.customer_rid = c.rid)" for name in held)
    steps = "(SELECT count(*) FROM follow_up WHERE customer_rid = c.rid AND status = 'open')"
    richest = f"SELECT rid FROM customer AS c ORDER BY {kinds} + min(3, {steps}) DESC LIMIT 1"
    rid = int(desk.look(lambda reader: reader.value(richest)))
    return OpenCustomer(rid, [rid, rid + 1])


async def walked(place: str, code: str, sample: Path, folder: Path) -> Walk:
    """Return what was found on the walk through a room; it is done once."""
    if (place, code) not in WALKED:
        set_language(code)
        try:
            with copied(sample, folder) as desk:
                door = door_of(PLACES[place], desk)
                async with opened(desk, SMALL) as pilot:
                    walk = Walk(
                        pilot,
                        words_of(code, [*texts_of(desk), *broken(config.file())], TODAY),
                        lambda: pilot.app.post_message(door),
                    )
                    await walk.room(place)
                    for name, make in BESIDE.items():
                        await pilot.app.push_screen(make(desk))
                        await walk.look(name)
        finally:
            set_language("en")
        WALKED[place, code] = walk
    return WALKED[place, code]


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("place", PLACES)
async def test_nothing_overflows_is_cut_silently_or_is_untranslated(
    place: str, code: str, sample: Path, tmp_path: Path
) -> None:
    found = (await walked(place, code, sample, tmp_path)).found
    if found:
        pytest.fail("\n".join(dict.fromkeys(found)), pytrace=False)


async def test_every_screen_is_walked(sample: Path, tmp_path: Path) -> None:
    seen: set[type[Screen[Any]]] = set()
    for place in PLACES:
        folder = tmp_path / place
        folder.mkdir()
        seen |= (await walked(place, "en", sample, folder)).classes
    assert {screen.__name__ for screen in screens_of(Screen)} - {screen.__name__ for screen in seen} == set()


# Does the walk see what is wrong?


class Flawed(App[None]):
    def __init__(self, *widgets: Widget) -> None:
        super().__init__()
        self.widgets = widgets

    def compose(self) -> ComposeResult:
        yield from self.widgets


KNOWN = Words(frozenset({"khách", "hàng", "khách hàng"}), frozenset({"customer"}), {"Customer": "Khách hàng"})


def sized(widget: Widget, **styles: Any) -> Widget:
    for name, value in styles.items():
        setattr(widget.styles, name, value)
    return widget


FLAWED = {
    "a text that needs two lines and has one": (sized(Static("khách hàng " * 9), height=1), "cut without a sign"),
    "a word that ends in the middle": (Static("khác"), "cut without a sign"),
    "a placeholder that is too long": (Input(placeholder="khách hàng " * 9), "cut without a sign"),
    "a widget that is wider than its parent": (
        sized(Vertical(sized(Static("khách"), width=50)), overflow_x="hidden"),
        "is wider than",
    ),
    "a widget that is higher than its parent": (
        sized(Vertical(sized(Static("khách"), height=9)), height=2, overflow_y="hidden"),
        "is higher than",
    ),
    "a message that isn't translated": (Static("Customer"), "not in"),
}
RIGHT = {
    "a text with its ellipsis": Static("khác…"),
    "a text that goes on in the next line": sized(Static("khách hàng " * 9), height=3),
    "what scrolls": sized(Vertical(sized(Static("khách"), height=9)), height=2, overflow_y="auto"),
    "words that nobody knows": Static("Trần Thị Hường 079300555"),
}


@pytest.mark.parametrize(("widget", "said"), FLAWED.values(), ids=FLAWED)
async def test_a_flaw_is_seen(widget: Widget, said: str) -> None:
    async with Flawed(widget).run_test(size=(40, 12)) as pilot:
        assert said in "\n".join(flaws(pilot.app.screen, KNOWN))


@pytest.mark.parametrize("widget", RIGHT.values(), ids=RIGHT)
async def test_what_is_right_is_no_flaw(widget: Widget) -> None:
    async with Flawed(widget).run_test(size=(40, 12)) as pilot:
        assert list(flaws(pilot.app.screen, KNOWN)) == []
