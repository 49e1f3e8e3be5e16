"""An appraisal as its report prints it: every figure, rule and reason in the paper's language."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from crodesk.domain.lending.appraisal.appraising import Appraisal
from crodesk.domain.lending.appraisal.grading import Risk
from crodesk.domain.lending.appraisal.pillars import Doubt, Pillar, PillarFact
from crodesk.domain.lending.appraisal.policy import Ruled
from crodesk.domain.lending.appraisal.ratio import Ratio
from crodesk.domain.lending.appraisal.recommending import Wanted
from crodesk.domain.lending.appraisal.rules import Rules
from crodesk.domain.lending.appraisal.stress import Stressed
from crodesk.domain.lending.papers.facts import Opinion, PillarLine, RatioLine, RuleLine, StressLine
from crodesk.domain.lending.papers.fields import said
from crodesk.domain.lending.papers.showing import Hand
from crodesk.domain.rules import figures

_PLACES = {"percent": Decimal("0.1"), "times": Decimal("0.01"), "years": Decimal("0.1"), "days": Decimal(1)}
"""How exactly a figure of each unit is printed."""
_GROUPS = {"flow": "flow", "expense": "flow", "asset": "asset", "debt": "debt", "collateral": "collateral",
           "statement": "statement"}  # fmt: skip
"""Where the words of each kind of fact are; those of the others are in `facts.toml`."""
_STRESSED = {"dsr": "dsr_after"}
"""The ratio that a column of the stress table shows, where it is called otherwise."""


@dataclass(frozen=True, slots=True)
class OwnFinding:
    """What the officer finds on a pillar; an empty word leaves what the rules suggest."""

    finding: str = ""
    text: str = ""
    risk: str = ""
    mitigant: str = ""


def opinion_of(appraisal: Appraisal, rules: Rules, hand: Hand, own: Mapping[str, OwnFinding] | None = None) -> Opinion:
    """Return what the report says of an appraisal by some rules, with the officer's own findings by pillar.

    `hand` names the language of the paper and the currency of the application.
    """
    advice, page, language = appraisal.recommendation, _Page(appraisal, rules, hand), hand.language
    names = {rule.code: page.rule_name(rule) for rule in appraisal.rules}
    return Opinion(
        verdict=advice.verdict,
        amount=advice.amount,
        months=advice.months,
        rate=advice.rate,
        score=_score(appraisal.risk, hand),
        grade=appraisal.risk.grade if appraisal.risk else "",
        exposure=appraisal.authority.exposure if appraisal.authority else None,
        authority=appraisal.authority.name.in_language(language) if appraisal.authority else "",
        rules_versions=", ".join(f"{name} {version}" for name, version in appraisal.versions.items()),
        ratios=tuple(page.ratio(one) for one in appraisal.ratios.values()),
        rules=tuple(RuleLine(names[one.code], one.state, page.grounds(one)) for one in appraisal.rules),
        stress=tuple(page.stress(one) for one in appraisal.stress),
        pillars=tuple(
            page.pillar(one, (own or {}).get(one.code, OwnFinding())) for one in appraisal.pillars if one.applies
        ),
        conditions=tuple(one.name.in_language(language) for one in advice.conditions),
        covenants=tuple(one.name.in_language(language) for one in advice.covenants),
        reasons=tuple(reason(code, language) for code in advice.reasons),
        exceptions=tuple(names[code] for code in advice.exceptions),
        to_collect=tuple(_wanted(one, language) for one in advice.to_collect),
    )


def reason(code: str, language: str) -> str:
    """Return a reason of a decline as the applicant is told."""
    text: str = figures.load("decline_reasons")[code]["name"].in_language(language)
    return text


def _score(risk: Risk | None, hand: Hand) -> str:
    """Return the points; both ends where not everything is known."""
    if risk is None:
        return ""
    ends = dict.fromkeys((risk.score.least, risk.score.most))
    return "–".join(hand.number(each) for each in ends)


def _wanted(one: Wanted, language: str) -> str:
    proof = f" ({one.proof.in_language(language)})" if one.proof else ""
    return one.name.in_language(language) + proof


class _Page:
    """Says the parts of one appraisal in one language."""

    def __init__(self, appraisal: Appraisal, rules: Rules, hand: Hand) -> None:
        self.hand = hand
        self._language = hand.language
        self._ratios, self._facts = rules.tables["ratios"], rules.tables["facts"]
        self._found = appraisal.ratios
        self._ruled = {rule.code: rule for rule in appraisal.rules}
        self._limits = {rule.reads: rule for rule in appraisal.rules if rule.limit.value is not None}

    def ratio(self, one: Ratio) -> RatioLine:
        """Return a ratio with the limit of the rule that reads it."""
        rule = self._limits.get(one.code)
        limit = self._bound(rule) if rule else ""
        value = self._waits(one.missing) if one.missing else self._said(one.value, one.unit)
        return RatioLine(one.name.in_language(self._language), value, limit, one.formula.in_language(self._language))

    def rule_name(self, rule: Ruled) -> str:
        """Return the name of a rule."""
        return rule.name.in_language(self._language)

    def grounds(self, rule: Ruled) -> str:
        """Return what a rule was measured by: the figure and its limit, or what isn't known."""
        if rule.missing:
            return self._waits(rule.missing)
        unit = self._unit(rule.reads)
        return f"{self._said(rule.value.value, unit)}; {self._bound(rule)}".removeprefix("; ") if unit else ""

    def stress(self, one: Stressed) -> StressLine:
        """Return a row of the stress table; it fails when one of its figures does."""
        states = [cell.state for cell in one.cells.values() if cell.state]
        result = next((state for state in ("fail", "unknown", "pass") if state in states), "")
        cells = {
            code: self._said(cell.value.value, self._unit(_STRESSED.get(code, code)))
            for code, cell in one.cells.items()
        }
        name = said("stress", one.code, self._language).format(by=self.hand.number(one.by))
        return StressLine(name, self.hand.money(one.instalment.value), **cells, result=result or "unknown")

    def pillar(self, one: Pillar, own: OwnFinding) -> PillarLine:
        """Return a pillar: what the officer wrote before what the rules suggest."""
        known = [self._found[code] for code in one.ratios if self._found[code].value is not None]
        ratios = (f"{each.name.in_language(self._language)}: {self._said(each.value, each.unit)}" for each in known)
        facts = [own.text, *map(self._fact, one.facts), *ratios]
        waits = [self._waits(one.missing)] if one.missing else []
        return PillarLine(
            said("pillar", one.code, self._language),
            "\n".join(filter(None, [*facts, *waits])),
            own.finding or one.finding or "unknown",
            own.risk or "\n".join(filter(None, map(self._risk, one.doubts))),
            own.mitigant or "\n".join(doubt.mitigant.in_language(self._language) for doubt in one.doubts),
        )

    def _risk(self, doubt: Doubt) -> str:
        """Return a risk with its figure, whose unit the sentence names itself, but for the currency of an amount.

        Nothing where the sentence needs a figure and there is none, as of a leverage without equity.
        """
        text, unit = doubt.risk.in_language(self._language), self._unit(self._ruled[doubt.rule].reads)
        if "{value}" not in text:
            return text
        if doubt.value is None:
            return ""
        if unit == "amount":
            return text.replace("{value}", self.hand.money(doubt.value))
        return text.replace("{value}", self.hand.number(doubt.value.quantize(_PLACES[unit]) if unit else doubt.value))

    def _fact(self, one: PillarFact) -> str:
        """Return a fact with its source: `lương Nguyễn Thị Lan: 35.000.000 đồng (bảng lương, 31/10/2026)`."""
        what = f"{self._kind(one)} {one.of}".strip()
        value = self._value(one)
        seen = ", ".join(filter(None, (one.evidence.source, self.hand.day(one.evidence.as_of))))
        return what + (f": {value}" if value else "") + (f" ({seen})" if seen else "")

    def _kind(self, one: PillarFact) -> str:
        if one.kind in _GROUPS:
            return said(_GROUPS[one.kind], one.code, self._language)
        return next(self._names((one.code,)))

    def _value(self, one: PillarFact) -> str:
        if isinstance(one.value, date):
            return self.hand.day(one.value)
        if isinstance(one.value, Decimal):
            return self.hand.money(one.value, one.currency)
        return self.hand.count(one.value)

    def _waits(self, missing: tuple[str, ...]) -> str:
        facts = "; ".join(self._names(missing))
        return said("waiting", "for", self._language).format(facts=facts)

    def _names(self, codes: tuple[str, ...]) -> Iterator[str]:
        known = self._facts
        return (known[code]["name"].in_language(self._language) if code in known else code for code in codes)

    def _unit(self, code: str) -> str:
        return str(self._ratios[code]["unit"]) if code in self._ratios else "amount" if code == "amount" else ""

    def _bound(self, rule: Ruled) -> str:
        limit = self._said(rule.limit.value, self._unit(rule.reads))
        return said("bound", rule.test, self._language).format(limit=limit) if limit else ""

    def _said(self, value: Decimal | None, unit: str) -> str:
        """Return a figure in its unit; empty where it isn't known or has no unit."""
        if value is None or not unit:
            return ""
        if unit == "amount":
            return self.hand.money(value)
        number = self.hand.number(value.quantize(_PLACES[unit]))
        if unit == "percent":
            return f"{number}%"
        return number if unit == "times" else said("unit", unit, self._language).format(n=number)
