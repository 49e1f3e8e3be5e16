"""Fields for identity numbers: which card or passport it is, and what the number says of its holder."""

from __future__ import annotations

from itertools import pairwise

from crodesk.domain import records
from crodesk.domain.dates import format_date
from crodesk.domain.identity import IdentityNumber, read_identity
from crodesk.domain.problem import Problem
from crodesk.domain.records.choices import DOCUMENT_KIND
from crodesk.domain.words import N_
from crodesk.language import _, language
from crodesk.widgets.fields.field import Field
from crodesk.widgets.fields.making import Made, Setting
from crodesk.widgets.fields.parsed import Parsed
from crodesk.widgets.fields.text_field import TextField

KIND = "kind"
"""The key of the field beside it that says which paper has the number."""
_PAPERS = {choice.value for choice in DOCUMENT_KIND}
_FORMS = {
    "vn_citizen": N_("Vietnamese identity card"),
    "vn_old": N_("Vietnamese identity card of 9 digits"),
    "cn_resident": N_("Chinese identity card"),
    "cn_old": N_("Chinese identity card of 15 digits"),
    "passport": N_("passport"),
}
_GROUPS = {"vn_citizen": (3, 6, 9), "vn_old": (3, 6), "cn_resident": (6, 14), "cn_old": (6, 12)}
# Where a blank stands in a number that is read aloud: after the place, the day of birth …


def identity(spec: records.Field, setting: Setting, made: Made) -> Field[str]:
    """Return a field for an identity number; the kind of paper beside it, if any, decides what it may be."""
    today = setting.now.date()

    def kind() -> str:
        beside = made.get(KIND)
        return beside.value if beside is not None and beside.value in _PAPERS else ""

    def parse(text: str) -> Parsed[str]:
        found = read_identity(text, today, kind())
        if isinstance(found, Problem):
            return Parsed(problem=found)
        return Parsed(found.number, identity_words(found), doubt=found.doubt)

    field = TextField(spec.key, _(spec.label), parse=parse, required=spec.required, help=_(spec.help))
    field.follows = KIND if KIND in made else ""
    return field


def identity_words(found: IdentityNumber) -> str:
    """Return a number in groups and what it says: `037 153 000 257 · Vietnamese identity card · female · born 1953`."""
    said = [grouped(found), _(_FORMS.get(found.form, "")) if found.form in _FORMS else ""]
    said += [_(found.sex) if found.sex else "", _born(found), _place(found), _held(found)]
    return " · ".join(text for text in said if text)


def grouped(found: IdentityNumber) -> str:
    """Return a number as it is read aloud."""
    places = (0, *_GROUPS.get(found.form, ()), len(found.number))
    return " ".join(found.number[start:end] for start, end in pairwise(places))


def _born(found: IdentityNumber) -> str:
    when = format_date(found.born_on, language()) if found.born_on else found.born_in
    return _("born {when}").format(when=when) if when else ""


def _place(found: IdentityNumber) -> str:
    if found.abroad:
        return _("birth registered abroad")
    return found.place.name(language()) if found.place else ""


def _held(found: IdentityNumber) -> str:
    since = found.void_since
    return _("not valid since {day}").format(day=format_date(since, language())) if since else ""
