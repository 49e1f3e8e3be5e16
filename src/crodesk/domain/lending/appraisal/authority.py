"""Who may decide: the lowest level of which every limit holds, by the exposure of the whole group; never pooled."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from crodesk.domain.lending.appraisal.grading import Risk
from crodesk.domain.lending.appraisal.worked import Worked
from crodesk.domain.rules.figures import Figures
from crodesk.domain.rules.said import Words


@dataclass(frozen=True, slots=True)
class Authority:
    """The level that decides."""

    code: str
    name: Words
    rank: int
    exposure: Decimal
    """Of the whole group, with this loan."""
    unsecured: Decimal
    """Of it, what nothing secures."""
    passed_over: dict[str, tuple[str, ...]]
    """The lower levels, each with the limits that don't hold: exposure, unsecured, grade, months, exceptions."""


def authority(worked: Worked, risk: Risk | None, exceptions: int) -> Authority | None:
    """Return who may decide; `None` while the amount or the term isn't known, or when nobody may."""
    exposure, bare = worked.values["group_exposure"].value, worked.values["unsecured_exposure"].value
    months = worked.loan.months.value
    if exposure is None or bare is None or months is None:
        return None
    passed: dict[str, tuple[str, ...]] = {}
    for level in sorted(worked.rules.tables["authority"].values(), key=lambda one: int(one["rank"])):
        broken = tuple(_broken(level, worked, risk, exceptions))
        if not broken:
            return Authority(level.code, level["name"], level["rank"], exposure, bare, passed)
        passed[level.code] = broken
    return None


def _broken(level: Figures, worked: Worked, risk: Risk | None, exceptions: int) -> Iterator[str]:
    """Yield the limits of a level that don't hold."""
    currency = worked.case.asked.currency
    for limit, value in (("secured", "group_exposure"), ("unsecured", "unsecured_exposure")):
        most = level.get(limit)
        amount = worked.values[value].value
        if most is not None and (currency not in most or (amount is not None and amount > most[currency])):
            yield "exposure" if limit == "secured" else limit
    if risk is not None and _worse(worked, risk.grade or risk.worst, level["least_grade"]):
        yield "grade"
    if (worked.loan.months.value or 0) > level["months_most"]:
        yield "months"
    if exceptions > level["exceptions"]:
        yield "exceptions"


def _worse(worked: Worked, grade: str, least: str) -> bool:
    """Tell whether a grade is worse than another, in the order of `margins.toml`."""
    order = list(worked.rules.tables["margins"])
    return order.index(grade) > order.index(least)
