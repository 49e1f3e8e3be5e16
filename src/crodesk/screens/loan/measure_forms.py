"""The forms of measures: what each asks for, what stands above it, how a step is written down."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from crodesk.domain.dates import format_date
from crodesk.domain.records import by_name
from crodesk.domain.records.kind import Choice, Field
from crodesk.domain.records.loan_choices import WAY
from crodesk.domain.words import N_
from crodesk.language import _, language
from crodesk.screens.loan import measures, words
from crodesk.screens.urging.grouping import group_field
from crodesk.services import loan_measure_course, loan_measure_steps, loan_measures, messages
from crodesk.services.desk import Desk
from crodesk.services.loan_file import LoanFile
from crodesk.services.loan_measures import Offer
from crodesk.widgets.record_dialog import RecordDialog

TAKEN, DECIDED = N_("Wrote down a measure"), N_("Wrote down that a measure is decided")
KIND, STEP = by_name("collection_measure"), by_name("measure_step")
PLANS = ("adjust", "extend")
_COMMON = ("reason", "paper", "approval", "decided_by", "decided_on")
_OWN = {
    "recall": ("amount_minor", "effective_on", "due_on"),
    "litigation": ("court", "case_number", "amount_minor", "due_on"),
    "enforcement": ("amount_minor", "due_on"), "write_off": ("amount_minor",), "recovery": ("amount_minor",),
    "insolvency": ("due_on",),
}  # fmt: skip
"""By kind: the fields that it has besides those that all have."""
_WAYS = tuple(one for one in WAY if one.value in ("keep", "add", "capitalise"))
_PLAN = (
    Field("months", N_("Instalments left"), "whole"),
    Field("first_due_on", N_("The first of them"), "day"),
    Field("way", N_("Unpaid interest"), "choice", _WAYS),
)
NEEDS = {"reason": N_("reason"), "paper": N_("paper"), "approval": N_("approval")}


def dialog(desk: Desk, file: LoanFile, offer: Offer, kept: Mapping[str, Any] | None = None) -> RecordDialog:
    """Return the form for a measure; `kept` is one that was proposed and is now decided."""
    loan = file.known.loan
    name, write, whose = (
        (TAKEN, loan_measures.take, loan.rid) if kept is None else (DECIDED, loan_measures.decide, kept["rid"])
    )

    def save(values: Mapping[str, Any]) -> int:
        more = (offer.kind,) if kept is None else ()
        rid: int = desk.do_now(name, loan.number, write, whose, *more, values)
        return rid

    shown = {key: value for key, value in (kept or {}).items() if value not in (None, "")}
    return RecordDialog(
        desk,
        words.title(offer.name.in_language(language()), loan.number),
        _fields(file, offer.kind),
        save,
        values={**({"way": "keep"} if offer.kind in PLANS else {}), **shown, "decided_on": desk.today},
        draft=("measure", f"{loan.rid}:{offer.kind}"),
        customer=loan.customer_rid,
        currency=loan.currency,
        watch=lambda values: _said(desk, file, offer, values),
    )


def _fields(file: LoanFile, kind: str) -> list[Field]:
    own = [KIND.field(key) for key in _OWN.get(kind, ())]
    if kind == "regroup" and file.pack is not None:
        own = [group_field(file.pack)]
    if kind in PLANS:
        own = list(_PLAN)
    return [*own, *(KIND.field(key) for key in _COMMON)]


def _said(desk: Desk, file: LoanFile, offer: Offer, values: Mapping[str, Any]) -> str:
    """Return what a measure needs, and what a new plan comes to."""
    needed = ", ".join(_(NEEDS[one]) for one in offer.needs)
    said = _("Needs: {needed}. Without the day of the decision it is a proposal.").format(needed=needed)
    plan = desk.look(loan_measures.plan, file, values) if offer.kind in PLANS else ()
    return " ".join([said, *(messages.say(one, file.day) for one in plan)])


def step_dialog(desk: Desk, file: LoanFile, measure: Mapping[str, Any]) -> RecordDialog:
    """Return the form for a step of a measure; in court, the steps that come next are offered with their limits."""
    loan, in_court = file.known.loan, measure["kind"] == loan_measure_steps.COURT
    coming = loan_measure_course.coming(measure["steps"], file.known.state.oldest_due) if in_court else ()

    def save(values: Mapping[str, Any]) -> int:
        return desk.do_now(loan_measure_steps.STEPPED, loan.number, loan_measure_steps.add, measure["rid"], values)

    stages = tuple(Choice(one.code, one.name.in_language(language())) for one in coming)
    what = STEP.field("what")
    if stages:
        what = replace(what, kind="pick", choices=stages, any_words=True)
    limits = " · ".join(
        _("{step} by {day}").format(step=one.name.in_language(language()), day=format_date(one.by, language()))
        for one in coming
        if one.by is not None
    )
    return RecordDialog(
        desk,
        words.title(measures.name(measure["kind"]), loan.number),
        [what, *(STEP.field(key) for key in ("on_day", "done", "result", "cost_minor"))],
        save,
        values={"on_day": desk.today, "done": True},
        draft=("measure_step", f"{measure['rid']}"),
        customer=loan.customer_rid,
        currency=loan.currency,
        watch=(lambda _values: limits) if limits else None,
    )
