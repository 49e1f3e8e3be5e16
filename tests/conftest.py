"""What all rings of tests share: a desk in a temporary folder, with a clock that stands on one day."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from crodesk.services import opening
from crodesk.services.clock import Clock
from crodesk.services.desk import Desk

TODAY = date(2026, 11, 20)
PASSPHRASE = "a long enough passphrase"


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
