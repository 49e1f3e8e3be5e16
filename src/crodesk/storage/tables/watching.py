"""Watching over loans: inspections, early warnings, and the measures against arrears."""

from datetime import date

import sqlalchemy as sa

from crodesk.storage.columns import choice, day, line, link, long_text, whole, yes_no
from crodesk.storage.tables.mixins import OPTIONS, Imported, OfCustomer, import_key


class Inspection(Imported, table=True):
    """A look at how a loan is used, or at what secures it: planned, done, with what was found."""

    __table_args__ = (sa.Index("inspection_planned", "state", "planned_on", "rid"), import_key("inspection"), OPTIONS)

    holding_rid: int = link("holding", nullable=False)
    drawing_rid: int | None = link("drawing")
    kind: str = choice("use", "collateral", "business")
    planned_on: date | None = day()
    why: str = line()
    """The rule or the event that asks for it."""
    state: str = choice("planned", "done", "cancelled")
    visited_on: date | None = day()
    visited_at: str = line()
    """`HH:MM`."""
    place: str = line()
    position: str = line()
    """Latitude and longitude, as the officer typed them."""
    present: str = line()
    drawn_minor: int | None = whole()
    """The amount looked at."""
    shown_minor: int | None = whole()
    """What was shown to be used as agreed."""
    finding: str = choice("", "right", "partly", "wrong")
    findings: str = long_text()
    business: str = long_text()
    """How the business goes."""
    collateral: str = long_text()
    """In what state the collateral is."""
    proposals: str = long_text()
    minutes: str = line()
    """The number of the minutes."""
    signed_by: str = line()
    """Who signed them, on both sides."""
    next_on: date | None = day()


class InspectionItem(Imported, table=True):
    """One use of the money that was looked at, or one thing that was ticked off."""

    __tablename__ = "inspection_item"
    __table_args__ = (import_key("inspection_item"), OPTIONS)

    inspection_rid: int = link("inspection", nullable=False)
    what: str = line()
    agreed_minor: int | None = whole()
    shown_minor: int | None = whole()
    currency: str = line()
    seen: bool = yes_no()
    evidence: str = line()
    note: str = line()


class WarningSignal(OfCustomer, table=True):
    """An early sign that a customer may not pay, seen by reckoning or heard; it needs an answer."""

    __tablename__ = "warning_signal"
    __table_args__ = (import_key("warning_signal"), OPTIONS)

    holding_rid: int | None = link("holding")
    code: str = line()
    source: str = choice("computed", "heard")
    seen_on: date | None = day()
    weight: int | None = whole()
    evidence: str = long_text()
    state: str = choice("open", "measure", "dismissed")
    dismissed_until: date | None = day()
    answered_on: date | None = day()
    answer: str = line()
    """The measure that was taken, or why it was dismissed."""


class CollectionMeasure(Imported, table=True):
    """A step against arrears that needs a decision: another plan, early recall, court, collateral, writing off."""

    __tablename__ = "collection_measure"
    __table_args__ = (import_key("collection_measure"), OPTIONS)

    holding_rid: int = link("holding", nullable=False)
    kind: str = choice(
        "regroup", "adjust", "extend", "recall", "litigation", "enforcement", "write_off", "recovery", "insolvency"
    )
    state: str = choice("proposed", "decided", "done", "cancelled")
    proposed_on: date | None = day()
    decided_on: date | None = day()
    decided_by: str = line()
    approval: str = line()
    """The reference of the recorded approval."""
    effective_on: date | None = day()
    due_on: date | None = day()
    """By when it asks to be answered or paid."""
    amount_minor: int | None = whole()
    group_code: str = line()
    """Of a regrouping: the group it is set to."""
    reason: str = long_text()
    paper: str = line()
    court: str = line()
    case_number: str = line()
    loan_event_rid: int | None = link("loan_event")
    """What it changed on the loan."""
    ended_on: date | None = day()
    ended_why: str = line()


class MeasureStep(Imported, table=True):
    """One date in the course of a measure: a notice, a hearing, a sale, what it cost, what came of it."""

    __tablename__ = "measure_step"
    __table_args__ = (import_key("measure_step"), OPTIONS)

    collection_measure_rid: int = link("collection_measure", nullable=False)
    on_day: date | None = day()
    what: str = line()
    result: str = line()
    cost_minor: int | None = whole()
    currency: str = line()
    done: bool = yes_no()
