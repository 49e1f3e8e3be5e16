"""The five pillars: facts with their source, ratios, a suggested finding, risks and what may lessen them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from crodesk.domain.lending.appraisal import bureau
from crodesk.domain.lending.appraisal.case import Case, Evidence
from crodesk.domain.lending.appraisal.policy import FAIL, PASS, UNKNOWN, Ruled
from crodesk.domain.lending.appraisal.ratio import Ratio
from crodesk.domain.lending.appraisal.security import counted, worth
from crodesk.domain.lending.appraisal.worked import Worked
from crodesk.domain.rules.lending_shape import PILLARS
from crodesk.domain.rules.said import Words

STRONG, ACCEPTABLE, WEAK, NOT_KNOWN = "strong", "acceptable", "weak", ""


@dataclass(frozen=True, slots=True)
class PillarFact:
    """Something known, and where from."""

    kind: str
    """flow, debt, asset, statement, collateral, bureau, conduct or identity."""
    code: str
    """What of that kind: the kind of a flow, debt, asset or collateral, or a code of `facts.toml`."""
    of: str
    """Whose it is, or what it is called."""
    value: Decimal | date | int | None
    currency: str
    """Empty for what is no amount."""
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Doubt:
    """A rule that fails: what it means, and what may lessen it, as a suggestion to edit."""

    rule: str
    risk: Words
    """With `{value}`."""
    value: Decimal | None
    mitigant: Words


@dataclass(frozen=True, slots=True)
class Pillar:
    """One side of the application."""

    code: str
    """One of `lending_shape.PILLARS`."""
    applies: bool
    """Whether any rule looks at it."""
    facts: tuple[PillarFact, ...]
    ratios: tuple[str, ...]
    """Codes of the ratios that belong here."""
    finding: str
    """strong, acceptable, weak; empty while it isn't known."""
    doubts: tuple[Doubt, ...]
    missing: tuple[str, ...]
    """Codes of the facts to collect."""


_RATIOS: Mapping[str, tuple[str, ...]] = {
    "reputation": ("group_exposure", "concentration"),
    "finances": (
        "income_stated", "income_counted", "net_worth", "current", "quick", "leverage", "own_share", "plan_gap",
    ),
    "business": (
        "gross_margin", "net_margin", "sales_growth", "profit_growth", "dso", "dio", "dpo", "cycle", "need",
    ),
    "repayment": (
        "service", "debts_now", "living_cost", "dsr_before", "dsr_after", "dti_before", "dti_after", "residual",
        "times_income", "age_end", "ebitda", "dscr", "icr",
    ),
    "collateral": ("collateral_value", "lending_value", "ltv_now", "ltv_after", "coverage"),
}  # fmt: skip


def pillars(worked: Worked, rules: Sequence[Ruled], ratios: Mapping[str, Ratio]) -> tuple[Pillar, ...]:
    """Return the five pillars, in their order."""
    return tuple(_pillar(code, worked, [one for one in rules if one.pillar == code], ratios) for code in PILLARS)


def _pillar(code: str, worked: Worked, rules: Sequence[Ruled], ratios: Mapping[str, Ratio]) -> Pillar:
    return Pillar(
        code=code,
        applies=bool(rules),
        facts=tuple(_FACTS[code](worked)),
        ratios=tuple(one for one in _RATIOS[code] if one in ratios),
        finding=finding(rules),
        doubts=tuple(Doubt(one.code, one.risk, one.value.value, one.mitigant) for one in rules if one.state == FAIL),
        missing=tuple(dict.fromkeys(fact for one in rules if one.state == UNKNOWN for fact in one.missing)),
    )


def finding(rules: Sequence[Ruled]) -> str:
    """Return the finding that rules suggest: weak when one fails, not known while one waits, strong when all are."""
    states = [one.state for one in rules]
    if FAIL in states:
        return WEAK
    if not states or any(one.state == UNKNOWN and one.refers for one in rules):
        return NOT_KNOWN
    return STRONG if all(one.strong for one in rules if one.state == PASS) else ACCEPTABLE


def _reputation(worked: Worked) -> Iterator[PillarFact]:
    case = worked.case
    for party in case.parties:
        if party.identity_until:
            yield PillarFact("identity", "identity", party.name, party.identity_until, "", Evidence())
        report = bureau.latest(case, party)
        if report:
            seen = Evidence(report.source, report.reported_on, verified=True)
            yield PillarFact("bureau", "bureau_groups", party.name, report.worst_group, "", seen)
    if case.conduct.days_late_most is not None:
        own = Evidence(as_of=case.today, verified=True)
        yield PillarFact("conduct", "conduct", case.borrower.name, case.conduct.days_late_most, "", own)


def _finances(worked: Worked) -> Iterator[PillarFact]:
    case, names = worked.case, _names(worked.case)
    for flow in case.flows:
        kind = "expense" if flow.expense else "flow"
        yield PillarFact(kind, flow.kind, names.get(flow.party, ""), flow.amount, flow.currency, flow.evidence)
    for asset in case.assets:
        yield PillarFact("asset", asset.kind, names.get(asset.party, ""), asset.value, asset.currency, asset.evidence)


def _business(worked: Worked) -> Iterator[PillarFact]:
    for one in worked.case.statements:
        for code in ("sales", "net_profit"):
            yield PillarFact("statement", code, str(one.ends.year), getattr(one, code), one.currency, one.evidence)


def _repayment(worked: Worked) -> Iterator[PillarFact]:
    names = _names(worked.case)
    for debt in worked.case.debts:
        of = f"{debt.lender}, {names[debt.party]}" if debt.party in names else debt.lender
        yield PillarFact("debt", debt.kind, of, debt.monthly, debt.currency, debt.evidence)


def _collateral(worked: Worked) -> Iterator[PillarFact]:
    case, names = worked.case, _names(worked.case)
    for one in counted(case, worked.rules):
        seen = one.evidence if one.evidence.source else Evidence(one.valued_by, one.valued_on, one.evidence.verified)
        of = one.name or names.get(one.owner, "")
        yield PillarFact("collateral", one.kind, of, worth(case, one).value, case.asked.currency, seen)


def _names(case: Case) -> dict[str, str]:
    return {party.key: party.name for party in case.parties}


_FACTS = {
    "reputation": _reputation,
    "finances": _finances,
    "business": _business,
    "repayment": _repayment,
    "collateral": _collateral,
}
