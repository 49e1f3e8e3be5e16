"""The loans that an officer can prepare: who may ask, what is asked of them, and the caps each keeps to."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from crodesk.domain.rules import lending
from crodesk.domain.rules.figures import Figures
from crodesk.domain.rules.pack import Mark
from crodesk.domain.rules.said import Words


@dataclass(frozen=True, slots=True)
class ProductCaps:
    """What a loan must keep to; `None` where there is no such cap."""

    dsr: Decimal | None = None
    """Debt service of a month over counted income, percent at most."""
    ltv: Decimal | None = None
    """The loan and prior liens over the collateral, percent at most."""
    dscr: Decimal | None = None
    """Cash flow of a year over its debt service, times at least."""
    age: int | None = None
    """Of the oldest borrower on the last due date, years at most."""
    own_money: Decimal | None = None
    """What the borrower pays of what the money is for, percent at least."""
    residual: Mapping[str, Decimal] | None = None
    """What income leaves a month, by currency, at least."""
    times_income: Decimal | None = None
    """The amount in counted incomes of a month, at most."""
    amount: Mapping[str, Decimal] | None = None
    """The amount itself, by currency, at most."""
    need: bool = False
    """Whether the amount is at most the need of working capital."""


@dataclass(frozen=True, slots=True)
class ProductRules:
    """One product."""

    code: str
    name: Words
    kinds: tuple[str, ...]
    """Who may ask: individual, household, company."""
    shape: str
    """`term`: repaid by a schedule; `line`: a limit; `passbook`: a loan on a deposit."""
    security: str
    """`none`, `either` or `required`."""
    steps: tuple[str, ...]
    sections: tuple[str, ...]
    """Which parts of the steps are asked for."""
    one_screen: bool
    """Whether all of its steps fit one screen."""
    months_least: int
    months_most: int
    methods: tuple[str, ...]
    """How it may be repaid; the first is usual."""
    rate_most: Decimal | None
    """Percent a year."""
    rate: Decimal | None
    """The bank's own rate for the best risk, to which margins are added; `None` when the bank states none."""
    counted: Decimal | None
    """Of a limit, the percentage that counts as debt service of a month; `None`: its interest."""
    caps: ProductCaps
    scorecard: str
    """The name of the expert grid; empty for none."""
    scorecard_company: str
    """The same for companies."""
    conditions: tuple[str, ...]
    """Codes of what must be done before the money is drawn (`clauses.toml`)."""
    covenants: tuple[str, ...]
    mark: Mark

    @property
    def secured(self) -> bool:
        """Whether the loan needs collateral."""
        return self.security == "required"


@cache
def products() -> Mapping[str, ProductRules]:
    """Return the shipped products by their codes."""
    return of(lending.load("products"))


def of(rules: Mapping[str, Figures]) -> Mapping[str, ProductRules]:
    """Return the products of checked rules by their codes."""
    return {code: _product(one) for code, one in rules.items()}


def _product(one: Figures) -> ProductRules:
    return ProductRules(
        code=one.code,
        name=one["name"],
        kinds=one["kinds"],
        shape=one["shape"],
        security=one["security"],
        steps=one["steps"],
        sections=one["sections"],
        one_screen=bool(one.get("one_screen")),
        months_least=one["months_least"],
        months_most=one["months_most"],
        methods=one["methods"],
        rate_most=one.get("rate_most"),
        rate=one.get("rate"),
        counted=one.get("counted"),
        caps=_caps(one),
        scorecard=one.get("scorecard") or "",
        scorecard_company=one.get("scorecard_company") or one.get("scorecard") or "",
        conditions=one["conditions"],
        covenants=one["covenants"],
        mark=one.mark,
    )


def _caps(one: Figures) -> ProductCaps:
    return ProductCaps(
        dsr=one.get("dsr"),
        ltv=one.get("ltv"),
        dscr=one.get("dscr"),
        age=one.get("age"),
        own_money=one.get("own_money"),
        residual=one.get("residual"),
        times_income=one.get("times_income"),
        amount=one.get("amount_most"),
        need=bool(one.get("need")),
    )
