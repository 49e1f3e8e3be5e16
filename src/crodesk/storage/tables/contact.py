"""What was said and what comes next: interactions and notes, service cases, follow-ups."""

from datetime import date, datetime

import sqlalchemy as sa

from crodesk.storage.columns import Row, choice, count, day, line, link, long_text, moment, whole, yes_no
from crodesk.storage.tables.mixins import OPTIONS, Imported, import_key


class Interaction(Imported, table=True):
    """A note, or one contact with a customer in any channel; one without a customer waits to be assigned."""

    __table_args__ = (
        sa.Index("interaction_newest", "customer_rid", "at", "rid"),
        import_key("interaction"),
        OPTIONS,
    )

    customer_rid: int | None = link("customer", index=False)
    kind: str = line(default="note")
    """Note, call, visit, e-mail …"""
    direction: str = choice("", "in", "out")
    at: datetime = moment(nullable=False)
    seconds: int | None = whole()
    """How long it took."""
    reached: str = choice("", "yes", "no")
    outcome: str = line()
    purpose: str = line()
    subject: str = line()
    text: str = long_text()
    text_search: str = line()
    """Derived from subject and text: folded words; empty when restricted."""
    stars: int | None = whole()
    """Satisfaction stated by the customer, 1 to 5."""
    pinned: bool = yes_no()
    restricted: bool = yes_no()
    """Kept out of search, print, export and briefing."""
    product: str = line()
    need_rid: int | None = link("need")
    case_rid: int | None = link("service_case")
    ended_on: date | None = day()
    ended_why: str = line()


class ServiceCase(Imported, table=True):
    """A complaint, dispute, error, enquiry or request, until it is answered and closed."""

    __tablename__ = "service_case"
    __table_args__ = (
        sa.Index("service_case_open", "status", "answer_by"),
        sa.Index("service_case_by_number", "number"),
        import_key("service_case"),
        OPTIONS,
    )

    customer_rid: int | None = link("customer")
    number: str = line()
    kind: str = line(default="complaint")
    product: str = line()
    issue: str = line()
    text: str = long_text()
    channel: str = line()
    opened_on: date = day(nullable=False)
    first_answered_on: date | None = day()
    answer_by: date | None = day()
    closed_on: date | None = day()
    status: str = choice("open", "answered", "closed", "reopened")
    owner: str = line()
    referred_to: str = line()
    referred_on: date | None = day()
    response: str = line()
    in_time: str = choice("", "yes", "no")
    root_cause: str = line()
    disputed_minor: int | None = whole()
    currency: str = line()
    customer_informed: bool = yes_no()
    satisfied: str = choice("", "yes", "no")


class CaseEvent(Imported, table=True):
    """One step in the life of a service case."""

    __tablename__ = "case_event"
    __table_args__ = (import_key("case_event"), OPTIONS)

    case_rid: int = link("service_case", nullable=False)
    at: datetime = moment(nullable=False)
    what: str = choice("opened", "answered", "referred", "note", "closed", "reopened")
    text: str = long_text()


class FollowUp(Imported, table=True):
    """Something to be done for a customer on a day."""

    __tablename__ = "follow_up"
    __table_args__ = (
        sa.Index("follow_up_open", "status", "due_on", "rid"),
        sa.Index("follow_up_by_clock", "clock", unique=True, sqlite_where=sa.text("clock IS NOT NULL")),
        import_key("follow_up"),
        OPTIONS,
    )

    customer_rid: int | None = link("customer")
    what: str = line(default="task")
    """Call, visit, write, meet, review, task, promise."""
    about: str = line()
    due_on: date = day(nullable=False)
    due_time: str = line()
    """`HH:MM`, or empty for any time of the day."""
    priority: str = choice("normal", "high")
    status: str = choice("open", "done", "dropped")
    done_on: date | None = day()
    outcome: str = line()
    case_rid: int | None = link("service_case")
    interaction_rid: int | None = link("interaction")
    clock: str | None = line(default=None)
    """Which turn of which clock this answers: rule, record and period; `NULL` for what the officer planned by hand."""
    put_off_to: date | None = day()
    """It comes back on this day; when it is due stays as it was."""
    pinned: bool = yes_no()
    tries: int = count()
    """How often the customer was tried and not reached."""
    waiting_for: str = line()
    """Whom it waits for: a colleague, a department, the customer."""
    promised_by: str = choice("", "us", "customer")
    amount_minor: int | None = whole()
    """What was promised, in minor units."""
    currency: str = line()
    kept: str = choice("", "yes", "no")
    """Whether a promise was kept."""
    repeats: str = line()
    """How it comes back, as an RFC 5545 rule; such a row is the pattern, its occurrences are clocks."""


class FollowUpRule(Row, table=True):
    """A rule of the follow-up queue as the officer changed it; where there is none, the shipped one holds."""

    __tablename__ = "follow_up_rule"
    __table_args__ = (sa.UniqueConstraint("rule", "tier", "channel"), OPTIONS)

    rule: str = line()
    tier: str = line()
    """Of a cadence: whose; empty is for all others."""
    channel: str = choice("", "call", "visit")
    running: bool = yes_no(default=True)
    lead_days: str = line()
    """Days before the day on which it calls, such as `30, 7, 1`."""
    every_days: int | None = whole()
    at_most_days: int | None = whole()
    a_day: int | None = whole()
    """So many stand alone in a day, more fold into one."""
