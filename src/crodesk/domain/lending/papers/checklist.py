"""Which papers an application wants: by product, by who takes part, and by what secures it; from data."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from crodesk.domain.lending.appraisal.case import Case
from crodesk.domain.lending.appraisal.rules import Rules
from crodesk.domain.rules import lending
from crodesk.domain.rules.figures import Figures
from crodesk.domain.rules.lending_shape import STAGES
from crodesk.domain.rules.said import Words

BEFORE_DECISION = STAGES[:2]
"""The stages whose papers a decision waits for."""


@dataclass(frozen=True, slots=True)
class PaperWanted:
    """One paper that is wanted."""

    code: str
    """Of the checklist."""
    name: Words
    stage: str
    """By when: one of `lending_shape.STAGES`."""
    of: str
    """The key of the party, or the title's number or place of the collateral (from 0); empty for the application."""
    form: str
    """original, copy or certified."""
    days: int | None
    """How old it may be; `None` where only what it says of itself counts."""
    mandatory: bool


def checklist(case: Case, rules: Rules, stages: Sequence[str] = STAGES) -> tuple[PaperWanted, ...]:
    """Return what an application wants for some stages, in the order of the file; nothing without a product."""
    if case.asked.product not in rules.products:
        return ()
    items = [item for item in rules.tables["checklist"].values() if item["stage"] in stages]
    return tuple(_wanted(item, of) for item in items if _suits(item, case, rules) for of in _each(item, case))


def valid_until(wanted: PaperWanted, dated: date | None, says: date | None = None) -> date | None:
    """Return the last day on which a paper counts: the earlier of what it says itself and what its age allows."""
    allowed = dated + timedelta(wanted.days) if dated is not None and wanted.days is not None else None
    known = [day for day in (allowed, says) if day is not None]
    return min(known) if known else None


def counts_until(code: str, dated: date | None) -> date | None:
    """Return the last day on which a paper of the shipped checklist counts by its date; `None` without a rule."""
    item = lending.load("checklist").get(code)
    days = item.get("days") if item is not None else None
    return None if dated is None or days is None else dated + timedelta(days)


def _suits(item: Figures, case: Case, rules: Rules) -> bool:
    """Tell whether a paper is wanted of this product and, where it isn't a party's, of this kind of borrower."""
    product = rules.products[case.asked.product]
    kinds, products, sections = (item.get(name) for name in ("kinds", "products", "sections"))
    if item["of"] != "party" and kinds is not None and case.borrower.kind not in kinds:
        return False
    if sections is not None and not set(sections) & set(product.sections):
        return False
    return products is None or case.asked.product in products


def _each(item: Figures, case: Case) -> Iterator[str]:
    """Yield of whom or what a paper is wanted."""
    if item["of"] == "party":
        yield from _parties(item, case)
    elif item["of"] == "collateral":
        yield from _things(item, case)
    else:
        yield ""


def _parties(item: Figures, case: Case) -> Iterator[str]:
    kinds, roles = item.get("kinds"), item.get("roles") or ()
    for party in case.parties:
        if party.role in roles and (kinds is None or party.kind in kinds):
            yield party.key


def _things(item: Figures, case: Case) -> Iterator[str]:
    for place, thing in enumerate(case.collateral):
        is_theirs = thing.owner != case.borrower.key
        if thing.kind in (item.get("collateral") or ()) and (is_theirs or not item.get("third_party")):
            yield thing.title_number or str(place)


def _wanted(item: Figures, of: str) -> PaperWanted:
    days, mandatory = item.get("days"), item["mandatory"]
    return PaperWanted(item.code, item["name"], item["stage"], of, item["form"], days, mandatory)
