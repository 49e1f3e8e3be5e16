"""Everything the wizard shows of one application: its values, its lists, its gaps."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from crodesk.domain.lending.application.gaps import Gap, StepState, gaps, states
from crodesk.domain.lending.appraisal import rules
from crodesk.domain.lending.appraisal.appraising import Appraisal, appraise
from crodesk.domain.lending.appraisal.case import Case
from crodesk.domain.lending.appraisal.parties import is_company
from crodesk.domain.money import minor_units
from crodesk.domain.records.application_steps import STEPS, Step
from crodesk.domain.records.kind import Field
from crodesk.domain.rules.products import ProductRules, products
from crodesk.services import application_attachments, application_case, application_list, record_list
from crodesk.services.application_attachments import AttachmentLine
from crodesk.services.application_list import ApplicationLine
from crodesk.services.application_rows import EDITABLE
from crodesk.services.printing import issued
from crodesk.services.printing.issued import IssuedLine
from crodesk.services.record_list import RecordLine
from crodesk.services.stored import percent
from crodesk.storage.reader import Reader

ALWAYS = ("customer", "loan", "check")
"""Steps that are there before a product is chosen."""
ONLY_OF = {
    "yearly_costs_minor": "need", "bound_days": "need", "other_sources_minor": "need", "cost_minor": "own_money",
    "own_money_minor": "own_money", "living_minor": "household",
}  # fmt: skip
"""Fields that are asked for only where the product has a cap on them, or where the borrower has a household."""


@dataclass(frozen=True, slots=True)
class ApplicationFile:
    """One application."""

    line: ApplicationLine
    cells: Mapping[str, Any]
    """Its own fields as stored."""
    version: int
    parts: Mapping[str, list[RecordLine]]
    """What belongs to it, by kind."""
    case: Case
    appraisal: Appraisal
    gaps: tuple[Gap, ...]
    attachments: tuple[AttachmentLine, ...] = ()
    """The files that are attached to it."""
    issued: tuple[IssuedLine, ...] = ()
    """What was printed of it, the newest first."""

    @property
    def product(self) -> ProductRules | None:
        """The rules of its product; `None` while none is chosen."""
        return products().get(self.line.product)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps that its product asks for."""
        wanted = self.product.steps if self.product else ALWAYS
        return tuple(step for step in STEPS if step.name in wanted)

    @property
    def states(self) -> tuple[StepState, ...]:
        """How far each step is."""
        return states([step.name for step in self.steps], self.gaps)

    def asked(self, step: Step) -> list[Field]:
        """Return the fields that a step asks of this product and borrower."""
        product = self.product
        if product is None:
            return [field for field in step.asked() if field.key not in ONLY_OF]
        has = {
            "need": product.caps.need,
            "own_money": product.caps.own_money is not None,
            "household": not is_company(self.case),
        }
        return [field for field in step.asked() if has.get(ONLY_OF.get(field.key, ""), True)]

    @property
    def editable(self) -> bool:
        """Whether what is asked and known may be changed."""
        return self.line.stage in EDITABLE


def read(reader: Reader, rid: int, today: date) -> ApplicationFile | None:
    """Return an application with everything that belongs to it; `None` when it is gone."""
    line = application_list.get(reader, rid)
    own = record_list.get(reader, "application", rid)
    if line is None or own is None:
        return None
    parts = application_case.parts(reader, rid)
    case = application_case.of(reader, own, parts, today)
    if case is None:
        return None
    found = appraise(case, rules.shipped())
    lacks = gaps(case, found.recommendation.to_collect, found.problems)
    files = tuple(application_attachments.of_application(reader, rid))
    printed = tuple(issued.of_application(reader, rid))
    return ApplicationFile(line, own.cells, own.version, parts, case, found, lacks, files, printed)


AMOUNTS = {
    "amount_minor": "amount", "cost_minor": "cost", "own_money_minor": "own_money",
    "yearly_costs_minor": "yearly_costs", "other_sources_minor": "other_sources",
}  # fmt: skip
SAME = {"product": "product", "months": "months", "method": "method", "start_on": "start", "first_due_on": "first_due"}


def as_typed(case: Case, values: Mapping[str, Any]) -> Case:
    """Return a case with what stands in the form now in place of what is kept: for figures that follow every key."""
    asked = case.asked
    places = minor_units(values.get("currency") or asked.currency)
    changes: dict[str, Any] = {name: values[key] for key, name in SAME.items() if values.get(key) is not None}
    for key, name in AMOUNTS.items():
        if key in values:
            changes[name] = None if values[key] is None else Decimal(values[key]).scaleb(-places)
    if "rate_ppm" in values:
        changes["rate"] = percent(values["rate_ppm"])
    if values.get("grace_months") is not None:
        changes["grace_principal"] = values["grace_months"]
    if "living_minor" in values:
        living = values["living_minor"]
        borrower = replace(case.borrower, living_cost=None if living is None else Decimal(living).scaleb(-places))
        case = replace(case, parties=(borrower, *case.parties[1:]))
    return replace(case, asked=replace(asked, **changes))
