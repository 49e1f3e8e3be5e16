"""What was frozen of an application held against how it stands: what was known, and what the rules say of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from crodesk.domain.lending.application.freezing import differences

VERDICT, RULE, RATIO, FACT = "verdict", "rule", "ratio", "fact"
"""What can be different, the weightiest first."""
SAID: Mapping[str, tuple[str, str]] = {
    "verdict": ("recommendation", "verdict"),
    "amount": ("recommendation", "amount"),
    "months": ("recommendation", "months"),
    "rate": ("recommendation", "rate"),
    "grade": ("risk", "grade"),
    "authority": ("authority", "code"),
}
"""What the rules said, by where it stands in an appraisal."""
_UNSAID = {"key", "party", "owner", "backs", "today", "exchange_on"}
"""Names of values that say nothing by themselves."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that isn't as it was frozen; texts are those of plain data, empty for what wasn't or isn't there."""

    part: str
    """One of those above."""
    code: str
    """Of a verdict a key of `SAID`; of rules and ratios their code; of a fact its place, such as `flows.amount`."""
    place: int
    """Of a fact in a list: its place, from 1; else 0."""
    then: str
    now: str


def changes(then: Any, now: Any) -> tuple[Change, ...]:
    """Return what differs between two frozen states; whatever isn't there, or isn't plain data of ours, is empty."""
    before, after = (_part(state, "appraisal") for state in (then, now))
    return (
        *_compared(VERDICT, _verdict(before), _verdict(after)),
        *_compared(RULE, _rules(before), _rules(after)),
        *_compared(RATIO, _ratios(before), _ratios(after)),
        *_facts(_part(then, "facts"), _part(now, "facts")),
    )


def _part(data: Any, name: str) -> Any:
    """Return a part of plain data; nothing where there is none."""
    found = data.get(name) if isinstance(data, Mapping) else None
    return {} if found is None else found


def _text(value: Any) -> str:
    return "" if value is None or isinstance(value, Mapping | list) else str(value)


def _verdict(appraisal: Any) -> dict[str, str]:
    return {code: _text(_part(_part(appraisal, part), name)) for code, (part, name) in SAID.items()}


def _rules(appraisal: Any) -> dict[str, str]:
    found = _part(appraisal, "rules")
    rules = [one for one in found if isinstance(one, Mapping)] if isinstance(found, list) else []
    return {_text(one.get("code")): _text(one.get("state")) for one in rules}


def _ratios(appraisal: Any) -> dict[str, str]:
    found = _part(appraisal, "ratios")
    return {code: _text(_part(one, "value")) for code, one in found.items()} if isinstance(found, Mapping) else {}


def _compared(part: str, then: Mapping[str, str], now: Mapping[str, str]) -> Iterator[Change]:
    """Yield what differs, in the order in which it stands now, then what is there no more."""
    for code in dict.fromkeys((*now, *then)):
        if then.get(code, "") != now.get(code, ""):
            yield Change(part, code, 0, then.get(code, ""), now.get(code, ""))


def _facts(then: Any, now: Any) -> Iterator[Change]:
    for one in differences(then, now):
        names = one.path.split(".")
        if _UNSAID & set(names) or (not one.then and one.now == str(False)):
            continue  # what said no more than its default was perhaps not asked yet
        places = [int(name) + 1 for name in names if name.isdecimal()]
        code = ".".join(name for name in names if not name.isdecimal() and name != "evidence")
        yield Change(FACT, code, places[0] if places else 0, one.then, one.now)
