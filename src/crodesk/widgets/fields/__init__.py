"""One family of form fields: a label, a place to type, and a line that says what was understood or what is wrong."""

from crodesk.widgets.fields.choice_field import Choice, ChoiceField, among
from crodesk.widgets.fields.field import Field
from crodesk.widgets.fields.form import Form
from crodesk.widgets.fields.long_field import LongField
from crodesk.widgets.fields.parsed import Parsed, Parser, sentence
from crodesk.widgets.fields.text_field import TextField
from crodesk.widgets.fields.yes_no_field import YesNoField

__all__ = [
    "Choice",
    "ChoiceField",
    "Field",
    "Form",
    "LongField",
    "Parsed",
    "Parser",
    "TextField",
    "YesNoField",
    "among",
    "sentence",
]
