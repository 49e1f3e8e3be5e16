"""What is set aside for a debt: specific, net of discounted collateral, and general.

Specific provision of Decree 86/2024/ND-CP: R = max(0, A - C) x r, with A the principal outstanding, C the sum of each
collateral's value times the most that its kind may count for, r the rate of the group.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, localcontext

from crodesk.domain.lending.classification.checks import is_amount
from crodesk.domain.lending.classification.spans import months_after
from crodesk.domain.lending.numbers import CONTEXT, ONE, ZERO
from crodesk.domain.money import minor_units
from crodesk.domain.problem import Problem
from crodesk.domain.rules.checking import has_near, nearest
from crodesk.domain.rules.pack import Group, Mark, Pack
from crodesk.domain.rules.said import Words
from crodesk.domain.rules.setting_aside import Ageing, CollateralRate
from crodesk.domain.words import N_

YEAR = 12
"""Months in one."""


@dataclass(frozen=True, slots=True)
class Collateral:
    """Something that secures a debt."""

    kind: str
    """One of the kinds of the pack, such as `real-estate`; any, where the pack discounts none."""
    value: Decimal
    """What it is worth, in the currency's own unit."""
    matures_on: date | None = None
    """When it is paid back, for kinds that are discounted by what is left until then."""
    counts: bool = True
    """Whether it is enforceable and validly valued; else nothing of it is deducted."""


@dataclass(frozen=True, slots=True)
class Deduction:
    """What a collateral takes off a debt."""

    collateral: Collateral
    name: Words | None
    rate: Decimal
    """The most of its value that may count."""
    amount: Decimal
    """In the currency's own unit, not rounded."""


@dataclass(frozen=True, slots=True)
class Provision:
    """What is set aside for one debt, in the currency's own unit."""

    exposure: Decimal
    deductions: tuple[Deduction, ...]
    deducted: Decimal
    """The sum of the deductions; it may be more than the exposure."""
    base: Decimal
    """What is left of the exposure, at least 0."""
    rate: Decimal
    """Of the group; of what isn't covered, where covered and uncovered parts differ."""
    specific: Decimal
    """Rounded half up to the currency's smallest unit."""
    general: Decimal
    """Rounded half up to the currency's smallest unit."""
    ageing: str = ""
    """The class by age of a non-performing debt, where the pack has such."""
    to_be_confirmed: tuple[Mark, ...] = ()
    """The figures behind it that are general knowledge, which the bank has to confirm."""


@dataclass(frozen=True, slots=True)
class Debt:
    """What a provision is worked out for."""

    group: str
    """The code of its group."""
    exposure: Decimal
    """Principal outstanding in the currency's own unit."""
    currency: str
    collateral: tuple[Collateral, ...] = ()
    product: str = ""
    """One of `codes.PRODUCTS`; empty for any other."""
    bad_since: date | None = None
    """Since when it is non-performing, for packs whose rates depend on that."""


def provide(debt: Debt, pack: Pack, as_of: date) -> Provision | list[Problem]:
    """Return what is set aside for a debt on a day, or everything that is wrong with what was told of it."""
    problems = _problems(debt, pack)
    if problems:
        return problems
    with localcontext(CONTEXT):
        return _provided(debt, pack, as_of)


def _provided(debt: Debt, pack: Pack, as_of: date) -> Provision:
    found = [_deduction(one, pack, as_of) for one in debt.collateral]
    deductions = tuple(deduction for deduction, _marks in found)
    deducted = sum((one.amount for one in deductions), ZERO)
    specific = _specific(debt, deducted, pack, as_of)
    general, of_general = _general(debt, pack)
    marks = dict.fromkeys([*specific.marks, *(mark for _one, marks in found for mark in marks), *of_general])
    return Provision(
        exposure=debt.exposure,
        deductions=deductions,
        deducted=deducted,
        base=max(debt.exposure - deducted, ZERO),
        rate=specific.rate,
        specific=_rounded(specific.amount, debt.currency),
        general=_rounded(general, debt.currency),
        ageing=specific.ageing,
        to_be_confirmed=tuple(mark for mark in marks if mark.unconfirmed),
    )


@dataclass(frozen=True, slots=True)
class _Specific:
    """A specific provision before rounding."""

    amount: Decimal
    rate: Decimal
    marks: tuple[Mark, ...]
    ageing: str = ""


def _specific(debt: Debt, deducted: Decimal, pack: Pack, as_of: date) -> _Specific:
    group = pack.group(debt.group)
    rate = rate_of(group, debt.product)
    if rate is None:
        return _by_age(debt, deducted, pack, as_of)
    return _Specific(max(debt.exposure - deducted, ZERO) * rate, rate, (group.mark,))


def rate_of(group: Group, product: str) -> Decimal | None:
    """Return a group's rate for a kind of facility; `None` when it has none of its own."""
    return group.rate_by_product.get(product, group.specific_rate)


