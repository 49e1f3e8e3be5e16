"""A field that is answered with yes or no, by a letter or the space bar."""

from __future__ import annotations

from textual import events

from crodesk.domain.names import fold
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.widgets.fields.choice_field import Choice, ChoiceField, among
from crodesk.widgets.fields.entry import Entry

_YES = frozenset({"y", "yes", "c", "co", "1", "是", "对", "有"})
_NO = frozenset({"n", "no", "k", "khong", "0", "否", "不 是", "没 有", "无"})
"""What people type for it in the three languages, folded; any of them works whatever the language in use."""


class _Toggle(Entry):
    """A line in which the space bar changes yes to no and back."""

    async def on_key(self, event: events.Key) -> None:
        """Take the space bar before the line types it."""
        if event.key == "space":
            event.stop()
            event.prevent_default()
            yes, no = _(N_("Yes")), _(N_("No"))
            self.value = no if self.value == yes else yes
            self.cursor_position = len(self.value)


class YesNoField(ChoiceField[bool]):
    """Yes, no, or not answered yet."""

    def __init__(
        self,
        key: str,
        label: str,
        *,
        value: bool | None = None,
        required: bool = False,
        help: str = "",  # noqa: A002
    ) -> None:
        yes, no = Choice(True, _(N_("Yes"))), Choice(False, _(N_("No")))
        by_name = among((yes, no))

        def find(text: str) -> list[Choice]:
            folded = fold(text)
            short = [yes] * (folded in _YES) + [no] * (folded in _NO)
            return short or list(by_name(text))

        super().__init__(key, label, find=find, value=None, required=required, help=help)
        self._labels = {True: yes.label, False: no.label}
        self.value = value

    def make_entry(self) -> Entry:
        """Return the line to type in."""
        return _Toggle()
