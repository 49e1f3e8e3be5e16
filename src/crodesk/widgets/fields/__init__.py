"""One family of form fields: a label, a place to type, and a line that says what was understood or what is wrong.

`kinds.fields_of` makes them from the record catalogue. The names below are read from their modules when they are first
used: rooms that show no long text needn't wait for the text area at every start.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from crodesk.widgets.fields.choice_field import Choice, ChoiceField, among
    from crodesk.widgets.fields.entry import Entry
    from crodesk.widgets.fields.field import Field
    from crodesk.widgets.fields.form import Form
    from crodesk.widgets.fields.long_field import LongField
    from crodesk.widgets.fields.parsed import Parsed, Parser, sentence
    from crodesk.widgets.fields.pick_field import PickField
    from crodesk.widgets.fields.text_field import TextField
    from crodesk.widgets.fields.yes_no_field import YesNoField

__all__ = [
    "Choice",
    "ChoiceField",
    "Entry",
    "Field",
    "Form",
    "LongField",
    "Parsed",
    "Parser",
    "PickField",
    "TextField",
    "YesNoField",
    "among",
    "sentence",
]

_MODULES = {
    "choice_field": ("Choice", "ChoiceField", "among"),
    "entry": ("Entry",),
    "field": ("Field",),
    "form": ("Form",),
    "long_field": ("LongField",),
    "parsed": ("Parsed", "Parser", "sentence"),
    "pick_field": ("PickField",),
    "text_field": ("TextField",),
    "yes_no_field": ("YesNoField",),
}
_PLACES = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> Any:
    """Return one of the names above from its module."""
    if name not in _PLACES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)
