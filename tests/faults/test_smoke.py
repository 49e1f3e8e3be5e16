"""Each fault a few times, always the same ones; `make faults` tries them many times, and prints its table."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults import desks, power
from tests.faults.__main__ import SEED, SUITES, outcomes
from tests.faults.desks import Sealed
from tests.faults.disk import disk
from tests.faults.outcome import Outcome, table

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes can't be forked here")


@pytest.fixture(scope="module", autouse=True)
def usual_disk_afterwards() -> Iterator[None]:
    """Leave other tests of this process to the usual disk."""
    yield
    disk().step_aside()


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Sealed:
    return desks.make(tmp_path_factory.mktemp("base"))


@pytest.mark.parametrize("name", SUITES)
def test_a_fault_loses_nothing_and_leaves_nothing_half(name: str, base: Sealed, tmp_path: Path) -> None:
    found = list(outcomes([name], SEED, base, tmp_path, short=True))
    assert [(each.fault, each.notes) for each in found if each.bad] == []
    assert sum(each.acknowledged for each in found if not each.skipped)


# Would a loss be seen?


def test_a_desk_that_does_not_sync_every_note_is_seen_to_lose_some(
    base: Sealed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(power, "CHECKPOINT", 100_000)  # the log going into the file would sync what came before
    assert power.run(24, SEED, base, tmp_path, "NORMAL").lost


def test_a_row_that_is_not_as_its_action_left_it_is_seen(base: Sealed, tmp_path: Path) -> None:
    sealed = desks.copies(base, tmp_path)
    with sealed.at_work() as desk:
        assert desks.half_applied(desk) == []
        assert desks.lost(desk, [desks.head_of(desk)]) == []
        assert desks.lost(desk, ["0" * 64]) == ["0" * 64]
        with desk._warm_engine().begin() as connection:
            connection.exec_driver_sql("DROP TRIGGER journal_interaction_update")
            connection.exec_driver_sql(
                "UPDATE interaction SET text = 'half' WHERE rid = (SELECT max(rid) FROM interaction)"
            )
        assert len(desks.half_applied(desk)) == 1


def test_the_table_sums_what_was_tried_and_says_what_was_not() -> None:
    found = [Outcome("a", 2, 1000, 1), Outcome("b", skipped="no root here")]
    assert table(found).splitlines()[2:] == [
        "| a | 2 | 1,000 | 1 | 0 | 0 | 0 |",
        "| b (not tried: no root here) | - | - | - | - | - | - |",
        "| **together** | 2 | 1,000 | 1 | 0 | 0 | 0 |",
    ]
