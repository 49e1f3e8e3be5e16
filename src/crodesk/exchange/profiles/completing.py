"""What follows from a profile without being written in it: currencies, answer-by dates, days of readings."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from crodesk.domain.records import RecordKind
from crodesk.exchange.profiles.families import plain_fields
from crodesk.exchange.profiles.profile import Profile, Value

READING = "holding_reading"
"""The kind of which a newer one is added beside the older."""

_CASE = "service_case"


@dataclass(frozen=True, slots=True)
class Completer:
    """Completes what a profile says of the records of one file."""

    profile: Profile
    currency: Value
    """The currency of the rows of the file."""
    file_day: date
    """The day on which the file was last changed."""

    def fields(self, kind: RecordKind, fields: Mapping[str, Value], fixed: Mapping[str, str]) -> dict[str, Value]:
        """Return the fields of a record with what goes without saying."""
        known = plain_fields(kind)
        found = {key: Value(constant=text) for key, text in fixed.items()} | dict(fields)
        amounts = any(known[key].kind == "money" for key in found if key in known)
        if "currency" in known and (amounts or known["currency"].required) and self.currency != _NO_CURRENCY:
            found.setdefault("currency", self.currency)
        if kind.name == READING:
            found.setdefault("as_of", Value(constant=self.profile.stated_on or self.file_day.isoformat(), date=_ISO))
        if kind.name == _CASE and self.profile.answer_days is not None and "opened_on" in found:
            found["answer_by"] = self._answer_by(found.get("answer_by"), found["opened_on"], self.profile.answer_days)
        return found

    def _answer_by(self, stated: Value | None, opened: Value, days: int) -> Value:
        """Return the date stated, or else the one some days after receipt."""
        counted = replace(opened, plus_days=opened.plus_days + days)
        if stated is None:
            return counted
        return replace(stated, alternative=self._answer_by(stated.alternative, opened, days))


_ISO = "YYYY-MM-DD"
_NO_CURRENCY = Value(constant="")
