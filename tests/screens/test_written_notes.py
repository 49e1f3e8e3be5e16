"""A long text is kept as people write and paste it: its lines, lists, signs and blanks."""

import pytest

from crodesk.widgets.fields import Form, LongField
from crodesk.widgets.fields.field import Field
from tests.screens.form_app import FormApp
from tests.screens.keys import paste, press
from tests.screens.written_notes import NOTES, cases

FEWEST = 60
"""Cases in a language."""


class Sheet(FormApp):
    """A form of one long text."""

    def compose(self):  # type: ignore[no-untyped-def]  # as Textual's
        yield Form([LongField("text", "Text"), LongField("more", "More")])


@pytest.mark.parametrize(("written", "kept"), [case for language in NOTES for case in cases(language)])
def test_a_text_that_is_filled_in_is_kept(written: str, kept: str) -> None:
    field: Field[str] = LongField("text", "Text", value=written)
    assert field.value == kept


@pytest.mark.parametrize("language", NOTES)
async def test_a_text_that_is_pasted_and_left_is_kept(language: str) -> None:
    async with Sheet().run_test() as pilot:
        field = pilot.app.query_one("#field-text", LongField)
        for written, kept in cases(language):
            field.value = None
            field.focus()
            await paste(pilot, written)
            await press(pilot, "tab")
            assert field.value == kept.expandtabs(4)


@pytest.mark.parametrize("language", NOTES)
def test_there_are_enough_of_them(language: str) -> None:
    assert len(set(cases(language))) >= FEWEST