def _by_age(debt: Debt, deducted: Decimal, pack: Pack, as_of: date) -> _Specific:
    """Return the provision of a non-performing debt by how long it has been one (India)."""
    assert debt.bad_since is not None  # `_problems` asks for it
    ageing = age_class(debt.bad_since, pack, as_of)
    marks = (ageing.mark, pack.secured_mark) if pack.secured_mark else (ageing.mark,)
    if ageing.by == "facility":
        secured = deducted > debt.exposure * pack.secured_over
        rate = ageing.secured_rate if secured else ageing.unsecured_rate
        return _Specific(debt.exposure * rate, rate, marks, ageing.code)
    covered = min(debt.exposure, deducted)
    amount = covered * ageing.secured_rate + (debt.exposure - covered) * ageing.unsecured_rate
    return _Specific(amount, ageing.unsecured_rate, (ageing.mark,), ageing.code)


def age_class(bad_since: date, pack: Pack, as_of: date) -> Ageing:
    """Return the class by age of a debt that has been non-performing since a day; the pack's last has no end."""
    return next(
        one for one in pack.ageing if one.upto_months is None or as_of <= months_after(bad_since, one.upto_months)
    )


def _general(debt: Debt, pack: Pack) -> tuple[Decimal, tuple[Mark, ...]]:
    general = pack.general
    if general is None or debt.group not in general.groups or debt.product in general.without:
        return ZERO, ()
    return debt.exposure * general.rate, (general.mark,)


def _deduction(collateral: Collateral, pack: Pack, as_of: date) -> tuple[Deduction, tuple[Mark, ...]]:
    rate = _rate(collateral, pack, as_of)
    share, name = (ONE, None) if rate is None else (rate.rate, rate.name)
    amount = collateral.value * share if collateral.counts else ZERO
    return Deduction(collateral, name, share, amount), (rate.mark,) if rate and collateral.counts else ()


def _rate(collateral: Collateral, pack: Pack, as_of: date) -> CollateralRate | None:
    """Return what the pack lets a collateral count for; `None` where it discounts none."""
    return next((rate for rate in _rates(collateral, pack) if _fits(rate, collateral, as_of)), None)


def _rates(collateral: Collateral, pack: Pack) -> Iterator[CollateralRate]:
    return (rate for rate in pack.collateral if rate.kind == collateral.kind)


def _fits(rate: CollateralRate, collateral: Collateral, as_of: date) -> bool:
    """Tell whether what is left until maturity is within the limit of a rate."""
    if collateral.matures_on is None:
        return True
    if rate.under_years is not None:
        return collateral.matures_on < months_after(as_of, rate.under_years * YEAR)
    return rate.upto_years is None or collateral.matures_on <= months_after(as_of, rate.upto_years * YEAR)


def _rounded(amount: Decimal, currency: str) -> Decimal:
    return amount.quantize(ONE.scaleb(-minor_units(currency)), ROUND_HALF_UP)


def _problems(debt: Debt, pack: Pack) -> list[Problem]:
    if debt.group not in pack.ranks:
        values = {"group": debt.group, "known": ", ".join(pack.ranks)}
        return [Problem("group", N_("There is no group “{group}”; there are {known}."), values)]
    found = []
    if not is_amount(debt.exposure):
        found.append(Problem("exposure", N_("An exposure can't be less than 0.")))
    if rate_of(pack.group(debt.group), debt.product) is None:
        found += _problems_of_age(debt, pack)
    return found + [problem for one in debt.collateral for problem in _problems_of(one, pack)]


def _problems_of_age(debt: Debt, pack: Pack) -> Iterator[Problem]:
    if not pack.ageing:
        yield Problem("pack", N_("This rule pack sets no rates of provision."))
    elif debt.bad_since is None:
        yield Problem("bad_since", N_("Say since when the debt is non-performing: the rate depends on it."))


def _problems_of(collateral: Collateral, pack: Pack) -> Iterator[Problem]:
    kinds = {rate.kind for rate in pack.collateral}
    if not is_amount(collateral.value):
        yield Problem("collateral", N_("The value of a collateral can't be less than 0."))
    if kinds and collateral.kind not in kinds:
        near = N_("There is no kind of collateral “{kind}”; the nearest is “{nearest}”.")
        every = N_("There is no kind of collateral “{kind}”; there are: {nearest}.")
        text = near if has_near(collateral.kind, kinds) else every
        yield Problem("collateral", text, {"kind": collateral.kind, "nearest": nearest(collateral.kind, kinds)})
    if collateral.matures_on is None and len(list(_rates(collateral, pack))) > 1:
        text = N_("Say when “{kind}” matures: how much of it counts depends on it.")
        yield Problem("collateral", text, {"kind": collateral.kind})
