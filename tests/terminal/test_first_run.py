"""The first time somebody opens the screens on a computer: the tour is there, and the second time it isn't."""

from __future__ import annotations

from pathlib import Path

from tests.terminal.conftest import Start
from tests.terminal.officer import ESC, F10, Officer, command, desk_of


def test_the_tour_is_there_once(start: Start, tmp_path: Path) -> None:
    desk, fresh = desk_of(tmp_path), {"XDG_STATE_HOME": str(tmp_path / "fresh")}
    first = Officer(start(command(desk), environment=fresh))
    first.sees("Tour, 1 of 5", "Press Enter", "Esc ends the tour")
    first.type(ESC)
    first.sees_no_more("Tour, 1 of 5")
    first.terminal.kill9()
    second = Officer(start(command(desk), environment=fresh))
    second.sees("[1 Today]")
    second.type(F10)
    second.sees("find an action")
    assert second.terminal.where("Tour, 1 of 5") is None
