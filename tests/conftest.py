"""What all rings of tests share: a desk in a temporary folder, with a clock that stands on one day."""

from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from crodesk.services import opening
from crodesk.services.clock import Clock
from crodesk.services.desk import Desk

TODAY = date(2026, 11, 20)
PASSPHRASE = "a long enough passphrase"


def at_noon(today: date) -> Clock:
    """Return a clock that shows noon on a day, and goes on from there."""
    here = datetime.now().astimezone()
    return Clock(datetime.combine(today, time(12), here.tzinfo) - here)


if not 7 <= datetime.now().astimezone().hour < 19:
    Clock.on = at_noon  # type: ignore[method-assign]  # at night nobody is urged, however late CI begins

UNTIMED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""How long an example takes says more of the machine than of the code."""
settings.register_profile("same", UNTIMED, derandomize=True)
settings.register_profile("hunt", UNTIMED, max_examples=1000)
settings.load_profile("same")  # `--hypothesis-profile=hunt` looks for new examples


@pytest.fixture
def clock() -> Clock:
    return Clock.on(TODAY)


@pytest.fixture
def desk_path(tmp_path: Path, clock: Clock) -> Path:
    """A fresh plain desk."""
    path = tmp_path / "desk.sqlite"
    opening.create(path, None, opening.NewDesk("Lan", "Chợ Lớn", "VND"), clock)
    return path


@pytest.fixture
def desk(desk_path: Path, clock: Clock) -> Iterator[Desk]:
    """A fresh plain desk, open for writing."""
    desk = opening.open_to_write(desk_path, None, clock, "test")
    yield desk
    desk.close()


@pytest.fixture
def sealed_path(tmp_path: Path, clock: Clock) -> Path:
    """A fresh encrypted desk."""
    path = tmp_path / "sealed.sqlite"
    opening.create(path, PASSPHRASE, opening.NewDesk("Lan", "Chợ Lớn", "VND"), clock)
    return path
