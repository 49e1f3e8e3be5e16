"""Which field each kind of entry in the record catalogue gets."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import Any

from crodesk.domain import records
from crodesk.domain.names import fold
from crodesk.domain.phones import format_phone, parse_phone
from crodesk.domain.records.also_called import also_called
from crodesk.domain.text import clean_line
from crodesk.domain.words import N_
from crodesk.language import LANGUAGES, _, in_language, language
from crodesk.widgets.fields import amounts, days, identities
from crodesk.widgets.fields.choice_field import Choice, ChoiceField, Finder
from crodesk.widgets.fields.field import Field
from crodesk.widgets.fields.long_field import LongField
from crodesk.widgets.fields.making import Made, Maker, Setting, one_line
from crodesk.widgets.fields.path_field import PathField
from crodesk.widgets.fields.pick_field import PickField
from crodesk.widgets.fields.text_field import TextField
from crodesk.widgets.fields.yes_no_field import YesNoField


def _line(spec: records.Field, _setting: Setting, _made: Made) -> Field[str]:
    return TextField(spec.key, _(spec.label), required=spec.required, help=_(spec.help))


def _text(spec: records.Field, _setting: Setting, _made: Made) -> Field[str]:
    return LongField(spec.key, _(spec.label), required=spec.required, help=_(spec.help))


def _yes_no(spec: records.Field, _setting: Setting, _made: Made) -> Field[bool]:
    return YesNoField(spec.key, _(spec.label), required=spec.required, help=_(spec.help))


def _number(spec: records.Field, _setting: Setting, _made: Made) -> Field[str]:
    """Return a field for a number that names something: full-width digits become plain, nothing else changes."""
    return one_line(spec, lambda text: clean_line(unicodedata.normalize("NFKC", text)), str)


def _phone(spec: records.Field, setting: Setting, _made: Made) -> Field[str]:
    def show(number: str) -> str:
        return format_phone(number, setting.home)

    return one_line(spec, lambda text: parse_phone(text, setting.home), show, show)


def _choices(spec: records.Field) -> list[Choice]:
    """Return the answers to choose from; "not known" is the empty field."""
    return [
        Choice(choice.value, _(choice.label), also=also_called(choice.label, language()))
        for choice in spec.choices
        if choice.value
    ]


@cache
def _called(label: str) -> frozenset[str]:
    """Return what a choice is called in any language, folded."""
    names = [(in_language(code, label), *also_called(label, code)) for code in LANGUAGES]
    return frozenset(fold(name) for called in names for name in called)


def _elsewhere(spec: records.Field) -> Finder:
    """Return what finds a choice by its whole name in a language that isn't in use."""

    def find(text: str) -> list[Choice]:
        return [
            Choice(each.value, _(each.label))
            for each in spec.choices
            if each.value and fold(text) in _called(each.label)
        ]

    return find


def _choice(spec: records.Field, _setting: Setting, _made: Made) -> Field[str]:
    return ChoiceField(
        spec.key,
        _(spec.label),
        choices=_choices(spec),
        elsewhere=_elsewhere(spec),
        required=spec.required,
        help=_(spec.help),
    )


def _pick(spec: records.Field, _setting: Setting, _made: Made) -> Field[str]:
    return PickField(
        spec.key,
        _(spec.label),
        choices=_choices(spec),
        elsewhere=_elsewhere(spec),
        any_words=spec.any_words,
        required=spec.required,
        help=_(spec.help),
    )


def _link(spec: records.Field, setting: Setting, _made: Made) -> Field[int]:
    return ChoiceField(
        spec.key,
        _(spec.label),
        find=setting.find.get(spec.target, lambda _text: ()),
        label_of=lambda rid: setting.name(spec.target, rid),
        required=spec.required,
        help=_(spec.help),
    )


def _path(spec: records.Field, _setting: Setting, _made: Made) -> Field[str]:
    return PathField(spec.key, _(spec.label), required=spec.required, help=_(spec.help))


MAKERS: dict[str, Maker] = {
    "line": _line,
    "text": _text,
    "day": days.day,
    "time": days.time_of_day,
    "moment": days.moment,
    "money": amounts.money,
    "percent": amounts.percent,
    "months": amounts.months,
    "whole": amounts.whole,
    "choice": _choice,
    "pick": _pick,
    "phone": _phone,
    "number": _number,
    "identity": identities.identity,
    "yes_no": _yes_no,
    "link": _link,
    "path": _path,
}
"""For each kind of entry, what makes its field."""


_BY_NAME = N_("Type a part of its name; F4 lists all.")
HOW: dict[str, str] = {
    "line": N_("A few words."),
    "text": N_("As many lines as you like; F4 opens the whole screen."),
    "day": N_("A date: 31/8, 310826, +3, +2w, fri, tomorrow."),
    "time": N_("A time of day: 9, 9:30, 14h30."),
    "moment": N_("A day and a time: 31/8 14:30, yesterday 9:30; or a time alone, of today."),
    "money": N_("An amount: 350m, 350tr, 1.2bn, 1,2ty or 12*3."),
    "percent": N_("A percentage: 6.5."),
    "months": N_("A number of months, or 3y for three years."),
    "whole": N_("A whole number."),
    "choice": _BY_NAME,
    "pick": _BY_NAME,
    "phone": N_("Digits, grouped or not; +84 or another country's code where it is not a phone of here."),
    "number": N_("Letters and digits as they stand on the paper."),
    "identity": N_("As on the card or passport; blanks don't matter."),
    "yes_no": N_("y or n; the space bar turns it round."),
    "link": N_("Type a part of its name or number; F4 lists what fits."),
    "path": N_("The path of a file; F4 lists files, the newest first."),
}
"""How each kind of entry is typed in."""
ANY_WORDS = N_("Type a part of its name, F4 lists all; other words will do too.")


def how_of(spec: records.Field) -> str:
    """Return how an entry of the catalogue is typed in: a message id."""
    return ANY_WORDS if spec.any_words else HOW[spec.kind]


def fields_of(specs: Sequence[records.Field], setting: Setting) -> list[Field[Any]]:
    """Return the fields for entries of the catalogue, in their order."""
    made: dict[str, Field[Any]] = {}
    for spec in specs:
        made[spec.key] = MAKERS[spec.kind](spec, setting, made)
        made[spec.key].how = how_of(spec)
    return list(made.values())
