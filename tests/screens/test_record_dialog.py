"""The form in a box: as high as what is asked and what is said of it need."""

from typing import Any

import pytest

from crodesk.domain.problem import Problem, Refused
from crodesk.domain.records import Field
from crodesk.services.desk import Desk
from crodesk.widgets.record_dialog import RecordDialog
from tests.screens.desk_app import opened, press, said, settle

WANTED = ("salary paid into an account here", "life insurance over the whole term of the loan", "the flat insured")


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_all_that_speaks_against_it_and_the_field_are_in_sight(desk: Desk, size: tuple[int, int]) -> None:
    def save(_values: Any) -> None:
        raise Refused([Problem("move", f"Still wanted before money goes out: {what}.") for what in WANTED])

    async with opened(desk, size) as pilot:
        pilot.app.push_screen(RecordDialog(desk, "Drawing requested", [Field("on", "Wanted on", "day")], save))
        await settle(pilot)
        await press(pilot, "f9")
        shown = said(pilot)
        assert all(f"goes out: {what}." in shown for what in WANTED)
        assert "Wanted on" in shown
