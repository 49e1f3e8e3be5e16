"""Words that come from data in all languages, and messages made of them: why a rule answers what it answers."""

import dataclasses
from collections.abc import Mapping


@dataclasses.dataclass(frozen=True, slots=True)
class Words:
    """One text of a rule file in each language of the program."""

    en: str
    vi: str
    zh: str

    def in_language(self, code: str) -> str:
        """Return the text in the language `code` (`en`, `vi`, `zh`); English for any other."""
        return {"vi": self.vi, "zh": self.zh}.get(code, self.en)


@dataclasses.dataclass(frozen=True, slots=True)
class Reason:
    """One step on the way to an answer, as a message."""

    code: str
    """What kind of step it is, for programs: `days`, `floor`, `customer`, …"""
    text: str
    """A message id of the catalogues, with `{placeholders}`."""
    values: Mapping[str, object] = dataclasses.field(default_factory=dict)
    """What fills the placeholders; a value may be `Words` or a `date`."""
