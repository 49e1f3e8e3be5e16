"""Asking for the fields of a record: what stands there, what was typed, what was understood."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from crodesk.cli import asking, cells, values, words
from crodesk.cli.asking import EMPTY
from crodesk.cli.values import Place
from crodesk.domain.money import minor_units
from crodesk.domain.number_words import number_words
from crodesk.domain.problem import DeskFault, Problem, Refused
from crodesk.domain.records import Field, RecordKind
from crodesk.domain.words import N_
from crodesk.language import _, language

PARTY = "application_party"
_LARGE = 10_000
"""From here on an amount is said in words too, since nobody counts zeros right."""
HOW = {
    "day": N_("A date: 31/8, 310826, +3, +2w, fri, tomorrow."),
    "money": N_("An amount: 350m, 350tr, 1.2bn, 1,2ty or 12*3."),
    "percent": N_("A percentage: 6.5."),
    "months": N_("A number of months, or 3y for three years."),
    "whole": N_("A whole number."),
    "yes_no": N_("Write yes or no."),
    "choice": N_("Type its number or its name."),
    "pick": N_("Type its number or its name."),
    "link": N_("Type its number or its name."),
}
"""How each kind of entry is typed in."""
Parties = Mapping[int, str]
"""Names of the parties of the application, by their records."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One field of one record, as it is asked for."""

    kind: RecordKind
    spec: Field
    place: Place
    parties: Parties

    def ask(self, stored: Mapping[str, Any], names: Mapping[str, str], save: Callable[[dict[str, Any]], Any]) -> None:
        """Ask until the answer is understood and kept, or nothing is to be changed; echoes what was understood."""
        offered = self._offered()
        for place, (_value, label) in enumerate(offered, start=1):
            asking.say(f"  {place}  {label}")
        while True:
            now = cells.cell(self.spec, stored, names, self.place.currency)
            typed = asking.answer(f"{_(self.spec.label)}{self._star} [{now}]:", self._about())
            if not typed:
                return
            if self._kept(typed, offered, save):
                return

    @property
    def _star(self) -> str:
        return " *" if self.spec.required else ""

    def _about(self) -> str:
        said = [self.spec.help, HOW.get(self.spec.kind, ""), N_("This is needed.") if self.spec.required else ""]
        return " ".join(_(text) for text in said if text)

    def _offered(self) -> list[tuple[str, str]]:
        """Return what can be answered by its number: the text that says it, and what it is called."""
        if self.spec.target == PARTY:
            return [(str(rid), name) for rid, name in self.parties.items()]
        return [(choice.value, _(choice.label)) for choice in self.spec.choices if choice.value]

    def _kept(self, typed: str, offered: list[tuple[str, str]], save: Callable[[dict[str, Any]], Any]) -> bool:
        """Keep an answer and say what was understood; tell whether that was done."""
        try:
            given = self.read(typed, offered)
            save(given)
        except Refused as refused:
            for problem in refused.problems:
                asking.say("!! " + words.filled(problem.text, problem.values))
            return False
        except DeskFault as fault:
            asking.say("!! " + words.of_fault(fault))
            raise
        self._echo(given)
        return True

    def read(self, typed: str, offered: list[tuple[str, str]]) -> dict[str, Any]:
        """Return the values that an answer stands for; raises `Refused`."""
        if typed == EMPTY:
            return {self.spec.key: None}
        if offered and typed.isdecimal() and 1 <= int(typed) <= len(offered):
            typed = offered[int(typed) - 1][0]
        elif self.spec.target == PARTY:
            typed = next((rid for rid, name in offered if name.casefold() == typed.casefold()), typed)
        given = values.read(self.kind, [f"{self.spec.key}={typed}"], self.place)
        if self.spec.kind == "pick" and not self.spec.any_words and given[self.spec.key] not in dict(offered):
            known = ", ".join(label for _value, label in offered)
            raise Refused(Problem(self.spec.key, N_("“{text}” is none of: {known}."), {"text": typed, "known": known}))
        return given

    def _echo(self, given: Mapping[str, Any]) -> None:
        value = given[self.spec.key]
        if value is None:
            asking.say("= –")
            return
        plain = value.isoformat() if hasattr(value, "isoformat") else value
        names = {self.spec.key: self.parties.get(value, f"#{value}")} if self.spec.kind == "link" else {}
        said = cells.cell(self.spec, {**given, self.spec.key: plain}, names, self.place.currency)
        asking.say(f"= {said}{self._in_words(value, given.get(self.spec.currency) or self.place.currency)}")

    def _in_words(self, value: Any, currency: str) -> str:
        """Return a large round amount in words."""
        if self.spec.kind != "money":
            return ""
        whole, fraction = divmod(abs(value), 10 ** minor_units(currency))
        return "" if fraction or whole < _LARGE else f" · {number_words(whole, language())}"
