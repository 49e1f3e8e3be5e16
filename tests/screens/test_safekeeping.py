"""The home screen says when the last verified backup was, nags after a week, and makes one on demand."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from crodesk import config
from crodesk.app import CrodeskApp
from crodesk.config import Settings
from crodesk.services import opening
from crodesk.services.clock import Clock
from crodesk.services.desk import Desk
from crodesk.widgets.frame import PlaceLine
from tests.builders import a_customer
from tests.conftest import TODAY
from tests.screens.desk_app import settle


@pytest.fixture
def places(tmp_path: Path) -> Settings:
    """The settings, which the file says too."""
    found = Settings(backups=str(tmp_path / "backups"), backups_second=str(tmp_path / "usb" / "crodesk"))
    config.file().parent.mkdir(parents=True, exist_ok=True)
    config.file().write_text(f'backups = "{found.backups}"\nbackups_second = "{found.backups_second}"\n')
    return found


@pytest.fixture
def begun(desk_path: Path) -> Iterator[Desk]:
    """A desk that was begun long ago, today."""
    path = desk_path.with_name("old.sqlite")
    opening.create(path, None, opening.NewDesk("Lan"), Clock.on(TODAY - timedelta(days=30)))
    desk = opening.open_to_write(path, None, Clock.on(TODAY), "test")
    yield desk
    desk.close()


def backed_up(desk: Desk, places: Settings, days_ago: int) -> None:
    earlier = opening.open_to_read(desk.path, None, Clock.on(TODAY - timedelta(days=days_ago)))
    earlier.back_up(Path(places.backups))
    earlier.close()


def told(app: CrodeskApp) -> tuple[str, list[str]]:
    """Return what the home screen says, and what was announced of backups."""
    return app.screen.query_one(PlaceLine).text, [notice.text for notice in app.notices if "backup" in notice.text]


async def looked(pilot: Pilot[int], said: str) -> None:
    """Wait until the home screen says something of backups: they are looked for behind the first frame."""
    for _time in range(200):
        await settle(pilot)
        if said in pilot.app.screen.query_one(PlaceLine).text:
            return
        await pilot.pause(0.05)


@pytest.mark.parametrize(
    ("days_ago", "said", "nags"),
    [(None, "  no backup yet", True), (8, "  backup 12 Nov", True), (7, " · backup 13 Nov", False)],
)
async def test_after_a_week_without_a_backup_the_home_screen_nags(
    begun: Desk, places: Settings, days_ago: int | None, said: str, nags: bool
) -> None:
    if days_ago is not None:
        backed_up(begun, places, days_ago)
    app = CrodeskApp(begun, places)
    async with app.run_test(size=(140, 40)) as pilot:
        await looked(pilot, "backup")
        line, announced = told(app)
    assert line.endswith(said)
    assert bool(announced) is nags
    assert app.state.backup_overdue is nags


async def test_one_made_now_is_verified_said_at_once_and_copied_to_the_stick(
    begun: Desk, places: Settings, tmp_path: Path
) -> None:
    backed_up(begun, places, 8)
    (tmp_path / "usb").mkdir()
    a_customer(begun, "Trần Văn Đức")
    app = CrodeskApp(begun, places)
    async with app.run_test(size=(140, 40)) as pilot:
        await looked(pilot, "backup 12 Nov")
        await app.run_action("app.back_up")
        await looked(pilot, "backup Fri 20 Nov")
        line, _announced = told(app)
    assert line.endswith(" · backup Fri 20 Nov")
    assert "Backed up and verified, 1 customers" in "".join(notice.text for notice in app.notices)
    assert len(list((tmp_path / "usb" / "crodesk").glob("old-*.sqlite"))) == 1
    assert len(list((tmp_path / "backups").glob("old-*.sqlite"))) == 2
