"""A classification pack as values: what the engine reads while it classifies."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property

from crodesk.domain.rules.mark import Mark
from crodesk.domain.rules.said import Words
from crodesk.domain.rules.setting_aside import Ageing, CollateralRate, GeneralProvision

__all__ = [
    "Amendment",
    "Cure",
    "Floor",
    "Group",
    "Mark",
    "Materiality",
    "Observed",
    "Pack",
    "ReAge",
    "Share",
]


@dataclass(frozen=True, slots=True)
class Group:
    """A debt group."""

    code: str
    name: Words
    mark: Mark
    from_dpd: int | None = None
    """The days past due from which it holds; `None` when only `by_product` says so."""
    by_product: Mapping[str, int] = field(default_factory=dict)
    """Other days for some kinds of facility."""
    non_performing: bool = False
    specific_rate: Decimal | None = None
    """The part of what is not covered that is set aside; `None` when the pack sets none."""
    rate_by_product: Mapping[str, Decimal] = field(default_factory=dict)
    condition: Words | None = None
    """What must be true besides, for the officer to see."""
    condition_from: int = 0
    """The days past due from which `condition` counts."""

    @property
    def first_dpd(self) -> int:
        """The least days past due at which any facility can be in it."""
        days = [*self.by_product.values(), *([] if self.from_dpd is None else [self.from_dpd])]
        return min(days, default=0)


@dataclass(frozen=True, slots=True)
class Floor:
    """An event that makes a group at least as bad as `group`; all that it states must hold."""

    group: str
    why: Words
    mark: Mark
    facts: tuple[str, ...] = ()
    """Of `FACTS` and `STATES`; each must be known of the facility."""
    dpd_min: int = 0
    restructures_min: int = 0
    restructures_max: int | None = None
    last_restructure: str = ""
    new_terms_min: int = 0
    """Days past due under the restructured terms."""
    new_terms_max: int | None = None
    recall_min: int | None = None
    """Days since a decision of early recall took effect; `None` where none is needed."""
    recall_max: int | None = None


@dataclass(frozen=True, slots=True)
class Cure:
    """What must be seen before a facility may leave a worse group."""

    why: Words
    mark: Mark
    applies: str
    """`all`, `restructured` or `non_performing` facilities."""
    months: int = 0
    """How long everything must have been paid in time."""
    months_short: int | None = None
    """The same for short-term loans."""
    periods: int = 0
    """How many periods in a row must have been paid."""
    papers: bool = False
    """Whether documents must prove the recovery."""
    nothing_late: bool = False
    """Whether nothing may be past due."""
    whole_customer: bool = False
    """Whether nothing may be past due on any debt of the customer."""


@dataclass(frozen=True, slots=True)
class Share:
    """How large a part of a debtor's debts may be bad before all of them are."""

    group: str
    why: Words
    mark: Mark
    over: Decimal
    """More than this part: exactly as much doesn't count."""
    where: str
    """`here`: non-performing debts at this bank; `everywhere`: late debts at all banks."""
    late_over: int = 0
    """More than so many days past due make a debt at another bank late."""


@dataclass(frozen=True, slots=True)
class Materiality:
    """Limits that both must be exceeded before days count."""

    amount: Decimal
    """In the pack's currency."""
    relative: Decimal
    """Part of the exposure."""
    mark: Mark


@dataclass(frozen=True, slots=True)
class Amendment:
    """A later text that changed the rules, noted but not worked into the figures."""

    code: str
    starts: date
    about: Words
    mark: Mark


@dataclass(frozen=True, slots=True)
class Observed:
    """A term of observation after new terms."""

    months: int
    periods: int
    mark: Mark


@dataclass(frozen=True, slots=True)
class ReAge:
    """When an account that is past due may be counted as current again before everything is paid."""

    age_months: int
    """How old it is at least."""
    payments: int
    """How many minimum payments in a row come first, or as much at once."""
    most_in_a_year: int
    most_in_five_years: int
    mark: Mark


@dataclass(frozen=True)
class Pack:
    """A classification pack; its groups stand from the best to the worst."""

    id: str
    title: Words
    groups: tuple[Group, ...]
    basis: str
    """One of `codes.BASES`."""
    basis_mark: Mark
    contagion: str
    """`worst`: the worst group of any of a customer's debts holds for all; `none`."""
    contagion_applies: str
    """`all` customers or `non_retail` ones."""
    level_mark: Mark
    tolerance: Decimal = Decimal(0)
    """An unpaid part of at most this doesn't count as past due."""
    inherits: str = ""
    effective_from: date | None = None
    replaces: str = ""
    currency: str = ""
    """The currency of its amounts; empty when it has none."""
    floors: tuple[Floor, ...] = ()
    cures: tuple[Cure, ...] = ()
    shares: tuple[Share, ...] = ()
    materiality: Mapping[str, Materiality] = field(default_factory=dict)
    """By `retail` and `other`."""
    external: Mark | None = None
    """Whether a worse group at another bank is taken over; `None` when it isn't."""
    observation: Observed | None = None
    """How long new terms are observed."""
    probation: Observed | None = None
    """How long a forborne facility is on probation after it became performing."""
    re_age: ReAge | None = None
    """`None` where the pack knows no re-aging."""
    general: GeneralProvision | None = None
    collateral: tuple[CollateralRate, ...] = ()
    ageing: tuple[Ageing, ...] = ()
    """By age, the youngest first; the last has no end."""
    secured_over: Decimal = Decimal(0)
    """A debt is secured when more than this part of it is."""
    secured_mark: Mark | None = None
    amendments: tuple[Amendment, ...] = ()
    review_months: int | None = None
    """How often facilities are classified anew at least."""

    @cached_property
    def ranks(self) -> Mapping[str, int]:
        """The place of each group by its code; 0 is the best."""
        return {group.code: rank for rank, group in enumerate(self.groups)}

    @cached_property
    def floors_from_the_mildest(self) -> tuple[Floor, ...]:
        """The floors by the group that they raise to, the best first."""
        return tuple(sorted(self.floors, key=lambda floor: self.ranks[floor.group]))

    @cached_property
    def by_product(self) -> bool:
        """Whether some group starts on other days for some kinds of facility."""
        return any(group.by_product for group in self.groups)

    @cached_property
    def turning_days(self) -> frozenset[int]:
        """The counted days at which a group or a floor starts or a floor ends, so that the group can change."""
        found = {days for group in self.groups for days in (group.from_dpd, *group.by_product.values())}
        for floor in self.floors:
            found |= {floor.dpd_min, floor.new_terms_min, floor.recall_min}
            found |= {last + 1 for last in (floor.new_terms_max, floor.recall_max) if last is not None}
        return frozenset(days for days in found if days is not None)

    def group(self, code: str) -> Group:
        """Return a group by its code; raises `KeyError` when there is none."""
        return self.groups[self.ranks[code]]
