"""The rules of lending held against an application: each passes, fails, or isn't known."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from crodesk.domain.lending.appraisal.amount import Amount, at_most
from crodesk.domain.lending.appraisal.worked import Worked
from crodesk.domain.rules.figures import Figures
from crodesk.domain.rules.pack import Mark
from crodesk.domain.rules.said import Words

PASS, FAIL, UNKNOWN = "pass", "fail", "unknown"


@dataclass(frozen=True, slots=True)
class Ruled:
    """How an application stands to one rule."""

    code: str
    name: Words
    pillar: str
    """One of `lending_shape.PILLARS`."""
    state: str
    """`pass`, `fail` or `unknown`."""
    value: Amount
    limit: Amount
    test: str
    """`at_most` or `at_least`."""
    strong: bool
    """Whether it passes by far."""
    weight: str
    """What failing leads to: one of `lending_shape.WEIGHTS`."""
    reads: str
    """The code of the figure that is measured."""
    reason: str
    """The code of the reason that is told when it fails (`decline_reasons`)."""
    clause: str
    """The code of the condition that cures it; empty for none."""
    refers: bool
    """Whether the application waits for what isn't known."""
    risk: Words
    """What a fail means; `{value}` stands for the figure."""
    mitigant: Words
    mark: Mark

    @property
    def missing(self) -> tuple[str, ...]:
        """Codes of the facts to collect."""
        return tuple(dict.fromkeys((*self.value.missing, *self.limit.missing)))


def policy(worked: Worked) -> tuple[Ruled, ...]:
    """Return how an application stands to every rule that applies to it, in the order of the file."""
    rules = worked.rules.tables["policy"].values()
    return tuple(_ruled(rule, worked) for rule in rules if _applies(rule, worked))


def _applies(rule: Figures, worked: Worked) -> bool:
    kinds, shapes = rule.get("kinds"), rule.get("not_shapes") or ()
    suits = kinds is None or worked.case.borrower.kind in kinds
    caps = [cap for cap in (rule.get("cap"), rule.get("needs")) if cap is not None]
    limited = all(cap in worked.limits for cap in caps)
    return rule["reads"] in worked.values and suits and limited and worked.product.shape not in shapes


def _ruled(rule: Figures, worked: Worked) -> Ruled:
    value = worked.values[rule["reads"]]
    test, limit = _measure(rule, worked)
    state = _state(rule, value, limit, test)
    return Ruled(
        code=rule.code,
        name=rule["name"],
        pillar=rule["pillar"],
        state=state,
        value=value,
        limit=limit,
        test=test,
        strong=state == PASS and _by_far(rule, value, test),
        weight=rule["weight"],
        reads=rule["reads"],
        reason=rule["reason"],
        clause=rule.get("clause") or "",
        refers=rule.get("unknown") != "condition",
        risk=rule["risk"],
        mitigant=rule["mitigant"],
        mark=rule.mark,
    )


def _measure(rule: Figures, worked: Worked) -> tuple[str, Amount]:
    """Return how a rule compares and with what."""
    if rule.get("cap") is not None:
        return rule["test"], worked.limits[rule["cap"]]
    test = "at_most" if rule.get("at_most") is not None else "at_least"
    return test, Amount(rule[test])


def _state(rule: Figures, value: Amount, limit: Amount, test: str) -> str:
    if value.missing or limit.missing:
        return UNKNOWN
    if value.value is None or limit.value is None:
        return rule.get("without") or FAIL
    return PASS if _holds(test, value.value, limit.value) else FAIL


def _by_far(rule: Figures, value: Amount, test: str) -> bool:
    """Tell whether a figure that passes keeps to the stronger limit too, when the rule states one."""
    strong = rule.get("strong")
    return strong is None or (value.value is not None and _holds(test, value.value, strong))


def _holds(test: str, value: Decimal, limit: Decimal) -> bool:
    return at_most(value, limit) if test == "at_most" else at_most(limit, value)


def failed(rules: Iterable[Ruled], *weights: str) -> Iterator[Ruled]:
    """Yield the rules that fail, of some weights or of any."""
    return (one for one in rules if one.state == FAIL and (not weights or one.weight in weights))


def unknown(rules: Iterable[Ruled]) -> Iterator[Ruled]:
    """Yield the rules that wait for a fact."""
    return (one for one in rules if one.state == UNKNOWN and one.refers)
