"""Makes a classification pack of a checked file, and says where its parts don't fit together."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from crodesk.domain.problem import Problem
from crodesk.domain.rules import pack as values
from crodesk.domain.rules import setting_aside
from crodesk.domain.rules.checking import Place, nearest
from crodesk.domain.rules.pack import Mark, Pack
from crodesk.domain.rules.reading import Content
from crodesk.domain.rules.said import Words
from crodesk.domain.rules.shape import SOURCED
from crodesk.domain.words import N_


def build(pack_id: str, content: Content) -> Pack:
    """Return the pack that a checked content describes; `misfits` has to be empty."""
    days, level = content["days"], content["level"]
    return Pack(
        id=pack_id,
        title=Words(**content["title"]),
        groups=_groups(content),
        basis=days["basis"],
        basis_mark=_mark("days", days),
        tolerance=Decimal(days.get("tolerance", 0)),
        contagion=level["contagion"],
        contagion_applies=level.get("applies", "all"),
        level_mark=_mark("level", level),
        inherits=content.get("inherits", ""),
        effective_from=content.get("effective_from"),
        replaces=content.get("replaces", ""),
        currency=content.get("currency", ""),
        floors=tuple(values.Floor(**one) for _name, one in _each(content, "floors")),
        cures=tuple(values.Cure(**one) for _name, one in _each(content, "cure")),
        shares=tuple(values.Share(**one) for _name, one in _each(content, "shares")),
        materiality={name: _materiality(one) for name, one in _each(content, "materiality")},
        external=_mark("external", content["external"]) if content.get("external", {}).get("use") else None,
        observation=_observed(content, "observation"),
        probation=_observed(content, "probation"),
        re_age=_re_age(content.get("re_age")),
        general=_general(content.get("general")),
        collateral=tuple(_collateral(name, one) for name, one in _each(content, "collateral")),
        ageing=_ageing(content),
        secured_over=Decimal(content.get("secured", {}).get("over", 0)),
        secured_mark=_mark("secured", content["secured"]) if "secured" in content else None,
        amendments=tuple(values.Amendment(code=name, **one) for name, one in _each(content, "amendments")),
        review_months=content.get("review", {}).get("months"),
    )


def _each(content: Content, table: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the tables of a kind as values: words made `Words`, shares decimals, and the mark put together."""
    for name, one in content.get(table, {}).items():
        plain = {key: _value(key, value) for key, value in one.items() if key not in SOURCED}
        yield name, {**plain, "mark": _mark(f"{table}.{name}", one)}


_SHARES = {"over", "rate", "specific_rate", "secured_rate", "unsecured_rate", "amount", "relative"}


def _value(key: str, value: Any) -> Any:
    if key in {"name", "why", "condition", "about"}:
        return Words(**value)
    if key == "rate_by_product":
        return {name: Decimal(rate) for name, rate in value.items()}
    if isinstance(value, list):
        return tuple(value)
    return Decimal(value) if key in _SHARES else value


def _mark(at: str, table: Mapping[str, Any]) -> Mark:
    return Mark(at, table["source"], table["evidence"])


def _groups(content: Content) -> tuple[values.Group, ...]:
    groups = [values.Group(code=name, **one) for name, one in _each(content, "groups")]
    return tuple(sorted(groups, key=lambda group: group.first_dpd))


def _ageing(content: Content) -> tuple[setting_aside.Ageing, ...]:
    classes = [setting_aside.Ageing(code=name, **one) for name, one in _each(content, "ageing")]
    return tuple(sorted(classes, key=lambda one: (one.upto_months is None, one.upto_months or 0)))


def _materiality(one: dict[str, Any]) -> values.Materiality:
    return values.Materiality(one["amount"], one["relative"], one["mark"])


def _collateral(name: str, one: dict[str, Any]) -> setting_aside.CollateralRate:
    return setting_aside.CollateralRate(**{"kind": name, **one})


def _observed(content: Content, name: str) -> values.Observed | None:
    table = content.get(name)
    return None if table is None else values.Observed(table["months"], table.get("periods", 0), _mark(name, table))


def _re_age(table: Mapping[str, Any] | None) -> values.ReAge | None:
    if table is None:
        return None
    figures = {name: one for name, one in table.items() if name not in SOURCED}
    return values.ReAge(**figures, mark=_mark("re_age", table))


def _general(table: Mapping[str, Any] | None) -> setting_aside.GeneralProvision | None:
    if table is None:
        return None
    mark = _mark("general", table)
    return setting_aside.GeneralProvision(
        Decimal(table["rate"]), tuple(table["groups"]), tuple(table.get("without", ())), mark
    )


def misfits(content: Content, place: Place) -> list[Problem]:
    """Return where the parts of a checked content don't fit together: groups that overlap, groups that aren't there."""
    groups = content.get("groups", {})
    if not groups:
        return [place.problem(("groups",), N_("{file}, line {line}: there must be at least one of {key}."))]
    return [
        *_missing_tables(content, place),
        *_starts(groups, place),
        *_ends(content, place),
        *_unknown_groups(content, groups, place),
    ]


def _missing_tables(content: Content, place: Place) -> Iterator[Problem]:
    for name in ("days", "level"):
        if name not in content:
            yield place.problem((name,), N_("{file}, line {line}: {key} is missing."))


def _starts(groups: Mapping[str, Any], place: Place) -> Iterator[Problem]:
    """Check that each group starts somewhere, no two on the same day, and one on day 0."""
    taken: dict[int, str] = {}
    for name, group in groups.items():
        start = group.get("from_dpd")
        if start is None and not group.get("by_product"):
            yield place.problem(("groups", name, "from_dpd"), N_("{file}, line {line}: {key} is missing."))
        elif start in taken:
            text = N_("{file}, line {line}: {key} is {days}, as that of the group {other}.")
            yield place.problem(("groups", name, "from_dpd"), text, days=start, other=taken[start])
        elif start is not None:
            taken[start] = name
    if 0 not in taken:
        text = N_("{file}, line {line}: one of {key} must start at 0 days past due.")
        yield place.problem(("groups",), text)


def _ends(content: Content, place: Place) -> Iterator[Problem]:
    """Check that the last class by age has no end."""
    ageing = content.get("ageing", {})
    if ageing and all("upto_months" in one for one in ageing.values()):
        yield place.problem(("ageing",), N_("{file}, line {line}: one of {key} must have no upto_months."))


def _unknown_groups(content: Content, groups: Mapping[str, Any], place: Place) -> Iterator[Problem]:
    """Check that what names a group names one of the pack."""
    named: list[tuple[tuple[str, ...], str]] = [
        ((table, name, "group"), one["group"])
        for table in ("floors", "shares")
        for name, one in content.get(table, {}).items()
    ]
    named += [(("general", "groups"), code) for code in content.get("general", {}).get("groups", ())]
    for path, code in named:
        if code not in groups:
            text = N_("{file}, line {line}: {key} can't be “{word}”; the nearest is “{nearest}”.")
            yield place.problem(path, text, word=code, nearest=nearest(code, groups))
