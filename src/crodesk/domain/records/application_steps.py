"""What the wizard asks in which step: one schema for the screen, for questions and answers in a line, and for help."""

from collections.abc import Mapping
from dataclasses import dataclass

from crodesk.domain.records import applications as kinds
from crodesk.domain.records.kind import Field, RecordKind
from crodesk.domain.words import N_


@dataclass(frozen=True, slots=True)
class Part:
    """A list of records that a step asks for."""

    kind: RecordKind
    section: str = ""
    """The section of the product's rules that asks for it; empty for every product that has the step."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the wizard."""

    name: str
    label: str
    """A message id."""
    about: str
    """What the step is for, a message id."""
    fields: tuple[str, ...] = ()
    """Keys of the application's own fields."""
    parts: tuple[Part, ...] = ()

    def asked(self) -> tuple[Field, ...]:
        """Return the fields of the application that this step asks for."""
        return tuple(kinds.APPLICATION.field(key) for key in self.fields)

    def parts_of(self, sections: tuple[str, ...]) -> tuple[Part, ...]:
        """Return the lists that a product with these sections asks for."""
        return tuple(part for part in self.parts if not part.section or part.section in sections)


STEPS: tuple[Step, ...] = (
    Step(
        "customer",
        N_("Customer"),
        N_("Who borrows, with whom, and who stands for it."),
        parts=(Part(kinds.PARTY),),
    ),
    Step(
        "loan",
        N_("Loan asked"),
        N_("What is asked for. The figures beside it follow every key."),
        (
            "amount_minor", "months", "rate_ppm", "purpose", "product", "method", "cost_minor", "own_money_minor",
            "first_due_on", "start_on", "grace_months", "yearly_costs_minor", "bound_days", "other_sources_minor",
            "currency",
        ),
    ),
    Step(
        "means",
        N_("Income, debts"),
        N_("What comes in, what goes out, what is owed and owned. I takes over what is on file."),
        ("living_minor", "no_debts", "sector"),
        (
            Part(kinds.FLOW, section="flows"),
            Part(kinds.DEBT, section="debts"),
            Part(kinds.ASSET, section="worth"),
            Part(kinds.STATEMENT, section="statements"),
            Part(kinds.BUREAU_REPORT),
        ),
    ),
    Step(
        "collateral",
        N_("Collateral"),
        N_("What secures the loan, whose it is and what it is worth."),
        parts=(Part(kinds.COLLATERAL),),
    ),
    Step(
        "papers",
        N_("Papers"),
        N_("Which papers are wanted, there, checked or waived. I lists what the checklist wants."),
        parts=(Part(kinds.PAPER),),
    ),
    Step(
        "appraisal",
        N_("Appraisal"),
        N_("What speaks for the loan and against it, and what you recommend."),
        (
            "recommended", "recommended_amount_minor", "recommended_months", "recommended_rate_ppm", "conditions",
            "covenants", "grade_moved", "grade_why", "note",
        ),
        (Part(kinds.FINDING),),
    ),
    Step("check", N_("Check, send"), N_("Every gap; Enter goes there. F9 sends it.")),
)  # fmt: skip
"""The steps in their order."""
BY_NAME: Mapping[str, Step] = {step.name: step for step in STEPS}

FORMS: Mapping[str, tuple[str, ...]] = {
    "application_flow": (
        "direction", "kind", "amount_minor", "period", "variable", "paid_here", "party_rid", "source", "as_of",
        "verified", "currency",
    ),
    "application_debt": (
        "lender", "kind", "balance_minor", "monthly_minor", "limit_minor", "debt_group", "days_late", "secured",
        "repaid_by_this", "party_rid", "ours", "source", "as_of", "verified", "currency",
    ),
    "collateral": (
        "kind", "name", "value_minor", "title_number", "owner_rid", "price_minor", "valued_on", "valued_by",
        "haircut_ppm", "liens_minor", "insured_until", "insured_minor", "insurer", "revalue_on", "matures_on",
        "holding_rid", "source", "as_of", "verified", "currency",
    ),
}  # fmt: skip
"""By kind: the fields that a form of the wizard asks for, most telling first; other kinds show all of theirs."""
