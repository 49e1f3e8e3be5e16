"""What a use that isn't right leads to, step by step with dates: from asking for an explanation to the early recall."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from crodesk.domain.rules import figures
from crodesk.domain.rules.figures import Figures
from crodesk.domain.rules.mark import Mark
from crodesk.domain.rules.said import Words


@dataclass(frozen=True, slots=True)
class Consequence:
    """One step."""

    code: str
    name: Words
    on: date
    """By when."""
    who: str
    """`officer`, `manager` or `customer`."""
    paper: str
    """Code of the paper that goes with it; empty for none."""
    mark: Mark


def consequences(finding: str, found_on: date, rules: Mapping[str, Figures] | None = None) -> tuple[Consequence, ...]:
    """Return the steps that follow a finding of a day, in order; none where the use was right or isn't known.

    Source: Circular 39/2016/TT-NHNN art. 21.1 and 24 for recalling; the days are starting values of `misuse`.
    """
    used = figures.load("misuse") if rules is None else rules
    steps = (
        Consequence(
            code, rule["name"], found_on + timedelta(days=rule["days"]), rule["who"], rule.get("paper") or "", rule.mark
        )
        for code, rule in used.items()
        if finding in rule["findings"]
    )
    return tuple(sorted(steps, key=lambda step: step.on))
